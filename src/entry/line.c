// The first paragraph of an item as pieces.

#include "entry/line.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"

// --- pieces ---------------------------------------------------------------------------------------

void line_add(struct arena *arena, struct line_pieces *line, struct line_piece piece)
{
	struct line_piece *last = line->count > 0 ? &line->pieces[line->count - 1] : NULL;
	if (span_is_empty(piece.at)) {
		return;
	}
	if (last && last->type == PIECE_WORDS && piece.type == PIECE_WORDS) {
		last->at.end = piece.at.end;
		last->tokens.count = piece.tokens.first + piece.tokens.count - last->tokens.first;
		return;
	}
	if (line->count == line->room) {
		line->room = line->room ? 2 * line->room : 8;
		struct line_piece *pieces = arena_room(arena, line->room * sizeof *pieces);
		if (line->count > 0) {
			memcpy(pieces, line->pieces, line->count * sizeof *pieces);
		}
		line->pieces = pieces;
	}
	line->bars += piece.type == PIECE_BAR;
	line->pieces[line->count++] = piece;
}

// --- brackets -------------------------------------------------------------------------------------

uint32_t line_skip_brackets(struct line_brackets *brackets, const struct source *source, span at)
{
	if (source->bytes[at.start] != '(' || brackets->stay_open) {
		return at.start;
	}
	const char *close = memchr(source_at(source, at), ')', span_length(at));
	brackets->stay_open = !close;
	return close ? (uint32_t)(close - source->bytes) : at.start;
}

static char closing_of(char open)
{
	return open == '[' ? ']' : open == '(' ? ')' : 0;
}

static bool is_between_links(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (!byte_is_in(source->bytes[i], " \t\r\n,;/&|")) {
			return false;
		}
	}
	return true;
}

// The last link of those that a pair of brackets holds, of which the first is `first`; `first` itself where the
// brackets do not close behind one.
static uint32_t last_in_brackets(const struct source *source, const struct line_pieces *line, uint32_t first,
				 char close)
{
	uint32_t last = first;
	while (last + 1 < line->count && line->pieces[last + 1].type == PIECE_WORDS) {
		span words = line->pieces[last + 1].at;
		if (source->bytes[words.start] == close) {
			return last;
		}
		bool goes_on = last + 2 < line->count && line->pieces[last + 2].type == PIECE_LINK;
		if (!goes_on || !is_between_links(source, words)) {
			break;
		}
		last += 2;
	}
	return UINT32_MAX;
}

void line_join_brackets(const struct source *source, struct line_pieces *line)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < line->count; i++) {
		struct line_piece *piece = &line->pieces[i];
		struct line_piece *before = kept > 0 ? &line->pieces[kept - 1] : NULL;
		bool may_open = piece->type == PIECE_LINK && before && before->type == PIECE_WORDS;
		char close = may_open ? closing_of(source->bytes[before->at.end - 1]) : 0;
		uint32_t last = close ? last_in_brackets(source, line, i, close) : UINT32_MAX;
		if (last == UINT32_MAX) {
			line->pieces[kept++] = *piece;
			continue;
		}
		struct line_piece joined = *piece;
		joined.bracket = source->bytes[before->at.end - 1];
		joined.at = span_of(before->at.end - 1, line->pieces[last].at.end + 1);
		joined.tokens.count =
			line->pieces[last].tokens.first + line->pieces[last].tokens.count - piece->tokens.first;
		before->at.end--;
		line->pieces[last + 1].at.start++;
		kept -= span_is_empty(before->at);
		line->pieces[kept++] = joined;
		i = span_is_empty(line->pieces[last + 1].at) ? last + 1 : last;
	}
	line->count = kept;
}

// --- tokens ---------------------------------------------------------------------------------------

struct line_reading {
	struct arena *arena;
	const struct entry *section;
	struct line_pieces *line;
	struct token_run rest;
};

static const struct token *token_at(const struct line_reading *reading, uint32_t index)
{
	return &reading->section->tokens[reading->rest.first + index];
}

// How many tokens there are from the first one, which opens, to the one that closes it.
static uint32_t whole_count(const struct line_reading *reading)
{
	uint32_t depth = 0;
	for (uint32_t i = 0; i < reading->rest.count; i++) {
		const struct token *token = token_at(reading, i);
		depth += token->side == TOKEN_OPEN;
		depth -= token->side == TOKEN_CLOSE && depth > 0;
		if (depth == 0) {
			return i + 1;
		}
	}
	return reading->rest.count;
}

static bool has_image(const struct line_reading *reading, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (token_at(reading, i)->type == TOKEN_IMAGE) {
			return true;
		}
	}
	return false;
}

// The mark holds a link and nothing else.
static bool holds_link(const struct line_reading *reading, uint32_t count)
{
	if (count < 4 || token_at(reading, 1)->type != TOKEN_LINK) {
		return false;
	}
	struct line_reading inner = *reading;
	inner.rest = (struct token_run){reading->rest.first + 1, count - 2};
	return whole_count(&inner) == count - 2;
}

