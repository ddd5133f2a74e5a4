// What findings say and what their edits write.

#include "../lint/linting.h"
#include "report/facts.h"
#include "report/words.h"

#include <stdlib.h>

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

static void test_page(void **state)
{
	(void)state;
	struct buffer words = {0};
	const struct pllint_rule *rule = pllint_rule_at(pllint_rule_find("trailing-comma", strlen("trailing-comma")));
	assert_true(words_page(&words, "some-body/lists", rule));
	assert_string_equal(words.bytes,
			    "https://github.com/some-body/lists/blob/v" PLLINT_VERSION "/rules/trailing-comma.md");
	assert_false(words_page(&words, "OWNER/pllint", rule));
	buffer_release(&words);
}

static void assert_title(const char *heading, const char *wanted, const char *wanted_of_facts)
{
	struct linting linting;
	struct buffer text = {0}, words = {0};
	buffer_add_string(&text, heading);
	buffer_add_string(&text, "\n\n- **Label**: x,\n");
	linting_open(&linting, template);
	linting_check_bytes(&linting, text.bytes, text.size);
	assert_int_equal(pllint_report_entry_count(linting.report), 1);
	const struct pllint_entry *entry = pllint_report_entry_at(linting.report, 0);
	words_title(&words, linting.report, entry);
	assert_string_equal(words.bytes, wanted);
	struct reported reported = {.report = linting.report, .template = linting.template};
	struct facts facts;
	facts_open(&facts, &reported);
	struct json *title = facts_title(&facts, entry);
	assert_string_equal(title ? json_string_of(title) : "(none)", wanted_of_facts);
	json_drop(title);
	facts_close(&facts);
	buffer_release(&text);
	buffer_release(&words);
	linting_close(&linting);
}

// No character starts in it.
static void test_title_of_no_characters(void **state)
{
	(void)state;
	char heading[260] = "## ";
	memset(heading + 3, 0x80, 250);
	struct buffer words = {0};
	for (size_t i = 0; i < 100; i++) {
		buffer_add(&words, "\x80", 1);
	}
	buffer_add_string(&words, "…");
	assert_title(heading, words.bytes, "…");
	buffer_release(&words);
}

// On one line, and cut between characters where they are long.
static void test_titles(void **state)
{
	(void)state;
#define TEN    "éeeéeeeeee"
#define NINETY TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define TENS   NINETY TEN
	assert_title("## One", "One", "One");
	assert_title("Two\r\nlines\n---", "Two  lines", "Two\r\nlines");
	assert_title("##", "(no title)", "(none)");
	assert_title("## " TENS, TENS, TENS);
	assert_title("## " TENS "é", TENS "…", TENS "é");
	assert_title("## eee" TENS TENS, "eee" NINETY "éeeéeee…", "eee" TENS TEN TEN TEN TEN TEN TEN "éee…");
	assert_title("## \xA9" TENS TENS, "\xA9" NINETY "éeeéeeeee…", "<0xA9>" TENS TEN TEN TEN TEN TEN TEN "éeeée…");
}

static void test_copies(void **state)
{
	(void)state;
	char *copy = allocate_copy("ab", 1), *empty = allocate_copy(NULL, 0);
	assert_string_equal(copy, "a");
	assert_string_equal(empty, "");
	free(copy);
	free(empty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),  cmocka_unit_test(test_page),
		cmocka_unit_test(test_titles), cmocka_unit_test(test_title_of_no_characters),
		cmocka_unit_test(test_copies),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
