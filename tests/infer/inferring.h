#ifndef PLLINT_TEST_INFERRING_H
#define PLLINT_TEST_INFERRING_H

// A list, and the template and the notes that are made of it.

#include "../lint/linting.h"

static inline const char *infer(struct linting *linting, const char *list, enum pllint_status wanted)
{
	struct pllint_inferred *inferred;
	assert_int_equal(pllint_infer_list(&linting->environment, list, strlen(list), &inferred), wanted);
	size_t size;
	struct pllint_writer writer = text_writer(&linting->text);
	const char *text = pllint_inferred_template(inferred, &size);
	writer.write(writer.context, text, size);
	writer.write(writer.context, pllint_inferred_notes(inferred), strlen(pllint_inferred_notes(inferred)));
	pllint_inferred_release(inferred);
	return linting->text.bytes;
}

static inline void test_infered(const char *list, const char *wanted)
{
	struct linting linting = {0};
	linting_open(&linting, NULL);
	assert_string_equal(infer(&linting, list, PLLINT_OK), wanted);
	linting_close(&linting);
}

static inline void test_refused(const char *list, const char *why)
{
	struct linting linting = {0};
	linting_open(&linting, NULL);
	const char *notes = infer(&linting, list, PLLINT_NO_ENTRY);
	if (!strstr(notes, why)) {
		fail_msg("`%s` does not hold `%s`", notes, why);
	}
	linting_close(&linting);
}

#endif
