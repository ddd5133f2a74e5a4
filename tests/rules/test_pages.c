// Every rule's page: its metadata, and its examples as they are claimed to be.

#include "../lint/linting.h"
#include "../support/cases.h"
#include "lint/rule.h"

static const struct pllint_rule *page(size_t index)
{
	return pllint_rule_at(index);
}

static bool is_kebab_case(const char *name)
{
	size_t length = strlen(name);
	return length > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && name[0] != '-' &&
	       name[length - 1] != '-' && !strstr(name, "--");
}

static void test_names(void **state)
{
	(void)state;
	assert_true(pllint_rule_count() > 0);
	assert_true(pllint_rule_count() <= PLLINT_RULE_MAX);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		assert_true(is_kebab_case(page(i)->name));
		// Unique: the first of that name is this one.
		assert_int_equal(pllint_rule_find(page(i)->name, strlen(page(i)->name)), i);
		for (size_t j = 0; j < i; j++) {
			assert_ptr_not_equal(rules[i], rules[j]);
		}
	}
	assert_int_equal(pllint_rule_find("no-such-rule", 12), pllint_rule_count());
}

static bool ends_with_full_stop(const char *text)
{
	return text[strlen(text) - 1] == '.';
}

static void test_texts(void **state)
{
	(void)state;
	int faults = 0;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = page(i);
		bool is_whole = rule->page->summary && rule->page->why && rule->page->fixing && rule->page->bad &&
				rule->page->good;
		bool is_right = is_whole && !strchr(rule->page->summary, '\n') &&
				!ends_with_full_stop(rule->page->summary) && ends_with_full_stop(rule->page->why) &&
				ends_with_full_stop(rule->page->fixing) && rule->severity >= PLLINT_INFO &&
				rule->severity <= PLLINT_ERROR;
		if (!is_right) {
			print_error("%s: its page is not whole\n", rule->name);
			faults++;
		}
		if ((rule->fix == PLLINT_FIX_SAFE && !rule->changes) ||
		    (rule->fix == PLLINT_FIX_NONE && rule->changes)) {
			print_error("%s: a rule says what its fix changes\n", rule->name);
			faults++;
		}
	}
	assert_int_equal(faults, 0);
}

static const struct page *page_of(const struct pages *pages, const char *rule)
{
	for (size_t i = 0; i < pages->count; i++) {
		if (strcmp(pages->list[i].rule, rule) == 0) {
			return &pages->list[i];
		}
	}
	return NULL;
}

// A page repeats the severity and the fix for those who read it on the web.
static void test_severities(void **state)
{
	(void)state;
	static const char *const severities[] = {"off", "info", "warning", "error"};
	static const char *const fixes[] = {"none", "safe", "unsafe", "suggested"};
	struct pages pages;
	int faults = 0;
	pages_read(&pages, getenv("PLLINT_SOURCE_ROOT"));
	assert_int_equal(pages.count, pllint_rule_count());
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		char line[64];
		const struct page *text = page_of(&pages, page(i)->name);
		snprintf(line, sizeof line, "\n\nSeverity: %s. Fix: %s.\n\n", severities[page(i)->severity],
			 fixes[page(i)->fix]);
		if (!text || !strstr(text->bytes, line)) {
			print_error("rules/%s.md: it does not say%s", page(i)->name, line + 1);
			faults++;
		}
	}
	pages_release(&pages);
	assert_int_equal(faults, 0);
}

static bool is_template_rule(size_t index)
{
	return strcmp(page(index)->name, "template-fault") == 0;
}

// The one example of what a change hid is the other one with more lines: what is left was kept.
static void check_change(struct linting *linting, const char *before, const char *now)
{
	struct pllint_kept kept[64];
	size_t count = 0;
	for (const char *line = before, *at = now; *line && *at;) {
		size_t size = strcspn(line, "\n") + 1, now_size = strcspn(at, "\n") + 1;
		if (size == now_size && memcmp(line, at, size) == 0) {
			assert_true(count < sizeof kept / sizeof *kept);
			kept[count++] =
				(struct pllint_kept){(uint32_t)(line - before), (uint32_t)(at - now), (uint32_t)size};
			line += size;
		}
		at += now_size;
	}
	const struct pllint_revision revision = {
		.before = before, .before_size = strlen(before), .kept = kept, .kept_count = count};
	linting->settings.change = &revision;
	linting_check(linting, now);
	linting->settings.change = NULL;
}

static bool is_change_rule(size_t index)
{
	return strcmp(page(index)->name, "vanished-entry") == 0;
}

