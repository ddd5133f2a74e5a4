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
	char *base;    // the commit that the change is from, where git knows it
	char *current; // the current folder
	char *root;    // the folder that names in the diff may be meant from, besides the current one; or NULL
	bool has_met;  // a list that the diff changes
};

// False if the diff cannot be had, which is said. changes_close wants it in any case.
bool changes_open(struct changes *changes, const struct options *options, struct console *console);
void changes_close(struct changes *changes);
// What a revision of the options means: HEAD, where pre-commit says from which commit on it looks, is that one.
const char *changes_base(const char *revision);

// What the change did to a file. False with the problem; revision_release wants it in any case.
bool changes_revise(struct changes *changes, const char *path, const char *bytes, size_t size,
		    struct revision *revision, struct buffer *problem);
// True if the file was changed, added or renamed. The problem where git does not say.
bool changes_touch(struct changes *changes, const char *path, struct buffer *problem);

// True if git knows the file, or one in the folder, so that no ignore file is about it. The path is absolute and
// without links.
bool changes_hold(struct changes *changes, const char *path, bool is_folder, struct buffer *problem);

enum change_fate { FATE_UNKNOWN, FATE_DELETED, FATE_RENAMED };
// What became of a file that is not there.
enum change_fate changes_fate(const struct changes *changes, const char *path);

// A path as names in the diff mean one: absolute and without links. Freed by the caller, as what follows.
char *changes_path(const struct changes *changes, const char *path);
// What a name of a file of the diff means: a path that is there, or else the likeliest one; NULL: none.
char *changes_meaning(const struct changes *changes, const struct patch_file *file, const char *name);

#endif
