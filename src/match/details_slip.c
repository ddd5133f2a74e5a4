// Details tags that are misspelled, swapped or in each other's place, and code that hides one.

#include "match/details_slip.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "base/distance.h"

enum { NAME_MAX = 10, NAME_EDITS = 2 };

enum tag_name { NAME_OTHER, NAME_DETAILS, NAME_SUMMARY };

struct tag {
	span at;
	enum tag_name name;
	bool closes;
	bool is_slip;	// not the tag that it is meant to be
	uint32_t index; // of a tag that is read as one: in entry->details or entry->stray_closes
};

// --- a tag --------------------------------------------------------------------------------------------

static enum tag_name read_name(const char *bytes, uint32_t size, bool *is_exact)
{
	static const char *const names[] = {[NAME_DETAILS] = "details", [NAME_SUMMARY] = "summary"};
	char folded[NAME_MAX];
	for (uint32_t i = 0; i < size; i++) {
		folded[i] = (char)(bytes[i] | 0x20);
	}
	for (enum tag_name name = NAME_DETAILS; size > 0 && name <= NAME_SUMMARY; name++) {
		unsigned edits = distance_edits(folded, size, names[name], strlen(names[name]), NAME_EDITS);
		if (folded[0] == names[name][0] && edits <= NAME_EDITS) {
			*is_exact = edits == 0;
			return name;
		}
	}
	return NAME_OTHER;
}

// The end of what starts at a name's end and closes a tag, `>` or the end of its line; 0 for other text.
static uint32_t end_of_tag(const struct source *source, uint32_t at, uint32_t end)
{
	uint32_t mark = at;
	while (mark < end && !byte_is_in(source->bytes[mark], "<>")) {
		mark++;
	}
	if (mark < end && source->bytes[mark] == '>') {
		return mark + 1;
	}
	return span_is_empty(source_trim(source, span_of(at, end))) ? at : 0;
}

// The tag of a details block or its summary, or nearly one, that starts at `<`; false for any other.
static bool read_tag(const struct source *source, uint32_t start, uint32_t end, struct tag *tag)
{
	const char *bytes = source->bytes;
	uint32_t at = start + 1;
	while (at < end && byte_is_in(bytes[at], " \t/\\")) {
		at++;
	}
	span marks = span_of(start + 1, at);
	uint32_t stop = at;
	while (stop < end && stop - at < NAME_MAX && byte_is_letter(bytes[stop])) {
		stop++;
	}
	bool is_exact = false;
	*tag = (struct tag){.name = read_name(bytes + at, stop - at, &is_exact), .index = UINT32_MAX};
	uint32_t last = tag->name == NAME_OTHER ? 0 : end_of_tag(source, stop, end);
	if (last == 0) {
		return false;
	}
	tag->at = span_of(start, last);
	tag->closes = source_holds(source, marks, "/") || source_holds(source, marks, "\\");
	tag->is_slip = !is_exact || bytes[last - 1] != '>' || !(span_is_empty(marks) || source_is(source, marks, "/"));
	return true;
}

// `details>`, alone on its line.
static bool read_unopened(const struct source *source, span line, struct tag *tag)
{
	bool closes = source_is(source, line, "/details>");
	*tag = (struct tag){.at = line, .name = NAME_DETAILS, .closes = closes, .is_slip = true, .index = UINT32_MAX};
	return closes || source_is(source, line, "details>");
}

// --- the text -----------------------------------------------------------------------------------------

struct scan {
	const struct entry *entry;
	uint32_t at, end;
	bool in_code;
	span fence; // that the code starts with
};

static span marks_of(const struct source *source, span fence)
{
	uint32_t end = fence.start;
	while (end < fence.end && source->bytes[end] == source->bytes[fence.start]) {
		end++;
	}
	return span_of(fence.start, end);
}

