// What the fix makes of lists: the example of each rule's page, lists with what is easily lost, and what is
// said of it.

#include "fixed.h"

// --- pages ----------------------------------------------------------------------------------------

static bool is_fixed_fully(const struct pllint_rule *rule)
{
	// Fixed in part by the formatter; the rest of the way to the good example is for a person.
	static const char *const in_part[] = {"unfilled-placeholder", "empty-field"};
	for (size_t i = 0; i < sizeof in_part / sizeof *in_part; i++) {
		if (strcmp(rule->name, in_part[i]) == 0) {
			return false;
		}
	}
	return rule->fix == PLLINT_FIX_SAFE || rule->fix == PLLINT_FIX_UNSAFE;
}

static void examples_become_good_ones(void **state)
{
	(void)state;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		if (is_fixed_fully(rule)) {
			becomes(rule->page->example_template, rule->fix, rule->page->bad, rule->page->good);
		}
	}
}

// --- lists ----------------------------------------------------------------------------------------

#define HEAD  "### Why We Think\n\n"
#define TAGS  "- **Tags**: LLM\n"
#define NAMES "- **Author(s)**: Lilian Weng\n"
#define LINKS "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
#define DONE  "- **Progress**: done\n"

static void a_field_moves_with_what_belongs_to_it(void **state)
{
	(void)state;
	becomes(NULL, PLLINT_FIX_SAFE,
		HEAD TAGS LINKS DONE "- **Abstract**:\n"
				     "  <details>\n"
				     "  On thinking longer.\n"
				     "  </details>\n"
				     "  <!-- from the page -->\n" NAMES,
		HEAD TAGS NAMES "- **Abstract**:\n"
				"  <details>\n"
				"  On thinking longer.\n"
				"  </details>\n"
				"  <!-- from the page -->\n" LINKS DONE);
	becomes(NULL, PLLINT_FIX_SAFE, HEAD NAMES "\n" TAGS "\n" LINKS "\n" DONE,
		HEAD TAGS "\n" NAMES "\n" LINKS "\n" DONE);
	becomes(NULL, PLLINT_FIX_SAFE, HEAD "- **Notes**: none\n" DONE LINKS NAMES TAGS,
		HEAD TAGS NAMES LINKS DONE "- **Notes**: none\n");
}

// However many fields have to move, ten passes are enough.
static void many_fields_in_reverse(void **state)
{
	(void)state;
	enum { FIELDS = 20 };
	char template[4096] = "### Title\n\n";
	char list[4096] = "### Why\n\n";
	char wanted[4096] = "### Why\n\n";
	for (int i = 0; i < FIELDS; i++) {
		sprintf(template + strlen(template), "- **Field %c**:\n", 'A' + i);
		sprintf(wanted + strlen(wanted), "- **Field %c**: x%d\n  - nested\n", 'A' + i, i);
		sprintf(list + strlen(list), "- **Field %c**: x%d\n  - nested\n", 'A' + FIELDS - 1 - i, FIELDS - 1 - i);
	}
	becomes(template, PLLINT_FIX_SAFE, list, wanted);
}

static void what_cannot_be_moved_surely_stays(void **state)
{
	(void)state;
	stays(NULL, PLLINT_FIX_SAFE, HEAD TAGS LINKS DONE NAMES "<div>beside it</div>\n\n"); // not its own
	stays(NULL, PLLINT_FIX_SAFE, HEAD TAGS "- **Author(s)**: Lilian Weng, Lilian Weng\n" LINKS DONE);
}

static void several_findings_on_one_line(void **state)
{
	(void)state;
	becomes(NULL, PLLINT_FIX_SAFE, HEAD "- tags : LLM, , llm,LLM, \n" NAMES LINKS "- **progress**:   Done \n",
		HEAD "- **Tags**: LLM\n" NAMES LINKS "- **Progress**:   done\n");
}

static void many_adjacent_edits_of_one_rule(void **state)
{
	(void)state;
	char list[4096] = HEAD "- **Tags**: LLM";
	for (int i = 0; i < 600; i++) {
		strcat(list, i % 2 ? ",," : ", LLM");
	}
	strcat(list, "\n" NAMES LINKS DONE);
	becomes(NULL, PLLINT_FIX_SAFE, list, HEAD TAGS NAMES LINKS DONE);
}

static void optional_fields_left_unfilled_go(void **state)
{
	(void)state;
	becomes(NULL, PLLINT_FIX_SAFE, HEAD TAGS NAMES LINKS DONE "- **Notes**: (if any)\n",
		HEAD TAGS NAMES LINKS DONE);
	stays(NULL, PLLINT_FIX_SAFE, HEAD TAGS "- **Author(s)**:\n" LINKS DONE);
	stays(NULL, PLLINT_FIX_UNSAFE, HEAD TAGS NAMES LINKS "- **Progress**: not started / reading / done\n");
}

// --- bytes ----------------------------------------------------------------------------------------

