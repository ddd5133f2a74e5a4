// Reads a text that may hold entry kinds: headings, directives, and where else a skeleton may hide.

#include <string.h>

#include "base/bytes.h"
#include "entry/reader.h"
#include "markdown/tokenizer.h"
#include "template/compile.h"
#include "template/placeholder.h"

void skeleton_fault_of_file(struct skeleton *skeleton, span at, const char *message, const char *help, span argument)
{
	struct template_faults *faults = &skeleton->faults;
	faults->items = memory_grow(skeleton->memory, faults->items, &faults->capacity, faults->count + 1,
				    sizeof *faults->items);
	faults->items[faults->count++] = (struct template_fault){
		.at = at,
		.message = message,
		.help = help,
		.argument = argument,
	};
}

void skeleton_fault(struct skeleton *skeleton, span at, const char *message, const char *help, span argument)
{
	skeleton_fault_of_file(skeleton, text_file_span(skeleton->source, at), message, help,
			       text_file_span(skeleton->source, argument));
}

bool skeleton_is_filled(const struct skeleton *skeleton)
{
	size_t filled = 0;
	size_t all = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		filled += skeleton->kinds[i].filled;
		all += skeleton->kinds[i].kind.field_count;
	}
	return filled * 2 > all;
}

// --- where a skeleton may hide --------------------------------------------------------------------

static void add_line(struct skeleton *skeleton, span line)
{
	skeleton->lines = memory_grow(skeleton->memory, skeleton->lines, &skeleton->line_capacity,
				      skeleton->line_count + 1, sizeof *skeleton->lines);
	skeleton->lines[skeleton->line_count++] = line;
}

// A text on one line opens as the line of a template may: with a link, a list marker aside.
static bool may_be_line(const struct source *source, span at)
{
	at = source_trim(source, at);
	bool has_marker =
		span_length(at) > 2 && byte_is_in(source->bytes[at.start], "-*+") && source->bytes[at.start + 1] == ' ';
	at.start += has_marker ? 2 : 0;
	return source_starts_with(source, at, "[") && source_holds(source, at, "](");
}

static void take_code_span(struct skeleton *skeleton, const struct token *token)
{
	if (!may_be_line(skeleton->source, token->at)) {
		return;
	}
	skeleton->spans = memory_grow(skeleton->memory, skeleton->spans, &skeleton->span_capacity,
				      skeleton->span_count + 1, sizeof *skeleton->spans);
	skeleton->spans[skeleton->span_count++] = (struct hidden_text){token->at, skeleton->line_count, 1};
	add_line(skeleton, token->at);
}

static void take_fences(struct skeleton *skeleton, const struct token_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		const struct token *token = &batch->tokens[i];
		if (token->type == TOKEN_CODE && token->side == TOKEN_OPEN && (token->flags & TOKEN_FENCED)) {
			skeleton->fences = memory_grow(skeleton->memory, skeleton->fences, &skeleton->fence_capacity,
						       skeleton->fence_count + 1, sizeof *skeleton->fences);
			skeleton->fences[skeleton->fence_count++] =
				(struct hidden_text){token->at, skeleton->line_count, 0};
			skeleton->in_fence = true;
		} else if (token->type == TOKEN_CODE && token->side == TOKEN_CLOSE) {
			skeleton->in_fence = false;
		} else if (token->type == TOKEN_CODE_TEXT) {
			take_code_span(skeleton, token);
		} else if (token->type == TOKEN_CODE_LINE && skeleton->in_fence) {
			uint32_t end = source_next_line(skeleton->source, token->at.start);
			add_line(skeleton, span_of(token->at.start, end));
			skeleton->fences[skeleton->fence_count - 1].line_count++;
		}
	}
}

static uint32_t indentation(const struct source *source, span line)
{
	uint32_t at = line.start;
	while (at < line.end && (source->bytes[at] == ' ' || source->bytes[at] == '\t')) {
		at++;
	}
	return at - line.start;
}

