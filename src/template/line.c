// Kinds that are one line: `- [Name](link) - Description.`

#include <string.h>

#include "base/bytes.h"
#include "template/compile.h"
#include "template/placeholder.h"

// --- pieces ---------------------------------------------------------------------------------------

// Where a mark such as `**` closes that opens at the start; the start if it does not.
static uint32_t after_mark(const struct source *source, span at, const char *mark)
{
	uint32_t size = (uint32_t)strlen(mark);
	if (!source_starts_with(source, at, mark)) {
		return at.start;
	}
	for (uint32_t i = at.start + size + 1; i + size <= at.end; i++) {
		if (source_starts_with(source, span_of(i, at.end), mark)) {
			return i + size;
		}
	}
	return at.start;
}

static uint32_t after_brackets(const struct source *source, span at)
{
	static const char pairs[] = "[](){}<>";
	const char *pair = memchr(pairs, source->bytes[at.start], sizeof pairs - 1);
	const char *close = NULL;
	if (pair && (pair - pairs) % 2 == 0) {
		close = memchr(source_at(source, at), pair[1], span_length(at));
	}
	return close ? (uint32_t)(close - source->bytes) + 1 : at.start;
}

// The typed piece at the start of a text; one of words if there is none.
static struct line_piece piece_at(const struct source *source, span at)
{
	static const struct {
		const char *mark;
		enum line_piece_type type;
	} marks[] = {{"**", PIECE_STRONG}, {"__", PIECE_STRONG}, {"*", PIECE_EMPHASIS}, {"_", PIECE_EMPHASIS},
		     {"`", PIECE_CODE},	   {"\"", PIECE_QUOTED}, {"“", PIECE_QUOTED}};
	struct line_piece piece = {.type = PIECE_WORDS, .at = span_of(at.start, at.start + 1)};
	span text, target;
	uint32_t end;
	if (source->bytes[at.start] == '|') {
		piece.type = PIECE_BAR;
		return piece;
	}
	if (placeholder_link(source, at, &text, &target, &end)) {
		return (struct line_piece){.type = PIECE_LINK, .at = span_of(at.start, end)};
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		end = after_mark(source, at, marks[i].mark);
		if (end > at.start) {
			bool is_link =
				placeholder_link(source, span_of(at.start + (uint32_t)strlen(marks[i].mark), end),
						 &text, &target, &piece.at.start);
			return (struct line_piece){.type = is_link ? PIECE_LINK : (uint8_t)marks[i].type,
						   .at = span_of(at.start, end)};
		}
	}
	end = after_brackets(source, at);
	if (end > at.start && !source_holds(source, span_of(at.start, end), "](")) {
		return (struct line_piece){.type = PIECE_PLACE, .at = span_of(at.start, end)};
	}
	piece.at.end += source->bytes[at.start] == '\\' && at.start + 1 < at.end;
	return piece;
}

// Words and brackets that belong to them.
static void join_places(const struct source *source, struct line_pieces *line)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < line->count; i++) {
		struct line_piece *piece = &line->pieces[i];
		struct line_piece *before = kept > 0 ? &line->pieces[kept - 1] : NULL;
		bool is_inner = piece->type == PIECE_PLACE && source->bytes[piece->at.start] != '[';
		bool follows = before && before->type == PIECE_WORDS;
		piece->type = is_inner ? PIECE_WORDS : piece->type;
		if (follows && piece->type == PIECE_WORDS) {
			before->at.end = piece->at.end;
		} else {
			line->pieces[kept++] = *piece;
		}
	}
	line->count = kept;
}

static bool is_word_start(const struct source *source, uint32_t start, uint32_t at)
{
	return at == start || !source_is_word_byte(source->bytes[at - 1]);
}

