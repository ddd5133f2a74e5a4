// Labels of the template that lack their colon, or are in marks that hide them.

#include <string.h>

#include "base/bytes.h"
#include "base/distance.h"
#include "match/matcher.h"

enum { NAME_MAX = 80 }; // bytes; anything longer is text

// The text that an item opens with, up to its first link, if a label may be there: `Paper https://...`, `Code`.
static span text_before(const struct entry *entry, uint32_t index)
{
	const struct entry_item *item = &entry->items[index];
	if (item->label.exists || span_is_empty(item->value)) {
		return span_of(0, 0);
	}
	uint32_t end = item->value.end;
	if (item->link_count > 0) {
		end = entry->links[item->first_link].whole.start;
	}
	span text = source_trim_lines(entry->source,
				      span_of(item->value.start, end < item->value.end ? end : item->value.end));
	return span_length(text) <= NAME_MAX ? text : span_of(0, 0);
}

// Without another punctuation mark in the colon's place.
static span without_mark(const struct source *source, span text)
{
	while (!span_is_empty(text) && byte_is_in(source->bytes[text.end - 1], ";,.- \t")) {
		text.end--;
	}
	return text;
}

// The label that the text is, as far as it takes to look it up.
static struct entry_label label_of(struct arena *arena, const struct source *source, span text)
{
	span name = without_mark(source, text);
	struct unicode_key shown = {source_at(source, name), span_length(name)};
	return (struct entry_label){
		.exists = !span_is_empty(name),
		.whole = text,
		.text = name,
		.colon = span_of(text.end, text.end),
		.shown = shown,
		.key = unicode_fold(arena, shown.bytes, shown.size),
	};
}

bool match_knows_item(struct arena *arena, const struct template_kind *kind, const struct entry *entry, uint32_t item)
{
	if (match_knows_label(kind, &entry->items[item].label)) {
		return true;
	}
	struct entry_label label = label_of(arena, entry->source, text_before(entry, item));
	return label.exists && label_find_in(kind, &label).field;
}

static void take_label(struct entry *entry, uint32_t index, const struct entry_label *label)
{
	struct entry_item *item = &entry->items[index];
	struct token_run run = item->value_tokens;
	if (item->label.exists) {
		run.count += run.first - item->label.tokens.first;
		run.first = item->label.tokens.first;
	}
	item->label = *label;
	bool is_late = !span_is_empty(label->late);
	uint32_t end = is_late ? label->late.start : item->value.end;
	run.count -= is_late;
	item->value = source_trim_lines(entry->source, span_of(label->whole.end, end));
	while (run.count > 0 && entry->tokens[run.first].at.end <= item->value.start) {
		run.first++;
		run.count--;
	}
	item->label.tokens = (struct token_run){item->value_tokens.first, run.first - item->value_tokens.first};
	item->value_tokens = run;
}

static bool is_known(const struct template *template, const struct entry_label *label)
{
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (label_find_in(&template->kinds[i], label).field) {
			return true;
		}
	}
	return false;
}

static struct entry *copy_of(struct arena *arena, const struct entry *entry)
{
	struct entry *copy = arena_copy(arena, entry, sizeof *entry);
	copy->items = arena_copy(arena, entry->items, entry->item_count * sizeof *entry->items);
	return copy;
}

const struct entry *match_read_lost_labels(struct arena *arena, const struct template *template,
					   const struct entry *entry)
{
	struct entry *copy = NULL;
	for (uint32_t i = 0; i < entry->item_count && template_has_shape(template, ENTRY_SHAPE_BOLD);
	     i = entry->items[i].end) {
		struct entry_label label = label_of(arena, entry->source, text_before(entry, i));
		if (!label.exists || !is_known(template, &label)) {
			continue;
		}
		copy = copy ? copy : copy_of(arena, entry);
		take_label(copy, i, &label);
	}
	return copy ? copy : entry;
}

// --- fields that are missing ----------------------------------------------------------------------

