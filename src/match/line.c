// What is in the slots of a line, and between them, against the template's line.

#include "match/line.h"

#include <string.h>

#include "base/bytes.h"
#include "match/line_slots.h"
#include "match/matcher.h"

static bool is_right_to_left(const struct source *source, span at)
{
	uint32_t letters = 0, right_to_left = 0;
	while (!span_is_empty(at)) {
		size_t length;
		uint32_t point = unicode_decode(source_at(source, at), span_length(at), &length);
		letters += unicode_is_letter(point);
		right_to_left += point >= 0x590 && point <= 0x8FF && unicode_is_letter(point);
		at.start += (uint32_t)length;
	}
	return right_to_left * 2 > letters;
}

static struct deviation *add_separator(struct matcher *matcher, enum separator_fault fault, span at)
{
	struct deviation *deviation = match_add(matcher, DEVIATION_SEPARATOR, at);
	deviation->number = fault;
	deviation->choice = is_right_to_left(matcher->entry->source, matcher->entry->line->at) ? -1 : 0;
	return deviation;
}

// The separator is the template's but for whitespace.
static bool has_mark_of(const struct line_matching *matching, span at)
{
	const struct source *source = matching->entry->source;
	const struct source *file = matching->template->file;
	span own = span_of(line_after_space(source, at.start, at.end), line_before_space(source, at.end, at.start));
	span shown = source_trim(file, matching->shown->separator);
	return span_length(own) == span_length(shown) &&
	       memcmp(source_at(source, own), source_at(file, shown), span_length(shown)) == 0;
}

// The field that the separator is before.
static const struct template_field *field_behind(const struct template_line *shown, uint32_t part)
{
	for (uint32_t i = 0; i < shown->slot_count; i++) {
		if (shown->slots[i].part == part && shown->slots[i].field) {
			return shown->slots[i].field;
		}
	}
	return NULL;
}

static void check_hard(struct matcher *matcher, const struct line_matching *matching)
{
	const struct source *source = matcher->entry->source;
	const struct hard *hard = &matching->hard;
	if (hard->fit != HARD_DIFFERS && hard->fit != HARD_MISSING) {
		return;
	}
	bool is_missing = hard->fit == HARD_MISSING;
	enum separator_fault fault = is_missing ? SEPARATOR_MISSING : SEPARATOR_DIFFERS;
	if (!is_missing && has_mark_of(matching, hard->at)) {
		fault = SEPARATOR_WHITESPACE;
	}
	struct deviation *deviation = add_separator(matcher, fault, hard->at);
	deviation->field = field_behind(matching->shown, 1);
	span rest = span_of(hard->at.end, matching->line->at.end);
	deviation->certain = !is_missing && span_is_empty(line_find_dash(source, rest));
	char next = is_missing ? source->bytes[hard->at.start] : 'a';
	if (!source_is_word_byte(next) && !byte_is_in(next, "\"'*_`[(")) {
		deviation->choice = -1;
	}
}

static void check_bars(struct matcher *matcher, const struct line_matching *matching)
{
	const struct source *source = matcher->entry->source;
	const struct line_pieces *line = matching->line;
	span shown = matching->shown->bar;
	const struct source *file = matching->template->file;
	uint32_t shown_before = byte_is_blank(file->bytes[shown.start]);
	uint32_t shown_after = byte_is_blank(file->bytes[shown.end - 1]);
	uint32_t part = !span_is_empty(matching->shown->separator);
	for (uint32_t i = 0; i < line->count; i++) {
		span bar = line->pieces[i].at;
		if (line->pieces[i].type != PIECE_BAR) {
			continue;
		}
		part++;
		span around = span_of(line_before_space(source, bar.start, line->at.start),
				      line_after_space(source, bar.end, line->at.end));
		bool breaks = memchr(source_at(source, around), '\n', span_length(around));
		bool is_last = around.end == line->at.end;
		if (breaks || is_last ||
		    (bar.start - around.start == shown_before && around.end - bar.end == shown_after)) {
			continue;
		}
		struct deviation *deviation = add_separator(matcher, SEPARATOR_BAR, around);
		deviation->field = field_behind(matching->shown, part);
		deviation->certain = true;
	}
}

