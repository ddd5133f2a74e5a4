#ifndef CLI_CORES_H
#define CLI_CORES_H

// How many of the machine's cores this process may run on; at least 1.
unsigned cores_available(void);

#endif
