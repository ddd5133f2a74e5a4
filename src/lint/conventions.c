// What most entries of a list do alike, against their template.

#include "lint/conventions.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "lint/dispatch.h"
#include "lint/findings.h"
#include "match/loose.h"

enum {
	BASE_MIN = 20,	   // entries: fewer show no convention
	ACCEPTED_MIN = 5,  // entries that share an accepted form
	ACCEPTED_PART = 10 // one in so many shares it
};

// A finding with the form that it has.
struct formed {
	struct stored_finding *finding;
	const struct template_kind *kind;
	const struct template_field *field; // NULL: none
	enum deviation_kind deviation;
	uint64_t form;
	struct deviation cause;
};

// In how many entries a field is; of headings, in how many it is missing.
struct holders {
	const struct template_field *field;
	uint32_t count, missing;
};

struct conventions {
	struct check *check;
	struct formed *items;
	size_t count, capacity;
	struct holders *holders;
	size_t holder_count, holder_capacity;
	uint32_t entries;
};

struct conventions *conventions_new(struct check *check)
{
	struct conventions *conventions = arena_alloc(check->arena, sizeof *conventions);
	*conventions = (struct conventions){.check = check};
	return conventions;
}

// --- counting -------------------------------------------------------------------------------------

static struct holders *holders_of(struct conventions *conventions, const struct template_field *field)
{
	for (size_t i = 0; i < conventions->holder_count; i++) {
		if (conventions->holders[i].field == field) {
			return &conventions->holders[i];
		}
	}
	conventions->holders =
		memory_grow(conventions->check->memory, conventions->holders, &conventions->holder_capacity,
			    conventions->holder_count + 1, sizeof *conventions->holders);
	struct holders *holders = &conventions->holders[conventions->holder_count++];
	*holders = (struct holders){.field = field};
	return holders;
}

void conventions_count(struct conventions *conventions, const struct match *match)
{
	conventions->entries++;
	if (match->kind->shape == ENTRY_SHAPE_HEADING) {
		return; // nearly all hold every field: those that do not are counted
	}
	for (size_t i = 0; i < match->entry->item_count; i++) {
		const struct item_match *item = &match->items[i];
		if (item->field && item->role != ROLE_DUPLICATE && item->role != ROLE_TEXT) {
			holders_of(conventions, item->field)->count++;
		}
	}
}

// --- forms ----------------------------------------------------------------------------------------

