// What entries say in fields with a vocabulary, and their tags.

#include "linting.h"

static const char template[] = "### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n"
			       "- **Topics**: x, y, ... <!-- pllint: one-of x, y -->\n- **More**:\n"
			       "  - Venue: A / B\n  - Code:\n- **Notes**: (optional)\n";

// All values, `label=text` each: of the vocabulary `=`, else `~`; tags `#`; nothing `-`.
static const char *said(struct linting *linting, const char *list)
{
	linting->settings.wants_values = true;
	linting_check(linting, list);
	struct text *text = &linting->text;
	text_writer(text);
	for (size_t i = 0; i < pllint_report_value_count(linting->report); i++) {
		const struct pllint_value *value = pllint_report_value_at(linting->report, i);
		bool is_silent = value->text.start == value->text.end;
		const char *sign = is_silent ? "-" : value->is_choice ? "=" : value->is_tag ? "#" : "~";
		text_take(text, template + value->label.start, value->label.end - value->label.start);
		text_take(text, sign, 1);
		text_take(text, (value->is_choice ? template : list) + value->text.start,
			  value->text.end - value->text.start);
		text_take(text, "\n", 1);
		assert_memory_equal(list + value->entry, "### ", 4);
	}
	return text->bytes;
}

static void test_values(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	assert_string_equal(said(&linting, "### One\n\n- **Tags**: a, `b`, , a, [c](https://example.org)\n"
					   "- **Progress**: **Done**\n- **Topics**: y, X\n- **More**:\n  - Venue: A\n"),
			    "Tags#a\nTags#`b`\nTags#[c](https://example.org)\nProgress=done\nTopics=y\nTopics=x\n"
			    "Venue=A\n");
	assert_string_equal(said(&linting, "### One\n\n- **Tags**:\n- **Progress**: nearly done\n- **Topics**: z\n"),
			    "Progress~nearly done\nTopics#z\nTags-\nVenue-\n");
	// What the template shows is no answer, and neither is a heading that is no entry.
	assert_string_equal(said(&linting, "### One\n\n- **Progress**: not started / reading / done\n- **Tags**: a\n\n"
					   "### About\n\nText.\n\n### Two\n\n- **Tags**: b\n- **Progress**: reading\n"),
			    "Tags#a\nProgress-\nTopics-\nVenue-\nTags#b\nProgress=reading\nTopics-\nVenue-\n");
	linting_close(&linting);
}

static void test_only_where_asked(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	linting_check(&linting, "### One\n\n- **Tags**: a\n");
	assert_int_equal(pllint_report_value_count(linting.report), 0);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_only_where_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
