// Builds entries from a stream of tokens: which heading, which items, which paragraphs.

#include "entry/reader.h"

#include <string.h>

#include "base/bytes.h"
#include "base/math.h"
#include "entry/reading.h"

#define PUSH(reader, array, count, capacity)                                                                           \
	((array) = memory_grow((reader)->memory, (array), &(capacity), (count) + 1, sizeof *(array)),                  \
	 &(array)[(count)++])

struct reader *reader_new(struct memory *memory, const struct source *source)
{
	struct reader *reader = memory_resize(memory, NULL, sizeof *reader);
	*reader = (struct reader){
		.memory = memory,
		.source = source,
		.last_top_item = ENTRY_NONE,
		.last_root = ENTRY_NONE,
		.labelled = ENTRY_NONE,
	};
	arena_init(&reader->arena, memory);
	reader->entry.source = source;
	reader->entry.extent = span_of(source->body, source->body);
	return reader;
}

void reader_keep_headings(struct reader *reader, reader_keeps *keeps, const void *context)
{
	reader->keeps = keeps;
	reader->keeps_context = context;
}

void reader_read_paragraphs(struct reader *reader, reader_knows *knows, const void *context, bool in_blocks)
{
	reader->knows = knows;
	reader->context = context;
	reader->in_blocks = in_blocks;
}

void reader_read_summaries(struct reader *reader, reader_knows *knows, const void *context, bool after_values)
{
	reader->knows = knows;
	reader->context = context;
	reader->only_summaries = true;
	reader->after_values = after_values;
}

void reader_read_lines(struct reader *reader)
{
	reader->has_lines = true;
}

void reader_read_labelled_lines(struct reader *reader, reader_knows_line *knows, const void *context, bool parts_text)
{
	reader->knows_line = knows;
	reader->context = context;
	reader->parts_text = parts_text;
}

// The innermost item around this point, or ENTRY_NONE.
static uint32_t item_around(const struct reader *reader)
{
	for (size_t i = reader->container_count; i-- > 0;) {
		if (reader->containers[i].type == TOKEN_ITEM) {
			return reader->containers[i].item;
		}
	}
	return reader->labelled;
}

static bool in_quote(const struct reader *reader)
{
	for (size_t i = reader->container_count; i-- > 0;) {
		if (reader->containers[i].type == TOKEN_QUOTE) {
			return true;
		}
	}
	return false;
}

void reading_add_comment(struct reader *reader, span whole, uint32_t item)
{
	struct entry *entry = &reader->entry;
	span text = span_of(whole.start + 4, whole.end);
	if (span_length(whole) >= 7 && memcmp(reader->source->bytes + whole.end - 3, "-->", 3) == 0) {
		text.end -= 3;
	}
	*PUSH(reader, entry->comments, entry->comment_count, reader->comment_capacity) =
		(struct entry_comment){whole, source_trim_lines(reader->source, text), item};
}

// Most texts have no dollar or few of them: each is looked for once.
static bool may_hold_formula(struct reader *reader, span text)
{
	const struct source *source = reader->source;
	if (!source->may_have_formulas || source->may_have_other_formulas) {
		return source->may_have_formulas;
	}
	if (reader->after_dollar <= text.start) {
		const char *dollar = memchr(source->bytes + text.start, '$', source->size - text.start);
		reader->after_dollar = (dollar ? (uint32_t)(dollar - source->bytes) : source->size) + 1;
	}
	return reader->after_dollar <= text.end;
}

// Before the links: those in a formula are none.
static void formulas_read(struct reader *reader, span text)
{
	struct entry *entry = &reader->entry;
	if (!may_hold_formula(reader, text)) {
		return;
	}
	struct math_scan scan = {.source = reader->source, .at = text.start, .end = text.end};
	for (span formula; math_next(&scan, &formula);) {
		*PUSH(reader, entry->formulas, entry->formula_count, reader->formula_capacity) = formula;
	}
}

// The labelled paragraph that is open ends before an offset.
static void close_labelled(struct reader *reader, uint32_t end)
{
	if (reader->labelled != ENTRY_NONE) {
		struct entry_item *item = &reader->entry.items[reader->labelled];
		item->end = (uint32_t)reader->entry.item_count;
		item->whole = source_trim_lines(reader->source, span_of(item->whole.start, end));
		reader->labelled = ENTRY_NONE;
		reader->in_named = false;
	}
}

// --- entries ------------------------------------------------------------------------------------

// The lines that stray headings stand on are complete: sets which tokens are theirs.
static void strays_finish(struct entry *entry)
{
	for (size_t i = 0; i < entry->stray_count; i++) {
		struct entry_stray *stray = &entry->strays[i];
		size_t end = stray->tokens.first;
		while (end < entry->token_count && entry->tokens[end].at.start >= stray->at.start &&
		       entry->tokens[end].at.start < stray->at.end) {
			end++;
		}
		stray->tokens.count = (uint32_t)end - stray->tokens.first;
	}
}

