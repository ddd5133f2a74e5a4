#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include <signal.h>

// Lets signals wait while files change hands. All but those that a fault of our own raises, and those that cannot.
void signals_block(sigset_t *before);
void signals_restore(const sigset_t *before);

#endif
