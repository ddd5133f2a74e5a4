// The template, and what it does not say.

#include "infer/infer.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/url.h"
#include "infer/put.h"

enum { NOTES_MAX = 12 };

// The common fields: those of one parent one after the other, by their mean place in the entries.
struct order {
	uint32_t *fields;
	size_t count;
};

struct writing {
	const struct infer *infer;
	struct pllint_writer writer;
	struct arena folded; // values of one field
	bool is_apart;	     // a blank line is above what comes next
};

// A field and where in the entries it stands: the sum of its places, and how many.
struct placed {
	uint32_t field, parent;
	uint32_t count;
	uint64_t sum;
};

static int compare_means(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	uint64_t x = a->sum * b->count, y = b->sum * a->count;
	int order = (a->parent > b->parent) - (a->parent < b->parent);
	order = order ? order : (x > y) - (x < y);
	return order ? order : (a->field > b->field) - (a->field < b->field);
}

enum { PAIRED_MAX = 64 }; // fields, and samples of a section, whose order is compared pair by pair

// In how many entries one field comes before another, by their place in the order.
struct pairs {
	uint32_t before[PAIRED_MAX][PAIRED_MAX];
};

static void count_pairs(const struct infer *infer, const uint32_t *place, const struct section *section,
			struct pairs *pairs)
{
	const struct sample *samples = &infer->samples.items[section->first];
	for (uint32_t i = 0; i < section->count; i++) {
		for (uint32_t k = i + 1; k < section->count; k++) {
			bool counts = samples[i].field != UINT32_MAX && samples[k].field != UINT32_MAX &&
				      samples[i].field != samples[k].field && place[samples[i].field] < PAIRED_MAX &&
				      place[samples[k].field] < PAIRED_MAX;
			if (counts) {
				pairs->before[place[samples[i].field]][place[samples[k].field]]++;
			}
		}
	}
}

// Neighbors whose order most entries with both turn round change places: the mean place of a field that only long
// entries have is too far back.
static void settle_pairs(const struct infer *infer, struct order *order)
{
	size_t nested = 0;
	while (nested < order->count && infer->fields[order->fields[nested]].parent != UINT32_MAX) {
		nested++;
	}
	uint32_t *fields = order->fields + nested; // those directly in the entries
	size_t count = order->count - nested;
	if (count < 2 || count > PAIRED_MAX) {
		return;
	}
	struct memory *memory = infer->samples.memory;
	struct pairs *pairs = memory_resize(memory, NULL, sizeof *pairs);
	uint32_t *place = memory_resize(memory, NULL, infer->field_count * sizeof *place);
	uint32_t rows[PAIRED_MAX] = {0};
	memset(pairs, 0, sizeof *pairs);
	memset(place, 0xFF, infer->field_count * sizeof *place);
	for (uint32_t i = 0; i < count; i++) {
		place[fields[i]] = rows[i] = i;
	}
	for (size_t i = 0; i < infer->samples.section_count; i++) {
		memory_check_deadline_at(memory, i);
		if (infer->samples.sections[i].count <= PAIRED_MAX) {
			count_pairs(infer, place, &infer->samples.sections[i], pairs);
		}
	}
	for (size_t pass = 0; pass < count; pass++) {
		for (size_t i = 0; i + 1 < count; i++) {
			if (pairs->before[rows[i + 1]][rows[i]] > pairs->before[rows[i]][rows[i + 1]]) {
				uint32_t row = rows[i], field = fields[i];
				rows[i] = rows[i + 1];
				fields[i] = fields[i + 1];
				rows[i + 1] = row;
				fields[i + 1] = field;
			}
		}
	}
	memory_free(memory, pairs);
	memory_free(memory, place);
}

