#ifndef PLLINT_LINT_RULE_H
#define PLLINT_LINT_RULE_H

// What a rule is: metadata, what it looks at, and the functions that turn that into findings.

#include "lint/check.h"
#include "lint/lines.h"
#include "match/match.h"

#define VERDICTS(kind) (UINT64_C(1) << (kind))
_Static_assert(VERDICT_COUNT <= 64, "a rule names its kinds of verdict by the bits of one number");

struct rule {
	struct pllint_rule info;
	uint64_t verdicts; // the kinds of verdict that `verdict` is called with
	void (*verdict)(struct check *check, const struct verdict *verdict);
	void (*lines)(struct check *check, const struct lines *lines); // the raw text, section by section
	void (*file)(struct check *check);			       // at the end of the list
	bool compares;	// its findings are about several entries or fields: what is mended in one can show in another
	bool is_across; // of several lists too: whether a comment that switches it off is needed, one list cannot tell
	bool yields;	// its findings are dropped where another one touches the same place
	bool moves_sections; // its edits put whole groups elsewhere, and change no line of them
};

// rules/registry.c: every rule, in the order in which findings at one place are shown.
extern const struct rule *const rules[];
extern const size_t rule_count;

#endif
