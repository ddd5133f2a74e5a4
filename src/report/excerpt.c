// A line of the input with a span marked below it, right under wide characters and tabs.

#include "report/excerpt.h"

#include "report/escape.h"

#include <string.h>

enum {
	REACH = 512, // bytes looked at on either side of the span's start
	BEFORE = 24, // columns shown before the span where not all of the line fits
	TAB_WIDTH = 4,
};

static const char ellipsis[] = "…";

// The part of a line that is looked at.
struct line {
	size_t start, end;
	bool starts_late, ends_early;
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static struct line line_around(const char *bytes, size_t size, size_t at)
{
	struct line line = {.start = at, .end = at};
	size_t first = at > REACH ? at - REACH : 0, last = smaller(size, at + REACH);
	while (line.start > first && bytes[line.start - 1] != '\n') {
		line.start--;
	}
	if (line.start > 0 && line.start == first && bytes[first - 1] != '\n') {
		line.starts_late = true;
		while (line.start < at && ((unsigned char)bytes[line.start] & 0xC0) == 0x80) {
			line.start++;
		}
	}
	while (line.end < last && bytes[line.end] != '\n') {
		line.end++;
	}
	if (line.end < size && bytes[line.end] != '\n') {
		line.ends_early = true;
		while (line.end > at && ((unsigned char)bytes[line.end] & 0xC0) == 0x80) {
			line.end--;
		}
	} else if (line.end < size && line.end > line.start && bytes[line.end - 1] == '\r') {
		line.end--;
	}
	return line;
}

// Goes through a line, a character or a run of plain ones at a time.
struct walk {
	const char *bytes;
	size_t next, end;
	struct escape_state state;
	struct escaped character; // what is shown, unless it is a run
	const char *shown;	  // what is shown of what is before `next`
	size_t shown_size;
	bool is_run;	 // each byte of the list is a column
	size_t at;	 // its offset
	uint32_t column; // where it starts
	uint32_t next_column;
};

static struct walk walk_start(const char *bytes, struct line line)
{
	// The line number is before it, so it cannot open a runner's command.
	return (struct walk){.bytes = bytes, .next = line.start, .end = line.end, .state = {.inside = true}};
}

static void walk_over(struct walk *walk, const char *shown, size_t size, size_t taken, uint32_t width)
{
	walk->shown = shown;
	walk->shown_size = size;
	walk->next = walk->at + taken;
	walk->next_column = walk->column + width;
}

static bool walk_step(struct walk *walk)
{
	if (walk->next >= walk->end) {
		return false;
	}
	walk->at = walk->next;
	walk->column = walk->next_column;
	const char *bytes = walk->bytes + walk->at;
	size_t run = escape_run(&walk->state, bytes, walk->end - walk->at);
	walk->is_run = run > 0;
	if (run > 0) {
		walk_over(walk, bytes, run, run, (uint32_t)run);
	} else if (*bytes == '\t') {
		uint32_t width = TAB_WIDTH - walk->column % TAB_WIDTH;
		walk_over(walk, "    ", width, 1, width);
		escape_pass(&walk->state, " ", 1);
	} else {
		walk->character = escape_next(&walk->state, bytes, walk->end - walk->at);
		walk_over(walk, walk->character.bytes, walk->character.size, walk->character.taken,
			  walk->character.width);
	}
	return true;
}

// The column of a byte of what is before `next`.
static uint32_t walk_column_of(const struct walk *walk, size_t byte)
{
	return walk->is_run ? walk->column + (uint32_t)(byte - walk->at) : walk->column;
}

// Where things are in the line, in columns.
struct layout {
	uint32_t mark_start, mark_end;
	uint32_t width; // at most what decides which columns are shown
};

static struct layout measure(const char *bytes, struct line line, struct pllint_span span)
{
	struct layout layout = {.mark_start = UINT32_MAX};
	uint32_t base = 0; // column of the last character that has a width
	struct walk walk = walk_start(bytes, line);
	// What is farther behind the start of the mark is not shown.
	while ((layout.mark_start == UINT32_MAX || walk.next_column <= layout.mark_start + EXCERPT_WIDTH) &&
	       walk_step(&walk)) {
		bool has_width = walk.next_column > walk.column;
		if (layout.mark_start == UINT32_MAX && walk.next > span.start) {
			size_t start = span.start > walk.at ? span.start : walk.at;
			layout.mark_start = has_width ? walk_column_of(&walk, start) : base;
		}
		if (walk.at < span.end) {
			layout.mark_end =
				walk.next <= span.end ? walk.next_column : walk_column_of(&walk, span.end - 1) + 1;
		}
		if (has_width) {
			base = walk.is_run ? walk.next_column - 1 : walk.column;
		}
	}
	layout.width = walk.next_column;
	if (layout.mark_start == UINT32_MAX) {
		layout.mark_start = layout.width;
	}
	if (layout.mark_end <= layout.mark_start) {
		layout.mark_end = layout.mark_start + 1;
	}
	return layout;
}

// The columns that are shown.
struct window {
	uint32_t start, end;
};

static struct window window_for(const struct layout *layout)
{
	struct window window = {.end = layout->width};
	if (layout->width <= EXCERPT_WIDTH) {
		return window;
	}
	window.start = layout->mark_start > BEFORE ? layout->mark_start - BEFORE : 0;
	if (window.start + EXCERPT_WIDTH > layout->width) {
		window.start = layout->width - EXCERPT_WIDTH;
	}
	window.end = window.start + EXCERPT_WIDTH;
	return window;
}

// What is shown of a step, as columns: of a run the part in the window.
static struct window walk_columns(const struct walk *walk, struct window window)
{
	struct window columns = {walk->column, walk->next_column};
	if (walk->is_run && columns.start < window.start) {
		columns.start = window.start;
	}
	if (walk->is_run && columns.end > window.end) {
		columns.end = window.end;
	}
	return columns;
}

static bool is_shown(const struct walk *walk, struct window columns, struct window window, bool is_first)
{
	bool fits = columns.start >= window.start && columns.end <= window.end &&
		    (columns.start < columns.end || !walk->is_run);
	bool is_mark_of_nothing = is_first && columns.start == columns.end && columns.start > 0;
	return fits && !is_mark_of_nothing;
}

static void add_mark(struct buffer *marker, uint32_t whitespace, uint32_t marks)
{
	buffer_repeat(marker, ' ', whitespace);
	buffer_repeat(marker, '^', marks);
}

void excerpt_mark(struct excerpt *excerpt, const char *bytes, size_t size, struct pllint_span span)
{
	buffer_cut(&excerpt->line, 0);
	buffer_cut(&excerpt->marker, 0);
	struct line line = line_around(bytes, size, smaller(span.start, size));
	struct layout layout = measure(bytes, line, span);
	struct window window = window_for(&layout);
	uint32_t first = UINT32_MAX, last = window.start, shift = 0;
	if (line.starts_late || window.start > 0) {
		buffer_add_string(&excerpt->line, ellipsis);
		shift = 1;
	}
	struct walk walk = walk_start(bytes, line);
	while (walk.next_column <= window.end && walk_step(&walk)) {
		struct window columns = walk_columns(&walk, window);
		if (is_shown(&walk, columns, window, first == UINT32_MAX)) {
			first = first == UINT32_MAX ? columns.start : first;
			last = columns.end;
			buffer_add(&excerpt->line,
				   walk.is_run ? walk.shown + (columns.start - walk.column) : walk.shown,
				   walk.is_run ? columns.end - columns.start : walk.shown_size);
		}
	}
	if (first == UINT32_MAX) {
		first = last = window.start;
	}
	if (line.ends_early || window.end < layout.width) {
		buffer_add_string(&excerpt->line, ellipsis);
	} else if (layout.mark_end > last) {
		last = layout.mark_end; // the end of the line is what is marked
	}
	uint32_t end = layout.mark_end < last ? layout.mark_end : last;
	uint32_t start = layout.mark_start > first ? layout.mark_start : first;
	add_mark(&excerpt->marker, shift + start - first, end > start ? end - start : 1);
}

void excerpt_free(struct excerpt *excerpt)
{
	buffer_release(&excerpt->line);
	buffer_release(&excerpt->marker);
}