static struct line_pieces *read_pieces(struct skeleton *skeleton, const struct source *source, span at)
{
	struct line_pieces *line = arena_alloc(&skeleton->arena, sizeof *line);
	*line = (struct line_pieces){.at = at};
	for (uint32_t i = at.start; i < at.end;) {
		bool may_start = is_word_start(source, at.start, i) || !source_is_word_byte(source->bytes[i]);
		struct line_piece piece = {.type = PIECE_WORDS, .at = span_of(i, i + 1)};
		if (may_start) {
			piece = piece_at(source, span_of(i, at.end));
		}
		i = piece.at.end;
		line_add(&skeleton->arena, line, piece);
	}
	line_join_brackets(source, line);
	for (uint32_t i = 0; i < line->count; i++) {
		struct line_piece *piece = &line->pieces[i];
		char first = source->bytes[piece->at.start], last = source->bytes[piece->at.end - 1];
		bool are_outer = (first == '[' && last == ']') || (first == '(' && last == ')');
		bool is_wrapped = piece->type == PIECE_LINK && !piece->bracket && are_outer &&
				  source->bytes[piece->at.start + 1] == '[';
		piece->bracket = is_wrapped ? first : piece->bracket;
	}
	join_places(source, line);
	return line;
}

// --- slots ----------------------------------------------------------------------------------------

// The length of a dash or colon; 0 for none.
static uint32_t separator_length(const struct source *source, span at)
{
	static const char *const marks[] = {"–", "—", "-", ":", "："};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, at, marks[i])) {
			return (uint32_t)strlen(marks[i]);
		}
	}
	return 0;
}

// Words without whitespace, a dash before them, marks and lone brackets at their ends.
static span without_glue(const struct source *source, span at)
{
	uint32_t dash = separator_length(source, source_trim(source, at));
	at.start += dash > 0 && byte_is_blank(source->bytes[at.start]) ? dash + 1 : 0;
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], " \t,;:.)]>")) {
		at.start++;
	}
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.end - 1], " \t,;:.([<")) {
		at.end--;
	}
	return at;
}

// The hard separator that words open with: a colon, or a dash between spaces.
static span read_separator(const struct source *source, span words)
{
	span rest = source_trim(source, words);
	uint32_t length = separator_length(source, rest);
	uint32_t end = rest.start + length;
	bool is_colon = length > 0 && (source->bytes[rest.start] == ':' || length == 3) && rest.start == words.start;
	bool is_spaced = rest.start > words.start && end < words.end && byte_is_blank(source->bytes[end]);
	if (length == 0 || (!is_colon && !is_spaced)) {
		return span_of(words.start, words.start);
	}
	while (end < words.end && byte_is_blank(source->bytes[end])) {
		end++;
	}
	return span_of(words.start, end);
}

// The first dash between spaces in words, outside brackets, with its whitespace; empty for none.
static span find_dash(const struct source *source, span words)
{
	struct line_brackets brackets = {0};
	for (uint32_t i = words.start + 1; i < words.end; i++) {
		uint32_t close = line_skip_brackets(&brackets, source, span_of(i, words.end));
		span at = read_separator(source, span_of(i - 1, words.end));
		if (close > i) {
			i = close;
		} else if (byte_is_blank(source->bytes[i - 1]) && !span_is_empty(at)) {
			return at;
		}
	}
	return span_of(words.end, words.end);
}

// Words in round brackets, which no other text is behind.
static bool is_in_brackets(const struct source *source, span words)
{
	struct line_brackets brackets = {0};
	return !span_is_empty(words) && source->bytes[words.start] == '(' &&
	       line_skip_brackets(&brackets, source, words) == words.end - 1 && words.end > words.start + 2;
}

static span inner_text(const struct source *source, const struct line_piece *piece)
{
	span text, target;
	uint32_t end;
	if (piece->type == PIECE_LINK) {
		span at = piece->at;
		while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], "*_")) {
			at.start++;
		}
		return placeholder_link(source, at, &text, &target, &end) ? text : at;
	}
	return text_plain(source, piece->at);
}

