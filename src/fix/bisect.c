// The largest part of a fix that can be verified.

#include "fix/bisect.h"

#include "fix/apply.h"

// Findings that can only be applied together: those with the very same edits.
struct unit {
	const struct pllint_finding *first;
	bool is_out;
};

struct bisection {
	struct fixing *fixing;
	fix_attempt *attempt;
	size_t attempts;
	struct unit *units;
	size_t count;
	uint32_t *unit_of; // of each finding of the first report; UINT32_MAX where it cannot be applied
	size_t accepted;   // units
	bool is_applied;   // the text is what the accepted ones make
};

static void collect(struct bisection *bisection)
{
	struct fixing *fixing = bisection->fixing;
	size_t size = pllint_report_size(fixing->first);
	uint32_t last[PLLINT_RULE_MAX]; // of each rule
	bisection->units = memory_resize(&fixing->memory, NULL, size * sizeof *bisection->units);
	bisection->unit_of = memory_resize(&fixing->memory, NULL, size * sizeof *bisection->unit_of);
	for (size_t i = 0; i < PLLINT_RULE_MAX; i++) {
		last[i] = UINT32_MAX;
	}
	for (size_t i = 0; i < size; i++) {
		const struct pllint_finding *finding = pllint_report_at(fixing->first, i);
		uint32_t *unit = &last[finding->rule];
		bisection->unit_of[i] = UINT32_MAX;
		if (!apply_is_possible(fixing, finding)) {
			continue;
		}
		if (*unit == UINT32_MAX || bisection->units[*unit].first->edits != finding->edits) {
			*unit = (uint32_t)bisection->count;
			bisection->units[bisection->count++] = (struct unit){finding, true};
		}
		bisection->unit_of[i] = *unit;
	}
	fixing->left_out = memory_resize(&fixing->memory, NULL, size * sizeof *fixing->left_out);
}

static void leave_out(struct bisection *bisection)
{
	struct fixing *fixing = bisection->fixing;
	fixing->left_out_count = 0;
	for (size_t i = 0; i < pllint_report_size(fixing->first); i++) {
		uint32_t unit = bisection->unit_of[i];
		if (unit != UINT32_MAX && bisection->units[unit].is_out) {
			const struct pllint_finding *finding = pllint_report_at(fixing->first, i);
			fixing->left_out[fixing->left_out_count++] =
				(struct left_out){finding->rule, finding->at.start};
		}
	}
}

static void set_out(struct bisection *bisection, size_t first, size_t end, bool is_out)
{
	for (size_t i = first; i < end; i++) {
		bisection->units[i].is_out = is_out;
	}
}

static bool try_again(struct bisection *bisection)
{
	fixing_start_again(bisection->fixing);
	leave_out(bisection);
	bisection->is_applied = bisection->attempt(bisection->fixing);
	return bisection->is_applied;
}

static void reject(struct bisection *bisection, size_t first, size_t end)
{
	struct fixing *fixing = bisection->fixing;
	size_t rule = bisection->units[first].first->rule;
	// Of the rules that changed something at the place, the others were accepted; unless it is what only a later
	// pass did.
	if (end - first == 1 && rule_set_has(&fixing->refusal.named, rule)) {
		fixing->refusal.named = (struct rule_set){{0}};
		rule_set_add(&fixing->refusal.named, rule);
	}
	fixing_keep_refusal(fixing);
}

// Adds units to those that are accepted, as many of them as can be verified. `fails`: all of them are known not to.
static void add(struct bisection *bisection, size_t first, size_t end, bool fails)
{
	if (!fails && bisection->attempts > 0) {
		set_out(bisection, first, end, false);
		bisection->attempts--;
		if (try_again(bisection)) {
			bisection->accepted += end - first;
			return;
		}
		set_out(bisection, first, end, true);
	}
	if (end - first < 2 || bisection->attempts == 0) {
		reject(bisection, first, end);
		return;
	}
	size_t middle = first + (end - first) / 2;
	add(bisection, first, middle, false);
	add(bisection, middle, end, false);
}

bool bisect(struct fixing *fixing, fix_attempt *attempt, size_t attempts)
{
	struct bisection bisection = {.fixing = fixing, .attempt = attempt, .attempts = attempts};
	// Edits are of the original; what failed may have left a shorter text.
	fixing_start_again(fixing);
	collect(&bisection);
	if (bisection.count > 0) {
		add(&bisection, 0, bisection.count, true);
	} else {
		fixing_keep_refusal(fixing);
	}
	if (bisection.accepted > 0 && !bisection.is_applied) {
		try_again(&bisection);
	}
	if (!bisection.is_applied) {
		fixing_start_again(fixing);
	}
	memory_free(&fixing->memory, bisection.units);
	memory_free(&fixing->memory, bisection.unit_of);
	return bisection.is_applied && fixing->pass_count > 0;
}
