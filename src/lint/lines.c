// The lines of a section that rules of raw text look at, and what they are to Markdown.

#include "lint/lines.h"

#include "base/bytes.h"
#include "base/math.h"
#include "markdown/line.h"

enum { ITEMS_MAX = 16 }; // around a line; those further in count as the last of them

// How far the tokens have been looked through.
struct cursor {
	const struct source *source;
	const struct token_batch *batch;
	size_t token;
	span block; // the next code, or HTML
	enum raw_place place;
	bool is_span;
	bool is_text; // raw HTML that CommonMark reads as a paragraph going on
	uint32_t inner[ITEMS_MAX];
	uint32_t item_count; // those that are open; `inner` is where the text of each stands
};

static uint32_t column_of(const struct source *source, uint32_t offset)
{
	uint32_t column = 0;
	for (uint32_t i = source_line_start(source, offset); i < offset; i++) {
		column += source->bytes[i] == '\t' ? 4 - column % 4 : 1;
	}
	return column;
}

static void take_item(struct cursor *cursor, const struct token *token)
{
	if (token->side == TOKEN_CLOSE) {
		cursor->item_count -= cursor->item_count > 0;
		return;
	}
	if (cursor->item_count < ITEMS_MAX) {
		cursor->inner[cursor->item_count] = column_of(cursor->source, token->at.end) + 1;
	}
	cursor->item_count++;
}

// md4c 0.4.8 opens raw HTML also where a line is indented too far for that.
static bool is_indented_as_code(const struct cursor *cursor, const struct token *html)
{
	uint32_t count = cursor->item_count < ITEMS_MAX ? cursor->item_count : ITEMS_MAX;
	uint32_t inner = count > 0 ? cursor->inner[count - 1] : 0;
	uint32_t start = html->at.start;
	while (start < cursor->source->size && byte_is_in(cursor->source->bytes[start], " \t")) {
		start++;
	}
	return column_of(cursor->source, start) >= inner + 4;
}

// Code and HTML hold no others of their kind: the next one that closes is the one that opened.
static size_t closing_token(const struct token_batch *batch, size_t open)
{
	size_t at = open + 1;
	while (at < batch->count &&
	       !(batch->tokens[at].type == batch->tokens[open].type && batch->tokens[at].side == TOKEN_CLOSE)) {
		at++;
	}
	return at;
}

static bool is_verbatim(const struct token *token)
{
	return token->side == TOKEN_OPEN &&
	       (token->type == TOKEN_CODE || token->type == TOKEN_HTML || token->type == TOKEN_CODE_SPAN);
}

static void enter(struct cursor *cursor)
{
	const struct token *open = &cursor->batch->tokens[cursor->token];
	size_t close = closing_token(cursor->batch, cursor->token);
	uint32_t end = close < cursor->batch->count ? cursor->batch->tokens[close].at.end : cursor->batch->section.end;
	cursor->block = span_of(open->at.start, end);
	cursor->place = open->type == TOKEN_HTML ? RAW_HTML : RAW_CODE;
	cursor->is_span = open->type == TOKEN_CODE_SPAN;
	cursor->is_text = open->type == TOKEN_HTML && is_indented_as_code(cursor, open);
	cursor->token = close;
}

static bool is_within(const struct cursor *cursor, span line)
{
	if (span_is_empty(cursor->block) || line.end < cursor->block.start) {
		return false;
	}
	return cursor->is_span ? line.end < cursor->block.end : line.start <= cursor->block.end;
}