static const struct entry *complete(struct reader *reader, uint32_t end, uint8_t next_level)
{
	struct entry *entry = &reader->entry;
	close_labelled(reader, end);
	// Behind a CR alone, which Markdown ends a line with, the next heading stands on the same line for the rest of
	// us.
	entry->extent.end = end > entry->heading.end ? end : entry->heading.end;
	entry->next_level = next_level;
	details_finish(reader);
	strays_finish(entry);
	return entry;
}

static void begin(struct reader *reader, const struct token *heading)
{
	struct entry *entry = &reader->entry;
	entry->heading = heading->at;
	entry->title = span_of(heading->at.end, heading->at.end);
	entry->level = heading->detail;
	entry->has_text = false;
	entry->opening = OPENING_NOTHING;
	entry->extent = span_of(source_line_start(reader->source, heading->at.start), 0);
	entry->title_tokens = (struct token_run){0, 0};
	entry->token_count = entry->item_count = entry->link_count = entry->details_count = 0;
	entry->stray_close_count = entry->html_count = entry->paragraph_count = entry->comment_count = 0;
	entry->stray_count = entry->fence_count = entry->quote_count = 0;
	entry->formula_count = 0;
	entry->field_headings = 0;
	reader->open_count = reader->field_depth = 0;
	reader->before_list = 0;
	reader->last_top_item = reader->last_root = ENTRY_NONE;
	reader->in_title = true;
	arena_reset(&reader->arena);
}

static void heading_closes(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	reader->in_title = false;
	entry->title_tokens.count = (uint32_t)entry->token_count;
	formulas_read(reader, span_of(entry->heading.start, token->at.start));
	links_read(reader, entry->title_tokens, ENTRY_NONE);
	if (entry->token_count > 0) {
		entry->title.start = entry->tokens[0].at.start;
		if (entry->tokens[0].type == TOKEN_TEXT && entry->tokens[0].detail) {
			entry->title.start--; // a heading that starts with an escape
		}
		entry->title.end = token->at.start > entry->title.start ? token->at.start : entry->title.start;
		entry->title = source_trim_lines(reader->source, entry->title);
	}
	entry->heading.end = token->at.end > entry->title.end ? token->at.end : entry->title.end;
}

// --- blocks -------------------------------------------------------------------------------------

// A block starts: what it means for the entry's opening and for the item around it.
static void block_opens(struct reader *reader, enum token_type type)
{
	struct entry *entry = &reader->entry;
	if (type != TOKEN_HTML) {
		entry->has_text = true;
	}
	if (reader->container_count > 0) {
		return;
	}
	if (type != TOKEN_LIST && type != TOKEN_HTML) {
		reader->last_top_item = ENTRY_NONE;
	}
	if (entry->opening != OPENING_NOTHING) {
		return;
	}
	if (type == TOKEN_LIST) {
		entry->opening = OPENING_LIST;
	} else if (type == TOKEN_PARAGRAPH || type == TOKEN_QUOTE) {
		if (++reader->before_list > 1) {
			entry->opening = OPENING_OTHER;
		}
	} else if (type != TOKEN_HTML) {
		entry->opening = OPENING_OTHER;
	}
}

static void mark_more(struct reader *reader)
{
	uint32_t item = item_around(reader);
	if (item != ENTRY_NONE) {
		reader->entry.items[item].has_more = true;
		reader->item_is_new = false;
	}
}

static void item_opens(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	uint32_t parent = item_around(reader);
	if (in_quote(reader)) {
		*PUSH(reader, reader->containers, reader->container_count, reader->container_capacity) =
			(struct container){TOKEN_ITEM, parent};
		return;
	}
	uint32_t index = (uint32_t)entry->item_count;
	details_leave(reader, parent);
	uint32_t *last = parent == ENTRY_NONE ? &reader->last_root : &entry->items[parent].last_child;
	uint32_t previous = *last;
	*last = index;
	struct entry_item *item = PUSH(reader, entry->items, entry->item_count, reader->item_capacity);
	*item = (struct entry_item){
		.whole = span_of(token->at.start, token->at.end),
		.marker = token->at,
		.indent = token->at.start - source_line_start(reader->source, token->at.start),
		.parent = parent,
		.previous = previous,
		.last_child = ENTRY_NONE,
		.end = index + 1,
		.depth = parent == ENTRY_NONE ? 0 : entry->items[parent].depth + 1,
		.value = span_of(token->at.end, token->at.end),
	};
	if (parent == ENTRY_NONE) {
		reader->last_top_item = index;
	}
	reader->item_is_new = true;
	*PUSH(reader, reader->containers, reader->container_count, reader->container_capacity) =
		(struct container){TOKEN_ITEM, index};
}

static void item_closes(struct reader *reader, const struct token *token)
{
	if (reader->container_count == 0) {
		return;
	}
	struct container closed = reader->containers[--reader->container_count];
	if (closed.item == ENTRY_NONE || in_quote(reader)) {
		return;
	}
	struct entry_item *item = &reader->entry.items[closed.item];
	item->end = (uint32_t)reader->entry.item_count;
	if (token->at.end > item->whole.end) {
		item->whole.end = token->at.end;
	}
	reader->item_is_new = false;
}

