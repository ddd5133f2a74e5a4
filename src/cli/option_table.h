#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

// The one table of options, from which arguments are read, and help, the man page and completions are made.

#include "cli/options.h"

#include <stdbool.h>
#include <stddef.h>

// What stands for an option's value, for those who complete it.
enum option_takes { TAKES_TEXT, TAKES_FILE, TAKES_COMMIT, TAKES_NAME, TAKES_NAMES, TAKES_RULE_LEVEL };

struct option {
	const char *heading; // of the options from here on; NULL: the one before
	char letter;	     // 0: none
	const char *name;    // without its dashes
	const char *value;   // the name of its value, NULL: it takes none
	const char *help;    // half a line; the names follow it where it ends in a colon, the default first
	const char *details; // sentences for the man page, or NULL
	enum option_takes takes;
	const char *(*name_at)(size_t index); // what may stand for the value, NULL after the last; else NULL
	bool is_repeated;		      // each counts, and not only the last one
	// What it does: one of these.
	bool (*set)(struct options *options, const char *value, struct options_problem *problem);
	enum options_mode mode; // asks for something else than a check
	enum options_fix fix;	// asks for fixing
	size_t flag;		// the offset of a bool in struct options
	bool is_for_lsp;	// may be given with --lsp
};

// In the order of --help.
extern const struct option option_table[];
extern const size_t option_count;

// True if the names follow the help.
bool option_lists_names(const struct option *option);
// True if the value may be followed by `=` and a file: FORMAT[=FILE].
bool option_takes_file_after(const struct option *option);

#endif
