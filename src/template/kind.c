// Entry kinds and group headings.

#include "base/bytes.h"
#include "template/compile.h"
#include "template/placeholder.h"

enum { REMARK_WORDS = 4, KINDS_LOOKED_AT = 256 };

// --- which headings are kinds ---------------------------------------------------------------------

bool field_item_is_field(const struct entry *entry, uint32_t item)
{
	const struct entry_label *label = &entry->items[item].label;
	return label->exists && !span_is_empty(label->colon);
}

static bool is_nothing(const struct source *source, span at)
{
	while (!span_is_empty(at = source_trim_lines(source, at))) {
		if (!source_starts_with(source, at, "<!--")) {
			return false;
		}
		while (!span_is_empty(at) && !source_starts_with(source, at, "-->")) {
			at.start++;
		}
		at.start = at.start + 3 < at.end ? at.start + 3 : at.end;
	}
	return true;
}

static bool is_ordered(const struct entry *entry, uint32_t item)
{
	const struct entry_item *it = &entry->items[item];
	return !entry_item_is_paragraph(it) && !byte_is_in(entry->source->bytes[it->marker.start], "-*+");
}

// Numbered steps are fields only where they look like nothing else.
static bool counts(const struct entry *entry, uint32_t item)
{
	return field_item_is_field(entry, item) &&
	       (!is_ordered(entry, item) || entry->items[item].label.strong || entry_item_is_empty(entry, item));
}

bool kind_is(const struct entry *entry)
{
	if (entry->opening != OPENING_LIST) {
		return false;
	}
	size_t fields = 0;
	size_t items = 0;
	uint32_t end = ENTRY_NONE;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_item *item = &entry->items[i];
		if (end != ENTRY_NONE && !is_nothing(entry->source, span_of(end, item->whole.start))) {
			break; // the first list ends here
		}
		items += !entry_item_is_paragraph(item); // a details block alone makes no list
		fields += !entry_item_is_paragraph(item) && counts(entry, i);
		end = item->whole.end;
	}
	return fields * 2 > items;
}

// A paragraph of links is one as well.
static bool has_links_below(const struct entry *entry)
{
	for (size_t i = 0; i < entry->link_count; i++) {
		if (entry->links[i].item == ENTRY_NONE && entry->links[i].whole.start > entry->heading.end) {
			return true;
		}
	}
	return false;
}

enum { PARAGRAPHS_MIN = 2 }; // a single one is a remark

bool kind_is_of_paragraphs(struct skeleton *skeleton, const struct entry *entry)
{
	size_t paragraphs = has_links_below(entry);
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		paragraphs += entry_item_is_paragraph(&entry->items[i]);
	}
	return entry->opening == OPENING_LIST && paragraphs >= PARAGRAPHS_MIN &&
	       kind_is_template(skeleton, entry, entry->title);
}

// --- titles ---------------------------------------------------------------------------------------

struct title {
	span at; // in the file
	struct unicode_key key;
	bool is_link, is_optional, is_date;
	struct date_form date;
};

static struct title read_title(struct skeleton *skeleton, const struct entry *entry)
{
	struct text text = text_without_comments(skeleton->memory, entry->source, entry->title);
	span mark = {0, 0};
	struct title title = {.is_optional = mark_at_end(text.source, text.at, &mark) == MARK_OPTIONAL};
	if (title.is_optional) {
		text.at = source_trim(text.source, span_of(text.at.start, mark.start));
	}
	title.at = text_file_span(text.source, text.at);
	span shown;
	span target;
	title.is_link = shape_link(text.source, text.at, &shown, &target);
	if (title.is_link) {
		title.key = text_fold(&skeleton->arena, text.source, shown);
	} else if (title.is_optional) {
		title.key = text_fold(&skeleton->arena, text.source, text_plain(text.source, text.at));
	} else {
		title.key = entry_folded_title(entry, &skeleton->arena);
	}
	enum text_wrap wrap;
	span form = text_unwrap(text.source, text_plain(text.source, text.at), &wrap);
	title.is_date = date_form_read(source_at(text.source, form), span_length(form), &title.date);
	return title;
}

// A blank line after the heading, comments left aside.
static bool has_blank_after(const struct entry *entry)
{
	const struct source *source = entry->source;
	uint32_t at = source_next_line(source, entry->heading.end);
	for (; at < source->size; at = source_next_line(source, at)) {
		span line = source_trim_lines(source, source_line(source, at));
		if (!source_starts_with(source, line, "<!--") || !source_ends_with(source, line, "-->")) {
			return span_is_empty(line);
		}
	}
	return true;
}

