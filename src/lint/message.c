// Forms the texts of findings when they are printed.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/unicode.h"
#include "lint/report.h"
#include "lint/rule.h"

// --- quoted text ---------------------------------------------------------------------------------

// Text of a list as it is in a sentence: on one line, not too long, between backticks.

enum { QUOTE_COLUMNS = 60 };

// Room for the code points and the mark between them.
struct quote {
	char bytes[4 * QUOTE_COLUMNS + 8];
	size_t size;
};

enum {
	HEAD = 36,
	TAIL = QUOTE_COLUMNS - HEAD - 1,
	REACH = 1024, // bytes looked at from either end: many findings may quote one text, and most of it may be
		      // whitespace
};

static bool is_blank(uint32_t code_point)
{
	return code_point == '\n' || code_point == '\r' || unicode_is_whitespace(code_point);
}

static void add_to_quote(struct quote *quote, const char *bytes, size_t size)
{
	memcpy(quote->bytes + quote->size, bytes, size);
	quote->size += size;
}

// Adds at most `limit` code points; false if something other than whitespace is left over.
static bool add(struct quote *quote, const char *bytes, size_t size, size_t limit)
{
	size_t count = 0;
	bool gap = false;
	for (size_t at = 0, length; at < size; at += length) {
		uint32_t code_point = unicode_decode(bytes + at, size - at, &length);
		if (is_blank(code_point)) {
			gap = count > 0;
			continue;
		}
		if (count + gap >= limit) {
			return false;
		}
		if (gap) {
			add_to_quote(quote, " ", 1);
		}
		add_to_quote(quote, bytes + at, length);
		count += 1 + gap;
		gap = false;
	}
	return true;
}

// Of the character that `at`, not near the start, is in.
static size_t character_start(const char *bytes, size_t at)
{
	for (size_t start = at; at - start < 4; start--) {
		if (((unsigned char)bytes[start] & 0xC0) != 0x80) {
			return start;
		}
	}
	return at;
}

// Where the last `limit` code points start, runs of whitespace counted as one.
static size_t tail_start(const char *bytes, size_t size, size_t limit)
{
	size_t count = 0;
	bool gap = true;
	while (size > 0) {
		size_t start = unicode_before(bytes, size);
		size_t length;
		bool blank = is_blank(unicode_decode(bytes + start, size - start, &length));
		count += !blank || !gap;
		if (count > limit) {
			return size;
		}
		gap = blank;
		size = start;
	}
	return size;
}

// Whitespace at the ends are taken off, runs of whitespace and line breaks become one blank, and the middle of
// what is longer than QUOTE_COLUMNS code points becomes `…`, as does all but the ends of a text of many
// bytes, even where it is whitespace. Does not read more of a long text than its ends.
static void quote_make(struct quote *quote, const char *bytes, size_t size)
{
	quote->size = 0;
	bool is_large = size > 2 * REACH;
	if (!is_large && add(quote, bytes, size, QUOTE_COLUMNS)) {
		return;
	}
	size_t head = is_large ? character_start(bytes, REACH) : size;
	size_t tail = is_large ? character_start(bytes, size - REACH) : 0;
	quote->size = 0;
	add(quote, bytes, head, HEAD);
	add_to_quote(quote, "\xE2\x80\xA6", 3);
	size_t start = tail + tail_start(bytes + tail, size - tail, TAIL);
	add(quote, bytes + start, size - start, TAIL);
}

