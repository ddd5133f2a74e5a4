// Lines of a paragraph that open with a label: `**Authors:** A. Lee`.

#include "base/bytes.h"
#include "entry/reading.h"

static bool is_break(const struct token *token)
{
	return token->type == TOKEN_SOFT_BREAK || token->type == TOKEN_HARD_BREAK;
}

// `is_apart`: the line is not one that a value may go on in.
static bool opens_field(const struct reader *reader, const struct entry_label *label, bool is_apart)
{
	if (!label->exists) {
		return false;
	}
	bool is_certain = label->strong && !span_is_empty(label->colon);
	return is_certain || (is_apart && reader->knows(reader->context, label, false));
}

// Reads the label that the rest opens with.
static bool read_next(struct reader *reader, struct label_lines *lines, bool is_apart)
{
	lines->next_value = label_read(reader, lines->rest, lines->rest_run, &lines->next);
	if (!opens_field(reader, &lines->next, is_apart)) {
		lines->next = (struct entry_label){0};
		lines->next_value = lines->rest.start;
		return false;
	}
	return true;
}

static bool is_line_tag(const struct source *source, const struct token *token)
{
	return token->type == TOKEN_HTML_INLINE &&
	       (source_starts_with(source, token->at, "<br") || source_starts_with(source, token->at, "<BR"));
}

struct label_lines lines_open(struct reader *reader, span paragraph, struct token_run run)
{
	struct label_lines lines = {.rest = paragraph, .rest_run = run, .is_open = run.count > 0};
	read_next(reader, &lines, true);
	return lines;
}

// The part ends before the token `end` of the paragraph; breaks and a backslash at its end are no part of it.
static void end_part(const struct reader *reader, struct label_lines *lines, uint32_t end, uint32_t at)
{
	const struct token *tokens = reader->entry.tokens;
	while (end > lines->run.first && is_line_tag(reader->source, &tokens[end - 1])) {
		at = tokens[--end].at.start;
	}
	lines->run.count = end - lines->run.first;
	lines->at = source_trim_lines(reader->source, span_of(lines->at.start, at));
}

bool lines_next(struct reader *reader, struct label_lines *lines)
{
	const struct entry *entry = &reader->entry;
	if (!lines->is_open) {
		return false;
	}
	uint32_t end = lines->rest_run.first + lines->rest_run.count;
	lines->at = lines->rest;
	lines->run = lines->rest_run;
	lines->label = lines->next;
	lines->value = lines->next_value;
	bool is_apart = lines->label.exists;
	for (uint32_t i = lines->run.first; i + 1 < end; i++) {
		if (!is_break(&entry->tokens[i])) {
			continue;
		}
		const struct token *first = &entry->tokens[i + 1];
		lines->rest.start = first->at.start - (first->type == TOKEN_TEXT && first->detail);
		lines->rest_run = (struct token_run){i + 1, end - i - 1};
		if (read_next(reader, lines, is_apart)) {
			end_part(reader, lines, i, entry->tokens[i].at.start);
			return true;
		}
		is_apart = false;
	}
	lines->is_open = false;
	end_part(reader, lines, end, lines->at.end);
	if (source_ends_with(reader->source, lines->at, "\\")) {
		lines->at = source_trim_lines(reader->source, span_of(lines->at.start, lines->at.end - 1));
	}
	return true;
}

static bool is_punctuation(const struct source *source, span at)
{
	while (!span_is_empty(at)) {
		size_t length;
		uint32_t code_point = unicode_decode(source_at(source, at), span_length(at), &length);
		bool is_word = source_is_word_byte(source->bytes[at.start]) && !unicode_is_symbol(code_point);
		if (is_word && code_point != 0xB7 && !unicode_is_whitespace(code_point)) {
			return false;
		}
		at.start += (uint32_t)length;
	}
	return true;
}

bool lines_are_links(const struct reader *reader, const struct label_lines *lines)
{
	uint32_t depth = 0;
	bool has_link = false;
	for (uint32_t i = 0; i < lines->run.count; i++) {
		const struct token *token = &reader->entry.tokens[lines->run.first + i];
		if (token->type == TOKEN_LINK || token->type == TOKEN_IMAGE) {
			has_link = has_link || token->type == TOKEN_LINK;
			depth = token->side == TOKEN_OPEN ? depth + 1 : depth - (depth > 0);
		} else if (depth == 0 && (token->type == TOKEN_TEXT || token->type == TOKEN_CODE_TEXT) &&
			   !is_punctuation(reader->source, token->at)) {
			return false;
		}
	}
	return has_link;
}
