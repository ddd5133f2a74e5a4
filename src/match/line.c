// The pieces of a line against the slots of the template's line.

#include "match/line.h"

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// --- the hard separator ---------------------------------------------------------------------------

enum hard_fit { HARD_NONE, HARD_DANGLING, HARD_FITS, HARD_DIFFERS, HARD_MISSING };

// The separator behind the title: with its whitespace; empty where it is missing.
struct hard {
	enum hard_fit fit;
	span at;
	bool is_later; // text is before it
};

struct line_matching {
	struct arena *arena;
	const struct template *template;
	const struct entry *entry;
	const struct template_line *shown;
	const struct line_pieces *line;
	const struct slot_name *names; // by piece
	struct hard hard;
};

// Whitespace, no-break spaces and emoji, as far as `end`.
static uint32_t after_space(const struct source *source, uint32_t at, uint32_t end)
{
	while (at < end) {
		bool is_wide = end - at > 1 && memcmp(source->bytes + at, "\xC2\xA0", 2) == 0;
		if (!is_wide && !byte_is_space(source->bytes[at])) {
			break;
		}
		at += is_wide ? 2 : 1;
	}
	return at;
}

static uint32_t before_space(const struct source *source, uint32_t at, uint32_t start)
{
	while (at > start && byte_is_space(source->bytes[at - 1])) {
		at--;
	}
	return at;
}

static uint32_t after_emoji(const struct source *source, uint32_t *at, uint32_t end)
{
	uint32_t behind = *at;
	for (uint32_t length;
	     (length = line_emoji_length(source, span_of(*at = after_space(source, behind, end), end))) > 0;) {
		behind = *at + length;
	}
	return behind;
}

static bool is_colon(const struct source *source, uint32_t at)
{
	return source->bytes[at] == ':' || source_starts_with(source, span_of(at, source->size), "：");
}

// The list's bytes are the template's; a line break is a space.
static bool has_bytes_of(const struct line_matching *matching, span at, span shown)
{
	const struct source *source = matching->entry->source;
	const struct source *file = matching->template->file;
	uint32_t i = at.start;
	for (uint32_t k = shown.start; k < shown.end; k++) {
		if (byte_is_blank(file->bytes[k]) && i < at.end && byte_is_space(source->bytes[i])) {
			uint32_t after = after_space(source, i, at.end);
			bool breaks = memchr(source->bytes + i, '\n', after - i);
			i = breaks ? after : i + 1;
		} else if (i >= at.end || source->bytes[i] != file->bytes[k]) {
			return false;
		} else {
			i++;
		}
	}
	return i == at.end;
}

// The piece that is the title; `count` where there is none, or where more than ornaments is before it.
static uint32_t title_piece(const struct line_matching *matching)
{
	const struct line_pieces *line = matching->line;
	for (uint32_t i = 0; i < line->count; i++) {
		bool is_title = matching->entry->title.start >= line->pieces[i].at.start &&
				matching->entry->title.start < line->pieces[i].at.end;
		if (is_title) {
			return i;
		}
		bool is_nothing = line->pieces[i].type == PIECE_NOTHING ||
				  line_is_ornament(matching->entry->source, line->pieces[i].at);
		if (!is_nothing && !matching->shown->slots[0].field) {
			break;
		}
	}
	return line->count;
}

static bool is_passed(const struct line_piece *piece)
{
	return piece->type == PIECE_LINK || piece->type == PIECE_CODE || piece->type == PIECE_NOTHING;
}

// A dash between spaces in the words of a part, outside brackets.
static span find_dash(const struct source *source, span words)
{
	struct line_brackets brackets = {0};
	for (uint32_t i = words.start; i < words.end; i++) {
		uint32_t close = line_skip_brackets(&brackets, source, span_of(i, words.end));
		uint32_t length = close > i ? 0 : line_mark_length(source, span_of(i, words.end));
		uint32_t end = i + length;
		i = close;
		bool is_spaced = length > 0 && i > words.start && byte_is_space(source->bytes[i - 1]) &&
				 end < words.end && byte_is_space(source->bytes[end]);
		if (is_spaced && !is_colon(source, i)) {
			return span_of(before_space(source, i, words.start), after_space(source, end, words.end));
		}
		i += length > 0 ? length - 1 : 0;
	}
	return span_of(words.end, words.end);
}

