#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "cli/find_template.h"
#include "cli/read_file.h"
#include "pllint.h"

#include <sys/types.h>

// A template that was read, or that could not be.
struct loaded_template {
	char *path;	     // as it is shown
	const char *problem; // why it cannot be used, or NULL
	bool is_builtin;
	bool is_from_commit; // it is no file
	bool is_file;	     // device and inode are known
	bool was_reported;   // its faults were printed
	dev_t device;
	ino_t inode;
	struct contents contents;	  // not of the built-in one
	struct pllint_template *template; // may be there in spite of a problem, then to be shown only
	struct pllint_report *report;	  // its own faults, or NULL
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

// The template that was read under this name, not from a file; or NULL.
struct loaded_template *templates_known(const struct templates *templates, const char *path);

// None of these returns NULL.
struct loaded_template *templates_at(struct templates *templates, const char *path);
struct loaded_template *templates_of_text(struct templates *templates, const char *path, struct contents contents);
struct loaded_template *templates_builtin(struct templates *templates);
struct loaded_template *templates_missing(struct templates *templates, const char *path, const char *problem);
// The one nearest to a list, which need not exist.
struct loaded_template *templates_for(struct templates *templates, const char *list);

#endif