static void container_opens(struct reader *reader, const struct token *token)
{
	block_opens(reader, token->type);
	if (token->type == TOKEN_QUOTE) {
		mark_more(reader);
		if (reader->container_count == 0) {
			*PUSH(reader, reader->entry.quotes, reader->entry.quote_count, reader->quote_capacity) =
				token->at;
		}
	}
	*PUSH(reader, reader->containers, reader->container_count, reader->container_capacity) =
		(struct container){token->type, ENTRY_NONE};
}

// --- paragraphs ---------------------------------------------------------------------------------

static span without_comments_at_ends(const struct source *source, span at)
{
	for (;;) {
		at = source_trim_lines(source, at);
		const char *bytes = source_at(source, at);
		uint32_t size = span_length(at);
		if (size >= 7 && memcmp(bytes, "<!--", 4) == 0) {
			uint32_t end = 4;
			while (end + 3 <= size && memcmp(bytes + end, "-->", 3) != 0) {
				end++;
			}
			at.start += end + 3 <= size ? end + 3 : size;
		} else if (size >= 7 && memcmp(bytes + size - 3, "-->", 3) == 0) {
			uint32_t start = size - 7;
			while (start > 0 && memcmp(bytes + start, "<!--", 4) != 0) {
				start--;
			}
			if (memcmp(bytes + start, "<!--", 4) != 0) {
				return at;
			}
			at.end = at.start + start;
		} else {
			return at;
		}
	}
}

static bool is_details_tag(const struct source *source, span at)
{
	const char *bytes = source_at(source, at);
	uint32_t size = span_length(at);
	uint32_t name = size > 1 && bytes[1] == '/' ? 2 : 1;
	static const char word[] = "details";
	if (size < name + sizeof word - 1 || bytes[0] != '<') {
		return false;
	}
	for (uint32_t i = 0; i < sizeof word - 1; i++) {
		if ((bytes[name + i] | 0x20) != word[i]) {
			return false;
		}
	}
	return true;
}

static void set_value(struct reader *reader, struct entry_item *item, uint32_t start, struct token_run run,
		      uint32_t end)
{
	struct entry *entry = &reader->entry;
	uint32_t first = 0;
	while (first < run.count && entry->tokens[run.first + first].at.end <= start) {
		first++;
	}
	uint32_t count = 0;
	while (first + count < run.count) {
		const struct token *token = &entry->tokens[run.first + first + count];
		if (token->type == TOKEN_HTML_INLINE && is_details_tag(reader->source, token->at)) {
			end = token->at.start;
			break;
		}
		count++;
	}
	item->value = without_comments_at_ends(reader->source, span_of(start, end > start ? end : start));
	item->value_tokens = (struct token_run){run.first + first, count};
}

// Comments and, from the first details tag on, what is raw HTML on a text line.
static void inline_html_read(struct reader *reader, span paragraph, struct token_run run, uint32_t item)
{
	struct entry *entry = &reader->entry;
	for (uint32_t i = 0; i < run.count; i++) {
		struct token token = entry->tokens[run.first + i];
		if (token.type != TOKEN_HTML_INLINE) {
			continue;
		}
		span at = token.at;
		if (memcmp(source_at(reader->source, at), "<!--", span_length(at) < 4 ? span_length(at) : 4) == 0) {
			// one comment on several lines
			while (i + 1 < run.count && memcmp(reader->source->bytes + at.end - 3, "-->", 3) != 0) {
				at.end = entry->tokens[run.first + ++i].at.end;
			}
			reading_add_comment(reader, at, item);
		} else if (is_details_tag(reader->source, at)) {
			html_read(reader, span_of(at.start, paragraph.end), item, reader->container_count == 0);
			return;
		}
	}
}

// A tab at the end of a line is text for the tokenizer, and spaces before it.
static void drop_tabs(struct reader *reader, span *at)
{
	struct entry *entry = &reader->entry;
	at->end = source_trim(reader->source, *at).end;
	for (; entry->token_count > reader->run_first; entry->token_count--) {
		struct token *last = &entry->tokens[entry->token_count - 1];
		last->at.end = last->at.end < at->end ? last->at.end : at->end;
		if (last->at.start < at->end) {
			return;
		}
	}
}

// A field that is no list item opens, without a value yet.
static struct entry_item *open_labelled(struct reader *reader, span at, const struct entry_label *label)
{
	struct entry *entry = &reader->entry;
	uint32_t index = (uint32_t)entry->item_count;
	struct entry_item *item = PUSH(reader, entry->items, entry->item_count, reader->item_capacity);
	*item = (struct entry_item){
		.whole = at,
		.marker = span_of(at.start, at.start),
		.indent = at.start - source_line_start(reader->source, at.start),
		.parent = ENTRY_NONE,
		.previous = reader->last_root,
		.last_child = ENTRY_NONE,
		.end = index + 1,
		.label = *label,
		.value = span_of(at.end, at.end),
	};
	reader->last_root = reader->labelled = index;
	entry->opening = entry->opening == OPENING_NOTHING ? OPENING_LIST : entry->opening;
	return item;
}

