// Paragraphs in bold with a list below them.

#include "entry/bold.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "markdown/comment.h"

// --- the title ------------------------------------------------------------------------------------

// Emoji, a backslash at the end and whitespace are no part of a title.
static bool is_ornament(const struct source *source, span at)
{
	while (!span_is_empty(at)) {
		size_t length;
		uint32_t code_point = unicode_decode(source_at(source, at), span_length(at), &length);
		bool is_none = unicode_is_symbol(code_point) || unicode_is_whitespace(code_point) || code_point == '\\';
		if (!is_none) {
			return false;
		}
		at.start += (uint32_t)length;
	}
	return true;
}

// What the tokens of a paragraph are, outside bold and in it.
struct bold_reading {
	uint32_t strong, image, link;
	uint32_t first, end;	   // tokens of the bold parts, links around them included
	uint32_t opening;	   // the link that is open
	uint32_t parts;		   // how many bold parts
	bool has_text, is_wrapped; // in bold; by a link
};

// False if the token is text that is not in bold.
static bool read_token(const struct entry *entry, uint32_t index, struct bold_reading *reading)
{
	const struct token *token = &entry->tokens[index];
	bool opens = token->side == TOKEN_OPEN;
	bool closes = token->side == TOKEN_CLOSE;
	switch ((enum token_type)token->type) {
	case TOKEN_STRONG:
		if (reading->image > 0) {
			return true;
		}
		if (opens && reading->strong == 0) {
			reading->parts++;
			bool is_wrapped = reading->link > 0;
			reading->is_wrapped = reading->is_wrapped || is_wrapped;
			if (reading->parts == 1) {
				reading->first = is_wrapped ? reading->opening : index;
			}
		}
		reading->strong = reading->strong + opens - (closes && reading->strong > 0);
		reading->end = index + 1;
		return true;
	case TOKEN_IMAGE:
		reading->image = reading->image + opens - (closes && reading->image > 0);
		return true;
	case TOKEN_LINK:
		if (reading->strong == 0 && reading->image == 0) {
			reading->opening = opens ? index : reading->opening;
			reading->link = opens;
			reading->end = closes && reading->end > reading->opening ? index + 1 : reading->end;
		}
		return true;
	case TOKEN_EMPHASIS:
	case TOKEN_STRIKE:
	case TOKEN_SOFT_BREAK:
	case TOKEN_HARD_BREAK:
	case TOKEN_HTML_INLINE:
		return true;
	default:
		reading->has_text = reading->has_text || (reading->strong > 0 && reading->image == 0);
		return reading->strong > 0 || reading->image > 0 ||
		       (token->type == TOKEN_TEXT && is_ornament(entry->source, token->at));
	}
}

// A list marker without a space behind it, and a word or bold: a field of the list below.
static bool is_tight_item(const struct entry *section, uint32_t token)
{
	const struct source *source = section->source;
	span at = section->tokens[token].at;
	return section->tokens[token].type == TOKEN_TEXT && byte_is_in(source->bytes[at.start], "-+*") &&
	       at.start + 1 < source->size &&
	       (source_is_word_byte(source->bytes[at.start + 1]) ||
		source_starts_with(source, span_of(at.start + 1, source->size), "**"));
}

// The tokens of the title: all of the paragraph, or its lines above such a field.
static uint32_t title_length(const struct entry *section, const struct entry_paragraph *paragraph)
{
	for (uint32_t i = 0; i + 1 < paragraph->tokens.count; i++) {
		uint8_t type = section->tokens[paragraph->tokens.first + i].type;
		bool breaks = type == TOKEN_SOFT_BREAK || type == TOKEN_HARD_BREAK;
		if (breaks && is_tight_item(section, paragraph->tokens.first + i + 1)) {
			return i;
		}
	}
	return paragraph->tokens.count;
}

// Sets the heading and the title if all of the paragraph is bold.
static bool read_title(const struct entry *section, const struct entry_paragraph *paragraph, struct entry_cut *cut)
{
	struct bold_reading reading = {0};
	const struct token *tokens = section->tokens;
	uint32_t count = title_length(section, paragraph);
	for (uint32_t i = 0; i < count; i++) {
		if (!read_token(section, paragraph->tokens.first + i, &reading)) {
			return false;
		}
	}
	if (!reading.has_text || reading.strong > 0) {
		return false; // no bold, or one that closes on a line below
	}
	cut->heading = span_of(tokens[reading.first].at.start, tokens[reading.end - 1].at.end);
	bool is_one = reading.parts == 1 && !reading.is_wrapped;
	uint32_t inner = is_one ? 1 : 0;
	cut->title_tokens = (struct token_run){reading.first + inner, reading.end - reading.first - 2 * inner};
	cut->title = is_one ? span_of(tokens[reading.first].at.end, tokens[reading.end - 1].at.start) : cut->heading;
	return true;
}

// --- the list -------------------------------------------------------------------------------------

// Comments, raw tags of a line's break or an anchor, and whitespace.
static bool is_nothing(const struct source *source, span at)
{
	while (!span_is_empty(at = source_trim_lines(source, at))) {
		if (source->bytes[at.start] != '<') {
			return false;
		}
		if (source_starts_with(source, at, "<!--")) {
			at.start = comment_end(source->bytes, at.start, at.end);
			continue;
		}
		bool is_tag = source_starts_with(source, at, "<a") || source_starts_with(source, at, "</a") ||
			      source_starts_with(source, at, "<br");
		const char *close = is_tag ? memchr(source_at(source, at), '>', span_length(at)) : NULL;
		if (!close) {
			return false;
		}
		at.start = (uint32_t)(close - source->bytes) + 1;
	}
	return true;
}