// Takes the tokens up to the line's end.
static void take_tokens(struct cursor *cursor, struct raw_line *line)
{
	const struct token_batch *batch = cursor->batch;
	bool in_tag = false;
	while (!is_within(cursor, line->at) && cursor->token < batch->count &&
	       batch->tokens[cursor->token].at.start <= line->at.end) {
		const struct token *token = &batch->tokens[cursor->token];
		if (is_verbatim(token)) {
			enter(cursor);
			continue;
		}
		if (token->type == TOKEN_HARD_BREAK && token->at.start >= line->at.start) {
			line->has_hard_break = true;
		} else if (token->type == TOKEN_ITEM) {
			take_item(cursor, token);
		}
		// A tag that goes on in the next line, of which this is a line's part.
		in_tag = token->type == TOKEN_HTML_INLINE && token->at.end >= line->at.end;
		cursor->token++;
	}
	bool is_raw = is_within(cursor, line->at);
	line->place = is_raw ? cursor->place : in_tag ? RAW_HTML : RAW_TEXT;
	line->has_hard_break = line->has_hard_break || (is_raw && cursor->is_text && span_length(line->at) > 1 &&
							byte_is_in(cursor->source->bytes[line->at.end - 2], " \t"));
}

// A way through the formulas of a section, as its lines ask for them.
struct formulas {
	struct math_scan scan;
	span next; // empty at the end
};

static void formulas_start(struct formulas *formulas, const struct source *source, span section)
{
	formulas->scan = (struct math_scan){
		.source = source, .at = source->may_have_formulas ? section.start : section.end, .end = section.end};
	formulas->next = span_of(section.start, section.start);
}

static bool is_in_formula(struct formulas *formulas, uint32_t at)
{
	while (formulas->next.end <= at && math_next(&formulas->scan, &formulas->next)) {
	}
	return formulas->next.start <= at && at < formulas->next.end;
}

static bool ends_in_blank(const struct source *source, span line)
{
	return span_is_empty(line) || source->bytes[line.end - 1] == ' ' || source->bytes[line.end - 1] == '\t';
}

// Between two blocks: nobody has anything to say of it.
static bool is_lone_empty_line(const struct source *source, span line, uint32_t next)
{
	return span_is_empty(line) && next < source->size && !byte_is_in(source->bytes[next], " \t\r\n");
}

void lines_read(struct memory *memory, struct lines *lines, const struct source *source,
		const struct token_batch *batch)
{
	struct cursor cursor = {.source = source, .batch = batch};
	struct formulas formulas;
	formulas_start(&formulas, source, batch->section);
	lines->batch = batch;
	lines->count = 0;
	lines->has_conflict_mark = false;
	for (uint32_t at = batch->section.start; at < batch->section.end && !batch->is_tidy;) {
		uint32_t next = source_next_line(source, at);
		span text = span_of(at, next);
		at = next;
		lines->has_conflict_mark |=
			source->bytes[text.start] == '<' && source_starts_with(source, text, "<<<<<<<");
		text.end -= source->bytes[text.end - 1] == '\n';
		text.end -= text.end > text.start && text.end < next && source->bytes[text.end - 1] == '\r';
		if (!ends_in_blank(source, text) || is_lone_empty_line(source, text, next)) {
			continue;
		}
		lines->list = memory_grow(memory, lines->list, &lines->room, lines->count + 1, sizeof *lines->list);
		struct raw_line *line = &lines->list[lines->count++];
		*line = (struct raw_line){.at = text, .next = next};
		line->is_blank = span_is_empty(source_trim(source, text));
		take_tokens(&cursor, line);
		line->is_in_formula = is_in_formula(&formulas, line->at.end);
	}
}

span lines_trailing_whitespace(const struct source *source, const struct raw_line *line)
{
	span text = source_trim(source, line->at);
	return span_is_empty(text) ? line->at : span_of(text.end, line->at.end);
}

enum { STYLE_ALL_MIN = 4, STYLE_MIN = 20 };

bool lines_are_style(const struct template *template, uint32_t count, uint32_t all)
{
	bool are_all = count == all && all >= STYLE_ALL_MIN;
	return !template_shows_headings(template) && (are_all || (all >= STYLE_MIN && count * 10 >= all * 9));
}

bool lines_is_blank_at(const struct source *source, uint32_t offset)
{
	return span_is_empty(source_trim(source, source_line(source, offset)));
}