struct template_group kind_group(struct skeleton *skeleton, const struct entry *entry)
{
	struct title title = read_title(skeleton, entry);
	return (struct template_group){
		.exists = true,
		.heading = text_file_span(entry->source, entry->heading),
		.title = title.at,
		.level = entry->level,
		.is_date = title.is_date,
		.date = title.date,
		.key = title.key,
		.blank_after_heading = has_blank_after(entry),
	};
}

// --- kinds ----------------------------------------------------------------------------------------

// Directives under the heading, and those whose item is no field.
static void read_heading_directives(struct skeleton *skeleton, const struct entry *entry, struct template_kind *kind)
{
	uint32_t first_item = entry->items[0].whole.start;
	for (size_t i = 0; i < entry->comment_count; i++) {
		const struct entry_comment *comment = &entry->comments[i];
		struct directive directive;
		if (comment->item != ENTRY_NONE && field_item_is_field(entry, comment->item)) {
			continue;
		}
		if (!directive_read(entry->source, comment->text, comment->whole, &directive)) {
			continue;
		}
		bool of_heading = comment->item == ENTRY_NONE && comment->whole.start < first_item &&
				  span_is_empty(directive.argument);
		if (directive.name == DIRECTIVE_UNKNOWN) {
			directive_set_global(skeleton, &directive);
		} else if (of_heading && directive.name == DIRECTIVE_OPTIONAL) {
			kind->title_is_optional = true;
		} else if (of_heading && directive.name == DIRECTIVE_REQUIRED) {
			kind->title_is_optional = false;
		} else {
			directive_misplaced(skeleton, &directive);
		}
	}
}

void kind_fault_lost_labels(struct skeleton *skeleton, const struct entry *entry)
{
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_label *label = &entry->items[i].label;
		if (label->exists && label->strong && span_is_empty(label->colon) &&
		    span_is_empty(entry->items[i].value)) {
			skeleton_fault(skeleton, label->whole, "{0} is no field: it has no colon",
				       "write a colon after it", label->text);
		}
	}
}

static bool is_title_placeholder(struct skeleton *skeleton, const struct entry *entry)
{
	struct text text = text_without_comments(skeleton->memory, entry->source, entry->title);
	return placeholder_is_title(&skeleton->arena, text.source, text.at);
}

// `Blog Title`, which says what to write as `Paper Title` does.
static bool names_title(struct unicode_key title)
{
	static const char word[] = " title";
	size_t size = strlen(word);
	return title.size > size && memcmp(title.bytes + title.size - size, word, size) == 0;
}

enum { SENTENCE_WORDS = 4 };

static uint32_t count_sentences(const struct entry *entry)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		span value = entry->items[i].value;
		bool is_address = text_word_count(entry->source, value) == 1 && source_holds(entry->source, value, "@");
		count += is_address || text_word_count(entry->source, value) >= SENTENCE_WORDS;
	}
	return count;
}

void kind_read(struct skeleton *skeleton, const struct entry *entry)
{
	struct title title = read_title(skeleton, entry);
	struct kind_draft draft = {.group = skeleton->above[entry->level - 1]};
	draft.kind = (struct template_kind){
		.heading = text_file_span(entry->source, entry->heading),
		.title = title.at,
		.level = entry->level,
		.title_key = title.key,
		.title_is_link = title.is_link,
		.title_is_optional = title.is_optional,
		.blank_after_heading = has_blank_after(entry),
	};
	read_heading_directives(skeleton, entry, &draft.kind);
	kind_fault_lost_labels(skeleton, entry);
	draft.outer = UINT32_MAX;
	for (int level = 1; level < entry->level; level++) {
		draft.outer = skeleton->outer[level] > 0 ? skeleton->outer[level] - 1 : draft.outer;
	}
	draft.has_placeholder = title.is_optional || is_title_placeholder(skeleton, entry);
	draft.kind.title_is_fixed = !draft.has_placeholder && !names_title(title.key);
	draft.is_template = draft.has_placeholder || kind_is_template(skeleton, entry, entry->title);
	draft.sentences = count_sentences(entry);
	draft.words = text_word_count(entry->source, entry->items[0].value);
	draft.kind.fields = field_read_all(skeleton, entry, ENTRY_NONE, &draft.kind.field_count, &draft.filled);
	for (uint32_t i = 0; i < draft.kind.field_count; i++) {
		draft.kind.required_count += draft.kind.fields[i].required;
		draft.strong += draft.kind.fields[i].strong;
		draft.kind.has_named = draft.kind.has_named || draft.kind.fields[i].is_details;
		draft.kind.has_paragraphs = draft.kind.has_paragraphs ||
					    (draft.kind.fields[i].is_paragraph && !draft.kind.fields[i].is_details);
	}
	skeleton->kinds = memory_grow(skeleton->memory, skeleton->kinds, &skeleton->kind_capacity,
				      skeleton->kind_count + 1, sizeof *skeleton->kinds);
	skeleton->kinds[skeleton->kind_count++] = draft;
	skeleton->outer[entry->level] = (uint32_t)skeleton->kind_count;
}