static enum line_piece_type type_of(const struct line_reading *reading, uint32_t count)
{
	const struct token *first = token_at(reading, 0);
	switch ((enum token_type)first->type) {
	case TOKEN_LINK:
		if (first->flags & TOKEN_AUTOLINK) {
			return PIECE_WORDS;
		}
		return has_image(reading, count) ? PIECE_NOTHING : PIECE_LINK;
	case TOKEN_IMAGE:
	case TOKEN_HTML_INLINE:
		return PIECE_NOTHING;
	case TOKEN_CODE_SPAN:
		return PIECE_CODE;
	case TOKEN_STRONG:
		return holds_link(reading, count) ? PIECE_LINK : PIECE_STRONG;
	case TOKEN_EMPHASIS:
		return holds_link(reading, count) ? PIECE_LINK : PIECE_EMPHASIS;
	case TOKEN_STRIKE:
		return holds_link(reading, count) ? PIECE_LINK : PIECE_WORDS;
	default:
		return PIECE_WORDS;
	}
}

// Adds a part of the text of tokens, split at bars that are not in brackets of its own.
static void add_words(struct line_reading *reading, uint32_t count)
{
	const struct source *source = reading->section->source;
	const struct token *first = token_at(reading, 0);
	struct line_piece piece = {PIECE_WORDS,
				   0,
				   span_of(first->at.start, token_at(reading, count - 1)->at.end),
				   {reading->rest.first, count}};
	struct line_brackets brackets = {0};
	for (uint32_t i = first->at.start; first->type == TOKEN_TEXT && i < first->at.end; i++) {
		bool is_escaped = first->detail == 1 && i == first->at.start;
		uint32_t close = line_skip_brackets(&brackets, source, span_of(i, first->at.end));
		if (close > i) {
			i = close;
		} else if (source->bytes[i] == '|' && !is_escaped) {
			struct line_piece bar = {PIECE_BAR, 0, span_of(i, i + 1), piece.tokens};
			struct line_piece before = piece;
			before.at.end = i;
			line_add(reading->arena, reading->line, before);
			line_add(reading->arena, reading->line, bar);
			piece.at.start = i + 1;
		}
	}
	line_add(reading->arena, reading->line, piece);
}

struct line_pieces *entry_line_read(struct arena *arena, const struct entry *section, span at)
{
	struct line_pieces *line = arena_alloc(arena, sizeof *line);
	size_t first, end;
	BISECT(first, section->token_count, section->tokens[first].at.start < at.start);
	BISECT(end, section->token_count, section->tokens[end].at.start < at.end);
	*line = (struct line_pieces){.at = at};
	struct line_reading reading = {arena, section, line, {(uint32_t)first, (uint32_t)(end - first)}};
	while (reading.rest.count > 0) {
		uint32_t count = whole_count(&reading);
		enum line_piece_type type = type_of(&reading, count);
		if (type == PIECE_WORDS) {
			add_words(&reading, count);
		} else {
			span whole = span_of(token_at(&reading, 0)->at.start, token_at(&reading, count - 1)->at.end);
			line_add(arena, line,
				 (struct line_piece){(uint8_t)type, 0, whole, {reading.rest.first, count}});
		}
		reading.rest.first += count;
		reading.rest.count -= count;
	}
	line_join_brackets(section->source, line);
	return line;
}

// --- marks ----------------------------------------------------------------------------------------

uint32_t line_mark_length(const struct source *source, span at)
{
	static const char *const marks[] = {"---", "--", "-", "–", "—", "―", "−", "‑", ":", "："};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, at, marks[i])) {
			return (uint32_t)strlen(marks[i]);
		}
	}
	return 0;
}

bool line_is_glue(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (!byte_is_in(source->bytes[i], " \t,;:.")) {
			return false;
		}
	}
	return true;
}

// --- ornaments ------------------------------------------------------------------------------------

uint32_t line_emoji_length(const struct source *source, span at)
{
	size_t length = 0;
	if (span_is_empty(at)) {
		return 0;
	}
	if (source->bytes[at.start] == ':') {
		uint32_t end = at.start + 1;
		while (end < at.end &&
		       (source_is_word_byte(source->bytes[end]) || byte_is_in(source->bytes[end], "_+-"))) {
			end++;
		}
		bool is_name = end > at.start + 1 && end < at.end && source->bytes[end] == ':';
		return is_name ? end + 1 - at.start : 0;
	}
	uint32_t code_point = unicode_decode(source_at(source, at), span_length(at), &length);
	return code_point >= 0x80 && unicode_is_symbol(code_point) ? (uint32_t)length : 0;
}

bool line_is_ornament(const struct source *source, span at)
{
	while (!span_is_empty(at = source_trim_lines(source, at))) {
		uint32_t length = line_emoji_length(source, at);
		if (length == 0 && !byte_is_in(source->bytes[at.start], "0123456789.")) {
			return false;
		}
		at.start += length > 0 ? length : 1;
	}
	return true;
}
