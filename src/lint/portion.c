// The lines of a section that go together when it is moved, and whether they can stand elsewhere.

#include "lint/portion.h"

#include <string.h>

#include "base/source.h"
#include "entry/entry.h"
#include "lint/edits.h"
#include "markdown/block.h"
#include "markdown/target.h"

// --- raw tags ------------------------------------------------------------------------------------

// Whether the tags of raw HTML that hold blocks open and close among themselves.

enum { RAW_TAGS_DEPTH = 32 };

struct raw_tags {
	uint8_t open[RAW_TAGS_DEPTH];
	uint32_t depth;
	uint32_t comment_end; // of the last comment
};

// Elements that can hold entries, and whose end is not left out.
static const char *const names[] = {
	"article", "aside",   "blockquote", "center", "details", "div",	  "dl",	 "fieldset", "figure",
	"footer",  "form",    "head",	    "header", "html",	 "main",  "nav", "ol",	     "pre",
	"section", "summary", "svg",	    "table",  "tbody",	 "thead", "ul",
};

enum { NAME_COUNT = sizeof names / sizeof *names };

static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

// The index of the name that stands there, NAME_COUNT for any other.
static uint8_t name_at(const char *bytes, uint32_t at, uint32_t end)
{
	uint32_t length = 0;
	while (at + length < end && is_name(bytes[at + length])) {
		length++;
	}
	for (uint8_t i = 0; i < NAME_COUNT; i++) {
		uint32_t same = 0;
		while (same < length && (bytes[at + same] | 0x20) == names[i][same]) {
			same++;
		}
		if (same == length && names[i][same] == '\0') {
			return i;
		}
	}
	return NAME_COUNT;
}

static bool take_tag(struct raw_tags *tags, uint8_t name, bool closes)
{
	if (closes) {
		return tags->depth > 0 && tags->open[--tags->depth] == name;
	}
	if (tags->depth == RAW_TAGS_DEPTH) {
		return false;
	}
	tags->open[tags->depth++] = name;
	return true;
}

// Takes the lines of a text one after the other, those of code left out; `end` is that of the text. False if a tag
// closes nothing, a comment stays open, or it cannot be told what is a tag.
static bool raw_tags_take(struct raw_tags *tags, const struct source *source, span line, uint32_t end)
{
	const char *bytes = source->bytes;
	uint32_t at = line.start > tags->comment_end ? line.start : tags->comment_end;
	// In code a tag is none.
	bool may_be_code =
		at < line.end && (memchr(bytes + at, '`', line.end - at) || memchr(bytes + at, '\\', line.end - at));
	while (at < line.end) {
		if (bytes[at] != '<') {
			at++;
			continue;
		}
		if (end - at >= 4 && memcmp(bytes + at, "<!--", 4) == 0) {
			uint32_t after = comment_end(source->bytes, at, end);
			if (may_be_code || memcmp(bytes + after - 3, "-->", 3) != 0) {
				return false;
			}
			tags->comment_end = after;
			at = after;
			continue;
		}
		bool closes = at + 1 < line.end && bytes[at + 1] == '/';
		at += closes ? 2 : 1;
		uint8_t name = name_at(bytes, at, line.end);
		if (name < NAME_COUNT && (may_be_code || !take_tag(tags, name, closes))) {
			return false;
		}
	}
	return true;
}

struct reading {
	const struct source *source;
	span section;
	struct block_state state;
	struct raw_tags tags;
	bool after_blank, after_rule;
	uint32_t level; // of the heading; one by its underline is taken for a group
	struct portion *portion;
};

// A definition counts for the whole list, and of two with one name the first does. A footnote is one on GitHub.
static bool is_definition(const struct reading *reading, const struct block_line *found, struct line line)
{
	const char *bytes = reading->source->bytes;
	bool is_footnote = line.end - found->at > 1 && bytes[found->at] == '[' && bytes[found->at + 1] == '^';
	return found->kind == BLOCK_TEXT &&
	       (is_footnote || target_opens_definition(bytes, found->at, line.end, reading->source->size));
}

