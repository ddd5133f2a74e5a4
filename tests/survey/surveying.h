#ifndef PLLINT_TEST_SURVEYING_H
#define PLLINT_TEST_SURVEYING_H

// A list, and the template and the notes that are made of it.

#include "../lint/linting.h"

static inline const char *survey(struct linting *linting, const char *list, enum pllint_status wanted)
{
	struct pllint_survey *survey;
	assert_int_equal(pllint_survey_list(&linting->environment, list, strlen(list), &survey), wanted);
	size_t size;
	struct pllint_writer writer = text_writer(&linting->text);
	const char *text = pllint_survey_template(survey, &size);
	writer.write(writer.context, text, size);
	writer.write(writer.context, pllint_survey_notes(survey), strlen(pllint_survey_notes(survey)));
	pllint_survey_release(survey);
	return linting->text.bytes;
}

static inline void test_surveyed(const char *list, const char *wanted)
{
	struct linting linting = {0};
	linting_open(&linting, NULL);
	assert_string_equal(survey(&linting, list, PLLINT_OK), wanted);
	linting_close(&linting);
}

static inline void test_refused(const char *list, const char *why)
{
	struct linting linting = {0};
	linting_open(&linting, NULL);
	const char *notes = survey(&linting, list, PLLINT_NO_ENTRY);
	if (!strstr(notes, why)) {
		fail_msg("`%s` does not hold `%s`", notes, why);
	}
	linting_close(&linting);
}

#endif
