// What a whole list shares is folded, and nothing else is.

#include "../lint/linting.h"
#include "report/folds.h"

#include <stdio.h>
#include <string.h>

static const char template[] = "# T\n\n### Title\n\n- **Tags**: a, b, ...\n- **Link**: <url>\n- **Progress**: x / y\n";

// A list of which the report is folded.
struct folding {
	struct linting linting;
	struct buffer list, words;
	struct folds folds;
};

static void begin(struct folding *c)
{
	*c = (struct folding){.folds = {0}};
	linting_open(&c->linting, template);
	buffer_add_string(&c->list, "# A list\n");
}

static void add_entry(struct folding *c, size_t number, const char *tags, const char *link, const char *progress)
{
	char entry[256];
	snprintf(entry, sizeof entry, "\n### Paper %zu\n\n- **Tags**: %s\n- **Link**: %s\n- **Progress**: %s\n", number,
		 tags, link, progress);
	buffer_add_string(&c->list, entry);
}

static void fold(struct folding *c)
{
	linting_check_bytes(&c->linting, c->list.bytes, c->list.size);
	assert_int_equal(c->linting.status, PLLINT_OK);
	folds_make(&c->folds, c->linting.report);
}

static size_t count_told(const struct folding *c)
{
	size_t told = 0;
	for (size_t i = 0; i < pllint_report_size(c->linting.report); i++) {
		told += c->folds.is_told[i];
	}
	return told;
}

static void finish(struct folding *c)
{
	folds_free(&c->folds);
	buffer_release(&c->list);
	buffer_release(&c->words);
	linting_close(&c->linting);
}

// How many findings are left to others, in a list of entries of which the first `wrong` have the tags.
static size_t told_of(size_t entries, size_t wrong, const char *tags)
{
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < entries; i++) {
		add_entry(&c, i, i < wrong ? tags : "a", "https://a.example", "x");
	}
	fold(&c);
	assert_int_equal(pllint_report_size(c.linting.report), wrong);
	size_t told = count_told(&c);
	finish(&c);
	return told;
}

static void test_how_many(void **state)
{
	(void)state;
	assert_int_equal(told_of(9, 9, "a,"), 0);
	assert_int_equal(told_of(10, 10, "a,"), 9);
	assert_int_equal(told_of(20, 10, "a,"), 9);
	assert_int_equal(told_of(21, 10, "a,"), 0);
	assert_int_equal(told_of(300, 150, "a,"), 149);
	assert_int_equal(told_of(300, 149, "a,"), 0);
}

// Many in one entry are not what the list shares.
static void test_one_entry(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	add_entry(&c, 1, "a", "https://a.example", "x");
	for (char name = 'A'; name <= 'P'; name++) {
		buffer_add_string(&c.list, "- **Unknown ");
		buffer_add(&c.list, &name, 1);
		buffer_add_string(&c.list, "**: x\n");
	}
	fold(&c);
	assert_true(pllint_report_size(c.linting.report) >= FOLDS_MIN);
	assert_int_equal(count_told(&c), 0);
	finish(&c);
}

static void test_what_is_said(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < 12; i++) {
		add_entry(&c, i, "a,", "https://a.example", "x");
	}
	fold(&c);
	assert_int_equal(c.folds.count, 1);
	assert_null(folds_of(&c.folds, 1));
	const struct fold *fold = folds_of(&c.folds, 0);
	assert_non_null(fold);
	assert_int_equal(fold->more, 11);
	folds_write(&c.words, fold);
	assert_string_equal(c.words.bytes, "11 more like it, in lines 11, 17, 23, 29, 35, 41, 47, 53, ...");
	finish(&c);
}

// Each link is another one: what is said is the same but for that.
static void test_each_its_own(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < 20; i++) {
		char link[64];
		snprintf(link, sizeof link, "http://github.com/a/b%zu", i);
		add_entry(&c, i, "a", link, "x");
	}
	fold(&c);
	assert_int_equal(pllint_report_size(c.linting.report), 20);
	assert_int_equal(count_told(&c), 19);
	finish(&c);
}

// The one that says something else than the many stays.
static void test_outlier(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < 19; i++) {
		add_entry(&c, i, "a", "https://a.example", i == 13 ? "other" : "BAD");
	}
	fold(&c);
	assert_int_equal(pllint_report_size(c.linting.report), 19);
	assert_int_equal(count_told(&c), 17);
	assert_false(c.folds.is_told[13]);
	finish(&c);
}

// A few values, each of which a sixth of the entries has, are told once each, with what the template could say.
static void test_some_values(void **state)
{
	(void)state;
	static const char *const values[] = {"BAD", "WORSE", "other"};
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < 54; i++) {
		add_entry(&c, i, "a", "https://a.example", i < 27 ? values[i % 3] : "x");
	}
	fold(&c);
	assert_int_equal(pllint_report_size(c.linting.report), 27);
	assert_int_equal(c.folds.count, 3);
	assert_int_equal(count_told(&c), 24);
	folds_write(&c.words, &c.folds.items[0]);
	assert_non_null(strstr(c.words.bytes, "; if that is meant, show it so in the template"));
	finish(&c);
}

// Fewer than twenty entries share nothing that one in ten has.
static void test_small_list(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < 19; i++) {
		add_entry(&c, i, "a", "https://a.example", i < 5 ? "BAD" : "x");
	}
	fold(&c);
	assert_int_equal(pllint_report_size(c.linting.report), 5);
	assert_int_equal(count_told(&c), 0);
	finish(&c);
}

// Two fields with the same fault are two causes.
static void test_two_places_of_the_template(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	for (size_t i = 0; i < 10; i++) {
		add_entry(&c, i, "", "https://a.example", "");
	}
	fold(&c);
	assert_int_equal(pllint_report_size(c.linting.report), 20);
	assert_int_equal(c.folds.count, 2);
	assert_int_equal(count_told(&c), 18);
	assert_false(c.folds.is_told[0]);
	assert_false(c.folds.is_told[1]);
	finish(&c);
}

// Many at one place outside the entries.
static void test_one_line(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	buffer_add_string(&c.list, "\n");
	for (size_t i = 0; i < 12; i++) {
		buffer_add_string(&c.list, "a \xFF ");
	}
	buffer_add_string(&c.list, "\n");
	add_entry(&c, 1, "a", "https://a.example", "x");
	fold(&c);
	assert_int_equal(c.folds.count, 1);
	folds_write(&c.words, &c.folds.items[0]);
	assert_string_equal(c.words.bytes, "11 more like it, in line 3");
	finish(&c);
}

static void test_nothing(void **state)
{
	(void)state;
	struct folding c;
	begin(&c);
	add_entry(&c, 1, "a", "https://a.example", "x");
	fold(&c);
	assert_int_equal(c.folds.count, 0);
	assert_null(folds_of(&c.folds, 0));
	finish(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_how_many),
		cmocka_unit_test(test_one_entry),
		cmocka_unit_test(test_what_is_said),
		cmocka_unit_test(test_each_its_own),
		cmocka_unit_test(test_outlier),
		cmocka_unit_test(test_some_values),
		cmocka_unit_test(test_small_list),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_two_places_of_the_template),
		cmocka_unit_test(test_one_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
