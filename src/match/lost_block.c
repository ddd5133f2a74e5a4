// A details block in the place of one that is a field and missing: its tags, its summary or its place keep it from
// being read as that.

#include "base/bytes.h"
#include "match/details_slip.h"

// The text of a summary without tags, folded.
static struct unicode_key summary_key(struct arena *arena, const struct source *source, span summary)
{
	uint32_t at = summary.start;
	while (at < summary.end && (source->bytes[at] == '<' || byte_is_space(source->bytes[at]))) {
		if (source->bytes[at] == '<') {
			while (at < summary.end && source->bytes[at] != '>') {
				at++;
			}
		}
		at++;
	}
	uint32_t end = at < summary.end ? at : summary.end;
	at = end;
	while (end < summary.end && source->bytes[end] != '<') {
		end++;
	}
	return entry_folded_bytes(source, source_trim_lines(source, span_of(at, end)), arena);
}

// It is the value of an item whose field shows a block, or a field by itself.
static bool is_taken(const struct matcher *matcher, const struct entry_details *details)
{
	if (details->item == ENTRY_NONE) {
		return false;
	}
	const struct template_field *field = matcher->match->items[details->item].field;
	return field && field->shape == SHAPE_DETAILS;
}

static bool names(const struct matcher *matcher, struct unicode_key key, const struct template_field *field)
{
	const struct template_kind *kind = matcher->match->kind;
	struct entry_label label = {.exists = true, .shown = key, .key = key};
	const struct template_field *named = label_find(kind->fields, kind->field_count, &label).field;
	named = named ? named : label_nearest(kind->fields, kind->field_count, &label).field;
	return named == field;
}

static enum lost_form form_of(const struct matcher *matcher, const struct entry_details *details,
			      const struct template_field *field)
{
	if (span_is_empty(details->summary)) {
		return LOST_BLOCK_UNNAMED;
	}
	struct unicode_key key = summary_key(matcher->arena, matcher->entry->source, details->summary);
	return names(matcher, key, field) ? LOST_BLOCK_NESTED : LOST_BLOCK_OTHER;
}

bool lost_block_is_damaged(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	for (size_t i = 0; i < entry->details_count; i++) {
		if (summary_is_slip(entry, (uint32_t)i)) {
			return true;
		}
	}
	return details_slip_is_in(matcher, span_of(entry->heading.end, entry->extent.end));
}

struct lost_line lost_block_find(const struct matcher *matcher, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	struct lost_line lost = {{0, 0}, LOST_BLOCK_OTHER};
	for (size_t i = 0; i < entry->details_count; i++) {
		const struct entry_details *details = &entry->details[i];
		if (details->depth > 0 || is_taken(matcher, details)) {
			continue;
		}
		enum lost_form form = form_of(matcher, details, field);
		if (span_is_empty(lost.at) || form < lost.form) {
			lost = (struct lost_line){form == LOST_BLOCK_OTHER ? details->summary : details->open, form};
		}
	}
	return lost;
}
