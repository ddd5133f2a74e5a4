#ifndef PLLINT_TEST_FIXED_H
#define PLLINT_TEST_FIXED_H

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

static inline struct text with_crlf(const char *list)
{
	struct text text = {.size = 0};
	for (; *list; list++) {
		if (*list == '\n') {
			text_take(&text, "\r", 1);
		}
		text_take(&text, list, 1);
	}
	return text;
}

static inline void expect_bytes(const struct result *result, const char *wanted, size_t size)
{
	if (result->size != size || memcmp(result->text, wanted, size) != 0) {
		fprintf(stderr, "--- wanted\n%.*s\n--- got\n%.*s\n", (int)size, wanted, (int)result->size,
			result->text);
		fail();
	}
}

// The list becomes the other one, and so do both with CRLF. `template` may be NULL.
static inline void becomes(const char *template, enum pllint_fix allow, const char *list, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, template);
	struct result result = fix_twice(&linting, list, strlen(list), allow);
	expect_bytes(&result, wanted, strlen(wanted));
	pllint_fixed_release(result.fixed);
	struct text crlf = with_crlf(list);
	struct text wanted_crlf = with_crlf(wanted);
	result = fix_twice(&linting, crlf.bytes, crlf.size, allow);
	expect_bytes(&result, wanted_crlf.bytes, wanted_crlf.size);
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static inline void stays(const char *template, enum pllint_fix allow, const char *list)
{
	becomes(template, allow, list, list);
}

#endif
