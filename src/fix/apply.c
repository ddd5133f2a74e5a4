// One pass: chooses the findings that can be applied together, and writes the text that they make.

#include "fix/apply.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "fix/fixing.h"
#include "fix/offset_map.h"
#include "markdown/line.h"

// --- edits as one text ---------------------------------------------------------------------------

// Writes the text that a set of edits makes of another one.

struct replacement {
	const struct pllint_edit *edit;
	uint32_t applied;
};

struct writing {
	const char *list, *template;
	char *bytes;
	size_t size;
};

static size_t new_size(size_t size, const struct replacement *replacements, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct pllint_edit *edit = replacements[i].edit;
		size -= span_length(edit->range);
		for (uint32_t j = 0; j < edit->piece_count; j++) {
			size += span_length(edit->pieces[j].span);
		}
	}
	return size;
}

static void write_bytes(struct writing *writing, const char *bytes, size_t size)
{
	if (size > 0) {
		memcpy(writing->bytes + writing->size, bytes, size);
		writing->size += size;
	}
}

static void write_piece(struct writing *writing, const struct pllint_piece *piece)
{
	const char *bytes = piece->source == PIECE_LIST	      ? writing->list
			    : piece->source == PIECE_TEMPLATE ? writing->template
							      : piece->text;
	if (!span_is_empty(piece->span)) {
		write_bytes(writing, bytes + piece->span.start, span_length(piece->span));
	}
}

// --- what is kept of it ---------------------------------------------------------------------------

static size_t count_moves(const struct replacement *replacements, size_t count)
{
	size_t moves = 0;
	for (size_t i = 0; i < count; i++) {
		for (uint32_t j = 0; j < replacements[i].edit->piece_count; j++) {
			moves += replacements[i].edit->pieces[j].source == PIECE_LIST;
		}
	}
	return moves;
}

// Whether a finding takes away the bytes that start there; what it only copies stays where it is.
static bool takes_away(const struct replacement *replacements, size_t count, uint32_t applied, uint32_t offset)
{
	size_t after;
	BISECT(after, count, replacements[after].edit->range.start <= offset);
	const struct replacement *last = after > 0 ? &replacements[after - 1] : NULL;
	return last && last->applied == applied && offset < last->edit->range.end;
}

static void keep_move(struct pass *pass, span from, size_t to)
{
	pass->moves[pass->move_count++] = (struct pass_move){from, (uint32_t)to};
}

static int compare_moves(const void *a, const void *b)
{
	const struct pass_move *left = a, *right = b;
	int order = (left->from.start > right->from.start) - (left->from.start < right->from.start);
	order = order ? order : (left->from.end > right->from.end) - (left->from.end < right->from.end);
	return order ? order : (left->to > right->to) - (left->to < right->to);
}

static struct pass *new_pass(struct fixing *fixing, const struct replacement *replacements, size_t count)
{
	struct pass *pass = &fixing->passes[fixing->pass_count++];
	pass->edits = arena_alloc(&fixing->arena, count * sizeof *pass->edits);
	pass->edit_count = count;
	pass->moves = arena_alloc(&fixing->arena, count_moves(replacements, count) * sizeof *pass->moves);
	pass->move_count = 0;
	return pass;
}

static uint32_t before_whitespace(const char *bytes, uint32_t at, uint32_t first)
{
	while (at > first && byte_is_in(bytes[at - 1], " \t\r\n")) {
		at--;
	}
	return at;
}

static uint32_t line_start(const char *bytes, uint32_t at, uint32_t first)
{
	while (at > first && bytes[at - 1] != '\n') {
		at--;
	}
	return at;
}

// Blank lines and rules may go elsewhere than what they follow.
static uint32_t find_beside(const struct writing *writing, const struct pass *pass, size_t edit)
{
	uint32_t first = edit > 0 ? pass->edits[edit - 1].result.start : 0;
	uint32_t at = before_whitespace(writing->bytes, pass->edits[edit].result.start, first);
	uint32_t line = line_start(writing->bytes, at, first);
	while (at > first && line_is_rule(writing->bytes, line, at)) {
		at = before_whitespace(writing->bytes, line, first);
		line = line_start(writing->bytes, at, first);
	}
	return at > first ? at - 1 : edit > 0 ? pass->edits[edit - 1].beside : UINT32_MAX;
}

