#ifndef PLLINT_TEST_LINTING_H
#define PLLINT_TEST_LINTING_H

// A template, a list and its report, through the public functions.

#include "../base/support.h"
#include "pllint.h"

struct text {
	char bytes[16384];
	size_t size;
};

static inline void text_take(void *context, const char *bytes, size_t size)
{
	struct text *text = context;
	assert_true(text->size + size < sizeof text->bytes);
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	text->bytes[text->size] = 0;
}

static inline struct pllint_writer text_writer(struct text *text)
{
	text->size = 0;
	text->bytes[0] = 0;
	return (struct pllint_writer){text_take, text};
}

struct linting {
	struct counting counting;
	struct pllint_environment environment;
	struct pllint_settings settings;
	struct pllint_template *template;
	struct pllint_report *faults;
	struct pllint_report *report;
	enum pllint_status status;
	struct text text;
};

static inline size_t rule_named(const char *name)
{
	size_t rule = pllint_rule_find(name, strlen(name));
	assert_true(rule < pllint_rule_count());
	return rule;
}

// `template` is the built-in one where it is NULL.
static inline void linting_open(struct linting *linting, const char *template)
{
	memset(linting, 0, sizeof *linting);
	linting->environment.allocator = (struct pllint_allocator){counting_resize, &linting->counting};
	pllint_settings_init(&linting->settings);
	size_t size = template ? strlen(template) : 0;
	if (!template) {
		template = pllint_builtin_template(&size);
	}
	linting->status =
		pllint_template_read(&linting->environment, template, size, &linting->template, &linting->faults);
}

static inline void linting_check_bytes(struct linting *linting, const char *list, size_t size)
{
	pllint_report_release(linting->report);
	linting->status =
		pllint_lint(&linting->environment, linting->template, list, size, &linting->settings, &linting->report);
}

static inline void linting_check(struct linting *linting, const char *list)
{
	linting_check_bytes(linting, list, strlen(list));
}

// The list is a file of a folder in which `count` others are like `other`.
static inline void linting_check_beside(struct linting *linting, const char *other, size_t other_size, int count,
					const char *list, size_t size)
{
	struct pllint_folder *folder = NULL;
	assert_int_equal(pllint_folder_new(&linting->environment, linting->template, &folder), PLLINT_OK);
	for (int i = 0; i < count; i++) {
		assert_int_equal(pllint_folder_add(&linting->environment, folder, NULL, other, other_size), PLLINT_OK);
	}
	assert_int_equal(pllint_folder_add(&linting->environment, folder, NULL, list, size), PLLINT_OK);
	linting->settings.folder = folder;
	linting_check_bytes(linting, list, size);
	linting->settings.folder = NULL;
	pllint_folder_release(folder);
}

static inline void linting_close(struct linting *linting)
{
	pllint_report_release(linting->report);
	pllint_report_release(linting->faults);
	pllint_template_release(linting->template);
	assert_int_equal(linting->counting.live, 0);
	assert_int_equal(linting->counting.blocks, 0);
}

static inline const char *rule_of(const struct pllint_finding *finding)
{
	return pllint_rule_at(finding->rule)->name;
}

// All findings, `line:column: message [rule]` each.
static inline const char *linting_findings(struct linting *linting)
{
	struct text *text = &linting->text;
	struct pllint_writer writer = text_writer(text);
	for (size_t i = 0; i < pllint_report_size(linting->report); i++) {
		const struct pllint_finding *finding = pllint_report_at(linting->report, i);
		struct pllint_position at = pllint_report_position(linting->report, finding->at.start);
		char place[64];
		int length = snprintf(place, sizeof place, "%u:%u: ", at.line, at.column);
		text_take(text, place, (size_t)length);
		pllint_write_message(linting->report, finding, writer);
		text_take(text, " [", 2);
		text_take(text, rule_of(finding), strlen(rule_of(finding)));
		text_take(text, "]\n", 2);
	}
	return text->bytes;
}

// The titles of the entries, a bar behind each.
static inline const char *linting_titles(struct linting *linting, const char *list)
{
	static char text[4096];
	size_t size = 0;
	for (size_t i = 0; i < pllint_report_entry_count(linting->report); i++) {
		struct pllint_span title = pllint_report_entry_at(linting->report, i)->title;
		size += (size_t)snprintf(text + size, sizeof text - size, "%.*s|", (int)(title.end - title.start),
					 list + title.start);
	}
	text[size] = 0;
	return text;
}

// A list by a template: which entries it has, and what is found.
static inline void linting_expect(const char *template, const char *list, const char *entries, const char *findings)
{
	struct linting linting;
	linting_open(&linting, template);
	assert_int_equal(linting.status, PLLINT_OK);
	linting_check(&linting, list);
	assert_string_equal(linting_titles(&linting, list), entries);
	assert_string_equal(linting_findings(&linting), findings);
	linting_close(&linting);
}

// The list with the finding's edits applied.
static inline void linting_apply(const struct linting *linting, const struct pllint_finding *finding, struct text *text)
{
	size_t size;
	const char *list = pllint_report_text(linting->report, &size);
	struct pllint_writer writer = text_writer(text);
	uint32_t at = 0;
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		assert_true(at <= edit->range.start && edit->range.start <= edit->range.end && edit->range.end <= size);
		text_take(text, list + at, edit->range.start - at);
		pllint_write_edit(linting->report, edit, writer);
		at = edit->range.end;
	}
	text_take(text, list + at, size - at);
}

#endif