// A letter outside brackets.
static bool has_letters(const struct source *source, span at)
{
	uint32_t depth = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		depth += byte_is_in(source->bytes[i], "([");
		depth -= byte_is_in(source->bytes[i], ")]") && depth > 0;
		if (depth == 0 && (byte_is_letter(source->bytes[i]) || (unsigned char)source->bytes[i] >= 0x80)) {
			return true;
		}
	}
	return false;
}

// The part goes on with words: a separator may be further on.
static struct hard find_later(const struct line_matching *matching, uint32_t piece, uint32_t start)
{
	const struct source *source = matching->entry->source;
	const struct line_pieces *line = matching->line;
	bool has_text = false;
	for (uint32_t i = piece; i < line->count && line->pieces[i].type != PIECE_BAR; i++) {
		if (line->pieces[i].type != PIECE_WORDS) {
			continue;
		}
		span words = line->pieces[i].at;
		span dash = find_dash(source, words);
		if (!span_is_empty(dash)) {
			return (struct hard){HARD_FITS, dash, true};
		}
		words.start = i == piece ? start : words.start;
		has_text = has_text || has_letters(source, words);
	}
	return (struct hard){has_text ? HARD_MISSING : HARD_NONE, span_of(start, start), false};
}

// The first piece that what is behind the title is in; `line->count` for none.
static uint32_t behind_title(const struct line_matching *matching)
{
	const struct line_pieces *line = matching->line;
	uint32_t i = title_piece(matching);
	while (i < line->count && line->pieces[i].at.end <= matching->entry->title.end) {
		i++;
	}
	return i;
}

static struct hard find_hard(const struct line_matching *matching)
{
	const struct source *source = matching->entry->source;
	const struct line_pieces *line = matching->line;
	struct hard none = {HARD_NONE, span_of(line->at.end, line->at.end), false};
	if (matching->shown->has_text) {
		struct hard later = find_later(matching, behind_title(matching), matching->entry->title.end);
		return later.fit == HARD_FITS ? later : none;
	}
	uint32_t behind = matching->entry->title.end; // what the separator follows
	for (uint32_t i = behind_title(matching); i < line->count && line->pieces[i].type != PIECE_BAR; i++) {
		if (is_passed(&line->pieces[i])) {
			behind = line->pieces[i].at.end;
			continue;
		}
		span words = line->pieces[i].at;
		words.start = words.start < behind ? behind : words.start;
		uint32_t at = words.start;
		uint32_t emoji = after_emoji(source, &at, words.end);
		behind = emoji > words.start ? emoji : behind;
		if (at == words.end) {
			continue;
		}
		uint32_t length =
			line->pieces[i].type == PIECE_WORDS ? line_mark_length(source, span_of(at, words.end)) : 0;
		uint32_t end = after_space(source, at + length, words.end);
		bool is_tight = at == behind && end == at + length;
		bool is_mark = length > 0 && !is_tight && !(is_colon(source, at) && end == at + length);
		if (!is_mark) {
			return find_later(matching, i, at);
		}
		if (end == words.end && i + 1 == line->count) {
			return (struct hard){HARD_DANGLING, span_of(at, at + length), false};
		}
		span found = span_of(behind, end);
		bool fits = has_bytes_of(matching, found, matching->shown->separator);
		return (struct hard){fits ? HARD_FITS : HARD_DIFFERS, found, false};
	}
	return none;
}

// --- parts ----------------------------------------------------------------------------------------

// A part of the line: `index` of the template's parts. False if the line has none such.
static bool part_of(const struct line_matching *matching, uint32_t index, span *part)
{
	const struct line_pieces *line = matching->line;
	bool has_hard = !span_is_empty(matching->shown->separator);
	uint32_t cell = index > 0 && has_hard ? index - 1 : index;
	uint32_t bars = 0;
	*part = line->at;
	for (uint32_t i = 0; i < line->count; i++) {
		if (line->pieces[i].type == PIECE_BAR && matching->shown->bar_count > 0) {
			if (bars == cell) {
				part->end = line->pieces[i].at.start;
				break;
			}
			bars++;
			part->start = line->pieces[i].at.end;
		}
	}
	if (has_hard && index == 0) {
		bool is_here = matching->hard.fit != HARD_NONE && matching->hard.at.start < part->end;
		part->end = is_here ? matching->hard.at.start : part->end;
	} else if (has_hard && index == 1) {
		part->start = matching->hard.fit == HARD_NONE ? part->end : matching->hard.at.end;
	}
	return bars == cell && part->start <= part->end;
}

// --- slots ----------------------------------------------------------------------------------------

// What fills a slot; `at` is empty where nothing does.
struct filling {
	span at;
};

