#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "cli/changes.h"
#include "cli/console.h"
#include "cli/ignore.h"
#include "cli/options.h"

#include <sys/types.h>

struct file {
	char *path; // as it is shown
	bool is_standard_input;
	bool is_named;	   // on the command line; else found by searching a folder
	bool is_passed_on; // standard input that is excluded, but whose text somebody waits for
	dev_t device;
	ino_t inode;
	size_t size; // as it was when it was found
};

// What is to be checked, in the order of the arguments; a file that is met twice is here once.
struct files {
	struct file *items;
	size_t count, capacity;
	bool has_folder; // among the operands
};

// Collects the operands and what is found in the folders among them. What cannot be read is said, unless the
// change has deleted it.
void files_collect(struct files *files, const struct options *options, struct changes *changes,
		   struct console *console);
// Collects the Markdown files below a folder, whatever the operands are.
void files_below(struct files *files, const char *folder, const struct options *options, struct changes *changes,
		 struct console *console);
void files_release(struct files *files);
// True if the operands would take a file at a path, absolute and without links, that need not be there.
bool files_would_take(const struct options *options, const struct changes *changes, const char *path);

#endif
