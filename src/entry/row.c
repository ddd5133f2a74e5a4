// Tables, read from their lines.

#include "entry/row.h"

#include <string.h>

#include "base/bytes.h"
#include "markdown/line.h"

static bool is_bar(const struct source *source, span line, uint32_t at)
{
	return source->bytes[at] == '|' && (at == line.start || source->bytes[at - 1] != '\\');
}

struct row entry_row_read(struct arena *arena, const struct source *source, span line)
{
	struct row row = {.at = source_trim_lines(source, line)};
	span rest = row.at;
	uint32_t bars = 0;
	row.opens = !span_is_empty(rest) && source->bytes[rest.start] == '|';
	rest.start += row.opens;
	row.closes = !span_is_empty(rest) && is_bar(source, rest, rest.end - 1);
	rest.end -= row.closes;
	for (uint32_t i = rest.start; i < rest.end; i++) {
		bars += is_bar(source, rest, i);
	}
	row.cells = arena_alloc(arena, (bars + 1) * sizeof *row.cells);
	for (uint32_t i = rest.start, start = rest.start; i <= rest.end; i++) {
		if (i == rest.end || is_bar(source, rest, i)) {
			row.cells[row.count++] = source_trim(source, span_of(start, i));
			start = i + 1;
		}
	}
	return row;
}

uint32_t entry_rows_below(struct arena *arena, const struct entry *section, size_t paragraph, span table,
			  struct row **rows)
{
	const struct source *source = section->source;
	const struct entry_paragraph *below = &section->paragraphs[paragraph];
	uint32_t count = 0;
	if (below->item != ENTRY_NONE || source->bytes[below->at.start] != '|' ||
	    !span_is_empty(source_trim_lines(source, span_of(table.end, below->at.start)))) {
		return 0;
	}
	for (uint32_t at = below->at.start; at < below->at.end; at = source_next_line(source, at)) {
		count++;
	}
	*rows = arena_alloc(arena, count * sizeof **rows);
	count = 0;
	for (uint32_t at = below->at.start; at < below->at.end; at = source_next_line(source, at)) {
		span line = source_line(source, at);
		if (line_is_delimiter_row(source->bytes, line.start, line.end)) {
			return 0; // another table
		}
		(*rows)[count++] = entry_row_read(arena, source, line);
	}
	return count;
}

bool entry_table_read(struct arena *arena, const struct entry *section, const struct entry_paragraph *paragraph,
		      struct table *table)
{
	const struct source *source = section->source;
	uint32_t count = 0;
	span header = {0, 0};
	uint32_t at = paragraph->at.start;
	*table = (struct table){.count = 0};
	if (paragraph->item != ENTRY_NONE ||
	    !memchr(source_at(source, paragraph->at), '|', span_length(paragraph->at))) {
		return false;
	}
	for (; at < paragraph->at.end; at = source_next_line(source, at)) {
		span line = source_line(source, at);
		if (!span_is_empty(header) && line_is_delimiter_row(source->bytes, line.start, line.end)) {
			break;
		}
		header = line;
	}
	if (at >= paragraph->at.end || !memchr(source_at(source, header), '|', span_length(header))) {
		return false;
	}
	uint32_t first = source_next_line(source, at);
	table->header = entry_row_read(arena, source, header);
	table->delimiter = entry_row_read(arena, source, source_line(source, at));
	for (at = first; at < paragraph->at.end; at = source_next_line(source, at)) {
		count++;
	}
	table->rows = arena_alloc(arena, (count + 1) * sizeof *table->rows);
	for (at = first; at < paragraph->at.end; at = source_next_line(source, at)) {
		table->rows[table->count++] = entry_row_read(arena, source, source_line(source, at));
	}
	return true;
}

span row_name(const struct source *source, span cell)
{
	for (uint32_t i = cell.start + 1; i < cell.end; i++) {
		if (source->bytes[i] == '<') {
			cell.end = i;
		}
	}
	while (!span_is_empty(cell) && byte_is_in(source->bytes[cell.start], "*_`[ ")) {
		cell.start++;
	}
	while (!span_is_empty(cell) && byte_is_in(source->bytes[cell.end - 1], "*_`] ")) {
		cell.end--;
	}
	return cell;
}
