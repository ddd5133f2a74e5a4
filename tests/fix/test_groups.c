// Groups that are put in order: all of a list at once, each whole, and those of which nothing is said stay.

#include "fixed.h"

#define NEWEST "<!-- pllint: order newest-first -->\n\n"
#define OLDEST "<!-- pllint: order oldest-first -->\n\n"
#define SHAPE  "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Progress**: todo / done\n"

#define GROUP(day)  "## 2025-05-" day "\n\n"
#define ENTRY(name) "### " name "\n\n- **Tags**: maths\n- **Progress**: done\n"

#define FIRST  GROUP("10") ENTRY("A Walk")
#define SECOND GROUP("11") ENTRY("A Dive")
#define THIRD  GROUP("12") ENTRY("A Climb")

static void groups_follow_the_order(void **state)
{
	(void)state;
	static const char newest[] = "# List\n\n" THIRD "\n" SECOND "\n" FIRST;
	static const char oldest[] = "# List\n\n" FIRST "\n" SECOND "\n" THIRD;
	static const char mixed[] = "# List\n\n" SECOND "\n" THIRD "\n" FIRST;
	becomes(NEWEST SHAPE, PLLINT_FIX_UNSAFE, oldest, newest);
	becomes(NEWEST SHAPE, PLLINT_FIX_UNSAFE, mixed, newest);
	becomes(OLDEST SHAPE, PLLINT_FIX_UNSAFE, newest, oldest);
	becomes(OLDEST SHAPE, PLLINT_FIX_UNSAFE, mixed, oldest);
	stays(OLDEST SHAPE, PLLINT_FIX_SAFE, mixed);
	stays("<!-- pllint: order any -->\n\n" SHAPE, PLLINT_FIX_UNSAFE, mixed);
	stays(SHAPE, PLLINT_FIX_UNSAFE, mixed);
}

// However many they are and wherever they go, one pass is enough.
static void a_list_that_runs_backwards(void **state)
{
	(void)state;
	enum { DAYS = 28, YEARS = 5 };
	struct linting linting;
	struct text list = {.size = 0};
	struct text wanted = {.size = 0};
	for (int i = 0; i < DAYS * YEARS; i++) {
		char group[128];
		static const char form[] = "%s## %d-02-%02d\n\n" ENTRY("A Walk");
		int other = DAYS * YEARS - 1 - i;
		const char *blank = i > 0 ? "\n" : "";
		text_take(&list, group,
			  (size_t)snprintf(group, sizeof group, form, blank, 2000 + 4 * (i / DAYS), i % DAYS + 1));
		text_take(&wanted, group,
			  (size_t)snprintf(group, sizeof group, form, blank, 2000 + 4 * (other / DAYS),
					   other % DAYS + 1));
	}
	linting_open(&linting, NEWEST SHAPE);
	linting.settings.severity[rule_named("duplicate-title")] = PLLINT_OFF;
	struct result result = fix_twice(&linting, list.bytes, list.size, PLLINT_FIX_UNSAFE);
	expect_bytes(&result, wanted.bytes, wanted.size);
	assert_int_equal(pllint_fixed_size(result.fixed), DAYS * YEARS - 1);
	for (size_t i = 0; i < pllint_fixed_size(result.fixed); i++) {
		assert_int_equal(pllint_fixed_at(result.fixed, i)->pass, 1);
	}
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

static void fix_without(const char *rule, const char *list, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, NEWEST SHAPE);
	linting.settings.severity[rule_named(rule)] = PLLINT_OFF;
	struct result result = fix_twice(&linting, list, strlen(list), PLLINT_FIX_UNSAFE);
	expect_bytes(&result, wanted, strlen(wanted));
	pllint_fixed_release(result.fixed);
	linting_close(&linting);
}

// The last group gets a line ending when it is moved, from the one that is the last then.
static void a_missing_newline_stays_missing(void **state)
{
	(void)state;
	static const char last[] = "## 2025-05-12\n\n### A Climb\n\n- **Tags**: maths\n- **Progress**: done";
	static const char last_crlf[] =
		"## 2025-05-12\r\n\r\n### A Climb\r\n\r\n- **Tags**: maths\r\n- **Progress**: done";
	char list[512];
	char wanted[512];
	snprintf(list, sizeof list, "%s\n%s", FIRST, last);
	snprintf(wanted, sizeof wanted, "%s\n\n%.*s", last, (int)strlen(FIRST) - 1, FIRST);
	fix_without("final-newline", list, wanted);
	snprintf(list, sizeof list, "%s\r\n%s", FIRST, last_crlf);
	snprintf(wanted, sizeof wanted, "%s\n\r\n%.*s", last_crlf, (int)strlen(FIRST) - 1, FIRST);
	fix_without("final-newline", list, wanted);
}

