// What counts when a change is known, and fingerprints.

#include "linting.h"

static const char template[] = "<!-- pllint: order oldest-first -->\n\n## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- "
			       "**Progress**: todo / done\n";

// Three entries, each with one finding.
#define ONE   "### One\n\n- **Tags**: a,\n- **Progress**: done\n\n"
#define TWO   "### Two\n\n- **Tags**: b\n- **Progress**: gone\n\n"
#define THREE "### Three\n\n- **Tags**: c\n\n"
#define HEAD  "# List\n\n## 2025-05-02\n\n"

struct changing {
	struct linting linting;
	struct pllint_revision revision;
	struct pllint_span touched[4];
};

static void changing_open(struct changing *changing, const char *before)
{
	linting_open(&changing->linting, template);
	assert_int_equal(changing->linting.status, PLLINT_OK);
	changing->revision = (struct pllint_revision){.before = before, .before_size = strlen(before)};
	changing->revision.touched = changing->touched;
	changing->linting.settings.change = &changing->revision;
}

// Where `part` is in `list` was added; an empty one there is a deletion.
static void touch(struct changing *changing, const char *list, const char *part, size_t size)
{
	const char *at = strstr(list, part);
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - list);
	changing->touched[changing->revision.touched_count++] = (struct pllint_span){start, start + (uint32_t)size};
}

static const char *found(struct changing *changing, const char *list)
{
	linting_check(&changing->linting, list);
	assert_int_equal(changing->linting.status, PLLINT_OK);
	return linting_findings(&changing->linting);
}

static void test_untouched_entries_are_silent(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] = HEAD ONE TWO THREE;
	changing_open(&changing, HEAD ONE "### Two\n\n- **Tags**: b\n- **Progress**: done\n\n" THREE);
	touch(&changing, list, "- **Progress**: gone", 20);
	assert_string_equal(found(&changing, list),
			    "13:17: `gone` is not one of the values of `Progress` [vocabulary]\n");
	assert_int_equal(pllint_report_counts(changing.linting.report)->untouched, 2);
	assert_int_equal(pllint_report_counts(changing.linting.report)->findings[PLLINT_WARNING], 0);
	linting_close(&changing.linting);
}

// The line that is missing is not in the diff's added lines.
static void test_deleted_field_counts(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] = HEAD ONE TWO THREE;
	changing_open(&changing, HEAD ONE TWO "### Three\n\n- **Tags**: c\n- **Progress**: done\n\n");
	touch(&changing, list, "- **Tags**: c", 0);
	assert_non_null(strstr(found(&changing, list), "15:5: `Progress` is missing"));
	assert_int_equal(pllint_report_size(changing.linting.report), 1);
	linting_close(&changing.linting);
}

// The heading is as it was; what is right below it is not.
static void test_a_line_added_beside_a_heading_counts(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] =
		"# List\nText.\n\nMore.\n## 2025-05-02\n\n### One\n\n- **Tags**: a\n- **Progress**: done\n";
	changing_open(&changing, "# List\n\n## 2025-05-02\n\n### One\n\n- **Tags**: a\n- **Progress**: done\n");
	touch(&changing, list, "Text.\n", 6);
	assert_string_equal(found(&changing, list), "1:1: no blank line after this heading [heading-blank-lines]\n");
	changing.revision.touched_count = 0;
	touch(&changing, list, "More.\n", 6);
	assert_string_equal(found(&changing, list), "5:1: no blank line before this heading [heading-blank-lines]\n");
	changing.revision.touched_count = 0;
	touch(&changing, list, "- **Tags**", 15);
	assert_string_equal(found(&changing, list), "");
	linting_close(&changing.linting);
}

static void test_moved_entries_and_line_endings_are_no_change(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] = HEAD THREE ONE TWO;
	changing_open(&changing, "# List\r\n\r\n## 2025-05-02\r\n\r\n" ONE
				 "### Two\r\n\r\n- **Tags**: b\r\n- **Progress**: gone\r\n\r\n" THREE);
	touch(&changing, list, THREE, strlen(THREE));
	assert_string_equal(found(&changing, list), "");
	assert_int_equal(pllint_report_counts(changing.linting.report)->untouched, 3);
	linting_close(&changing.linting);
}