// What a text opens with of such marks and tags: where that ends.
static uint32_t after_marks(const struct source *source, span text, const char *marks)
{
	uint32_t at = text.start;
	for (uint32_t length = 1; length > 0; at += length) {
		length = entry_tag_length(source, span_of(at, text.end));
		length = length == 0 && at < text.end ? byte_is_among(source->bytes[at], marks) : length;
	}
	return at;
}

// What a text opens with that may be around a name.
static uint32_t marks_before(const struct source *source, span text)
{
	return after_marks(source, text, "*_`\"'[(<");
}

static uint32_t marks_behind(const struct source *source, span text)
{
	return after_marks(source, text, "*_`\"'])>");
}

// What is in the place of a colon, or that; empty for nothing.
static span separator_at(const struct source *source, span rest)
{
	static const char *const marks[] = {":", "\xEF\xBC\x9A", ";",		",", ".", "-",
					    "=", "\xE2\x80\x93", "\xE2\x80\x94"};
	span text = source_trim(source, rest);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, text, marks[i])) {
			span mark = span_of(text.start, text.start + (uint32_t)strlen(marks[i]));
			bool ends = mark.end == text.end || byte_is_space(source->bytes[mark.end]);
			return ends ? mark : span_of(rest.start, rest.start);
		}
	}
	return span_of(rest.start, rest.start);
}

// The longest of the field's names that the text goes on with.
static span name_at(struct arena *arena, const struct source *source, span text, const struct template_field *field)
{
	span name = span_of(text.start, text.start);
	for (uint32_t i = 0; i < field->name_count; i++) {
		uint32_t size = field->names[i].exact_size;
		if (size <= span_length(text) && size > span_length(name) &&
		    unicode_folds_to(arena, source_at(source, text), size, field->names[i].key)) {
			name.end = text.start + size;
		}
	}
	return name;
}

// Those that close the bold that the text opens with; empty for none.
static span closing_marks(const struct source *source, span text)
{
	bool is_bold = (source_starts_with(source, text, "**") && source_ends_with(source, text, "**")) ||
		       (source_starts_with(source, text, "__") && source_ends_with(source, text, "__"));
	return span_of(is_bold ? text.end - 2 : text.end, text.end);
}

// What is before a separator at a text's start, if it nearly spells a name of the field; empty for none.
static span near_name_at(struct arena *arena, const struct source *source, span text,
			 const struct template_field *field)
{
	span name = span_of(text.start, text.start);
	while (name.end < text.end && span_length(name) < NAME_MAX && !byte_is_in(source->bytes[name.end], "*_\n") &&
	       span_is_empty(separator_at(source, span_of(name.end, text.end)))) {
		name.end++;
	}
	struct unicode_key key = unicode_fold(arena, source_at(source, name), span_length(name));
	for (uint32_t i = 0; i < field->name_count && name.end < text.end; i++) {
		struct unicode_key own = field->names[i].key;
		unsigned limit = label_allowed_edits(own);
		if (limit > 0 && !label_is_numbered_variant(own, key) &&
		    distance_edits(own.bytes, own.size, key.bytes, key.size, limit) <= limit) {
			return source_trim(source, name);
		}
	}
	return span_of(text.start, text.start);
}

// `Tags:</b>`: the colon and the tag; 0 for none.
static uint32_t colon_before_tag(const struct source *source, span rest)
{
	uint32_t tag =
		source_starts_with(source, rest, ":") ? entry_tag_length(source, span_of(rest.start + 1, rest.end)) : 0;
	return tag > 0 ? tag + 1 : 0;
}

