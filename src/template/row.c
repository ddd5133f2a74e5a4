// Kinds that are a table row: a header with the names of the columns, and at most two rows that show what to write.

#include <string.h>

#include "base/bytes.h"
#include "entry/row.h"
#include "template/compile.h"
#include "template/placeholder.h"

static bool is_image(const struct source *source, span cell)
{
	return source_starts_with(source, cell, "<img");
}

// A cell shows a placeholder, or ends in a link to one: `API Title(Link to API documentation)`.
static bool shows_placeholder(struct skeleton *skeleton, span cell)
{
	span text, target;
	uint32_t end;
	if (is_image(skeleton->source, cell)) {
		return false;
	}
	if (placeholder_is_value(&skeleton->arena, skeleton->source, cell)) {
		return !span_is_empty(cell);
	}
	for (uint32_t i = cell.start; i < cell.end; i++) {
		bool starts = i == cell.start || skeleton->source->bytes[i - 1] == ' ';
		if (starts && placeholder_link(skeleton->source, span_of(i, cell.end), &text, &target, &end) &&
		    placeholder_is_target(&skeleton->arena, skeleton->source, target)) {
			return true;
		}
	}
	return false;
}

static bool is_template(struct skeleton *skeleton, const struct row *row, uint32_t title)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < row->count; i++) {
		count += shows_placeholder(skeleton, row->cells[i]);
	}
	bool has_title =
		title < row->count && (shows_placeholder(skeleton, row->cells[title]) ||
				       placeholder_is_title(&skeleton->arena, skeleton->source, row->cells[title]));
	return has_title || (row->count > 0 && count * 2 >= row->count);
}

static bool is_title_name(struct skeleton *skeleton, span name)
{
	static const char words[] = "title|paper|name|api|project|company|paper title|paper name|api title|api name|"
				    "project title|project name|company title|company name";
	return text_is_word(text_fold(&skeleton->arena, skeleton->source, name), words);
}

// The cell below a name is a link with the name for its text, which every entry may have: `[paper](link)`.
static bool is_link_of_name(struct skeleton *skeleton, const struct table *table, uint32_t column, span name)
{
	const struct source *source = skeleton->source;
	span text, target;
	uint32_t end;
	return table->count > 0 && column < table->rows[0].count &&
	       placeholder_link(source, table->rows[0].cells[column], &text, &target, &end) &&
	       unicode_key_equal(text_fold(&skeleton->arena, source, text), text_fold(&skeleton->arena, source, name));
}

// The column of the title: the first with such a name, else the first that shows a link, else the first.
static uint32_t title_column(struct skeleton *skeleton, const struct table *table)
{
	const struct source *source = skeleton->source;
	span text, target;
	uint32_t end;
	for (uint32_t i = 0; i < table->header.count; i++) {
		span name = row_name(source, table->header.cells[i]);
		if (is_title_name(skeleton, name) && (i == 0 || !is_link_of_name(skeleton, table, i, name))) {
			return i;
		}
	}
	for (uint32_t i = 0; table->count > 0 && i < table->header.count && i < table->rows[0].count; i++) {
		if (placeholder_link(source, table->rows[0].cells[i], &text, &target, &end)) {
			return i;
		}
	}
	return 0;
}

// What a column is called; without a header that is the text of its link, or `img`.
static span column_name(const struct source *source, span cell)
{
	span text, target;
	uint32_t end;
	if (placeholder_link(source, cell, &text, &target, &end) && !span_is_empty(text)) {
		return row_name(source, text);
	}
	return is_image(source, cell) ? span_of(cell.start + 1, cell.start + 4) : row_name(source, cell);
}

enum { PHRASE_WORDS = 3 };

// An entry never says the same: a placeholder, the column's own name, or a phrase. A digit outside a vocabulary makes
// an example of it, which is right in entries too, and so does a word that may be a value, such as `No` or `OAuth`.
static bool is_unfilled(struct skeleton *skeleton, span header, span at, bool is_choice)
{
	const struct source *source = skeleton->source;
	for (uint32_t i = at.start; i < at.end && !is_choice; i++) {
		if (byte_is_digit(source->bytes[i])) {
			return false;
		}
	}
	struct unicode_key name = text_fold(&skeleton->arena, source, column_name(source, header));
	return !span_is_empty(at) && (shows_placeholder(skeleton, at) || text_word_count(source, at) >= PHRASE_WORDS ||
				      unicode_key_equal(name, text_fold(&skeleton->arena, source, at)));
}

