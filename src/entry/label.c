// Reads the label that an item opens with: `**Tags**:`, `Tags：`, `📌 **Tags:**`, `**Tags** (optional):`.

#include <string.h>

#include "base/bytes.h"
#include "entry/mark.h"
#include "entry/reading.h"

// Code points; anything longer is text. Bold leaves less doubt.
enum { LABEL_MAX = 40, STRONG_LABEL_MAX = 60 };

// What has been seen while looking for the colon.
struct search {
	struct reader *reader;
	uint32_t strong, other; // depth of bold, of italics, code and the like
	uint32_t name_start;	// first byte of the name, UINT32_MAX before it
	uint32_t name_end;
	uint32_t strong_start, strong_end; // the first bold part with its delimiters
	bool decorated, underscores;
	uint32_t length; // code points of the name so far
	span colon;
	bool colon_inside;
	// Marks of bold that are text: where they are before the name, UINT32_MAX if nowhere; where those end that are
	// behind the name, and behind the colon, 0 for none.
	uint32_t literal, literal_end, literal_close;
	bool spaced;   // whitespace follows those before the name
	uint32_t tags; // `<b>` and the like that are open
	bool has_tags; // around the name
};

enum step { STEP_ON, STEP_COLON, STEP_STOP };

static bool is_url_colon(const struct source *source, uint32_t at, uint32_t end)
{
	return at + 2 < end && source->bytes[at + 1] == '/' && source->bytes[at + 2] == '/';
}

// `:star:` in front of a label is decoration.
static uint32_t shortcode_length(const char *bytes, size_t size)
{
	size_t i = 1;
	while (i < size && ((bytes[i] >= 'a' && bytes[i] <= 'z') || (bytes[i] >= '0' && bytes[i] <= '9') ||
			    byte_is_in(bytes[i], "_+-"))) {
		i++;
	}
	return size > 2 && bytes[0] == ':' && i > 1 && i < size && bytes[i] == ':' ? (uint32_t)i + 1 : 0;
}

static void name_grows(struct search *search, uint32_t start, uint32_t end, uint32_t length)
{
	if (search->name_start == UINT32_MAX) {
		search->name_start = start;
	}
	search->name_end = end;
	search->length += length;
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// Plain letters, of which most labels consist.
static uint32_t word_length(const char *bytes, size_t size)
{
	size_t i = 0;
	while (i < size && is_letter(bytes[i])) {
		i++;
	}
	return (uint32_t)i;
}

// Where marks of bold end that are text, all of them or all but those that are delimiters; 0 for none.
static uint32_t literal_marks_end(const struct source *source, uint32_t at, uint32_t text_end)
{
	uint32_t start = at;
	uint32_t end = at;
	char mark = at < text_end ? source->bytes[at] : '\0';
	if (mark != '*' && mark != '_') {
		return 0;
	}
	while (start > 0 && source->bytes[start - 1] == mark) {
		start--;
	}
	while (end < source->size && source->bytes[end] == mark) {
		end++;
	}
	return end - start < 2 ? 0 : end < text_end ? end : text_end;
}

// `(e.g.: SLAM / Mapping)`: a remark, whose colon is inside it.
static bool is_in_brackets(const struct source *source, span name)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		uint32_t size = (uint32_t)strlen(pairs[i][0]);
		if (span_length(name) <= size || memcmp(source_at(source, name), pairs[i][0], size) != 0) {
			continue;
		}
		uint32_t at = name.start + size;
		while (at + size <= name.end && memcmp(source->bytes + at, pairs[i][1], size) != 0) {
			at++;
		}
		return at + size > name.end;
	}
	return false;
}

// Whether a label may have its colon here.
static bool take_colon(struct search *search, span colon, uint32_t text_end)
{
	const struct source *source = search->reader->source;
	search->colon = colon;
	search->colon_inside = search->strong + search->other > 0;
	if (is_url_colon(source, colon.start, text_end) || search->name_start == UINT32_MAX ||
	    is_in_brackets(source, span_of(search->name_start, search->name_end))) {
		return false;
	}
	bool is_opened = search->literal != UINT32_MAX;
	if (search->literal_end > 0) {
		bool is_closed = span_is_empty(source_trim(source, span_of(search->literal_end, colon.start)));
		search->literal_end = is_closed ? search->literal_end : 0;
		return is_closed || !is_opened;
	}
	if (!search->colon_inside) {
		uint32_t close = literal_marks_end(source, colon.end, text_end);
		uint32_t end = close > 0 ? close : colon.end;
		char next = end < source->size ? source->bytes[end] : '\n';
		bool is_close = is_opened || (source->bytes[close > 0 ? close - 1 : 0] == '*' && byte_is_space(next));
		search->literal_close = is_close ? close : 0;
		search->colon_inside = search->literal_close > 0;
		return !is_opened || !byte_is_in(next, "*_");
	}
	return true;
}