// What stood there before may have been one entry, or nothing at all; whitespace at its end are no change of it.
static void test_small_lists_before(void **state)
{
	(void)state;
	static const char list[] = "### One\n\n- **Tags**: a,\n- **Progress**: done\n";
	static const struct {
		const char *before;
		size_t findings;
	} cases[] = {
		{"### One\n\n- **Tags**: a,\n- **Progress**: done \t\r\n\n", 0}, {"\n", 1}, {" ", 1}, {"# Prose\n", 1}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct changing changing = {0};
		changing_open(&changing, cases[i].before);
		touch(&changing, list, "### One", 7);
		found(&changing, list);
		assert_int_equal(pllint_report_size(changing.linting.report), cases[i].findings);
		linting_close(&changing.linting);
	}
}

// Of two that are alike, the one with the added lines is the new one, wherever it stands.
static void test_copied_entry_counts_once(void **state)
{
	(void)state;
	static const char list[] = HEAD TWO "### Mid\n\n- **Tags**: c\n- **Progress**: done\n\n" TWO;
	for (int last = 0; last < 2; last++) {
		struct changing changing = {0};
		changing_open(&changing, HEAD TWO "### Mid\n\n- **Tags**: c\n- **Progress**: done\n\n");
		const char *part = last ? strstr(strstr(list, "### Two") + 1, "### Two") : strstr(list, "### Two");
		changing.touched[0].start = (uint32_t)(part - list);
		changing.touched[0].end = changing.touched[0].start + (uint32_t)strlen(TWO);
		changing.revision.touched_count = 1;
		const char *findings = found(&changing, list);
		assert_int_equal(pllint_report_size(changing.linting.report), 1);
		assert_memory_equal(findings, last ? "18:17" : "8:17:", 5);
		linting_close(&changing.linting);
	}
}

// Nested too deep to be read: then the whole list counts, and the list itself is read all the same.
static void test_a_list_before_that_cannot_be_read(void **state)
{
	(void)state;
	static const char list[] = HEAD ONE TWO;
	char before[2048] = HEAD ONE;
	memset(before + strlen(before), '>', 1000);
	struct changing changing = {0};
	changing_open(&changing, before);
	found(&changing, list);
	assert_int_equal(pllint_report_size(changing.linting.report), 2);
	linting_close(&changing.linting);
}

static void test_memory_runs_out(void **state)
{
	(void)state;
	static const char list[] = HEAD ONE TWO;
	for (size_t fail_at = 1;; fail_at++) {
		struct changing changing = {0};
		changing_open(&changing, HEAD TWO ONE);
		changing.linting.counting.calls = 0;
		changing.linting.counting.fail_at = fail_at;
		linting_check(&changing.linting, list);
		enum pllint_status status = changing.linting.status;
		bool was_reached = changing.linting.counting.calls >= fail_at;
		linting_close(&changing.linting);
		assert_int_equal(status, was_reached ? PLLINT_NO_MEMORY : PLLINT_OK);
		if (!was_reached) {
			return;
		}
	}
}

static void test_a_new_list_counts_as_a_whole(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] = HEAD ONE TWO THREE "Text \n";
	changing_open(&changing, "");
	touch(&changing, list, list, strlen(list));
	found(&changing, list);
	assert_int_equal(pllint_report_size(changing.linting.report), 4);
	linting_close(&changing.linting);
}

#define DAY(day) "## 2025-05-" day "\n\n### " day "\n\n- **Tags**: a\n- **Progress**: done\n\n"

// A group that is out of order counts if either side of it was touched.
static void test_group_order(void **state)
{
	(void)state;
	static const char list[] = DAY("01") DAY("02") DAY("09") DAY("03") DAY("04");
	struct changing changing = {0};
	changing_open(&changing, list);
	assert_string_equal(found(&changing, list), "");
	assert_int_equal(pllint_report_counts(changing.linting.report)->untouched, 1);
	linting_close(&changing.linting);
	memset(&changing, 0, sizeof changing);
	changing_open(&changing, DAY("01") DAY("02") DAY("03") DAY("04"));
	touch(&changing, list, DAY("09"), strlen(DAY("09")));
	found(&changing, list);
	assert_int_equal(pllint_report_size(changing.linting.report), 1);
	linting_close(&changing.linting);
}

static void test_untouched_can_be_shown(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] = HEAD ONE TWO THREE;
	changing_open(&changing, list);
	changing.linting.settings.show_untouched = true;
	found(&changing, list);
	assert_int_equal(pllint_report_size(changing.linting.report), 3);
	for (size_t i = 0; i < 3; i++) {
		const struct pllint_finding *finding = pllint_report_at(changing.linting.report, i);
		assert_true(finding->is_untouched);
		assert_int_equal(finding->severity, PLLINT_INFO);
	}
	assert_int_equal(pllint_report_counts(changing.linting.report)->findings[PLLINT_INFO], 0);
	linting_close(&changing.linting);
}