// The next line outside code, trimmed. False at the end.
static bool next_line(struct scan *scan, span *line)
{
	const struct source *source = scan->entry->source;
	while (scan->at < scan->end) {
		*line = source_line(source, scan->at);
		uint32_t end = line->end < scan->end ? line->end : scan->end;
		*line = source_trim_lines(source, span_of(scan->at, end));
		scan->at = source_next_line(source, scan->at);
		bool is_fence = source_starts_with(source, *line, "```") || source_starts_with(source, *line, "~~~");
		if (is_fence) {
			scan->in_code = !scan->in_code;
			scan->fence = marks_of(source, *line);
		} else if (!scan->in_code) {
			return true;
		}
	}
	return false;
}

// A tag in the middle of a sentence is spoken of.
static bool is_at_edge(const struct source *source, span line, span tag)
{
	span before = source_trim(source, span_of(line.start, tag.start));
	return span_is_empty(before) || tag.end == line.end || source_ends_with(source, before, ":") ||
	       source_ends_with(source, before, ":**") || source_ends_with(source, before, "\xEF\xBC\x9A");
}

// The first slip at or after `from` on a line.
static bool next_slip(const struct scan *scan, span line, uint32_t from, struct tag *tag)
{
	const struct source *source = scan->entry->source;
	if (from == line.start && read_unopened(source, line, tag)) {
		return true;
	}
	for (uint32_t at = from; at < line.end; at++) {
		const char *open = memchr(source->bytes + at, '<', line.end - at);
		if (!open) {
			return false;
		}
		at = (uint32_t)(open - source->bytes);
		if (read_tag(source, at, line.end, tag) && tag->is_slip && tag->name == NAME_DETAILS &&
		    is_at_edge(source, line, tag->at) && !entry_is_in_comment(scan->entry, at)) {
			return true;
		}
	}
	return false;
}

bool details_slip_is_in(struct matcher *matcher, span text)
{
	const struct entry *entry = matcher->entry;
	struct scan scan = {.entry = entry, .at = text.start, .end = text.end};
	struct tag tag;
	for (size_t i = 0; i < entry->stray_close_count; i++) {
		if (text.start <= entry->stray_closes[i].start && entry->stray_closes[i].start < text.end) {
			return true;
		}
	}
	for (span line; next_line(&scan, &line);) {
		if (next_slip(&scan, line, line.start, &tag)) {
			matcher->match->has_slip = true;
			return true;
		}
	}
	return false;
}

// --- the tags of an entry -------------------------------------------------------------------------------

// A fence without an end, and the `</details>` that it hides; empty for none.
struct hiding {
	uint32_t end; // of the field
	span fence, hidden;
};

struct tags {
	struct matcher *matcher;
	struct explained explained;
	struct tag *items; // in order
	size_t count, capacity;
	struct hiding hiding; // of the field that was asked about last
};

static void add_tag(struct tags *tags, struct tag tag)
{
	if (tags->count == tags->capacity) {
		size_t capacity = tags->capacity ? 2 * tags->capacity : 16;
		struct tag *items = arena_alloc(tags->matcher->arena, capacity * sizeof *items);
		if (tags->count > 0) {
			memcpy(items, tags->items, tags->count * sizeof *items);
		}
		tags->items = items;
		tags->capacity = capacity;
	}
	tags->items[tags->count++] = tag;
}

static int by_place(const void *left, const void *right)
{
	const struct tag *a = left, *b = right;
	return a->at.start != b->at.start ? (a->at.start > b->at.start) - (a->at.start < b->at.start)
					  : (a->index > b->index) - (a->index < b->index);
}

// A tag that lost its `>` reaches to that of another one, which is then no tag for Markdown.
static void add_read(struct tags *tags, struct tag tag)
{
	const struct source *source = tags->matcher->entry->source;
	const char *inner = memchr(source_at(source, tag.at) + 1, '<', span_length(tag.at) - 1);
	if (!inner) {
		add_tag(tags, tag);
		return;
	}
	struct tag other;
	uint32_t start = (uint32_t)(inner - source->bytes);
	if (read_tag(source, start, tag.at.end, &other) && other.name == NAME_DETAILS && !other.is_slip) {
		add_tag(tags, other);
	}
	tag.at = source_trim_lines(source, span_of(tag.at.start, source_line(source, tag.at.start).end));
	tag.is_slip = true;
	add_tag(tags, tag);
}