// One text token. Finds the colon, or lets the name grow.
static enum step text_step(struct search *search, span at)
{
	const struct source *source = search->reader->source;
	for (uint32_t i = at.start; i < at.end && search->length <= STRONG_LABEL_MAX;) {
		const char *bytes = source->bytes + i;
		uint32_t word = word_length(bytes, at.end - i);
		if (word > 0) {
			name_grows(search, i, i + word, word);
			i += word;
			continue;
		}
		size_t length = 0;
		uint32_t c = unicode_decode(bytes, at.end - i, &length);
		uint32_t next = i + (uint32_t)length;
		// A name may end in underscores.
		bool ends_name = search->name_start != UINT32_MAX && search->literal == UINT32_MAX;
		uint32_t marks_end = c == '*' || (c == '_' && !ends_name) ? literal_marks_end(source, i, at.end) : 0;
		if (search->name_start == UINT32_MAX) {
			uint32_t shortcode = shortcode_length(bytes, at.end - i);
			if (shortcode || unicode_is_symbol(c) || unicode_is_whitespace(c)) {
				search->decorated |= !unicode_is_whitespace(c);
				i = shortcode ? i + shortcode : next;
				continue;
			}
			if (marks_end > 0) {
				search->literal = search->literal < i ? search->literal : i;
				search->spaced = marks_end < source->size && byte_is_blank(source->bytes[marks_end]);
				i = marks_end;
				continue;
			}
		}
		if (c == ':' || c == 0xFF1A) {
			return take_colon(search, span_of(i, next), at.end) ? STEP_COLON : STEP_STOP;
		}
		if (marks_end > 0) {
			search->literal_end = marks_end;
			search->length += marks_end - i;
			i = marks_end;
			continue;
		}
		if (!unicode_is_whitespace(c)) {
			name_grows(search, i, next, 1);
		} else {
			search->length++;
		}
		i = next;
	}
	return search->length > STRONG_LABEL_MAX ? STEP_STOP : STEP_ON;
}

static enum step delimiter_step(struct search *search, const struct token *token)
{
	uint32_t *depth = token->type == TOKEN_STRONG ? &search->strong : &search->other;
	if (token->side == TOKEN_OPEN) {
		(*depth)++;
		if (token->type == TOKEN_STRONG && search->strong_start == UINT32_MAX) {
			search->strong_start = token->at.start;
			search->underscores = search->reader->source->bytes[token->at.start] == '_';
		}
	} else if (*depth > 0) {
		(*depth)--;
		if (token->type == TOKEN_STRONG && search->strong_end == UINT32_MAX) {
			search->strong_end = token->at.end;
		}
	}
	return STEP_ON;
}

// Comments count as nothing, tags for bold and the like as its marks.
static enum step html_step(struct search *search, span at)
{
	const struct source *source = search->reader->source;
	if (source_starts_with(source, at, "<!-")) {
		return STEP_ON;
	}
	bool closes = source_starts_with(source, at, "</");
	if (entry_tag_length(source, at) != span_length(at) ||
	    (closes && (search->tags == 0 || search->name_start == UINT32_MAX))) {
		return STEP_STOP;
	}
	search->has_tags = true;
	search->tags += closes ? UINT32_MAX : 1;
	return STEP_ON;
}

static enum step token_step(struct search *search, const struct token *token)
{
	switch ((enum token_type)token->type) {
	case TOKEN_TEXT:
	case TOKEN_CODE_TEXT:
		return text_step(search, token->at);
	case TOKEN_ENTITY:
		name_grows(search, token->at.start, token->at.end, 1);
		return STEP_ON;
	case TOKEN_STRONG:
	case TOKEN_EMPHASIS:
	case TOKEN_STRIKE:
	case TOKEN_CODE_SPAN:
		return delimiter_step(search, token);
	case TOKEN_HTML_INLINE:
		return html_step(search, token->at);
	default:
		return STEP_STOP;
	}
}

