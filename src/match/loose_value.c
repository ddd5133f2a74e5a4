// The values of fields that are there, but not as items: what can be said of them before they are in place.

#include <string.h>

#include "base/bytes.h"
#include "match/loose.h"
#include "match/matcher.h"

// What a person would have to change in place, too, and needs to know nothing else of the entry.
static bool is_told(enum deviation_kind kind)
{
	return kind == DEVIATION_CHOICE_WRONG || kind == DEVIATION_CHOICE_FORM || kind == DEVIATION_DATE_WRONG ||
	       kind == DEVIATION_DATE_FORM || kind == DEVIATION_LIST_SEPARATOR;
}

static uint32_t find(const struct source *source, uint32_t at, uint32_t end, char byte)
{
	const char *found = at < end ? memchr(source->bytes + at, byte, end - at) : NULL;
	return found ? (uint32_t)(found - source->bytes) : end;
}

static span trim_marks(const struct source *source, span at)
{
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], "*_:`| \t")) {
		at.start++;
	}
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.end - 1], "*_`| \t")) {
		at.end--;
	}
	return at;
}

// The cell of the next row but one, in the column that a place of the header is in; else the next cell of the row.
static span cell_value(const struct source *source, span label)
{
	span line = source_line(source, label.start);
	span row = source_line(source, source_next_line(source, source_next_line(source, label.start)));
	uint32_t columns = 0;
	for (uint32_t i = line.start; i < label.start; i++) {
		columns += source->bytes[i] == '|';
	}
	uint32_t at = row.start;
	for (uint32_t i = 0; i < columns; i++) {
		at = find(source, at, row.end, '|');
		at += at < row.end;
	}
	return span_of(at, find(source, at, row.end, '|'));
}

// Another label is on the same line: of a table's header.
static bool is_header(const struct match *match, const struct loose_field *loose)
{
	span line = source_line(match->entry->source, loose->label.start);
	for (uint32_t i = 0; i < match->kind->field_count && i < 64; i++) {
		span label = match->loose[i].label;
		if ((match->loose_fields >> i & 1) && label.start != loose->label.start && span_contains(line, label)) {
			return true;
		}
	}
	return false;
}

// On the line of its label, without the tags and marks around it; empty where it is anything but plain text.
static span value_of(const struct match *match, const struct loose_field *loose)
{
	const struct source *source = match->entry->source;
	span line = source_line(source, loose->label.end);
	span value = span_of(loose->label.end, line.end);
	if (loose->form == LOOSE_HEADING || loose->form == LOOSE_NESTED || loose->form == LOOSE_FENCED) {
		return span_of(line.end, line.end);
	}
	if (loose->form == LOOSE_TABLE) {
		uint32_t bar = find(source, value.start, value.end, '|');
		value = is_header(match, loose) ? cell_value(source, loose->label)
						: span_of(bar, find(source, bar + 1, value.end, '|'));
	}
	value = trim_marks(source, value);
	if (source_starts_with(source, value, "</")) {
		value.start = find(source, value.start, value.end, '>');
		value.start += value.start < value.end;
		value = trim_marks(source, value);
	}
	value.end = find(source, value.start, value.end, '<');
	value = trim_marks(source, value);
	for (uint32_t i = value.start; i < value.end; i++) {
		if (byte_is_in(source->bytes[i], "[]*_`&$|>")) {
			return span_of(value.end, value.end);
		}
	}
	return value;
}

static void match_value(struct matcher *matcher, const struct template_field *field, span value)
{
	struct token token = {.type = TOKEN_TEXT, .at = value};
	struct entry_item item = {
		.whole = value,
		.marker = value,
		.parent = ENTRY_NONE,
		.previous = ENTRY_NONE,
		.last_child = ENTRY_NONE,
		.end = 1,
		.value = value,
		.value_tokens = {0, 1},
	};
	item.label.whole = item.label.text = span_of(value.start, value.start);
	struct entry entry = {.source = matcher->entry->source, .shape = matcher->entry->shape};
	entry.items = &item;
	entry.tokens = &token;
	entry.item_count = entry.token_count = 1;
	entry.extent = value;
	struct item_match own = {.role = ROLE_FIELD, .field = field, .name = &field->names[0]};
	struct match trial = {.entry = &entry, .kind = matcher->match->kind, .items = &own};
	struct matcher trying = {matcher->arena, matcher->template, &entry, &trial};
	value_match(&trying, 0, field);
	for (size_t i = 0; i < trial.deviation_count; i++) {
		if (is_told(trial.deviations[i].kind)) {
			trial.deviations[i].item = ENTRY_NONE;
			*match_add(matcher, trial.deviations[i].kind, trial.deviations[i].at) = trial.deviations[i];
		}
	}
}

void loose_values_match(struct matcher *matcher)
{
	const struct loose_field *loose = matcher->match->loose;
	const struct template_kind *kind = matcher->match->kind;
	for (uint32_t i = 0; i < kind->field_count && i < 64; i++) {
		const struct template_field *field = &kind->fields[i];
		bool is_plain =
			field->shape == SHAPE_CHOICE || field->shape == SHAPE_DATE || field->shape == SHAPE_LIST;
		if ((matcher->match->loose_fields >> i & 1) && is_plain) {
			span value = value_of(matcher->match, &loose[i]);
			if (!span_is_empty(value)) {
				match_value(matcher, field, value);
			}
		}
	}
}