// `replacements` are in the order of the text and apart. Adds the pass that they are; the new text is a
// block of the memory.
static struct fix_text compose(struct fixing *fixing, const struct replacement *replacements, size_t count)
{
	size_t template_size;
	size_t size = new_size(fixing->text.size, replacements, count);
	struct pass *pass = new_pass(fixing, replacements, count);
	struct writing writing = {
		.list = fixing->text.bytes,
		.template = pllint_template_text(fixing->template, &template_size),
		.bytes = memory_resize(&fixing->memory, NULL, size + 1),
	};
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++) {
		const struct pllint_edit *edit = replacements[i].edit;
		memory_check_deadline_at(&fixing->memory, i);
		write_bytes(&writing, writing.list + at, edit->range.start - at);
		size_t start = writing.size;
		for (uint32_t j = 0; j < edit->piece_count; j++) {
			const struct pllint_piece *piece = &edit->pieces[j];
			if (piece->source == PIECE_LIST && !span_is_empty(piece->span) &&
			    takes_away(replacements, count, replacements[i].applied, piece->span.start)) {
				keep_move(pass, piece->span, writing.size);
			}
			write_piece(&writing, &edit->pieces[j]);
		}
		pass->edits[i] = (struct pass_edit){
			.range = edit->range,
			.result = span_of((uint32_t)start, (uint32_t)writing.size),
			.applied = replacements[i].applied,
		};
		pass->edits[i].beside = find_beside(&writing, pass, i);
		at = edit->range.end;
	}
	write_bytes(&writing, writing.list + at, fixing->text.size - at);
	writing.bytes[writing.size] = 0;
	if (pass->move_count > 0) {
		qsort(pass->moves, pass->move_count, sizeof *pass->moves, compare_moves);
	}
	return (struct fix_text){writing.bytes, writing.size};
}

// An edit of a finding that may be applied.
struct candidate {
	const struct pllint_edit *edit;
	uint32_t finding; // index in the report
	uint32_t number;  // of the edit in the finding
	uint16_t rule;
};

// Those that were chosen, as bits by their place in the order of the text; `summary` has a bit for
// each word that is not 0.
struct chosen {
	uint64_t *words;
	uint64_t *summary;
	size_t word_count;
};

struct choice {
	struct memory *memory;
	struct candidate *candidates; // in the order of the text
	size_t count;
	size_t *places; // of each edit, finding by finding
	struct chosen chosen;
};

// --- what may be applied --------------------------------------------------------------------------

static bool is_within(span s, size_t size)
{
	return s.start <= s.end && s.end <= size;
}

static bool are_pieces_sound(const struct pllint_edit *edit, size_t list_size, size_t template_size)
{
	for (uint32_t i = 0; i < edit->piece_count; i++) {
		const struct pllint_piece *piece = &edit->pieces[i];
		size_t size = piece->source == PIECE_LIST	? list_size
			      : piece->source == PIECE_TEMPLATE ? template_size
								: piece->span.end;
		if (!is_within(piece->span, size)) {
			return false;
		}
	}
	return true;
}

// In order, apart, and within the texts.
static bool is_sound(const struct pllint_finding *finding, size_t list_size, size_t template_size)
{
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		if (!is_within(edit->range, list_size) || !are_pieces_sound(edit, list_size, template_size)) {
			return false;
		}
		if (i > 0 && (edit->range.start < edit[-1].range.end || edit->range.start == edit[-1].range.start)) {
			return false;
		}
	}
	return true;
}

bool apply_is_possible(const struct fixing *fixing, const struct pllint_finding *finding)
{
	size_t template_size;
	pllint_template_text(fixing->template, &template_size);
	return finding->edit_count > 0 && !finding->is_untouched && finding->fix >= PLLINT_FIX_SAFE &&
	       finding->fix <= fixing->allow && is_sound(finding, fixing->text.size, template_size);
}

static int compare_left_out(const void *a, const void *b)
{
	const struct left_out *left = a, *right = b;
	int order = (left->at > right->at) - (left->at < right->at);
	return order ? order : (left->rule > right->rule) - (left->rule < right->rule);
}

