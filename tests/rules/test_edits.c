// What every rule's edits do to the bad example of its page: they are in order, they stay in the text, and
// once they are applied the finding is gone and no other has come.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../plain.h"
#include "lint/check.h"
#include "pllint.h"

static const struct pllint_environment environment = {.allocator = {plain_resize, NULL}};

struct text {
	char bytes[8192];
	size_t size;
};

static void append(struct text *text, const char *bytes, size_t size)
{
	assert_true(text->size + size < sizeof text->bytes);
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
}

static struct pllint_template *read_template(const struct pllint_rule *rule)
{
	size_t size;
	const char *bytes = pllint_builtin_template(&size);
	if (rule->page->example_template) {
		bytes = rule->page->example_template;
		size = strlen(bytes);
	}
	struct pllint_template *template;
	struct pllint_report *faults;
	assert_int_equal(pllint_template_read(&environment, bytes, size, &template, &faults), PLLINT_OK);
	pllint_report_release(faults);
	return template;
}

static struct pllint_report *lint(const struct pllint_template *template, const char *bytes, size_t size)
{
	struct pllint_settings settings;
	pllint_settings_init(&settings);
	struct pllint_report *report;
	assert_int_equal(pllint_lint(&environment, template, bytes, size, &settings, &report), PLLINT_OK);
	return report;
}

static const char *source_of(const struct pllint_piece *piece, const char *list, const char *template)
{
	return piece->source == PIECE_TEXT ? piece->text : piece->source == PIECE_LIST ? list : template;
}

static void apply(const struct pllint_finding *finding, const char *list, size_t size, const char *template,
		  struct text *fixed)
{
	uint32_t at = 0;
	fixed->size = 0;
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		assert_true(edit->range.start >= at && edit->range.end >= edit->range.start && edit->range.end <= size);
		append(fixed, list + at, edit->range.start - at);
		for (uint32_t j = 0; j < edit->piece_count; j++) {
			const struct pllint_piece *piece = &edit->pieces[j];
			append(fixed, source_of(piece, list, template) + piece->span.start,
			       piece->span.end - piece->span.start);
		}
		at = edit->range.end;
	}
	append(fixed, list + at, size - at);
}

// Applies one finding after the other, each in a list of its own making, until none has an edit.
static void fix_all(size_t index, const struct pllint_template *template, const char *list)
{
	const char *shown = pllint_template_text(template, &(size_t){0});
	struct text now = {.size = 0};
	append(&now, list, strlen(list));
	for (int round = 0; round < 10; round++) {
		struct pllint_report *report = lint(template, now.bytes, now.size);
		const struct pllint_finding *fixable = NULL;
		size_t left = pllint_report_size(report);
		for (size_t i = 0; i < pllint_report_size(report); i++) {
			const struct pllint_finding *finding = pllint_report_at(report, i);
			// What was not sure may turn out to want another change.
			if (finding->rule != index) {
				assert_int_not_equal(pllint_rule_at(index)->fix, PLLINT_FIX_SAFE);
				left--;
				continue;
			}
			fixable = fixable || finding->edit_count == 0 ? fixable : finding;
		}
		bool go_on = fixable != NULL;
		if (go_on) {
			struct text fixed;
			apply(fixable, now.bytes, now.size, shown, &fixed);
			now = fixed;
		}
		pllint_report_release(report);
		if (!go_on) {
			assert_int_equal(left, 0);
			return;
		}
	}
	fail_msg("%s: its fixes do not come to an end", pllint_rule_at(index)->name);
}

static bool has_fix_in_example(const struct pllint_rule *rule, const struct pllint_template *template)
{
	struct pllint_report *report = lint(template, rule->page->bad, strlen(rule->page->bad));
	bool has = false;
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		if (finding->edit_count > 0 && rule->fix == PLLINT_FIX_NONE) {
			fail_msg("%s: its page says that it has no fix", rule->name);
		}
		has = has || finding->edit_count > 0;
	}
	pllint_report_release(report);
	return has;
}