struct line_slots {
	struct skeleton *skeleton;
	const struct source *source;
	struct template_line line;
	struct template_slot *slots;
	struct template_field *fields;
	uint32_t field_count;
	uint32_t placeholder_count; // fields that show one
	span title;
	uint8_t title_type;
};

static void add_field(struct line_slots *slots, struct template_slot *slot, span at, span words)
{
	struct arena *arena = &slots->skeleton->arena;
	const struct source *source = slots->source;
	struct template_field *field = &slots->fields[slots->field_count];
	struct template_name *name = arena_alloc(arena, sizeof *name);
	struct unicode_key *unfilled = arena_alloc(arena, sizeof *unfilled);
	*name = (struct template_name){
		.key = text_fold(arena, source, words),
		.at = text_file_span(source, words),
		.exact = source_at(source, words),
		.exact_size = span_length(words),
		.own = true,
	};
	*unfilled = name->key;
	*field = (struct template_field){
		.at = text_file_span(source, at),
		.label = name->at,
		.names = name,
		.name_count = 1,
		.is_slot = true,
		.position = slots->field_count++,
		.required = true,
		.shape = SHAPE_ANYTHING,
		.shown = text_file_span(source, at),
		.unfilled = unfilled,
		.unfilled_count = 1,
	};
	enum text_wrap wrap;
	span form = text_unwrap(source, text_plain(source, at), &wrap);
	if (slot->type != PIECE_LINK && slot->type != PIECE_QUOTED &&
	    date_form_read(source_at(source, form), span_length(form), &field->date)) {
		field->shape = SHAPE_DATE;
		field->shown = text_file_span(source, form);
		*unfilled = text_fold(arena, source, form);
	}
	slot->field = field;
	slots->placeholder_count += placeholder_is_value(arena, source, at);
}

// A whole part of a path.
static bool is_path_part(const struct source *source, span target, span part)
{
	uint32_t size = span_length(part);
	for (uint32_t i = target.start; size > 0 && i + size <= target.end; i++) {
		bool starts = i > target.start + 1 && source->bytes[i - 1] == '/' && source->bytes[i - 2] != '/';
		bool ends = i + size == target.end || source->bytes[i + size] == '/';
		if (starts && ends && memcmp(source->bytes + i, source_at(source, part), size) == 0) {
			return true;
		}
	}
	return false;
}

// The text of a link, or a part of it, is repeated in its target: `[ACCOUNT/REPO](https://github.com/ACCOUNT/REPO)`.
static void read_repeated(struct line_slots *slots, span at, struct template_slot *slot)
{
	const struct source *source = slots->source;
	span text, target;
	uint32_t end;
	if (!placeholder_link(source, at, &text, &target, &end) || !source_holds(source, target, "://")) {
		return;
	}
	for (uint32_t start = text.start, i = text.start; i <= text.end; i++) {
		if (i < text.end && source->bytes[i] != '/') {
			continue;
		}
		if (is_path_part(source, target, span_of(start, i))) {
			slot->text = text_file_span(source, text);
			slot->target = text_file_span(source, target);
			return;
		}
		start = i + 1;
	}
}

static void add_slot(struct line_slots *slots, const struct line_piece *piece, span at, uint32_t part)
{
	struct template_slot *slot = &slots->slots[slots->line.slot_count++];
	bool may_be_title = piece->type == PIECE_LINK || piece->type == PIECE_STRONG;
	*slot = (struct template_slot){.type = piece->type, .bracket = piece->bracket, .part = part};
	if (piece->type == PIECE_WORDS && is_in_brackets(slots->source, at)) {
		slot->bracket = '(';
		at = span_of(at.start + 1, at.end - 1);
	}
	if (piece->type == PIECE_LINK) {
		read_repeated(slots, at, slot);
	}
	if (may_be_title && span_is_empty(slots->title)) {
		slots->title = at;
		slots->title_type = piece->type;
		return;
	}
	add_field(slots, slot, at, piece->type == PIECE_WORDS ? at : inner_text(slots->source, piece));
}

