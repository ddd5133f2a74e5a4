// What findings say and what their edits write.

#include "../lint/linting.h"
#include "report/words.h"

static const char list[] = "# A list\n\n## One\n\n- **Label**: x, \n\n## Two\n\n- **Label**: y\n";
static const char template[] = "# T\n\n## Title\n\n- **Label**: a, b, ...\n";

// The list as the finding's edits make it, written with the buffer's words.
static void assert_as_applied(const struct linting *linting, const struct pllint_finding *finding)
{
	struct reported reported = {.report = linting->report, .template = linting->template};
	struct buffer words = {0}, whole = {0};
	struct text applied;
	uint32_t from = 0;
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		words_edit(&words, &reported, edit);
		buffer_add(&whole, list + from, edit->range.start - from);
		buffer_add(&whole, words.bytes, words.size);
		from = edit->range.end;
	}
	buffer_add_string(&whole, list + from);
	linting_apply(linting, finding, &applied);
	assert_int_equal(whole.size, applied.size);
	assert_memory_equal(whole.bytes, applied.bytes, applied.size);
	buffer_release(&words);
	buffer_release(&whole);
}

static void test_words(void **state)
{
	(void)state;
	struct linting linting;
	struct buffer words = {0};
	linting_open(&linting, template);
	linting_check(&linting, list);
	assert_int_equal(pllint_report_size(linting.report), 1);
	const struct pllint_finding *finding = pllint_report_at(linting.report, 0);
	words_message(&words, linting.report, finding);
	assert_string_equal(words.bytes, "`Label` ends in a comma");
	words_help(&words, linting.report, finding);
	assert_string_equal(words.bytes, "delete the comma, or write what should follow it");
	assert_true(finding->edit_count > 0);
	assert_as_applied(&linting, finding);
	const struct pllint_entry *entry = words_entry(linting.report, finding);
	assert_non_null(entry);
	assert_memory_equal(list + entry->title.start, "One", 3);
	buffer_release(&words);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
