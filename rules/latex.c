// latex: LaTeX that was copied with a text and shows as it is.

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "lint/names.h"
#include "lint/rule.h"

// The block of raw HTML around an escape: elsewhere they are the reader's.
static const struct entry_html *html_around(const struct entry *entry, span at)
{
	size_t first;
	BISECT(first, entry->html_count, entry->html[first].at.end < at.end);
	return &entry->html[first];
}

// `$` is again in the same block of raw HTML: two of them would enclose mathematics.
static bool has_other_dollar(const struct source *source, span html, span at)
{
	return memchr(source->bytes + html.start, '$', at.start - html.start) ||
	       memchr(source->bytes + at.end, '$', html.end - at.end);
}

enum { COMMENT_MAX = 256 }; // as far as is looked for one

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// `&lt` is an entity without its semicolon too. None has a name of one letter, as in `R&D`.
static bool may_be_entity(const struct source *source, uint32_t after)
{
	uint32_t end = after;
	while (end < source->size && end - after < 2 && is_letter_or_digit(source->bytes[end])) {
		end++;
	}
	char next = end < source->size ? source->bytes[end] : ' ';
	return end - after == 2 || next == '#' || (next == ';' && end > after);
}

static span escaped_character(const struct deviation *deviation)
{
	return span_of(deviation->at.start + 1, deviation->at.end);
}

static enum pllint_fix escape_fix(const struct check *check, const struct deviation *deviation)
{
	span character = escaped_character(deviation);
	char c = check->source->bytes[character.start];
	const struct entry_html *html = html_around(check->entry, deviation->at);
	// `<!--` right before the block is text, since its end is not in its paragraph, but does not look so.
	bool is_sure = !comment_is_open_before(check->source->bytes, html->at.start, COMMENT_MAX) &&
		       (c != '$' || !has_other_dollar(check->source, html->at, deviation->at)) &&
		       (c != '&' || !may_be_entity(check->source, character.end));
	return is_sure ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED;
}

// Commands that set their only argument as text.
static bool sets_text(const struct source *source, span name)
{
	static const char *const names[] = {
		"textbf", "textit", "textsc", "texttt", "textrm", "textsf",
		"textsl", "textup", "emph",   "uline",	"mbox",	  "underline",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (source_is(source, name, names[i])) {
			return true;
		}
	}
	return false;
}

// The text between the braces of `\\name{text}`; false where there is more than that.
static bool find_text(const struct source *source, span command, span *text)
{
	const char *bytes = source->bytes;
	const char *brace = memchr(bytes + command.start, '{', span_length(command));
	if (!brace) {
		return false;
	}
	uint32_t open = (uint32_t)(brace - bytes);
	uint32_t depth = 0;
	for (uint32_t i = open; i < command.end; i++) {
		depth += bytes[i] == '{';
		depth -= bytes[i] == '}';
		if (depth == 0) {
			*text = span_of(open + 1, i);
			return i + 1 == command.end && sets_text(source, span_of(command.start + 1, open));
		}
	}
	return false;
}

enum { NEST_MAX = 64 };

// What is left of a command when those within it are unwrapped as well.
struct unwrapped {
	struct pllint_piece pieces[2 * NEST_MAX + 1];
	size_t count;
	uint32_t depths[NEST_MAX]; // of braces, where the commands around the place opened
	size_t open;
};

// The brace that opens the text of a command at the place, 0 if there is no such command.
static uint32_t opening_brace(const struct source *source, uint32_t at, uint32_t end)
{
	uint32_t brace = at + 1;
	while (brace < end && is_letter_or_digit(source->bytes[brace])) {
		brace++;
	}
	bool opens = source->bytes[at] == '\\' && brace + 1 < end && source->bytes[brace] == '{' &&
		     source->bytes[brace + 1] != '}';
	return opens && sets_text(source, span_of(at + 1, brace)) ? brace : 0;
}

static void add_piece(struct unwrapped *unwrapped, span at)
{
	if (!span_is_empty(at)) {
		unwrapped->pieces[unwrapped->count++] = piece_list(at);
	}
}

// Within mathematics and code the commands mean something else.
static bool is_only_text(const struct source *source, span text)
{
	return !memchr(source_at(source, text), '$', span_length(text)) &&
	       !memchr(source_at(source, text), '`', span_length(text));
}

// Where only the outermost one goes, another one goes in each pass, of which there are ten.
static bool comes_to_an_end(const struct source *source, span text)
{
	uint32_t commands = 0;
	for (uint32_t i = text.start; i < text.end; i++) {
		commands += source->bytes[i] == '\\';
	}
	return commands < 5;
}

