// Which findings are left out when a fix fails: attempts made by hand.

#include "../lint/linting.h"
#include "fix/bisect.h"

enum { FINDINGS = 40 };

struct bisecting {
	struct linting linting;
	struct fixing fixing;
	jmp_buf exit;
};

static uint64_t culprits; // an attempt fails as soon as `limit` of these are in
static unsigned limit;
static size_t attempt_count;
static uint64_t applied;

static bool attempt(struct fixing *fixing)
{
	uint64_t in = (UINT64_C(1) << FINDINGS) - 1;
	unsigned bad = 0;
	attempt_count++;
	for (size_t i = 0; i < fixing->left_out_count; i++) {
		for (size_t j = 0; j < FINDINGS; j++) {
			if (pllint_report_at(fixing->first, j)->at.start == fixing->left_out[i].at) {
				in &= ~(UINT64_C(1) << j);
			}
		}
	}
	for (size_t i = 0; i < FINDINGS; i++) {
		bad += ((in & culprits) >> i) & 1;
	}
	applied = in;
	fixing->pass_count = 1;
	struct rule_set named = {{0}};
	rule_set_add(&named, rule_named("latex"));
	rule_set_add(&named, rule_named("trailing-whitespace"));
	fixing->text.size = bad < limit ? fixing->original.size : 3; // what fails may have deleted something
	return bad < limit || fixing_refuse(fixing, &named, "it fails", 7);
}

static void bisecting_open(struct bisecting *test)
{
	static char list[FINDINGS * 8];
	memset(test, 0, sizeof *test);
	linting_open(&test->linting, NULL);
	for (size_t i = 0; i < FINDINGS; i++) {
		memcpy(list + 8 * i, "abcdef \n", 8);
	}
	struct fixing *fixing = &test->fixing;
	fixing->environment = test->linting.environment;
	memory_init(&fixing->memory, fixing->environment.allocator, fixing->environment.deadline);
	fixing->memory.exit = &test->exit;
	arena_init(&fixing->arena, &fixing->memory);
	fixing->template = test->linting.template;
	fixing->settings = test->linting.settings;
	fixing->allow = PLLINT_FIX_SAFE;
	fixing->original = (struct fix_text){list, sizeof list};
	fixing->text = fixing->original;
	fixing_lint(fixing, fixing->original, &fixing->settings, &fixing->first);
	assert_int_equal(pllint_report_size(fixing->first), FINDINGS);
	attempt_count = 0;
	assert_false(attempt(fixing));
}

static void bisecting_close(struct bisecting *test)
{
	pllint_report_release(test->fixing.first);
	memory_release(&test->fixing.memory);
	linting_close(&test->linting);
}

static void expect_applied(size_t attempts, uint64_t wanted, size_t refusals)
{
	struct bisecting test;
	bisecting_open(&test);
	assert_int_equal(bisect(&test.fixing, attempt, attempts), wanted != 0);
	assert_true(attempt_count <= attempts + 2);
	assert_int_equal(test.fixing.refusal_count, refusals);
	assert_non_null(strstr(fixing_reason(&test.fixing), "it fails, near line 7"));
	if (wanted) {
		assert_true(applied == wanted);
	} else {
		assert_int_equal(test.fixing.pass_count, 0);
	}
	bisecting_close(&test);
}

static const uint64_t ALL = (UINT64_C(1) << FINDINGS) - 1;

static void one_of_several(void **state)
{
	(void)state;
	limit = 1;
	for (size_t i = 0; i < FINDINGS; i++) {
		culprits = UINT64_C(1) << i;
		expect_applied(12, ALL & ~culprits, 1);
	}
}

static void several_anywhere(void **state)
{
	(void)state;
	limit = 1;
	culprits = 1 | UINT64_C(6) << 10 | UINT64_C(1) << (FINDINGS - 1);
	expect_applied(60, ALL & ~culprits, 4);
}

static void two_that_fail_only_together(void **state)
{
	(void)state;
	limit = 2;
	culprits = UINT64_C(1) << 3 | UINT64_C(1) << 30;
	expect_applied(60, ALL & ~(UINT64_C(1) << 30), 1);
}

static void all_of_them(void **state)
{
	(void)state;
	limit = 1;
	culprits = ALL;
	expect_applied(200, 0, FINDINGS);
	struct bisecting test;
	bisecting_open(&test);
	assert_false(bisect(&test.fixing, attempt, 200));
	assert_non_null(strstr(fixing_reason(&test.fixing), "; and 35 more"));
	assert_non_null(strstr(fixing_reason(&test.fixing), "the fix of `trailing-whitespace` is not safe here"));
	bisecting_close(&test);
}

static void without_attempts_the_rest_is_left_out(void **state)
{
	(void)state;
	limit = 1;
	culprits = UINT64_C(1) << 35;
	expect_applied(0, 0, 1);
	expect_applied(1, ALL >> 20, 1);
	expect_applied(2, ALL >> 20, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_of_several),
		cmocka_unit_test(several_anywhere),
		cmocka_unit_test(two_that_fail_only_together),
		cmocka_unit_test(all_of_them),
		cmocka_unit_test(without_attempts_the_rest_is_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
