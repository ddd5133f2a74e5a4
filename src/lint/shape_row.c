// Shape row: which table rows are entries.

#include <string.h>

#include "base/bytes.h"
#include "entry/row.h"
#include "lint/shape.h"
#include "match/match.h"

enum { NEAR_MAX = 64 }; // columns; of more, none is held to be misspelled

// The columns of a table: which fields of the kind they are, and which one is the title.
struct columns {
	uint32_t *fields;
	uint32_t title, known;
	uint32_t kind;
};

static bool is_named(const struct shape_cuts *cuts, span cell, struct unicode_key name)
{
	struct unicode_key key = entry_folded_bytes(cuts->section->source, cell, cuts->arena);
	return unicode_key_equal(key, name);
}

// Columns without a name of the template's whose own one is nearly that of a field without a column.
static void read_near_columns(const struct shape_cuts *cuts, const struct template_kind *kind, const struct row *header,
			      struct columns *columns)
{
	bool *has_column = arena_alloc(cuts->arena, kind->field_count * sizeof *has_column);
	memset(has_column, 0, kind->field_count * sizeof *has_column);
	for (uint32_t i = 0; i < header->count; i++) {
		if (columns->fields[i] != ENTRY_NONE) {
			has_column[columns->fields[i]] = true;
		}
	}
	for (uint32_t i = 0; i < header->count; i++) {
		span cell = row_name(cuts->section->source, header->cells[i]);
		struct unicode_key key = entry_folded_bytes(cuts->section->source, cell, cuts->arena);
		for (uint32_t k = 0; k < kind->field_count && columns->fields[i] == ENTRY_NONE && i != columns->title;
		     k++) {
			if (!has_column[k] && label_is_nearly(kind->fields[k].names[0].key, key)) {
				has_column[k] = true;
				columns->fields[i] = k;
				columns->known++;
			}
		}
	}
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
	if (columns.known < kind->row->column_count && header->count <= NEAR_MAX) {
		read_near_columns(cuts, kind, header, &columns);
	}
	return columns;
}

// Where the template has no header: by place.
static struct columns columns_by_place(const struct shape_cuts *cuts, const struct template_kind *kind)
{
	uint32_t count = kind->row->column_count;
	struct columns columns = {.title = kind->row->title_column, .known = count};
	columns.fields = arena_alloc(cuts->arena, count * sizeof *columns.fields);
	for (uint32_t i = 0; i < count; i++) {
		columns.fields[i] = i == columns.title ? ENTRY_NONE : i - (i > columns.title);
	}
	return columns;
}

static bool holds_link(const struct source *source, span cell)
{
	return source_holds(source, cell, "](") || source_holds(source, cell, "://") ||
	       source_holds(source, cell, "<img");
}

// At least half of the rows have a link, an image or a URL in a column where the template has a link.
static bool has_links(const struct shape_cuts *cuts, const struct template_kind *kind, const struct table *table)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < table->count; i++) {
		const struct row *row = &table->rows[i];
		bool has_link = false;
		for (uint32_t k = 0; k < row->count && k < kind->row->column_count && !has_link; k++) {
			uint32_t field = k - (k > kind->row->title_column);
			bool is_link = k == kind->row->title_column
					       ? kind->title_is_link
					       : source_holds(cuts->template->file, kind->fields[field].shown, "](");
			has_link = is_link && holds_link(cuts->section->source, row->cells[k]);
		}
		count += has_link;
	}
	return table->count > 0 && count * 2 >= table->count;
}

// The columns of a table; false if its rows are no entries.
static bool table_columns(const struct shape_cuts *cuts, const struct template_kind *kind, const struct table *table,
			  struct columns *columns)
{
	if (kind->row->has_no_header) {
		*columns = columns_by_place(cuts, kind);
		return table->header.count == kind->row->column_count && has_links(cuts, kind, table);
	}
	*columns = read_columns(cuts, kind, &table->header);
	return columns->known * 2 > kind->row->column_count;
}

// The kind of which most columns are there, of several the one that lacks fewest. False if the rows are no entries.
static bool choose_kind(const struct shape_cuts *cuts, const struct table *table, struct columns *chosen)
{
	const struct template *template = cuts->template;
	*chosen = (struct columns){.kind = template->kind_count};
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		struct columns columns;
		if (kind->shape != ENTRY_SHAPE_ROW || !table_columns(cuts, kind, table, &columns)) {
			continue;
		}
		bool is_nearer = columns.known == chosen->known &&
				 kind->row->column_count < template->kinds[chosen->kind].row->column_count;
		if (columns.known > chosen->known || is_nearer) {
			*chosen = columns;
			chosen->kind = i;
		}
	}
	return chosen->kind < template->kind_count;
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

static struct table_row *add_row(struct shape_cuts *cuts, const struct columns *columns, const struct table *table,
				 const struct row *row)
{
	const struct entry *section = cuts->section;
	struct table_row *own = arena_alloc(cuts->arena, sizeof *own);
	struct entry_cut *cut = shape_add(cuts);
	*own = (struct table_row){*row, table, columns->fields, table->header.count, false};
	*cut = (struct entry_cut){
		.shape = ENTRY_SHAPE_ROW,
		.extent = span_of(source_line_start(section->source, row->at.start),
				  source_next_line(section->source, row->at.start)),
		.heading = row->at,
		.title = columns->title < row->count ? row->cells[columns->title] : row->at,
		.next_level = section->next_level,
		.row = own,
		.list = table->header.at.start,
		.kind = columns->kind,
	};
	cut->title_tokens = entry_tokens_in(section, cut->title);
	return own;
}

// Rows that blank lines cut off from the table of the paragraph `index`.
static void add_rows_below(struct shape_cuts *cuts, const struct columns *columns, const struct table *table,
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
				add_row(cuts, columns, table, &rows[k])->is_apart = k == 0;
			}
		}
	}
}

void shape_row_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	for (size_t i = 0; i < section->paragraph_count; i++) {
		struct table *table = arena_alloc(cuts->arena, sizeof *table);
		struct columns columns;
		if (!entry_table_read(cuts->arena, section, &section->paragraphs[i], table) ||
		    !choose_kind(cuts, table, &columns)) {
			continue;
		}
		for (uint32_t k = 0; k < table->count; k++) {
			if (is_entry(section->source, &table->rows[k])) {
				add_row(cuts, &columns, table, &table->rows[k]);
			}
		}
		add_rows_below(cuts, &columns, table, i);
	}
}
