// Entries of one line: what most of them have, as a template.

#include "infer/one_line.h"

#include <string.h>

#include "base/bytes.h"
#include "entry/line.h"
#include "entry/reader.h"
#include "entry/row.h"
#include "infer/infer.h"
#include "infer/put.h"
#include "markdown/tokenizer.h"

enum {
	TEXTS_MAX = 24,	  // different ones of a tally
	CELLS_MAX = 16,	  // of a line or row
	HEADERS_MAX = 16, // of tables
	VALUES_MAX = 7,	  // of a column
	VALUE_SIZE_MAX = 30,
	USES_OF_EACH = 5, // of a value, on the average
	RARE_ONE_IN = 20, // cells whose value is a slip, and none of the column's
	CELLS_MIN = 50,	  // of a column; fewer show no vocabulary
	ENTRIES_MIN = 3,
};

// How often texts occur.
struct tally {
	span texts[TEXTS_MAX];
	uint32_t counts[TEXTS_MAX];
	uint32_t places[TEXTS_MAX]; // the sum of where in their lines they are
	uint32_t brackets[TEXTS_MAX];
	uint32_t count;
};

struct cell_tally {
	uint32_t filled, links;
	struct tally values;
	uint32_t valued; // cells whose value is in the tally
	struct date_form date;
	uint32_t dates;
};

struct header_tally {
	span header;
	uint32_t cells, rows;
	struct cell_tally columns[CELLS_MAX];
};

struct line_tally {
	uint32_t lines, linked;	  // those that open with a link, and not with bold
	uint32_t markers[2];	  // `-`, `*`
	uint32_t bars[CELLS_MAX]; // lines by how many bars they have
	struct tally separators;  // behind the title
	struct tally links;	  // by their text, behind that
	uint32_t texts, ended;	  // words behind the separator, and those that end in a period
	struct cell_tally cells[CELLS_MAX];
};

struct tallies {
	struct line_tally line;
	struct header_tally headers[HEADERS_MAX];
	uint32_t header_count;
};

// --- counting -------------------------------------------------------------------------------------

// The place of a text in a tally; TEXTS_MAX if there is no room for it.
static uint32_t add_text(struct tally *tally, const struct source *source, span text)
{
	uint32_t i = 0;
	while (i < tally->count &&
	       (span_length(tally->texts[i]) != span_length(text) ||
		memcmp(source_at(source, tally->texts[i]), source_at(source, text), span_length(text)) != 0)) {
		i++;
	}
	if (i == tally->count && i < TEXTS_MAX) {
		tally->texts[tally->count++] = text;
	}
	if (i < TEXTS_MAX) {
		tally->counts[i]++;
	}
	return i;
}

static bool are_most(uint32_t count, uint32_t all)
{
	return all > 0 && (uint64_t)count * 10 >= (uint64_t)all * 9;
}

// The most frequent text; `tally->count` for none.
static uint32_t most_of(const struct tally *tally)
{
	uint32_t best = tally->count;
	for (uint32_t i = 0; i < tally->count; i++) {
		best = best == tally->count || tally->counts[i] > tally->counts[best] ? i : best;
	}
	return best;
}

static void add_cell(struct cell_tally *tally, const struct source *source, span cell)
{
	if (span_is_empty(cell)) {
		return;
	}
	tally->filled++;
	tally->links += source_holds(source, cell, "](");
	if (span_length(cell) <= VALUE_SIZE_MAX) {
		tally->valued += add_text(&tally->values, source, cell) < TEXTS_MAX;
	}
	struct date_form form;
	if (date_look(source_at(source, cell), span_length(cell), &form)) {
		tally->date = tally->dates++ == 0 ? form : tally->date;
	}
}