static void collect(struct tags *tags)
{
	const struct entry *entry = tags->matcher->entry;
	for (uint32_t i = 0; i < entry->details_count; i++) {
		add_read(tags, (struct tag){.at = entry->details[i].open, .name = NAME_DETAILS, .index = i});
		if (!span_is_empty(entry->details[i].close)) {
			add_read(tags, (struct tag){.at = entry->details[i].close,
						    .name = NAME_DETAILS,
						    .closes = true,
						    .index = i});
		}
	}
	for (uint32_t i = 0; i < entry->stray_close_count; i++) {
		add_read(tags, (struct tag){.at = entry->stray_closes[i],
					    .name = NAME_DETAILS,
					    .closes = true,
					    .index = (uint32_t)entry->details_count + i});
	}
	struct scan scan = {.entry = entry, .at = entry->extent.start, .end = entry->extent.end};
	struct tag tag;
	for (span line; next_line(&scan, &line);) {
		for (uint32_t at = line.start; next_slip(&scan, line, at, &tag); at = tag.at.end) {
			add_tag(tags, tag);
		}
	}
	if (tags->count > 1) {
		qsort(tags->items, tags->count, sizeof *tags->items, by_place);
	}
	size_t kept = 0; // what lost its `>` was found twice, and is kept as it was read
	for (size_t i = 0; i < tags->count; i++) {
		if (kept == 0 || tags->items[kept - 1].at.start != tags->items[i].at.start) {
			tags->items[kept++] = tags->items[i];
		}
	}
	tags->count = kept;
}

static void explain(struct tags *tags, const struct tag *tag)
{
	uint32_t details = (uint32_t)tags->matcher->entry->details_count;
	if (tag->index < details) {
		tags->explained.details[tag->index] = true;
	} else if (tag->index != UINT32_MAX) {
		tags->explained.strays[tag->index - details] = true;
	}
}

// --- the fields that tags are in ------------------------------------------------------------------------

uint32_t details_root(const struct entry *entry, uint32_t at)
{
	size_t after;
	BISECT(after, entry->item_count, entry->items[after].whole.start <= at);
	if (after == 0) {
		return ENTRY_NONE;
	}
	uint32_t item = (uint32_t)after - 1;
	while (entry->items[item].parent != ENTRY_NONE) {
		item = entry->items[item].parent;
	}
	return item;
}

// Where the text of a list item starts; 0 for what is none.
static uint32_t text_column(const struct entry *entry, uint32_t item)
{
	const struct entry_item *it = &entry->items[item];
	uint32_t text = it->label.exists ? it->label.whole.start : it->marker.end + 1;
	return entry_item_is_paragraph(it) ? 0 : text - source_line_start(entry->source, text);
}

bool details_tag_is_at_margin(const struct matcher *matcher, span tag)
{
	const struct entry *entry = matcher->entry;
	uint32_t root = entry->shape == ENTRY_SHAPE_HEADING ? details_root(entry, tag.start) : ENTRY_NONE;
	if (root != ENTRY_NONE && matcher->match->kind->has_named) {
		const struct template_field *field = matcher->match->items[root].field;
		root = field && field->shape == SHAPE_DETAILS ? root : ENTRY_NONE; // else the block is a field itself
	}
	span before = span_of(source_line_start(entry->source, tag.start), tag.start);
	return root != ENTRY_NONE && span_is_empty(source_trim(entry->source, before)) &&
	       span_length(before) < text_column(entry, root) &&
	       !memchr(source_at(entry->source, before), '\t', span_length(before));
}

