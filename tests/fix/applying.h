#ifndef PLLINT_TEST_APPLYING_H
#define PLLINT_TEST_APPLYING_H

// One pass of findings made by hand.

#include "../lint/linting.h"
#include "fix/apply.h"
#include "fix/offset_map.h"

struct applying {
	struct linting linting;
	struct fixing fixing;
	jmp_buf exit;
	struct stored_finding stored[64];
	struct pllint_edit edits[64];
	struct pllint_piece pieces[64];
	struct stored_finding *items[64];
	size_t finding_count, edit_count;
	struct fix_text text;
};

static inline void open_on(struct applying *applying, const char *list)
{
	memset(applying, 0, sizeof *applying);
	linting_open(&applying->linting, NULL);
	linting_check(&applying->linting, list);
	struct fixing *fixing = &applying->fixing;
	memory_init(&fixing->memory, applying->linting.environment.allocator, (struct pllint_deadline){0});
	fixing->memory.exit = &applying->exit;
	arena_init(&fixing->arena, &fixing->memory);
	fixing->first = applying->linting.report;
	fixing->template = applying->linting.template;
	fixing->allow = PLLINT_FIX_SAFE;
	fixing->original = (struct fix_text){list, strlen(list)};
	fixing->text = fixing->original;
}

static inline void close_all(struct applying *applying)
{
	memory_release(&applying->fixing.memory);
	applying->linting.report->findings.items = NULL;
	applying->linting.report->findings.count = 0;
	linting_close(&applying->linting);
}

static inline void add_finding(struct applying *applying, const char *rule)
{
	struct stored_finding *stored = &applying->stored[applying->finding_count];
	*stored = (struct stored_finding){.message = {.text = "x"}};
	stored->finding = (struct pllint_finding){.rule = (uint16_t)rule_named(rule),
						  .severity = PLLINT_WARNING,
						  .fix = PLLINT_FIX_SAFE,
						  .message = &stored->message,
						  .edits = &applying->edits[applying->edit_count]};
	applying->items[applying->finding_count++] = stored;
}

// Adds to the last finding.
static inline void add_piece(struct applying *applying, uint32_t start, uint32_t end, struct pllint_piece piece)
{
	size_t at = applying->edit_count++;
	applying->pieces[at] = piece;
	applying->edits[at] = (struct pllint_edit){{start, end}, &applying->pieces[at], 1};
	applying->stored[applying->finding_count - 1].finding.edit_count++;
}

static inline void add_edit(struct applying *applying, uint32_t start, uint32_t end, const char *text)
{
	add_piece(applying, start, end, piece_text(text));
}

static inline size_t apply(struct applying *applying)
{
	struct findings *findings = &applying->linting.report->findings;
	findings->items = applying->items;
	findings->count = applying->finding_count;
	applying->text = (struct fix_text){"", 0};
	return apply_pass(&applying->fixing, applying->linting.report, &applying->text);
}

// Applies, and closes.
static inline void expect(struct applying *applying, size_t count, const char *wanted)
{
	assert_int_equal(apply(applying), count);
	if (count > 0) {
		assert_int_equal(applying->text.size, strlen(wanted));
		assert_string_equal(applying->text.bytes, wanted);
	}
	close_all(applying);
}

#endif