bool lines_is_bare_task(const struct source *source, span text)
{
	if (span_length(text) < 5 || source->bytes[text.end - 1] != ']' || source->bytes[text.end - 3] != '[') {
		return false;
	}
	span before = span_of(text.start, text.end - 3);
	return byte_is_in(source->bytes[text.end - 2], " xX") && !source_holds_word(source, before);
}

static bool is_missed_tag(const char *bytes, uint32_t size)
{
	static const char *const names[] = {"h2",	"h3",	    "h4",     "h5",    "h6",
					    "track",	"menuitem", "param",  "link",  "basefont",
					    "colgroup", "frameset", "header", "thead", "pre"};
	uint32_t at = size > 0 && bytes[0] == '/';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		uint32_t j = 0;
		while (names[i][j] && at + j < size && (bytes[at + j] | 0x20) == names[i][j]) {
			j++;
		}
		bool ends = at + j == size || byte_is_in(bytes[at + j], " \t\r\n/>");
		if (!names[i][j] && ends) {
			return true;
		}
	}
	return false;
}

// A comment, script or the like opens there and is not closed up to `end`: blank lines belong to it too.
static bool opens_for_long(const struct source *source, uint32_t at, uint32_t end)
{
	span line = source_line(source, at);
	int kind = line_html_start(source->bytes, at, line.end);
	if (kind == 0 || kind > LINE_HTML_LAST_CLOSED) {
		return false;
	}
	while (!line_html_ends(source->bytes, at, line.end, kind)) {
		at = source_next_line(source, at);
		if (at >= end) {
			return true;
		}
		line = source_line(source, at);
	}
	return false;
}

// A line that starts with a tag which cannot interrupt a paragraph, below one.
static bool goes_on(const struct source *source, span line)
{
	return line.start > 0 && !lines_is_blank_at(source, line.start - 1) &&
	       line_html_start(source->bytes, line.start, line.end) > LINE_HTML_LAST_CLOSED + 1;
}

enum { LINES_BACK_MAX = 64 };

// A tag that is alone ends the items of its entry on GitHub, so that what is indented below is raw HTML of no item.
static bool is_below_lone_tag(const struct source *source, span line)
{
	for (unsigned i = 0; i < LINES_BACK_MAX && line.start > 0 && source->bytes[line.start] != '#'; i++) {
		bool is_tag = source->bytes[line.start] == '<' && !lines_is_blank_at(source, line.start - 1);
		if (is_tag &&
		    (goes_on(source, line) || is_missed_tag(source->bytes + line.start + 1, span_length(line) - 1))) {
			return true;
		}
		line = source_line(source, line.start - 1);
	}
	return false;
}

bool lines_may_be_html(const struct source *source, uint32_t offset, bool beyond_blank)
{
	span line = source_line(source, offset);
	uint32_t end = line.end;
	bool is_first_paragraph = true;
	for (unsigned i = 0; i < LINES_BACK_MAX; i++) {
		span text = source_trim(source, line);
		if (span_is_empty(text) && !beyond_blank) {
			return is_below_lone_tag(source, line);
		}
		// cmark-gfm takes a tag alone on its line for raw HTML also where it goes on with an item's paragraph.
		is_first_paragraph = is_first_paragraph && !span_is_empty(text);
		bool is_alone = source_ends_with(source, text, ">") &&
				(source_starts_with(source, line, "<") || source_holds(source, line, "\r<"));
		if (is_alone && (is_first_paragraph || goes_on(source, line))) {
			return true;
		}
		// On GitHub a footnote ends the list above it, and text below a box is not a part of its item.
		bool is_footnote = source_starts_with(source, text, "[^") && source_holds(source, text, "]:") &&
				   is_first_paragraph;
		if (is_footnote || lines_is_bare_task(source, text)) {
			return true;
		}
		for (uint32_t at = line.start; at < line.end; at++) {
			if (source->bytes[at] == '<' && (is_missed_tag(source->bytes + at + 1, line.end - at - 1) ||
							 opens_for_long(source, at, end))) {
				return true;
			}
		}
		if (line.start == 0) {
			return false;
		}
		line = source_line(source, line.start - 1);
	}
	return !beyond_blank;
}
