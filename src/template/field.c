// The fields of a kind: labels, values, demand, children.

#include "template/compile.h"

#include <string.h>

#include "base/bytes.h"
#include "template/placeholder.h"

// The part of the label that is the name: without a hint, unless it tells two fields apart.
static span written_name(const struct entry *entry, uint32_t item)
{
	const struct source *source = entry->source;
	const struct entry_label *label = &entry->items[item].label;
	span name = name_without_hint(source, label);
	for (uint32_t i = 0; i < entry->item_count; i++) {
		const struct entry_label *other = &entry->items[i].label;
		if (i == item || entry->items[i].parent != entry->items[item].parent || !other->exists) {
			continue;
		}
		span its = name_without_hint(source, other);
		if (span_length(its) == span_length(name) &&
		    memcmp(source_at(source, its), source_at(source, name), span_length(name)) == 0) {
			return label->text;
		}
	}
	return name;
}

static void read_label(const struct skeleton *skeleton, const struct entry_label *label, span written,
		       struct template_field *field)
{
	const struct source *source = skeleton->source;
	field->at = text_file_span(source, label->whole);
	field->label = text_file_span(source, name_first(source, label, written));
	span after = span_of(written.end, label->text.end);
	field->strong =
		label->strong || source_starts_with(source, after, "**") || source_starts_with(source, after, "__");
	field->underscores = field->strong && label->underscores;
	field->colon_inside = label->colon_inside && (field->strong || label->other_markup || !label->broken);
	field->broken = label->broken;
	field->colon_wide = source_starts_with(source, label->colon, "：");
	field->blank_before_colon = label->blank_before_colon;
	field->other_markup = label->other_markup;
}

static void demand(struct template_field *field, enum mark_meaning meaning, span at)
{
	if (meaning != MARK_NONE) {
		field->required = meaning == MARK_REQUIRED;
		field->demand = DEMAND_MARK;
		field->demand_at = at;
	}
}

// Nested labels are optional, fields required; the mark at the label weighs more than the one at the
// value, a directive more than both.
static void read_demand(const struct skeleton *skeleton, const struct entry_item *item, const struct value *value,
			const struct field_directives *directives, struct template_field *field)
{
	const struct source *source = skeleton->source;
	field->required = item->depth == 0;
	field->demand = item->depth == 0 ? DEMAND_DEFAULT : DEMAND_NESTED;
	demand(field, value->meaning, value->mark);
	if (!span_is_empty(item->label.mark)) {
		demand(field, mark_is(source, item->label.mark, true), text_file_span(source, item->label.mark));
	}
	for (enum directive_name name = DIRECTIVE_OPTIONAL; name <= DIRECTIVE_REQUIRED; name++) {
		if (directives->has[name]) {
			field->required = name == DIRECTIVE_REQUIRED;
			field->demand = DEMAND_DIRECTIVE;
			field->demand_at = text_file_span(source, directives->of[name].whole);
		}
	}
}

static const char *pattern_message(struct skeleton *skeleton, const char *reason)
{
	static const char start[] = "this is no regular expression";
	size_t size = strlen(start) + 2 + strlen(reason) + 1;
	char *message = arena_alloc(&skeleton->arena, size);
	memcpy(message, start, strlen(start));
	memcpy(message + strlen(start), ": ", 2);
	memcpy(message + strlen(start) + 2, reason, strlen(reason));
	return message;
}

static void read_pattern(struct skeleton *skeleton, const struct field_directives *directives,
			 struct template_field *field)
{
	if (!directives->has[DIRECTIVE_MATCH]) {
		return;
	}
	const struct source *source = skeleton->source;
	span at = directives->of[DIRECTIVE_MATCH].argument;
	struct pattern_error error = {.text = NULL};
	field->pattern = pattern_compile(skeleton->memory, source_at(source, at), span_length(at), &error);
	if (field->pattern) {
		field->pattern_at = text_file_span(source, at);
		return;
	}
	uint32_t offset = at.start + (error.offset < span_length(at) ? (uint32_t)error.offset : 0);
	skeleton_fault(skeleton, span_of(offset, at.end), pattern_message(skeleton, error.text),
		       "`match` takes a regular expression as PCRE2 reads it; nothing is matched until it is fixed",
		       at);
}