// Each entry has something to fix; only the one that was touched is fixed, pass after pass.
static void test_fix_leaves_the_rest_alone(void **state)
{
	(void)state;
	struct changing changing = {0};
	static const char list[] = HEAD ONE "### New\n\n- **progress**: Done \n- **Tag**: x, x,\n\n" ONE;
	changing_open(&changing, HEAD ONE ONE);
	touch(&changing, list, "### New", strlen("### New\n\n- **progress**: Done \n- **Tag**: x, x,\n\n"));
	changing.linting.settings.show_untouched = true;
	struct pllint_fixed *fixed;
	assert_int_equal(pllint_fix(&changing.linting.environment, changing.linting.template, list, strlen(list),
				    &changing.linting.settings, PLLINT_FIX_SAFE, &fixed),
			 PLLINT_OK);
	size_t size;
	assert_string_equal(pllint_fixed_text(fixed, &size),
			    HEAD ONE "### New\n\n- **Tags**: x\n- **Progress**: done\n\n" ONE);
	pllint_fixed_release(fixed);
	linting_close(&changing.linting);
}

// --- fingerprints ---------------------------------------------------------------------------------

static size_t fingerprints_of(struct linting *linting, const char *list, struct pllint_fingerprint *out)
{
	linting_check(linting, list);
	size_t count = pllint_report_size(linting->report);
	for (size_t i = 0; i < count; i++) {
		out[i] = pllint_report_at(linting->report, i)->fingerprint;
	}
	return count;
}

static bool holds(const struct pllint_fingerprint *all, size_t count, struct pllint_fingerprint one)
{
	for (size_t i = 0; i < count; i++) {
		if (all[i].high == one.high && all[i].low == one.low) {
			return true;
		}
	}
	return false;
}

static void test_fingerprints_survive_edits_elsewhere(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	struct pllint_fingerprint old[8], now[8];
	size_t count = fingerprints_of(&linting, HEAD ONE TWO TWO THREE, old);
	assert_int_equal(count, 4);
	assert_false(holds(old + 2, 1, old[1]));
	size_t count_now = fingerprints_of(&linting,
					   "Intro\n\n" HEAD THREE "### N\n\n- **Tags**: q\n- **Progress**: x\n\n" ONE
					   "### M\n\n- **Tags**: q\n- **Progress**: done\n\n" TWO TWO,
					   now);
	assert_int_equal(count_now, 5);
	for (size_t i = 0; i < count; i++) {
		assert_true(holds(now, count_now, old[i]));
	}
	// Another value in the same field is another finding.
	count_now = fingerprints_of(&linting, HEAD "### Two\n\n- **Tags**: b\n- **Progress**: went\n\n", now);
	assert_int_equal(count_now, 1);
	assert_false(holds(old, count, now[0]));
	linting_close(&linting);
}

static int compare(const void *left, const void *right)
{
	const struct pllint_fingerprint *a = left, *b = right;
	int order = (a->high > b->high) - (a->high < b->high);
	return order ? order : (a->low > b->low) - (a->low < b->low);
}

static void test_recorded_findings_are_passed_over(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	struct pllint_fingerprint known[8];
	size_t count = fingerprints_of(&linting, HEAD ONE TWO, known);
	qsort(known, count, sizeof *known, compare);
	linting.settings.recorded = known;
	linting.settings.recorded_count = count;
	linting_check(&linting, HEAD THREE ONE);
	assert_non_null(strstr(linting_findings(&linting), "`Progress` is missing"));
	assert_int_equal(pllint_report_size(linting.report), 1);
	assert_int_equal(pllint_report_counts(linting.report)->recorded, 1);
	assert_int_equal(pllint_report_met(linting.report, 0) + pllint_report_met(linting.report, 1), 1);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_untouched_entries_are_silent),
		cmocka_unit_test(test_deleted_field_counts),
		cmocka_unit_test(test_a_line_added_beside_a_heading_counts),
		cmocka_unit_test(test_moved_entries_and_line_endings_are_no_change),
		cmocka_unit_test(test_small_lists_before),
		cmocka_unit_test(test_copied_entry_counts_once),
		cmocka_unit_test(test_a_list_before_that_cannot_be_read),
		cmocka_unit_test(test_memory_runs_out),
		cmocka_unit_test(test_a_new_list_counts_as_a_whole),
		cmocka_unit_test(test_group_order),
		cmocka_unit_test(test_untouched_can_be_shown),
		cmocka_unit_test(test_fix_leaves_the_rest_alone),
		cmocka_unit_test(test_fingerprints_survive_edits_elsewhere),
		cmocka_unit_test(test_recorded_findings_are_passed_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
