// What a line has in the place of its title, where that is no link though the template's is one.

#include "lint/line_title.h"

#include <string.h>

#include "base/bytes.h"

uint32_t line_first_piece(const struct source *source, const struct line_pieces *line)
{
	uint32_t i = 0;
	while (i < line->count &&
	       (line->pieces[i].type == PIECE_NOTHING ||
		(line->pieces[i].type == PIECE_WORDS && line_is_ornament(source, line->pieces[i].at)))) {
		i++;
	}
	return i;
}

enum { NAME_MAX = 60 }; // bytes; anything longer is prose

// --- links that are broken ------------------------------------------------------------------------

static uint32_t word_end(const struct source *source, span at)
{
	while (!span_is_empty(at) && !byte_is_space(source->bytes[at.start])) {
		at.start++;
	}
	return at.start;
}

// Behind the bracket that closes the one that a text opens with; its start for none.
static uint32_t after_bracket(const struct source *source, span at, char closes)
{
	uint32_t depth = 0;
	char opens = source->bytes[at.start];
	for (uint32_t i = at.start; i < at.end && source->bytes[i] != '\n'; i++) {
		depth += source->bytes[i] == opens;
		depth -= source->bytes[i] == closes;
		if (depth == 0) {
			return i + 1;
		}
	}
	return at.start;
}

static bool is_address(const struct source *source, span at)
{
	return source_starts_with(source, at, "http://") || source_starts_with(source, at, "https://");
}

// Where the target ends that a text opens with, in brackets of this kind; the text's start for none.
static uint32_t after_target(const struct source *source, span at, char opens, char closes)
{
	if (span_is_empty(at) || source->bytes[at.start] != opens ||
	    !is_address(source, span_of(at.start + 1, at.end))) {
		return at.start;
	}
	uint32_t end = word_end(source, at);
	const char *close = memchr(source_at(source, at), closes, end - at.start);
	return close ? (uint32_t)(close - source->bytes) + 1 : end;
}

// The same behind the text of a link: a space may be before the target, other brackets or none around it.
static uint32_t after_odd_target(const struct source *source, span at)
{
	static const char *const brackets[] = {"()", "[]", "{}", "<>"};
	span rest = at;
	while (!span_is_empty(rest) && byte_is_blank(source->bytes[rest.start])) {
		rest.start++;
	}
	uint32_t end = rest.start;
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets && end == rest.start; i++) {
		bool may_be = i == 0 || rest.start == at.start;
		end = may_be ? after_target(source, rest, brackets[i][0], brackets[i][1]) : end;
	}
	if (end == rest.start && rest.start == at.start && is_address(source, rest)) {
		end = word_end(source, rest);
	}
	return end > rest.start ? end : at.start;
}

// `A](https://a.org)`, `[A(https://a.org)`: a bracket of the text is not there.
static uint32_t after_half_link(const struct source *source, span at)
{
	bool is_open = source->bytes[at.start] == '[';
	for (uint32_t i = at.start + is_open; i < at.end && i - at.start <= NAME_MAX && source->bytes[i] != '\n'; i++) {
		char c = source->bytes[i];
		uint32_t target = is_open && c == '(' ? i : !is_open && c == ']' ? i + 1 : 0;
		if (target > 0) {
			return i > at.start + is_open ? after_target(source, span_of(target, at.end), '(', ')') : i;
		}
		if (byte_is_in(c, "[]")) {
			break;
		}
	}
	return at.start;
}

// What a line opens with that is not read as a link, but nearly is one: `[A] (https://a.org)`, `[A](https://a.org`,
// `(A)[https://a.org]`, `A](https://a.org)` and the like. Empty if it opens otherwise.
static span broken_link(const struct source *source, span at)
{
	span none = span_of(at.start, at.start);
	if (span_is_empty(at)) {
		return none;
	}
	char first = source->bytes[at.start];
	if (first != '[' && first != '(') {
		uint32_t end = after_half_link(source, at);
		return is_address(source, at) ? none : span_of(at.start, end);
	}
	bool is_swapped = first == '(';
	uint32_t text = after_bracket(source, at, is_swapped ? ')' : ']');
	if (text == at.start) {
		return span_of(at.start, is_swapped ? at.start : after_half_link(source, at));
	}
	if (text < at.start + 3) { // nothing is in the brackets
		return none;
	}
	span rest = span_of(text, at.end);
	uint32_t end = is_swapped ? after_target(source, rest, '[', ']') : after_odd_target(source, rest);
	return span_of(at.start, end > text ? end : at.start);
}

// --- text -----------------------------------------------------------------------------------------

enum { WORDS_MIN = 3 }; // before a link in a description; fewer lead to the link: `see [this](url)`

static uint32_t count_words(const struct source *source, span at)
{
	uint32_t count = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		bool is_first = i == at.start || byte_is_space(source->bytes[i - 1]);
		count += is_first && source_is_word_byte(source->bytes[i]);
	}
	return count;
}

