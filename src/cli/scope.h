#ifndef CLI_SCOPE_H
#define CLI_SCOPE_H

// What of a list counts in this run: the part that a change touched, without what is recorded.

#include "cli/check.h"

struct scope {
	struct revision revision;
	struct pllint_revision change;
};

// Sets the run's settings for one list. False if that cannot be done, which is said; scope_close wants it in
// any case.
bool scope_open(struct scope *scope, struct run *run, const struct file *file, const struct loaded_template *loaded,
		const struct contents *contents);
void scope_close(struct scope *scope, struct run *run);

// True if the findings in a template itself are told.
bool scope_has_template(struct run *run, const struct loaded_template *loaded);
// Where the change touched the template, says how many findings elsewhere follow from that. Between open and
// close.
void scope_note_template(struct run *run, const struct file *file, const struct loaded_template *loaded,
			 const struct contents *contents);

#endif
