// Lines that open with a list marker and are text of the paragraph above them, since they are indented too far.

#include "base/bytes.h"
#include "match/loose.h"
#include "match/matcher.h"

// What the lines of one item belong to.
struct deep {
	struct matcher *matcher;
	const struct label_hit *hits; // of the items directly in the entry
	uint32_t item, root;
};

static bool opens_item(const struct source *source, span line)
{
	return span_length(line) > 2 && byte_is_in(source->bytes[line.start], "-+*") &&
	       byte_is_blank(source->bytes[line.start + 1]);
}

// The label of a line with a list marker, as far as it takes to look it up.
static struct entry_label label_of(struct arena *arena, const struct source *source, span line)
{
	span text = source_trim(source, span_of(line.start + 1, line.end));
	span name = loose_read_name(source, text.start, text.end, false);
	struct entry_label label = {.exists = !span_is_empty(name),
				    .shown = {source_at(source, name), span_length(name)}};
	label.key = unicode_fold(arena, label.shown.bytes, label.shown.size);
	return label;
}

static bool is_there(const struct deep *deep, const struct template_field *field)
{
	const struct entry *entry = deep->matcher->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (deep->hits[i].field == field) {
			return true;
		}
	}
	return false;
}

// The field that the line is, or the one that it belongs into (`is_child`); NULL: it may be text.
static const struct template_field *field_of(const struct deep *deep, span line, bool *is_child)
{
	struct matcher *matcher = deep->matcher;
	const struct source *source = matcher->entry->source;
	const struct template_field *around = deep->hits[deep->root].field;
	span text = source_trim(source, span_of(line.start + 1, line.end));
	struct entry_label label = label_of(matcher->arena, source, line);
	bool has_children = around && around->child_count > 0 && matcher->entry->items[deep->item].depth < 2;
	*is_child = has_children && (match_is_child(around, &label) ||
				     (around->shape == SHAPE_LINKS && source_holds(source, text, "://")));
	if (*is_child) {
		return around;
	}
	const struct template_kind *kind = matcher->match->kind;
	const struct template_field *field =
		label.exists ? label_find(kind->fields, kind->field_count, &label).field : NULL;
	bool is_like = field && !field->is_paragraph && !field->is_details && !field->is_slot &&
		       field->strong == byte_is_in(source->bytes[text.start], "*_");
	return is_like && !is_there(deep, field) ? field : NULL;
}

static uint32_t column_of(const struct deep *deep, bool is_child)
{
	const struct entry *entry = deep->matcher->entry;
	const struct entry_item *root = &entry->items[deep->root];
	uint32_t text = root->label.whole.start - source_line_start(entry->source, root->label.whole.start);
	return !is_child ? root->indent : deep->item == deep->root ? text : entry->items[deep->item].indent;
}

// One finding for lines that follow each other and belong together.
static void report_line(struct deep *deep, span line, const struct template_field *field, bool is_child)
{
	const struct entry *entry = deep->matcher->entry;
	struct match *match = deep->matcher->match;
	struct item_match *item = &match->items[deep->item];
	struct deviation *last = match->deviation_count > 0 ? &match->deviations[match->deviation_count - 1] : NULL;
	uint32_t column = column_of(deep, is_child);
	bool goes_on = last && last->item == deep->item && last->number == column &&
		       source_next_line(entry->source, last->other.end) == source_line_start(entry->source, line.start);
	if (goes_on) {
		last->other.end = line.end;
		return;
	}
	struct deviation *deviation = match_add_for(deep->matcher, DEVIATION_LINE_DEEP, deep->item, field, line);
	deviation->other = line;
	deviation->number = column;
	deviation->certain = is_child;
	item->has_deep = item->has_deep || is_child;
	bool is_held = !is_child && item->held_at == 0 && span_contains(entry->items[deep->item].value, line);
	item->held_at = is_held ? line.start : item->held_at;
}

void deep_lines_match(struct matcher *matcher, const struct label_hit *hits)
{
	const struct entry *entry = matcher->entry;
	const struct source *source = entry->source;
	struct deep deep = {.matcher = matcher, .hits = hits};
	for (uint32_t i = 0; i < entry->item_count; i++) {
		const struct entry_item *item = &entry->items[i];
		deep.item = i;
		deep.root = item->parent == ENTRY_NONE ? i : deep.root;
		bool is_one_line = item->value_tokens.count <= 1 && item->whole.end == item->value.end;
		if (is_one_line && !span_is_empty(item->value)) {
			continue; // most items
		}
		uint32_t end = item->end > i + 1 ? source_line_start(source, item[1].whole.start) : item->whole.end;
		uint32_t at = source_next_line(source, item->marker.start);
		for (bool is_text = !entry_item_is_paragraph(item); is_text && at < end;
		     at = source_next_line(source, at)) {
			span line = source_trim_lines(source, source_line(source, at));
			is_text = !span_is_empty(line) && !byte_is_in(source->bytes[line.start], "<`~");
			bool is_child;
			const struct template_field *field =
				is_text && opens_item(source, line) ? field_of(&deep, line, &is_child) : NULL;
			if (field) {
				report_line(&deep, line, field, is_child);
			}
		}
	}
}

uint32_t match_count_deep_labels(struct arena *arena, const struct template_kind *kind, const struct source *source,
				 span text)
{
	uint32_t count = 0;
	for (uint32_t at = source_next_line(source, text.start); at < text.end; at = source_next_line(source, at)) {
		span line = source_trim_lines(source, source_line(source, at));
		if (opens_item(source, line)) {
			struct entry_label label = label_of(arena, source, line);
			count += label.exists && label_find(kind->fields, kind->field_count, &label).field;
		}
	}
	return count;
}

bool deep_lines_in_title(struct matcher *matcher, uint32_t column)
{
	const struct entry *entry = matcher->entry;
	const struct source *source = entry->source;
	span lines = span_of(0, 0);
	for (uint32_t at = source_next_line(source, entry->heading.start); at < entry->extent.end;
	     at = source_next_line(source, at)) {
		span line = source_trim_lines(source, source_line(source, at));
		if (opens_item(source, line)) {
			lines = span_is_empty(lines) ? line : span_of(lines.start, line.end);
		}
	}
	if (span_is_empty(lines)) {
		return false;
	}
	span first = source_trim_lines(source, source_line(source, lines.start));
	struct deviation *deviation =
		match_add_for(matcher, DEVIATION_LINE_DEEP, ENTRY_NONE, &matcher->match->kind->fields[0], first);
	deviation->other = lines;
	deviation->number = column;
	return true;
}