// After a colon inside such tags, they must end at once. Returns where, or 0.
static uint32_t tags_close_after_colon(const struct search *search, uint32_t end)
{
	const struct source *source = search->reader->source;
	for (uint32_t i = 0; i < search->tags; i++) {
		uint32_t length = source_starts_with(source, span_of(end, source->size), "</")
					  ? entry_tag_length(source, span_of(end, source_line(source, end).end))
					  : 0;
		if (length == 0) {
			return 0;
		}
		end += length;
	}
	return end;
}

// After a colon inside bold, the bold must end at once. Returns where, or 0.
static uint32_t close_after_colon(const struct search *search, struct token_run run, uint32_t i)
{
	const struct entry *entry = &search->reader->entry;
	span rest = span_of(search->colon.end, entry->tokens[run.first + i].at.end);
	if (!span_is_empty(source_trim(search->reader->source, rest))) {
		return 0;
	}
	uint32_t depth = search->strong + search->other;
	uint32_t end = 0;
	for (i++; i < run.count && depth > 0; i++, depth--) {
		const struct token *token = &entry->tokens[run.first + i];
		if (token->side != TOKEN_CLOSE) {
			return 0;
		}
		end = token->at.end;
	}
	return end;
}

static bool ends_in(const struct source *source, span at, const char *characters)
{
	return !span_is_empty(at) && memchr(characters, source->bytes[at.end - 1], strlen(characters));
}

static bool is_emphasis(char c)
{
	return c == '*' || c == '_';
}

// With the delimiters that an italic mark ends in, if there is one: it starts within the name.
static span with_italic_end(const struct source *source, span name)
{
	uint32_t start = name.start;
	while (start < name.end && !is_emphasis(source->bytes[start])) {
		start++;
	}
	while (start < name.end && name.end < source->size && is_emphasis(source->bytes[name.end])) {
		name.end++;
	}
	return name;
}

// Takes an optional mark off the name, with the delimiters that it leaves at the name's end.
static void take_mark_off(const struct source *source, struct entry_label *label)
{
	span mark = {0, 0};
	bool is_followed = label->text.end < source->size && is_emphasis(source->bytes[label->text.end]);
	span italic = is_followed ? with_italic_end(source, label->text) : label->text;
	if (is_letter(source->bytes[italic.end - 1])) {
		return; // most names
	}
	if (mark_at_end(source, label->text, &mark) == MARK_NONE && mark_at_end(source, italic, &mark) == MARK_NONE) {
		return;
	}
	span name = span_of(label->text.start, mark.start);
	while (ends_in(source, name, " \t*_")) {
		name.end--;
	}
	if (!span_is_empty(name)) {
		label->mark = mark;
		label->text = name;
	}
}

static bool is_separator(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (!byte_is_in(source->bytes[i], "/| \t")) {
			return false;
		}
	}
	return true;
}

// The tokens up to the name's end.
static struct token_run name_run(const struct entry *entry, struct token_run run, uint32_t end)
{
	uint32_t count = 0;
	while (count < run.count && entry->tokens[run.first + count].at.start < end) {
		count++;
	}
	return (struct token_run){run.first, count};
}

// Whether the name is bold throughout, separators between several names aside, and what else it is.
static void read_markup(const struct search *search, struct token_run run, struct entry_label *label)
{
	const struct entry *entry = &search->reader->entry;
	uint32_t strong = 0;
	uint32_t other = 0;
	bool any_strong = false;
	bool all_strong = true;
	for (uint32_t i = 0; i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		if (token->side != TOKEN_WHOLE) {
			uint32_t *depth = token->type == TOKEN_STRONG ? &strong : &other;
			if (token->side == TOKEN_OPEN) {
				(*depth)++;
			} else if (*depth > 0) {
				(*depth)--;
			}
			continue;
		}
		span at = span_of(token->at.start > label->text.start ? token->at.start : label->text.start,
				  token->at.end < label->text.end ? token->at.end : label->text.end);
		if (span_is_empty(at)) {
			continue;
		}
		any_strong |= strong > 0;
		all_strong &= strong > 0 || is_separator(entry->source, at);
		label->other_markup |= other > 0;
	}
	label->strong = any_strong && all_strong;
	label->underscores = search->underscores;
}