bool lost_name_read(struct arena *arena, const struct source *source, span text, const struct template_field *field,
		    struct entry_label *label)
{
	span inner = span_of(marks_before(source, text), text.end);
	span name = name_at(arena, source, inner, field);
	bool is_near = span_is_empty(name);
	name = is_near ? near_name_at(arena, source, inner, field) : name;
	uint32_t end = marks_behind(source, span_of(name.end, text.end));
	span separator = separator_at(source, span_of(end, text.end));
	uint32_t tag = colon_before_tag(source, span_of(end, text.end));
	separator = tag > 0 ? span_of(end, end + tag) : separator;
	bool is_apart = !span_is_empty(separator) || end == text.end || byte_is_space(source->bytes[end]);
	if (span_is_empty(name) || !is_apart) {
		return false;
	}
	// A label that is misspelled has one or is text.
	bool has_colon =
		!span_is_empty(separator) && (is_near || !byte_is_in(source->bytes[separator.start], ";,.-=\xE2"));
	*label = (struct entry_label){
		.exists = true,
		.whole = span_of(text.start, span_is_empty(separator) ? end : separator.end),
		.text = name,
		.colon = has_colon ? separator : span_of(end, end),
		.dash = has_colon ? span_of(end, end) : separator,
		.other_markup = true,
		.lost = true,
		.shown = {source_at(source, name), span_length(name)},
	};
	label->key = unicode_fold(arena, label->shown.bytes, label->shown.size);
	label->late = has_colon && end == name.end ? closing_marks(source, text) : span_of(0, 0);
	return true;
}

// The whole of an item's first line, whatever is read as its label.
static span text_of(const struct entry_item *item)
{
	uint32_t start = item->label.exists ? item->label.whole.start : item->value.start;
	return span_of(start, item->value.end > item->label.whole.end ? item->value.end : item->label.whole.end);
}

bool match_names_lost_field(struct arena *arena, const struct template *template, const struct entry *section,
			    uint32_t opening, uint32_t item)
{
	const struct template_kind *kind = template_kind_of(template, ENTRY_SHAPE_ITEM);
	span text = text_of(&section->items[item]);
	struct entry_label label;
	for (uint32_t k = 0; k < kind->field_count; k++) {
		const struct template_field *field = &kind->fields[k];
		bool is_named = !field->is_slot && lost_name_read(arena, section->source, text, field, &label);
		for (uint32_t i = opening + 1; i < item && is_named; i = section->items[i].end) {
			is_named = match_position(kind, &section->items[i].label) != field->position;
		}
		if (is_named) {
			return true;
		}
	}
	return false;
}

// `Key insights: x` for `Key: x`: the colon is there, behind further words.
static void take_further_words(struct entry_label *label, const struct entry_label *read)
{
	bool has_mark = !span_is_empty(label->colon) || !span_is_empty(label->dash);
	if (!has_mark && read->exists && !span_is_empty(read->colon) && read->text.end > label->text.end) {
		label->whole = read->whole;
		label->text = read->text;
		label->colon = read->colon;
		label->colon_inside = read->colon_inside;
	}
}

struct search {
	struct arena *arena;
	const struct match *match;
	struct entry *copy; // NULL while nothing is found
};

static bool take_name(struct search *search, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = search->match->entry;
	struct entry_label label;
	if ((entry_item_is_paragraph(&entry->items[index]) && entry->shape != ENTRY_SHAPE_ITEM) ||
	    !lost_name_read(search->arena, entry->source, text_of(&entry->items[index]), field, &label)) {
		return false;
	}
	take_further_words(&label, &entry->items[index].label);
	search->copy = search->copy ? search->copy : copy_of(search->arena, entry);
	take_label(search->copy, index, &label);
	return true;
}

// The first of the items from `index` on, beside each other, that says nothing else.
static void find_name(struct search *search, uint32_t index, uint32_t end, const struct template_field *field)
{
	const struct entry *entry = search->match->entry;
	for (uint32_t i = index; i < end; i = entry->items[i].end) {
		const struct entry_item *item = search->copy ? &search->copy->items[i] : &entry->items[i];
		const struct item_match *match = &search->match->items[i];
		bool is_free = match->role == ROLE_TEXT || match->role == ROLE_SLOT || match->role == ROLE_UNKNOWN;
		if (is_free && !item->label.lost && take_name(search, i, field)) {
			return;
		}
	}
}

