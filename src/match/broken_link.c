// Links that CommonMark does not recognize: a space, another bracket or none where it wants its own.

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "entry/file.h"
#include "match/matcher.h"

// The text of a title, a value or a paragraph, and what of it is read as something else already.
struct text_run {
	struct matcher *matcher;
	const struct source *source;
	span at;
	uint32_t item;
	span *closed; // links, images, code and tags, in order
	size_t closed_count;
	struct bracket *brackets; // that open, in order; read when the first of them is asked for
	size_t bracket_count;
};

struct bracket {
	uint32_t open, close; // the end of the run for none
	uint32_t around;      // the one of its kind that was open before it
};

static bool is_opaque(const struct token *token)
{
	return token->type == TOKEN_LINK || token->type == TOKEN_IMAGE || token->type == TOKEN_CODE_SPAN;
}

static void collect_closed(struct text_run *run, struct token_run tokens)
{
	const struct entry *entry = run->matcher->entry;
	uint32_t depth = 0;
	run->closed = arena_alloc(run->matcher->arena, tokens.count * sizeof *run->closed);
	for (uint32_t i = 0; i < tokens.count; i++) {
		const struct token *token = &entry->tokens[tokens.first + i];
		if (is_opaque(token) && token->side == TOKEN_OPEN) {
			run->closed[run->closed_count] = depth == 0 ? token->at : run->closed[run->closed_count];
			depth++;
		} else if (is_opaque(token) && depth > 0) {
			depth--;
			run->closed[run->closed_count].end = token->at.end;
			run->closed_count += depth == 0;
		} else if (token->type == TOKEN_HTML_INLINE && depth == 0) {
			run->closed[run->closed_count++] = token->at;
		}
	}
}

// Where the text goes on that is not read as something else, from `at` on.
static uint32_t skip_closed(const struct text_run *run, uint32_t at)
{
	const span *formula = entry_formula_at(run->matcher->entry, span_of(at, at + 1));
	if (formula) {
		return formula->end;
	}
	for (size_t i = 0; i < run->closed_count && run->closed[i].start <= at; i++) {
		if (at < run->closed[i].end) {
			return run->closed[i].end;
		}
	}
	return at;
}

static bool is_link_at(const struct text_run *run, uint32_t at)
{
	for (size_t i = 0; i < run->closed_count; i++) {
		if (run->closed[i].start == at) {
			return run->source->bytes[at] == '[';
		}
	}
	return false;
}

static bool ends_link(const struct text_run *run, uint32_t at)
{
	for (size_t i = 0; i < run->closed_count; i++) {
		if (run->closed[i].end == at) {
			return run->source->bytes[run->closed[i].start] == '[' && run->source->bytes[at - 1] == ')';
		}
	}
	return false;
}

static bool starts(const struct text_run *run, uint32_t at, const char *text)
{
	return at < run->at.end && source_starts_with(run->source, span_of(at, run->at.end), text);
}

static bool starts_address(const struct text_run *run, uint32_t at)
{
	return starts(run, at, "http://") || starts(run, at, "https://");
}

static uint32_t line_end(const struct text_run *run, uint32_t at)
{
	uint32_t end = source_line(run->source, at).end;
	return end < run->at.end ? end : run->at.end;
}

static size_t count_opening(const struct text_run *run)
{
	size_t count = 0;
	for (uint32_t at = run->at.start; at < run->at.end; at++) {
		count += byte_is_in(run->source->bytes[at], "[(");
	}
	return count;
}

static void read_brackets(struct text_run *run)
{
	uint32_t inner[] = {UINT32_MAX, UINT32_MAX}; // of those that are open, by kind
	run->brackets = arena_alloc(run->matcher->arena, count_opening(run) * sizeof *run->brackets);
	for (uint32_t at = run->at.start; at < run->at.end; at++) {
		uint32_t after = skip_closed(run, at);
		if (after > at) {
			at = after - 1;
			continue;
		}
		char c = run->source->bytes[at];
		uint32_t *top = &inner[byte_is_in(c, "()")];
		if (byte_is_in(c, "[(")) {
			run->brackets[run->bracket_count] = (struct bracket){at, run->at.end, *top};
			*top = (uint32_t)run->bracket_count++;
		} else if (byte_is_in(c, "])") && *top != UINT32_MAX) {
			run->brackets[*top].close = at;
			*top = run->brackets[*top].around;
		}
		at += c == '\\';
	}
}

// The bracket that closes the one at `open`, passing over what is read otherwise; the end of the run for none.
static uint32_t find_close(struct text_run *run, uint32_t open)
{
	if (!run->brackets) {
		read_brackets(run);
	}
	size_t after;
	BISECT(after, run->bracket_count, run->brackets[after].open <= open);
	return after > 0 && run->brackets[after - 1].open == open ? run->brackets[after - 1].close : run->at.end;
}

// That the field's value is then not a link with a text has the same cause.
static void drop_shape(struct match *match, uint32_t item)
{
	size_t kept = 0;
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind != DEVIATION_LINK_SHAPE || deviation->item != item) {
			match->deviations[kept++] = *deviation;
		}
	}
	match->deviation_count = kept;
}

