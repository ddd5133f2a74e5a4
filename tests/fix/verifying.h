#ifndef PLLINT_TEST_VERIFYING_H
#define PLLINT_TEST_VERIFYING_H

// A fix of edits that no rule made, as far as the verification lets it.

#include "../lint/linting.h"
#include "fix/apply.h"
#include "fix/declared.h"
#include "fix/verify.h"

struct verifying_test {
	struct linting linting;
	struct fixing fixing;
	jmp_buf exit;
};

// `template` may be NULL.
static inline void verifying_open(struct verifying_test *test, const char *template, const char *list)
{
	memset(test, 0, sizeof *test);
	linting_open(&test->linting, template);
	linting_check(&test->linting, list);
	struct fixing *fixing = &test->fixing;
	fixing->environment = test->linting.environment;
	memory_init(&fixing->memory, fixing->environment.allocator, fixing->environment.deadline);
	memory_init(&fixing->work, fixing->environment.allocator, fixing->environment.deadline);
	fixing->memory.exit = &test->exit;
	arena_init(&fixing->arena, &fixing->memory);
	fixing->template = test->linting.template;
	fixing->settings = test->linting.settings;
	fixing->allow = PLLINT_FIX_SAFE;
	fixing->original = (struct fix_text){list, strlen(list)};
	fixing->text = fixing->original;
}

static inline void verifying_close(struct verifying_test *test)
{
	pllint_report_release(test->fixing.first);
	pllint_report_release(test->fixing.last);
	pllint_report_release(test->fixing.scratch);
	memory_release(&test->fixing.work);
	memory_release(&test->fixing.memory);
	linting_close(&test->linting);
}

// Makes the edits in the name of a rule. NULL if that is accepted, else the reason.
static inline const char *verifying_try(struct verifying_test *test, const char *rule, const struct pllint_edit *edits,
					uint32_t count)
{
	struct fixing *fixing = &test->fixing;
	struct stored_finding stored = {.message = {.text = "x"}};
	stored.finding = (struct pllint_finding){.rule = (uint16_t)rule_named(rule),
						 .severity = PLLINT_WARNING,
						 .fix = PLLINT_FIX_SAFE,
						 .at = edits[0].range,
						 .message = &stored.message,
						 .edits = edits,
						 .edit_count = count};
	struct stored_finding *items[] = {&stored};
	struct pllint_report *report = test->linting.report;
	struct findings kept = report->findings;
	struct fix_text text;
	report->findings.items = items;
	report->findings.count = 1;
	assert_int_equal(apply_pass(fixing, report, &text), 1);
	report->findings = kept;
	fixing_lint(fixing, fixing->original, &fixing->settings, &fixing->first);
	if (!declared_check(fixing, fixing->original, text)) {
		fixing_keep_refusal(fixing);
		return fixing_reason(fixing);
	}
	fixing->text = text;
	fixing_lint(fixing, text, &fixing->settings, &fixing->last);
	if (verify(fixing)) {
		return NULL;
	}
	fixing_keep_refusal(fixing);
	return fixing_reason(fixing);
}

#endif