static void take_table(struct tallies *tallies, struct arena *scratch, const struct entry *section,
		       const struct entry_paragraph *paragraph)
{
	struct table table;
	const struct source *source = section->source;
	if (!entry_table_read(scratch, section, paragraph, &table) || table.header.count < 2 ||
	    table.header.count > CELLS_MAX) {
		return;
	}
	span header = table.header.at;
	uint32_t i = 0;
	while (i < tallies->header_count && (span_length(tallies->headers[i].header) != span_length(header) ||
					     memcmp(source_at(source, tallies->headers[i].header),
						    source_at(source, header), span_length(header)) != 0)) {
		i++;
	}
	if (i == HEADERS_MAX) {
		return;
	}
	struct header_tally *tally = &tallies->headers[i];
	if (i == tallies->header_count) {
		tallies->header_count++;
		*tally = (struct header_tally){.header = header, .cells = table.header.count};
	}
	tally->rows += table.count;
	for (uint32_t k = 0; k < table.count; k++) {
		for (uint32_t c = 0; c < table.rows[k].count && c < tally->cells; c++) {
			add_cell(&tally->columns[c], source, table.rows[k].cells[c]);
		}
	}
}

// The piece that a line opens with, ornaments aside; `count` for none.
static uint32_t first_piece(const struct source *source, const struct line_pieces *line)
{
	uint32_t i = 0;
	while (i < line->count &&
	       (line->pieces[i].type == PIECE_NOTHING || line_is_ornament(source, line->pieces[i].at))) {
		i++;
	}
	return i;
}

static span link_text(const struct source *source, span link)
{
	span text = span_of(link.start, link.start);
	while (text.start < link.end && byte_is_in(source->bytes[text.start], "[(")) {
		text.start++;
	}
	text.end = text.start;
	while (text.end < link.end && source->bytes[text.end] != ']') {
		text.end++;
	}
	return text;
}

// What is behind the title, up to the first bar: a separator, words, and links with a name.
static void take_rest(struct line_tally *tally, const struct source *source, const struct line_pieces *line,
		      uint32_t title)
{
	uint32_t behind = title + 1;
	while (behind < line->count && line->pieces[behind].type != PIECE_BAR) {
		behind++;
	}
	span rest = span_of(line->pieces[title].at.end,
			    behind < line->count ? line->pieces[behind].at.start : line->at.end);
	span text = source_trim_lines(source, rest);
	uint32_t mark = line_mark_length(source, text);
	uint32_t end = text.start + mark;
	while (mark > 0 && end < rest.end && byte_is_blank(source->bytes[end])) {
		end++;
	}
	if (mark > 0 && end < rest.end) {
		add_text(&tally->separators, source, span_of(rest.start, end));
		tally->texts++;
		tally->ended += source_ends_with(source, text, ".");
	}
	for (uint32_t i = title + 1; i < behind; i++) {
		if (line->pieces[i].type == PIECE_LINK) {
			uint32_t at = add_text(&tally->links, source, link_text(source, line->pieces[i].at));
			if (at < TEXTS_MAX) {
				tally->links.places[at] += i;
				tally->links.brackets[at] += line->pieces[i].bracket == '[';
			}
		}
	}
}

static void take_cells(struct line_tally *tally, const struct source *source, const struct line_pieces *line)
{
	uint32_t cell = 0;
	span at = span_of(line->at.start, line->at.start);
	for (uint32_t i = 0; i <= line->count && cell < CELLS_MAX; i++) {
		if (i < line->count && line->pieces[i].type != PIECE_BAR) {
			continue;
		}
		at.end = i < line->count ? line->pieces[i].at.start : line->at.end;
		span text = source_trim_lines(source, at);
		struct cell_tally *cells = &tally->cells[cell++];
		bool is_link = !span_is_empty(text) && source->bytes[text.start] == '[' &&
			       source->bytes[text.end - 1] == ')' && source_holds(source, text, "](");
		cells->filled++;
		cells->links += is_link;
		if (is_link) {
			add_text(&cells->values, source, link_text(source, text));
		}
		at.start = i < line->count ? line->pieces[i].at.end : at.end;
	}
}

static void take_item(struct tallies *tallies, struct arena *scratch, const struct entry *section, uint32_t index)
{
	const struct source *source = section->source;
	const struct entry_item *item = &section->items[index];
	bool is_field = item->label.exists && !span_is_empty(item->label.colon);
	bool is_inside = item->parent != ENTRY_NONE && section->items[item->parent].label.exists;
	if (is_field || is_inside || item->has_more) {
		return;
	}
	const struct line_pieces *line = entry_line_read(scratch, section, span_of(item->marker.end, item->value.end));
	uint32_t title = first_piece(source, line);
	bool opens = title < line->count &&
		     (line->pieces[title].type == PIECE_LINK || line->pieces[title].type == PIECE_STRONG);
	if (!opens || source_holds(source, line->pieces[title].at, "](#")) {
		return;
	}
	struct line_tally *tally = &tallies->line;
	tally->lines++;
	tally->linked += line->pieces[title].type == PIECE_LINK;
	tally->markers[source->bytes[item->marker.start] == '*']++;
	tally->bars[line->bars < CELLS_MAX ? line->bars : CELLS_MAX - 1]++;
	take_rest(tally, source, line, title);
	if (line->bars > 0) {
		take_cells(tally, source, line);
	}
}