struct details_outside details_lines_outside(const struct entry *entry, const struct entry_details *details)
{
	const struct source *source = entry->source;
	struct details_outside outside = {.lines = span_of(0, 0)};
	uint32_t root = details_root(entry, details->open.start);
	uint32_t column = root == ENTRY_NONE ? 0 : text_column(entry, root);
	bool is_even = true; // each line from the first to the last one is as far outside
	bool has_gap = false;
	uint32_t first = source_line_start(source, details->open.start);
	bool has_label = !span_is_empty(source_trim(source, span_of(first, details->open.start)));
	for (uint32_t start = has_label ? source_next_line(source, first) : first; start < details->close.end;
	     start = source_next_line(source, start)) {
		span line = source_trim_lines(source, source_line(source, start));
		uint32_t indent = line.start - start;
		if (span_is_empty(line)) {
			continue;
		}
		bool is_outside = indent < column && !memchr(source->bytes + start, '\t', indent);
		bool starts = is_outside && span_is_empty(outside.lines);
		is_even = is_even && !(is_outside && (has_gap || (!starts && column - indent != outside.columns)));
		if (is_outside) {
			outside.lines = span_of(starts ? line.start : outside.lines.start, line.end);
			outside.columns = column - indent;
		}
		has_gap = has_gap || (!is_outside && !span_is_empty(outside.lines));
	}
	outside.columns = is_even ? outside.columns : 0;
	return outside;
}

// Where the field that a place is in ends.
static uint32_t field_end(const struct entry *entry, uint32_t at)
{
	uint32_t root = details_root(entry, at);
	uint32_t next = root == ENTRY_NONE ? 0 : entry->items[root].end;
	return next < entry->item_count ? entry->items[next].whole.start : entry->extent.end;
}

// Nothing else of the field is behind the tag: no text, or the next field, which is raw HTML there.
static bool is_last(const struct matcher *matcher, const struct tag *tag)
{
	const struct entry *entry = matcher->entry;
	const struct source *source = entry->source;
	uint32_t end = field_end(entry, tag->at.start);
	uint32_t next = source_next_line(source, tag->at.end);
	if (matcher->match->kind->has_named) {
		// What follows a block that is a field, below a blank line, is no part of it.
		uint32_t below = next < end ? source_line(source, next).end : next;
		end = span_is_empty(source_trim_lines(source, span_of(tag->at.end, below))) ? tag->at.end : end;
	}
	span rest = source_trim_lines(source, span_of(tag->at.end, end));
	return span_is_empty(rest) ||
	       (span_length(rest) > 1 && byte_is_in(source->bytes[rest.start], "-*+") &&
		source->bytes[rest.start + 1] == ' ' && rest.start > source_line(source, tag->at.start).end);
}

// Nothing but a label is before the tag in its field.
static bool is_first(const struct entry *entry, const struct tag *tag)
{
	uint32_t root = details_root(entry, tag->at.start);
	return root != ENTRY_NONE && entry->items[root].label.exists &&
	       span_is_empty(
		       source_trim_lines(entry->source, span_of(entry->items[root].label.whole.end, tag->at.start)));
}

static bool has_text_between(const struct entry *entry, const struct tag *a, const struct tag *b)
{
	return !span_is_empty(source_trim_lines(entry->source, span_of(a->at.end, b->at.start)));
}

// --- deviations -----------------------------------------------------------------------------------------

static struct deviation *add_slip(struct matcher *matcher, enum tag_slip slip, enum expected_tag expected, span at)
{
	uint32_t root = details_root(matcher->entry, at.start);
	struct deviation *deviation = match_add_in(matcher, DEVIATION_DETAILS_TAG, root, at);
	deviation->number = slip;
	deviation->choice = (int32_t)expected;
	deviation->certain = details_tag_is_at_margin(matcher, at);
	return deviation;
}