static void check_bytes(const char *list, size_t size, const char *wanted, size_t wanted_size)
{
	struct linting linting;
	linting_open(&linting, NULL);
	struct result result = fix_twice(&linting, list, size, PLLINT_FIX_SAFE);
	expect_bytes(&result, wanted, wanted_size);
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

#define CHECK_BYTES(list, wanted) check_bytes(list, sizeof(list) - 1, wanted, sizeof(wanted) - 1)

// Two fields make a list of a file for which nobody chose a template: with one of them gone it would be none.
static void a_list_stays_a_list(void **state)
{
	(void)state;
	static const char two[] = HEAD DONE "- **Notes**: (if any)\n";
	static const char blank[] = HEAD DONE "- **Notes**: &nbsp;\n";
	static const char three[] = HEAD TAGS DONE "- **Notes**: (if any)\n";
	struct linting linting;
	linting_open(&linting, NULL);
	linting.settings.builtin_template = true;
	struct result result = fix_twice(&linting, two, sizeof two - 1, PLLINT_FIX_SAFE);
	assert_int_equal(result.status, PLLINT_OK);
	expect_bytes(&result, two, sizeof two - 1);
	pllint_fixed_release(result.fixed);
	result = fix_twice(&linting, blank, sizeof blank - 1, PLLINT_FIX_SAFE);
	expect_bytes(&result, blank, sizeof blank - 1);
	pllint_fixed_release(result.fixed);
	result = fix_twice(&linting, three, sizeof three - 1, PLLINT_FIX_SAFE);
	expect_bytes(&result, HEAD TAGS DONE, sizeof HEAD TAGS DONE - 1);
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
	becomes(NULL, PLLINT_FIX_SAFE, two, HEAD DONE);
}

static void every_line_keeps_its_ending(void **state)
{
	(void)state;
	// What moves takes its ending along.
	CHECK_BYTES(
		"### Why\r\n\n- **Author(s)**: Weng\r\n- **Tags**: LLM\n- **Links**: https://a.b/c \r\n- **Progress**: "
		"Done\n",
		"### Why\r\n\n- **Tags**: LLM\n- **Author(s)**: Weng\r\n- **Links**: https://a.b/c\r\n- **Progress**: "
		"done\n");
	CHECK_BYTES("### Why\n\n- **Author(s)**: Weng\r\n- **Tags**: LLM\r\n- **Links**: https://a.b/c\n- "
		    "**Progress**: done\n",
		    "### Why\n\n- **Tags**: LLM\r\n- **Author(s)**: Weng\r\n- **Links**: https://a.b/c\n- "
		    "**Progress**: done\n");
}

static void fix_without_final_newline(const char *list, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, NULL);
	linting.settings.severity[rule_named("final-newline")] = PLLINT_OFF;
	struct result result = fix_twice(&linting, list, strlen(list), PLLINT_FIX_SAFE);
	expect_bytes(&result, wanted, strlen(wanted));
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static void a_missing_newline_stays_when_that_rule_is_off(void **state)
{
	(void)state;
	fix_without_final_newline(HEAD TAGS NAMES LINKS "- **Progress**: Done",
				  HEAD TAGS NAMES LINKS "- **Progress**: done");
	fix_without_final_newline(HEAD NAMES LINKS DONE "- **Tags**: LLM",
				  HEAD TAGS NAMES LINKS "- **Progress**: done");
	// The field that moves to the end would have to lose its ending, and which one the other gets is open.
	static const char mixed[] = HEAD "- **Author(s)**: Lilian Weng\r\n" LINKS DONE "- **Tags**: LLM";
	fix_without_final_newline(mixed, mixed);
	// It goes with the line that lacks it.
	fix_without_final_newline(HEAD TAGS NAMES LINKS DONE "- **Notes**: (if any)", HEAD TAGS NAMES LINKS DONE);
}

static void what_is_strange_outside_the_edits_stays(void **state)
{
	(void)state;
	CHECK_BYTES("\xEF\xBB\xBF---\ntitle: x \n---\n### Why\xFF\n\n- **Tags**: a\xFE, b,\n- **Author(s)**: \xC3\n"
		    "- **Links**: https://a.b/c\n- **Progress**: done\n\nlone\rCR\n",
		    "\xEF\xBB\xBF---\ntitle: x \n---\n### Why\xFF\n\n- **Tags**: a\xFE, b\n- **Author(s)**: \xC3\n"
		    "- **Links**: https://a.b/c\n- **Progress**: done\n\nlone\rCR\n");
}

// --- what is not fixed ----------------------------------------------------------------------------

static void what_is_not_shown_is_not_mended(void **state)
{
	(void)state;
	stays(NULL, PLLINT_FIX_SAFE,
	      HEAD TAGS NAMES LINKS "<!-- pllint-disable-next-line vocabulary-form -->\n- **Progress**: Done\n");
	struct linting linting;
	linting_open(&linting, NULL);
	linting.settings.severity[rule_named("vocabulary-form")] = PLLINT_OFF;
	static const char list[] = HEAD "- **Tags**: LLM,\n" NAMES LINKS "- **Progress**: Done\n";
	static const char wanted[] = HEAD TAGS NAMES LINKS "- **Progress**: Done\n";
	struct result result = fix_twice(&linting, list, sizeof list - 1, PLLINT_FIX_SAFE);
	expect_bytes(&result, wanted, sizeof wanted - 1);
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static void nuls_are_a_reason(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	static const char list[] = HEAD "- **Tags**: L\0M,\n" NAMES LINKS DONE;
	struct result result = fix_bytes(&linting, list, sizeof list - 1, PLLINT_FIX_SAFE);
	assert_int_equal(result.status, PLLINT_OK);
	assert_false(pllint_fixed_is_changed(result.fixed));
	assert_ptr_equal(result.text, list);
	assert_non_null(pllint_fixed_reason(result.fixed));
	pllint_fixed_release(result.fixed);
	static const char clean[] = HEAD "- **Tags**: L\0M\n" NAMES LINKS DONE;
	result = fix_bytes(&linting, clean, sizeof clean - 1, PLLINT_FIX_SAFE);
	assert_null(pllint_fixed_reason(result.fixed));
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static void without_entries_nothing_changes(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	static const char list[] = "# Notes\ntext \n\n\n\nmore";
	struct result result = fix_bytes(&linting, list, sizeof list - 1, PLLINT_FIX_UNSAFE);
	assert_int_equal(result.status, PLLINT_NO_ENTRY);
	assert_false(pllint_fixed_is_changed(result.fixed));
	assert_null(pllint_fixed_reason(result.fixed));
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static void mended_findings_are_told(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	static const char list[] = HEAD "- **Tags**: LLM,\n" LINKS NAMES "- **Progress**: Done\n";
	struct result result = fix_bytes(&linting, list, sizeof list - 1, PLLINT_FIX_SAFE);
	assert_int_equal(pllint_fixed_size(result.fixed), 3);
	const struct pllint_applied *first = pllint_fixed_at(result.fixed, 0);
	assert_string_equal(pllint_rule_at(first->rule)->name, "trailing-comma");
	assert_string_equal(first->message, "`Tags` ends in a comma");
	assert_int_equal(first->pass, 1);
	assert_int_equal(first->severity, PLLINT_WARNING);
	assert_int_equal(first->position.line, 3);
	assert_int_equal(first->position.column, 16);
	assert_int_equal(pllint_report_size(pllint_fixed_report(result.fixed)), 0);
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

// Memory that is not there, at every place where it could be missing.
static void want_of_memory_is_told(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	static const char list[] = HEAD "- **Tags**: LLM,\n" LINKS NAMES "- **Progress**: Done\n";
	for (size_t allowed = 0;; allowed++) {
		size_t live = linting.counting.blocks;
		linting.counting.fail_at = linting.counting.calls + 1 + allowed;
		struct result result = fix_bytes(&linting, list, sizeof list - 1, PLLINT_FIX_SAFE);
		linting.counting.fail_at = 0;
		if (result.status == PLLINT_OK) {
			pllint_fixed_release(result.fixed);
			break;
		}
		assert_int_equal(result.status, PLLINT_NO_MEMORY);
		assert_null(result.fixed);
		assert_int_equal(linting.counting.blocks, live);
	}
	linting_close(&linting);
}

// Two blank lines beside what was touched are one; below it, the next line then is beside what was touched.
static void what_the_fix_touches_is_touched(void **state)
{
	(void)state;
	static const char before[] = "# Papers\n\nText.\n\n\nMore. \n\n## 2025-05-15\n\n" HEAD TAGS NAMES LINKS DONE;
	static const char list[] = "# Papers\n\nText. \n\n\nMore. \n\n## 2025-05-15\n\n" HEAD TAGS NAMES LINKS DONE;
	struct linting linting;
	linting_open(&linting, NULL);
	struct pllint_span touched = {10, 17};
	struct pllint_revision change = {
		.before = before, .before_size = strlen(before), .touched = &touched, .touched_count = 1};
	linting.settings.change = &change;
	struct result result = fix_bytes(&linting, list, strlen(list), PLLINT_FIX_SAFE);
	static const char wanted[] = "# Papers\n\nText.\n\nMore.\n\n## 2025-05-15\n\n" HEAD TAGS NAMES LINKS DONE;
	expect_bytes(&result, wanted, strlen(wanted));
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_become_good_ones),
		cmocka_unit_test(a_field_moves_with_what_belongs_to_it),
		cmocka_unit_test(many_fields_in_reverse),
		cmocka_unit_test(what_cannot_be_moved_surely_stays),
		cmocka_unit_test(several_findings_on_one_line),
		cmocka_unit_test(many_adjacent_edits_of_one_rule),
		cmocka_unit_test(optional_fields_left_unfilled_go),
		cmocka_unit_test(a_list_stays_a_list),
		cmocka_unit_test(every_line_keeps_its_ending),
		cmocka_unit_test(what_is_strange_outside_the_edits_stays),
		cmocka_unit_test(a_missing_newline_stays_when_that_rule_is_off),
		cmocka_unit_test(what_is_not_shown_is_not_mended),
		cmocka_unit_test(nuls_are_a_reason),
		cmocka_unit_test(without_entries_nothing_changes),
		cmocka_unit_test(mended_findings_are_told),
		cmocka_unit_test(what_the_fix_touches_is_touched),
		cmocka_unit_test(want_of_memory_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