// A link that the line is about. A bare URL is none: it may be what the title should link to. Nor is one in the
// description behind the `name`.
static bool has_link(const struct source *source, const struct line_pieces *line, span name)
{
	for (uint32_t i = 0; i < line->count; i++) {
		const struct line_piece *piece = &line->pieces[i];
		bool is_behind = !span_is_empty(name) && piece->at.start > name.end;
		if (is_behind && count_words(source, span_of(name.end, piece->at.start)) >= WORDS_MIN) {
			break;
		}
		bool is_written = byte_is_in(source->bytes[piece->at.start], "[(<!*_~");
		if ((piece->type == PIECE_LINK && is_written) || source_starts_with(source, piece->at, "<a ")) {
			return true;
		}
	}
	return false;
}

// A name in plain text, from the line's start to the template's dash or bar; empty for prose.
static span name_before(const struct template *template, const struct template_line *shown, const struct source *source,
			const struct line_pieces *line, span at)
{
	span mark = source_trim(template->file, shown->separator);
	uint32_t size = span_length(mark);
	bool has_dash = size > 0 && !byte_is_in(template->file->bytes[mark.start], ":\xEF");
	bool is_strong = shown->slots[0].type == PIECE_STRONG;
	uint32_t end = at.start;
	if (is_strong && size > 0 && !has_dash) {
		const char *colon = memchr(source_at(source, at), ':', span_length(at));
		end = colon ? (uint32_t)(colon - source->bytes) : at.end;
	} else if (has_dash) {
		while (end < at.end && !(byte_is_space(source->bytes[end]) && end + size + 1 < at.end &&
					 byte_is_space(source->bytes[end + size + 1]) &&
					 memcmp(source->bytes + end + 1, source_at(template->file, mark), size) == 0)) {
			end++;
		}
	} else if (size == 0 && line->bars == shown->bar_count && shown->bar_count > 0) {
		return source_trim_lines(source, at);
	}
	bool is_name =
		end < at.end && end - at.start <= NAME_MAX && !source_holds(source, span_of(at.start, end), ". ");
	return span_of(at.start, is_name ? end : at.start);
}

// --- the title ------------------------------------------------------------------------------------

// `[[A](https://a.org)`: a bracket that is never closed, before a link.
static span opened_link(const struct source *source, const struct line_pieces *line, uint32_t first, span rest)
{
	bool is_bracket = first + 1 < line->count && line->pieces[first + 1].type == PIECE_LINK &&
			  source->bytes[rest.start] == '[' && line->pieces[first + 1].at.start == rest.start + 1;
	uint32_t end = is_bracket ? line->pieces[first + 1].at.end : rest.start;
	return span_of(rest.start, after_bracket(source, rest, ']') == rest.start ? end : rest.start);
}

struct odd_title line_odd_title(const struct template *template, const struct source *source,
				const struct template_kind *kind, const struct line_pieces *line)
{
	struct odd_title odd = {ODD_NOTHING, span_of(0, 0)};
	uint32_t first = line_first_piece(source, line);
	bool is_strong = kind->piece == ENTRY_PIECE_STRONG && kind->line->slots[0].type == PIECE_STRONG;
	if ((kind->piece != ENTRY_PIECE_LINK && !is_strong) || kind->line->slots[0].type == PIECE_WORDS ||
	    first == line->count || line->pieces[first].type == PIECE_LINK || line->pieces[first].type == PIECE_BAR) {
		return odd;
	}
	span words = source_trim_lines(source, line->pieces[first].at);
	for (uint32_t length; (length = line_emoji_length(source, words)) > 0;) {
		words = source_trim_lines(source, span_of(words.start + length, words.end));
	}
	span rest = span_of(words.start, line->at.end);
	if (is_strong) { // a name that is not in bold
		odd.at = line->pieces[first].type == PIECE_STRONG
				 ? odd.at
				 : name_before(template, kind->line, source, line, rest);
		odd.form = span_is_empty(odd.at) ? ODD_NOTHING : ODD_TEXT;
		return odd;
	}
	bool is_words = line->pieces[first].type == PIECE_WORDS && !span_is_empty(words);
	odd.at = is_words ? opened_link(source, line, first, rest) : odd.at;
	odd.at = is_words && span_is_empty(odd.at) ? broken_link(source, rest) : odd.at;
	if (!span_is_empty(odd.at)) {
		odd.form = ODD_LINK;
	} else if (is_address(source, span_of(rest.start + source_starts_with(source, rest, "<"), rest.end))) {
		odd = (struct odd_title){ODD_ADDRESS, span_of(rest.start, word_end(source, rest))};
	} else {
		odd.at = name_before(template, kind->line, source, line, rest);
		bool is_text = !span_is_empty(odd.at) && !has_link(source, line, odd.at);
		odd.form = is_text ? ODD_TEXT : ODD_NOTHING;
	}
	return odd;
}
