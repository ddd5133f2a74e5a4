// The public functions: statuses, counts, and every way in which a call ends early.

#include "linting.h"

static const char template[] = "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Notes**:\n";

static const char list[] = "## 2025-01-01\n\n### A\n\n- **Tags**: a,  \n- **Notes**: `b`\n\n"
			   "### B\n<!-- pllint-disable-entry blank-lines, nothing -->\n- **Tags**: a\n\n\ntext\n";

static void test_statuses(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_int_equal(pllint_report_size(linting.faults), 0);
	assert_false(pllint_template_is_embedded(linting.template));
	linting_check(&linting, list);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_int_equal(pllint_report_counts(linting.report)->entries, 2);
	assert_null(pllint_report_reason(linting.report));
	linting_check(&linting, "# Prose\n\nNothing else.\n");
	assert_int_equal(linting.status, PLLINT_NO_ENTRY);
	assert_int_equal(pllint_report_counts(linting.report)->entries, 0);
	linting_check_bytes(&linting, NULL, 0);
	assert_int_equal(linting.status, PLLINT_NO_ENTRY);
	assert_int_equal(pllint_report_size(linting.report), 0);
	assert_null(pllint_status_text(PLLINT_OK));
	for (int status = PLLINT_NO_MEMORY; status <= PLLINT_UNVERIFIED; status++) {
		assert_non_null(pllint_status_text((enum pllint_status)status));
	}
	assert_null(pllint_status_text((enum pllint_status)(PLLINT_UNVERIFIED + 1)));
	assert_false(pllint_report_met(linting.report, 0));
	assert_null(pllint_report_reason(NULL));
	linting_close(&linting);
}

static void test_no_kind(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, "# Prose\n");
	assert_int_equal(linting.status, PLLINT_NO_KIND);
	assert_non_null(linting.faults);
	linting_check(&linting, list);
	assert_int_equal(linting.status, PLLINT_NO_KIND);
	assert_int_equal(pllint_report_size(linting.report), 0);
	assert_int_equal(pllint_report_position(linting.report, 7).line, 1);
	linting_close(&linting);
}

// With the built-in template, one known field is an accident.
static void test_builtin_template(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	linting.settings.builtin_template = true;
	linting_check(&linting, "### A\n\n- **Notes**: a\n- **Other**: b\n");
	assert_int_equal(linting.status, PLLINT_NO_ENTRY);
	linting_check(&linting, "### A\n\n- **Notes**: a\n- **Tags**: b\n");
	assert_int_equal(linting.status, PLLINT_OK);
	linting_close(&linting);
}

static void test_counts(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	linting_check(&linting, "### A\n\n- **Tags**: a\n- **Notes**: b \n\n\n\ntext");
	const struct pllint_counts *counts = pllint_report_counts(linting.report);
	assert_int_equal(counts->findings[PLLINT_WARNING], 3);
	assert_int_equal(counts->fixable, 3);
	assert_null(pllint_report_unfixable(linting.report));
	static const char with_nul[] = "### A\n\n- **Tags**: a\n- **Notes**: b\0 \n";
	linting_check_bytes(&linting, with_nul, sizeof with_nul - 1);
	assert_non_null(pllint_report_unfixable(linting.report));
	assert_int_equal(pllint_report_counts(linting.report)->fixable, 0);
	linting_close(&linting);
}

// Nothing of a template that is no text gets into a list.
static void test_template_that_is_no_text(void **state)
{
	(void)state;
	static const char values[] = {'\xFF', '\0'};
	for (size_t i = 0; i < 2; i++) {
		struct linting linting;
		char bytes[] = "### T\n\n- **Tags**: ?\n- **Notes**:\n";
		*strchr(bytes, '?') = values[i];
		memset(&linting, 0, sizeof linting);
		linting.environment.allocator = (struct pllint_allocator){counting_resize, &linting.counting};
		pllint_settings_init(&linting.settings);
		linting.status = pllint_template_read(&linting.environment, bytes, sizeof bytes - 1, &linting.template,
						      &linting.faults);
		assert_int_equal(linting.status, PLLINT_OK);
		assert_int_equal(pllint_report_size(linting.faults), 1);
		assert_int_equal(pllint_report_at(linting.faults, 0)->at.start, 19);
		linting_check(&linting, "### A\n\n- **Notes**: b \n");
		assert_true(pllint_report_size(linting.report) > 0);
		assert_string_equal(pllint_report_unfixable(linting.report),
				    "its template holds bytes that are not UTF-8 text");
		assert_int_equal(pllint_report_counts(linting.report)->fixable, 0);
		linting_close(&linting);
	}
}