uint32_t reading_open_details(struct reader *reader, span tag, span summary, uint32_t item)
{
	struct entry *entry = &reader->entry;
	struct entry_label label;
	bool is_value = reader->after_values && item != ENTRY_NONE && entry_item_is_empty(entry, item);
	if (!reader->knows || reader->container_count > 0 || is_value) {
		return item;
	}
	bool has_summary = summary_read(reader, summary, &label);
	if (has_summary) {
		label.tokens = reader->summary_tokens = (struct token_run){(uint32_t)entry->token_count, 1};
		*PUSH(reader, entry->tokens, entry->token_count, reader->token_capacity) =
			(struct token){.type = TOKEN_TEXT, .at = label.text};
	}
	if (has_summary && reader->knows(reader->context, &label, true)) {
		close_labelled(reader, tag.start);
		open_labelled(reader, tag, &label);
		reader->in_named = true;
		return reader->labelled;
	}
	if (has_summary && reader->in_blocks) {
		close_labelled(reader, tag.start);
		reader->field_depth++;
		return ENTRY_NONE;
	}
	if (item == ENTRY_NONE || item != reader->labelled || entry_item_is_empty(entry, item)) {
		return item;
	}
	close_labelled(reader, tag.start); // the block is no part of a value that is there
	return ENTRY_NONE;
}

void reading_close_details(struct reader *reader, span tag)
{
	if (reader->open_count < reader->field_depth) {
		close_labelled(reader, tag.start);
		reader->field_depth = reader->open_count;
	} else if (reader->in_named && reader->open_count == reader->field_depth) {
		close_labelled(reader, tag.end);
	}
}

static void add_paragraph(struct reader *reader, span at, struct token_run run, uint32_t item)
{
	struct entry *entry = &reader->entry;
	*PUSH(reader, entry->paragraphs, entry->paragraph_count, reader->paragraph_capacity) =
		(struct entry_paragraph){at, run, item};
	mark_more(reader);
}

// Lines without a label of their own: the value of the label above, if that has none, or text below it.
static void take_unlabelled(struct reader *reader, const struct label_lines *lines)
{
	const struct entry *entry = &reader->entry;
	struct entry_item *above = reader->labelled == ENTRY_NONE ? NULL : &reader->entry.items[reader->labelled];
	bool is_value = above && span_is_empty(above->value) && !above->has_more && above->details_count == 0 &&
			entry->item_count == reader->labelled + 1;
	if (is_value) {
		set_value(reader, above, lines->at.start, lines->run, lines->at.end);
		return;
	}
	if (lines_are_links(reader, lines)) {
		close_labelled(reader, lines->at.start);
	}
	add_paragraph(reader, lines->at, lines->run, reader->labelled);
}

// A paragraph outside of lists: each line of it may open a field.
static void take_lines(struct reader *reader, span at, struct token_run run)
{
	struct label_lines lines = lines_open(reader, at, run);
	uint32_t end = at.start; // of the part before
	while (lines_next(reader, &lines)) {
		if (lines.label.exists) {
			close_labelled(reader, end);
			set_value(reader, open_labelled(reader, lines.at, &lines.label), lines.value, lines.run,
				  lines.at.end);
		} else {
			take_unlabelled(reader, &lines);
		}
		links_read(reader, lines.run, reader->labelled);
		inline_html_read(reader, lines.at, lines.run, reader->labelled);
		end = lines.at.end;
	}
}

// --- lines of a list item -------------------------------------------------------------------------

// A line of a paragraph in a list item, and what comes behind it.
struct item_line {
	span at, rest;
	struct token_run run, rest_run;
};

// A break parts the first paragraph. In others text may go on behind one: a line that opens with more than text is one
// of its own.
static bool parts_lines(const struct reader *reader, uint32_t token, bool is_first)
{
	const struct token *tokens = reader->entry.tokens;
	if (is_first || tokens[token].type == TOKEN_HARD_BREAK) {
		return true;
	}
	const struct token *next = &tokens[token + 1];
	return next->type == TOKEN_STRONG || next->type == TOKEN_EMPHASIS || next->type == TOKEN_LINK ||
	       reader->source->bytes[next->at.start] == '[';
}

// Takes the next line off the rest.
static bool next_line(const struct reader *reader, struct item_line *line, bool is_first)
{
	const struct token *tokens = reader->entry.tokens;
	uint32_t end = line->rest_run.first + line->rest_run.count;
	uint32_t depth = 0;
	if (line->rest_run.count == 0) {
		return false;
	}
	line->at = line->rest;
	line->run = line->rest_run;
	line->rest_run.count = 0;
	for (uint32_t i = line->run.first; i + 1 < end; i++) {
		const struct token *token = &tokens[i];
		bool is_break = token->type == TOKEN_SOFT_BREAK || token->type == TOKEN_HARD_BREAK;
		depth = depth + (token->side == TOKEN_OPEN) - (token->side == TOKEN_CLOSE && depth > 0);
		if (is_break && depth == 0 && parts_lines(reader, i, is_first)) {
			const struct token *next = &tokens[i + 1];
			line->run.count = i - line->run.first;
			line->at.end = token->at.start;
			line->rest.start = next->at.start - (next->type == TOKEN_TEXT && next->detail);
			line->rest_run = (struct token_run){i + 1, end - i - 1};
			break;
		}
	}
	line->at = source_trim_lines(reader->source, line->at);
	return true;
}

