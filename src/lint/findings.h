#ifndef PLLINT_LINT_FINDINGS_H
#define PLLINT_LINT_FINDINGS_H

// Where findings are kept until the list is at its end, and what is made of them then.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "lint/check.h"

// A finding and what it points at. It stays where it is until its report is released.
struct stored_finding {
	struct pllint_finding finding; // first: rules hold a pointer to it
	struct pllint_message message;
	struct pllint_edit *edits;
	uint32_t edit_capacity;
	bool is_unchecked;    // it says that the rule could not decide
	bool explains_change; // it says why an entry that was there before the change is not read
};

struct findings {
	struct memory *memory;
	struct arena *arena;
	unsigned char severity[PLLINT_RULE_MAX]; // what each rule's findings have; PLLINT_OFF: none is kept
	struct stored_finding **items;
	size_t count, capacity;
	struct stored_finding scratch; // stands in for findings that are not kept
};

// `settings` and `template` may be NULL. The settings come first, then the template, then the rule.
void findings_init(struct findings *findings, struct arena *arena, const struct pllint_settings *settings,
		   const struct template *template);

// A new finding of a rule, with its severity set.
struct stored_finding *findings_add(struct findings *findings, size_t rule);
static inline struct stored_finding *findings_stored(struct pllint_finding *finding)
{
	return (struct stored_finding *)finding;
}
static inline bool findings_is_kept(const struct findings *findings, const struct pllint_finding *finding)
{
	return finding != &findings->scratch.finding;
}

// Marks a finding as dropped; all that are go at once.
void findings_drop(struct stored_finding *stored);
bool findings_is_dropped(const struct stored_finding *stored);
void findings_take_out(struct findings *findings);
// Drops the findings of rules that yield where another finding touches them.
void findings_yield(struct findings *findings, const struct source *source);
// Puts them in the order of the list, then of the registry, and drops exact repetitions.
void findings_sort(struct findings *findings);

#endif