static bool ends_sentence(const struct source *source, span at)
{
	static const char *const ends[] = {".", "!", "?", "…", "。", "！", "？"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (source_ends_with(source, at, ends[i])) {
			return true;
		}
	}
	return false;
}

// The last piece of the line that lies in a part; NULL for none. `*end` is how many pieces are looked at: the part
// becomes shorter from its end on.
static const struct line_piece *last_piece(const struct line_pieces *line, span at, uint32_t *end)
{
	for (; *end > 0 && line->pieces[*end - 1].at.start >= at.start; --*end) {
		if (line->pieces[*end - 1].at.start < at.end) {
			return &line->pieces[*end - 1];
		}
	}
	return *end > 0 && line->pieces[*end - 1].at.end > at.start ? &line->pieces[*end - 1] : NULL;
}

// Without an emoji at the end, by its character or its name.
static span without_emoji(const struct source *source, span at)
{
	for (uint32_t i = at.end; i > at.start && at.end - i < 40; i--) {
		if (line_emoji_length(source, span_of(i - 1, at.end)) == at.end - (i - 1)) {
			return span_of(at.start, i - 1);
		}
	}
	return at;
}

// Without the last closing bracket, quotation mark, emoji, code, badge or link; all of it where there is none.
static span without_tail(const struct source *source, const struct line_pieces *line, span at, uint32_t *end)
{
	static const char *const marks[] = {")", "]", "\"", "'", "”", "’", "»", "*", "_", "）", "」"};
	const struct line_piece *last = last_piece(line, at, end);
	if (last && last->type != PIECE_WORDS && last->type != PIECE_STRONG && last->type != PIECE_EMPHASIS) {
		return span_of(at.start, last->at.start > at.start ? last->at.start : at.start);
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_ends_with(source, at, marks[i])) {
			return span_of(at.start, at.end - (uint32_t)strlen(marks[i]));
		}
	}
	return without_emoji(source, at);
}

static bool has_period(const struct source *source, const struct line_pieces *line, span at)
{
	uint32_t end = line->count;
	for (;;) {
		at = source_trim_lines(source, at);
		if (span_is_empty(at) || ends_sentence(source, at)) {
			return true;
		}
		span shorter = without_tail(source, line, at, &end);
		if (shorter.end == at.end) {
			return false;
		}
		at = shorter;
	}
}

// Where a period belongs: before badges and emoji at the end.
static uint32_t period_place(const struct source *source, const struct line_pieces *line, span at)
{
	uint32_t end = line->count;
	for (;;) {
		at = source_trim_lines(source, at);
		const struct line_piece *last = last_piece(line, at, &end);
		span shorter = last && last->type == PIECE_NOTHING ? span_of(at.start, last->at.start)
								   : without_emoji(source, at);
		if (shorter.end == at.end || shorter.end <= at.start) {
			return at.end;
		}
		at = shorter;
	}
}

// Behind the typed piece that ends the text come more words, though the template shows none there: the piece is a link
// or the like in the text.
static bool goes_on(const struct line_matching *matching, uint32_t slot, span text, uint32_t end)
{
	const struct template_line *shown = matching->shown;
	for (uint32_t i = slot + 1; i < shown->slot_count && shown->slots[i].part == shown->slots[slot].part; i++) {
		if (shown->slots[i].type == PIECE_WORDS) {
			return false;
		}
	}
	for (uint32_t i = 0; i < matching->line->count; i++) {
		const struct line_piece *piece = &matching->line->pieces[i];
		bool is_behind = piece->at.start >= text.end && piece->at.end <= end;
		span words = source_trim_lines(matching->entry->source, piece->at);
		if (is_behind && piece->type == PIECE_WORDS && !span_is_empty(words) &&
		    (line_has_letters(matching->entry->source, words) ||
		     byte_is_digit(matching->entry->source->bytes[words.start]))) {
			return true;
		}
	}
	return false;
}

// `2024` on a line of its own: with a period it would be the marker of an ordered list.
static bool is_number_alone(const struct source *source, uint32_t end)
{
	uint32_t start = source_line_start(source, end);
	while (start < end && byte_is_blank(source->bytes[start])) {
		start++;
	}
	while (start < end && byte_is_digit(source->bytes[start])) {
		start++;
	}
	return start == end;
}