// What all lines are indented by; the first one counts where the comment's text starts a line.
static uint32_t common_indentation(const struct source *source, span text)
{
	span before = span_of(source_line_start(source, text.start), text.start);
	uint32_t common = span_is_empty(source_trim(source, before)) ? span_length(before) : UINT32_MAX;
	uint32_t at = source_next_line(source, text.start);
	for (; at < text.end; at = source_next_line(source, at)) {
		span line = source_line(source, at);
		if (!span_is_empty(source_trim(source, line)) && indentation(source, line) < common) {
			common = indentation(source, line);
		}
	}
	return common;
}

static void take_directive(struct skeleton *skeleton, const struct entry_comment *comment)
{
	struct directive directive;
	if (directive_read(skeleton->source, comment->text, comment->whole, &directive)) {
		skeleton->directives =
			memory_grow(skeleton->memory, skeleton->directives, &skeleton->directive_capacity,
				    skeleton->directive_count + 1, sizeof *skeleton->directives);
		skeleton->directives[skeleton->directive_count++] = directive;
	}
}

static void take_comment(struct skeleton *skeleton, const struct entry_comment *comment)
{
	const struct source *source = skeleton->source;
	if (!memchr(source_at(source, comment->text), '\n', span_length(comment->text)) &&
	    !may_be_line(source, comment->text)) {
		return;
	}
	skeleton->comments = memory_grow(skeleton->memory, skeleton->comments, &skeleton->comment_capacity,
					 skeleton->comment_count + 1, sizeof *skeleton->comments);
	struct hidden_text *hidden = &skeleton->comments[skeleton->comment_count++];
	*hidden = (struct hidden_text){comment->whole, skeleton->line_count, 0};
	uint32_t common = common_indentation(source, comment->text);
	for (uint32_t at = comment->text.start; at < comment->text.end;) {
		span line = source_line(source, at);
		uint32_t next = source_next_line(source, at);
		uint32_t indent = indentation(source, line);
		uint32_t start = at == comment->text.start ? at : line.start + (indent < common ? indent : common);
		add_line(skeleton, span_of(start, next < comment->text.end ? next : comment->text.end));
		hidden->line_count++;
		at = next;
	}
}

// --- headings -------------------------------------------------------------------------------------

static void remember_group(struct skeleton *skeleton, const struct entry *entry)
{
	for (int level = entry->level; level <= TOKEN_LEVEL_MAX; level++) {
		skeleton->above[level] = (struct template_group){.exists = false};
	}
	if (!entry->has_text) {
		skeleton->above[entry->level] = kind_group(skeleton, entry);
	}
}

// The comment is on the line of a field of another shape's kind.
static bool is_of_field(const struct skeleton *skeleton, const struct entry *section,
			const struct entry_comment *comment)
{
	for (int shape = 0; shape < ENTRY_SHAPES && comment->item != ENTRY_NONE; shape++) {
		const struct kind_drafts *drafts = &skeleton->others[shape];
		for (size_t i = 0; i < drafts->count; i++) {
			if (span_contains(drafts->items[i].extent, comment->whole)) {
				return field_item_is_field(section, comment->item);
			}
		}
	}
	return false;
}

// Directives outside entry kinds: `order` and `rule` have their place above the first one.
static void take_directives(struct skeleton *skeleton, const struct entry *entry)
{
	for (size_t i = 0; i < entry->comment_count; i++) {
		struct directive directive;
		const struct entry_comment *comment = &entry->comments[i];
		if (!directive_read(skeleton->source, comment->text, comment->whole, &directive)) {
			continue;
		}
		bool global = directive.name >= DIRECTIVE_ORDER;
		if (!global && is_of_field(skeleton, entry, comment)) {
			continue; // read with the field
		}
		if (!global || (skeleton->kind_count > 0 && directive.name != DIRECTIVE_UNKNOWN)) {
			directive_misplaced(skeleton, &directive);
		} else {
			directive_set_global(skeleton, &directive);
		}
	}
}

// Where the whole file has no kind, labels without colons may be why.
static void take_lost_labels(struct skeleton *skeleton, const struct entry *entry)
{
	if (entry->opening == OPENING_LIST && skeleton->kind_count == 0 && skeleton->lost_first == skeleton->lost_end) {
		skeleton->lost_first = skeleton->faults.count;
		kind_fault_lost_labels(skeleton, entry);
		skeleton->lost_end = skeleton->faults.count;
	}
}

