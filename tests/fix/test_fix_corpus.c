// Lists as they are in public, each with its own template and with the built-in one: the verification never fires,
// with safe fixes and with unsafe ones, and a second fix changes nothing. PLLINT_CORPUS names a folder with them.

#include "lists.h"

enum { SKIPPED = 77 };

static struct lists lists;

static void fix_list(struct linting *linting, const struct lists *at)
{
	for (int allow = PLLINT_FIX_SAFE; allow <= PLLINT_FIX_UNSAFE; allow++) {
		struct result result = fix_bytes(linting, at->list, at->size, (enum pllint_fix)allow);
		if (result.status == PLLINT_UNVERIFIED) {
			fail_msg("%s: %s", at->path, pllint_fixed_reason(result.fixed));
		}
		pllint_fixed_release(result.fixed);
		result = fix_twice(linting, at->list, at->size, (enum pllint_fix)allow);
		pllint_fixed_release(result.fixed);
	}
}

static void public_lists(void **state)
{
	(void)state;
	lists.take = fix_list;
	lists_below(&lists, getenv("PLLINT_CORPUS"), NULL);
	printf("%zu lists, %zu of them with a template of their own\n", lists.count, lists.template_count);
	assert_true(lists.template_count > 0);
}

int main(void)
{
	if (!getenv("PLLINT_CORPUS")) {
		puts("PLLINT_CORPUS names no folder");
		return SKIPPED;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(public_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
