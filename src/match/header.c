// The header of a file that has none.

#include "entry/file.h"
#include "match/matcher.h"

enum { LINES_MAX = 100 }; // that are looked through for front matter: a comment about a license is above some

// The line has a key that the template shows.
static bool is_key_of(struct matcher *matcher, span line)
{
	const struct source *source = matcher->entry->source;
	const struct template_kind *kind = matcher->match->kind;
	uint32_t colon = line.start;
	while (colon < line.end && source->bytes[colon] != ':') {
		colon++;
	}
	if (colon == line.end || colon == line.start) {
		return false;
	}
	struct entry_label label = {.exists = true, .shown = {source->bytes + line.start, colon - line.start}};
	label.key = file_name_key(matcher->arena, unicode_fold(matcher->arena, label.shown.bytes, label.shown.size));
	return label_find(kind->fields, kind->field_count, &label).field != NULL;
}

// `---` above a key, further down; an empty span for none.
static span lost_front_matter(struct matcher *matcher)
{
	const struct source *source = matcher->entry->source;
	uint32_t at = source->body;
	for (int i = 0; i < LINES_MAX && at < source->size; i++) {
		span line = source_line(source, at);
		uint32_t next = source_next_line(source, at);
		if (source_is(source, source_trim(source, line), "---") && next < source->size &&
		    is_key_of(matcher, source_line(source, next))) {
			return source_trim(source, line);
		}
		at = next;
	}
	return span_of(0, 0);
}

enum { REQUIRED_MIN = 2 }; // fewer are told one by one

bool header_is_missing(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	struct match *match = matcher->match;
	const struct template_kind *kind = match->kind;
	if (!entry->file || entry->item_count > 0 || kind->required_count < REQUIRED_MIN) {
		return false;
	}
	const struct template_field *field = kind->fields;
	while (!field->required) {
		field++;
	}
	struct deviation *deviation =
		match_add_for(matcher, DEVIATION_HEADER_MISSING, ENTRY_NONE, field, entry->heading);
	if (kind->header == FILE_HEADER_FRONT_MATTER) {
		deviation->other = lost_front_matter(matcher);
	}
	match->missing_count += kind->required_count;
	return true;
}
