#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

// Lets signals wait while files change hands. All but those that a fault of our own raises, and those that cannot.
void signals_block(sigset_t *before);
void signals_restore(const sigset_t *before);

// Whether there is a process of that number, as far as this can be known.
bool signals_reach(uint64_t process);

#endif
