// Edits that are wrong on purpose: none of them gets through, and each is laid at its rule's door.

#include "verifying.h"

static const char LIST[] = "### Why We Think\n"
			   "\n"
			   "- **Tags**: LLM, NLP\n"
			   "- **Author(s)**: Lilian Weng\n"
			   "- **Abstract**:\n"
			   "  <details>\n"
			   "  On thinking longer.\n"
			   "  </details>\n"
			   "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			   "- **Progress**: done\n"
			   "- **Notes**: read it <!-- twice -->\n"
			   "\n"
			   "Text outside.\n"
			   "\n"
			   "### Another One\n"
			   "\n"
			   "- **Tags**: LLM\n"
			   "- **Author(s)**: Ann Lee\n"
			   "- **Links**: https://example.org/\n"
			   "- **Progress**: done\n";

// Replaces the first `old` by `new` in the name of a rule. NULL if that is accepted, else the reason.
static const char *try_edit(struct verifying_test *test, const char *rule, const char *old, const char *new)
{
	const char *at = strstr(LIST, old);
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - LIST);
	struct pllint_piece piece = piece_text(new);
	struct pllint_edit edit = {{start, start + (uint32_t)strlen(old)}, &piece, 1};
	return verifying_try(test, rule, &edit, 1);
}

static void refused(const char *rule, const char *old, const char *new, const char *why)
{
	struct verifying_test test;
	verifying_open(&test, NULL, LIST);
	assert_int_equal(pllint_report_size(test.linting.report), 0);
	const char *reason = try_edit(&test, rule, old, new);
	if (!reason) {
		fail_msg("%s may write \"%s\" for \"%s\"", rule, new, old);
	}
	if (!strstr(reason, rule) || !strstr(reason, why)) {
		fail_msg("%s", reason);
	}
	verifying_close(&test);
}

static void accepted(const char *rule, const char *old, const char *new)
{
	struct verifying_test test;
	verifying_open(&test, NULL, LIST);
	assert_int_equal(pllint_report_size(test.linting.report), 0);
	const char *reason = try_edit(&test, rule, old, new);
	if (reason) {
		fail_msg("%s", reason);
	}
	verifying_close(&test);
}

static void what_a_rule_declares_is_accepted(void **state)
{
	(void)state;
	accepted("trailing-comma", "LLM, NLP", "LLM");
	accepted("details-tag-line", "<details>\n  On thinking", "<details>\n\n  On thinking");
	accepted("http-link", "https://lilianweng", "http://lilianweng");
	accepted("unused-suppression", " <!-- twice -->", "");
}

static void bytes_that_were_not_declared(void **state)
{
	(void)state;
	refused("trailing-whitespace", "LLM, NLP", "LLM,", "more than it says");
	refused("blank-lines", "Text outside.", "Text outside", "more than it says");
	refused("field-order", "On thinking longer.", "On thinking.", "more than it says");
	refused("field-order", " <!-- twice -->", "", "more than it says");
	refused("details-tag-line", "On thinking longer.", "On thinking\n  shorter.", "more than it says");
	refused("heading-blank-lines", "</details>", "", "more than it says");
}

static void parts_that_were_not_declared(void **state)
{
	(void)state;
	refused("label-form", "**: LLM, NLP", "**: LLM", "text of a field");
	refused("label-form", "https://lilianweng", "https://lilianwang", "text of a field");
	refused("label-form", "On thinking longer.", "On thinking.", "text of a field");
	refused("label-form", "Text outside.", "Text inside.", "outside the fields");
	refused("label-form", "### Why We Think", "### Why We Drink", "heading");
	refused("vocabulary-form", "**Progress**: done\n- **Notes**", "**progress**: done\n- **Notes**", "label");
	refused("vocabulary-form", "### Why", "## Why", "heading");
	refused("http-link", "<details>\n  On thinking longer.\n  </details>", "On thinking longer.", "details");
	refused("unused-suppression", "read it <!-- twice -->", "read <!-- twice -->", "text of a field");
}

static void what_becomes_something_else(void **state)
{
	(void)state;
	refused("trailing-comma", "- **Author(s)**: Lilian Weng\n", "", "deletes a field");
	refused("heading-level", "### Another One", "Another One", "heading");
	refused("trailing-whitespace", "\n- **Progress**: done\n- **Notes**", "\n    - **Progress**: done\n- **Notes**",
		"field");
	refused("blank-lines", "\n\nText outside.", "\nText outside.", "");
	refused("vocabulary-form", "done", "half-way", "`vocabulary`");
	refused("trailing-comma", "**: LLM, NLP", "**: LLM, , NLP", "`empty-item`");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_rule_declares_is_accepted),
		cmocka_unit_test(bytes_that_were_not_declared),
		cmocka_unit_test(parts_that_were_not_declared),
		cmocka_unit_test(what_becomes_something_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
