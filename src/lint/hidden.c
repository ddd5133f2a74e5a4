// Entries that nobody sees.

#include "lint/hidden.h"

#include "base/bytes.h"
#include "entry/reader.h"
#include "lint/cut.h"
#include "lint/dispatch.h"
#include "markdown/line.h"

struct hidden {
	uint32_t entries; // whole ones, still to be filled in or not
	uint32_t filled;
	uint32_t groups;
};

static bool is_whole_entry(const struct entry *entry, const struct match *match)
{
	bool is_opened = entry->level > 0 || entry->shape != ENTRY_SHAPE_HEADING;
	return is_opened && match->known_count > 1 && match->required_known * 2 >= match->kind->required_count;
}

// Some fields may be as the template has them; of an example the title is too.
static bool is_filled(const struct match *match)
{
	uint32_t unfilled = 0;
	for (size_t i = 0; i < match->deviation_count; i++) {
		enum deviation_kind kind = match->deviations[i].kind;
		if (kind == DEVIATION_TITLE_UNFILLED) {
			return false;
		}
		unfilled += kind == DEVIATION_UNFILLED || kind == DEVIATION_FIELD_EMPTY;
	}
	return unfilled * 2 <= match->known_count;
}

static bool is_date_group(struct arena *arena, const struct template *template, const struct entry *entry)
{
	const struct template_group *group = &template->group;
	uint32_t day;
	if (!group->exists || !group->is_date || entry->level != group->level) {
		return false;
	}
	enum group_fit fit = match_group(arena, template, entry, &day);
	return fit != GROUP_NO && fit != GROUP_UNFILLED;
}

static void look_at(const struct check *check, const struct entry *section, struct arena *arena, struct hidden *hidden)
{
	struct cut cut = cut_open(check->memory, check->template, section);
	const struct entry *entry;
	while ((entry = cut_next(&cut))) {
		arena_reset(arena);
		if (entry->level > 0 && is_date_group(arena, check->template, entry)) {
			hidden->groups++;
		}
		const struct match *match = entry->item_count > 0 ? match_entry(arena, check->template, entry) : NULL;
		if (match && is_whole_entry(entry, match)) {
			hidden->entries++;
			hidden->filled += is_filled(match);
		}
	}
}

// Reads lines of the list as if nothing hid them.
static struct hidden look_into_lines(const struct check *check, const span *lines, size_t count)
{
	struct hidden hidden = {0};
	struct arena arena;
	const struct source *inner = source_extract(check->memory, check->source, lines, count);
	struct entry_stream stream = match_stream_open(check->memory, inner, check->template);
	const struct entry *section;
	arena_init(&arena, check->memory);
	while ((section = entry_stream_next(&stream))) {
		look_at(check, section, &arena, &hidden);
	}
	arena_release(&arena);
	return hidden;
}

static struct hidden look_into(const struct check *check, span text)
{
	return look_into_lines(check, &text, 1);
}

static uint32_t emit(struct check *check, enum deviation_kind kind, span at, struct hidden hidden)
{
	struct deviation deviation = deviation_of(kind, at);
	deviation.number = hidden.entries;
	dispatch_deviation(check, &deviation);
	return hidden.entries + hidden.groups;
}

static uint32_t report_comment(struct check *check, const struct entry *entry)
{
	const struct source *source = check->source;
	const struct entry_comment *last = entry->comment_count > 0 ? &entry->comments[entry->comment_count - 1] : NULL;
	if (!last || last->item != ENTRY_NONE || source_ends_with(source, last->whole, "-->") ||
	    !span_is_empty(source_trim_lines(source, span_of(last->whole.end, source->size)))) {
		return 0;
	}
	struct hidden hidden = look_into(check, last->text);
	span at = span_of(last->whole.start, last->whole.start + 4);
	return hidden.entries + hidden.groups > 0 ? emit(check, DEVIATION_HIDDEN_BY_COMMENT, at, hidden) : 0;
}