static void add_line(struct reader *reader, const struct item_line *line, uint32_t parent)
{
	struct entry *entry = &reader->entry;
	uint32_t index = (uint32_t)entry->item_count;
	struct entry_item *item = PUSH(reader, entry->items, entry->item_count, reader->item_capacity);
	*item = (struct entry_item){
		.whole = line->at,
		.marker = span_of(line->at.start, line->at.start),
		.indent = line->at.start - source_line_start(reader->source, line->at.start),
		.parent = parent,
		.previous = entry->items[parent].last_child,
		.last_child = ENTRY_NONE,
		.end = index + 1,
		.depth = entry->items[parent].depth + 1,
	};
	entry->items[parent].last_child = index;
	set_value(reader, item, label_read(reader, line->at, line->run, &item->label), line->run, line->at.end);
}

// An item directly in the entry, or below one of plain text without further lines, which is a group.
static bool has_item_lines(const struct reader *reader, uint32_t index)
{
	const struct entry *entry = &reader->entry;
	uint32_t parent = entry->items[index].parent;
	if (parent == ENTRY_NONE) {
		return true;
	}
	const struct entry_item *group = &entry->items[parent];
	bool is_text = group->value_tokens.count == 0 || entry->tokens[group->value_tokens.first].type == TOKEN_TEXT;
	return group->parent == ENTRY_NONE && is_text && !entry_item_is_paragraph(&entry->items[parent + 1]);
}

// `is_own`: it is the first one of the item.
static void take_line(struct reader *reader, const struct item_line *line, uint32_t item, bool is_own)
{
	struct entry *entry = &reader->entry;
	uint32_t owner = is_own ? item : (uint32_t)entry->item_count;
	if (is_own) {
		struct entry_item *opened = &entry->items[item];
		uint32_t start = label_read(reader, line->at, line->run, &opened->label);
		set_value(reader, opened, start, line->run, line->at.end);
	} else {
		add_line(reader, line, item);
	}
	links_read(reader, line->run, owner);
	inline_html_read(reader, line->at, line->run, owner);
}

// A paragraph of an item line by line: the first line of its first paragraph is its own, each other one an item in it.
static void take_item_lines(struct reader *reader, span at, struct token_run run, uint32_t item)
{
	struct item_line line = {.rest = at, .rest_run = run};
	bool is_first = reader->item_is_new;
	for (bool is_own = is_first; next_line(reader, &line, is_first); is_own = false) {
		take_line(reader, &line, item, is_own);
	}
	reader->item_is_new = false;
}

// --- lines of a list item that lack their list marker -----------------------------------------------

static bool opens_line(struct reader *reader, const struct item_line *line, bool is_title)
{
	struct entry_label label;
	label_read(reader, line->at, line->run, &label);
	return label.exists && !span_is_empty(label.colon) && reader->knows_line(reader->context, &label, is_title);
}

// Whether fields are among the lines of a paragraph in an item: further ones of its first, or the first one of another.
// Below a group it takes two of them: the item may be a line of an entry.
static bool has_labelled_lines(struct reader *reader, span at, struct token_run run, uint32_t index)
{
	const struct entry_item *item = &reader->entry.items[index];
	const struct entry_item *group = item->parent == ENTRY_NONE ? NULL : &reader->entry.items[item->parent];
	bool is_below_group = group && group->parent == ENTRY_NONE && group->link_count == 0 && !group->label.exists &&
			      !span_is_empty(group->value);
	struct item_line line = {.rest = at, .rest_run = run};
	bool is_title = reader->item_is_new;
	bool is_one_line = !memchr(source_at(reader->source, at), '\n', span_length(at));
	if ((is_title && is_one_line) || (group && !is_below_group) || item->details_count > 0 ||
	    reader->open_count > 0 || !next_line(reader, &line, true) ||
	    opens_line(reader, &line, is_title) == is_title) {
		return false;
	}
	uint32_t missing = (group ? 2u : 1u) - !is_title;
	while (missing > 0 && next_line(reader, &line, true)) {
		missing -= opens_line(reader, &line, false);
	}
	return missing == 0;
}

// Text goes on in the next line.
static bool goes_on(struct reader *reader, const struct item_line *line, struct item_line *next)
{
	bool is_open = source_ends_with(reader->source, line->at, ",");
	*next = (struct item_line){.rest = line->rest, .rest_run = line->rest_run};
	return (is_open || !reader->parts_text) && next_line(reader, next, true) && !opens_line(reader, next, false);
}

