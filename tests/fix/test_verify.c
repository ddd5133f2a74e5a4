// Edits that are wrong on purpose: none of them gets through, and each is laid at its rule's door.

#include "../lint/linting.h"
#include "fix/announce.h"
#include "fix/apply.h"
#include "fix/verify.h"

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

struct verifying_test {
	struct linting linting;
	struct fixing fixing;
	jmp_buf exit;
};

static void open_fixing(struct verifying_test *test)
{
	memset(test, 0, sizeof *test);
	linting_open(&test->linting, NULL);
	linting_check(&test->linting, LIST);
	assert_int_equal(pllint_report_size(test->linting.report), 0);
	struct fixing *fixing = &test->fixing;
	fixing->environment = test->linting.environment;
	memory_init(&fixing->memory, fixing->environment.allocator, fixing->environment.deadline);
	memory_init(&fixing->work, fixing->environment.allocator, fixing->environment.deadline);
	fixing->memory.exit = &test->exit;
	arena_init(&fixing->arena, &fixing->memory);
	fixing->template = test->linting.template;
	fixing->settings = test->linting.settings;
	fixing->allow = PLLINT_FIX_SAFE;
	fixing->original = (struct fix_text){LIST, sizeof LIST - 1};
	fixing->text = fixing->original;
}

static void close_fixing(struct verifying_test *test)
{
	pllint_report_release(test->fixing.first);
	pllint_report_release(test->fixing.last);
	pllint_report_release(test->fixing.scratch);
	memory_release(&test->fixing.work);
	memory_release(&test->fixing.memory);
	linting_close(&test->linting);
}

// Replaces the first `old` by `new` in the name of a rule. NULL if that is accepted, else the reason.
static const char *try_edit(struct verifying_test *test, const char *rule, const char *old, const char *new)
{
	struct fixing *fixing = &test->fixing;
	const char *at = strstr(LIST, old);
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - LIST);
	struct pllint_piece piece = piece_text(new);
	struct pllint_edit edit = {{start, start + (uint32_t)strlen(old)}, &piece, 1};
	struct stored_finding stored = {.message = {.text = "x"}};
	stored.finding = (struct pllint_finding){.rule = (uint16_t)rule_named(rule),
						 .severity = PLLINT_WARNING,
						 .fix = PLLINT_FIX_SAFE,
						 .at = edit.range,
						 .message = &stored.message,
						 .edits = &edit,
						 .edit_count = 1};
	struct stored_finding *items[] = {&stored};
	struct pllint_report *report = test->linting.report;
	struct findings kept = report->findings;
	struct fix_text text;
	report->findings.items = items;
	report->findings.count = 1;
	assert_int_equal(apply_pass(fixing, report, &text), 1);
	report->findings = kept;
	fixing_lint(fixing, fixing->original, &fixing->settings, &fixing->first);
	if (!announce_check(fixing, fixing->original, text)) {
		return fixing_reason(fixing);
	}
	fixing->text = text;
	fixing_lint(fixing, text, &fixing->settings, &fixing->last);
	return verify(fixing) ? NULL : fixing_reason(fixing);
}

static void refused(const char *rule, const char *old, const char *new, const char *why)
{
	struct verifying_test test;
	open_fixing(&test);
	const char *reason = try_edit(&test, rule, old, new);
	if (!reason) {
		fail_msg("%s may write \"%s\" for \"%s\"", rule, new, old);
	}
	if (!strstr(reason, rule) || !strstr(reason, why)) {
		fail_msg("%s", reason);
	}
	close_fixing(&test);
}

static void accepted(const char *rule, const char *old, const char *new)
{
	struct verifying_test test;
	open_fixing(&test);
	const char *reason = try_edit(&test, rule, old, new);
	if (reason) {
		fail_msg("%s", reason);
	}
	close_fixing(&test);
}

static void what_a_rule_announces_is_accepted(void **state)
{
	(void)state;
	accepted("trailing-comma", "LLM, NLP", "LLM");
	accepted("details-tag-line", "<details>\n  On thinking", "<details>\n\n  On thinking");
	accepted("http-link", "https://lilianweng", "http://lilianweng");
	accepted("unused-suppression", " <!-- twice -->", "");
}

static void bytes_that_were_not_announced(void **state)
{
	(void)state;
	refused("trailing-blanks", "LLM, NLP", "LLM,", "more than it says");
	refused("blank-lines", "Text outside.", "Text outside", "more than it says");
	refused("field-order", "On thinking longer.", "On thinking.", "more than it says");
	refused("field-order", " <!-- twice -->", "", "more than it says");
	refused("details-tag-line", "On thinking longer.", "On thinking\n  shorter.", "more than it says");
	refused("heading-blank-lines", "</details>", "", "more than it says");
}

static void parts_that_were_not_announced(void **state)
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
	refused("trailing-blanks", "\n- **Progress**: done\n- **Notes**", "\n    - **Progress**: done\n- **Notes**",
		"field");
	refused("blank-lines", "\n\nText outside.", "\nText outside.", "");
	refused("vocabulary-form", "done", "half-way", "`vocabulary`");
	refused("trailing-comma", "**: LLM, NLP", "**: LLM, , NLP", "`empty-item`");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_rule_announces_is_accepted),
		cmocka_unit_test(bytes_that_were_not_announced),
		cmocka_unit_test(parts_that_were_not_announced),
		cmocka_unit_test(what_becomes_something_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
