// Which rules a fix failed because of: the least of them with which it still fails.

#include "fix/blame.h"

static struct rule_set rules_applied(const struct fixing *fixing)
{
	struct rule_set set = {{0}};
	for (size_t i = 0; i < fixing->applied_count; i++) {
		rule_set_add(&set, fixing->applied[i].rule);
	}
	return set;
}

static void leave_out_all_but(struct fixing *fixing, const struct rule_set *suspects)
{
	for (size_t rule = 0; rule < rule_count; rule++) {
		if (!rule_set_has(suspects, rule)) {
			rule_set_add(&fixing->left_out, rule);
		}
	}
}

static size_t count_rules(const struct rule_set *set)
{
	size_t count = 0;
	for (size_t rule = 0; rule < rule_count; rule++) {
		count += rule_set_has(set, rule);
	}
	return count;
}

void blame(struct fixing *fixing, fix_attempt *attempt, size_t attempts)
{
	struct rule_set suspects = rules_applied(fixing);
	bool is_least = count_rules(&suspects) <= attempts;
	fixing_start_again(fixing);
	leave_out_all_but(fixing, &suspects);
	for (size_t rule = 0; rule < rule_count && is_least; rule++) {
		if (!rule_set_has(&suspects, rule)) {
			continue;
		}
		rule_set_add(&fixing->left_out, rule);
		if (attempt(fixing)) {
			rule_set_remove(&fixing->left_out, rule); // it takes this one
		} else {
			rule_set_remove(&suspects, rule);
		}
		fixing_start_again(fixing);
	}
	if (is_least) {
		fixing->refusal.named = suspects;
	}
}
