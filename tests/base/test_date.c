// Forms of dates and what is a date of them.

#include "support.h"

#include "base/date.h"

struct form_case {
	const char *text;
	const char *example; // 2025-05-03 written in the form; NULL: not a form
};

static const struct form_case form_cases[] = {
	{"YYYY-MM-DD", "2025-05-03"},
	{"yyyy-mm-dd", "2025-05-03"},
	{"YYYY/MM/DD", "2025/05/03"},
	{"yy.mm.dd", "25.05.03"},
	{"YY-M-D", "25-5-3"},
	{"D.M.YYYY", "3.5.2025"},
	{"DD. MM. YYYY", "03. 05. 2025"},
	{"DD/MM/YY", "03/05/25"},
	{"MM/DD/YYYY", "05/03/2025"},
	{"M/D", "5/3"},
	{"MM-DD", "05-03"},
	{"YYYY", "2025"},
	{"YYYY-MM", "2025-05"},
	{"MM/YYYY", "05/2025"},
	{"YYYYMMDD", "20250503"},
	{"YYMMDD", "250503"},
	{"YYYY MM DD", "2025 05 03"},
	{"YYYY年M月D日", "2025年5月3日"},
	{"YYYY年MM月DD日", "2025年05月03日"},
	{"YYYY年M月", "2025年5月"},
	{"M月D日", "5月3日"},
	{"YYYY년 M월 D일", "2025년 5월 3일"},
	{"YYYY／MM／DD", "2025／05／03"},
	{"YYYY‐MM‐DD", "2025‐05‐03"},
	{"YYYY―MM―DD", "2025―05―03"},
	{"YYYY－MM－DD", "2025－05－03"},
	{"YYYY．MM．DD", "2025．05．03"},
	{"YYYY。MM、DD", "2025。05、03"},
	{"YYYY　MM　DD", "2025　05　03"},
	{"YYYY‖MM‖DD", NULL},
	{"YYYY…MM…DD", NULL},
	{"YYYY‏MM‏DD", NULL},
	{"", NULL},
	{"YY", NULL},
	{"Y", NULL},
	{"YYY", NULL},
	{"YYYYY-MM-DD", NULL},
	{"YYYY-MMM-DD", NULL},
	{"MM", NULL},
	{"DD", NULL},
	{"M", NULL},
	{"D", NULL},
	{"MD", NULL},
	{"YYYYMD", NULL},
	{"YYYY-DD", NULL},
	{"YYYY-MM-MM", NULL},
	{"YYYY-MM-DD-YYYY", NULL},
	{"YYYY-MM-DD.", NULL},
	{"YYYY-MM-", NULL},
	{"-YYYY-MM-DD", NULL},
	{" YYYY-MM-DD", NULL},
	{"YYYY-MM-DDTHH", NULL},
	{"YYYY-MM-DD (optional)", NULL},
	{"YYYY--------MM", NULL},
	{"2025-MM-DD", NULL},
	{"M.D.", NULL},
	{"My", NULL},
	{"mm", NULL},
	{"Date", NULL},
	{"YYYY+MM+DD", NULL},
	{"YYYY\x80MM\x80"
	 "DD",
	 NULL},
};

static void test_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof form_cases / sizeof *form_cases; i++) {
		const struct form_case *c = &form_cases[i];
		struct date_form form;
		bool is_form = date_form_read(c->text, strlen(c->text), &form);
		if (is_form != (c->example != NULL)) {
			fail_msg("\"%s\" is %sa form", c->text, is_form ? "" : "not ");
		}
		if (!is_form) {
			continue;
		}
		uint32_t day;
		if (date_check(&form, c->example, strlen(c->example), &day) != DATE_FITS) {
			fail_msg("\"%s\" does not fit %s", c->example, c->text);
		}
		char text[48];
		size_t size = date_write(&form, day, text);
		assert_string_equal(text, c->example);
		assert_int_equal(size, strlen(text));
	}
}

static void test_forms_end_where_they_are_said_to(void **state)
{
	(void)state;
	struct date_form form;
	assert_true(date_form_read("YYYY-MM-DD", 7, &form));
	assert_int_equal(form.part_count, 2);
	assert_false(date_form_read("YYYY-MM-DD", 5, &form));
	assert_false(date_form_read("YYYY\0MM", 7, &form));
	assert_false(date_form_read("\0", 1, &form));
}

