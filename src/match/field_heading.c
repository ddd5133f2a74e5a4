// A heading in the place of a field: `#### Tags` below an entry that has no field of that name.

#include <string.h>

#include "base/bytes.h"
#include "markdown/line.h"
#include "match/matcher.h"

// The text of a heading without the marks around it, up to a colon.
static span name_of(const struct source *source, span line)
{
	span name = source_trim(source, line);
	const char *colon = memchr(source_at(source, name), ':', span_length(name));
	name.end = colon ? (uint32_t)(colon - source->bytes) : name.end;
	while (!span_is_empty(name) && byte_is_in(source->bytes[name.start], "#*_ \t")) {
		name.start++;
	}
	while (!span_is_empty(name) && byte_is_in(source->bytes[name.end - 1], "#*_: \t")) {
		name.end--;
	}
	return name;
}

static bool has_text_behind(const struct source *source, uint32_t at, uint32_t end)
{
	while (at < end && byte_is_in(source->bytes[at], "#*_: \t")) {
		at++;
	}
	return at < end;
}

static const struct template_field *field_named(struct arena *arena, const struct template_kind *kind,
						struct unicode_key text)
{
	for (uint32_t i = 0; i < kind->field_count; i++) {
		for (uint32_t k = 0; k < kind->fields[i].name_count; k++) {
			const struct template_name *name = &kind->fields[i].names[k];
			if (name->exact_size == text.size &&
			    unicode_folds_to(arena, text.bytes, text.size, name->key)) {
				return &kind->fields[i];
			}
		}
	}
	return NULL;
}

// The entry has fields of the kind, but not this one; misspelled ones count.
static bool is_lacking(const struct template_kind *kind, const struct entry *entry, const struct template_field *field)
{
	bool has_others = false;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_label *label = &entry->items[i].label;
		const struct template_field *found = label->exists ? label_find_in(kind, label).field : NULL;
		if (label->exists && !found) {
			found = label_nearest(kind->fields, kind->field_count, label).field;
		}
		if (found == field) {
			return false;
		}
		has_others = has_others || found;
	}
	return has_others;
}

span field_heading_name(const struct source *source, span line)
{
	bool is_heading = line_heading_level(source->bytes, line.start, line.end) > 0;
	return is_heading ? name_of(source, line) : span_of(line.start, line.start);
}

bool field_heading_is_named(const struct template *template, struct arena *arena, const struct source *source,
			    span line)
{
	span name = field_heading_name(source, line);
	struct unicode_key text = {source_at(source, name), span_length(name)};
	for (uint32_t i = 0; i < template->kind_count && text.size > 0; i++) {
		if (field_named(arena, &template->kinds[i], text)) {
			return true;
		}
	}
	return false;
}

bool field_heading_is_kept(const void *context, struct arena *arena, const struct entry *entry, span line,
			   uint8_t level)
{
	const struct template *template = context;
	span name = name_of(entry->source, line);
	bool has_value = has_text_behind(entry->source, name.end, line.end);
	struct unicode_key text = {source_at(entry->source, name), span_length(name)};
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		bool is_below = kind->shape == ENTRY_SHAPE_HEADING && entry->level == kind->level &&
				level >= kind->level + has_value;
		const struct template_field *field = is_below ? field_named(arena, kind, text) : NULL;
		if (field && (!entry->has_text || entry->field_headings > 0 || is_lacking(kind, entry, field))) {
			return true;
		}
	}
	return false;
}