static void blank_lines_stay_where_they_part_groups(void **state)
{
	(void)state;
	fix_without("blank-lines", FIRST "\n\n" SECOND "\n" THIRD "\n\n\n", THIRD "\n\n" SECOND "\n" FIRST "\n\n\n");
}

// --- what is not shown stays ----------------------------------------------------------------------

#define KEPT_APART GROUP("20") "%s" ENTRY("A Talk")

enum { LIST_SIZE = 1024 };

// `20` and `15` are out of order; `note` is in the former.
static void make_list(char list[LIST_SIZE], const char *note)
{
	snprintf(list, LIST_SIZE, THIRD "\n" SECOND "\n" KEPT_APART "\n" FIRST "\n" GROUP("15") ENTRY("A Ride"), note);
}

static void without_the_one_kept_apart(char list[LIST_SIZE], const char *note)
{
	snprintf(list, LIST_SIZE, GROUP("15") ENTRY("A Ride") "\n" THIRD "\n" SECOND "\n" KEPT_APART "\n" FIRST, note);
}

static void mend_but_one(struct linting *linting, const char *note)
{
	char list[LIST_SIZE];
	char wanted[LIST_SIZE];
	make_list(list, note);
	without_the_one_kept_apart(wanted, note);
	struct result result = fix_bytes(linting, list, strlen(list), PLLINT_FIX_UNSAFE);
	assert_int_equal(result.status, PLLINT_OK);
	expect_bytes(&result, wanted, strlen(wanted));
	assert_int_equal(pllint_fixed_size(result.fixed), 1);
	pllint_fixed_release(result.fixed);
}

static void suppressed_groups_stay(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NEWEST SHAPE);
	mend_but_one(&linting, "<!-- pllint-disable-entry group-order -->\n\n");
	linting_close(&linting);
}

static void recorded_groups_stay(void **state)
{
	(void)state;
	char list[LIST_SIZE];
	struct linting linting;
	linting_open(&linting, NEWEST SHAPE);
	make_list(list, "");
	linting_check(&linting, list);
	assert_int_equal(pllint_report_size(linting.report), 2);
	struct pllint_fingerprint recorded = pllint_report_at(linting.report, 0)->fingerprint;
	linting.settings.recorded = &recorded;
	linting.settings.recorded_count = 1;
	mend_but_one(&linting, "");
	linting_close(&linting);
}

static void untouched_groups_stay(void **state)
{
	(void)state;
	char list[LIST_SIZE];
	struct linting linting;
	linting_open(&linting, NEWEST SHAPE);
	make_list(list, "");
	const char *added = strstr(list, "## 2025-05-15");
	uint32_t start = (uint32_t)(added - list);
	struct pllint_span touched = {start, (uint32_t)strlen(list)};
	struct pllint_revision revision = {
		.before = list, .before_size = start, .touched = &touched, .touched_count = 1};
	linting.settings.change = &revision;
	for (int shows_all = 0; shows_all < 2; shows_all++) {
		linting.settings.show_untouched = shows_all;
		mend_but_one(&linting, "");
	}
	linting_close(&linting);
}

// --- the rest -------------------------------------------------------------------------------------

static void want_of_memory_is_told(void **state)
{
	(void)state;
	static const char list[] = FIRST "\n" SECOND "\n" THIRD;
	struct linting linting;
	linting_open(&linting, NEWEST SHAPE);
	for (size_t allowed = 0;; allowed++) {
		size_t live = linting.counting.blocks;
		linting.counting.fail_at = linting.counting.calls + 1 + allowed;
		struct result result = fix_bytes(&linting, list, sizeof list - 1, PLLINT_FIX_UNSAFE);
		linting.counting.fail_at = 0;
		if (result.status == PLLINT_OK) {
			assert_int_equal(pllint_fixed_size(result.fixed), 2);
			pllint_fixed_release(result.fixed);
			break;
		}
		assert_int_equal(result.status, PLLINT_NO_MEMORY);
		assert_int_equal(linting.counting.blocks, live);
	}
	linting_close(&linting);
}

// A heading's text is part of the address of links to it: a rule that changes it has to look for them.
static void few_rules_change_headings(void **state)
{
	(void)state;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		bool is_known = strcmp(rule->name, "group-form") == 0 || strcmp(rule->name, "heading-level") == 0 ||
				strcmp(rule->name, "malformed-heading") == 0; // nothing could link to what was none
		assert_int_equal((rule->changes & PLLINT_CHANGE_TITLE) != 0, is_known);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_follow_the_order),
		cmocka_unit_test(a_list_that_runs_backwards),
		cmocka_unit_test(a_missing_newline_stays_missing),
		cmocka_unit_test(blank_lines_stay_where_they_part_groups),
		cmocka_unit_test(suppressed_groups_stay),
		cmocka_unit_test(recorded_groups_stay),
		cmocka_unit_test(untouched_groups_stay),
		cmocka_unit_test(want_of_memory_is_told),
		cmocka_unit_test(few_rules_change_headings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
