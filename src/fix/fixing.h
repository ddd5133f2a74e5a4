#ifndef PLLINT_FIX_FIXING_H
#define PLLINT_FIX_FIXING_H

// What is kept of a fix while it runs: the texts, what was applied to them, and why it failed.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lint/report.h"
#include "lint/rule.h"

enum { PASS_MAX = 10, REFUSALS_MAX = 5 };

struct rule_set {
	uint64_t bits[(PLLINT_RULE_MAX + 63) / 64];
};

static inline void rule_set_add(struct rule_set *set, size_t rule)
{
	set->bits[rule / 64] |= UINT64_C(1) << (rule % 64);
}

static inline bool rule_set_has(const struct rule_set *set, size_t rule)
{
	return (set->bits[rule / 64] >> (rule % 64)) & 1;
}

// Why a text is left alone.
struct refusal {
	struct rule_set named; // the rules that it is because of
	const char *what;
	uint32_t line; // of the original; 0 for none
};

// A finding of the original that is not to be applied.
struct left_out {
	uint16_t rule;
	uint32_t at; // where it starts
};

// A finding that was applied.
struct applied {
	uint16_t rule;
	uint16_t pass;	// from 0
	uint32_t entry; // the heading's offset in the text of that pass, UINT32_MAX outside entries
};

// One edit of a pass, and what became of its range.
struct pass_edit {
	span range;	 // in the text before
	span result;	 // in the text after: what is there instead
	uint32_t beside; // in the text after: the last byte before it that is neither blank nor a rule's; UINT32_MAX
			 // for none
	uint32_t applied;
};

// Bytes of a replaced range that are elsewhere now.
struct pass_move {
	span from;
	uint32_t to;
};

// From one text to the next: all that is needed to follow an offset. Both are in the order of the text before.
struct pass {
	struct pass_edit *edits;
	size_t edit_count;
	struct pass_move *moves;
	size_t move_count;
};

struct fix_text {
	const char *bytes;
	size_t size;
};

struct fixing {
	struct memory memory;
	struct arena arena;
	struct memory work; // what the verification needs until it has its answer
	struct pllint_environment environment;
	const struct pllint_template *template;
	struct pllint_settings settings;
	struct pllint_revision change;	     // the settings' own, in the text as it is
	struct pllint_revision whole_change; // the same of the original
	enum pllint_fix allow;

	struct fix_text original;
	struct fix_text text;	       // after the last pass
	struct pllint_report *first;   // on the original, by the settings that were asked for
	struct pllint_report *last;    // on the text; NULL where that is the original
	struct pllint_report *scratch; // whatever else is being looked at

	struct pass passes[PASS_MAX];
	size_t pass_count;
	struct applied *applied;
	size_t applied_count, applied_capacity;
	struct pllint_applied *fixed; // parallel to `applied`
	size_t fixed_capacity;

	struct left_out *left_out;
	size_t left_out_count;
	struct refusal refusal; // of the last attempt
	struct refusal refusals[REFUSALS_MAX];
	size_t refusal_count; // those for which there is no room counted too
	const char *reason;   // NULL: nothing was refused
};

// The report on the text as it is.
static inline struct pllint_report *fixing_report(const struct fixing *fixing)
{
	return fixing->last ? fixing->last : fixing->first;
}

// Lints a text. Leaves by memory_fail, but not for want of entries.
enum pllint_status fixing_lint(struct fixing *fixing, struct fix_text text, const struct pllint_settings *settings,
			       struct pllint_report **report);

// Says why the text is left alone. Always false.
bool fixing_refuse(struct fixing *fixing, const struct rule_set *named, const char *what, uint32_t line);
// Remembers the refusal of the last attempt.
void fixing_keep_refusal(struct fixing *fixing);
// What was kept, as a sentence's part.
const char *fixing_reason(struct fixing *fixing);
// Back to the original, with nothing applied.
void fixing_start_again(struct fixing *fixing);

#endif
