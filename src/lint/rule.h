#ifndef PLLINT_LINT_RULE_H
#define PLLINT_LINT_RULE_H

// What a rule is: metadata, what it looks at, and the functions that turn that into findings.

#include "lint/check.h"
#include "lint/lines.h"
#include "match/match.h"

// Kinds of deviation, ended by DEVIATION_COUNT.
#define DEVIATIONS(...)                                                                                                \
	(const enum deviation_kind[])                                                                                  \
	{                                                                                                              \
		__VA_ARGS__, DEVIATION_COUNT                                                                           \
	}

struct rule {
	struct pllint_rule info;
	const enum deviation_kind *deviations; // the kinds that `deviation` is called with; NULL: none
	void (*deviation)(struct check *check, const struct deviation *deviation);
	void (*lines)(struct check *check, const struct lines *lines); // the raw text, section by section
	void (*file)(struct check *check);			       // at the end of the list
	bool is_of_lists; // not about files that are one entry each: their text is prose
	bool compares;	  // its findings are about several entries or fields: what is fixed in one can show in another
	bool is_across; // of several lists too: whether a comment that switches it off is needed, one list cannot tell
	bool hides;	// its findings say why what is below them is not read
	bool is_of_change;   // its findings are about what a change did, and count wherever they stand
	bool is_about_gaps;  // its findings are about the line before and the one below too
	bool yields;	     // its findings are dropped where another one touches the same place
	bool moves_sections; // its edits put whole groups elsewhere, and change no line of them
};

// True if the rule reports one of these kinds.
static inline bool rule_reports(const struct rule *rule, const enum deviation_kind *kinds)
{
	for (const enum deviation_kind *own = rule->deviations; own && *own != DEVIATION_COUNT; own++) {
		for (const enum deviation_kind *kind = kinds; *kind != DEVIATION_COUNT; kind++) {
			if (*own == *kind) {
				return true;
			}
		}
	}
	return false;
}

// The pages rules/NAME.md, which rules/embed.py embeds.
#define RULE(name) extern const struct pllint_page page_##name;
#include "rules/registry.def"
#undef RULE

// rules/registry.c: every rule, in the order in which findings at one place are shown.
extern const struct rule *const rules[];
extern const size_t rule_count;

#endif
