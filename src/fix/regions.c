// Which parts of the fixed text the applied findings declared to change.

#include "fix/regions.h"

#include <string.h>

#include "fix/declared.h"
#include "fix/offset_map.h"
#include "markdown/token.h"

static void region_add(struct region *region, unsigned changes, size_t rule)
{
	region->changes |= changes;
	rule_set_add(&region->named, rule);
}

// The items that lie in the span or beside it, and those around them.
static void affect_items(struct regions *regions, const struct snapshot *after, span at, unsigned changes, size_t rule)
{
	uint32_t first = snapshot_item_of(after, at.start);
	uint32_t number = snapshot_section_of(after, at.start);
	if (first == UINT32_MAX || first < after->sections[number].first_item) {
		region_add(&regions->outside[number], changes, rule);
	}
	for (uint32_t i = first; i != UINT32_MAX; i = after->items[i].parent) {
		region_add(&regions->items[i], changes, rule);
	}
	uint32_t last = snapshot_item_of(after, at.end);
	for (uint32_t i = last; i != UINT32_MAX && i != first; i = after->items[i].parent) {
		region_add(&regions->items[i], changes, rule);
	}
	uint32_t before = snapshot_item_before(after, at.start);
	uint32_t next = before == UINT32_MAX ? 0 : before + 1;
	for (uint32_t i = next; i < after->item_count && after->items[i].whole.start < at.end; i++) {
		region_add(&regions->items[i], changes, rule);
	}
}

static void affect_all(struct regions *regions, const struct snapshot *after, span at, unsigned changes, size_t rule)
{
	uint32_t last = snapshot_section_of(after, at.end);
	for (uint32_t i = snapshot_section_of(after, at.start); i <= last; i++) {
		region_add(&regions->sections[i], changes, rule);
	}
	affect_items(regions, after, at, changes, rule);
	region_add(&regions->all, changes, rule);
}

static span left_by(const struct fixing *fixing, size_t pass, const struct pass_edit *edit)
{
	span at = map_left(fixing, pass, edit->result);
	const char *bytes = fixing->text.bytes;
	bool is_crlf = at.start > 0 && bytes[at.start] == '\n' && bytes[at.start - 1] == '\r';
	return span_of(at.start - is_crlf, at.end);
}

// The level of a heading, and those of the headings above that are still open, tell which groups are around it.
static void find_fixed_headings(struct regions *regions, const struct snapshot *after)
{
	enum { NONE = 2 };
	uint8_t open[TOKEN_LEVEL_MAX + 1]; // by level: whether it was fixed; NONE: no heading is open there
	memset(open, NONE, sizeof open);
	for (size_t i = 0; i < after->section_count; i++) {
		struct region *region = &regions->sections[i];
		uint8_t level = after->sections[i].level;
		uint8_t above = level > 1 ? level : 0;
		while (above > 0 && open[above - 1] == NONE) {
			above--;
		}
		region->is_below_fixed =
			(region->changes & PLLINT_CHANGE_TITLE) || (above > 0 && open[above - 1] == true);
		open[level] = region->is_below_fixed;
		memset(open + level + 1, NONE, (size_t)(TOKEN_LEVEL_MAX - level));
	}
}

struct regions regions_new(struct memory *memory, const struct fixing *fixing, const struct snapshot *after)
{
	struct regions regions = {
		.items = memory_resize(memory, NULL, after->item_count * sizeof(struct region)),
		.sections = memory_resize(memory, NULL, after->section_count * sizeof(struct region)),
		.outside = memory_resize(memory, NULL, after->section_count * sizeof(struct region)),
	};
	memset(regions.items, 0, after->item_count * sizeof(struct region));
	memset(regions.sections, 0, after->section_count * sizeof(struct region));
	memset(regions.outside, 0, after->section_count * sizeof(struct region));
	for (size_t i = 0; i < fixing->pass_count; i++) {
		const struct pass *pass = &fixing->passes[i];
		for (size_t j = 0; j < pass->edit_count; j++) {
			const struct pass_edit *edit = &pass->edits[j];
			memory_check_deadline_at(memory, j);
			size_t rule = fixing->applied[edit->applied].rule;
			unsigned changes = declared_changes(fixing, edit->applied);
			affect_all(&regions, after, left_by(fixing, i, edit), changes, rule);
			if (edit->beside == UINT32_MAX) {
				region_add(&regions.sections[0], changes, rule);
			} else if (span_is_empty(edit->result)) {
				span beside = span_of(edit->beside, edit->beside + 1);
				affect_all(&regions, after, map_span(fixing, i + 1, beside), changes, rule);
			}
		}
	}
	find_fixed_headings(&regions, after);
	return regions;
}