// What is left out, by its place in the text as it is now.
static struct left_out *left_out_now(struct fixing *fixing)
{
	size_t count = fixing->left_out_count;
	struct left_out *now = memory_resize(&fixing->memory, NULL, (count + 1) * sizeof *now);
	for (size_t i = 0; i < count; i++) {
		now[i] = (struct left_out){fixing->left_out[i].rule,
					   map_offset(fixing, 0, fixing->left_out[i].at).offset};
	}
	qsort(now, count, sizeof *now, compare_left_out);
	return now;
}

static bool is_left_out(const struct left_out *now, size_t count, const struct pllint_finding *finding)
{
	struct left_out wanted = {finding->rule, finding->at.start};
	return bsearch(&wanted, now, count, sizeof *now, compare_left_out) != NULL;
}

// --- conflicts ------------------------------------------------------------------------------------

// Ranges that touch are a conflict: what a rule replaces, it replaces for what is beside it. Only two
// replacements by one rule may be side by side, such as two items of a list that both go.
static bool is_conflict(const struct candidate *a, const struct candidate *b)
{
	span left = a->edit->range;
	span right = b->edit->range;
	bool touches = left.start <= right.end && right.start <= left.end;
	bool overlaps = left.start < right.end && right.start < left.end;
	bool replace = !span_is_empty(left) && !span_is_empty(right);
	return touches && (overlaps || !replace || a->rule != b->rule);
}

static void chosen_init(struct chosen *chosen, struct memory *memory, size_t count)
{
	chosen->word_count = count / 64 + 1;
	size_t summary_count = chosen->word_count / 64 + 1;
	chosen->words = memory_resize(memory, NULL, chosen->word_count * sizeof(uint64_t));
	chosen->summary = memory_resize(memory, NULL, summary_count * sizeof(uint64_t));
	memset(chosen->words, 0, chosen->word_count * sizeof(uint64_t));
	memset(chosen->summary, 0, summary_count * sizeof(uint64_t));
}

static void chosen_add(struct chosen *chosen, size_t place)
{
	chosen->words[place / 64] |= UINT64_C(1) << (place % 64);
	chosen->summary[place / 64 / 64] |= UINT64_C(1) << (place / 64 % 64);
}

static bool chosen_has(const struct chosen *chosen, size_t place)
{
	return (chosen->words[place / 64] >> (place % 64)) & 1;
}

static size_t highest_bit(uint64_t word)
{
	size_t bit = 0;
	for (unsigned step = 32; step > 0; step /= 2) {
		if (word >> step) {
			word >>= step;
			bit += step;
		}
	}
	return bit;
}

static size_t lowest_bit(uint64_t word)
{
	return highest_bit(word & (~word + 1));
}

// The chosen place nearest before `place`, or SIZE_MAX.
static size_t chosen_before(const struct chosen *chosen, size_t place)
{
	size_t word = place / 64;
	uint64_t bits = chosen->words[word] & ((UINT64_C(1) << (place % 64)) - 1);
	if (bits) {
		return word * 64 + highest_bit(bits);
	}
	size_t block = word / 64;
	bits = chosen->summary[block] & ((UINT64_C(1) << (word % 64)) - 1);
	while (!bits && block > 0) {
		bits = chosen->summary[--block];
	}
	if (!bits) {
		return SIZE_MAX;
	}
	word = block * 64 + highest_bit(bits);
	return word * 64 + highest_bit(chosen->words[word]);
}

// The chosen place nearest after `place`, or SIZE_MAX.
static size_t chosen_after(const struct chosen *chosen, size_t place)
{
	size_t word = place / 64;
	uint64_t bits = chosen->words[word] & ~((UINT64_C(2) << (place % 64)) - 1);
	if (bits) {
		return word * 64 + lowest_bit(bits);
	}
	size_t block = word / 64;
	size_t block_count = chosen->word_count / 64 + 1;
	bits = chosen->summary[block] & ~((UINT64_C(2) << (word % 64)) - 1);
	while (!bits && block + 1 < block_count) {
		bits = chosen->summary[++block];
	}
	if (!bits) {
		return SIZE_MAX;
	}
	word = block * 64 + lowest_bit(bits);
	return word * 64 + lowest_bit(chosen->words[word]);
}