static void add(const struct text_run *run, enum broken_link how, span at)
{
	match_add_in(run->matcher, DEVIATION_LINK_BROKEN, run->item, at)->number = how;
	if (run->item != ENTRY_NONE) {
		drop_shape(run->matcher->match, run->item);
	}
}

// `end` if it is not there, or a part of what is read otherwise.
static uint32_t find_text(const struct text_run *run, uint32_t at, uint32_t end, const char *text)
{
	while (at < end && !starts(run, at, text)) {
		uint32_t after = skip_closed(run, at);
		at = after > at ? after : at + 1;
	}
	return at < end ? at : end;
}

static uint32_t word_end(const struct text_run *run, uint32_t at, uint32_t end)
{
	while (at < end && !byte_is_in(run->source->bytes[at], " \t")) {
		at++;
	}
	return at;
}

// A box to tick is no text of a link.
static bool is_box(const struct text_run *run, uint32_t open, uint32_t close)
{
	return close <= open + 1 || (close == open + 2 && byte_is_in(run->source->bytes[open + 1], " xX"));
}

static const char wide_open[] = "\xEF\xBC\x88", wide_close[] = "\xEF\xBC\x89";

// `[pdf] (https://…)`: like the next ones, returns where to go on, 0 if nothing is amiss. `at`: of the bracket.
static uint32_t check_spaced(struct text_run *run, uint32_t open, uint32_t close, uint32_t at)
{
	uint32_t end = line_end(run, close);
	uint32_t last = find_text(run, at, end, ")");
	uint32_t word = word_end(run, at, end);
	if (is_box(run, open, close)) {
		return 0;
	}
	if (last < end) {
		add(run, BROKEN_SPACE, span_of(close + 1, at));
		return last;
	}
	if (find_close(run, at) != run->at.end) {
		return 0;
	}
	add(run, BROKEN_SPACE_OPEN, span_of(close + 1, word));
	return word - 1;
}

// `[pdf](https://…`, which would be a link if it were closed.
static uint32_t check_round(struct text_run *run, uint32_t close)
{
	uint32_t end = line_end(run, close);
	uint32_t last = find_text(run, close, end, ")");
	uint32_t word = word_end(run, close, end);
	if (last == end && source_ends_with(run->source, span_of(close, word), wide_close)) {
		add(run, BROKEN_WIDE_CLOSE, span_of(word - 3, word));
		return word - 1;
	}
	add(run, last < end ? BROKEN_TARGET : BROKEN_OPEN, span_of(close + 1, last < end ? last + 1 : word));
	return last < end ? last : word - 1;
}

// `[pdf]（https://…）`, `[pdf][https://…]` and `[pdf]{https://…}`: what closes them is `bracket`.
static uint32_t check_other(struct text_run *run, uint32_t close, const char *bracket, enum broken_link how)
{
	uint32_t end = line_end(run, close);
	uint32_t last = find_text(run, close + 2, end, bracket);
	if (last == end) {
		return 0;
	}
	last += (uint32_t)strlen(bracket);
	add(run, how, span_of(close + 1, last));
	return last - 1;
}

// What follows the text of a link; returns where to go on, 0 if nothing is amiss.
static uint32_t check_target(struct text_run *run, uint32_t open, uint32_t close)
{
	uint32_t at = close + 1;
	while (at < run->at.end && byte_is_in(run->source->bytes[at], " \t")) {
		at++;
	}
	if (at > close + 1) {
		bool opens = at < line_end(run, close) && starts(run, at, "(") && starts_address(run, at + 1);
		return opens ? check_spaced(run, open, close, at) : 0;
	}
	if (starts(run, at, wide_open)) {
		return starts_address(run, close + 4) ? check_other(run, close, wide_close, BROKEN_WIDE) : 0;
	}
	if (!starts_address(run, close + 2)) {
		return 0;
	}
	return starts(run, at, "(")   ? check_round(run, close)
	       : starts(run, at, "[") ? check_other(run, close, "]", BROKEN_SQUARE)
	       : starts(run, at, "{") ? check_other(run, close, "}", BROKEN_SQUARE)
				      : 0;
}

// `[pdf(https://…)`: returns where its target starts, 0 for other text.
static uint32_t check_text(struct text_run *run, uint32_t open)
{
	uint32_t end = line_end(run, open);
	uint32_t at = open + 1;
	while (at < end && !byte_is_in(run->source->bytes[at], "[](`\\")) {
		at++;
	}
	if (at == end || at == open + 1 || !starts(run, at, "(") || !starts_address(run, at + 1) ||
	    find_text(run, at, end, ")") == end) {
		return 0;
	}
	add(run, BROKEN_TEXT, span_of(at, at + 1));
	return at;
}

static uint32_t check_bracket(struct text_run *run, uint32_t open)
{
	uint32_t close = find_close(run, open);
	if (close < run->at.end) {
		return check_target(run, open, close);
	}
	if (is_link_at(run, open + 1)) {
		add(run, BROKEN_OPENING, span_of(open, open + 1));
		return 0;
	}
	return check_text(run, open);
}