static void check_period(struct matcher *matcher, const struct line_matching *matching)
{
	const struct source *source = matcher->entry->source;
	const struct template_line *shown = matching->shown;
	uint32_t slot = shown->sentence;
	if (slot == shown->slot_count || span_is_empty(matching->filled[slot])) {
		return;
	}
	span part;
	line_part_of(matching, shown->slots[slot].part, &part);
	span text = span_of(matching->filled[slot].start, part.end);
	span after = span_of(part.end, part.end); // what is behind the last slot
	for (uint32_t i = slot + 1; i < shown->slot_count && shown->slots[i].part == shown->slots[slot].part; i++) {
		if (!span_is_empty(matching->filled[i])) {
			text.end = matching->filled[i].start < text.end ? matching->filled[i].start : text.end;
			after.start = matching->filled[i].end;
		}
	}
	after = source_trim_lines(source, after);
	text = source_trim_lines(source, text);
	if (has_period(source, matching->line, text) || !line_has_letters(source, text) ||
	    goes_on(matching, slot, text, part.end)) {
		return;
	}
	uint32_t place = period_place(source, matching->line, text);
	size_t start = unicode_before(source->bytes, place);
	struct deviation *deviation = match_add(matcher, DEVIATION_FINAL_PERIOD, span_of((uint32_t)start, place));
	deviation->field = shown->slots[slot].field;
	deviation->other = source_is(source, after, ".") ? after : span_of(0, 0);
	bool is_mark = byte_is_in(source->bytes[place - 1], ",;:-/|\\");
	deviation->choice = is_mark || is_number_alone(source, place) || is_right_to_left(source, text) ? -1 : 0;
}

static void check_brackets(struct matcher *matcher, const struct line_matching *matching)
{
	const struct line_pieces *line = matching->line;
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		for (uint32_t k = 0; k < line->count && slot->type == PIECE_LINK && slot->field; k++) {
			const struct line_piece *piece = &line->pieces[k];
			bool is_it =
				!span_is_empty(matching->filled[i]) && piece->at.start == matching->filled[i].start;
			if (is_it && piece->bracket != slot->bracket &&
			    (piece->bracket == '[' || slot->bracket == '[')) {
				match_add(matcher, DEVIATION_LINK_BRACKETS, piece->at)->field = slot->field;
			}
		}
	}
}

// Links that are still what the template shows, target included.
static void check_unfilled(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct source *file = matcher->template->file;
	for (uint32_t i = 0; i < entry->item_count; i++) {
		const struct template_field *field = matcher->match->items[i].field;
		span at = entry->items[i].whole;
		bool is_shown =
			entry->items[i].link_count > 0 && span_length(at) == span_length(field->shown) &&
			memcmp(source_at(entry->source, at), source_at(file, field->shown), span_length(at)) == 0;
		span target = is_shown ? entry->links[entry->items[i].first_link].target : at;
		if (is_shown && url_check(source_at(entry->source, target), span_length(target)) == URL_NONE) {
			match_add_for(matcher, DEVIATION_UNFILLED, i, field, at);
			matcher->match->items[i].unfilled = true;
		}
	}
}

// A line may end behind its links.
static bool ends_early(const struct line_matching *matching)
{
	return !span_is_empty(matching->shown->separator) && matching->hard.fit == HARD_NONE;
}

// `[More…](url)` leads to other entries.
static bool goes_elsewhere(const struct matcher *matcher)
{
	struct unicode_key title = entry_title_text(matcher->entry, matcher->arena);
	return title.size > 3 && (memcmp(title.bytes + title.size - 3, "…", 3) == 0 ||
				  memcmp(title.bytes + title.size - 3, "...", 3) == 0);
}

// The slot whose piece may be this one's as well, since nothing but its place says which one it is; NULL for none.
static const struct template_field *may_be_other(const struct line_matching *matching, uint32_t slot)
{
	const struct template_slot *slots = matching->shown->slots;
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		bool is_like = i != slot && slots[i].field && slots[i].type == slots[slot].type &&
			       slots[i].type != PIECE_WORDS && slots[i].part == slots[slot].part;
		if (is_like && !span_is_empty(matching->filled[i]) &&
		    line_find_named(matching, i) == matching->line->count) {
			return slots[i].field;
		}
	}
	return NULL;
}

