// Entries that nobody sees.

#include "lint/hidden.h"

#include "entry/reader.h"
#include "lint/dispatch.h"

struct hidden {
	uint32_t entries; // whole ones, still to be filled in or not
	uint32_t filled;
	uint32_t groups;
};

static bool is_whole_entry(const struct entry *entry, const struct match *match)
{
	return entry->level > 0 && match->known_count > 1 && match->required_known * 2 >= match->kind->required_count;
}

static bool is_filled(const struct match *match)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		enum deviation_kind kind = match->deviations[i].kind;
		if (kind == DEVIATION_UNFILLED || kind == DEVIATION_TITLE_UNFILLED || kind == DEVIATION_FIELD_EMPTY) {
			return false;
		}
	}
	return true;
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

// Reads a part of the list as if nothing hid it.
static struct hidden look_into(const struct check *check, span text)
{
	struct hidden hidden = {0};
	struct arena arena;
	const struct source *inner = source_extract(check->memory, check->source, &text, 1);
	struct entry_stream stream = match_stream_open(check->memory, inner, check->template);
	const struct entry *entry;
	arena_init(&arena, check->memory);
	while ((entry = entry_stream_next(&stream))) {
		arena_reset(&arena);
		if (entry->level > 0 && is_date_group(&arena, check->template, entry)) {
			hidden.groups++;
		}
		const struct match *match = entry->item_count > 0 ? match_entry(&arena, check->template, entry) : NULL;
		if (match && is_whole_entry(entry, match)) {
			hidden.entries++;
			hidden.filled += is_filled(match);
		}
	}
	arena_release(&arena);
	return hidden;
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

uint32_t hidden_report(struct check *check, const struct entry *entry, const struct match *match, bool is_among)
{
	uint32_t count = report_comment(check, entry);
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
