// Shape row: which table rows are entries.

#include "base/bytes.h"
#include "entry/row.h"
#include "lint/shape.h"

// The columns of a table: which fields of the kind they are, and which one is the title.
struct columns {
	uint32_t *fields;
	uint32_t title, known;
};

static bool is_named(const struct shape_cuts *cuts, span cell, struct unicode_key name)
{
	struct unicode_key key = entry_folded_bytes(cuts->section->source, cell, cuts->arena);
	return unicode_key_equal(key, name);
}

static struct columns read_columns(const struct shape_cuts *cuts, const struct template_kind *kind,
				   const struct row *header)
{
	struct columns columns = {.title = header->count};
	columns.fields = arena_alloc(cuts->arena, header->count * sizeof *columns.fields);
	for (uint32_t i = 0; i < header->count; i++) {
		span cell = row_name(cuts->section->source, header->cells[i]);
		columns.fields[i] = ENTRY_NONE;
		if (columns.title == header->count && is_named(cuts, cell, kind->row->title_key)) {
			columns.title = i;
			columns.known++;
			continue;
		}
		for (uint32_t k = 0; k < kind->field_count; k++) {
			if (is_named(cuts, cell, kind->fields[k].names[0].key)) {
				columns.fields[i] = k;
				columns.known++;
				break;
			}
		}
	}
	return columns;
}

// A row with one bold text alone opens a section of the table; one without any text is nothing.
static bool is_entry(const struct source *source, const struct row *row)
{
	uint32_t filled = 0;
	span only = row->at;
	for (uint32_t i = 0; i < row->count; i++) {
		bool is_empty = span_is_empty(row->cells[i]);
		only = is_empty ? only : row->cells[i];
		filled += !is_empty;
	}
	bool is_bold = source_starts_with(source, only, "**") || source_starts_with(source, only, "__");
	return filled > 1 || (filled == 1 && !is_bold);
}

static struct table_row *add_row(struct shape_cuts *cuts, const struct columns *columns, const struct row *header,
				 const struct row *row)
{
	const struct entry *section = cuts->section;
	struct table_row *own = arena_alloc(cuts->arena, sizeof *own);
	struct entry_cut *cut = shape_add(cuts);
	*own = (struct table_row){*row, columns->fields, header->count, header->at, false};
	*cut = (struct entry_cut){
		.shape = ENTRY_SHAPE_ROW,
		.extent = span_of(source_line_start(section->source, row->at.start),
				  source_next_line(section->source, row->at.start)),
		.heading = row->at,
		.title = columns->title < row->count ? row->cells[columns->title] : row->at,
		.next_level = section->next_level,
		.row = own,
		.list = header->at.start,
	};
	cut->title_tokens = entry_tokens_in(section, cut->title);
	return own;
}

// Rows that blank lines cut off from the table of the paragraph `index`.
static void add_rows_below(struct shape_cuts *cuts, const struct columns *columns, const struct row *header,
			   size_t index)
{
	const struct entry *section = cuts->section;
	struct row *rows;
	for (size_t i = index + 1; i < section->paragraph_count; i++) {
		uint32_t count = entry_rows_below(cuts->arena, section, i, section->paragraphs[i - 1].at, &rows);
		if (count == 0) {
			return;
		}
		for (uint32_t k = 0; k < count; k++) {
			if (is_entry(section->source, &rows[k])) {
				add_row(cuts, columns, header, &rows[k])->is_apart = k == 0;
			}
		}
	}
}

void shape_row_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ROW);
	for (size_t i = 0; i < section->paragraph_count; i++) {
		struct table table;
		if (!entry_table_read(cuts->arena, section, &section->paragraphs[i], &table)) {
			continue;
		}
		struct columns columns = read_columns(cuts, kind, &table.header);
		if (columns.known * 2 <= kind->row->column_count) {
			continue;
		}
		for (uint32_t k = 0; k < table.count; k++) {
			if (is_entry(section->source, &table.rows[k])) {
				add_row(cuts, &columns, &table.header, &table.rows[k]);
			}
		}
		add_rows_below(cuts, &columns, &table.header, i);
	}
}
