#ifndef WASI_SIGNAL_H
#define WASI_SIGNAL_H

#include <__typedef_sigset_t.h>

// No signal reaches the module.
#define SIGPIPE		       13
#define SIGXFSZ		       25
#define SIG_IGN		       1
#define signal(number, action) ((void)(number), (void)(action))

#endif