static bool is_words(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (source_is_word_byte(source->bytes[i])) {
			return true;
		}
	}
	return false;
}

static span clip(span at, span part)
{
	uint32_t start = at.start > part.start ? at.start : part.start;
	uint32_t end = at.end < part.end ? at.end : part.end;
	return span_of(start, end > start ? end : start);
}

// The slots of one part, and the region of it that no slot has taken yet.
struct filling_part {
	const struct line_matching *matching;
	struct filling *fillings; // of all slots
	uint32_t first, end;	  // slots
	span rest;
};

// The piece that is named after a slot; `line->count` for none.
static uint32_t find_named(const struct line_matching *matching, uint32_t slot)
{
	uint32_t i = 0;
	while (i < matching->line->count && matching->names[i].slot != slot) {
		i++;
	}
	return i;
}

// A piece may fill a slot of its type, but for one that it or another piece is named after.
static bool is_of(const struct line_matching *matching, uint32_t piece, uint32_t slot)
{
	const struct line_pieces *line = matching->line;
	uint32_t own = matching->names[piece].slot;
	return line->pieces[piece].type == matching->shown->slots[slot].type &&
	       (own == slot || (own == SLOT_NONE && find_named(matching, slot) == line->count));
}

// What a piece has in what is left of the part, empty where it is passed over. False where words end the typed pieces.
static bool take_typed(const struct filling_part *part, const struct line_piece *piece, span *at)
{
	*at = clip(piece->at, part->rest);
	if (span_is_empty(*at) || line_piece_is_typed(piece)) {
		return true;
	}
	bool is_glue = !is_words(part->matching->entry->source, *at);
	*at = span_of(at->start, at->start);
	return is_glue;
}

// Typed slots at the start of the part, as long as typed pieces follow each other.
static void fill_from_start(struct filling_part *part)
{
	const struct line_pieces *line = part->matching->line;
	for (uint32_t i = 0; i < line->count && part->first < part->end; i++) {
		const struct line_piece *piece = &line->pieces[i];
		span at;
		if (!take_typed(part, piece, &at)) {
			return;
		}
		if (span_is_empty(at)) {
			continue;
		}
		uint32_t slot = part->first;
		const struct template_slot *slots = part->matching->shown->slots;
		while (slot < part->end && slots[slot].type != PIECE_WORDS && !is_of(part->matching, i, slot)) {
			slot++;
		}
		if (slot == part->end || slots[slot].type == PIECE_WORDS) {
			return;
		}
		part->fillings[slot].at = at;
		part->rest.start = at.end;
		part->first = slot + 1;
	}
}

static void fill_from_end(struct filling_part *part)
{
	const struct line_pieces *line = part->matching->line;
	for (uint32_t i = line->count; i > 0 && part->first < part->end; i--) {
		const struct line_piece *piece = &line->pieces[i - 1];
		span at;
		if (!take_typed(part, piece, &at)) {
			return;
		}
		if (span_is_empty(at)) {
			continue;
		}
		uint32_t slot = part->end;
		const struct template_slot *slots = part->matching->shown->slots;
		while (slot > part->first && slots[slot - 1].type != PIECE_WORDS &&
		       !is_of(part->matching, i - 1, slot - 1)) {
			slot--;
		}
		if (slot == part->first || slots[slot - 1].type == PIECE_WORDS) {
			return;
		}
		part->fillings[slot - 1].at = at;
		part->rest.end = at.start;
		part->end = slot - 1;
	}
}

// A typed piece of the rest that the slot may be, not between two words.
static span find_typed(const struct filling_part *part, uint32_t slot)
{
	const struct source *source = part->matching->entry->source;
	const struct line_pieces *line = part->matching->line;
	for (uint32_t i = 0; i < line->count; i++) {
		const struct line_piece *piece = &line->pieces[i];
		if (!is_of(part->matching, i, slot) || !span_contains(part->rest, piece->at)) {
			continue;
		}
		uint32_t before = before_space(source, piece->at.start, part->rest.start);
		uint32_t after = after_space(source, piece->at.end, part->rest.end);
		bool is_between = before > part->rest.start && source_is_word_byte(source->bytes[before - 1]) &&
				  after < part->rest.end && source_is_word_byte(source->bytes[after]);
		if (!is_between) {
			return piece->at;
		}
	}
	return span_of(part->rest.end, part->rest.end);
}