// Of the letters of a heading, whatever their case.
static uint64_t hash_words(const struct source *source, span at)
{
	uint64_t hash = HASH_START;
	for (uint32_t i = at.start; i < at.end; i++) {
		char c = source->bytes[i];
		if (source_is_word_byte(c)) {
			hash = hash_byte(hash, c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
		}
	}
	return hash;
}

// What two findings must share to have one form, beside the kind of deviation and the field. False: the deviation has
// none, and no convention answers for it.
bool conventions_form(const struct source *source, const struct deviation *deviation, uint64_t *form)
{
	*form = 0;
	switch (deviation->kind) {
	case DEVIATION_FIELD_MISSING:
	case DEVIATION_HEADER_MISSING:
	case DEVIATION_FIELD_EMPTY:
	case DEVIATION_DETAILS_MISSING:
	case DEVIATION_DETAILS_UNCLOSED:
	case DEVIATION_LINK_SHAPE:
	case DEVIATION_TITLE_SHAPE:
	case DEVIATION_LINK_INLINE:
	case DEVIATION_LINK_SEVERAL:
	case DEVIATION_CHOICE_WRONG:
	case DEVIATION_FINAL_PERIOD:
	case DEVIATION_LINK_BRACKETS:
	case DEVIATION_SECTION_EMPTY:
	case DEVIATION_SECTION_UNFILLED:
	case DEVIATION_HEADER_UNFILLED:
		return true;
	case DEVIATION_FIELD_LOOSE:
		return deviation->number == LOOSE_JOINED;
	case DEVIATION_SECTION_SPELLING:
		*form = hash_words(source, deviation->at);
		return true;
	case DEVIATION_LINK_NOT_URL:
	case DEVIATION_SEPARATOR:
	case DEVIATION_LABEL_FORM:
	case DEVIATION_LABEL_SPELLING:
	case DEVIATION_FIELD_UNKNOWN:
	case DEVIATION_FIELD_STANDS_IN:
	case DEVIATION_CHOICE_FORM:
		*form = hash_bytes(HASH_START, source_at(source, deviation->at), span_length(deviation->at));
		return true;
	case DEVIATION_TEMPLATE_TEXT:
		*form = deviation->number;
		return true;
	case DEVIATION_FIELD_ORDER:
		*form = hash_bytes(HASH_START, source_at(source, deviation->other), span_length(deviation->other));
		return true;
	default:
		return false;
	}
}

void conventions_note(struct conventions *conventions, const struct deviation *deviation, size_t first)
{
	struct findings *findings = conventions->check->findings;
	uint64_t form;
	if (!conventions_form(conventions->check->source, deviation, &form)) {
		return;
	}
	if (deviation->kind == DEVIATION_FIELD_MISSING) {
		holders_of(conventions, deviation->field)->missing++;
	}
	for (size_t i = first; i < findings->count; i++) {
		conventions->items = memory_grow(conventions->check->memory, conventions->items, &conventions->capacity,
						 conventions->count + 1, sizeof *conventions->items);
		conventions->items[conventions->count++] = (struct formed){
			.finding = findings->items[i],
			.kind = conventions->check->match->kind,
			.field = deviation->kind == DEVIATION_DETAILS_UNCLOSED ? NULL : deviation->field,
			.deviation = deviation->kind,
			.form = form,
			.cause = *deviation,
		};
	}
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare(const void *left, const void *right)
{
	const struct formed *a = left;
	const struct formed *b = right;
	int order = compare_numbers(a->deviation, b->deviation);
	order = order ? order : compare_numbers((uintptr_t)a->field, (uintptr_t)b->field);
	order = order ? order : compare_numbers(a->form, b->form);
	return order ? order : compare_numbers(a->finding->finding.at.start, b->finding->finding.at.start);
}

static bool is_same_form(const struct formed *a, const struct formed *b)
{
	return a->deviation == b->deviation && a->field == b->field && a->form == b->form;
}

// --- what becomes of them -------------------------------------------------------------------------

// All entries where something is missing, else those that hold the field.
static uint32_t base_of(struct conventions *conventions, const struct formed *formed)
{
	bool is_presence = formed->deviation == DEVIATION_FIELD_MISSING || formed->deviation == DEVIATION_FIELD_UNKNOWN;
	if (is_presence || !formed->field) {
		return conventions->entries;
	}
	const struct holders *holders = holders_of(conventions, formed->field);
	return formed->kind->shape == ENTRY_SHAPE_HEADING ? conventions->entries - holders->missing : holders->count;
}

static bool is_marked_required(const struct template_field *field)
{
	return field && field->required && field->demand != DEMAND_DEFAULT;
}

// `Author` for `Authors`, or the reverse.
static bool differs_in_number(const struct conventions *conventions, const struct formed *formed)
{
	if (formed->deviation != DEVIATION_LABEL_SPELLING || !formed->field) {
		return false;
	}
	const struct source *list = conventions->check->source;
	const struct source *file = conventions->check->template->file;
	const char *shown = source_at(file, formed->field->label);
	uint32_t size = span_length(formed->field->label);
	for (uint32_t i = formed->cause.at.start; i + size <= list->size && i < formed->cause.at.end; i++) {
		uint32_t shorter = size > 0 && shown[size - 1] == 's' ? size - 1 : size;
		if (memcmp(list->bytes + i, shown, shorter) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_accepted(const struct conventions *conventions, const struct formed *formed, size_t count, uint32_t base)
{
	bool is_word = formed->deviation == DEVIATION_LINK_NOT_URL && formed->kind->shape == ENTRY_SHAPE_ROW;
	bool is_block = formed->deviation == DEVIATION_DETAILS_UNCLOSED && formed->kind->shape == ENTRY_SHAPE_ITEM;
	bool is_harmless = is_word || is_block || differs_in_number(conventions, formed);
	bool is_small = formed->kind->shape == ENTRY_SHAPE_HEADING && conventions->entries < BASE_MIN;
	return is_harmless && !is_small && count >= ACCEPTED_MIN && count * ACCEPTED_PART >= base;
}

static void drop(const struct formed *first, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		findings_drop(first[i].finding);
	}
}

static void report_convention(struct conventions *conventions, enum deviation_kind kind, const struct formed *first,
			      size_t count, uint32_t base)
{
	struct deviation deviation = deviation_of(kind, first->cause.at);
	deviation.field = first->field;
	deviation.number = (uint32_t)count;
	deviation.choice = (int32_t)base;
	deviation.rule = dispatch_rule_of(first->deviation);
	dispatch_deviation(conventions->check, &deviation);
}

// Without those that are dropped already.
static void take_stock(struct conventions *conventions)
{
	size_t kept = 0;
	for (size_t i = 0; i < conventions->count; i++) {
		if (!findings_is_dropped(conventions->items[i].finding)) {
			conventions->items[kept++] = conventions->items[i];
		}
	}
	conventions->count = kept;
}

void conventions_apply(struct conventions *conventions)
{
	take_stock(conventions);
	if (conventions->count > 1) {
		qsort(conventions->items, conventions->count, sizeof *conventions->items, compare);
	}
	for (size_t i = 0, end; i < conventions->count; i = end) {
		const struct formed *first = &conventions->items[i];
		for (end = i + 1; end < conventions->count && is_same_form(first, &conventions->items[end]); end++) {
		}
		size_t count = end - i;
		uint32_t base = base_of(conventions, first);
		if (is_accepted(conventions, first, count, base)) {
			drop(first, count);
			report_convention(conventions, DEVIATION_FORM_ACCEPTED, first, count, base);
		} else if (base >= BASE_MIN && count * 2 > base && !is_marked_required(first->field) &&
			   first->deviation != DEVIATION_DETAILS_UNCLOSED &&
			   first->deviation != DEVIATION_LINK_NOT_URL) {
			drop(first, count);
			report_convention(conventions, DEVIATION_TEMPLATE_OUTDATED, first, count, base);
		}
	}
	findings_take_out(conventions->check->findings);
	memory_free(conventions->check->memory, conventions->items);
	memory_free(conventions->check->memory, conventions->holders);
}
