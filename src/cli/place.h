#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include "report/buffer.h"

#include <stdbool.h>

// Where a file really lies, once symbolic links are followed.
struct place {
	char *path; // absolute
	char *name; // the part after the last slash
	int folder; // open; -1: it is not
};

// The real path of a file, or NULL with the problem. Links are followed within the repository that the
// path lies in, or the current folder where there is none.
char *place_follow(const char *path, struct buffer *problem);
// Finds the file and opens its folder. False with the problem; place_close wants it in either case.
bool place_open(struct place *place, const char *path, struct buffer *problem);
void place_close(struct place *place);

#endif
