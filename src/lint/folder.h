#ifndef PLLINT_LINT_FOLDER_H
#define PLLINT_LINT_FOLDER_H

// What the files of a folder do alike, where each is an entry of its own: counts over all of them, by which what the
// template leaves open is judged.

#include "match/match.h"
#include "pllint.h"

// Why a file is no entry, whatever is in it.
enum folder_role {
	ROLE_ENTRY,
	ROLE_INDEX,    // README, index: an entry only by its header
	ROLE_TEMPLATE, // a template of its own: no entry if it is not filled in
	ROLE_NEVER,    // CONTRIBUTING, CHANGELOG
};
// By the name of a file, which may be NULL.
enum folder_role folder_role(const char *name);

// True if the file is an entry. `folder` may be NULL.
bool folder_is_entry(struct arena *arena, const struct pllint_folder *folder, const struct match *match,
		     const char *name);
// True if a deviation is none in this folder. `is_change`: the entry is judged by the template alone.
bool folder_excuses(const struct pllint_folder *folder, const struct match *match, const struct deviation *deviation,
		    bool is_change);

#endif