static void add_bar(struct line_slots *slots, span bar)
{
	const struct source *source = slots->source;
	if (slots->line.bar_count++ > 0) {
		return;
	}
	while (bar.start > 0 && byte_is_blank(source->bytes[bar.start - 1])) {
		bar.start--;
	}
	while (bar.end < source->size && byte_is_blank(source->bytes[bar.end])) {
		bar.end++;
	}
	slots->line.bar = bar;
}

// The separator in words behind the title, which then are those behind it. What is before it is a slot of the title's
// part. False if there is none.
static bool split_words(struct line_slots *slots, const struct line_piece *piece, span *words)
{
	const struct source *source = slots->source;
	slots->line.separator = read_separator(source, *words);
	if (span_is_empty(slots->line.separator)) {
		span dash = find_dash(source, *words);
		span before = without_glue(source, span_of(words->start, dash.start));
		if (span_is_empty(dash) || span_is_empty(before)) {
			return false;
		}
		add_slot(slots, piece, before, 0);
		slots->line.separator = dash;
		slots->line.has_text = true;
	}
	words->start = slots->line.separator.end;
	return true;
}

// What is between the slot before a typed piece and the piece, if that is typed as well and no dash parts them.
static void read_glue(struct line_slots *slots, const struct line_pieces *line, uint32_t piece)
{
	const struct source *source = slots->source;
	struct template_slot *slot = &slots->slots[slots->line.slot_count - 1];
	uint32_t before = piece > 0 && line->pieces[piece - 1].type == PIECE_WORDS ? piece - 1 : piece;
	if (before == 0 || slot->type == PIECE_WORDS || slots->line.slot_count < 2 ||
	    slot[-1].type != line->pieces[before - 1].type || slot[-1].part != slot->part) {
		return;
	}
	span glue = span_of(line->pieces[before - 1].at.end, line->pieces[piece].at.start);
	slot->has_glue = line_is_glue(source, glue) && line->pieces[before - 1].type != PIECE_WORDS;
	slot->glue = glue;
}

static void read_slots(struct line_slots *slots, const struct line_pieces *line)
{
	const struct source *source = slots->source;
	uint32_t part = 0;
	uint32_t sentence = UINT32_MAX;
	bool follows_title = false;
	for (uint32_t i = 0; i < line->count; i++) {
		const struct line_piece *piece = &line->pieces[i];
		span at = piece->at;
		if (piece->type == PIECE_BAR) {
			add_bar(slots, at);
			part++;
			follows_title = false;
			continue;
		}
		if (piece->type == PIECE_WORDS) {
			if (follows_title) {
				bool is_parted = split_words(slots, piece, &at);
				part += is_parted;
				follows_title = !is_parted && span_is_empty(source_trim(source, at));
			}
			span shown = source_trim(source, at);
			at = without_glue(source, at);
			if (span_is_empty(at)) {
				continue;
			}
			bool is_sentence = shown.end == at.end + 1 && source->bytes[at.end] == '.';
			sentence = is_sentence ? slots->line.slot_count : UINT32_MAX;
		}
		bool had_title = !span_is_empty(slots->title);
		add_slot(slots, piece, at, part);
		read_glue(slots, line, i);
		follows_title = follows_title || (!had_title && !span_is_empty(slots->title) && part == 0);
	}
	slots->line.slots = slots->slots;
	slots->line.sentence = sentence < slots->line.slot_count ? sentence : slots->line.slot_count;
}

// --- kinds ----------------------------------------------------------------------------------------

static bool is_template(const struct line_slots *slots)
{
	return placeholder_is_title(&slots->skeleton->arena, slots->source, slots->title) ||
	       (slots->field_count > 0 && slots->placeholder_count * 2 >= slots->field_count);
}