static void find_nested(struct search *search, const struct template_field *owner, const struct template_field *field)
{
	const struct match *match = search->match;
	for (uint32_t i = 0; i < match->entry->item_count; i = match->entry->items[i].end) {
		if (match->items[i].field == owner) {
			find_name(search, i + 1, match->entry->items[i].end, field);
		}
	}
}

static void find_child(struct search *search, uint32_t index, const struct template_field *owner)
{
	for (uint32_t i = 0; i < owner->child_count && !take_name(search, index, &owner->children[i]); i++) {
	}
}

// A value ends before a field that is in it.
static void cut_values(struct search *search)
{
	const struct entry *entry = search->match->entry;
	for (uint32_t i = 0; i < entry->item_count; i++) {
		uint32_t end = search->match->items[i].held_at;
		if (end == 0) {
			continue;
		}
		search->copy = search->copy ? search->copy : copy_of(search->arena, entry);
		struct entry_item *item = &search->copy->items[i];
		item->value = source_trim_lines(entry->source, span_of(item->value.start, end));
		uint32_t token = item->value_tokens.first, link = item->first_link;
		while (item->value_tokens.count > 0 &&
		       entry->tokens[token + item->value_tokens.count - 1].at.start >= end) {
			item->value_tokens.count--;
		}
		while (item->link_count > 0 && entry->links[link + item->link_count - 1].whole.start >= end) {
			item->link_count--;
		}
	}
}

static bool has_field(const struct match *match, const struct template_field *field)
{
	for (uint32_t i = 0; i < match->entry->item_count; i = match->entry->items[i].end) {
		if (match->items[i].field == field) {
			return true;
		}
	}
	return false;
}

// `Code https://...`: the name of a field that the entry does not have, and a link right behind it.
static void find_before_links(struct search *search)
{
	const struct match *match = search->match;
	const struct entry *entry = match->entry;
	bool is_read = entry->shape == ENTRY_SHAPE_HEADING || entry->shape == ENTRY_SHAPE_ITEM;
	for (uint32_t i = 0; i < entry->item_count && is_read; i = entry->items[i].end) {
		if (entry->items[i].label.exists || entry->items[i].link_count == 0) {
			continue;
		}
		struct entry_label label = label_of(search->arena, entry->source, text_before(entry, i));
		const struct template_field *field = label.exists ? label_find_in(match->kind, &label).field : NULL;
		if (field && !field->is_slot && !has_field(match, field)) {
			take_name(search, i, field);
		}
	}
}

// The entry, or a copy in which labels that the match lacks are read.
static const struct entry *read_missing(struct arena *arena, const struct match *match)
{
	struct search search = {.arena = arena, .match = match};
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind == DEVIATION_FIELD_MISSING && deviation->owner) {
			find_nested(&search, deviation->owner, deviation->field);
		} else if (deviation->kind == DEVIATION_FIELD_MISSING && !deviation->certain) {
			find_name(&search, 0, (uint32_t)match->entry->item_count, deviation->field);
		} else if (deviation->kind == DEVIATION_LINE_UNLABELLED && deviation->field) {
			take_name(&search, deviation->item, deviation->field);
		} else if (deviation->kind == DEVIATION_LINK_LABEL_MISSING) {
			find_child(&search, deviation->item, deviation->owner);
		}
	}
	if (!search.copy) {
		find_before_links(&search);
	}
	cut_values(&search);
	return search.copy ? search.copy : match->entry;
}

enum { LEVELS = 2 }; // labels below one that is lost are looked for when that is read

const struct match *match_with_lost_labels(struct arena *arena, const struct template *template,
					   const struct match *match)
{
	for (int level = 0; level < LEVELS; level++) {
		const struct entry *entry = read_missing(arena, match);
		if (entry == match->entry) {
			break;
		}
		match = match_entry(arena, template, entry);
	}
	return match;
}