static bool is_gap(const struct source *source, uint32_t start, uint32_t end)
{
	return start <= end && is_nothing(source, span_of(start, end));
}

static uint32_t first_item_from(const struct entry *section, uint32_t offset)
{
	size_t first;
	BISECT(first, section->item_count, section->items[first].whole.start < offset);
	return (uint32_t)first;
}

// The list that starts directly behind an offset.
static bool read_list(const struct entry *section, uint32_t offset, struct entry_cut *cut)
{
	const struct source *source = section->source;
	uint32_t item = first_item_from(section, offset);
	if (item == section->item_count || section->items[item].parent != ENTRY_NONE ||
	    !is_gap(source, offset, section->items[item].whole.start)) {
		return false;
	}
	cut->first = item;
	do {
		cut->extent.end = section->items[item].whole.end;
		item = section->items[item].end;
	} while (item < section->item_count && is_gap(source, cut->extent.end, section->items[item].whole.start));
	cut->end = item;
	return true;
}

// The title becomes all from the first bold mark to the last.
static void join(struct entry_cut *cut, const struct entry_cut *second)
{
	uint32_t before = cut->title.start > cut->heading.start;
	uint32_t after = second->title.end < second->heading.end;
	uint32_t end = second->title_tokens.first + second->title_tokens.count + after;
	cut->title_tokens.first -= before;
	cut->title_tokens.count = end - cut->title_tokens.first;
	cut->heading.end = second->heading.end;
	cut->title = cut->heading;
}

// Adds the paragraphs in bold directly below the first to the title. Returns the last one.
static size_t take_further(const struct entry *section, size_t index, struct entry_cut *cut)
{
	struct entry_cut second;
	while (index + 1 < section->paragraph_count) {
		const struct entry_paragraph *paragraph = &section->paragraphs[index];
		const struct entry_paragraph *next = paragraph + 1;
		if (next->item != ENTRY_NONE || !is_gap(section->source, paragraph->at.end, next->at.start) ||
		    !read_title(section, next, &second)) {
			break;
		}
		join(cut, &second);
		index++;
	}
	return index;
}

bool entry_bold_next(const struct entry *section, size_t *paragraph, struct entry_cut *cut)
{
	const struct source *source = section->source;
	for (size_t i = *paragraph, last; i < section->paragraph_count; i = last + 1) {
		const struct entry_paragraph *title = &section->paragraphs[i];
		last = i;
		*cut = (struct entry_cut){.shape = ENTRY_SHAPE_BOLD, .next_level = section->next_level};
		if (title->item != ENTRY_NONE || !read_title(section, title, cut)) {
			continue;
		}
		last = take_further(section, i, cut);
		if (read_list(section, section->paragraphs[last].at.end, cut)) {
			cut->extent.start = source_line_start(source, title->at.start);
			cut->extent.end = source_next_line(source, cut->extent.end - 1);
			*paragraph = last + 1;
			return true;
		}
	}
	return false;
}

bool entry_bold_near(const struct entry *section, size_t paragraph, struct entry_cut *cut)
{
	const struct source *source = section->source;
	const struct entry_paragraph *title = &section->paragraphs[paragraph];
	*cut = (struct entry_cut){.shape = ENTRY_SHAPE_BOLD, .next_level = section->next_level};
	if (title->item != ENTRY_NONE || source_line(source, title->at.start).end < title->at.end ||
	    read_title(section, title, cut) || !read_list(section, title->at.end, cut)) {
		return false;
	}
	cut->heading = cut->title = title->at;
	cut->title_tokens = title->tokens;
	cut->extent.start = source_line_start(source, title->at.start);
	cut->extent.end = source_next_line(source, cut->extent.end - 1);
	return true;
}

// The first line of a paragraph as one of its own; all of the paragraph where marks that open on that line go on.
static struct entry_paragraph first_line(const struct entry *section, const struct entry_paragraph *paragraph)
{
	struct entry_paragraph line = *paragraph;
	uint32_t depth = 0;
	for (uint32_t i = 0; i < paragraph->tokens.count; i++) {
		const struct token *token = &section->tokens[paragraph->tokens.first + i];
		bool breaks = token->type == TOKEN_SOFT_BREAK || token->type == TOKEN_HARD_BREAK;
		depth = depth + (token->side == TOKEN_OPEN) - (token->side == TOKEN_CLOSE && depth > 0);
		if (breaks && depth == 0) {
			line.at.end = token->at.start;
			line.tokens.count = i;
			break;
		}
	}
	return line;
}

bool entry_bold_loose(const struct entry *section, size_t paragraph, struct entry_cut *cut)
{
	const struct source *source = section->source;
	const struct entry_paragraph *title = &section->paragraphs[paragraph];
	struct entry_paragraph line = first_line(section, title);
	*cut = (struct entry_cut){.shape = ENTRY_SHAPE_BOLD, .next_level = section->next_level};
	if (title->item != ENTRY_NONE || line.tokens.count == 0 || !read_title(section, &line, cut)) {
		return false;
	}
	struct entry_cut other;
	const struct entry_paragraph *last = title;
	const struct entry_paragraph *end = section->paragraphs + section->paragraph_count;
	for (const struct entry_paragraph *next = title + 1; next < end; next++) {
		line = first_line(section, next);
		if (next->item != ENTRY_NONE || !is_gap(source, last->at.end, next->at.start) ||
		    read_title(section, &line, &other)) {
			break;
		}
		last = next;
	}
	cut->first = cut->end = first_item_from(section, last->at.end);
	cut->extent = span_of(source_line_start(source, title->at.start), source_next_line(source, last->at.end - 1));
	return last->at.end > cut->heading.end;
}