// --- prose ----------------------------------------------------------------------------------------

// `- Fork: press the button`: plain labels, each followed by prose.
static bool is_prose(const struct kind_draft *draft)
{
	return draft->strong == 0 && draft->filled == draft->kind.field_count;
}

static bool shares_a_name(const struct template_kind *a, const struct template_kind *b)
{
	for (uint32_t i = 0; i < a->field_count; i++) {
		for (uint32_t k = 0; k < b->field_count; k++) {
			if (unicode_key_equal(a->fields[i].names[0].key, b->fields[k].names[0].key)) {
				return true;
			}
		}
	}
	return false;
}

// A single remark with a colon in it, `- Note: mind the gap when you board`, or advice to the reader: sentences below a
// heading that no entry would replace.
static bool is_remark(const struct kind_draft *draft)
{
	bool is_single = draft->kind.field_count == 1 && draft->words >= REMARK_WORDS;
	bool is_advice = !draft->has_placeholder && draft->sentences == draft->kind.field_count;
	return is_prose(draft) && (is_single || is_advice);
}

// A section with a heading and fields of its own, which every entry repeats below its title: `## Building`.
static bool is_section(const struct skeleton *skeleton, const struct kind_draft *draft)
{
	if (draft->outer == UINT32_MAX || draft->has_placeholder) {
		return false;
	}
	const struct kind_draft *outer = &skeleton->kinds[draft->outer];
	return outer->has_placeholder || (!is_prose(outer) && !is_remark(outer));
}

static void drop_sections(struct skeleton *skeleton)
{
	bool is_dropped[KINDS_LOOKED_AT] = {false};
	size_t all = skeleton->kind_count < KINDS_LOOKED_AT ? skeleton->kind_count : KINDS_LOOKED_AT;
	for (size_t i = 0; i < all; i++) {
		is_dropped[i] = is_section(skeleton, &skeleton->kinds[i]);
	}
	size_t count = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		if (i >= all || !is_dropped[i]) {
			skeleton->kinds[count++] = skeleton->kinds[i];
		}
	}
	skeleton->kind_count = count;
}

static void drop(struct skeleton *skeleton, bool if_filled)
{
	size_t kept = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		const struct kind_draft *draft = &skeleton->kinds[i];
		bool is_filled = draft->filled * 2 > draft->kind.field_count;
		if (draft->is_template || (if_filled && !is_filled)) {
			skeleton->kinds[kept++] = *draft;
		}
	}
	skeleton->kind_count = kept;
}

void kind_drop_doubtful(struct skeleton *skeleton)
{
	drop(skeleton, true);
}

void kind_drop_untested(struct skeleton *skeleton)
{
	drop(skeleton, false);
}

void kind_drop_prose(struct skeleton *skeleton)
{
	drop_sections(skeleton);
	size_t count = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		if (!is_remark(&skeleton->kinds[i])) {
			skeleton->kinds[count++] = skeleton->kinds[i];
		}
	}
	skeleton->kind_count = count;
	const struct kind_draft *real = NULL;
	for (size_t i = 0; i < skeleton->kind_count && !real; i++) {
		real = is_prose(&skeleton->kinds[i]) ? NULL : &skeleton->kinds[i];
	}
	if (!real) {
		return;
	}
	struct template_kind model = real->kind;
	size_t kept = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		struct kind_draft *draft = &skeleton->kinds[i];
		if (!is_prose(draft) || shares_a_name(&draft->kind, &model)) {
			skeleton->kinds[kept++] = *draft;
		}
	}
	skeleton->kind_count = kept;
}
