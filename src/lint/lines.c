// A section line by line, and what each line is to Markdown.

#include "lint/lines.h"

struct line_walk line_walk(const struct source *source, const struct token_batch *batch)
{
	return (struct line_walk){.source = source, .batch = batch, .offset = batch->section.start};
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

static void enter(struct line_walk *walk)
{
	const struct token *open = &walk->batch->tokens[walk->token];
	size_t close = closing_token(walk->batch, walk->token);
	uint32_t end = close < walk->batch->count ? walk->batch->tokens[close].at.end : walk->batch->section.end;
	walk->block = span_of(open->at.start, end);
	walk->place = open->type == TOKEN_HTML ? LINE_HTML : LINE_CODE;
	walk->is_span = open->type == TOKEN_CODE_SPAN;
	walk->token = close;
}

static bool is_within(const struct line_walk *walk, span line)
{
	if (span_is_empty(walk->block) || line.end < walk->block.start) {
		return false;
	}
	return walk->is_span ? line.end < walk->block.end : line.start <= walk->block.end;
}

// Takes the tokens up to the line's end.
static void take_tokens(struct line_walk *walk, struct line *line)
{
	const struct token_batch *batch = walk->batch;
	while (!is_within(walk, line->at) && walk->token < batch->count &&
	       batch->tokens[walk->token].at.start <= line->at.end) {
		const struct token *token = &batch->tokens[walk->token];
		if (is_verbatim(token)) {
			enter(walk);
			continue;
		}
		if (token->type == TOKEN_HARD_BREAK && token->at.start >= line->at.start) {
			line->has_hard_break = true;
		}
		walk->token++;
	}
	line->place = is_within(walk, line->at) ? walk->place : LINE_TEXT;
}

// Most lines end in no blank: look there first.
static span line_text(const struct source *source, span line)
{
	bool may_trim =
		span_is_empty(line) || source->bytes[line.end - 1] == ' ' || source->bytes[line.end - 1] == '\t';
	return may_trim ? source_trim(source, line) : line;
}

bool line_next(struct line_walk *walk, struct line *line)
{
	if (walk->offset >= walk->batch->section.end) {
		return false;
	}
	uint32_t next = source_next_line(walk->source, walk->offset);
	uint32_t end = next;
	if (end > walk->offset && walk->source->bytes[end - 1] == '\n') {
		end--;
		if (end > walk->offset && walk->source->bytes[end - 1] == '\r') {
			end--;
		}
	}
	*line = (struct line){.at = span_of(walk->offset, end), .next = next};
	line->is_blank = span_is_empty(line_text(walk->source, line->at));
	take_tokens(walk, line);
	walk->offset = next;
	return true;
}

span line_trailing_blanks(const struct source *source, const struct line *line)
{
	span text = line_text(source, line->at);
	return span_is_empty(text) ? line->at : span_of(text.end, line->at.end);
}

bool line_is_blank_at(const struct source *source, uint32_t offset)
{
	return span_is_empty(line_text(source, source_line(source, offset)));
}

struct pllint_piece line_ending(const struct source *source, span line)
{
	uint32_t next = source_next_line(source, line.end);
	if (next == line.end) {
		line = source_line(source, 0);
		next = source_next_line(source, line.end);
	}
	return next > line.end ? piece_list(span_of(line.end, next)) : piece_text("\n");
}