// `First Author, et al.`, `a, b, etc.`, `Lee, A.`: the period is the last word's own.
static bool ends_in_abbreviation(const struct source *source, span at)
{
	uint32_t start = at.end - 1;
	while (start > at.start && source_is_word_byte(source->bytes[start - 1])) {
		start--;
	}
	span word = span_of(start, at.end - 1);
	bool is_initial = span_length(word) == 1 && source->bytes[start] >= 'A' && source->bytes[start] <= 'Z';
	return is_initial || source_is(source, word, "al") || source_is(source, word, "etc");
}

static bool ends_in_period(const struct source *source, span at)
{
	return source_ends_with(source, at, ".") && !source_ends_with(source, at, "..") &&
	       !ends_in_abbreviation(source, at);
}

// What separates the items of a list that is shown: `;` in any text, `,` where the value is a list.
static void read_separator(const struct source *source, span at, struct template_field *field)
{
	uint32_t brackets = 0;
	bool has_comma = false;
	bool has_semicolon = false;
	for (uint32_t i = at.start; i < at.end; i++) {
		brackets += byte_is_in(source->bytes[i], "([{<");
		brackets -= byte_is_in(source->bytes[i], ")]}>") && brackets > 0;
		has_comma = has_comma || (brackets == 0 && source->bytes[i] == ',');
		has_semicolon = has_semicolon || (brackets == 0 && source->bytes[i] == ';');
	}
	bool is_list = field->is_slot || field->shape == SHAPE_LIST;
	if (has_comma != has_semicolon && (has_semicolon || is_list)) {
		field->separator = has_comma ? ',' : ';';
		field->ends_in_period = ends_in_period(source, at);
	}
}

// True if an entry's values stand in it.
static bool read_field(struct skeleton *skeleton, const struct entry *entry, uint32_t item,
		       struct template_field *field)
{
	const struct entry_item *it = &entry->items[item];
	struct field_directives directives = directive_of_item(skeleton, entry, item);
	span written = span_is_empty(name_hint(entry->source, &it->label)) ? it->label.text : written_name(entry, item);
	span hint = written.end < it->label.text.end ? name_hint(entry->source, &it->label) : span_of(0, 0);
	read_label(skeleton, &it->label, written, field);
	field->is_paragraph = entry_item_is_paragraph(it);
	field->is_details = entry_item_is_named_details(it);
	name_read_all(skeleton, entry, item, written, &directives, field);
	struct value value = value_read(skeleton, entry, item, hint);
	read_demand(skeleton, it, &value, &directives, field);
	field->shown = span_is_empty(value.text.at)
			       ? text_file_span(skeleton->source, span_of(it->value.start, it->value.start))
			       : text_file_span(value.text.source, value.text.at);
	uint32_t filled = 0;
	struct template_field *children = field_read_all(skeleton, entry, item, &field->child_count, &filled);
	field->children = children;
	shape_read(skeleton, &value, field);
	shape_direct(skeleton, &directives, field);
	if (field->shape == SHAPE_LINKS) {
		shape_make_links(children, field->child_count);
	} else if (field->shape != SHAPE_FIELDS) {
		field->child_count = 0;
	}
	value_read_unfilled(skeleton, entry, item, &value, field);
	if (entry->shape != ENTRY_SHAPE_HEADING && span_is_empty(value.text.at) && field->shape == SHAPE_URLS) {
		field->shape = SHAPE_ANYTHING; // a name alone demands no URL of a line
	}
	if (entry->shape != ENTRY_SHAPE_HEADING && field->shape != SHAPE_CHOICE) {
		read_separator(value.text.source, value.text.at, field);
	}
	if (field->shape == SHAPE_ANYTHING && !field->separator) {
		field->ends_in_period = ends_in_period(value.text.source, value.text.at);
	}
	read_pattern(skeleton, &directives, field);
	return filled > 0 || value_is_filled(skeleton, &value, field);
}

struct template_field *field_read_all(struct skeleton *skeleton, const struct entry *entry, uint32_t parent,
				      uint32_t *count, uint32_t *filled)
{
	uint32_t first = parent == ENTRY_NONE ? 0 : parent + 1;
	uint32_t end = parent == ENTRY_NONE ? (uint32_t)entry->item_count : entry->items[parent].end;
	uint32_t room = 0;
	bool has_slots = parent == ENTRY_NONE && entry->shape == ENTRY_SHAPE_ITEM;
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		room += has_slots || field_item_is_field(entry, i);
	}
	*count = 0;
	*filled = 0;
	if (room == 0) {
		return NULL;
	}
	struct template_field *fields = arena_alloc(&skeleton->arena, room * sizeof *fields);
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		if (field_item_is_field(entry, i)) {
			fields[*count].position = *count;
			*filled += read_field(skeleton, entry, i, &fields[*count]);
			(*count)++;
		} else if (has_slots && !span_is_empty(entry->items[i].value)) {
			fields[*count].position = *count;
			field_read_slot(skeleton, entry, i, &fields[*count]);
			(*count)++;
		}
	}
	name_check(skeleton, fields, *count);
	return fields;
}

