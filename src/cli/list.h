#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "cli/check.h"

// Lints one list and prints what is found. False if it could not be checked, which is said.
bool list_lint(struct run *run, const struct file *file, struct loaded_template *loaded,
	       const struct contents *contents);

// Prints the findings of a list with entries, and what was fixed before, and counts them.
void list_report(struct run *run, const struct file *file, struct loaded_template *loaded,
		 const struct pllint_report *report, const struct pllint_fixed *fixed);
// A list in which no entry was found: passed over, or an error.
void list_without_entry(struct run *run, const struct file *file, const struct loaded_template *loaded,
			const struct pllint_report *report);
// Continues a message: which text about the list shows an entry to copy. False: none does.
bool list_suggest_template(struct run *run, const char *path, struct output *output);
// Says once that the built-in template is used.
void list_note_builtin(struct run *run, const char *list);
// Says why a list could not be checked or fixed. `report` may be NULL.
void list_fail(struct run *run, const char *path, const char *what, enum pllint_status status,
	       const struct pllint_report *report);
// Prints findings, of a list or of a template, and counts them.
void list_print(struct run *run, const struct loaded_template *loaded, const struct reported *reported);

#endif
