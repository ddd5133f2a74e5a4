#ifndef PLLINT_TEST_MENDING_H
#define PLLINT_TEST_MENDING_H

// A list, what the fix makes of it, and what must hold of every fix.

#include "../lint/linting.h"

struct result {
	enum pllint_status status;
	struct pllint_fixed *fixed;
	const char *text;
	size_t size;
};

static inline struct result fix_bytes(struct linting *linting, const char *list, size_t size, enum pllint_fix allow)
{
	struct result result = {.fixed = NULL};
	result.status = pllint_fix(&linting->environment, linting->template, list, size, &linting->settings, allow,
				   &result.fixed);
	if (result.fixed) {
		result.text = pllint_fixed_text(result.fixed, &result.size);
	}
	return result;
}

static inline void say_reason(const struct result *result, const char *list, size_t size)
{
	fprintf(stderr, "%s\n--- list\n%.*s\n---\n", pllint_fixed_reason(result->fixed), (int)size, list);
}

// The fix works, and a second one has nothing to do.
static inline struct result fix_twice(struct linting *linting, const char *list, size_t size, enum pllint_fix allow)
{
	struct result once = fix_bytes(linting, list, size, allow);
	if (once.status == PLLINT_UNVERIFIED) {
		say_reason(&once, list, size);
	}
	assert_true(once.status == PLLINT_OK || once.status == PLLINT_NO_ENTRY);
	struct result twice = fix_bytes(linting, once.text, once.size, allow);
	if (twice.status == PLLINT_UNVERIFIED) {
		say_reason(&twice, once.text, once.size);
	}
	assert_int_equal(twice.status, once.status);
	if (pllint_fixed_is_changed(twice.fixed)) {
		fprintf(stderr, "--- list\n%.*s\n--- once\n%.*s\n--- twice\n%.*s\n", (int)size, list, (int)once.size,
			once.text, (int)twice.size, twice.text);
		fail_msg("a second fix changes the text again");
	}
	assert_int_equal(pllint_fixed_size(twice.fixed), 0);
	assert_int_equal(pllint_fixed_size(once.fixed) > 0, pllint_fixed_is_changed(once.fixed));
	pllint_fixed_release(twice.fixed);
	return once;
}

#endif