static void take_labelled_lines(struct reader *reader, span at, struct token_run run, uint32_t item)
{
	struct item_line line = {.rest = at, .rest_run = run};
	struct item_line next;
	bool is_own = reader->item_is_new;
	while (next_line(reader, &line, true)) {
		while (goes_on(reader, &line, &next)) {
			line.at.end = next.at.end;
			line.run.count = next.run.first + next.run.count - line.run.first;
			line.rest = next.rest;
			line.rest_run = next.rest_run;
		}
		take_line(reader, &line, item, is_own);
		is_own = false;
	}
	reader->item_is_new = false;
}

static void paragraph_closes(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	uint32_t item = item_around(reader);
	span at = span_of(reader->run_at.start, token->at.end);
	if (at.end > at.start && reader->source->bytes[at.end - 1] == '\t') {
		drop_tabs(reader, &at);
	}
	struct token_run run = {reader->run_first, (uint32_t)entry->token_count - reader->run_first};
	reader->in_inline = false;
	if (in_quote(reader)) {
		return;
	}
	if (reader->knows && !reader->only_summaries && reader->container_count == 0 &&
	    reader->open_count == reader->field_depth) {
		formulas_read(reader, at);
		take_lines(reader, at, run);
		return;
	}
	if (reader->has_lines && item != ENTRY_NONE && has_item_lines(reader, item)) {
		formulas_read(reader, at);
		take_item_lines(reader, at, run, item);
		return;
	}
	if (reader->knows_line && item != ENTRY_NONE && has_labelled_lines(reader, at, run, item)) {
		formulas_read(reader, at);
		take_labelled_lines(reader, at, run, item);
		return;
	}
	if (item != ENTRY_NONE && reader->item_is_new) {
		struct entry_item *opened = &entry->items[item];
		uint32_t start = label_read(reader, at, run, &opened->label);
		set_value(reader, opened, start, run, at.end);
	} else {
		add_paragraph(reader, at, run, item);
	}
	reader->item_is_new = false;
	formulas_read(reader, at);
	links_read(reader, run, item);
	inline_html_read(reader, at, run, item);
}

// --- what looks like a heading --------------------------------------------------------------------

// What is in a quote or in a details block is text.
static bool is_open_place(const struct reader *reader)
{
	return reader->open_count == 0 && !in_quote(reader);
}

static struct entry_stray *add_stray(struct reader *reader, span at, uint32_t marks, enum stray_form form)
{
	struct entry *entry = &reader->entry;
	struct entry_stray *stray = PUSH(reader, entry->strays, entry->stray_count, reader->heading_capacity);
	*stray = (struct entry_stray){
		.at = at,
		.text = source_trim(reader->source, span_of(at.start + marks, at.end)),
		.tokens = {(uint32_t)entry->token_count, 0},
		.item = item_around(reader),
		.next = (uint32_t)entry->item_count,
		.level = (uint8_t)marks,
		.form = (uint8_t)form,
	};
	return stray;
}

// The number of marks that a heading starts with, 0 for none. `is_tight`: no space follows them.
static uint32_t count_marks(const struct source *source, span at, bool is_tight)
{
	uint32_t end = at.start;
	while (end < at.end && source->bytes[end] == '#') {
		end++;
	}
	uint32_t count = end - at.start;
	bool is_spaced = end < at.end && byte_is_in(source->bytes[end], " \t");
	return count <= TOKEN_LEVEL_MAX && end < at.end && is_spaced != is_tight ? count : 0;
}

// A text that starts with `#`, in a paragraph.
static void tight_heading(struct reader *reader, const struct token *token)
{
	const struct entry *entry = &reader->entry;
	const struct token *before = token - 1;
	bool is_first = entry->token_count - 1 == reader->run_first || before->type == TOKEN_SOFT_BREAK ||
			before->type == TOKEN_HARD_BREAK;
	span line = span_of(token->at.start, source_line(reader->source, token->at.start).end);
	uint32_t marks = count_marks(reader->source, line, true);
	if (is_first && marks > 0 && is_open_place(reader)) {
		struct entry_stray *stray =
			add_stray(reader, source_trim_lines(reader->source, line), marks, STRAY_TIGHT);
		stray->tokens.first--;
	}
}

static void code_line(struct reader *reader, span at)
{
	uint32_t marks = count_marks(reader->source, at, false);
	if (marks > 0 && is_open_place(reader)) {
		add_stray(reader, at, marks, STRAY_CODE);
	}
}

// Its text is that of the entry.
static void field_heading_opens(struct reader *reader, const struct token *token)
{
	reader->entry.field_headings++;
	block_opens(reader, TOKEN_PARAGRAPH);
	reader->run_first = (uint32_t)reader->entry.token_count;
	reader->run_at = token->at;
	reader->in_inline = true;
}

static void inner_heading_opens(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	bool is_underlined = token->flags & TOKEN_SETEXT;
	if (!is_underlined && is_open_place(reader)) {
		span line = span_of(token->at.start, source_line(reader->source, token->at.start).end);
		add_stray(reader, source_trim_lines(reader->source, line), token->detail,
			  reader->item_is_new ? STRAY_ITEM : STRAY_NESTED);
	}
	reader->run_first = (uint32_t)entry->token_count;
	reader->run_at = token->at;
	reader->in_inline = true;
}

