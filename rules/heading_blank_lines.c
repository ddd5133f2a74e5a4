// heading-blank-lines: a heading without a blank line around it.

#include <string.h>

#include "lint/edits.h"
#include "lint/lines.h"
#include "lint/rule.h"
#include "markdown/line.h"

// The line around an offset, without a byte-order mark.
static span line_at(const struct source *source, uint32_t offset)
{
	span line = source_line(source, offset);
	return span_of(line.start < source->body ? source->body : line.start, line.end);
}

static span line_before(const struct source *source, span line)
{
	return line_at(source, line.start - 1);
}

static bool is_blank(const struct source *source, span line)
{
	return span_is_empty(source_trim(source, line));
}

static bool is_comment(const struct source *source, span line)
{
	span text = source_trim(source, line);
	return span_length(text) >= 7 && source_is(source, span_of(text.start, text.start + 4), "<!--") &&
	       source_is(source, span_of(text.end - 3, text.end), "-->");
}

// The level of an ATX heading, 0 if the line is none.
static uint8_t heading_level(const struct source *source, span line)
{
	span text = source_trim(source, line);
	return (uint8_t)line_heading_level(source->bytes, text.start, text.end);
}

// The template shows headings of this level with something right below them; a header names a table as a heading does.
static bool may_touch_below(const struct template *template, uint8_t level)
{
	if (template_has_shape(template, ENTRY_SHAPE_ROW)) {
		return true;
	}
	if (template->group.exists && template->group.level == level && !template->group.blank_after_heading) {
		return true;
	}
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (template->kinds[i].level == level && !template->kinds[i].blank_after_heading) {
			return true;
		}
	}
	return false;
}

// True if a blank line is missing before; `*top` is set to the first line that it has to be before:
// comments count as nothing.
static bool lacks_blank_before(const struct check *check, span line, span *top)
{
	const struct source *source = check->source;
	span above = line;
	do {
		*top = above;
		if (above.start <= source->body) {
			return false;
		}
		above = line_before(source, above);
	} while (is_comment(source, above));
	uint8_t level = heading_level(source, above);
	return !is_blank(source, above) && !(level && may_touch_below(check->template, level));
}

enum below { BELOW_BLANK, BELOW_TEXT, BELOW_NOTHING };

// A heading right below is told that it lacks a blank line before it.
static enum below below_of(const struct check *check, span line, uint8_t level)
{
	const struct source *source = check->source;
	span below = line;
	do {
		uint32_t next = source_next_line(source, below.end);
		if (next >= source->size) {
			return BELOW_NOTHING;
		}
		below = line_at(source, next);
	} while (is_comment(source, below));
	if (heading_level(source, below)) {
		return BELOW_NOTHING;
	}
	return is_blank(source, below) || may_touch_below(check->template, level) ? BELOW_BLANK : BELOW_TEXT;
}

// Below a blank line it could become code.
static bool starts_indented(const struct source *source, uint32_t line)
{
	return line < source->size && (source->bytes[line] == ' ' || source->bytes[line] == '\t');
}

// Most headings do: empty lines around them, and LF at the ends.
static bool stands_free(const struct source *source, uint32_t start, uint32_t end)
{
	const char *bytes = source->bytes;
	return start >= source->body + 2 && bytes[start - 1] == '\n' && bytes[start - 2] == '\n' &&
	       source->size - end >= 2 && bytes[end] == '\n' && bytes[end + 1] == '\n';
}

// A fence without an end: a blank line below it would be one of the code.
static bool opens_fence(const struct source *source, uint32_t offset)
{
	span text = source_trim(source, source_line(source, offset));
	for (uint32_t at = text.start; at + 3 < text.end; at++) {
		span mark = span_of(at, at + 3);
		if ((source_is(source, mark, "```") || source_is(source, mark, "~~~")) &&
		    source->bytes[text.end - 1] != source->bytes[at]) {
			return true;
		}
	}
	return false;
}

// --- what the list does -----------------------------------------------------------------------------

// A heading that lacks a blank line.
struct gap {
	span at;
	span top; // the first line that the one before it has to be before
	uint8_t level;
	bool before, after;
	struct gap *next;
};

struct heading_gaps {
	uint32_t headings, before;  // how many there are, and how many of them lack the line before
	uint32_t above_text, after; // those that something else is below, and how many of them lack the line after
	struct gap *first, **last;
};

static struct heading_gaps *gaps_of(struct check *check)
{
	if (!check->heading_gaps) {
		check->heading_gaps = arena_alloc(check->arena, sizeof *check->heading_gaps);
		*check->heading_gaps = (struct heading_gaps){.first = NULL};
		check->heading_gaps->last = &check->heading_gaps->first;
	}
	return check->heading_gaps;
}

