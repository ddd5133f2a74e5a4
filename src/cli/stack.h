#ifndef CLI_STACK_H
#define CLI_STACK_H

// Calls a function with a stack on which the deepest nesting that is read has room.
int stack_run(int (*run)(int argc, char **argv), int argc, char **argv);

#endif