// How many backticks to put on either side: more than stand together in it.
static size_t quote_fence(const struct quote *quote)
{
	size_t longest = 0;
	size_t run = 0;
	for (size_t i = 0; i < quote->size; i++) {
		run = quote->bytes[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest + 1;
}

struct printer {
	const struct pllint_report *report;
	const struct pllint_message *message;
	struct pllint_writer writer;
};

static void put(const struct printer *printer, const char *bytes, size_t size)
{
	if (size > 0) {
		printer->writer.write(printer->writer.context, bytes, size);
	}
}

static void put_text(const struct printer *printer, const char *text)
{
	put(printer, text, strlen(text));
}

static void put_number(const struct printer *printer, uint32_t number)
{
	char text[NUMBER_SIZE];
	put(printer, text, number_write(number, text));
}

static void put_fence(const struct printer *printer, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		put(printer, "`", 1);
	}
}

// As Markdown itself does it: a longer fence around backticks, and a blank next to one.
static void put_quoted(const struct printer *printer, const char *bytes, size_t size)
{
	struct quote quote;
	quote_make(&quote, bytes, size);
	size_t fence = quote_fence(&quote);
	bool starts = quote.size > 0 && quote.bytes[0] == '`';
	bool ends = quote.size > 0 && quote.bytes[quote.size - 1] == '`';
	put_fence(printer, fence);
	if (starts || ends) {
		put(printer, " ", 1);
	}
	put(printer, quote.bytes, quote.size);
	if (starts || ends) {
		put(printer, " ", 1);
	}
	put_fence(printer, fence);
}

static void put_span(const struct printer *printer, const struct source *source, span at)
{
	if (source && at.start <= at.end && at.end <= source->size) {
		put_quoted(printer, source_at(source, at), span_length(at));
	}
}

static const struct source *template_source(const struct printer *printer)
{
	return printer->report->template ? printer->report->template->file : printer->report->source;
}

static void put_day(const struct printer *printer, const struct date_form *form, uint32_t day)
{
	char text[48];
	put_quoted(printer, text, date_write(form, day, text));
}

static uint32_t line_of(const struct printer *printer, uint32_t offset)
{
	return position_of(&printer->report->positions, offset).line;
}

static void put_lines(const struct printer *printer, const uint32_t *offsets, uint32_t count, const char *last)
{
	put_text(printer, count == 1 ? "line " : "lines ");
	for (uint32_t i = 0; i < count; i++) {
		put_text(printer, i == 0 ? "" : i + 1 < count ? ", " : last);
		put_number(printer, line_of(printer, offsets[i]));
	}
}

static void put_argument(const struct printer *printer, const struct argument *argument)
{
	switch (argument->type) {
	case ARGUMENT_NONE:
		break;
	case ARGUMENT_LIST:
		put_span(printer, printer->report->source, argument->at);
		break;
	case ARGUMENT_TEMPLATE:
		put_span(printer, template_source(printer), argument->at);
		break;
	case ARGUMENT_BYTES:
		put_quoted(printer, argument->text, argument->number);
		break;
	case ARGUMENT_TEXT:
		put_text(printer, argument->text ? argument->text : "");
		break;
	case ARGUMENT_NUMBER:
		put_number(printer, argument->number);
		break;
	case ARGUMENT_LINE:
		put_lines(printer, &argument->number, 1, "");
		break;
	case ARGUMENT_LINE_RANGE: {
		const uint32_t ends[] = {argument->at.start, argument->at.end};
		bool is_one = line_of(printer, ends[0]) == line_of(printer, ends[1]);
		put_lines(printer, ends, is_one ? 1 : 2, " to ");
		break;
	}
	case ARGUMENT_LINES:
		put_lines(printer, argument->offsets, argument->number, " and ");
		break;
	case ARGUMENT_DATE:
		put_day(printer, argument->form, argument->number);
		break;
	}
}

// The argument that `{0}` at `text` stands for, or NULL.
static const struct argument *argument_at(const struct printer *printer, const char *text)
{
	if (text[0] != '{' || text[1] < '0' || text[1] > '9' || text[2] != '}') {
		return NULL;
	}
	uint32_t index = (uint32_t)(text[1] - '0');
	return index < printer->message->argument_count ? &printer->message->arguments[index] : NULL;
}

static void put_format(const struct printer *printer, const char *format)
{
	const char *from = format;
	for (const char *at = format; (at = strchr(at, '{'));) {
		const struct argument *argument = argument_at(printer, at);
		if (!argument) {
			at++;
			continue;
		}
		put(printer, from, (size_t)(at - from));
		put_argument(printer, argument);
		at += 3;
		from = at;
	}
	put_text(printer, from);
}

void pllint_write_message(const struct pllint_report *report, const struct pllint_finding *finding,
			  struct pllint_writer writer)
{
	struct printer printer = {report, finding->message, writer};
	put_format(&printer, finding->message->text);
}

void pllint_write_help(const struct pllint_report *report, const struct pllint_finding *finding,
		       struct pllint_writer writer)
{
	struct printer printer = {report, finding->message, writer};
	if (finding->message->help) {
		put_format(&printer, finding->message->help);
	}
}

void pllint_write_note(const struct pllint_report *report, const struct pllint_finding *finding,
		       struct pllint_writer writer)
{
	struct printer printer = {report, finding->message, writer};
	if (finding->message->kind) {
		put_text(&printer, "read as ");
		put_span(&printer, template_source(&printer), printer.message->kind->title);
		if (!span_is_empty(printer.message->because)) {
			put_text(&printer, " because of ");
			put_span(&printer, printer.report->source, printer.message->because);
		}
	}
}
