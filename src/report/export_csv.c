// `csv`: RFC 4180 in UTF-8, a column for each field. Rows are kept until all columns are known.

#include "report/export_csv.h"

#include "report/escape.h"
#include "report/exporter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A spreadsheet would run it; one that is set to Chinese or Japanese takes full-width signs for the others.
static bool starts_formula(const char *bytes, size_t size)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i]);
		if (size >= length && memcmp(bytes, signs[i], length) == 0) {
			return true;
		}
	}
	return false;
}

void csv_add(struct buffer *row, const char *bytes, size_t size)
{
	struct escape_state line = {.inside = true};
	buffer_add_string(row, starts_formula(bytes, size) ? "\"'" : "\"");
	for (size_t at = 0; at < size;) {
		if (bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '"') {
			buffer_add(row, bytes + at, 1);
			buffer_add_string(row, bytes[at] == '"' ? "\"" : "");
			line = (struct escape_state){.inside = bytes[at] != '\n'};
			at++;
			continue;
		}
		struct escaped shown = escape_next(&line, bytes + at, size - at);
		buffer_add(row, shown.bytes, shown.size);
		at += shown.taken;
	}
	buffer_add_string(row, "\"");
}

static const char *const first_columns[] = {"path", "line", "kind", "group", "date", "title", "works", "links"};
enum { FIRST_COLUMNS = sizeof first_columns / sizeof *first_columns, COLUMNS_MAX = 256, LAST_COLUMN = COLUMNS_MAX - 1 };

struct row {
	char **cells; // ready to print; NULL: empty
	size_t count;
};

struct table {
	struct buffer columns[COLUMNS_MAX]; // names of the fields' columns
	size_t column_count;
	struct row *rows;
	size_t row_count, row_capacity;
};

static void begin(struct exporter *exporter)
{
	struct table *table = exporter->state = allocate(NULL, sizeof *table);
	*table = (struct table){.rows = NULL};
}

// The column of a field, which is made where there is none; the last one is for all that find no other.
static size_t column_of(struct table *table, const struct buffer *name)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (table->columns[i].size == name->size &&
		    memcmp(table->columns[i].bytes, name->bytes, name->size) == 0) {
			return i;
		}
	}
	if (table->column_count == COLUMNS_MAX) {
		return LAST_COLUMN;
	}
	struct buffer *column = &table->columns[table->column_count];
	if (table->column_count == LAST_COLUMN) {
		buffer_add_string(column, "other fields");
	} else {
		buffer_add(column, name->bytes, name->size);
	}
	return table->column_count++;
}

static void join(struct buffer *cell, const char *separator, const char *bytes, size_t size)
{
	if (cell->size > 0) {
		buffer_add_string(cell, separator);
	}
	buffer_add(cell, bytes, size);
}

static void add_links(const struct pllint_exported *entry, struct buffer *works, struct buffer *links)
{
	for (uint32_t i = 0; i < entry->link_count; i++) {
		const struct pllint_exported_link *link = &entry->links[i];
		if (link->target.size > 0) {
			join(links, "\n", link->target.bytes, link->target.size);
		}
		if (link->identity.kind && link->is_work && !exported_is_repeated(entry, i)) {
			join(works, "\n", link->identity.site, strlen(link->identity.site));
			buffer_add_string(works, ":");
			buffer_add(works, link->identity.id.bytes, link->identity.id.size);
		}
	}
}

static char *cell_of(const char *bytes, size_t size)
{
	struct buffer cell = {0};
	csv_add(&cell, bytes, size);
	return cell.bytes;
}