static void forget_lost_labels(struct skeleton *skeleton)
{
	size_t count = skeleton->lost_end - skeleton->lost_first;
	if (count == 0 || skeleton->kind_count == 0) {
		return;
	}
	struct template_fault *items = skeleton->faults.items;
	memmove(items + skeleton->lost_first, items + skeleton->lost_end,
		(skeleton->faults.count - skeleton->lost_end) * sizeof *items);
	skeleton->faults.count -= count;
}

// `hidden`: its comments are kept as places where a skeleton may hide.
static void take_entry(struct skeleton *skeleton, const struct entry *entry, bool hidden)
{
	for (size_t i = 0; i < entry->comment_count && hidden; i++) {
		take_directive(skeleton, &entry->comments[i]);
		take_comment(skeleton, &entry->comments[i]);
	}
	for (int level = entry->level; level > 0 && level <= TOKEN_LEVEL_MAX; level++) {
		skeleton->outer[level] = 0;
	}
	bool reads_items = skeleton->reading != READ_PARAGRAPHS;
	bool has_bold = reads_items && bold_kinds_read(skeleton, entry);
	bool has_others = !reads_items && (block_kinds_read(skeleton, entry) || paragraph_kinds_read(skeleton, entry));
	bool is_kind =
		reads_items ? !has_bold && kind_is(entry) : !has_others && kind_is_of_paragraphs(skeleton, entry);
	if (entry->level > 0 && is_kind) {
		kind_read(skeleton, entry);
	} else {
		if (reads_items && !has_bold) {
			item_kinds_read(skeleton, entry);
			line_kinds_read(skeleton, entry);
			row_kinds_read(skeleton, entry);
		}
		take_directives(skeleton, entry);
		if (entry->level > 0) {
			take_lost_labels(skeleton, entry);
			remember_group(skeleton, entry);
		}
	}
}

// --- reading --------------------------------------------------------------------------------------

// A block below a heading is a field, unless its summary is the title of an entry.
static bool knows(const void *context, const struct entry_label *label, bool is_summary)
{
	struct skeleton *const *skeleton = context;
	return is_summary && !placeholder_is_title(&(*skeleton)->arena, (*skeleton)->source, label->text);
}

// One below a list of labels, only by its name: others are notes on the template.
static bool knows_block(const void *context, const struct entry_label *label, bool is_summary)
{
	(void)context;
	return is_summary && entry_details_are_named(label->key);
}

struct skeleton *skeleton_read(struct memory *memory, const struct source *source, struct rule_names rules,
			       enum skeleton_reading reading, bool hidden)
{
	struct skeleton *skeleton = memory_resize(memory, NULL, sizeof *skeleton);
	*skeleton = (struct skeleton){.memory = memory, .reading = reading, .rules = rules, .source = source};
	arena_init(&skeleton->arena, memory);
	memset(skeleton->severity, PLLINT_DEFAULT, sizeof skeleton->severity);
	struct tokenizer *tokenizer = tokenizer_new(memory, source, TOKEN_LEVEL_MAX);
	struct reader *reader = reader_new(memory, source);
	if (reading == READ_PARAGRAPHS) {
		reader_read_paragraphs(reader, knows, &skeleton, true);
	} else {
		reader_read_summaries(reader, knows_block, NULL, true);
	}
	if (reading == READ_LINES) {
		reader_read_lines(reader);
	}
	struct file_reading file = file_reading_of(&skeleton->arena, source);
	const struct token_batch *batch;
	while ((batch = tokenizer_next(tokenizer))) {
		if (hidden) {
			take_fences(skeleton, batch);
		}
		reader_put(reader, batch);
		for (const struct entry *entry; (entry = reader_next(reader));) {
			take_entry(skeleton, entry, hidden);
			file_reading_take(&file, entry);
		}
	}
	const struct entry *last = reader_last(reader);
	take_entry(skeleton, last, hidden);
	file_reading_take(&file, last);
	bool has_front = source->piece_count > 0 && source->body > 0;
	if (hidden || has_front) {
		file_kind_read(skeleton, &file);
	}
	reader_free(reader);
	tokenizer_close(tokenizer);
	kind_drop_prose(skeleton);
	forget_lost_labels(skeleton);
	return skeleton;
}