static span without_marks(const struct line_matching *matching, span at, uint32_t slot)
{
	const struct source *source = matching->entry->source;
	at = source_trim_lines(source, at);
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], ",;:")) {
		at.start++;
	}
	char last = span_is_empty(at) ? ' ' : source->bytes[at.end - 1];
	bool is_period = last == '.' && slot == matching->shown->sentence && !source_ends_with(source, at, "..");
	at.end -= is_period || byte_is_in(last, ",;:");
	at = source_trim_lines(source, at);
	bool is_enclosed = matching->shown->slots[slot].bracket == '(' && span_length(at) > 1 &&
			   source->bytes[at.start] == '(' && source->bytes[at.end - 1] == ')';
	return is_enclosed ? source_trim_lines(source, span_of(at.start + 1, at.end - 1)) : at;
}

// The length of a quotation mark at the start of a text; 0 for none.
static uint32_t quote_length(const struct source *source, span at)
{
	static const char *const marks[] = {"\"", "“", "”", "„", "«", "»", "「", "」"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, at, marks[i])) {
			return (uint32_t)strlen(marks[i]);
		}
	}
	return 0;
}

// The rest of a part without separators at its start.
static span without_separators(const struct filling_part *part)
{
	span rest = part->rest;
	while (!span_is_empty(rest) && byte_is_in(part->matching->entry->source->bytes[rest.start], " \t\r\n,;:.")) {
		rest.start++;
	}
	return rest;
}

// The text in square brackets that the rest opens with; empty for none.
static span find_bracketed(const struct filling_part *part)
{
	const struct source *source = part->matching->entry->source;
	span rest = without_separators(part);
	bool opens = !span_is_empty(rest) && source->bytes[rest.start] == '[';
	const char *close = opens ? memchr(source_at(source, rest), ']', span_length(rest)) : NULL;
	return close ? span_of(rest.start, (uint32_t)(close - source->bytes) + 1)
		     : span_of(part->rest.end, part->rest.end);
}

// The text in quotation marks that the rest opens with, up to the first mark that a separator follows; empty for none.
static span find_quoted(const struct filling_part *part)
{
	const struct source *source = part->matching->entry->source;
	span rest = without_separators(part);
	uint32_t open = quote_length(source, rest);
	span found = span_of(part->rest.end, part->rest.end);
	for (uint32_t i = rest.start + open; open > 0 && i < rest.end; i++) {
		uint32_t length = quote_length(source, span_of(i, rest.end));
		if (length == 0) {
			continue;
		}
		i += length - 1;
		bool is_parted = i + 1 == rest.end || byte_is_in(source->bytes[i + 1], ",;:.");
		found = is_parted || span_is_empty(found) ? span_of(rest.start, i + 1) : found;
		if (is_parted) {
			break;
		}
	}
	return found;
}

// Words between the typed slots that are left.
static void fill_between(struct filling_part *part)
{
	const struct template_slot *slots = part->matching->shown->slots;
	for (uint32_t i = part->first; i < part->end; i++) {
		span words = part->rest;
		if (slots[i].type != PIECE_WORDS) {
			span at = slots[i].type == PIECE_QUOTED	 ? find_quoted(part)
				  : slots[i].type == PIECE_PLACE ? find_bracketed(part)
								 : find_typed(part, i);
			if (!span_is_empty(at)) {
				part->fillings[i].at = at;
				part->rest.start = at.end;
			}
			continue;
		}
		if (i + 1 < part->end) {
			words.end = find_typed(part, i + 1).start;
		}
		part->fillings[i].at = without_marks(part->matching, words, i);
		part->rest.start = words.end;
	}
}

// Whether a piece may be taken out of what fills the slots: no slot has it, or it ends the words of one, which then
// become shorter.
static bool take_piece(const struct line_matching *matching, struct filling *fillings, span piece)
{
	const struct template_line *shown = matching->shown;
	for (uint32_t i = 0; i < shown->slot_count; i++) {
		span *at = &fillings[i].at;
		if (piece.start >= at->end || at->start >= piece.end) {
			continue;
		}
		if (shown->slots[i].type != PIECE_WORDS || at->end != piece.end || at->start >= piece.start) {
			return false;
		}
		*at = without_marks(matching, span_of(at->start, piece.start), i);
		return true;
	}
	return true;
}