static void bad_examples_are_mended(void **state)
{
	(void)state;
	size_t fixed = 0;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		if (strcmp(rule->name, "template-fault") == 0 || !rule->page->bad) {
			continue; // found in a template
		}
		struct pllint_template *template = read_template(rule);
		if (has_fix_in_example(rule, template)) {
			fix_all(i, template, rule->page->bad);
			fixed++;
		}
		pllint_template_release(template);
	}
	assert_true(fixed >= 20);
}

// Places where an edit would say more than is known, or would change what is around it.
static const struct {
	const char *rule;
	const char *template;
	const char *list;
} doubtful[] = {
	// The line below the block is not part of the field: it would join what is moved there.
	{"field-order", "### T\n\n- **Tags**:\n- **Text**:\n  <details>\n\n  </details>\n- **Year**:\n",
	 "### A\n\n- **Year**: 1\n- **Tags**: a\n- **Text**:\n  <details>\n  b\n  </details>\nbelow\n"},
	// Two places are possible.
	{"unclosed-details", "### T\n\n- **Tags**:\n- **Text**:\n  <details>\n\n  </details>\n",
	 "### A\n\n- **Tags**: a\n- **Text**:\n  <details>\n\n  b\n"},
	// Emphasis in a paragraph, asterisks in raw HTML.
	{"details-tag-line", "### T\n\n- **Tags**:\n- **Text**:\n  <details>\n\n  </details>\n",
	 "### A\n\n- **Tags**: a\n- **Text**: <details>*b*</details>\n"},
	// A text that would be a tag.
	{"details-missing", "### T\n\n- **Tags**:\n- **Text**:\n  <details>\n\n  </details>\n",
	 "### A\n\n- **Tags**: a\n- **Text**: b < c\n"},
	// No label of the template is for that site.
	{"inline-links", "### T\n\n- **Tags**:\n- **Links**:\n  - arxiv:\n  - Page:\n",
	 "### A\n\n- **Tags**: a\n- **Links**: https://example.org/a\n"},
	// Both would be below one label.
	{"inline-links", "### T\n\n- **Tags**:\n- **Links**:\n  - arxiv:\n  - Page:\n",
	 "### A\n\n- **Tags**: a\n- **Links**: https://arxiv.org/abs/1, https://arxiv.org/abs/2\n"},
	// Nothing would be left of the links.
	{"unfilled-placeholder", "### T\n\n- **Tags**:\n- **Links**:\n  - arxiv:\n  - Page:\n",
	 "### A\n\n- **Tags**: a\n- **Links**:\n  - arxiv:\n"},
	// The comment would be lost.
	{"empty-field", "### T\n\n- **Tags**:\n- **Notes**: (if any)\n",
	 "### A\n\n- **Tags**: a\n- **Notes**: <!-- ask Ann -->\n"},
};

static void doubtful_places_are_left_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++) {
		struct pllint_rule rule = {.page = &(struct pllint_page){.example_template = doubtful[i].template}};
		struct pllint_template *template = read_template(&rule);
		struct pllint_report *report = lint(template, doubtful[i].list, strlen(doubtful[i].list));
		size_t found = 0;
		for (size_t j = 0; j < pllint_report_size(report); j++) {
			const struct pllint_finding *finding = pllint_report_at(report, j);
			if (strcmp(pllint_rule_at(finding->rule)->name, doubtful[i].rule) == 0) {
				found++;
				assert_int_equal(finding->edit_count, 0);
				assert_int_equal(finding->fix, PLLINT_FIX_NONE);
			}
		}
		if (found == 0) {
			fail_msg("%s: case %zu is not found", doubtful[i].rule, i);
		}
		pllint_report_release(report);
		pllint_template_release(template);
	}
}

static void pages_say_what_a_fix_changes(void **state)
{
	(void)state;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		if (rule->fix == PLLINT_FIX_NONE && rule->changes != 0) {
			fail_msg("%s: changes without a fix", rule->name);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_examples_are_mended),
		cmocka_unit_test(doubtful_places_are_left_alone),
		cmocka_unit_test(pages_say_what_a_fix_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
