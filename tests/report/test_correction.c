// Entries before and after the safe fixes.

#include "../lint/linting.h"
#include "report/correction.h"

static const char template[] = "# T\n\n### Title\n\n- **Tags**: a, b, ...\n- **Progress**: x / y\n";

struct correcting {
	struct linting linting;
	struct pllint_fixed *fixed;
	struct reported reported;
	struct correction correction;
};

// `fixed` is the list whose fixes are taken for the list's.
static void begin(struct correcting *c, const char *list, const char *fixed)
{
	*c = (struct correcting){.fixed = NULL};
	linting_open(&c->linting, template);
	linting_check(&c->linting, list);
	assert_int_equal(pllint_fix(&c->linting.environment, c->linting.template, fixed, strlen(fixed),
				    &c->linting.settings, PLLINT_FIX_SAFE, &c->fixed),
			 PLLINT_OK);
	c->reported =
		(struct reported){.report = c->linting.report, .template = c->linting.template, .corrected = c->fixed};
	correction_open(&c->correction, &c->reported);
}

static void finish(struct correcting *c)
{
	correction_close(&c->correction);
	pllint_fixed_release(c->fixed);
	linting_close(&c->linting);
}

static void assert_bytes(const struct pllint_report *report, const struct pllint_entry *entry, const char *expected)
{
	size_t size;
	struct pllint_span span = correction_span(report, entry);
	const char *bytes = pllint_report_text(report, &size);
	assert_int_equal(span.end - span.start, strlen(expected));
	assert_memory_equal(bytes + span.start, expected, strlen(expected));
}

// Which findings are fixed in their entries, a letter each; `o`: it is in none.
static const char *fixed(const struct correcting *c)
{
	static char letters[16];
	size_t count = pllint_report_size(c->linting.report);
	assert_true(count < sizeof letters);
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(c->linting.report, i);
		const struct pllint_entry *entry = sections_entry(c->linting.report, finding);
		letters[i] = !entry ? 'o' : correction_fixes(&c->correction, entry, finding) ? 'm' : '-';
	}
	letters[count] = 0;
	return letters;
}

static void test_entries(void **state)
{
	(void)state;
	static const char list[] = "# A\n\n### One\n\n- **Tags**: a,\n- **Progress**: x\n\n### Two\n\n- **Tags**: a\n"
				   "- **Progress**: x\n\n### Three\n\n- **Tags**: a,\n- **Progress**: other\n\n\n";
	struct correcting c;
	begin(&c, list, list);
	const struct pllint_report *report = c.linting.report;
	const struct pllint_entry *one = correction_of(&c.correction, pllint_report_entry_at(report, 0));
	const struct pllint_entry *three = correction_of(&c.correction, pllint_report_entry_at(report, 2));
	assert_non_null(one);
	assert_null(correction_of(&c.correction, pllint_report_entry_at(report, 1)));
	assert_non_null(three);
	assert_bytes(report, pllint_report_entry_at(report, 0), "### One\n\n- **Tags**: a,\n- **Progress**: x");
	assert_bytes(c.correction.after, one, "### One\n\n- **Tags**: a\n- **Progress**: x");
	assert_bytes(c.correction.after, three, "### Three\n\n- **Tags**: a\n- **Progress**: other");
	assert_null(sections_find(&c.correction.left, one));
	assert_non_null(sections_find(&c.correction.left, three));
	finish(&c);
}

// Blank lines around an entry are not in it.
static void test_what_is_fixed(void **state)
{
	(void)state;
	static const char list[] =
		"# A\n\n### One\n\n- **Tags**: a,\n- **Progress**: other\n### Two\n\n- **Tags**: a, a\n"
		"- **Progress**: X";
	struct correcting c;
	begin(&c, list, list);
	assert_string_equal(linting_findings(&c.linting),
			    "5:14: `Tags` ends in a comma [trailing-comma]\n"
			    "6:17: `other` is not one of the values of `Progress` [vocabulary]\n"
			    "7:1: no blank line before this heading [heading-blank-lines]\n"
			    "9:16: duplicate tag `a` in `Tags` [duplicate-tag]\n"
			    "10:17: `X` is not spelled as in the template [vocabulary-form]\n"
			    "10:18: the last line does not end with a newline [final-newline]\n");
	assert_string_equal(fixed(&c), "m--mmo");
	finish(&c);
}

// What says the same in the corrected entry is not fixed, and nothing is where nothing was changed.
static void test_what_is_left(void **state)
{
	(void)state;
	static const char list[] = "### One\n\n- **Tags**: a, a, c, c\n- **Progress**: x\n";
	struct correcting c;
	begin(&c, list, "### One\n\n- **Tags**: a, a, b\n- **Progress**: X\n- **Other**: z\n");
	assert_string_equal(fixed(&c), "-m");
	finish(&c);
	begin(&c, list, "### One\n\n- **Tags**: a, b\n- **Progress**: x\n");
	assert_string_equal(fixed(&c), "--");
	finish(&c);
}

// Where an entry came or went, none is taken for another.
static void test_other_entries(void **state)
{
	(void)state;
	struct correcting c;
	begin(&c, "### One\n\n- **Tags**: a,\n- **Progress**: x\n\n### Two\n\n- **Tags**: a,\n- **Progress**: x\n",
	      "### Two\n\n- **Tags**: a,\n- **Progress**: x\n");
	assert_null(correction_of(&c.correction, pllint_report_entry_at(c.linting.report, 0)));
	assert_null(correction_of(&c.correction, pllint_report_entry_at(c.linting.report, 1)));
	finish(&c);
}

static void test_nothing(void **state)
{
	(void)state;
	static const char list[] = "### One\n\n- **Tags**: a\n- **Progress**: other\n";
	struct correcting c;
	begin(&c, list, list);
	assert_null(correction_of(&c.correction, pllint_report_entry_at(c.linting.report, 0)));
	assert_null(correction_of(&c.correction, NULL));
	finish(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries),	     cmocka_unit_test(test_what_is_fixed),
		cmocka_unit_test(test_what_is_left), cmocka_unit_test(test_other_entries),
		cmocka_unit_test(test_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