// Sets the report to that of an example; false where it cannot be had.
static bool check_example(struct linting *linting, size_t index, const char *example)
{
	if (is_template_rule(index)) {
		linting_open(linting, example);
		linting->report = linting->faults;
		linting->faults = NULL;
		return linting->status == PLLINT_OK;
	}
	linting_open(linting, page(index)->page->example_template);
	if (linting->status != PLLINT_OK || pllint_report_size(linting->faults) > 0) {
		return false;
	}
	linting->settings.builtin_template = !page(index)->page->example_template;
	if (is_change_rule(index)) {
		check_change(linting, page(index)->page->good, example);
	} else if (pllint_template_is_of_files(linting->template)) {
		const char *good = page(index)->page->good;
		linting_check_beside(linting, good, strlen(good), CASES_OTHERS, example, strlen(example));
	} else {
		linting_check(linting, example);
	}
	return linting->status == PLLINT_OK;
}

static int fault(struct linting *linting, size_t index, const char *text)
{
	print_error("%s: %s\n%s", page(index)->name, text, linting->report ? linting_findings(linting) : "");
	return 1;
}

// At least one finding, all of this rule, as severe as its page says.
static int check_bad(struct linting *linting, size_t index)
{
	size_t count = pllint_report_size(linting->report);
	if (count == 0) {
		return fault(linting, index, "its bad example has no finding");
	}
	int faults = 0;
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(linting->report, i);
		if (finding->rule != index) {
			return fault(linting, index, "its bad example has findings of other rules");
		}
		if (finding->severity != page(index)->severity) {
			faults += fault(linting, index, "a finding has another severity than its page");
		}
		if (finding->fix != PLLINT_FIX_NONE && page(index)->fix == PLLINT_FIX_NONE) {
			faults += fault(linting, index, "its page knows of no fix");
		}
	}
	return faults;
}

static size_t count_of(const struct linting *linting, size_t rule)
{
	size_t count = 0;
	for (size_t i = 0; i < pllint_report_size(linting->report); i++) {
		count += pllint_report_at(linting->report, i)->rule == rule;
	}
	return count;
}

// Once a fix is applied, that finding is gone. Not every finding of a rule with a fix has one.
static int check_fix(struct linting *linting, size_t index)
{
	size_t before = pllint_report_size(linting->report);
	const struct pllint_finding *finding = pllint_report_at(linting->report, 0);
	if (finding->fix != PLLINT_FIX_SAFE && finding->fix != PLLINT_FIX_UNSAFE) {
		return 0;
	}
	struct text fixed;
	linting_apply(linting, finding, &fixed);
	linting_check_bytes(linting, fixed.bytes, fixed.size);
	if (linting->status != PLLINT_OK || count_of(linting, index) >= before) {
		print_error("%s", fixed.bytes);
		return fault(linting, index, "its fix does not fix the bad example");
	}
	return 0;
}

static void test_bad_examples(void **state)
{
	(void)state;
	int faults = 0;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		struct linting linting;
		if (!check_example(&linting, i, page(i)->page->bad)) {
			faults += fault(&linting, i, "its bad example cannot be checked");
		} else if (check_bad(&linting, i) > 0) {
			faults++;
		} else if (!is_template_rule(i)) {
			faults += check_fix(&linting, i);
		}
		linting_close(&linting);
	}
	assert_int_equal(faults, 0);
}

static void test_good_examples(void **state)
{
	(void)state;
	int faults = 0;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		struct linting linting;
		if (!check_example(&linting, i, page(i)->page->good)) {
			faults += fault(&linting, i, "its good example cannot be checked");
		} else if (pllint_report_size(linting.report) > 0) {
			faults += fault(&linting, i, "its good example has findings");
		}
		linting_close(&linting);
	}
	assert_int_equal(faults, 0);
}

// Every kind of deviation is somebody's.
static void test_deviations_have_a_rule(void **state)
{
	(void)state;
	int faults = 0;
	for (size_t i = 0; i < rule_count; i++) {
		assert_int_equal(rules[i]->deviations != NULL, rules[i]->deviation != NULL);
	}
	for (unsigned kind = 0; kind < DEVIATION_COUNT; kind++) {
		bool is_reported = false;
		for (size_t i = 0; i < rule_count; i++) {
			is_reported = is_reported || rule_reports(rules[i], DEVIATIONS((enum deviation_kind)kind));
		}
		if (!is_reported) {
			print_error("no rule reports deviation %u\n", kind);
			faults++;
		}
	}
	assert_int_equal(faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),	      cmocka_unit_test(test_texts),
		cmocka_unit_test(test_severities),    cmocka_unit_test(test_bad_examples),
		cmocka_unit_test(test_good_examples), cmocka_unit_test(test_deviations_have_a_rule),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