// A tag of a block; `other`: the one that it opens or closes the block with, NULL for none.
static void add_for_block(struct tags *tags, enum tag_slip slip, const struct tag *at, const struct tag *other)
{
	bool closes = slip == SLIP_SECOND || (slip != SLIP_SWAPPED && at->closes);
	struct deviation *deviation =
		add_slip(tags->matcher, slip, closes ? EXPECTED_DETAILS_END : EXPECTED_DETAILS, at->at);
	explain(tags, at);
	if (other) {
		deviation->other = other->at;
		deviation->certain |= details_tag_is_at_margin(tags->matcher, other->at);
		explain(tags, other);
	}
}

static void take_pair(struct tags *tags, const struct tag *open, const struct tag *close)
{
	if (open->is_slip) {
		add_for_block(tags, close->is_slip ? SLIP_BOTH : SLIP_SPELLING, open, close);
	} else if (close->is_slip) {
		add_for_block(tags, SLIP_SPELLING, close, open);
	}
}

static struct hiding find_hiding(const struct entry *entry, uint32_t start, uint32_t end)
{
	struct hiding hiding = {.end = end};
	struct scan scan = {.entry = entry, .at = start, .end = end};
	for (span line; next_line(&scan, &line);) {
	}
	if (!scan.in_code) {
		return hiding;
	}
	struct scan code = {.entry = entry, .at = source_next_line(entry->source, scan.fence.start), .end = end};
	for (span line; span_is_empty(hiding.hidden) && next_line(&code, &line);) {
		if (source_is(entry->source, line, "</details>")) {
			hiding.hidden = line;
			hiding.fence = scan.fence;
		}
	}
	return hiding;
}

// For the tags of one field, it is read once.
static const struct hiding *hiding_fence(struct tags *tags, const struct tag *open)
{
	const struct entry *entry = tags->matcher->entry;
	uint32_t end = field_end(entry, open->at.start);
	if (tags->hiding.end != end) {
		tags->hiding = find_hiding(entry, source_next_line(entry->source, open->at.start), end);
	}
	return &tags->hiding;
}

static bool is_outside_items(const struct entry *entry, span fence)
{
	for (size_t i = 0; i < entry->fence_count; i++) {
		if (entry->fences[i].open.start >= fence.start && entry->fences[i].open.start < fence.end) {
			return true;
		}
	}
	return false;
}

// A block that no tag closes.
static void take_unclosed(struct tags *tags, const struct tag *tag)
{
	const struct entry *entry = tags->matcher->entry;
	if (tag->is_slip) {
		add_for_block(tags, SLIP_UNCLOSED, tag, NULL);
		return;
	}
	const struct hiding *hiding = hiding_fence(tags, tag);
	if (span_is_empty(hiding->fence) || hiding->fence.start < tag->at.start) {
		return;
	}
	if (is_outside_items(entry, hiding->fence)) {
		tags->matcher->match->fence_hides = true;
	} else {
		uint32_t root = details_root(entry, tag->at.start);
		match_add_in(tags->matcher, DEVIATION_DETAILS_IN_FENCE, root, hiding->fence)->other = hiding->hidden;
	}
	explain(tags, tag);
}

// The tags that have no partner among those of a field, in order.
static void take_lonely(struct tags *tags, const struct tag *const *lonely, size_t count)
{
	const struct entry *entry = tags->matcher->entry;
	for (size_t i = 0; i < count; i++) {
		const struct tag *tag = lonely[i];
		const struct tag *next = i + 1 < count ? lonely[i + 1] : NULL;
		bool may_pair = next && !next->closes && next == tag + 1 && has_text_between(entry, tag, next) &&
				is_last(tags->matcher, next);
		if (may_pair && tag->closes && is_first(entry, tag)) {
			add_for_block(tags, SLIP_SWAPPED, tag, next);
			i++;
		} else if (may_pair && !tag->closes) {
			add_for_block(tags, SLIP_SECOND, next, tag);
			i++;
		} else if (!tag->closes) {
			take_unclosed(tags, tag);
		} else if (tag->is_slip) {
			add_for_block(tags, SLIP_UNOPENED, tag, NULL);
		}
	}
}