// --- lines without a label --------------------------------------------------------------------------

static void add_slot_name(struct skeleton *skeleton, struct template_field *field, struct template_name *names, span at,
			  const char *bytes, uint32_t size)
{
	if (size == 0) {
		return;
	}
	names[field->name_count++] = (struct template_name){
		.key = unicode_fold(&skeleton->arena, bytes, size),
		.at = text_file_span(skeleton->source, at),
		.exact = bytes,
		.exact_size = size,
		.own = true,
	};
}

// `keywords` for `key words`.
static void add_joined_name(struct skeleton *skeleton, struct template_field *field, struct template_name *names,
			    span at, const char *bytes, uint32_t size)
{
	char *joined = arena_alloc(&skeleton->arena, size + 1);
	uint32_t length = 0;
	for (uint32_t i = 0; i < size; i++) {
		joined[length] = bytes[i];
		length += bytes[i] != ' ';
	}
	if (length < size) {
		add_slot_name(skeleton, field, names, at, joined, length);
	}
}

// A name, the same in the other number, and both in one word.
static void add_slot_names(struct skeleton *skeleton, struct template_field *field, struct template_name *names,
			   span at)
{
	const char *bytes = source_at(skeleton->source, at);
	uint32_t size = span_length(at);
	char *other = arena_alloc(&skeleton->arena, size + 2);
	uint32_t other_size = size > 1 && bytes[size - 1] == 's' ? size - 1 : size + (size > 0);
	memcpy(other, bytes, size);
	other[size] = 's';
	add_slot_name(skeleton, field, names, at, bytes, size);
	add_slot_name(skeleton, field, names, at, other, other_size);
	add_joined_name(skeleton, field, names, at, bytes, size);
	add_joined_name(skeleton, field, names, at, other, other_size);
}

static bool is_joint_word(const struct source *source, span word)
{
	static const char *const words[] = {"and", "or", "&", "etc", "et", "al"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (source_is(source, word, words[i])) {
			return true;
		}
	}
	return false;
}

static bool is_number_word(const struct source *source, span word)
{
	static const char *const words[] = {"one", "two", "three", "four", "five", "first", "second", "third"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		bool is_word = span_length(word) == strlen(words[i]);
		for (uint32_t k = 0; k < span_length(word) && is_word; k++) {
			is_word = (source->bytes[word.start + k] | 0x20) == words[i][k];
		}
		if (is_word) {
			return true;
		}
	}
	return false;
}

// Of several words without one that only counts, in front or behind: `Author One`, `first author`.
static span without_number_word(const struct source *source, span part)
{
	uint32_t first = part.start;
	uint32_t last = part.end;
	while (first < part.end && source->bytes[first] != ' ') {
		first++;
	}
	while (last > part.start && source->bytes[last - 1] != ' ') {
		last--;
	}
	if (first < part.end && is_number_word(source, span_of(last, part.end))) {
		part.end = last;
	} else if (first < part.end && is_number_word(source, span_of(part.start, first))) {
		part.start = first;
	}
	return source_trim(source, part);
}

// The words of a line up to the next separator: `,`, `/`, `;`, `and`, `or`. Digits and dots at its end are no part.
static span next_part(const struct source *source, span *rest)
{
	span part = span_of(rest->start, rest->start);
	while (rest->start < rest->end) {
		while (rest->start < rest->end && byte_is_in(source->bytes[rest->start], " \t")) {
			rest->start++;
		}
		uint32_t start = rest->start;
		while (rest->start < rest->end && !byte_is_in(source->bytes[rest->start], " \t,/;&")) {
			rest->start++;
		}
		span word = span_of(start, rest->start);
		bool ends = rest->start == rest->end || byte_is_in(source->bytes[rest->start], ",/;&");
		if (is_joint_word(source, word)) {
			if (!span_is_empty(part)) {
				break;
			}
			continue;
		}
		part = span_is_empty(part) ? word : span_of(part.start, word.end);
		if (ends) {
			rest->start += rest->start < rest->end;
			break;
		}
	}
	while (!span_is_empty(part) && byte_is_in(source->bytes[part.end - 1], "0123456789.:*_`)]}>?")) {
		part.end--;
	}
	while (!span_is_empty(part) && byte_is_in(source->bytes[part.start], "*_`([{<")) {
		part.start++;
	}
	return without_number_word(source, part);
}