static void read_column(struct skeleton *skeleton, span header, span shown, struct template_field *field)
{
	const struct source *source = skeleton->source;
	span label = column_name(source, header);
	struct template_name *name = arena_alloc(&skeleton->arena, sizeof *name);
	struct unicode_key *unfilled = arena_alloc(&skeleton->arena, sizeof *unfilled);
	*name = (struct template_name){
		.key = text_fold(&skeleton->arena, source, label),
		.at = text_file_span(source, label),
		.exact = source_at(source, label),
		.exact_size = span_length(label),
		.own = true,
	};
	*unfilled = text_fold(&skeleton->arena, source, shown);
	struct text text = {source, shown};
	struct template_field as_shown = {.shape = SHAPE_ANYTHING};
	bool shows = shows_placeholder(skeleton, shown);
	if (shows) {
		shape_read(skeleton, &(struct value){.whole = text, .text = text}, &as_shown);
	}
	*field = (struct template_field){
		.at = text_file_span(source, span_is_empty(shown) ? header : shown),
		.label = name->at,
		.names = name,
		.name_count = 1,
		.is_slot = true,
		.position = field->position,
		.required = true,
		.shape = SHAPE_ANYTHING,
		.shown = text_file_span(source, shown),
		.unfilled = unfilled,
		.unfilled_count = is_unfilled(skeleton, header, shown, as_shown.shape == SHAPE_CHOICE),
	};
	if (field->unfilled_count > 0 && shows) {
		shape_read(skeleton, &(struct value){.whole = text, .text = text}, field);
	}
}

// The title shows a link, at its start or behind its name: `API Title(Link to API documentation)`.
static bool shows_link(const struct source *source, span cell)
{
	span text, target;
	uint32_t end;
	for (uint32_t i = cell.start; i < cell.end; i++) {
		bool starts = i == cell.start || source->bytes[i - 1] == ' ';
		if (starts && placeholder_link(source, span_of(i, cell.end), &text, &target, &end)) {
			return true;
		}
	}
	return false;
}

static void keep(struct skeleton *skeleton, const struct table *table, uint32_t title)
{
	const struct source *source = skeleton->source;
	const struct row *header = &table->header;
	struct template_field *fields = arena_alloc(&skeleton->arena, header->count * sizeof *fields);
	struct template_row *row = arena_alloc(&skeleton->arena, sizeof *row);
	span none = span_of(header->at.end, header->at.end);
	span shown_title = header->cells[title];
	uint32_t count = 0;
	for (uint32_t i = 0; i < header->count; i++) {
		span shown = table->count > 0 && i < table->rows[0].count ? table->rows[0].cells[i] : none;
		if (i == title) {
			shown_title = span_is_empty(shown) ? shown_title : shown;
			continue;
		}
		fields[count].position = count;
		read_column(skeleton, header->cells[i], shown, &fields[count]);
		count++;
	}
	*row = (struct template_row){
		.title_key = text_fold(&skeleton->arena, source, row_name(source, header->cells[title])),
		.title_column = title,
		.column_count = header->count,
		.has_no_header = table->count > 0 && table->rows[0].at.start == header->at.start,
	};
	span text = shown_title, target;
	uint32_t end;
	placeholder_link(source, shown_title, &text, &target, &end);
	struct kind_draft draft = {.extent = header->at};
	draft.kind = (struct template_kind){
		.shape = ENTRY_SHAPE_ROW,
		.has_slots = true,
		.title_is_link = shows_link(source, shown_title),
		.heading = text_file_span(source, header->at),
		.title = text_file_span(source, shown_title),
		.title_key = text_fold(&skeleton->arena, source, text_plain(source, text)),
		.fields = fields,
		.field_count = count,
		.required_count = count,
		.row = row,
	};
	kind_add_draft(skeleton, &draft);
}

// A row alone is one with its own cells for a header.
static bool read_lone_row(struct skeleton *skeleton, span at, struct table *table)
{
	const struct source *source = skeleton->source;
	if (source->bytes[at.start] != '|' || memchr(source_at(source, at), '\n', span_length(at))) {
		return false;
	}
	table->header = entry_row_read(&skeleton->arena, source, at);
	table->rows = &table->header;
	table->count = 1;
	return true;
}

void row_kinds_read(struct skeleton *skeleton, const struct entry *section)
{
	for (size_t i = 0; i < section->paragraph_count; i++) {
		const struct entry_paragraph *paragraph = &section->paragraphs[i];
		struct table table;
		bool is_table = entry_table_read(&skeleton->arena, section, paragraph, &table) ||
				(paragraph->item == ENTRY_NONE && read_lone_row(skeleton, paragraph->at, &table));
		if (!is_table || table.header.count < 2 || table.count > 2) {
			continue;
		}
		uint32_t title = title_column(skeleton, &table);
		bool are_templates = true;
		for (uint32_t k = 0; k < table.count; k++) {
			are_templates = are_templates && is_template(skeleton, &table.rows[k], title);
		}
		if (are_templates) {
			keep(skeleton, &table, title);
		}
	}
}