// What a lone `-` underlines is still the text of its item.
static void inner_heading_closes(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	uint32_t item = item_around(reader);
	bool is_underlined = token->flags & TOKEN_SETEXT;
	reader->in_inline = false;
	if (!is_underlined || !reader->item_is_new || item == ENTRY_NONE || in_quote(reader) ||
	    entry->token_count == reader->run_first) {
		mark_more(reader);
		return;
	}
	struct token_run run = {reader->run_first, (uint32_t)entry->token_count - reader->run_first};
	span at = span_of(entry->tokens[run.first].at.start, entry->tokens[entry->token_count - 1].at.end);
	struct entry_item *opened = &entry->items[item];
	uint32_t start = label_read(reader, at, run, &opened->label);
	set_value(reader, opened, start, run, at.end);
	opened->underline = token->at;
	reader->item_is_new = false;
	links_read(reader, run, item);
	inline_html_read(reader, at, run, item);
}

// --- raw HTML -----------------------------------------------------------------------------------

static uint32_t column_of(const struct source *source, uint32_t offset)
{
	uint32_t column = 0;
	for (uint32_t i = source_line_start(source, offset); i < offset; i++) {
		column += source->bytes[i] == '\t' ? 4 - column % 4 : 1;
	}
	return column;
}

static bool is_indented_as_code(const struct reader *reader, uint32_t html, uint32_t item)
{
	uint32_t inner = 0;
	if (item != ENTRY_NONE) {
		const struct entry_item *outer = &reader->entry.items[item];
		uint32_t text = outer->label.exists ? outer->label.whole.start : outer->value.start;
		inner = column_of(reader->source, text > outer->marker.end ? text : outer->marker.end + 1);
	}
	return column_of(reader->source, html) >= inner + 4;
}

// From the comment `first` on, nothing is there but comments.
static bool is_only_comments(const struct reader *reader, span at, size_t first)
{
	const struct entry *entry = &reader->entry;
	for (size_t i = first; i < entry->comment_count; i++) {
		span comment = entry->comments[i].whole;
		if (!span_is_empty(source_trim_lines(reader->source, span_of(at.start, comment.start)))) {
			return false;
		}
		at.start = comment.end;
	}
	return at.start >= at.end;
}

static void html_closes(struct reader *reader)
{
	struct entry *entry = &reader->entry;
	uint32_t item = item_around(reader);
	bool at_top = reader->container_count == 0;
	if (in_quote(reader)) {
		return;
	}
	span at = source_trim_lines(reader->source, reader->html_at);
	if (at_top && reader->last_top_item != ENTRY_NONE && is_details_tag(reader->source, at) &&
	    entry->items[reader->last_top_item].details_count == 0) {
		item = reader->last_top_item; // details under a field, only not indented
	}
	bool was_open = reader->open_count > 0;
	size_t details = entry->details_count;
	size_t comments = entry->comment_count;
	size_t items = entry->item_count;
	bool is_labelled = item != ENTRY_NONE && item == reader->labelled && !reader->in_named;
	formulas_read(reader, at);
	html_read(reader, at, item, at_top);
	if (entry->item_count > items) {
		item = (uint32_t)entry->item_count - 1; // it opens a field
	} else if (is_labelled && item != reader->labelled) {
		item = ENTRY_NONE; // it ended one
	}
	bool in_details = was_open || entry->details_count > details;
	*PUSH(reader, entry->html, entry->html_count, reader->html_capacity) =
		(struct entry_html){at, item, !at_top && is_indented_as_code(reader, at.start, item)};
	if (is_only_comments(reader, at, comments)) {
		return;
	}
	entry->has_text = true;
	reader->item_is_new = false;
	if (entry->opening == OPENING_NOTHING && !in_details) {
		entry->opening = OPENING_OTHER;
	}
	if (item != ENTRY_NONE && !in_details && !at_top) {
		entry->items[item].has_more = true;
	}
}

// --- code -----------------------------------------------------------------------------------------

static void code_opens(struct reader *reader, const struct token *token)
{
	bool is_fenced = token->flags & TOKEN_FENCED;
	block_opens(reader, token->type);
	mark_more(reader);
	reader->in_indented = !is_fenced;
	bool is_outside = reader->container_count == 0;
	reader->fence_at = is_fenced && is_outside ? token->at : (span){0, 0};
}

static void code_closes(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	reader->in_indented = false;
	if (!span_is_empty(reader->fence_at)) {
		uint32_t start = source_next_line(reader->source, reader->fence_at.start);
		uint32_t end = token->at.start > start ? token->at.start : start;
		*PUSH(reader, entry->fences, entry->fence_count, reader->fence_capacity) =
			(struct entry_fence){reader->fence_at, span_of(start, end), !span_is_empty(token->at)};
	}
}

// --- the stream ---------------------------------------------------------------------------------