static void finish(struct search *search, struct token_run run, struct entry_label *label)
{
	struct reader *reader = search->reader;
	label->exists = true;
	label->text = span_of(search->name_start, search->name_end);
	take_mark_off(reader->source, label);
	run = name_run(&reader->entry, run, label->text.end);
	read_markup(search, run, label);
	bool is_opened = search->literal != UINT32_MAX;
	label->broken = is_opened || search->literal_end > 0 || search->literal_close > 0;
	label->spaced = is_opened && (search->spaced || search->literal_end > 0);
	label->strong |= is_opened && (search->literal_end > 0 || search->literal_close > 0);
	label->decorated = search->decorated;
	label->tokens = run;
	label->shown = entry_visible_part(&reader->entry, run, label->text, &reader->arena);
	label->key = unicode_fold(&reader->arena, label->shown.bytes, label->shown.size);
}

// ` - ` and its kin, ` = ` or `; `, in the place of a colon.
static span dash_after(const struct source *source, span at)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "="};
	if (at.start + 1 < at.end && source->bytes[at.start] == ';' && byte_is_in(source->bytes[at.start + 1], " \t")) {
		return span_of(at.start, at.start + 1);
	}
	uint32_t start = at.start;
	while (start < at.end && byte_is_in(source->bytes[start], " \t")) {
		start++;
	}
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes && start > at.start; i++) {
		uint32_t end = start + (uint32_t)strlen(dashes[i]);
		if (end < at.end && memcmp(source->bytes + start, dashes[i], end - start) == 0 &&
		    byte_is_in(source->bytes[end], " \t")) {
			return span_of(start, end);
		}
	}
	return span_of(0, 0);
}

// A bold start without a colon may still be a label that forgot it.
static uint32_t label_without_colon(struct search *search, span paragraph, struct token_run run,
				    struct entry_label *label)
{
	const struct source *source = search->reader->source;
	search->literal = UINT32_MAX;
	search->literal_end = search->literal_close = 0;
	if (search->strong_end == UINT32_MAX || search->name_start == UINT32_MAX ||
	    search->strong_start > search->name_start) {
		return paragraph.start;
	}
	uint32_t close = search->strong_end - 2;
	search->name_end = close < search->name_end ? close : search->name_end;
	span name = source_trim(source, span_of(search->name_start, search->name_end));
	if (span_is_empty(name) || unicode_count(source_at(source, name), span_length(name)) > STRONG_LABEL_MAX) {
		return paragraph.start;
	}
	search->name_end = name.end;
	finish(search, run, label);
	label->dash = dash_after(source, span_of(search->strong_end, paragraph.end));
	uint32_t end = label->dash.end > 0 ? label->dash.end : search->strong_end;
	label->whole = span_of(paragraph.start, end);
	label->colon = span_of(search->strong_end, search->strong_end);
	return end;
}

uint32_t label_read(struct reader *reader, span paragraph, struct token_run run, struct entry_label *label)
{
	struct search search = {.reader = reader,
				.name_start = UINT32_MAX,
				.strong_start = UINT32_MAX,
				.strong_end = UINT32_MAX,
				.literal = UINT32_MAX};
	*label = (struct entry_label){0};
	enum step step = STEP_ON;
	uint32_t i = 0;
	for (; i < run.count && step == STEP_ON; i++) {
		step = token_step(&search, &reader->entry.tokens[run.first + i]);
	}
	bool strong = search.strong_start < search.name_start;
	if (step != STEP_COLON || search.length > (strong ? STRONG_LABEL_MAX : LABEL_MAX)) {
		return label_without_colon(&search, paragraph, run, label);
	}
	uint32_t end = search.colon.end;
	if (search.literal_close > 0) {
		end = search.literal_close;
	} else if (search.colon_inside) {
		end = close_after_colon(&search, run, i - 1);
		if (end == 0) {
			return label_without_colon(&search, paragraph, run, label);
		}
	}
	end = tags_close_after_colon(&search, end);
	if (end == 0) {
		return label_without_colon(&search, paragraph, run, label);
	}
	finish(&search, run, label);
	label->other_markup |= search.has_tags;
	label->whole = span_of(paragraph.start, end);
	label->colon = search.colon;
	label->colon_inside = search.colon_inside;
	label->blank_before_colon = ends_in(reader->source, span_of(paragraph.start, search.colon.start), " \t");
	return end;
}
