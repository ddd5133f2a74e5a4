#ifndef CLI_TEMPORARY_H
#define CLI_TEMPORARY_H

#include <stdbool.h>
#include <sys/types.h>

enum { TEMPORARY_NAME_SIZE = 256 };

// A file that is going to be renamed to `target`, in the same folder.
struct temporary {
	int folder;
	const char *target;
	int descriptor; // open for writing; -1: it is not
	bool is_named;	// it is in the folder, as `name`
	char name[TEMPORARY_NAME_SIZE];
};

enum temporary_result {
	TEMPORARY_MADE,
	TEMPORARY_NOT_FILLED,
	TEMPORARY_IMPOSSIBLE, // with errno
};

// Opens the folder that a file is in, or will be. -1 with errno.
int temporary_open_folder(const char *target);
void temporary_init(struct temporary *file, int folder, const char *target);
// False with errno: neither file systems nor kernels all have files without a name. `mode` is for the umask to narrow.
bool temporary_create_unnamed(struct temporary *file, mode_t mode);
// Creates a file for the owner alone, lets `fill` write it, and gives it a name of its own. `fill` is called again with
// another file where the file system cannot name the first.
enum temporary_result temporary_make(struct temporary *file, bool (*fill)(void *context), void *context);
// Puts bytes at its end. False with errno.
bool temporary_write(const struct temporary *file, const char *bytes, size_t size);
// Waits until a file or folder is on the disk. False with errno.
bool temporary_synchronize(int descriptor);
// Gives it its target's name, if nothing has that. False with errno.
bool temporary_link_as_target(struct temporary *file);
// Closes it, and removes it if it still has its name; false if that fails.
bool temporary_discard(struct temporary *file);

// A hidden name beside `target`, another for each number.
void temporary_name(char result[TEMPORARY_NAME_SIZE], const char *target, unsigned long number);

#endif
