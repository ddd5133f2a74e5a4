#ifndef PLLINT_LINT_SUPPRESS_READ_H
#define PLLINT_LINT_SUPPRESS_READ_H

// What the files behind lint/suppress.h share.

#include "lint/suppress.h"

enum suppression_scope { SCOPE_FILE, SCOPE_ENTRY, SCOPE_LINE, SCOPE_COUNT };

// One rule that is switched off at one place.
struct suppression {
	uint8_t scope; // enum suppression_scope
	bool is_used;
	bool is_alone; // the comment names no other rule
	uint16_t rule;
	span range; // findings that start here are dropped
	span name;
	span comment;
};

struct suppressions {
	struct memory *memory;
	const struct source *source;
	struct suppression *items;
	size_t count, capacity;
};

struct findings;

// Takes the edits of findings that would change which line a comment for the next line speaks of.
void suppressions_hold_lines(const struct suppressions *suppressions, struct findings *findings);

// The index of one of the rules that this part reports for.
size_t suppressions_rule(const char *name);

#endif