// What names a line: `Authors` of `*Authors.* Venue [pdf](url)`. Links behind words name nothing.
static span naming_words(const struct source *source, span line)
{
	bool is_emphasis = line.end > line.start + 1 && byte_is_in(source->bytes[line.start], "*_");
	bool has_links = source_holds(source, line, "](");
	if (!is_emphasis && !has_links) {
		return line;
	}
	uint32_t start = line.start;
	while (is_emphasis && start < line.end && source->bytes[start] == source->bytes[line.start]) {
		start++;
	}
	uint32_t end = start;
	while (end < line.end && source->bytes[end] != (is_emphasis ? source->bytes[line.start] : '[')) {
		end++;
	}
	span words = source_trim(source, span_of(start, end));
	return span_is_empty(words) ? line : words;
}

// `Code` of `![Code](badge)`, what a link shows.
static span shown_text(const struct source *source, span text)
{
	if (source_starts_with(source, text, "![")) {
		uint32_t end = text.start + 2;
		while (end < text.end && source->bytes[end] != ']') {
			end++;
		}
		return span_of(text.start + 2, end);
	}
	return text;
}

// The texts of the links that a line opens with name it. False if it opens with none.
static bool read_links(struct skeleton *skeleton, span line, struct template_field *field, struct template_name *names)
{
	const struct source *source = skeleton->source;
	field->is_links = true;
	for (uint32_t at = line.start; at < line.end; at++) {
		span text, target;
		uint32_t end;
		bool opens = byte_is_in(source->bytes[at], "[(");
		if (opens && placeholder_link(source, span_of(at, line.end), &text, &target, &end)) {
			text = shown_text(source, text);
			add_slot_name(skeleton, field, names, text, source_at(source, text), span_length(text));
			at = end - 1;
		} else if (source_is_word_byte(source->bytes[at])) {
			field->is_links = false;
			if (field->name_count == 0) {
				return false;
			}
		}
	}
	field->is_links = field->is_links && field->name_count > 0;
	return field->name_count > 0;
}

void field_read_slot(struct skeleton *skeleton, const struct entry *entry, uint32_t item, struct template_field *field)
{
	const struct source *source = entry->source;
	struct text text = text_without_comments(skeleton->memory, source, entry->items[item].value);
	span line = entry->items[item].value;
	field->at = text_file_span(source, line);
	field->label = field->at;
	field->shown = span_of(field->at.start, field->at.start);
	field->is_slot = true;
	field->is_paragraph = entry_item_is_paragraph(&entry->items[item]);
	field->demand = DEMAND_DEFAULT;
	field->shape = SHAPE_ANYTHING;
	uint32_t room = 4;
	for (uint32_t i = line.start; i < line.end; i++) {
		room += byte_is_in(source->bytes[i], " ,/;&[(") ? 4 : 0;
	}
	struct template_name *names = arena_alloc(&skeleton->arena, room * sizeof *names);
	span shown = text.source == source ? text.at : line;
	bool has_links = read_links(skeleton, shown, field, names);
	span rest = has_links ? span_of(line.end, line.end) : naming_words(source, shown);
	while (!span_is_empty(rest)) {
		span part = next_part(source, &rest);
		bool is_known = false;
		for (uint32_t i = 0; i < field->name_count; i++) {
			is_known =
				is_known || (names[i].exact_size == span_length(part) &&
					     memcmp(names[i].exact, source_at(source, part), span_length(part)) == 0);
		}
		if (!is_known) {
			add_slot_names(skeleton, field, names, part);
		}
	}
	read_separator(source, line, field);
	field->names = names;
	if (field->name_count > 0) {
		field->label = names[0].at;
	}
	struct unicode_key *unfilled = arena_alloc(&skeleton->arena, sizeof *unfilled);
	*unfilled = text_fold(&skeleton->arena, text.source, text.at);
	field->unfilled = unfilled;
	field->unfilled_count = 1;
}