static void inline_token(struct reader *reader, const struct token *token)
{
	struct entry *entry = &reader->entry;
	if (reader->in_title || reader->in_inline) {
		struct token *kept = PUSH(reader, entry->tokens, entry->token_count, reader->token_capacity);
		*kept = *token;
		if (token->type == TOKEN_TEXT && reader->source->bytes[token->at.start] == '#' && reader->in_inline &&
		    !token->detail) {
			tight_heading(reader, kept);
		}
	}
}

static void block_token(struct reader *reader, const struct token *token)
{
	bool opens = token->side == TOKEN_OPEN;
	switch ((enum token_type)token->type) {
	case TOKEN_HEADING:
		if (reader->container_count > 0) {
			(opens ? inner_heading_opens : inner_heading_closes)(reader, token);
		} else if (opens) {
			field_heading_opens(reader, token);
		} else if (reader->in_title) {
			heading_closes(reader, token);
		} else {
			reader->in_inline = false;
		}
		break;
	case TOKEN_LIST:
	case TOKEN_QUOTE:
		if (opens) {
			container_opens(reader, token);
		} else if (reader->container_count > 0) {
			reader->container_count--;
		}
		break;
	case TOKEN_ITEM:
		(opens ? item_opens : item_closes)(reader, token);
		break;
	case TOKEN_PARAGRAPH:
		if (opens) {
			block_opens(reader, TOKEN_PARAGRAPH);
			reader->in_inline = true;
			reader->run_first = (uint32_t)reader->entry.token_count;
			reader->run_at = token->at;
		} else {
			paragraph_closes(reader, token);
		}
		break;
	case TOKEN_HTML:
		if (opens) {
			block_opens(reader, TOKEN_HTML);
			reader->html_at = token->at;
		} else {
			html_closes(reader);
		}
		break;
	case TOKEN_RULE:
		if (reader->container_count == 0) {
			close_labelled(reader, token->at.start);
		}
		mark_more(reader);
		break;
	case TOKEN_CODE:
		(opens ? code_opens : code_closes)(reader, token);
		break;
	default:
		break;
	}
}

static bool opens_entry(struct reader *reader, const struct token *token)
{
	if (token->type != TOKEN_HEADING || token->side != TOKEN_OPEN || reader->container_count > 0) {
		return false;
	}
	span line = span_of(token->at.start, source_line(reader->source, token->at.start).end);
	return !reader->keeps || (token->flags & TOKEN_SETEXT) ||
	       !reader->keeps(reader->keeps_context, &reader->arena, &reader->entry, line, token->detail);
}

static void take_token(struct reader *reader, const struct token *token)
{
	if (token->type <= TOKEN_RULE) {
		block_token(reader, token);
	} else if (token->type == TOKEN_HTML_LINE) {
		if (token->at.end > reader->html_at.end) {
			reader->html_at.end = token->at.end;
		}
	} else if (token->type != TOKEN_CODE_LINE) {
		inline_token(reader, token);
	} else if (reader->in_indented) {
		code_line(reader, token->at);
	}
}

void reader_put(struct reader *reader, const struct token_batch *batch)
{
	reader->next = batch->tokens;
	reader->left = batch->count;
}

const struct entry *reader_next(struct reader *reader)
{
	if (reader->is_complete) {
		reader->is_complete = false;
		begin(reader, reader->next++);
		reader->left--;
	}
	for (; reader->left > 0; reader->left--) {
		if (opens_entry(reader, reader->next)) {
			reader->is_complete = true;
			return complete(reader, source_line_start(reader->source, reader->next->at.start),
					reader->next->detail);
		}
		take_token(reader, reader->next++);
	}
	return NULL;
}

const struct entry *reader_last(struct reader *reader)
{
	return complete(reader, reader->source->size, 0);
}

void reader_free(struct reader *reader)
{
	struct memory *memory = reader->memory;
	const struct entry *entry = &reader->entry;
	void *const arrays[] = {entry->tokens,	     entry->items,  entry->links,      entry->details,
				entry->stray_closes, entry->html,   entry->paragraphs, entry->comments,
				entry->strays,	     entry->fences, entry->quotes,     entry->formulas,
				reader->containers,  reader->open};
	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
		memory_free(memory, arrays[i]);
	}
	arena_release(&reader->arena);
	memory_free(memory, reader);
}

struct entry_stream entry_stream_open(struct memory *memory, const struct source *source, int cut_level)
{
	return (struct entry_stream){.tokenizer = tokenizer_new(memory, source, cut_level),
				     .reader = reader_new(memory, source)};
}

const struct entry *entry_stream_next(struct entry_stream *stream)
{
	while (stream->tokenizer) {
		const struct entry *entry = reader_next(stream->reader);
		if (entry) {
			return entry;
		}
		const struct token_batch *batch = tokenizer_next(stream->tokenizer);
		if (batch) {
			reader_put(stream->reader, batch);
		} else {
			tokenizer_close(stream->tokenizer);
			stream->tokenizer = NULL;
			return reader_last(stream->reader);
		}
	}
	reader_free(stream->reader);
	return NULL;
}
