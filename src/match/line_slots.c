// Which pieces of a line fill which slots of the template's line.

#include "match/line_slots.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "match/line.h"
#include "match/matcher.h"

uint32_t line_after_space(const struct source *source, uint32_t at, uint32_t end)
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

uint32_t line_before_space(const struct source *source, uint32_t at, uint32_t start)
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
	     (length = line_emoji_length(source, span_of(*at = line_after_space(source, behind, end), end))) > 0;) {
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
			uint32_t after = line_after_space(source, i, at.end);
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

uint32_t line_title_piece(const struct line_matching *matching)
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

span line_find_dash(const struct source *source, span words)
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
			return span_of(line_before_space(source, i, words.start),
				       line_after_space(source, end, words.end));
		}
		i += length > 0 ? length - 1 : 0;
	}
	return span_of(words.end, words.end);
}

bool line_has_letters(const struct source *source, span at)
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
		span dash = line_find_dash(source, words);
		if (!span_is_empty(dash)) {
			return (struct hard){HARD_FITS, dash};
		}
		words.start = i == piece ? start : words.start;
		has_text = has_text || line_has_letters(source, words);
	}
	return (struct hard){has_text ? HARD_MISSING : HARD_NONE, span_of(start, start)};
}

// The first piece that what is behind the title is in; `line->count` for none.
static uint32_t behind_title(const struct line_matching *matching)
{
	const struct line_pieces *line = matching->line;
	uint32_t i = line_title_piece(matching);
	while (i < line->count && line->pieces[i].at.end <= matching->entry->title.end) {
		i++;
	}
	return i;
}

static struct hard find_hard(const struct line_matching *matching)
{
	const struct source *source = matching->entry->source;
	const struct line_pieces *line = matching->line;
	struct hard none = {HARD_NONE, span_of(line->at.end, line->at.end)};
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
		uint32_t end = line_after_space(source, at + length, words.end);
		bool is_tight = at == behind && end == at + length;
		bool is_mark = length > 0 && !is_tight && !(is_colon(source, at) && end == at + length);
		if (!is_mark) {
			return find_later(matching, i, at);
		}
		if (end == words.end && i + 1 == line->count) {
			return (struct hard){HARD_DANGLING, span_of(at, at + length)};
		}
		span found = span_of(behind, end);
		bool fits = has_bytes_of(matching, found, matching->shown->separator);
		return (struct hard){fits ? HARD_FITS : HARD_DIFFERS, found};
	}
	return none;
}

// --- parts ----------------------------------------------------------------------------------------

bool line_part_of(const struct line_matching *matching, uint32_t index, span *part)
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
	span *fillings;	     // of all slots
	uint32_t first, end; // slots
	span rest;
};

uint32_t line_find_named(const struct line_matching *matching, uint32_t slot)
{
	uint32_t i = 0;
	while (i < matching->line->count && matching->names[i].slot != slot) {
		i++;
	}
	return i;
}

// The link that is the title is no value, wherever on the line it is.
static bool is_linked_title(const struct line_matching *matching, uint32_t piece)
{
	const struct line_piece *taken = &matching->line->pieces[piece];
	return taken->type == PIECE_LINK && matching->entry->title.start >= taken->at.start &&
	       matching->entry->title.start < taken->at.end;
}

// A piece may fill a slot of its type, but for one that it or another piece is named after.
static bool is_of(const struct line_matching *matching, uint32_t piece, uint32_t slot)
{
	const struct line_pieces *line = matching->line;
	uint32_t own = matching->names[piece].slot;
	if (matching->shown->slots[slot].field && is_linked_title(matching, piece)) {
		return false;
	}
	return line->pieces[piece].type == matching->shown->slots[slot].type &&
	       (own == slot || (own == SLOT_NONE && line_find_named(matching, slot) == line->count));
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
		part->fillings[slot] = at;
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
		part->fillings[slot - 1] = at;
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
		uint32_t before = line_before_space(source, piece->at.start, part->rest.start);
		uint32_t after = line_after_space(source, piece->at.end, part->rest.end);
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
				part->fillings[i] = at;
				part->rest.start = at.end;
			}
			continue;
		}
		if (i + 1 < part->end) {
			words.end = find_typed(part, i + 1).start;
		}
		part->fillings[i] = without_marks(part->matching, words, i);
		part->rest.start = words.end;
	}
}