static void set_first(struct row *row, const char *path, const struct pllint_exported *entry)
{
	char line[16], date[16];
	struct buffer works = {0}, links = {0};
	snprintf(line, sizeof line, "%u", (unsigned)entry->line);
	exported_date(entry, date);
	add_links(entry, &works, &links);
	const struct pllint_text cells[] = {
		{path, strlen(path)},	     {line, strlen(line)},	entry->kind,
		exported_group(entry, path), {date, strlen(date)},	entry->title,
		{works.bytes, works.size},   {links.bytes, links.size},
	};
	for (size_t i = 0; i < FIRST_COLUMNS; i++) {
		row->cells[i] = cells[i].size > 0 ? cell_of(cells[i].bytes, cells[i].size) : NULL;
	}
	buffer_release(&works);
	buffer_release(&links);
}

// Items have commas of their own now and then, semicolons hardly.
static void add_text(struct buffer *cell, const struct pllint_exported_field *field, const char *separator)
{
	for (uint32_t i = 0; i < field->item_count; i++) {
		join(cell, i > 0 ? "; " : separator, field->items[i].bytes, field->items[i].size);
	}
	if (!field->items) {
		join(cell, separator, field->text.bytes, field->text.size);
	}
}

static void add_field(struct table *table, struct buffer *texts, const struct pllint_exported *entry, uint32_t index)
{
	const struct pllint_exported_field *field = &entry->fields[index];
	struct buffer name = {0};
	if (field->parent != UINT32_MAX) {
		const struct pllint_text outer = entry->fields[field->parent].label;
		join(&name, "", outer.bytes, outer.size);
		buffer_add_string(&name, "/");
	}
	buffer_add(&name, field->label.bytes, field->label.size);
	bool has_text = field->items ? field->item_count > 0 : field->text.size > 0;
	size_t column = has_text ? column_of(table, &name) : COLUMNS_MAX;
	if (column == LAST_COLUMN) {
		join(&texts[column], "\n", name.bytes, name.size);
		buffer_add_string(&texts[column], ": ");
	}
	if (column < COLUMNS_MAX) {
		add_text(&texts[column], field, column == LAST_COLUMN ? "" : "\n");
	}
	buffer_release(&name);
}

static void keep_entry(struct exporter *exporter, const char *path, const struct pllint_exported *entry)
{
	struct table *table = exporter->state;
	struct buffer texts[COLUMNS_MAX] = {{0}};
	for (uint32_t i = 0; i < entry->field_count; i++) {
		add_field(table, texts, entry, i);
	}
	if (table->row_count == table->row_capacity) {
		table->row_capacity = table->row_capacity * 2 + 64;
		table->rows = allocate(table->rows, table->row_capacity * sizeof *table->rows);
	}
	struct row *row = &table->rows[table->row_count++];
	row->count = FIRST_COLUMNS + table->column_count;
	row->cells = allocate(NULL, row->count * sizeof *row->cells);
	set_first(row, path, entry);
	for (size_t i = 0; i < table->column_count; i++) {
		row->cells[FIRST_COLUMNS + i] = texts[i].size > 0 ? cell_of(texts[i].bytes, texts[i].size) : NULL;
		buffer_release(&texts[i]);
	}
}

static void print_header(struct output *output, const struct table *table)
{
	for (size_t i = 0; i < FIRST_COLUMNS; i++) {
		output_plain(output, i > 0 ? "," : "", first_columns[i]);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		char *cell = cell_of(table->columns[i].bytes, table->columns[i].size);
		output_plain(output, ",", cell);
		free(cell);
	}
	output_plain(output, "\r\n");
}

static void end(struct exporter *exporter)
{
	struct table *table = exporter->state;
	print_header(exporter->output, table);
	for (size_t i = 0; i < table->row_count; i++) {
		struct row *row = &table->rows[i];
		for (size_t k = 0; k < FIRST_COLUMNS + table->column_count; k++) {
			output_plain(exporter->output, k > 0 ? "," : "");
			if (k < row->count && row->cells[k]) {
				output_plain(exporter->output, row->cells[k]);
				free(row->cells[k]);
			}
		}
		output_plain(exporter->output, "\r\n");
		free(row->cells);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		buffer_release(&table->columns[i]);
	}
	free(table->rows);
	free(table);
}

const struct export_format csv_export = {"csv", begin, keep_entry, end};
