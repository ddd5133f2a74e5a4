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

// Goes through a line character by character.
struct walk {
	const char *bytes;
	size_t next, end;
	struct escape_state state;
	struct escaped shown; // the character before `next`
	size_t at;	      // its offset
	uint32_t column;      // where it stands
	uint32_t next_column;
};

static struct walk walk_start(const char *bytes, struct line line)
{
	// The line number is before it, so it cannot open a runner's command.
	return (struct walk){.bytes = bytes, .next = line.start, .end = line.end, .state = {.inside = true}};
}

static bool walk_step(struct walk *walk)
{
	if (walk->next >= walk->end) {
		return false;
	}
	walk->at = walk->next;
	walk->column = walk->next_column;
	if (walk->bytes[walk->at] == '\t') {
		uint32_t width = TAB_WIDTH - walk->column % TAB_WIDTH;
		walk->shown = (struct escaped){.bytes = "    ", .size = width, .width = width, .taken = 1};
		escape_pass(&walk->state, " ", 1);
	} else {
		walk->shown = escape_next(&walk->state, walk->bytes + walk->at, walk->end - walk->at);
	}
	walk->next = walk->at + walk->shown.taken;
	walk->next_column = walk->column + walk->shown.width;
	return true;
}

// Where things stand in the line, in columns.
struct layout {
	uint32_t mark_start, mark_end;
	uint32_t width;
};

static struct layout measure(const char *bytes, struct line line, struct pllint_span span)
{
	struct layout layout = {.mark_start = UINT32_MAX};
	uint32_t base = 0; // column of the last character that has a width
	struct walk walk = walk_start(bytes, line);
	while (walk_step(&walk)) {
		if (walk.shown.width) {
			base = walk.column;
		}
		if (layout.mark_start == UINT32_MAX && walk.next > span.start) {
			layout.mark_start = walk.shown.width ? walk.column : base;
		}
		if (walk.at < span.end) {
			layout.mark_end = walk.next_column;
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
	while (walk_step(&walk)) {
		bool fits = walk.column >= window.start && walk.next_column <= window.end;
		if (!fits || (first == UINT32_MAX && walk.shown.width == 0 && walk.column > 0)) {
			continue;
		}
		first = first == UINT32_MAX ? walk.column : first;
		last = walk.next_column;
		buffer_add(&excerpt->line, walk.shown.bytes, walk.shown.size);
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