// Whether a piece may be taken out of what fills the slots: no slot has it, or it ends the words of one, which then
// become shorter.
static bool take_piece(const struct line_matching *matching, span *fillings, span piece)
{
	const struct template_line *shown = matching->shown;
	for (uint32_t i = 0; i < shown->slot_count; i++) {
		span *at = &fillings[i];
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
static void fill_out_of_order(const struct line_matching *matching, span *fillings, uint32_t slot)
{
	const struct line_pieces *line = matching->line;
	uint32_t first = line_title_piece(matching);
	span part;
	bool has_part = line_part_of(matching, matching->shown->slots[slot].part, &part);
	for (uint32_t i = line->count; i > 0; i--) {
		bool is_here = has_part && span_contains(part, line->pieces[i - 1].at);
		bool is_named = matching->names[i - 1].slot == slot;
		bool may_be = line_piece_is_typed(&line->pieces[i - 1]) && i - 1 != first &&
			      is_of(matching, i - 1, slot) && (is_here || is_named);
		if (may_be && take_piece(matching, fillings, line->pieces[i - 1].at)) {
			fillings[slot] = line->pieces[i - 1].at;
			return;
		}
	}
}

static span *fill_slots(const struct line_matching *matching)
{
	const struct template_line *shown = matching->shown;
	span *fillings = arena_alloc(matching->arena, shown->slot_count * sizeof *fillings);
	for (uint32_t first = 0, end; first < shown->slot_count; first = end) {
		for (end = first + 1; end < shown->slot_count && shown->slots[end].part == shown->slots[first].part;
		     end++) {
		}
		struct filling_part part = {matching, fillings, first, end, {0, 0}};
		if (!line_part_of(matching, shown->slots[first].part, &part.rest)) {
			continue;
		}
		fill_from_start(&part);
		fill_from_end(&part);
		fill_between(&part);
	}
	for (uint32_t i = shown->slot_count; i > 0; i--) {
		if (span_is_empty(fillings[i - 1]) && shown->slots[i - 1].field) {
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
	size_t first;
	BISECT(first, entry->link_count, entry->links[first].whole.start < at.start);
	for (uint32_t i = (uint32_t)first; i < entry->link_count && entry->links[i].whole.start < at.end; i++) {
		struct entry_link *link = &entry->links[i];
		if (span_contains(at, link->whole)) {
			item->first_link = item->link_count > 0 ? item->first_link : i;
			item->link_count++;
			link->item = index;
			link->in_value = true;
		}
	}
}

struct line_matching line_matching_of(struct arena *arena, const struct template *template, const struct entry *entry)
{
	const struct template_kind *kind = &template->kinds[entry->kind];
	struct line_matching matching = {
		.arena = arena, .template = template, .entry = entry, .shown = kind->line, .line = entry->line};
	matching.names = slot_names_read(arena, entry, kind->line);
	if (!span_is_empty(kind->line->separator)) {
		matching.hard = find_hard(&matching);
	}
	matching.filled = fill_slots(&matching);
	return matching;
}

span line_date_text(const struct source *source, span at)
{
	while (span_length(at) > 2 && byte_is_in(source->bytes[at.start], "[(*_`") &&
	       byte_is_in(source->bytes[at.end - 1], "])*_`")) {
		at = span_of(at.start + 1, at.end - 1);
	}
	return at;
}

void line_read_slots(struct arena *arena, const struct template *template, struct entry *entry)
{
	const struct line_matching matching = line_matching_of(arena, template, entry);
	const span *fillings = matching.filled;
	uint32_t count = matching.shown->slot_count;
	uint32_t *order = arena_alloc(arena, count * sizeof *order);
	uint32_t *slots = arena_alloc(arena, count * sizeof *slots);
	entry->items = arena_alloc(arena, count * sizeof *entry->items);
	entry->item_count = 0;
	for (uint32_t i = 0; i < count; i++) { // items are in the order of the text
		uint32_t k = i;
		for (; k > 0 && fillings[order[k - 1]].start > fillings[i].start; k--) {
			order[k] = order[k - 1];
		}
		order[k] = i;
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct template_field *field = matching.shown->slots[order[i]].field;
		span at = fillings[order[i]];
		if (field && !span_is_empty(at)) {
			slots[entry->item_count] = order[i];
			slot_item_add(entry, field->shape == SHAPE_DATE ? line_date_text(entry->source, at) : at);
		}
	}
	entry->slots = slots;
}