static bool is_free(const struct choice *choice, size_t place)
{
	const struct candidate *candidate = &choice->candidates[place];
	size_t before = chosen_before(&choice->chosen, place);
	size_t after = chosen_after(&choice->chosen, place);
	return (before == SIZE_MAX || !is_conflict(&choice->candidates[before], candidate)) &&
	       (after == SIZE_MAX || !is_conflict(&choice->candidates[after], candidate));
}

// --- choosing -------------------------------------------------------------------------------------

// No two edits of one finding start at one place.
static int compare(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	span x = left->edit->range, y = right->edit->range;
	int order = (x.start > y.start) - (x.start < y.start);
	order = order ? order : (x.end > y.end) - (x.end < y.end);
	return order ? order : (left->finding > right->finding) - (left->finding < right->finding);
}

// What a finding has to offer.
struct offer {
	size_t first;  // where its edits start in `places`; SIZE_MAX where there are none
	uint32_t same; // the first finding that has the very same ones, in memory; itself
};

static void gather(struct choice *choice, struct fixing *fixing, const struct pllint_report *report,
		   struct offer *offers)
{
	size_t capacity = 0;
	struct left_out *left_out = left_out_now(fixing);
	const struct pllint_finding *last[PLLINT_RULE_MAX] = {NULL}; // of each rule
	uint32_t last_same[PLLINT_RULE_MAX] = {0};
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		memory_check_deadline_at(choice->memory, i);
		offers[i] = (struct offer){SIZE_MAX, (uint32_t)i};
		if (last[finding->rule] && last[finding->rule]->edits == finding->edits) {
			offers[i] = offers[last_same[finding->rule]];
			continue;
		}
		if (!apply_is_possible(fixing, finding) || is_left_out(left_out, fixing->left_out_count, finding)) {
			continue;
		}
		last[finding->rule] = finding;
		last_same[finding->rule] = (uint32_t)i;
		offers[i].first = choice->count;
		choice->candidates = memory_grow(choice->memory, choice->candidates, &capacity,
						 choice->count + finding->edit_count, sizeof *choice->candidates);
		for (uint32_t j = 0; j < finding->edit_count; j++) {
			choice->candidates[choice->count++] =
				(struct candidate){&finding->edits[j], (uint32_t)i, j, finding->rule};
		}
	}
	if (choice->count > 0) {
		qsort(choice->candidates, choice->count, sizeof *choice->candidates, compare);
	}
	memory_free(choice->memory, left_out);
	choice->places = memory_resize(choice->memory, NULL, choice->count * sizeof *choice->places);
	for (size_t i = 0; i < choice->count; i++) {
		const struct candidate *candidate = &choice->candidates[i];
		choice->places[offers[candidate->finding].first + candidate->number] = i;
	}
}

static bool is_same_piece(const struct pllint_piece *a, const struct pllint_piece *b)
{
	return a->source == b->source && a->span.start == b->span.start && a->span.end == b->span.end &&
	       (a->source != PIECE_TEXT || a->text == b->text ||
		memcmp(a->text + a->span.start, b->text + b->span.start, span_length(a->span)) == 0);
}

static bool is_same_edit(const struct pllint_edit *a, const struct pllint_edit *b)
{
	bool same =
		a->range.start == b->range.start && a->range.end == b->range.end && a->piece_count == b->piece_count;
	for (uint32_t i = 0; same && i < a->piece_count; i++) {
		same = is_same_piece(&a->pieces[i], &b->pieces[i]);
	}
	return same;
}

static bool has_same_edits(const struct pllint_finding *a, const struct pllint_finding *b)
{
	bool same = a->rule == b->rule && a->edit_count == b->edit_count;
	for (uint32_t i = 0; same && i < a->edit_count && a->edits != b->edits; i++) {
		same = is_same_edit(&a->edits[i], &b->edits[i]);
	}
	return same;
}

// Findings of one rule may want the same edits: what is done for one of them fixes them all.
static bool is_done(const struct choice *choice, const struct pllint_report *report, size_t place)
{
	size_t before = chosen_before(&choice->chosen, place);
	return before != SIZE_MAX && has_same_edits(pllint_report_at(report, choice->candidates[before].finding),
						    pllint_report_at(report, choice->candidates[place].finding));
}

// All of a finding's edits or none.
static bool try_finding(struct choice *choice, size_t first, uint32_t count)
{
	for (uint32_t j = 0; j < count; j++) {
		if (!is_free(choice, choice->places[first + j])) {
			return false;
		}
	}
	for (uint32_t j = 0; j < count; j++) {
		chosen_add(&choice->chosen, choice->places[first + j]);
	}
	return true;
}