// False where they are nested too deep.
static bool unwrap(const struct source *source, span text, struct unwrapped *unwrapped)
{
	uint32_t depth = 0;
	uint32_t kept = text.start;
	bool is_text = is_only_text(source, text);
	for (uint32_t i = text.start; i < text.end; i++) {
		uint32_t brace = is_text ? opening_brace(source, i, text.end) : 0;
		bool closes = source->bytes[i] == '}' && unwrapped->open > 0 &&
			      unwrapped->depths[unwrapped->open - 1] == depth - 1;
		if (brace || closes) {
			if (unwrapped->count >= 2 * NEST_MAX || (brace && unwrapped->open == NEST_MAX)) {
				return false;
			}
			add_piece(unwrapped, span_of(kept, i));
			i = brace ? brace : i;
			kept = i + 1;
			unwrapped->open -= closes;
			if (brace) {
				unwrapped->depths[unwrapped->open++] = depth;
			}
		}
		depth += source->bytes[i] == '{';
		depth -= source->bytes[i] == '}';
	}
	add_piece(unwrapped, span_of(kept, text.end));
	return is_text || comes_to_an_end(source, text);
}

static bool is_word_end(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

enum { WORD_MAX = 1024 }; // as far as is looked for its ends

// Part of a URL: without the command it may be another one, or one that has other findings.
static bool is_in_url(const struct source *source, span at)
{
	uint32_t start = at.start, end = at.end;
	while (start > 0 && at.start - start < WORD_MAX && !is_word_end(source->bytes[start - 1])) {
		start--;
	}
	while (end < source->size && end - at.end < WORD_MAX && !is_word_end(source->bytes[end])) {
		end++;
	}
	for (uint32_t i = start; i + 3 <= end; i++) {
		if (memcmp(source->bytes + i, "://", 3) == 0) {
			return true;
		}
	}
	return false;
}

enum { LABEL_MAX = 200 }; // bytes

enum { TAG_MAX = 256 }; // as far as is looked for its start

// A tag that is cut by the command would become one.
static bool is_in_broken_tag(const struct source *source, span at)
{
	uint32_t first = at.start > TAG_MAX ? at.start - TAG_MAX : 0;
	for (uint32_t i = at.start; i > first && source->bytes[i - 1] != '\n'; i--) {
		char c = source->bytes[i - 1];
		if (c == '<' || c == '>') {
			return c == '<';
		}
	}
	return false;
}

// It is in a label, or before a colon that ends none as long as the command is there.
static bool may_be_label(const struct check *check, const struct deviation *deviation)
{
	if (deviation->item == ENTRY_NONE) {
		return false;
	}
	const struct entry_label *label = &check->entry->items[deviation->item].label;
	uint32_t left = source_line(check->source, deviation->at.end).end - deviation->at.end;
	const char *after = check->source->bytes + deviation->at.end;
	left = left < LABEL_MAX ? left : LABEL_MAX;
	bool has_colon = memchr(after, ':', left) || memchr(after, 0xEF, left); // a full-width one
	return label->exists ? deviation->at.start < label->whole.end : has_colon;
}

// Beside it stand no items that it may be the same as.
static bool is_whole_value(const struct check *check, const struct deviation *deviation)
{
	span value = deviation->item != ENTRY_NONE ? check->entry->items[deviation->item].value : span_of(0, 0);
	return value.start == deviation->at.start && value.end == deviation->at.end;
}

enum {
	HOLDS_LINKS = 1 << SHAPE_LINK | 1 << SHAPE_LINKS | 1 << SHAPE_URL | 1 << SHAPE_URLS | 1 << SHAPE_URL_PATTERN,
};

// It is in an item below a field of links: without the command an address may be there, or another one.
static bool is_among_links(const struct check *check, const struct deviation *deviation)
{
	uint32_t parent = deviation->item != ENTRY_NONE ? check->entry->items[deviation->item].parent : ENTRY_NONE;
	const struct template_field *field = parent != ENTRY_NONE ? check->match->items[parent].field : NULL;
	return field && (HOLDS_LINKS >> field->shape & 1);
}

// Running text: neither a label, by which a field is known, nor a value that is read in parts, nor an address.
static bool is_running_text(const struct check *check, const struct deviation *deviation)
{
	const struct template_field *field = deviation->field;
	if (is_among_links(check, deviation)) {
		return false;
	}
	bool is_text = !field || field->shape == SHAPE_ANYTHING || field->shape == SHAPE_DETAILS ||
		       (field->shape == SHAPE_LIST && is_whole_value(check, deviation));
	return is_text && !may_be_label(check, deviation) && !is_in_url(check->source, deviation->at) &&
	       !is_in_broken_tag(check->source, deviation->at);
}

// What is left would start a list or another block where the command starts its line, or a comment.
static bool may_mean_more(const struct source *source, span command, span text, const struct unwrapped *unwrapped)
{
	span before = source_trim(source, span_of(source_line_start(source, command.start), command.start));
	char first = unwrapped->count > 0 ? source->bytes[unwrapped->pieces[0].span.start] : ' ';
	bool starts_block = span_is_empty(before) && byte_is_in(first, "-+*#>=~|0123456789");
	return starts_block || source_holds(source, text, "<!");
}

// What is left of a command; nothing where that is not sure.
static bool command_text(const struct check *check, const struct deviation *deviation, struct unwrapped *unwrapped)
{
	span text;
	*unwrapped = (struct unwrapped){.count = 0};
	return find_text(check->source, deviation->at, &text) && !span_is_empty(text) &&
	       unwrap(check->source, text, unwrapped);
}

static enum pllint_fix command_fix(const struct check *check, const struct deviation *deviation)
{
	span text;
	struct unwrapped unwrapped;
	bool is_sure = command_text(check, deviation, &unwrapped) && is_running_text(check, deviation) &&
		       find_text(check->source, deviation->at, &text) &&
		       !may_mean_more(check->source, deviation->at, text, &unwrapped);
	return is_sure ? PLLINT_FIX_UNSAFE : PLLINT_FIX_NONE;
}

// --- several on a line ----------------------------------------------------------------------------

static enum pllint_fix fix_of(const struct check *check, const struct deviation *deviation)
{
	return deviation->kind == DEVIATION_LATEX_ESCAPE ? escape_fix(check, deviation) : command_fix(check, deviation);
}

static bool is_latex(const struct deviation *deviation)
{
	return deviation->kind == DEVIATION_LATEX_ESCAPE || deviation->kind == DEVIATION_LATEX_COMMAND;
}

// Two deviations that follow each other in the text, of one field and on one line.
static bool is_beside(const struct check *check, const struct deviation *a, const struct deviation *b)
{
	return is_latex(a) && is_latex(b) && a->item == b->item && a->at.end <= b->at.start &&
	       !memchr(check->source->bytes + a->at.end, '\n', b->at.start - a->at.end);
}

// One cause, one finding: what is of one kind on the line, and as sure.
static bool is_alike(const struct check *check, const struct deviation *a, const struct deviation *b)
{
	return a->kind == b->kind && fix_of(check, a) == fix_of(check, b);
}

static bool has_earlier(const struct check *check, const struct deviation *deviation)
{
	const struct deviation *at = deviation;
	for (; at > check->match->deviations && is_beside(check, at - 1, at); at--) {
		if (is_alike(check, at - 1, deviation)) {
			return true;
		}
	}
	return false;
}

static void add_edit(struct check *check, struct pllint_finding *finding, const struct deviation *deviation,
		     enum pllint_fix fix)
{
	struct unwrapped unwrapped;
	if (deviation->kind == DEVIATION_LATEX_ESCAPE) {
		report_edit(check, finding, fix, span_of(deviation->at.start, deviation->at.start + 1), NO_PIECES);
	} else if (fix == PLLINT_FIX_UNSAFE && command_text(check, deviation, &unwrapped)) {
		report_edit(check, finding, fix, deviation->at, unwrapped.pieces, unwrapped.count);
	}
}

enum { NAMED_MAX = 4 };

// What the help writes in place of the named ones; false where that is not one piece of the list each.
static bool find_texts(const struct check *check, const struct deviation *const *named, size_t count, span *texts)
{
	for (size_t i = 0; i < count; i++) {
		struct unwrapped unwrapped;
		if (named[i]->kind == DEVIATION_LATEX_ESCAPE) {
			texts[i] = escaped_character(named[i]);
		} else if (command_text(check, named[i], &unwrapped) && unwrapped.count == 1) {
			texts[i] = unwrapped.pieces[0].span;
		} else {
			return false;
		}
	}
	return true;
}

static void check_latex(struct check *check, const struct deviation *deviation)
{
	static const char *const words[2][2] = {
		{"{0} is rendered with its backslash", "{2} backslashes are rendered on this line: {0}"},
		{"{0} is LaTeX and is rendered as plain text",
		 "{2} LaTeX commands on this line are rendered as plain text: {0}"}};
	if (has_earlier(check, deviation)) {
		return;
	}
	const struct deviation *end = check->match->deviations + check->match->deviation_count;
	const struct deviation *named[NAMED_MAX];
	span places[NAMED_MAX], texts[NAMED_MAX];
	size_t count = 0;
	const struct deviation *last = deviation;
	for (const struct deviation *at = deviation; at < end && (at == deviation || is_beside(check, at - 1, at));
	     at++) {
		if (is_alike(check, deviation, at)) {
			if (count < NAMED_MAX) {
				named[count] = at;
				places[count] = at->at;
			}
			count++;
			last = at;
		}
	}
	size_t shown = count < NAMED_MAX ? count : NAMED_MAX;
	bool is_one = count == 1;
	bool has_texts = find_texts(check, named, shown, texts);
	struct pllint_finding *finding =
		report(check, deviation->at, words[deviation->kind == DEVIATION_LATEX_COMMAND][!is_one],
		       has_texts ? "write {1}"
		       : is_one	 ? "write it without LaTeX"
				 : "write them without LaTeX",
		       ARGUMENTS(from_places(check, places, shown, count),
				 has_texts ? from_places(check, texts, shown, count) : (struct argument){0},
				 from_number((uint32_t)count)));
	if (!is_one) {
		finding->has_related = true;
		finding->related = last->at;
	}
	enum pllint_fix fix = fix_of(check, deviation);
	for (const struct deviation *at = deviation; at <= last; at++) {
		if (is_alike(check, deviation, at)) {
			add_edit(check, finding, at, fix);
		}
	}
}

const struct rule rule_latex = {
	.info =
		{
			.name = "latex",
			.page = &page_latex,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_LATEX_ESCAPE, DEVIATION_LATEX_COMMAND),
	.deviation = check_latex,
};
