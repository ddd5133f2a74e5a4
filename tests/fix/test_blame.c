// Which rules are named when a fix fails: attempts made by hand.

#include "../lint/linting.h"
#include "fix/blame.h"

static struct rule_set culprits; // an attempt fails as long as all of these are in
static size_t attempt_count;

static bool attempt(struct fixing *fixing)
{
	attempt_count++;
	struct rule_set named = {{0}};
	bool fails = true;
	for (size_t i = 0; i < rule_count; i++) {
		bool is_in = !rule_set_has(&fixing->left_out, i);
		fails = fails && (is_in || !rule_set_has(&culprits, i));
		if (is_in) {
			rule_set_add(&named, i);
		}
	}
	return !fails || fixing_refuse(fixing, &named, "it fails", 7);
}

static struct rule_set set_of(const char *const *names, size_t count)
{
	struct rule_set set = {{0}};
	for (size_t i = 0; i < count; i++) {
		rule_set_add(&set, rule_named(names[i]));
	}
	return set;
}

// `applied` fails because of `wanted`.
static void names(const char *const *applied, size_t applied_count, size_t attempts, const char *const *wanted,
		  size_t wanted_count)
{
	struct applied items[8] = {{0}};
	struct fixing fixing = {.applied = items, .applied_count = applied_count};
	for (size_t i = 0; i < applied_count; i++) {
		items[i].rule = (uint16_t)rule_named(applied[i]);
	}
	attempt_count = 0;
	assert_false(attempt(&fixing));
	blame(&fixing, attempt, attempts);
	struct rule_set set = set_of(wanted, wanted_count);
	assert_memory_equal(&fixing.refusal.named, &set, sizeof set);
	assert_int_equal(fixing.refusal.line, 7);
	assert_true(attempt_count <= attempts + 1);
	assert_int_equal(fixing.applied_count, 0);
}

#define NAMES(...) (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static void one_of_several(void **state)
{
	(void)state;
	const char *const all[] = {"latex", "field-order", "blank-lines", "latex", "details-missing"};
	for (size_t i = 0; i < 5; i++) {
		culprits = set_of(&all[i], 1);
		names(all, 5, 10, &all[i], 1);
	}
}

static void two_that_fail_only_together(void **state)
{
	(void)state;
	culprits = set_of(NAMES("latex", "blank-lines"));
	names(NAMES("latex", "field-order", "blank-lines", "label-form"), 10, NAMES("latex", "blank-lines"));
}

static void rules_that_were_not_applied_stay_out(void **state)
{
	(void)state;
	culprits = set_of(NAMES("latex"));
	names(NAMES("latex"), 10, NAMES("latex"));
}

static void without_attempts_all_at_the_place_are_named(void **state)
{
	(void)state;
	struct applied items[] = {{.rule = (uint16_t)rule_named("latex")}, {.rule = (uint16_t)rule_named("date-form")}};
	struct fixing fixing = {.applied = items, .applied_count = 2};
	culprits = set_of(NAMES("latex"));
	struct rule_set named = set_of(NAMES("latex", "label-form"));
	fixing_refuse(&fixing, &named, "it fails", 0);
	attempt_count = 0;
	blame(&fixing, attempt, 1);
	assert_int_equal(attempt_count, 0);
	assert_memory_equal(&fixing.refusal.named, &named, sizeof named);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_of_several),
		cmocka_unit_test(two_that_fail_only_together),
		cmocka_unit_test(rules_that_were_not_applied_stay_out),
		cmocka_unit_test(without_attempts_all_at_the_place_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
