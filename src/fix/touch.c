// Which parts of the fixed text the applied findings announced to change.

#include "fix/touch.h"

#include <string.h>

#include "fix/announce.h"
#include "fix/forward.h"
#include "markdown/token.h"

static void touch_add(struct touch *touch, unsigned changes, size_t rule)
{
	touch->changes |= changes;
	rule_set_add(&touch->named, rule);
}

// The items that lie in the span or beside it, and those around them.
static void touch_items(struct touches *touches, const struct digest *after, span at, unsigned changes, size_t rule)
{
	uint32_t first = digest_item_of(after, at.start);
	uint32_t number = digest_section_of(after, at.start);
	if (first == UINT32_MAX || first < after->sections[number].first_item) {
		touch_add(&touches->outside[number], changes, rule);
	}
	for (uint32_t i = first; i != UINT32_MAX; i = after->items[i].parent) {
		touch_add(&touches->items[i], changes, rule);
	}
	uint32_t last = digest_item_of(after, at.end);
	for (uint32_t i = last; i != UINT32_MAX && i != first; i = after->items[i].parent) {
		touch_add(&touches->items[i], changes, rule);
	}
	uint32_t before = digest_item_before(after, at.start);
	uint32_t next = before == UINT32_MAX ? 0 : before + 1;
	for (uint32_t i = next; i < after->item_count && after->items[i].whole.start < at.end; i++) {
		touch_add(&touches->items[i], changes, rule);
	}
}

static void touch_all(struct touches *touches, const struct digest *after, span at, unsigned changes, size_t rule)
{
	uint32_t last = digest_section_of(after, at.end);
	for (uint32_t i = digest_section_of(after, at.start); i <= last; i++) {
		touch_add(&touches->sections[i], changes, rule);
	}
	touch_items(touches, after, at, changes, rule);
	touch_add(&touches->all, changes, rule);
}

static span left_by(const struct fixing *fixing, size_t pass, const struct pass_edit *edit)
{
	span at = forward_left(fixing, pass, edit->result);
	const char *bytes = fixing->text.bytes;
	bool is_crlf = at.start > 0 && bytes[at.start] == '\n' && bytes[at.start - 1] == '\r';
	return span_of(at.start - is_crlf, at.end);
}

// The level of a heading, and those of the headings above that are still open, tell which groups are around it.
static void find_fixed_headings(struct touches *touches, const struct digest *after)
{
	enum { NONE = 2 };
	uint8_t open[TOKEN_LEVEL_MAX + 1]; // by level: whether it was fixed; NONE: no heading is open there
	memset(open, NONE, sizeof open);
	for (size_t i = 0; i < after->section_count; i++) {
		struct touch *touch = &touches->sections[i];
		uint8_t level = after->sections[i].level;
		uint8_t above = level > 1 ? level : 0;
		while (above > 0 && open[above - 1] == NONE) {
			above--;
		}
		touch->is_below_fixed =
			(touch->changes & PLLINT_CHANGE_TITLE) || (above > 0 && open[above - 1] == true);
		open[level] = touch->is_below_fixed;
		memset(open + level + 1, NONE, (size_t)(TOKEN_LEVEL_MAX - level));
	}
}

struct touches touches_new(struct memory *memory, const struct fixing *fixing, const struct digest *after)
{
	struct touches touches = {
		.items = memory_resize(memory, NULL, after->item_count * sizeof(struct touch)),
		.sections = memory_resize(memory, NULL, after->section_count * sizeof(struct touch)),
		.outside = memory_resize(memory, NULL, after->section_count * sizeof(struct touch)),
	};
	memset(touches.items, 0, after->item_count * sizeof(struct touch));
	memset(touches.sections, 0, after->section_count * sizeof(struct touch));
	memset(touches.outside, 0, after->section_count * sizeof(struct touch));
	for (size_t i = 0; i < fixing->pass_count; i++) {
		const struct pass *pass = &fixing->passes[i];
		for (size_t j = 0; j < pass->edit_count; j++) {
			const struct pass_edit *edit = &pass->edits[j];
			memory_check_deadline_at(memory, j);
			size_t rule = fixing->applied[edit->applied].rule;
			unsigned changes = announced_changes(fixing, edit->applied);
			touch_all(&touches, after, left_by(fixing, i, edit), changes, rule);
			if (edit->beside == UINT32_MAX) {
				touch_add(&touches.sections[0], changes, rule);
			} else if (span_is_empty(edit->result)) {
				span beside = span_of(edit->beside, edit->beside + 1);
				touch_all(&touches, after, forward_span(fixing, i + 1, beside), changes, rule);
			}
		}
	}
	find_fixed_headings(&touches, after);
	return touches;
}