static struct order order_of(const struct infer *infer)
{
	struct memory *memory = infer->samples.memory;
	struct placed *placed = memory_resize(memory, NULL, (infer->field_count + 1) * sizeof *placed);
	struct order order = {memory_resize(memory, NULL, (infer->field_count + 1) * sizeof *order.fields), 0};
	for (uint32_t i = 0; i < infer->field_count; i++) {
		const struct field *field = &infer->fields[i];
		if (field_is_common(infer, field)) {
			placed[order.count++] = (struct placed){i, field->parent, field->count, field->order};
		}
	}
	qsort(placed, order.count, sizeof *placed, compare_means);
	for (size_t i = 0; i < order.count; i++) {
		order.fields[i] = placed[i].field;
	}
	memory_free(memory, placed);
	settle_pairs(infer, &order);
	return order;
}

static void put_span(const struct writing *writing, span at)
{
	put_bytes(writing->writer, source_at(writing->infer->samples.source, at), span_length(at));
}

static void put_heading(const struct writing *writing, uint8_t level)
{
	put_bytes(writing->writer, "######", level);
	put_text(writing->writer, " ");
}

static bool is_plural(const struct field *field, const struct writing *writing)
{
	uint32_t length = span_length(field->label);
	const char *bytes = source_at(writing->infer->samples.source, field->label);
	return field->plural && !(length > 3 && memcmp(bytes + length - 3, "(s)", 3) == 0);
}

// `Author(s)` where some write it so: it allows the other spellings too.
static void put_label(const struct writing *writing, const struct field *field)
{
	uint32_t length = span_length(field->label);
	const char *bytes = source_at(writing->infer->samples.source, field->label);
	bool strong = field->strong * 2 > field->count, inside = field->colon_inside * 2 > field->count;
	put_text(writing->writer, strong ? "**" : "");
	if (is_plural(field, writing)) {
		length -= bytes[length - 1] == 's';
		put_bytes(writing->writer, bytes, length);
		put_text(writing->writer, "(s)");
	} else {
		put_bytes(writing->writer, bytes, length);
	}
	put_text(writing->writer, strong && !inside ? "**" : "");
	put_text(writing->writer, field->blank_before_colon * 2 > field->count ? " " : "");
	put_text(writing->writer, field->colon_wide * 2 > field->count ? "：" : ":");
	put_text(writing->writer, strong && inside ? "**" : "");
}

static bool names_links(const struct field *field)
{
	static const char *const names[] = {"link", "links", "url", "urls", "resource", "resources", "code"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strlen(names[i]) == field->key.size && memcmp(names[i], field->key.bytes, field->key.size) == 0) {
			return true;
		}
	}
	return url_site_by_name(field->key.bytes, field->key.size) != NULL;
}

// What the template shows behind the colon. False if it shows nothing.
static bool put_value(const struct writing *writing, uint32_t index)
{
	const struct field *field = &writing->infer->fields[index];
	if (field_mostly(field, field->dates)) {
		put_text(writing->writer, " ");
		put_date(writing->writer, &field->date);
	} else if (field_mostly(field, field->links)) {
		put_text(writing->writer, " [text](url)");
	} else if (field_mostly(field, field->urls)) {
		put_text(writing->writer, names_links(field) ? "" : " <url>");
		return !names_links(field);
	} else {
		return false;
	}
	return true;
}

// Where the fields of a parent start.
static size_t find_children(const struct infer *infer, uint32_t parent, const struct order *order)
{
	size_t first;
	BISECT(first, order->count, infer->fields[order->fields[first]].parent < parent);
	return first;
}

static bool is_child(const struct infer *infer, uint32_t parent, const struct order *order, size_t index)
{
	return index < order->count && infer->fields[order->fields[index]].parent == parent;
}

static void put_children(const struct writing *writing, uint32_t parent, const struct order *order)
{
	const struct infer *infer = writing->infer;
	for (size_t i = find_children(infer, parent, order); is_child(infer, parent, order, i); i++) {
		memory_check_deadline_at(infer->samples.memory, i);
		put_text(writing->writer, "  ");
		put_bytes(writing->writer, &infer->marker, 1);
		put_text(writing->writer, " ");
		put_label(writing, &infer->fields[order->fields[i]]);
		put_value(writing, order->fields[i]);
		put_text(writing->writer, "\n");
	}
}

