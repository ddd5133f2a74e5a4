// Which headings are the entries, and which their groups.

#include "infer/infer.h"

#include "markdown/token.h"

enum { LABELS_OF_AN_ENTRY = 2 };

static bool is_entry(const struct infer *infer, const struct section *section)
{
	return section->level == infer->level && section->labels >= LABELS_OF_AN_ENTRY;
}

// The level at which most headings have labels below them.
static uint8_t find_level(const struct samples *samples)
{
	uint32_t counts[TOKEN_LEVEL_MAX + 1] = {0};
	uint8_t best = 0;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		counts[section->level] += section->level > 0 && section->labels >= LABELS_OF_AN_ENTRY;
	}
	for (uint8_t level = 1; level <= TOKEN_LEVEL_MAX; level++) {
		if (counts[level] > counts[best]) {
			best = level;
		}
	}
	return best;
}

static void find_groups(struct infer *infer)
{
	const struct samples *samples = &infer->samples;
	uint32_t dated = 0, all = 0;
	const struct section *above = NULL;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		if (section->level + 1 == infer->level) {
			above = section;
		} else if (section->level < infer->level) {
			above = NULL;
		} else if (above && is_entry(infer, section)) {
			struct date_form form;
			const char *title = source_at(samples->source, above->title);
			all++;
			if (date_look(title, span_length(above->title), &form)) {
				infer->group_date = form;
				dated++;
			}
			above = NULL;
		}
	}
	infer->has_groups = dated * 2 > all;
}

void entries_find(struct infer *infer)
{
	struct samples *samples = &infer->samples;
	uint32_t markers[128] = {0};
	infer->level = find_level(samples);
	for (size_t i = 0; i < samples->section_count && infer->level > 0; i++) {
		const struct section *section = &samples->sections[i];
		if (is_entry(infer, section)) {
			infer->entries++;
			infer->linked_titles += section->title_is_link;
			markers[samples->items[section->first].marker & 127]++;
		}
	}
	infer->marker = markers['*'] > markers['-'] ? '*' : '-';
	find_groups(infer);
}