// A piece that is not in the template's order: it is named after the slot, or is one of its type in its part.
static void fill_out_of_order(const struct line_matching *matching, struct filling *fillings, uint32_t slot)
{
	const struct line_pieces *line = matching->line;
	uint32_t first = title_piece(matching);
	span part;
	bool has_part = part_of(matching, matching->shown->slots[slot].part, &part);
	for (uint32_t i = line->count; i > 0; i--) {
		bool is_here = has_part && span_contains(part, line->pieces[i - 1].at);
		bool is_named = matching->names[i - 1].slot == slot;
		bool may_be = line_piece_is_typed(&line->pieces[i - 1]) && i - 1 != first &&
			      is_of(matching, i - 1, slot) && (is_here || is_named);
		if (may_be && take_piece(matching, fillings, line->pieces[i - 1].at)) {
			fillings[slot].at = line->pieces[i - 1].at;
			return;
		}
	}
}

static struct filling *fill_slots(const struct line_matching *matching)
{
	const struct template_line *shown = matching->shown;
	struct filling *fillings = arena_alloc(matching->arena, shown->slot_count * sizeof *fillings);
	for (uint32_t first = 0, end; first < shown->slot_count; first = end) {
		for (end = first + 1; end < shown->slot_count && shown->slots[end].part == shown->slots[first].part;
		     end++) {
		}
		struct filling_part part = {matching, fillings, first, end, {0, 0}};
		if (!part_of(matching, shown->slots[first].part, &part.rest)) {
			continue;
		}
		fill_from_start(&part);
		fill_from_end(&part);
		fill_between(&part);
	}
	for (uint32_t i = shown->slot_count; i > 0; i--) {
		if (span_is_empty(fillings[i - 1].at) && shown->slots[i - 1].field) {
			fill_out_of_order(matching, fillings, i - 1);
		}
	}
	return fillings;
}

// --- items ----------------------------------------------------------------------------------------

void slot_item_add(struct entry *entry, span at)
{
	uint32_t index = (uint32_t)entry->item_count++;
	struct entry_item *item = &entry->items[index];
	*item = (struct entry_item){
		.whole = at,
		.marker = span_of(at.start, at.start),
		.indent = at.start - source_line_start(entry->source, at.start),
		.parent = ENTRY_NONE,
		.previous = index > 0 ? index - 1 : ENTRY_NONE,
		.last_child = ENTRY_NONE,
		.end = index + 1,
		.value = at,
		.value_tokens = entry_tokens_in(entry, at),
	};
	for (uint32_t i = 0; i < entry->link_count; i++) {
		struct entry_link *link = &entry->links[i];
		if (span_contains(at, link->whole)) {
			item->first_link = item->link_count > 0 ? item->first_link : i;
			item->link_count++;
			link->item = index;
			link->in_value = true;
		}
	}
}

static struct line_matching matching_of(struct arena *arena, const struct template *template, const struct entry *entry)
{
	const struct template_kind *kind = template_kind_of(template, ENTRY_SHAPE_LINE);
	struct line_matching matching = {
		.arena = arena, .template = template, .entry = entry, .shown = kind->line, .line = entry->line};
	matching.names = slot_names_read(arena, entry, kind->line);
	if (!span_is_empty(kind->line->separator)) {
		matching.hard = find_hard(&matching);
	}
	return matching;
}

void line_read_slots(struct arena *arena, const struct template *template, struct entry *entry)
{
	const struct line_matching matching = matching_of(arena, template, entry);
	const struct filling *fillings = fill_slots(&matching);
	uint32_t count = matching.shown->slot_count;
	uint32_t *order = arena_alloc(arena, count * sizeof *order);
	uint32_t *slots = arena_alloc(arena, count * sizeof *slots);
	entry->items = arena_alloc(arena, count * sizeof *entry->items);
	entry->item_count = 0;
	for (uint32_t i = 0; i < count; i++) { // items are in the order of the text
		uint32_t k = i;
		for (; k > 0 && fillings[order[k - 1]].at.start > fillings[i].at.start; k--) {
			order[k] = order[k - 1];
		}
		order[k] = i;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (matching.shown->slots[order[i]].field && !span_is_empty(fillings[order[i]].at)) {
			slots[entry->item_count] = order[i];
			slot_item_add(entry, fillings[order[i]].at);
		}
	}
	entry->slots = slots;
}