static bool has_children(const struct infer *infer, uint32_t parent, const struct order *order)
{
	const struct field *field = &infer->fields[parent];
	return is_child(infer, parent, order, find_children(infer, parent, order)) && field->nested * 2 > field->filled;
}

// A line without a label is known by its place.
static void put_line(const struct writing *writing, const struct field *field)
{
	static const char *const texts[] = {"(text)", "(further text)", "(more text)"};
	const char *marks = field->emphasized * 2 > field->count ? "*" : "";
	put_text(writing->writer, marks);
	put_text(writing->writer, texts[field->key.bytes[1] - '0']);
	put_text(writing->writer, marks);
	bool has_link = writing->infer->reading == READING_LINES && field->linked * 2 > field->count;
	put_text(writing->writer, has_link ? " [text](url)\n" : "\n");
}

static const char *indent_of(const struct infer *infer)
{
	return infer->shape != ENTRY_SHAPE_ITEM ? "" : infer->marker == '1' ? "   " : "  ";
}

// What is no list item has a blank line above it, and below it.
static void put_opening(struct writing *writing, const struct field *field)
{
	const struct infer *infer = writing->infer;
	bool is_item = field->paragraphs * 2 <= field->count;
	bool is_tight = infer->shape == ENTRY_SHAPE_ITEM && (is_item || infer->loose * 2 <= infer->entries);
	if (!writing->is_apart && !is_tight && !is_item) {
		put_text(writing->writer, "\n");
	}
	put_text(writing->writer, indent_of(infer));
	if (is_item) {
		put_bytes(writing->writer, infer->marker == '1' ? "-" : &infer->marker, 1);
		put_text(writing->writer, " ");
	}
	writing->is_apart = false;
}

static void put_block(const struct writing *writing, const struct field *field, const char *mark)
{
	put_text(writing->writer, "<details><summary>");
	put_span(writing, field->label);
	put_text(writing->writer, "</summary>\n\n");
	put_text(writing->writer, *mark ? "(optional)" : "(text)");
	put_text(writing->writer, "\n\n</details>\n");
}

static void put_details(const struct writing *writing, const struct field *field)
{
	const char *indent = field->paragraphs * 2 > field->count ? "" : "  ";
	put_text(writing->writer, "\n");
	put_text(writing->writer, indent);
	put_text(writing->writer, "<details>\n\n");
	put_text(writing->writer, indent);
	put_text(writing->writer, "</details>\n");
}

// Elsewhere what is written behind a label is open.
static bool has_vocabulary(const struct infer *infer)
{
	return infer->shape == ENTRY_SHAPE_HEADING || infer->shape == ENTRY_SHAPE_FILE;
}

static void put_field(struct writing *writing, uint32_t index, const struct order *order)
{
	const struct infer *infer = writing->infer;
	const struct field *field = &infer->fields[index];
	put_opening(writing, field);
	if (field_is_line(field)) {
		put_line(writing, field);
		return;
	}
	const char *mark = field_is_optional(infer, field) ? " (optional)" : "";
	if (field->blocks * 2 > field->count) {
		put_block(writing, field, mark);
		return;
	}
	put_label(writing, field);
	if (field->details * 2 > field->filled) {
		put_text(writing->writer, mark);
		put_details(writing, field);
	} else if (has_children(infer, index, order)) {
		put_text(writing->writer, mark);
		put_text(writing->writer, "\n");
		put_children(writing, index, order);
	} else if (infer->shape == ENTRY_SHAPE_ITEM) {
		put_text(writing->writer, mark); // what they write behind it is open
		put_text(writing->writer, "\n");
	} else {
		if (!put_value(writing, index) && has_vocabulary(infer)) {
			vocabulary_write(infer, index, &writing->folded, writing->writer);
		}
		put_text(writing->writer, mark);
		put_text(writing->writer, "\n");
	}
}