static void take_heading(struct check *check, const struct token *open, const struct token *close)
{
	const struct source *source = check->source;
	struct heading_gaps *gaps = gaps_of(check);
	gaps->headings++;
	if (stands_free(source, open->at.start, close->at.end)) {
		gaps->above_text++;
		return;
	}
	struct gap gap = {.at = span_of(open->at.start, close->at.end), .level = open->detail};
	span line = line_at(source, open->at.start);
	gap.before = lacks_blank_before(check, line, &gap.top);
	enum below below = below_of(check, line, gap.level);
	gap.after = below == BELOW_TEXT;
	gaps->above_text += below != BELOW_NOTHING;
	if (gap.before || gap.after) {
		gaps->before += gap.before;
		gaps->after += gap.after;
		*gaps->last = arena_copy(check->arena, &gap, sizeof gap);
		gaps->last = &(*gaps->last)->next;
	}
}

// --- findings ---------------------------------------------------------------------------------------

// The line below the heading of an entry has nothing but words: the title may go on in it.
static bool title_may_go_on(const struct check *check, const struct gap *gap)
{
	const struct source *source = check->source;
	uint32_t next = source_next_line(source, gap->at.start);
	span below = source_trim(source, source_line(source, next));
	bool is_of_entry = false;
	for (uint32_t i = 0; i < check->template->kind_count; i++) {
		is_of_entry |= check->template->kinds[i].level == gap->level;
	}
	return is_of_entry && !span_is_empty(below) && source_is_word_byte(source->bytes[below.start]) &&
	       !memchr(source_at(source, below), ':', span_length(below));
}

static void report_gap(struct check *check, const struct gap *gap, bool before, bool after)
{
	const struct source *source = check->source;
	const char *text = !after    ? "no blank line before this heading"
			   : !before ? "no blank line after this heading"
				     : "no blank lines before and after this heading";
	const char *help = before && after ? "add them" : "add one";
	if (after && title_may_go_on(check, gap)) {
		help = before ? "add one before it; join the next line to this one if the title goes on in it; if not, "
				"add a blank line between them, too"
			      : "join the next line to this one if the title goes on in it; if not, add a blank line";
	}
	struct pllint_finding *finding = report(check, gap->at, text, help, NULL, 0);
	span line = line_at(source, gap->at.start);
	// Markdown ends a line at a lone CR, and what is between two of them cannot be told apart here.
	uint32_t above = gap->top.start > source->body ? line_before(source, gap->top).start : gap->top.start;
	span around = span_of(above, source_line(source, source_next_line(source, line.end)).end);
	if (source_has_lone_cr(source, around) ||
	    (before && (lines_may_be_html(source, above, true) || opens_fence(source, above)))) {
		return;
	}
	if (after && starts_indented(source, source_next_line(source, line.end))) {
		return;
	}
	if (before) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(gap->top.start, gap->top.start),
			    PIECES(edit_newline(source, line_before(source, gap->top).start)));
	}
	if (after) {
		uint32_t next = source_next_line(source, line.end);
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(next, next),
			    PIECES(edit_newline(source, line.start)));
	}
}

static void report_gaps(struct check *check)
{
	const struct heading_gaps *gaps = check->heading_gaps;
	bool before = gaps && !lines_are_style(check->template, gaps->before, gaps->headings);
	bool after = gaps && !lines_are_style(check->template, gaps->after, gaps->above_text);
	const struct false_heading *other = check->false_headings;
	for (const struct gap *gap = gaps ? gaps->first : NULL; gap; gap = gap->next) {
		while (other && source_next_line(check->source, other->at) <= gap->at.start) {
			other = other->next;
		}
		if (other && other->at <= gap->at.start) {
			continue;
		}
		if ((gap->before && before) || (gap->after && after)) {
			report_gap(check, gap, gap->before && before, gap->after && after);
		}
	}
}

static bool is_container(const struct token *token)
{
	return token->type == TOKEN_ITEM || token->type == TOKEN_QUOTE;
}

// Headings in lists and quotes are left alone: a blank line would make the list loose or end the quote.
static void check_lines(struct check *check, const struct lines *lines)
{
	const struct token_batch *batch = lines->batch;
	const struct token *open = NULL;
	uint32_t depth = 0;
	for (size_t i = 0; i < batch->count; i++) {
		const struct token *token = &batch->tokens[i];
		if (token->type > TOKEN_HEADING) {
			continue; // most of them
		}
		if (is_container(token)) {
			depth += token->side == TOKEN_OPEN;
			depth -= token->side == TOKEN_CLOSE && depth > 0;
		} else if (token->type == TOKEN_HEADING && !(token->flags & TOKEN_SETEXT) && depth == 0) {
			if (token->side == TOKEN_OPEN) {
				open = token;
			} else if (open) {
				take_heading(check, open, token);
				open = NULL;
			}
		}
	}
}

const struct rule rule_heading_blank_lines = {
	.info =
		{
			.name = "heading-blank-lines",
			.page = &page_heading_blank_lines,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.lines = check_lines,
	.file = report_gaps,
	.is_about_gaps = true,
	.is_of_lists = true,
};
