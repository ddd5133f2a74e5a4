// A section line by line, and what each line is to Markdown.

#include "lint/lines.h"

struct lines lines_of(const struct source *source, const struct token_batch *batch)
{
	return (struct lines){.source = source, .batch = batch, .offset = batch->section.start};
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

static void enter(struct lines *lines)
{
	const struct token *open = &lines->batch->tokens[lines->token];
	size_t close = closing_token(lines->batch, lines->token);
	uint32_t end = close < lines->batch->count ? lines->batch->tokens[close].at.end : lines->batch->section.end;
	lines->block = span_of(open->at.start, end);
	lines->place = open->type == TOKEN_HTML ? RAW_HTML : RAW_CODE;
	lines->is_span = open->type == TOKEN_CODE_SPAN;
	lines->token = close;
}

static bool is_within(const struct lines *lines, span line)
{
	if (span_is_empty(lines->block) || line.end < lines->block.start) {
		return false;
	}
	return lines->is_span ? line.end < lines->block.end : line.start <= lines->block.end;
}

// Takes the tokens up to the line's end.
static void take_tokens(struct lines *lines, struct raw_line *line)
{
	const struct token_batch *batch = lines->batch;
	while (!is_within(lines, line->at) && lines->token < batch->count &&
	       batch->tokens[lines->token].at.start <= line->at.end) {
		const struct token *token = &batch->tokens[lines->token];
		if (is_verbatim(token)) {
			enter(lines);
			continue;
		}
		if (token->type == TOKEN_HARD_BREAK && token->at.start >= line->at.start) {
			line->has_hard_break = true;
		}
		lines->token++;
	}
	line->place = is_within(lines, line->at) ? lines->place : RAW_TEXT;
}

// Most lines end in no blank: look there first.
static span line_text(const struct source *source, span line)
{
	bool may_trim =
		span_is_empty(line) || source->bytes[line.end - 1] == ' ' || source->bytes[line.end - 1] == '\t';
	return may_trim ? source_trim(source, line) : line;
}

bool lines_next(struct lines *lines, struct raw_line *line)
{
	if (lines->offset >= lines->batch->section.end) {
		return false;
	}
	uint32_t next = source_next_line(lines->source, lines->offset);
	uint32_t end = next;
	if (end > lines->offset && lines->source->bytes[end - 1] == '\n') {
		end--;
		if (end > lines->offset && lines->source->bytes[end - 1] == '\r') {
			end--;
		}
	}
	*line = (struct raw_line){.at = span_of(lines->offset, end), .next = next};
	line->is_blank = span_is_empty(line_text(lines->source, line->at));
	take_tokens(lines, line);
	lines->offset = next;
	return true;
}

span lines_trailing_blanks(const struct source *source, const struct raw_line *line)
{
	span text = line_text(source, line->at);
	return span_is_empty(text) ? line->at : span_of(text.end, line->at.end);
}

bool lines_is_blank_at(const struct source *source, uint32_t offset)
{
	return span_is_empty(line_text(source, source_line(source, offset)));
}
