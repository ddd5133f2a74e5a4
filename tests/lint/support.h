#ifndef PLLINT_TEST_LINT_SUPPORT_H
#define PLLINT_TEST_LINT_SUPPORT_H

// A list checked through the public functions, its findings as lines of text.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../plain.h"
#include "pllint.h"

static const struct pllint_environment test_environment = {{plain_resize, NULL}, {NULL, NULL}};

struct test_text {
	char *bytes;
	size_t size;
};

static inline void test_append(void *context, const char *bytes, size_t size)
{
	struct test_text *text = context;
	text->bytes = realloc(text->bytes, text->size + size + 1);
	assert_non_null(text->bytes);
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	text->bytes[text->size] = 0;
}

static inline void test_print(struct test_text *text, const char *format, ...)
{
	char line[1024];
	va_list arguments;
	va_start(arguments, format);
	int size = vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	assert_in_range(size, 0, sizeof line - 1);
	test_append(text, line, (size_t)size);
}

// `line:column severity rule` for each finding. The caller frees the bytes.
static inline enum pllint_status test_lint(const struct pllint_template *template, const char *list, size_t size,
					   struct test_text *out)
{
	static const char *const severities[] = {"off", "info", "warning", "error"};
	struct pllint_settings settings;
	struct pllint_report *report = NULL;
	pllint_settings_init(&settings);
	enum pllint_status status = pllint_lint(&test_environment, template, list, size, &settings, &report);
	assert_non_null(report);
	test_append(out, "", 0);
	for (size_t i = 0; status == PLLINT_OK && i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		struct pllint_position at = pllint_report_position(report, finding->at.start);
		test_print(out, "%u:%u %s %s\n", at.line, at.column, severities[finding->severity],
			   pllint_rule_at(finding->rule)->name);
	}
	pllint_report_release(report);
	return status;
}

static inline struct pllint_template *test_template(const char *bytes, size_t size)
{
	struct pllint_template *template = NULL;
	struct pllint_report *report = NULL;
	assert_int_equal(pllint_template_read(&test_environment, bytes, size, &template, &report), PLLINT_OK);
	assert_int_equal(pllint_report_size(report), 0);
	pllint_report_release(report);
	return template;
}

#endif
