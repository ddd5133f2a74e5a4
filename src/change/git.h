#ifndef CHANGE_GIT_H
#define CHANGE_GIT_H

// What the git program tells of the repository around the current folder. Nothing that a repository or the
// environment configures is run on the way but git itself: no filter, no pager, no external diff, no textconv, no
// file system monitor, no hook; names of revisions never reach it as options. It fetches nothing either.
//
// Where a function fails, `problem` gets the reason, in words that say what to do where that is known.

#include "report/buffer.h"

#include <stdbool.h>

struct git {
	char *top;	       // the repository's topmost folder, absolute
	struct buffer tracked; // all names, each with a zero byte, sorted; read when first asked for
	const char **names;    // in `tracked`
	size_t name_count;
	struct buffer filters; // the settings that switch filters off, each with a zero byte
};

// The problem where that would be needed.
extern const char git_lacks_objects[];

// `folder` is the topmost one of the repository that the current folder lies in, which holds its `.git`; NULL: there is
// none, unless the environment names one. git_close wants it in any case.
bool git_open(struct git *git, const char *folder, struct buffer *problem);
void git_close(struct git *git);

// The full name of the commit that a revision names. Freed by the caller; NULL: there is none.
char *git_commit(const struct git *git, const char *revision, struct buffer *problem);
// Where this revision and HEAD parted. Freed by the caller; NULL: nowhere.
char *git_merge_base(const struct git *git, const char *revision, struct buffer *problem);
// From a commit to the files as they are, without context; names as in `b/docs/README.md`, from the top.
bool git_diff(const struct git *git, const char *commit, struct buffer *diff, struct buffer *problem);
// True if git knows a file, named from the top, and where it does not say.
bool git_is_tracked(struct git *git, const char *name, struct buffer *problem);
// True if git knows a file in a folder, named from the top, and where it does not say.
bool git_is_tracked_below(struct git *git, const char *folder, struct buffer *problem);
// The names of all files of a commit that `takes` takes, from the top, each with a zero byte.
bool git_find(const struct git *git, const char *commit, bool (*takes)(const char *name), struct buffer *found,
	      struct buffer *problem);
// The bytes of a file of a commit.
bool git_read(const struct git *git, const char *commit, const char *name, struct buffer *bytes,
	      struct buffer *problem);

#endif