// The links that are in no field, in one line.
static void put_links(struct writing *writing, const struct order *order)
{
	const struct infer *infer = writing->infer;
	uint32_t count = 0;
	for (size_t i = find_children(infer, UINT32_MAX, order); i < order->count; i++) {
		const struct field *field = &infer->fields[order->fields[i]];
		if (!field_is_link(field)) {
			continue;
		}
		put_text(writing->writer, count++ > 0 ? " | [" : writing->is_apart ? "[" : "\n[");
		put_span(writing, field->label);
		put_text(writing->writer, "](url)");
		put_text(writing->writer, field_is_optional(infer, field) ? " (optional)" : "");
	}
	put_text(writing->writer, count > 0 ? "\n" : "");
}

// The label or tags around the title.
static void put_title_opening(const struct writing *writing)
{
	const struct infer *infer = writing->infer;
	if (infer->shape == ENTRY_SHAPE_HEADING) {
		put_heading(writing, infer->level);
	} else if (infer->shape == ENTRY_SHAPE_ITEM) {
		put_bytes(writing->writer, &infer->marker, 1);
		put_text(writing->writer, infer->marker == '1' ? ". " : " ");
	} else if (infer->shape == ENTRY_SHAPE_DETAILS) {
		put_text(writing->writer, "<details>\n<summary>");
	} else if (infer->shape == ENTRY_SHAPE_PARAGRAPHS) {
		put_text(writing->writer, "**");
		put_span(writing, infer->opener);
		put_text(writing->writer, ":** ");
	}
}

static void put_title(struct writing *writing)
{
	const struct infer *infer = writing->infer;
	bool is_link = infer->linked_titles * 5 >= infer->entries * 4;
	bool is_strong = infer->shape == ENTRY_SHAPE_BOLD || infer->strong_titles * 2 > infer->entries;
	bool has_link = infer->linked_lines * 5 >= infer->entries * 4;
	bool is_item = infer->shape == ENTRY_SHAPE_ITEM;
	bool is_block = infer->shape == ENTRY_SHAPE_DETAILS;
	if (is_item) {
		is_link = infer->linked_titles * 2 > infer->entries;
	}
	put_title_opening(writing);
	put_text(writing->writer, !is_strong ? "" : is_block ? "<b>" : "**");
	put_text(writing->writer, is_link ? "[Title](url)" : "Title");
	put_text(writing->writer, !is_strong ? "" : is_block ? "</b>" : "**");
	put_text(writing->writer, !is_link && has_link ? " [text](url)" : "");
	put_text(writing->writer, is_block ? "</summary>\n\n" : is_item ? "\n" : "\n\n");
	writing->is_apart = !is_item;
}

void template_write(const struct infer *infer, struct pllint_writer writer)
{
	struct writing writing = {.infer = infer, .writer = writer};
	arena_init(&writing.folded, infer->samples.memory);
	const struct order order = order_of(infer);
	if (infer->has_groups) {
		put_heading(&writing, (uint8_t)(infer->level - 1));
		put_date(writing.writer, &infer->group_date);
		put_text(writing.writer, "\n\n");
	}
	put_title(&writing);
	for (size_t i = find_children(infer, UINT32_MAX, &order); i < order.count; i++) {
		memory_check_deadline(infer->samples.memory);
		if (!field_is_link(&infer->fields[order.fields[i]])) {
			put_field(&writing, order.fields[i], &order);
		}
	}
	put_links(&writing, &order);
	put_text(writing.writer, infer->shape == ENTRY_SHAPE_DETAILS ? "\n</details>\n" : "");
}