// --- what is kept ---------------------------------------------------------------------------------

struct message {
	struct memory *memory;
	char *bytes;
	size_t size, capacity;
};

static void take_message(void *context, const char *bytes, size_t size)
{
	struct message *message = context;
	message->bytes = memory_grow(message->memory, message->bytes, &message->capacity, message->size + size + 1, 1);
	memcpy(message->bytes + message->size, bytes, size);
	message->size += size;
}

// Returns its number.
static uint32_t keep_finding(struct fixing *fixing, const struct pllint_report *report,
			     const struct pllint_finding *finding, struct message *message)
{
	size_t index = fixing->applied_count;
	fixing->applied = memory_grow(&fixing->memory, fixing->applied, &fixing->applied_capacity, index + 1,
				      sizeof *fixing->applied);
	fixing->fixed =
		memory_grow(&fixing->memory, fixing->fixed, &fixing->fixed_capacity, index + 1, sizeof *fixing->fixed);
	fixing->applied_count++;
	fixing->applied[index] =
		(struct applied){.rule = finding->rule, .pass = (uint16_t)fixing->pass_count, .entry = finding->entry};
	message->size = 0;
	pllint_write_message(report, finding, (struct pllint_writer){take_message, message});
	char *text = arena_alloc(&fixing->arena, message->size + 1);
	if (message->size > 0) {
		memcpy(text, message->bytes, message->size);
	}
	fixing->fixed[index] = (struct pllint_applied){
		.rule = finding->rule,
		.severity = finding->severity,
		.pass = (uint8_t)(fixing->pass_count + 1),
		.position = pllint_report_position(report, finding->at.start),
		.message = text,
	};
	return (uint32_t)index;
}

// Chooses; `applied_as[i]` is set to the number of finding i, UINT32_MAX for those left alone.
static size_t choose(struct choice *choice, struct fixing *fixing, const struct pllint_report *report,
		     uint32_t *applied_as)
{
	size_t size = pllint_report_size(report);
	struct offer *offers = memory_resize(choice->memory, NULL, size * sizeof *offers);
	struct message message = {.memory = choice->memory};
	size_t count = 0;
	gather(choice, fixing, report, offers);
	chosen_init(&choice->chosen, choice->memory, choice->count);
	for (size_t i = 0; i < size; i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		memory_check_deadline_at(choice->memory, i);
		applied_as[i] = UINT32_MAX;
		if (offers[i].same != i) {
			if (applied_as[offers[i].same] == UINT32_MAX) {
				continue;
			}
		} else if (offers[i].first == SIZE_MAX ||
			   (!is_done(choice, report, choice->places[offers[i].first]) &&
			    !try_finding(choice, offers[i].first, finding->edit_count))) {
			continue;
		}
		applied_as[i] = keep_finding(fixing, report, finding, &message);
		count++;
	}
	memory_free(choice->memory, message.bytes);
	memory_free(choice->memory, offers);
	return count;
}

// --- a pass ---------------------------------------------------------------------------------------

size_t apply_pass(struct fixing *fixing, const struct pllint_report *report, struct fix_text *text)
{
	struct memory *memory = &fixing->memory;
	struct choice choice = {.memory = memory};
	uint32_t *applied_as = memory_resize(memory, NULL, pllint_report_size(report) * sizeof *applied_as);
	size_t count = choose(&choice, fixing, report, applied_as);
	struct replacement *replacements = memory_resize(memory, NULL, choice.count * sizeof *replacements);
	size_t replacement_count = 0;
	for (size_t i = 0; i < choice.count; i++) {
		if (chosen_has(&choice.chosen, i)) {
			const struct candidate *candidate = &choice.candidates[i];
			replacements[replacement_count++] =
				(struct replacement){candidate->edit, applied_as[candidate->finding]};
		}
	}
	if (count > 0) {
		*text = compose(fixing, replacements, replacement_count);
	}
	memory_free(memory, replacements);
	memory_free(memory, applied_as);
	memory_free(memory, choice.chosen.words);
	memory_free(memory, choice.chosen.summary);
	memory_free(memory, choice.places);
	memory_free(memory, choice.candidates);
	return count;
}