struct date_case {
	const char *form;
	const char *text;
	enum date_deviation deviation;
	uint32_t day;
};

static const struct date_case date_cases[] = {
	{"YYYY-MM-DD", "2025-05-15", DATE_FITS, 20250515},
	{"YYYY-MM-DD", "2024-02-29", DATE_FITS, 20240229},
	{"YYYY-MM-DD", "2000-02-29", DATE_FITS, 20000229},
	{"YYYY-MM-DD", "1900-02-29", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-02-29", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-02-30", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-13-01", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-15-05", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-00-10", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-10-00", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-04-31", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-12-31", DATE_FITS, 20251231},
	{"YYYY-MM-DD", "2025-12-32", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-5-45", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "2025-05-155", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "February 30, 2025", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM-DD", "30.02.2025", DATE_IMPOSSIBLE, 0},
	// Otherwise, with one reading.
	{"YYYY-MM-DD", "2025-5-15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025-5-3", DATE_VARIANT, 20250503},
	{"YYYY-MM-DD", "2025/05/15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025/05/04", DATE_VARIANT, 20250504},
	{"YYYY-MM-DD", "2025.05.15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025. 5. 15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025. 5. 15.", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025 05 15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025_05_15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025--05-15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025 - 05 - 15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "20250515", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025–05–15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "２０２５-０５-１５", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025－05－15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025年5月15日", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025年05月15号", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025 年 5 月 15 日", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025−05−15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025、5、15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025。5。15", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025\u300005\u300015", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "15.05.2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "05/15/2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "15-5-2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "04/04/2025", DATE_VARIANT, 20250404},
	{"YYYY-MM-DD", "May 15, 2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "may 15 2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "MAY 5th, 2025", DATE_VARIANT, 20250505},
	{"YYYY-MM-DD", "15 May 2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "1st Sept. 2025", DATE_VARIANT, 20250901},
	{"YYYY-MM-DD", "22nd of 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025 Dec 3", DATE_VARIANT, 20251203},
	{"YYYY-MM-DD", "2025-Dec-03", DATE_VARIANT, 20251203},
	{"YYYY-MM-DD", "15May2025", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "`2025-05-15`", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "**2025-05-15**", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "(2025/5/15)", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025-05-15.", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "2025-05-15 ", DATE_VARIANT, 20250515},
	// More than one reading.
	{"YYYY-MM-DD", "03/04/2025", DATE_AMBIGUOUS, 0},
	{"YYYY-MM-DD", "3.4.2025", DATE_AMBIGUOUS, 0},
	{"YYYY-MM-DD", "12-05-25", DATE_AMBIGUOUS, 0},
	{"YYYY-MM-DD", "25-05-15", DATE_AMBIGUOUS, 0},
	{"DD.MM.YYYY", "03/04/2025", DATE_AMBIGUOUS, 0},
	{"yy.mm.dd", "25/5/15", DATE_AMBIGUOUS, 0},
	{"MM-DD", "3/4", DATE_AMBIGUOUS, 0},
	// None at all.
	{"YYYY-MM-DD", "", DATE_NONE, 0},
	{"YYYY-MM-DD", "2999/05/15", DATE_VARIANT, 29990515},
	{"YYYY-MM-DD", "3025/05/15", DATE_NONE, 0},
	{"YYYY-MM-DD", "(\t2025/05/15)", DATE_VARIANT, 20250515},
	{"YYYY-MM-DD", "abcdefghijklmnop 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025年5月月15日", DATE_NONE, 0},
	{"YYYYMMDD", "20250515日", DATE_NONE, 0},
	{"M/D/YYYY", "123/4/2025", DATE_IMPOSSIBLE, 0},
	{"MM-DD", "3_4", DATE_NONE, 0},
	{"YYYY-MM-DD", " ", DATE_NONE, 0},
	{"YYYY-MM-DD", "YYYY-MM-DD", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "May 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "May 15", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05-15 10:00", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05-15T10:00:00Z", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05-15 (read)", DATE_NONE, 0},
	{"YYYY-MM-DD", "see 2025-05-15", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05-15 - 2025-05-16", DATE_NONE, 0},
	{"YYYY-MM-DD", "20255-05-15", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05-1O", DATE_NONE, 0},
	{"YYYY-MM-DD", "1.2.3", DATE_NONE, 0},
	{"YYYY-MM-DD", "12-05-25.", DATE_NONE, 0},
	{"YYYY-MM-DD", "25年05月15日", DATE_NONE, 0},
	{"YYYY-MM-DD", "45-55-65", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025-05-15abcdefghijklmnopqrst", DATE_NONE, 0},
	{"YYYY-MM-DD", "v1.2.3", DATE_NONE, 0},
	{"YYYY-MM-DD", "3 papers", DATE_NONE, 0},
	{"YYYY-MM-DD", "Top 10 papers of 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "12345678", DATE_NONE, 0},
	{"YYYY-MM-DD", "99999999999999999999", DATE_NONE, 0},
	{"YYYY-MM-DD", "4294967296-05-15", DATE_NONE, 0},
	{"YYYY-MM-DD", "-2025-05-15", DATE_NONE, 0},
	{"YYYY-MM-DD", "Changelog", DATE_NONE, 0},
	{"YYYY-MM-DD",
	 "2025\x80"
	 "05\x80"
	 "15",
	 DATE_NONE, 0},
	{"YYYY-MM-DD", "日日日", DATE_NONE, 0},
	{"YYYY-MM-DD", "2025月5年15日", DATE_NONE, 0},
	{"YYYY-MM-DD", "2th May 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "Mayy 15, 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "Septem 15, 2025", DATE_NONE, 0},
	{"YYYY-MM-DD", "`````````````", DATE_NONE, 0},
	// Other forms.
	{"yy.mm.dd", "25.05.15", DATE_FITS, 20250515},
	{"yy.mm.dd", "99.05.15", DATE_FITS, 19990515},
	{"yy.mm.dd", "25.5.15", DATE_VARIANT, 20250515},
	{"yy.mm.dd", "2025.05.15", DATE_VARIANT, 20250515},
	{"yy.mm.dd", "25.02.30", DATE_IMPOSSIBLE, 0},
	{"yy.mm.dd", "1950-05-15", DATE_NONE, 0},
	{"yy.mm.dd", "1.2.3", DATE_NONE, 0},
	{"DD.MM.YYYY", "15.05.2025", DATE_FITS, 20250515},
	{"DD.MM.YYYY", "3.4.2025", DATE_VARIANT, 20250403},
	{"DD.MM.YYYY", "15-05-2025", DATE_VARIANT, 20250515},
	{"DD.MM.YYYY", "2025-04-03", DATE_VARIANT, 20250403},
	{"DD.MM.YYYY", "05.15.2025", DATE_VARIANT, 20250515},
	{"DD.MM.YYYY", "31.02.2025", DATE_IMPOSSIBLE, 0},
	{"D.M.YYYY", "03.04.2025", DATE_FITS, 20250403},
	{"M/D/YYYY", "3/4/2025", DATE_FITS, 20250304},
	{"M/D/YYYY", "13/4/2025", DATE_VARIANT, 20250413},
	{"YYYY年M月D日", "2025年5月15日", DATE_FITS, 20250515},
	{"YYYY年M月D日", "2025年5月15", DATE_VARIANT, 20250515},
	{"YYYY年M月D日", "2025-05-15", DATE_VARIANT, 20250515},
	{"YYYY年M月D日", "2025年13月1日", DATE_IMPOSSIBLE, 0},
	{"YYYY/DD/MM", "2025/15/05", DATE_FITS, 20250515},
	{"YYYY/DD/MM", "2025/3/4", DATE_VARIANT, 20250403},
	{"YYYYMMDD", "20250515", DATE_FITS, 20250515},
	{"YYYYMMDD", "2025-05-15", DATE_VARIANT, 20250515},
	{"YYYYMMDD", "20250230", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM", "2025-05", DATE_FITS, 20250500},
	{"YYYY-MM", "2025-5", DATE_VARIANT, 20250500},
	{"YYYY-MM", "2025/05", DATE_VARIANT, 20250500},
	{"YYYY-MM", "May 2025", DATE_VARIANT, 20250500},
	{"YYYY-MM", "2025年5月", DATE_VARIANT, 20250500},
	{"YYYY-MM", "05/2025", DATE_VARIANT, 20250500},
	{"YYYY-MM", "2025-13", DATE_IMPOSSIBLE, 0},
	{"YYYY-MM", "2025-05-15", DATE_NONE, 0},
	{"YYYY-MM", "3.1415", DATE_NONE, 0},
	{"YYYY", "2025", DATE_FITS, 20250000},
	{"YYYY", "0000", DATE_IMPOSSIBLE, 0},
	{"YYYY", "2025年", DATE_VARIANT, 20250000},
	{"YYYY", "25", DATE_NONE, 0},
	{"YYYY", "May", DATE_NONE, 0},
	{"YYYY", "2025-05", DATE_NONE, 0},
	{"MM-DD", "02-29", DATE_FITS, 229},
	{"MM-DD", "02-30", DATE_IMPOSSIBLE, 0},
	{"MM-DD", "5-3", DATE_VARIANT, 503},
	{"MM-DD", "5月3日", DATE_VARIANT, 503},
	{"MM-DD", "May 3", DATE_VARIANT, 503},
	{"MM-DD", "3 May", DATE_VARIANT, 503},
	{"MM-DD", "15/5", DATE_VARIANT, 515},
	{"MM-DD", "50/60", DATE_NONE, 0},
	{"MM-DD", "1, 2", DATE_NONE, 0},
	{"MM-DD", "2025-05-15", DATE_NONE, 0},
};

static void check_date(const struct date_case *c)
{
	struct date_form form;
	assert_true(date_form_read(c->form, strlen(c->form), &form));
	uint32_t day = 77;
	enum date_deviation deviation = date_check(&form, c->text, strlen(c->text), &day);
	if (deviation != c->deviation) {
		fail_msg("\"%s\" as %s is %d, not %d", c->text, c->form, (int)deviation, (int)c->deviation);
	}
	if (deviation != DATE_FITS && deviation != DATE_VARIANT) {
		return;
	}
	if (day != c->day) {
		fail_msg("\"%s\" as %s is day %u", c->text, c->form, day);
	}
	// What is written back fits and is the same day.
	char text[48];
	size_t size = date_write(&form, day, text);
	uint32_t again;
	assert_int_equal(date_check(&form, text, size, &again), DATE_FITS);
	assert_int_equal(again, day);
}

static void test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof date_cases / sizeof *date_cases; i++) {
		check_date(&date_cases[i]);
	}
}

// By an independent count of the days: each real day of 400 years, and no other.
static void test_the_calendar(void **state)
{
	(void)state;
	struct date_form form;
	assert_true(date_form_read("YYYY-MM-DD", 10, &form));
	unsigned real = 0;
	uint32_t before = 0;
	for (unsigned number = 0; number < 400u * 13 * 32; number++) {
		char text[16];
		unsigned year = 1800 + number / (13 * 32);
		snprintf(text, sizeof text, "%04u-%02u-%02u", year, number / 32 % 13, number % 32);
		uint32_t day;
		if (date_check(&form, text, strlen(text), &day) == DATE_FITS) {
			assert_true(day > before);
			before = day;
			real++;
		}
	}
	assert_int_equal(real, 146097);
}

static void test_every_prefix_and_every_byte(void **state)
{
	(void)state;
	struct date_form form;
	assert_true(date_form_read("YYYY-MM-DD", 10, &form));
	for (size_t i = 0; i < sizeof date_cases / sizeof *date_cases; i++) {
		size_t size = strlen(date_cases[i].text);
		for (size_t cut = 0; cut <= size; cut++) {
			// In a block of its own, so that reading past the end is seen.
			char *text = malloc(cut ? cut : 1);
			assert_non_null(text);
			memcpy(text, date_cases[i].text, cut);
			uint32_t day;
			date_check(&form, text, cut, &day);
			struct date_form other;
			date_form_read(text, cut, &other);
			for (int byte = 0; cut > 0 && byte < 256; byte += 5) {
				text[cut - 1] = (char)(unsigned char)byte;
				date_check(&form, text, cut, &day);
			}
			free(text);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_forms_end_where_they_are_said_to),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_the_calendar),
		cmocka_unit_test(test_every_prefix_and_every_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