// `key: value`
static void put_key(struct writing *writing, uint32_t index)
{
	const struct infer *infer = writing->infer;
	const struct field *field = &infer->fields[index];
	put_span(writing, field->label);
	put_text(writing->writer, ":");
	if (field->series * 2 > field->filled) {
		put_text(writing->writer, " []");
	} else if (field_mostly(field, field->dates)) {
		put_text(writing->writer, " ");
		put_date(writing->writer, &field->date);
	} else if (!field_mostly(field, field->urls)) {
		vocabulary_write(infer, index, &writing->folded, writing->writer);
	}
	put_text(writing->writer, field_is_optional(infer, field) ? " # optional\n" : "\n");
}

void header_write(const struct infer *infer, bool is_front, struct pllint_writer writer)
{
	struct writing writing = {.infer = infer, .writer = writer};
	arena_init(&writing.folded, infer->samples.memory);
	const struct order order = order_of(infer);
	for (size_t i = 0; i < order.count; i++) {
		if (is_front) {
			put_key(&writing, order.fields[i]);
		} else {
			put_field(&writing, order.fields[i], &order);
		}
	}
}

// --- notes ----------------------------------------------------------------------------------------

static void note_field(const struct writing *writing, const struct field *field)
{
	const struct infer *infer = writing->infer;
	put_text(writing->writer, "left out: `");
	put_span(writing, field->label);
	put_text(writing->writer, "`");
	if (field->parent != UINT32_MAX) {
		put_text(writing->writer, " below `");
		put_span(writing, infer->fields[field->parent].label);
		put_text(writing->writer, "`");
	}
	put_text(writing->writer, " (");
	put_number(writing->writer, field->count);
	put_text(writing->writer, " of ");
	put_number(writing->writer, infer->entries);
	put_text(writing->writer, " entries)\n");
}

static void note_shapes(const struct writing *writing)
{
	const struct samples *samples = &writing->infer->samples;
	if (writing->infer->shape == ENTRY_SHAPE_HEADING && writing->infer->repeating * 2 > writing->infer->entries) {
		put_number(writing->writer, writing->infer->repeating);
		put_text(writing->writer, " of ");
		put_number(writing->writer, writing->infer->entries);
		put_text(writing->writer,
			 " headings have each of their fields more than once: they are sections with several "
			 "entries, which need a heading of their own each\n");
	}
	if (writing->infer->shape == ENTRY_SHAPE_HEADING && samples->nested_without_label > 0) {
		put_number(writing->writer, samples->nested_without_label);
		put_text(writing->writer,
			 " labels are nested in list items without one: those may be entries of their own, and a "
			 "template is made of entries of one shape\n");
	}
	if (samples->tables > 0) {
		put_number(writing->writer, samples->tables);
		put_text(writing->writer, samples->tables == 1 ? " heading has a table" : " headings have a table");
		put_text(writing->writer, " below it: rows are entries of another shape, and a template is made of "
					  "entries of one shape\n");
	}
	if (writing->infer->shape == ENTRY_SHAPE_HEADING &&
	    samples->sections[0].labels > 1) { // the part before any heading, which may be empty
		put_text(writing->writer,
			 "the file begins with fields, before any heading: a block of fields for the whole file "
			 "cannot be described yet\n");
	}
}

void notes_write(const struct infer *infer, bool found, struct pllint_writer writer)
{
	struct writing writing = {.infer = infer, .writer = writer};
	uint32_t notes = 0, more = 0;
	for (size_t i = 0; i < infer->field_count && found; i++) {
		const struct field *field = &infer->fields[i];
		bool is_known = field->parent == UINT32_MAX || field_is_common(infer, &infer->fields[field->parent]);
		if (!is_known || field_is_line(field) || field_is_link(field) || field_is_common(infer, field)) {
			continue;
		}
		if (notes++ < NOTES_MAX) {
			note_field(&writing, field);
		} else {
			more++;
		}
	}
	if (more > 0) {
		put_text(writing.writer, "and ");
		put_number(writing.writer, more);
		put_text(writing.writer, " more labels that few entries have\n");
	}
	note_shapes(&writing);
}
