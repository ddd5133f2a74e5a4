// Several lists of one run: a paper that is in two of them.

#include "linting.h"

static const char template[] = "### Title\n\n- **Tags**:\n- **Links**:\n  - arxiv:\n";

#define ENTRY(title, number)                                                                                           \
	"### " title "\n\n- **Tags**: a\n- **Links**:\n  - arxiv: https://arxiv.org/abs/" number "\n"

static const char first[] = "## List\n\n" ENTRY("Walking Along Rivers by Night", "2301.00001");

static void add_first(struct linting *linting, struct pllint_index **index)
{
	linting_open(linting, template);
	assert_int_equal(pllint_index_new(&linting->environment, index), PLLINT_OK);
	assert_int_equal(pllint_index_add(*index, linting->faults, "template.md"), PLLINT_OK);
	assert_false(pllint_index_meets(*index, linting->faults));
	linting_check(linting, "# Prose\n");
	assert_int_equal(pllint_index_add(*index, linting->report, "prose.md"), PLLINT_OK);
	linting->settings.index = *index;
	linting_check(linting, first);
	assert_string_equal(linting_findings(linting), "");
	assert_false(pllint_index_meets(*index, linting->report));
	assert_int_equal(pllint_index_add(*index, linting->report, "a.md"), PLLINT_OK);
	assert_true(pllint_index_meets(*index, linting->report));
	linting->settings.index = *index;
}

static void test_papers_of_other_lists(void **state)
{
	(void)state;
	static const struct {
		const char *list, *finding; // the part before the name of the rule
	} cases[] = {
		{ENTRY("Counting Stones in Deserts at Noon", "2301.00001"),
		 "5:12: `https://arxiv.org/abs/2301.00001` is also the link of another entry, in `a.md` on line 3 "
		 "[pasted-link]\n"},
		{ENTRY("Walking Along Rivers by Night!", "2301.00001v2"),
		 "1:5: `Walking Along Rivers by Night!` is listed in `a.md` on line 3 too [cross-listed]\n"},
		{ENTRY("Walking", "2301.00001"),
		 "1:5: `Walking` is listed in `a.md` on line 3 already [duplicate-entry]\n"},
		{ENTRY("Walking Along Rivers by Night", "2301.00002"),
		 "1:5: `Walking Along Rivers by Night` is also listed in `a.md` on line 3, with a link to another "
		 "paper "
		 "[duplicate-title]\n"},
		{ENTRY("Counting Stones in Deserts at Noon", "2301.00002"), ""},
	};
	struct linting linting;
	struct pllint_index *index;
	add_first(&linting, &index);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		linting_check(&linting, cases[i].list);
		assert_string_equal(linting_findings(&linting), cases[i].finding);
		assert_int_equal(pllint_index_meets(index, linting.report), cases[i].finding[0] != 0);
	}
	pllint_index_release(index);
	linting_close(&linting);
}

// One list alone cannot tell whether such a comment is needed.
static void test_suppressions_are_no_waste(void **state)
{
	(void)state;
	static const char list[] =
		"### Walking Along Rivers by Night\n\n<!-- pllint-disable-entry cross-listed -->\n\n- **Tags**: a\n"
		"- **Links**:\n  - arxiv: https://arxiv.org/abs/2301.00001\n";
	struct linting linting;
	struct pllint_index *index;
	add_first(&linting, &index);
	linting_check(&linting, list);
	assert_string_equal(linting_findings(&linting), "");
	linting.settings.index = NULL;
	linting_check(&linting, list);
	assert_string_equal(linting_findings(&linting), "");
	pllint_index_release(index);
	linting_close(&linting);
}

static void test_nothing_is_kept_for_rules_that_are_off(void **state)
{
	(void)state;
	static const char *const names[] = {"pasted-link", "duplicate-entry", "cross-listed", "duplicate-title"};
	struct linting linting;
	struct pllint_index *index;
	linting_open(&linting, template);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		linting.settings.severity[rule_named(names[i])] = PLLINT_OFF;
	}
	assert_int_equal(pllint_index_new(&linting.environment, &index), PLLINT_OK);
	linting_check(&linting, first);
	assert_int_equal(pllint_index_add(index, linting.report, "a.md"), PLLINT_OK);
	assert_false(pllint_index_meets(index, linting.report));
	pllint_index_release(index);
	linting_close(&linting);
}

static void test_want_of_memory(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	linting_check(&linting, first);
	bool was_whole = false;
	for (size_t failing = 1; !was_whole; failing++) {
		struct pllint_index *index;
		linting.counting.fail_at = linting.counting.calls + failing;
		enum pllint_status status = pllint_index_new(&linting.environment, &index);
		if (status == PLLINT_OK) {
			status = pllint_index_add(index, linting.report, "a.md");
		}
		was_whole = status == PLLINT_OK;
		assert_true(was_whole || status == PLLINT_NO_MEMORY);
		pllint_index_release(index);
	}
	linting.counting.fail_at = 0;
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_papers_of_other_lists),
		cmocka_unit_test(test_suppressions_are_no_waste),
		cmocka_unit_test(test_nothing_is_kept_for_rules_that_are_off),
		cmocka_unit_test(test_want_of_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