// The n-th request for memory fails, for every n: the status says so and nothing is left behind.
static void test_no_memory_for_a_list(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	do {
		linting.counting.calls = 0;
		linting.counting.fail_at++;
		linting_check(&linting, list);
		if (linting.status == PLLINT_NO_MEMORY) {
			assert_true(!linting.report || pllint_report_reason(linting.report));
			assert_true(!linting.report || pllint_report_size(linting.report) == 0);
		}
	} while (linting.status == PLLINT_NO_MEMORY);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_true(linting.counting.fail_at > 10);
	linting.counting.fail_at = 0;
	linting_close(&linting);
}

static void test_no_memory_for_a_template(void **state)
{
	(void)state;
	struct linting linting;
	size_t fail_at = 0;
	do {
		memset(&linting, 0, sizeof linting);
		linting.environment.allocator = (struct pllint_allocator){counting_resize, &linting.counting};
		linting.counting.fail_at = ++fail_at;
		size_t size;
		const char *bytes = pllint_builtin_template(&size);
		linting.status =
			pllint_template_read(&linting.environment, bytes, size, &linting.template, &linting.faults);
		assert_true((linting.template != NULL) == (linting.status == PLLINT_OK));
		linting_close(&linting);
	} while (linting.status == PLLINT_NO_MEMORY);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_true(fail_at > 10);
}

static void test_deadline(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	size_t left = 0;
	size_t allowed = 0;
	linting.environment.deadline = (struct pllint_deadline){asked_too_often, &left};
	do {
		left = allowed++;
		linting_check(&linting, list);
		if (linting.status == PLLINT_TIME_LIMIT) {
			assert_non_null(pllint_report_reason(linting.report));
		}
	} while (linting.status == PLLINT_TIME_LIMIT);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_true(allowed > 1);
	linting_close(&linting);
}

// A limit is named.
static void test_limit(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	static char deep[8000];
	memset(deep, '>', sizeof deep);
	memcpy(deep, "### A\n\n", 7);
	memset(deep + 7, '[', 3000);
	linting_check_bytes(&linting, deep, sizeof deep);
	assert_int_equal(linting.status, PLLINT_LIMIT);
	assert_non_null(pllint_report_reason(linting.report));
	assert_int_equal(pllint_report_size(linting.report), 0);
	linting_close(&linting);
}

static void test_faults(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, "### Title\n\n- **Tags**: <!-- pllint: optionall -->\n- **Notes**:\n");
	assert_int_equal(linting.status, PLLINT_OK);
	assert_int_equal(pllint_report_size(linting.faults), 1);
	const struct pllint_finding *fault = pllint_report_at(linting.faults, 0);
	assert_string_equal(rule_of(fault), "template-fault");
	assert_int_equal(fault->severity, PLLINT_ERROR);
	assert_int_equal(pllint_report_position(linting.faults, fault->at.start).line, 3);
	assert_int_equal(pllint_report_counts(linting.faults)->findings[PLLINT_ERROR], 1);
	pllint_write_message(linting.faults, fault, text_writer(&linting.text));
	assert_non_null(strstr(linting.text.bytes, "optionall"));
	linting_close(&linting);
}

// The settings win over the template's directives, and these over the rule.
static void test_severities(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, "<!-- pllint: rule final-newline error -->\n\n### Title\n\n- **Tags**:\n- **Notes**:\n");
	linting_check(&linting, "### A\n\n- **Tags**: a\n- **Notes**: b");
	assert_int_equal(pllint_report_size(linting.report), 1);
	assert_int_equal(pllint_report_at(linting.report, 0)->severity, PLLINT_ERROR);
	linting.settings.severity[rule_named("final-newline")] = PLLINT_INFO;
	linting_check(&linting, "### A\n\n- **Tags**: a\n- **Notes**: b");
	assert_int_equal(pllint_report_at(linting.report, 0)->severity, PLLINT_INFO);
	linting.settings.severity[rule_named("final-newline")] = PLLINT_OFF;
	linting_check(&linting, "### A\n\n- **Tags**: a\n- **Notes**: b");
	assert_int_equal(pllint_report_size(linting.report), 0);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_statuses),
		cmocka_unit_test(test_no_kind),
		cmocka_unit_test(test_builtin_template),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_template_that_is_no_text),
		cmocka_unit_test(test_no_memory_for_a_list),
		cmocka_unit_test(test_no_memory_for_a_template),
		cmocka_unit_test(test_deadline),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_severities),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