enum { REVERSED_MAX = 2048 }; // bytes

// `(https://…)[pdf]`, of which a bare URL takes the rest of the word; `[1]` is a reference.
static uint32_t check_reversed(struct text_run *run, uint32_t open)
{
	const char *bytes = run->source->bytes;
	uint32_t end = line_end(run, open);
	end = end - open > REVERSED_MAX ? open + REVERSED_MAX : end;
	const char *close = memchr(bytes + open, ')', end - open);
	uint32_t text = close ? (uint32_t)(close - bytes) + 2 : end;
	if (text >= end || bytes[text - 1] != '[' || !byte_is_letter(bytes[text]) || word_end(run, open, text) < text) {
		return 0;
	}
	const char *last = memchr(bytes + text, ']', end - text);
	if (!last || starts(run, (uint32_t)(last - bytes) + 1, "(")) {
		return 0;
	}
	add(run, BROKEN_SWAPPED, span_of(open, (uint32_t)(last - bytes) + 1));
	return (uint32_t)(last - bytes);
}

// `(pdf)[https://…]`
static uint32_t check_swapped(struct text_run *run, uint32_t open)
{
	if (starts_address(run, open + 1)) {
		return check_reversed(run, open);
	}
	uint32_t close = find_close(run, open);
	uint32_t end = line_end(run, open);
	if (close >= end || close == open + 1 || !starts(run, close + 1, "[") || !starts_address(run, close + 2)) {
		return 0;
	}
	uint32_t last = find_text(run, close, end, "]");
	if (last == end) {
		return 0;
	}
	add(run, BROKEN_SWAPPED, span_of(open, last + 1));
	return last;
}

static bool has_bracket(const struct source *source, span at)
{
	return !span_is_empty(at) && (memchr(source_at(source, at), '[', span_length(at)) ||
				      memchr(source_at(source, at), ']', span_length(at)));
}

static void check_run(struct matcher *matcher, span at, struct token_run tokens, uint32_t item)
{
	const struct source *source = matcher->entry->source;
	struct text_run run = {.matcher = matcher, .source = source, .at = at, .item = item};
	if (!has_bracket(source, at)) {
		return;
	}
	collect_closed(&run, tokens);
	uint32_t depth = 0, round = 0; // brackets that are open
	for (uint32_t i = at.start; i < at.end; i++) {
		uint32_t after = skip_closed(&run, i);
		if (after > i) {
			i = after - 1;
			continue;
		}
		char c = source->bytes[i];
		uint32_t last = c == '[' ? check_bracket(&run, i) : c == '(' ? check_swapped(&run, i) : 0;
		if (last > 0) {
			i = last;
		} else if (c == ']' && depth == 0 && i > at.start && ends_link(&run, i)) {
			add(&run, BROKEN_CLOSING, span_of(i, i + 1));
		} else if (c == ']' && depth == 0 && starts(&run, i + 1, "(") && starts_address(&run, i + 2)) {
			add(&run, BROKEN_START, span_of(i, i + 2));
		} else if (c == ')' && round == 0 && i > at.start && ends_link(&run, i)) {
			add(&run, BROKEN_ROUND, span_of(i, i + 1));
		} else if (c == '\\') {
			i++;
		} else {
			depth += c == '[';
			depth -= c == ']' && depth > 0;
			round += c == '(';
			round -= c == ')' && round > 0;
		}
	}
}

// A link without a text: nobody sees it.
static void check_texts(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		if (link->notation == LINK_INLINE && !link->image && !span_is_empty(link->target) &&
		    span_is_empty(source_trim(entry->source, link->text))) {
			match_add_in(matcher, DEVIATION_LINK_BROKEN, link->item, link->whole)->number = BROKEN_EMPTY;
		}
	}
}

enum { TOKENS_MAX = 512 }; // a longer text is looked at by no person either

void broken_links_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	if (!has_bracket(entry->source, entry->extent)) {
		return;
	}
	check_texts(matcher);
	if (entry->shape == ENTRY_SHAPE_LINE) {
		span line = entry->line->at;
		struct token_run tokens = entry_tokens_in(entry, line);
		if (tokens.count < TOKENS_MAX) {
			check_run(matcher, line, tokens, ENTRY_NONE);
		}
		return;
	}
	// A file's title is known as text alone, and front matter is no Markdown.
	bool has_values = true;
	if (entry->file) {
		has_values = entry->file->header == FILE_HEADER_LIST;
	} else {
		check_run(matcher, entry->title, entry->title_tokens, ENTRY_NONE);
	}
	for (uint32_t i = 0; i < entry->item_count && has_values; i++) {
		bool is_short = entry->items[i].value_tokens.count < TOKENS_MAX;
		if (is_short && !matcher->match->items[i].unfilled) {
			check_run(matcher, entry->items[i].value, entry->items[i].value_tokens, i);
		}
	}
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		const struct entry_paragraph *paragraph = &entry->paragraphs[i];
		if (paragraph->tokens.count < TOKENS_MAX) {
			check_run(matcher, paragraph->at, paragraph->tokens, paragraph->item);
		}
	}
}
