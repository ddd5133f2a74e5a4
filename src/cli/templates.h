#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "change/git.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/read_file.h"
#include "pllint.h"

#include <stddef.h>
#include <sys/types.h>

struct folder;
struct stored;

// What is known of the folders that were looked into.
struct finder {
	// Looks for the template of a folder that has no template.md: a path that the caller frees, or NULL. May be
	// NULL itself.
	char *(*look)(void *context, const char *folder, int *error);
	void *context;
	const char *current; // the current folder, or NULL; not owned
	struct folder *folders;
	size_t count;
	size_t *slots; // a hash table of the folders' indexes
	size_t slot_count;
};

// A template that was read, or that could not be.
struct loaded_template {
	char *path;	     // as it is shown
	char *absolute;	     // the same from the root, where somebody asked for it; else NULL
	const char *problem; // why it cannot be used, or NULL
	char *own_problem;   // the same text where it is of this template alone, or NULL
	bool is_other;	     // a file that was looked at and is no template of the folder
	bool is_builtin;
	bool is_from_commit; // it is no file
	bool is_file;	     // device and inode are known
	bool is_put;	     // somebody has it open
	bool was_looked_at;  // `seen` is what was at its path before it was read; all zeros: nothing
	bool was_reported;   // its faults were printed
	bool has_list;	     // a list with entries was read by it
	struct stat seen;
	dev_t device;
	ino_t inode;
	struct contents contents;	  // not of the built-in one
	struct pllint_template *template; // may be there in spite of a problem, then to be shown only
	struct pllint_report *report;	  // its own faults, or NULL
	struct pllint_folder *folder;	  // what the files of its folder have in common; NULL: nothing is known
	bool has_folder;		  // that was looked at
	bool was_folder_reported;
	struct stored *stored; // what it stores for its lists, see stored.h; NULL: it was not read yet
};

// All templates of a run, each read once.
struct templates {
	struct loaded_template **items;
	size_t count, capacity;
	struct finder finder;
	char *current; // the current folder
	double timeout;
};

void templates_init(struct templates *templates, double timeout);
void templates_release(struct templates *templates);

// The template that was read from a file, by whatever path; or NULL.
struct loaded_template *templates_known_at(const struct templates *templates, const char *path);

// None of these returns NULL.
struct loaded_template *templates_at(struct templates *templates, const char *path);
struct loaded_template *templates_of_text(struct templates *templates, const char *path, struct contents contents);
// A text in place of what a file holds, since somebody has it open; `contents` becomes the templates'.
void templates_put(struct templates *templates, const char *path, struct contents contents);
// The one nearest to a list, which need not exist.
struct loaded_template *templates_for(struct templates *templates, const char *list);

// Of the texts about a list, CONTRIBUTING and README, the nearest that shows an entry to copy, and on which line; NULL
// if none does. It is not taken for the list's template, but may be named as one.
struct loaded_template *templates_guide_for(struct templates *templates, const char *list, uint32_t *line);

// The nearest template.md from an absolute folder upward, never past the root of its repository, or past the current
// folder where there is no repository. NULL: there is none, or *error, an errno, says why that cannot be
// known. The path lives as long as the finder.
const char *find_template(struct finder *finder, const char *folder, int *error);
void finder_release(struct finder *finder);

// --template-from: templates as they are in a commit, so that a change cannot excuse itself.

struct base_templates {
	const char *revision; // as it was asked for; NULL: nothing below means anything
	const char *chosen;   // --template; NULL: the nearest
	char *commit;
	struct git git;
	char *root;	     // the repository's topmost folder, without links
	struct buffer names; // of the commit's templates, from there, each with a zero byte
};

// False if the commit cannot be read, which is said. base_templates_close wants it in any case.
bool base_templates_open(struct base_templates *base, const struct options *options, struct console *console);
void base_templates_close(struct base_templates *base);

// The template that a list had at that commit; the built-in one where it had none. Not NULL.
struct loaded_template *base_templates_for(const struct base_templates *base, struct templates *templates,
					   const char *list);

#endif