static const struct header_tally *most_common(const struct tallies *tallies)
{
	const struct header_tally *best = NULL;
	for (uint32_t i = 0; i < tallies->header_count; i++) {
		best = !best || tallies->headers[i].rows > best->rows ? &tallies->headers[i] : best;
	}
	return best;
}

static uint32_t bars_of(const struct line_tally *tally)
{
	uint32_t best = 0;
	for (uint32_t i = 1; i < CELLS_MAX; i++) {
		best = tally->bars[i] > tally->bars[best] ? i : best;
	}
	return best;
}

// A separator that half of the lines have, or a link that nine in ten have.
static bool has_more(const struct line_tally *tally)
{
	bool has = bars_of(tally) > 0;
	for (uint32_t i = 0; i < tally->links.count && !has; i++) {
		has = are_most(tally->links.counts[i], tally->lines);
	}
	uint32_t separator = most_of(&tally->separators);
	return has || (separator < tally->separators.count && tally->separators.counts[separator] * 2 >= tally->lines);
}

void one_line_find(struct one_line *one_line, struct memory *memory, const struct source *source)
{
	*one_line = (struct one_line){.shape = ENTRY_SHAPE_LINE};
	struct tallies *tallies = memory_resize(memory, NULL, sizeof *tallies);
	memset(tallies, 0, sizeof *tallies);
	one_line->tallies = tallies;
	struct arena scratch;
	arena_init(&scratch, memory);
	struct entry_stream stream = entry_stream_open(memory, source, TOKEN_LEVEL_MAX);
	for (const struct entry *section; (section = entry_stream_next(&stream));) {
		for (size_t i = 0; i < section->paragraph_count; i++) {
			arena_reset(&scratch);
			take_table(tallies, &scratch, section, &section->paragraphs[i]);
		}
		for (uint32_t i = 0; i < section->item_count; i++) {
			arena_reset(&scratch);
			take_item(tallies, &scratch, section, i);
		}
	}
	arena_release(&scratch);
	const struct header_tally *header = most_common(tallies);
	uint32_t rows = header ? header->rows : 0;
	uint32_t lines = has_more(&tallies->line) ? tallies->line.lines : 0;
	one_line->shape = rows > lines ? ENTRY_SHAPE_ROW : ENTRY_SHAPE_LINE;
	one_line->entries = rows > lines ? rows : lines;
	one_line->entries = one_line->entries < ENTRIES_MIN ? 0 : one_line->entries;
}

// --- writing --------------------------------------------------------------------------------------

struct writing {
	const struct source *source;
	struct pllint_writer writer;
	uint32_t texts; // names of slots so far
};

static void put_span(const struct writing *writing, span at)
{
	put_bytes(writing->writer, source_at(writing->source, at), span_length(at));
}

// No two slots have one name.
static void put_slot(struct writing *writing)
{
	static const char *const names[] = {"text", "further text", "more text", "other text", "last text"};
	uint32_t count = sizeof names / sizeof *names;
	put_text(writing->writer, names[writing->texts < count ? writing->texts : count - 1]);
	writing->texts++;
}

static void put_link(const struct writing *writing, span text)
{
	put_text(writing->writer, "[");
	put_span(writing, text);
	put_text(writing->writer, "](url)");
}

