// Shape bold: which paragraphs in bold are entries with the list below them.

#include "base/bytes.h"
#include "entry/bold.h"
#include "lint/shape.h"
#include "match/match.h"

static bool has_known_label(const struct shape_cuts *cuts, const struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	for (uint32_t i = cut->first; i < cut->end; i = section->items[i].end) {
		for (uint32_t k = 0; k < cuts->template->kind_count; k++) {
			if (match_knows_item(cuts->arena, &cuts->template->kinds[k], section, i)) {
				return true;
			}
		}
	}
	return false;
}

// All required fields of a kind are in the list, two fields at least, and a link.
static bool is_list_of_entry(const struct shape_cuts *cuts, const struct entry_cut *cut,
			     const struct template_kind *kind)
{
	const struct entry *section = cuts->section;
	uint64_t has = 0;
	uint32_t known = 0;
	bool has_link = false;
	for (uint32_t i = cut->first; i < cut->end; i = section->items[i].end) {
		uint32_t position = match_position(kind, &section->items[i].label);
		if (position < 64 && !(has >> position & 1)) {
			has |= UINT64_C(1) << position;
			known++;
		}
		has_link |= section->items[i].link_count > 0;
	}
	for (uint32_t i = 0; i < kind->field_count && i < 64; i++) {
		if (kind->fields[i].required && !(has >> i & 1)) {
			return false;
		}
	}
	return known > 1 && has_link;
}

static bool is_near(const struct shape_cuts *cuts, const struct entry_cut *cut)
{
	for (uint32_t k = 0; k < cuts->template->kind_count; k++) {
		const struct template_kind *kind = &cuts->template->kinds[k];
		if (kind->shape == ENTRY_SHAPE_BOLD && is_list_of_entry(cuts, cut, kind)) {
			return true;
		}
	}
	return false;
}

// Marks of bold that do not pair: one alone, or with whitespace inside.
static bool has_odd_marks(const struct source *source, span title)
{
	uint32_t marks = 0;
	for (uint32_t i = title.start; i + 1 < title.end; i++) {
		bool is_mark = source_starts_with(source, span_of(i, title.end), "**") ||
			       source_starts_with(source, span_of(i, title.end), "__");
		marks += is_mark;
		i += is_mark;
	}
	bool opens = byte_is_in(source->bytes[title.start], "*_");
	bool closes = byte_is_in(source->bytes[title.end - 1], "*_");
	return (marks == 1 && (opens || closes)) || (marks == 2 && opens && closes);
}

// Among entries, those whose titles are not in bold.
static void find_near(struct shape_cuts *cuts)
{
	size_t count = cuts->count;
	struct entry_cut cut;
	for (size_t i = 0; i < cuts->section->paragraph_count; i++) {
		if (entry_bold_near(cuts->section, i, &cut) &&
		    (is_near(cuts, &cut) ||
		     (has_odd_marks(cuts->section->source, cut.title) && has_known_label(cuts, &cut)))) {
			*shape_add(cuts) = cut;
		}
	}
	if (cuts->count > count) {
		shape_sort(cuts);
	}
}

// Paragraphs with the labels of all required fields are below the title, where other entries have a list.
static void find_loose(struct shape_cuts *cuts)
{
	size_t found = cuts->count;
	struct entry_cut cut;
	for (size_t i = 0; i < cuts->section->paragraph_count; i++) {
		if (!entry_bold_loose(cuts->section, i, &cut)) {
			continue;
		}
		const struct entry *part = entry_part(cuts->arena, cuts->section, &cut);
		const struct match *match = match_entry(cuts->arena, cuts->template, part);
		if (match->loose_count > 0 && match->loose_count >= match->kind->required_count) {
			*shape_add(cuts) = cut;
		}
	}
	if (cuts->count > found) {
		shape_sort(cuts);
	}
}

void shape_bold_find(struct shape_cuts *cuts)
{
	struct entry_cut cut;
	for (size_t paragraph = 0; entry_bold_next(cuts->section, &paragraph, &cut);) {
		if (has_known_label(cuts, &cut)) {
			*shape_add(cuts) = cut;
		}
	}
	if (cuts->count > 0) {
		find_near(cuts);
		find_loose(cuts);
	}
}
