// Labels of the template that lack their colon.

#include "base/bytes.h"
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
	item->label = *label;
	item->value = source_trim_lines(entry->source, span_of(label->whole.end, item->value.end));
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
		if (!copy) {
			copy = arena_copy(arena, entry, sizeof *entry);
			copy->items = arena_copy(arena, entry->items, entry->item_count * sizeof *entry->items);
		}
		take_label(copy, i, &label);
	}
	return copy ? copy : entry;
}