// Links that nine in ten lines have, in their order.
static void put_links(const struct writing *writing, const struct line_tally *tally)
{
	const struct tally *links = &tally->links;
	bool written[TEXTS_MAX] = {false};
	for (;;) {
		uint32_t next = links->count;
		for (uint32_t i = 0; i < links->count; i++) {
			bool is_next =
				!written[i] && are_most(links->counts[i], tally->lines) &&
				(next == links->count || (uint64_t)links->places[i] * links->counts[next] <
								 (uint64_t)links->places[next] * links->counts[i]);
			next = is_next ? i : next;
		}
		if (next == links->count) {
			return;
		}
		bool has_brackets = links->brackets[next] * 2 > links->counts[next];
		put_text(writing->writer, has_brackets ? " [" : " ");
		put_link(writing, links->texts[next]);
		put_text(writing->writer, has_brackets ? "]" : "");
		written[next] = true;
	}
}

static void write_line(struct writing *writing, const struct line_tally *tally)
{
	bool is_link = tally->linked * 2 >= tally->lines;
	uint32_t bars = bars_of(tally);
	uint32_t separator = most_of(&tally->separators);
	put_text(writing->writer, tally->markers[1] > tally->markers[0] ? "* " : "- ");
	put_text(writing->writer, is_link ? "[Title](url)" : "**Title**");
	if (separator < tally->separators.count && tally->separators.counts[separator] * 2 >= tally->lines) {
		put_span(writing, tally->separators.texts[separator]);
		put_text(writing->writer, are_most(tally->ended, tally->texts) ? "Description." : "Description");
	}
	put_links(writing, tally);
	for (uint32_t i = 1; i <= bars; i++) {
		const struct cell_tally *cell = &tally->cells[i];
		uint32_t text = most_of(&cell->values);
		put_text(writing->writer, " | ");
		if (text < cell->values.count && are_most(cell->values.counts[text], cell->filled)) {
			put_link(writing, cell->values.texts[text]);
		} else {
			put_slot(writing);
		}
	}
	put_text(writing->writer, "\n");
}

// The values of a column that has few, as a template shows them. False if it has none.
static bool put_vocabulary(const struct writing *writing, const struct cell_tally *cell)
{
	uint32_t covered = 0, kept = 0;
	for (uint32_t i = 0; i < cell->values.count; i++) {
		if (cell->values.counts[i] >= USES_OF_EACH) {
			span text = cell->values.texts[i];
			if (source_holds(writing->source, text, "/") || source_holds(writing->source, text, "<")) {
				return false;
			}
			covered += cell->values.counts[i];
			kept++;
		}
	}
	if (cell->filled < CELLS_MIN || kept < 2 || kept > VALUES_MAX ||
	    covered * RARE_ONE_IN < cell->filled * (RARE_ONE_IN - 1)) {
		return false;
	}
	const char *parting = "";
	for (uint32_t i = 0; i < cell->values.count; i++) {
		if (cell->values.counts[i] >= USES_OF_EACH) {
			put_text(writing->writer, parting);
			put_span(writing, cell->values.texts[i]);
			parting = " / ";
		}
	}
	return true;
}

static void write_row(struct writing *writing, const struct header_tally *header)
{
	span text = header->header;
	bool opens = writing->source->bytes[text.start] == '|';
	bool has_title = false;
	put_text(writing->writer, opens ? "" : "| ");
	put_span(writing, text);
	put_text(writing->writer, source_ends_with(writing->source, text, "|") ? "\n" : " |\n");
	for (uint32_t i = 0; i < header->cells; i++) {
		put_text(writing->writer, i == 0 ? "| --- |" : " --- |");
	}
	put_text(writing->writer, "\n|");
	for (uint32_t i = 0; i < header->cells; i++) {
		const struct cell_tally *cell = &header->columns[i];
		put_text(writing->writer, " ");
		if (cell->links * 2 > header->rows) {
			put_text(writing->writer, has_title ? "[text](url)" : "[Title](url)");
			has_title = true;
		} else if (are_most(cell->dates, cell->filled)) {
			put_date(writing->writer, &cell->date);
		} else if (!put_vocabulary(writing, cell)) {
			put_text(writing->writer, "(text)");
		}
		put_text(writing->writer, " |");
	}
	put_text(writing->writer, "\n");
}

void one_line_write(const struct one_line *one_line, const struct source *source, struct pllint_writer writer)
{
	struct writing writing = {.source = source, .writer = writer};
	if (one_line->shape == ENTRY_SHAPE_ROW) {
		write_row(&writing, most_common(one_line->tallies));
	} else {
		write_line(&writing, &one_line->tallies->line);
	}
}