// --- deviations -----------------------------------------------------------------------------------

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
	span own = span_of(after_space(source, at.start, at.end), before_space(source, at.end, at.start));
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
	deviation->certain = !is_missing && span_is_empty(find_dash(source, rest));
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
		span around = span_of(before_space(source, bar.start, line->at.start),
				      after_space(source, bar.end, line->at.end));
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
		    (has_letters(matching->entry->source, words) ||
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

static void check_period(struct matcher *matcher, const struct line_matching *matching, const struct filling *fillings)
{
	const struct source *source = matcher->entry->source;
	const struct template_line *shown = matching->shown;
	uint32_t slot = shown->sentence;
	if (slot == shown->slot_count || span_is_empty(fillings[slot].at)) {
		return;
	}
	span part;
	part_of(matching, shown->slots[slot].part, &part);
	span text = span_of(fillings[slot].at.start, part.end);
	span after = span_of(part.end, part.end); // what is behind the last slot
	for (uint32_t i = slot + 1; i < shown->slot_count && shown->slots[i].part == shown->slots[slot].part; i++) {
		if (!span_is_empty(fillings[i].at)) {
			text.end = fillings[i].at.start < text.end ? fillings[i].at.start : text.end;
			after.start = fillings[i].at.end;
		}
	}
	after = source_trim_lines(source, after);
	text = source_trim_lines(source, text);
	if (has_period(source, matching->line, text) || !has_letters(source, text) ||
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

static void check_brackets(struct matcher *matcher, const struct line_matching *matching,
			   const struct filling *fillings)
{
	const struct line_pieces *line = matching->line;
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		for (uint32_t k = 0; k < line->count && slot->type == PIECE_LINK && slot->field; k++) {
			const struct line_piece *piece = &line->pieces[k];
			bool is_it = !span_is_empty(fillings[i].at) && piece->at.start == fillings[i].at.start;
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
static const struct template_field *may_be_other(const struct line_matching *matching, const struct filling *fillings,
						 uint32_t slot)
{
	const struct template_slot *slots = matching->shown->slots;
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		bool is_like = i != slot && slots[i].field && slots[i].type == slots[slot].type &&
			       slots[i].type != PIECE_WORDS && slots[i].part == slots[slot].part;
		if (is_like && !span_is_empty(fillings[i].at) && find_named(matching, i) == matching->line->count) {
			return slots[i].field;
		}
	}
	return NULL;
}

// What is between two typed pieces, against what the template has there.
static void check_glue(struct matcher *matcher, const struct line_matching *matching, const struct filling *fillings)
{
	const struct source *source = matcher->entry->source;
	const struct source *file = matcher->template->file;
	for (uint32_t i = 1; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		span first = slot[-1].field ? fillings[i - 1].at : matcher->entry->title;
		span at = span_of(first.end, fillings[i].at.start);
		bool is_pair = slot->has_glue && slot->field && !span_is_empty(first) &&
			       !span_is_empty(fillings[i].at) && at.start <= at.end;
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

static void check_missing(struct matcher *matcher, const struct line_matching *matching, const struct filling *fillings)
{
	if (matching->hard.fit == HARD_DANGLING) {
		struct deviation *deviation = match_add(matcher, DEVIATION_SLOT_MISSING, matching->hard.at);
		deviation->field = field_behind(matching->shown, 1);
		deviation->certain = true;
		return;
	}
	bool is_title_first = title_piece(matching) < matching->line->count;
	if (!is_title_first || (ends_early(matching) && (matcher->entry->has_nested || goes_elsewhere(matcher)))) {
		return;
	}
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		if (slot->field && slot->field->required && span_is_empty(fillings[i].at)) {
			struct deviation *deviation = match_add(matcher, DEVIATION_SLOT_MISSING, matcher->entry->title);
			deviation->field = slot->field;
			deviation->neighbor = may_be_other(matching, fillings, i);
			deviation->choice = i > 1 && slot->type != PIECE_WORDS && ends_early(matching) ? 0 : -1;
		}
	}
}

static void check_repeated(struct matcher *matcher, const struct line_matching *matching,
			   const struct filling *fillings)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < matching->shown->slot_count; i++) {
		const struct template_slot *slot = &matching->shown->slots[i];
		span at = slot->field ? fillings[i].at : entry->title;
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
	const struct line_matching matching = matching_of(matcher->arena, matcher->template, entry);
	const struct template_line *shown = matching.shown;
	for (uint32_t i = 0; i < entry->item_count; i++) {
		uint32_t named = find_named(&matching, entry->slots[i]);
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
	const struct filling *fillings = fill_slots(&matching);
	check_period(matcher, &matching, fillings);
	check_brackets(matcher, &matching, fillings);
	check_missing(matcher, &matching, fillings);
	check_names(matcher, &matching);
	check_glue(matcher, &matching, fillings);
	check_unfilled(matcher);
	check_repeated(matcher, &matching, fillings);
}
