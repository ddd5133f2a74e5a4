#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

// --diff-base and --diff-file: what a change did to the files of the run.

#include "change/git.h"
#include "change/revision.h"
#include "cli/console.h"
#include "cli/options.h"

struct changes {
	bool are_asked_for; // else nothing below means anything
	struct buffer diff;
	struct patch patch;
	struct git git;
	bool from_git;
	char *current; // the current folder
	char *root;    // the folder that names in the diff may be meant from, besides the current one; or NULL
};

// False if the diff cannot be had, which is said. changes_close wants it in any case.
bool changes_open(struct changes *changes, const struct options *options, struct console *console);
void changes_close(struct changes *changes);

// What the change did to a file. False with the problem; revision_release wants it in any case.
bool changes_revise(struct changes *changes, const char *path, const char *bytes, size_t size,
		    struct revision *revision, struct buffer *problem);
// True if the file was changed, added or renamed, and if it was deleted. The problem where git does not say.
bool changes_touch(struct changes *changes, const char *path, struct buffer *problem);
bool changes_delete(struct changes *changes, const char *path);

#endif
