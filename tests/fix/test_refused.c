// Fixes that no rule makes: what is handed out, and why, where passes do not end well. apply_pass is stood in for.

#include "fix/apply.h"
#include "fixed.h"
#include "lint/report.h"

static const char LIST[] = "### A\n\n- **Tags**: a,\n";
static const char TEMPLATE[] = "### Title\n\n- **Tags**:\n";

// What each pass does instead of its findings.
static struct {
	const char *rule;
	bool (*change)(const char *byte, struct pllint_edit *edit, struct pllint_piece *piece);
} stand_in;

size_t __real_apply_pass(struct fixing *fixing, const struct pllint_report *report, struct fix_text *text);
size_t __wrap_apply_pass(struct fixing *fixing, const struct pllint_report *report, struct fix_text *text);

size_t __wrap_apply_pass(struct fixing *fixing, const struct pllint_report *report, struct fix_text *text)
{
	uint32_t at = (uint32_t)(strstr(LIST, "a,") - LIST);
	struct pllint_piece piece = piece_text("");
	struct pllint_edit edit = {{at, at + 1}, &piece, 1};
	if (!stand_in.change(fixing->text.bytes + at, &edit, &piece)) {
		return 0;
	}
	struct stored_finding stored = {.message = {.text = "x"}};
	stored.finding = (struct pllint_finding){.rule = (uint16_t)rule_named(stand_in.rule),
						 .fix = PLLINT_FIX_SAFE,
						 .at = edit.range,
						 .message = &stored.message,
						 .edits = &edit,
						 .edit_count = 1};
	struct stored_finding *items[] = {&stored};
	struct pllint_report made = *report;
	made.findings.items = items;
	made.findings.count = 1;
	return __real_apply_pass(fixing, &made, text);
}

static void refused(const char *rule, bool (*change)(const char *, struct pllint_edit *, struct pllint_piece *),
		    const char *why)
{
	struct linting linting;
	linting_open(&linting, TEMPLATE);
	stand_in.rule = rule;
	stand_in.change = change;
	struct result result = fix_bytes(&linting, LIST, strlen(LIST), PLLINT_FIX_SAFE);
	assert_int_equal(result.status, PLLINT_UNVERIFIED);
	assert_false(pllint_fixed_is_changed(result.fixed));
	expect_bytes(&result, LIST, strlen(LIST));
	const char *reason = pllint_fixed_reason(result.fixed);
	if (!strstr(reason, rule) || !strstr(reason, why)) {
		fail_msg("%s", reason);
	}
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static bool turn(const char *byte, struct pllint_edit *edit, struct pllint_piece *piece)
{
	(void)edit;
	*piece = piece_text(*byte == 'a' ? "b" : "a");
	return true;
}

static bool grow(const char *byte, struct pllint_edit *edit, struct pllint_piece *piece)
{
	(void)byte;
	edit->range.end = edit->range.start;
	*piece = piece_text("a");
	return true;
}

static bool change_once(const char *byte, struct pllint_edit *edit, struct pllint_piece *piece)
{
	(void)edit;
	*piece = piece_text("b");
	return *byte == 'a';
}

static bool put_nul(const char *byte, struct pllint_edit *edit, struct pllint_piece *piece)
{
	(void)edit;
	*piece = (struct pllint_piece){.source = PIECE_TEXT, .text = "", .span = {0, 1}};
	return *byte == 'a';
}

static void passes_that_do_not_end(void **state)
{
	(void)state;
	refused("latex", turn, "go round in a circle");
	refused("latex", grow, "do not come to an end");
}

static void passes_that_change_too_much(void **state)
{
	(void)state;
	refused("trailing-whitespace", change_once, "more than it says");
	refused("label-form", change_once, "text of a field");
	refused("latex", put_nul, "in doubt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(passes_that_do_not_end),
		cmocka_unit_test(passes_that_change_too_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