// A fence or a comment that was not closed where it was meant to be swallows the sections after it.
static bool hides_heading(const struct reading *reading, const struct block_line *found, struct line line)
{
	bool is_verbatim = found->kind == BLOCK_FENCED || found->kind == BLOCK_HTML;
	return is_verbatim && line_heading_level(reading->source->bytes, found->at, line.end) == reading->level;
}

static enum portion_end end_of(const struct block_state *state)
{
	bool is_html = state->open == BLOCK_HTML && state->html > 0;
	if (state->open == BLOCK_FENCED || (is_html && state->html < 6)) {
		return PORTION_OPEN; // in an item a heading ends it, but the blank lines before that are part of it
	}
	return is_html && state->depth == 0 ? PORTION_TO_WHITESPACE : PORTION_CLOSED;
}

// A rule that stands for itself, as lists have it between their sections.
static bool may_part(const struct reading *reading, const struct block_line *found, struct line line)
{
	return found->kind == BLOCK_RULE && reading->state.depth == 0 && found->at == line.start &&
	       reading->after_blank;
}

static void note_block(struct reading *reading, const struct block_line *found, struct line line)
{
	const char *bytes = reading->source->bytes;
	span rest = span_of(found->at, line.end);
	bool is_tag = reading->state.depth == 0 && span_length(rest) > 1 && bytes[rest.start] == '<' &&
		      bytes[rest.start + 1] != '/' && !source_starts_with(reading->source, rest, "<details");
	reading->portion->ends_in_markup = is_tag;
	reading->portion->markup_is_attached = !reading->after_blank;
}

static bool take_line(struct reading *reading, struct line line)
{
	const struct source *source = reading->source;
	if (span_is_empty(source_trim(source, span_of(line.start, line.end)))) {
		(void)block_next(&reading->state, source->bytes, line);
		reading->after_blank = true;
		return true;
	}
	struct block_line found = block_next(&reading->state, source->bytes, line);
	if (hides_heading(reading, &found, line)) {
		return false;
	}
	if (line.start == reading->section.start) {
		reading->level = found.kind == BLOCK_HEADING ? found.level : 2;
		reading->portion->is_setext = found.kind != BLOCK_HEADING;
	}
	if (is_definition(reading, &found, line)) {
		return false;
	}
	bool is_code = found.kind == BLOCK_FENCED || found.kind == BLOCK_INDENTED;
	if (!is_code && !raw_tags_take(&reading->tags, source, span_of(line.start, line.end), reading->section.end)) {
		return false;
	}
	if (!may_part(reading, &found, line)) {
		if (found.starts) {
			note_block(reading, &found, line);
		}
		bool is_heading = found.kind == BLOCK_HEADING || found.kind == BLOCK_UNDERLINE;
		reading->portion->ends_behind_rule =
			(reading->after_rule || reading->portion->ends_behind_rule) && !is_heading;
		reading->after_rule = false;
		reading->portion->content.end = line.end;
		reading->portion->ending = span_of(line.end, line.next);
		reading->portion->end = (uint8_t)end_of(&reading->state);
	} else {
		reading->after_rule = true;
	}
	reading->after_blank = false;
	return true;
}

bool portion_read(const struct source *source, struct line_reader *lines, span section, struct portion *portion)
{
	struct reading reading = {.source = source, .section = section, .portion = portion};
	*portion = (struct portion){.content = section};
	if (edit_has_lone_cr(source, section)) {
		return false;
	}
	for (uint32_t at = section.start; at < section.end;) {
		struct line line = line_from(lines, at);
		if (!take_line(&reading, line)) {
			return false;
		}
		at = line.next;
	}
	// What is read in two ways by versions of md4c is of no matter where a heading follows.
	bool may_be_open = reading.state.is_unsure && section.end == source->size;
	return reading.tags.depth == 0 && !may_be_open && !comment_is_open_in(source->bytes, portion->content);
}