// What is between two typed pieces, against what the template has there.
static void check_glue(struct matcher *matcher, const struct line_matching *matching)
{
	const struct source *source = matcher->entry->source;
	const struct source *file = matcher->template->file;
	for (uint32_t i = 1; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		span first = slot[-1].field ? matching->filled[i - 1] : matcher->entry->title;
		span at = span_of(first.end, matching->filled[i].start);
		bool is_pair = slot->has_glue && slot->field && !span_is_empty(first) &&
			       !span_is_empty(matching->filled[i]) && at.start <= at.end;
		if (!is_pair || !line_is_glue(source, at) ||
		    (span_length(at) == span_length(slot->glue) &&
		     memcmp(source_at(source, at), source_at(file, slot->glue), span_length(at)) == 0)) {
			continue;
		}
		struct deviation *deviation = add_separator(matcher, SEPARATOR_SOFT, at);
		deviation->choice = deviation->choice < 0 ? -1 : (int32_t)i;
		deviation->field = slot->field;
	}
}

// Texts of links that nearly spell the name of a slot.
static void check_names(struct matcher *matcher, const struct line_matching *matching)
{
	for (uint32_t i = 0; i < matching->line->count; i++) {
		const struct slot_name *name = &matching->names[i];
		if (name->is_near) {
			match_add(matcher, DEVIATION_LABEL_SPELLING, name->text)->field =
				matching->shown->slots[name->slot].field;
		}
	}
}

static void check_missing(struct matcher *matcher, const struct line_matching *matching)
{
	if (matching->hard.fit == HARD_DANGLING) {
		struct deviation *deviation = match_add(matcher, DEVIATION_SLOT_MISSING, matching->hard.at);
		deviation->field = field_behind(matching->shown, 1);
		deviation->certain = true;
		return;
	}
	bool is_title_first = line_title_piece(matching) < matching->line->count;
	if (!is_title_first || (ends_early(matching) && (matcher->entry->has_nested || goes_elsewhere(matcher)))) {
		return;
	}
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		if (slot->field && slot->field->required && span_is_empty(matching->filled[i])) {
			struct deviation *deviation = match_add(matcher, DEVIATION_SLOT_MISSING, matcher->entry->title);
			deviation->field = slot->field;
			deviation->neighbor = may_be_other(matching, i);
			deviation->choice = i > 1 && slot->type != PIECE_WORDS && ends_early(matching) ? 0 : -1;
		}
	}
}

static void check_repeated(struct matcher *matcher, const struct line_matching *matching)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		span at = slot->field ? matching->filled[i] : entry->title;
		for (uint32_t k = 0; k < entry->link_count && !span_is_empty(slot->target); k++) {
			if (span_contains(at, entry->links[k].whole) && !entry->links[k].image) {
				repeated_slot_match(matcher, slot, &entry->links[k]);
				break;
			}
		}
	}
}

void line_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct line_matching matching = line_matching_of(matcher->arena, matcher->template, entry);
	const struct template_line *shown = matching.shown;
	for (uint32_t i = 0; i < entry->item_count; i++) {
		uint32_t named = line_find_named(&matching, entry->slots[i]);
		bool is_named = named < matching.line->count && !matching.names[named].is_near;
		matcher->match->items[i].role = ROLE_SLOT;
		matcher->match->items[i].field = shown->slots[entry->slots[i]].field;
		matcher->match->items[i].name = is_named ? shown->slots[entry->slots[i]].field->names : NULL;
		matcher->match->known_count++;
	}
	check_hard(matcher, &matching);
	if (shown->bar_count > 0) {
		check_bars(matcher, &matching);
		if (matching.line->bars != shown->bar_count) {
			struct deviation *deviation = match_add(matcher, DEVIATION_CELL_COUNT, entry->title);
			deviation->number = matching.line->bars;
			deviation->choice = (int32_t)shown->bar_count;
			return;
		}
	}
	check_period(matcher, &matching);
	check_brackets(matcher, &matching);
	check_missing(matcher, &matching);
	check_names(matcher, &matching);
	check_glue(matcher, &matching);
	check_unfilled(matcher);
	check_repeated(matcher, &matching);
}