// `[arXiv](https://arxiv.org/abs/)`: what it says, entries may say too.
static bool is_fixed(const struct line_slots *slots)
{
	span text, target;
	uint32_t end;
	bool is_link = placeholder_link(slots->source, slots->title, &text, &target, &end);
	return is_link && source_holds(slots->source, target, "://") &&
	       !placeholder_is_title(&slots->skeleton->arena, slots->source, text) &&
	       !source_holds(slots->source, target, "//example.");
}

static void keep(struct line_slots *slots, span at)
{
	struct skeleton *skeleton = slots->skeleton;
	const struct source *source = slots->source;
	struct template_line *line = arena_alloc(&skeleton->arena, sizeof *line);
	*line = slots->line;
	line->at = text_file_span(source, at);
	line->separator = text_file_span(source, line->separator);
	line->bar = text_file_span(source, line->bar);
	for (uint32_t i = 0; i < line->slot_count; i++) {
		slots->slots[i].glue = text_file_span(source, slots->slots[i].glue);
	}
	const struct line_piece title = {.type = slots->title_type, .at = slots->title};
	struct kind_draft draft = {.extent = at};
	draft.kind = (struct template_kind){
		.shape = ENTRY_SHAPE_LINE,
		.piece = slots->title_type == PIECE_LINK ? ENTRY_PIECE_LINK : ENTRY_PIECE_STRONG,
		.has_slots = true,
		.title_is_link = slots->title_type == PIECE_LINK,
		.title_is_fixed = is_fixed(slots),
		.heading = line->at,
		.title = text_file_span(source, slots->title),
		.title_key = text_fold(&skeleton->arena, source, text_plain(source, inner_text(source, &title))),
		.fields = slots->fields,
		.field_count = slots->field_count,
		.required_count = slots->field_count,
		.line = line,
	};
	kind_add_draft(skeleton, &draft);
}

static uint32_t count_typed(const struct line_slots *slots)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < slots->line.slot_count; i++) {
		count += slots->slots[i].type != PIECE_WORDS;
	}
	return count;
}

static void read_line(struct skeleton *skeleton, const struct source *source, span at)
{
	at = source_trim_lines(source, at);
	if (span_is_empty(at) || memchr(source_at(source, at), '\n', span_length(at))) {
		return;
	}
	const struct line_pieces *line = read_pieces(skeleton, source, at);
	struct line_slots slots = {.skeleton = skeleton, .source = source};
	uint32_t most = line->count + 1; // words may be on both sides of the separator
	slots.slots = arena_alloc(&skeleton->arena, most * sizeof *slots.slots);
	slots.fields = arena_alloc(&skeleton->arena, most * sizeof *slots.fields);
	read_slots(&slots, line);
	bool opens_typed = slots.line.slot_count > 1 && slots.slots[0].type != PIECE_WORDS;
	bool is_parted = slots.line.bar_count > 0 || !span_is_empty(slots.line.separator);
	bool has_pieces = slots.title_type == PIECE_LINK || is_parted || count_typed(&slots) > 1;
	bool opens_with_date = slots.field_count > 0 && slots.slots[0].field && slots.fields[0].shape == SHAPE_DATE;
	if (has_pieces && (opens_typed || opens_with_date) && !span_is_empty(slots.title) && is_template(&slots)) {
		keep(&slots, at);
	}
}

void line_kinds_read(struct skeleton *skeleton, const struct entry *section)
{
	for (uint32_t i = 0; i < section->item_count; i++) {
		const struct entry_item *item = &section->items[i];
		if (item->end == i + 1 && !item->has_more) {
			read_line(skeleton, section->source, span_of(item->marker.end, item->value.end));
		}
	}
	for (size_t i = 0; i < section->paragraph_count; i++) {
		if (section->paragraphs[i].item == ENTRY_NONE) {
			read_line(skeleton, section->source, section->paragraphs[i].at);
		}
	}
}