// The tags of one field.
static void take_field(struct tags *tags, const struct tag *first, size_t count)
{
	const struct tag **open = arena_alloc(tags->matcher->arena, 2 * count * sizeof(const struct tag *));
	const struct tag **lonely = open + count;
	size_t open_count = 0;
	size_t lonely_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (!first[i].closes) {
			open[open_count++] = &first[i];
		} else if (open_count > 0) {
			take_pair(tags, open[--open_count], &first[i]);
		} else {
			lonely[lonely_count++] = &first[i];
		}
	}
	for (size_t i = 0; i < open_count; i++) {
		lonely[lonely_count++] = open[i];
	}
	take_lonely(tags, lonely, lonely_count);
}

struct explained details_slips_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	struct tags tags = {.matcher = matcher};
	tags.explained.details = arena_alloc(matcher->arena, entry->details_count + 1);
	tags.explained.strays = arena_alloc(matcher->arena, entry->stray_close_count + 1);
	collect(&tags);
	for (size_t i = 0; i < tags.count;) {
		uint32_t root = details_root(entry, tags.items[i].at.start);
		uint32_t end = field_end(entry, tags.items[i].at.start);
		size_t next = i + 1; // a tag that ends an entry in bold is of its last field, and not in the entry
		while (next < tags.count && tags.items[next].at.start < end) {
			next++;
		}
		if (root == ENTRY_NONE || !matcher->match->items[root].unfilled) {
			take_field(&tags, &tags.items[i], next - i);
		}
		i = next;
	}
	return tags.explained;
}

// The tags of a summary, of which one is not right.
struct summary_tags {
	struct tag first, second;
	bool has_second, second_is_slip;
};

static bool read_summary_slip(const struct entry *entry, uint32_t index, struct summary_tags *tags)
{
	const struct source *source = entry->source;
	const struct entry_details *details = &entry->details[index];
	span content = details->content;
	tags->second = (struct tag){.name = NAME_OTHER};
	if (!span_is_empty(details->summary) || span_is_empty(content) || source->bytes[content.start] != '<' ||
	    !read_tag(source, content.start, source_line(source, content.start).end, &tags->first) ||
	    tags->first.name != NAME_SUMMARY) {
		return false;
	}
	for (uint32_t at = tags->first.at.end; at < content.end && tags->second.name != NAME_SUMMARY; at++) {
		if (source->bytes[at] == '<' && !read_tag(source, at, source_line(source, at).end, &tags->second)) {
			tags->second.name = NAME_OTHER;
		}
	}
	tags->has_second = tags->second.name == NAME_SUMMARY;
	tags->second_is_slip = tags->has_second && (tags->second.is_slip || !tags->second.closes);
	return !tags->has_second || tags->second_is_slip || tags->first.is_slip || tags->first.closes;
}

bool summary_is_slip(const struct entry *entry, uint32_t index)
{
	struct summary_tags tags;
	return read_summary_slip(entry, index, &tags);
}

bool summary_slip_match(struct matcher *matcher, uint32_t index)
{
	struct summary_tags tags;
	if (!read_summary_slip(matcher->entry, index, &tags)) {
		return false;
	}
	if (tags.first.is_slip || tags.first.closes) {
		add_slip(matcher, tags.second_is_slip ? SLIP_BOTH : SLIP_SPELLING, EXPECTED_SUMMARY, tags.first.at)
			->other = tags.has_second ? tags.second.at : (span){0, 0};
	} else if (tags.second_is_slip) {
		add_slip(matcher, SLIP_SPELLING, EXPECTED_SUMMARY_END, tags.second.at)->other = tags.first.at;
	} else {
		add_slip(matcher, SLIP_UNCLOSED, EXPECTED_SUMMARY_END, tags.first.at);
	}
	return true;
}
