#ifndef CLI_BESIDE_H
#define CLI_BESIDE_H

// The Markdown files beside a document that an editor has open.

#include "pllint.h"

#include <stddef.h>
#include <sys/stat.h>

// A file that was checked by itself.
struct beside_file {
	char *path;
	struct stat seen;
	char *bytes;
	struct pllint_report *report; // of them; NULL: it is no list, or could not be checked
};

struct beside {
	struct beside_file *files;
	size_t count, capacity;
};

void beside_release(struct beside *beside);

// Checks a file by itself; NULL where it is no list.
typedef struct pllint_report *(*beside_check)(void *context, const char *path, const char *bytes, size_t size);
typedef void (*beside_take)(void *context, const char *path, const struct pllint_report *report);

// Hands in the lists in the folder of an absolute path, checked as they lie on the disk now, but for the one at the
// path. None where there are more files than an editor can wait for.
void beside_lists(struct beside *beside, const char *path, beside_check check, void *checker, beside_take take,
		  void *taker);

#endif