static uint32_t report_fence(struct check *check, const struct entry_fence *fence, bool is_among, bool hides_fields)
{
	struct hidden hidden = look_into(check, fence->content);
	if (!fence->is_closed && (hides_fields || hidden.entries + hidden.groups > 0)) {
		return emit(check, DEVIATION_HIDDEN_BY_FENCE, fence->open, hidden);
	}
	if (fence->is_closed && is_among && hidden.filled > 0) {
		emit(check, DEVIATION_ENTRY_IN_FENCE, fence->open, hidden);
	}
	return 0;
}

// A comment is told as one.
static uint32_t report_html(struct check *check, const struct entry *entry)
{
	const struct source *source = check->source;
	const struct entry_html *last = &entry->html[entry->html_count - 1];
	uint32_t end = source_trim_lines(source, span_of(last->at.start, source->size)).end;
	int kind = line_html_start(source->bytes, last->at.start, source_line(source, last->at.start).end);
	bool is_closed = line_html_ends(source->bytes, source_line_start(source, end), end, kind);
	if (last->item != ENTRY_NONE || last->at.end < end || kind == 0 || kind == LINE_HTML_COMMENT ||
	    kind > LINE_HTML_LAST_CLOSED || is_closed) {
		return 0;
	}
	uint32_t next = source_next_line(source, last->at.start);
	struct hidden hidden = look_into(check, span_of(next, source->size));
	span tag = span_of(last->at.start, last->at.start + 1);
	while (tag.end < source->size && !byte_is_in(source->bytes[tag.end], " \t\r\n>")) {
		tag.end++;
	}
	tag.end += tag.end < source->size && source->bytes[tag.end] == '>';
	return hidden.entries + hidden.groups > 0 ? emit(check, DEVIATION_HIDDEN_BY_HTML, tag, hidden) : 0;
}

// What is behind the marks, line by line.
static size_t take_quote(const struct source *source, uint32_t at, span *lines)
{
	size_t count = 0;
	for (uint32_t next; at < source->size; at = next, count++) {
		next = source_next_line(source, at);
		uint32_t start = source_trim(source, span_of(at, next)).start;
		if (start == next || source->bytes[start] != '>') {
			break;
		}
		start += start + 1 < next && source->bytes[start + 1] == ' ' ? 2 : 1;
		if (lines) {
			lines[count] = span_of(start, next);
		}
	}
	return count;
}

static void report_quote(struct check *check, span mark)
{
	const struct source *source = check->source;
	uint32_t start = source_line_start(source, mark.start);
	size_t count = take_quote(source, start, NULL);
	if (count < 3) {
		return; // a title and two fields
	}
	span *lines = memory_resize(check->memory, NULL, count * sizeof *lines);
	take_quote(source, start, lines);
	struct hidden hidden = look_into_lines(check, lines, count);
	memory_free(check->memory, lines);
	if (hidden.filled > 0) {
		emit(check, DEVIATION_ENTRY_IN_QUOTE, span_of(mark.start, mark.start + 1), hidden);
	}
}

uint32_t hidden_report(struct check *check, const struct entry *entry, const struct match *match, bool is_among)
{
	uint32_t count = report_comment(check, entry);
	if (hidden_may_be_in_html(check->source, entry)) {
		count += report_html(check, entry);
	}
	for (size_t i = 0; i < entry->quote_count && is_among; i++) {
		report_quote(check, entry->quotes[i]);
	}
	for (size_t i = 0; i < entry->fence_count; i++) {
		if (is_among || !entry->fences[i].is_closed) {
			count += report_fence(check, &entry->fences[i], is_among, match && match->fence_hides);
		}
	}
	return count;
}

uint32_t hidden_report_front_matter(struct check *check)
{
	const struct source *source = check->source;
	uint32_t start = source->has_bom ? 3 : 0;
	if (source->body == start) {
		return 0;
	}
	uint32_t next = source_next_line(source, start);
	uint32_t end = source_line_start(source, source->body - 1);
	struct hidden hidden = look_into(check, span_of(next, end > next ? end : next));
	if (hidden.entries + hidden.groups == 0) {
		return 0;
	}
	struct deviation deviation = deviation_of(DEVIATION_HIDDEN_BY_FRONT_MATTER, source_line(source, start));
	deviation.number = hidden.entries;
	deviation.other = source_line(source, end);
	dispatch_deviation(check, &deviation);
	return hidden.entries + hidden.groups;
}
