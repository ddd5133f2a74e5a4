// Finds mathematics as the usual renderers do: within a paragraph, and outside of code.

#include "base/math.h"

#include <string.h>

#include "base/bytes.h"

static const struct {
	const char *open, *close;
} delimiters[MATH_NOTATIONS] = {
	[MATH_DOLLAR] = {"$", "$"},
	[MATH_DOLLARS] = {"$$", "$$"},
	[MATH_BACKTICK] = {"$`", "`$"},
	[MATH_ROUND] = {"\\(", "\\)"},
	[MATH_SQUARE] = {"\\[", "\\]"},
	[MATH_ESCAPED_ROUND] = {"\\\\(", "\\\\)"},
	[MATH_ESCAPED_SQUARE] = {"\\\\[", "\\\\]"},
};

static bool starts_with(const struct math_scan *scan, uint32_t at, const char *text)
{
	size_t size = strlen(text);
	return scan->end - at >= size && memcmp(scan->source->bytes + at, text, size) == 0;
}

static char byte_at(const struct math_scan *scan, uint32_t at)
{
	return at < scan->end ? scan->source->bytes[at] : '\n';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

// The line after this line ending is blank: a paragraph ends there.
static bool ends_paragraph(const struct math_scan *scan, uint32_t line_end)
{
	uint32_t at = line_end + 1;
	while (at < scan->end && byte_is_in(scan->source->bytes[at], " \t\r")) {
		at++;
	}
	return byte_at(scan, at) == '\n';
}

// --- what is inside ---------------------------------------------------------------------------

// A command, an index, a power or an equation: no price and no word.
static bool looks_like_formula(const struct math_scan *scan, span inside)
{
	for (uint32_t at = inside.start; at < inside.end; at++) {
		char c = scan->source->bytes[at];
		if (byte_is_in(c, "^_={}<>|") || (c == '\\' && is_letter(byte_at(scan, at + 1)))) {
			return true;
		}
	}
	return false;
}

// `\[a\]` is an escaped bracket as often.
static bool holds_address(const struct math_scan *scan, span inside)
{
	return source_holds(scan->source, inside, "://") || source_holds(scan->source, inside, "](");
}

static bool is_formula(const struct math_scan *scan, enum math_notation notation, span inside)
{
	if (span_is_empty(source_trim_lines(scan->source, inside))) {
		return false;
	}
	const char *bytes = source_at(scan->source, inside);
	bool is_wide = byte_is_in(bytes[0], " \t\r\n");
	switch (notation) {
	case MATH_DOLLAR:
		return (!is_wide && !memchr(bytes, '\n', span_length(inside))) || looks_like_formula(scan, inside);
	case MATH_ROUND:
	case MATH_SQUARE:
		return !holds_address(scan, inside);
	default:
		return true;
	}
}

// The dollar ends what another one opened; else it is one of a price.
static bool closes_dollar(const struct math_scan *scan, uint32_t open, uint32_t at)
{
	bool opens_wide = byte_is_in(byte_at(scan, open + 1), " \t");
	bool closes_wide = byte_is_in(scan->source->bytes[at - 1], " \t\n");
	return opens_wide == closes_wide && !is_digit(byte_at(scan, at + 1));
}

// --- delimiters -----------------------------------------------------------------------------------

// Where the notation that opens at `open` closes; 0 if it does not.
static uint32_t find_close(struct math_scan *scan, enum math_notation notation, uint32_t open)
{
	uint32_t start = open + (uint32_t)strlen(delimiters[notation].open);
	const char *close = delimiters[notation].close;
	uint32_t at = start;
	for (; at < scan->end; at++) {
		char c = scan->source->bytes[at];
		if (c == '\n' && ends_paragraph(scan, at)) {
			break;
		}
		if (c == close[0] && starts_with(scan, at, close)) {
			bool closes = notation != MATH_DOLLAR || closes_dollar(scan, open, at);
			return closes ? at : 0;
		}
		at += c == '\\'; // what it escapes closes nothing
	}
	scan->open_until[notation] = at;
	return 0;
}

static bool find_formula(struct math_scan *scan, enum math_notation notation, span *formula)
{
	uint32_t open = scan->at;
	if (open < scan->open_until[notation]) {
		return false;
	}
	uint32_t close = find_close(scan, notation, open);
	span inside = span_of(open + (uint32_t)strlen(delimiters[notation].open), close);
	if (close == 0 || !is_formula(scan, notation, inside)) {
		return false;
	}
	*formula = span_of(open, close + (uint32_t)strlen(delimiters[notation].close));
	return true;
}

static bool try_notations(struct math_scan *scan, span *formula)
{
	char first = scan->source->bytes[scan->at];
	for (int notation = MATH_NOTATIONS - 1; notation >= 0; notation--) {
		if (first == delimiters[notation].open[0] && starts_with(scan, scan->at, delimiters[notation].open)) {
			return find_formula(scan, (enum math_notation)notation, formula);
		}
	}
	return false;
}

// --- code -----------------------------------------------------------------------------------------

static uint32_t run_of_backticks(const struct math_scan *scan, uint32_t at)
{
	uint32_t end = at;
	while (end < scan->end && scan->source->bytes[end] == '`') {
		end++;
	}
	return end - at;
}

// Only whitespace and marks of quotes stand before it on its line.
static bool starts_line(const struct math_scan *scan, uint32_t at)
{
	while (at > 0 && byte_is_in(scan->source->bytes[at - 1], " \t>")) {
		at--;
	}
	return at == 0 || scan->source->bytes[at - 1] == '\n';
}

// Behind the line that closes the fence; 0 if none does.
static uint32_t after_fence(const struct math_scan *scan, uint32_t size)
{
	uint32_t at = source_next_line(scan->source, scan->at);
	for (; at < scan->end; at = source_next_line(scan->source, at)) {
		span line = source_trim(scan->source, source_line(scan->source, at));
		if (span_length(line) >= size && run_of_backticks(scan, line.start) == span_length(line)) {
			return line.end;
		}
	}
	return 0;
}

// Behind the code span; 0 if it does not close.
static uint32_t after_code(struct math_scan *scan, uint32_t size)
{
	if (size > MATH_CODE_MAX || scan->at < scan->code_until[size]) {
		return 0;
	}
	uint32_t at = scan->at + size;
	while (at < scan->end && !(scan->source->bytes[at] == '\n' && ends_paragraph(scan, at))) {
		uint32_t run = run_of_backticks(scan, at);
		if (run == size) {
			return at + run;
		}
		at += run > 0 ? run : 1;
	}
	scan->code_until[size] = at;
	return 0;
}

// Passes over code; true if that is mathematics.
static bool pass_code(struct math_scan *scan, span *formula)
{
	uint32_t size = run_of_backticks(scan, scan->at);
	bool is_fence = size >= 3 && starts_line(scan, scan->at);
	bool is_math = is_fence && starts_with(scan, scan->at + size, "math");
	uint32_t end = is_fence ? after_fence(scan, size) : after_code(scan, size);
	*formula = span_of(scan->at, end);
	scan->at = end > 0 ? end : scan->at + size;
	return end > 0 && is_math;
}

// --- all ------------------------------------------------------------------------------------------

// Where the next formula or code may start; each byte is looked at once for each of the marks.
static uint32_t next_mark(struct math_scan *scan)
{
	static const char marks[3] = {'$', '\\', '`'};
	const char *bytes = scan->source->bytes;
	uint32_t next = scan->end;
	for (size_t i = 0; i < sizeof marks && scan->at < scan->end; i++) {
		if (scan->after_mark[i] <= scan->at) {
			const char *mark = memchr(bytes + scan->at, marks[i], scan->end - scan->at);
			scan->after_mark[i] = (mark ? (uint32_t)(mark - bytes) : scan->end) + 1;
		}
		next = scan->after_mark[i] - 1 < next ? scan->after_mark[i] - 1 : next;
		if (next == scan->end && !scan->source->may_have_other_formulas) {
			break; // without a dollar, the others open nothing
		}
	}
	return next;
}

bool math_next(struct math_scan *scan, span *formula)
{
	for (;;) {
		scan->at = next_mark(scan);
		if (scan->at >= scan->end) {
			return false;
		}
		char c = scan->source->bytes[scan->at];
		if (c == '`') {
			if (pass_code(scan, formula)) {
				return true;
			}
		} else if (try_notations(scan, formula)) {
			scan->at = formula->end;
			return true;
		} else {
			bool is_double = byte_at(scan, scan->at + 1) == c;
			scan->at += c == '\\' || is_double ? 2 : 1;
		}
	}
}
