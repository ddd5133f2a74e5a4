// Dates for which the template shows no form, by the form that most entries of the list have.

#include "lint/date_forms.h"

#include <string.h>

#include "base/date.h"
#include "entry/row.h"
#include "lint/dispatch.h"
#include "match/line_slots.h"

enum {
	BASE_MIN = 20, // values of a slot; fewer show no convention
	MOST_OF = 10,  // nine of so many show one
	SIZE_MAX_OF_DATE = 32,
	SLOTS_MAX = 64, // what is beyond is not looked at
};

static const char *const forms[] = {"YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "DD.MM.YYYY",
				    "YYYY-MM",	  "YYYY/MM",	"YYYY.MM"};
enum { FORMS = sizeof forms / sizeof *forms };

struct slot {
	const struct template_field *field;
	uint32_t values;
	uint32_t fits[FORMS];
};

// A value that is a date.
struct dated {
	span at;
	uint32_t slot, entry;
	uint32_t table; // where its header starts; 0 for lines
	int form;	// FORMS: none of those
};

struct date_forms {
	struct check *check;
	struct date_form *forms;
	struct slot *slots;
	uint32_t slot_count;
	struct dated *items;
	size_t count, capacity;
};

struct date_forms *date_forms_new(struct check *check)
{
	struct date_forms *dates = arena_alloc(check->arena, sizeof *dates);
	*dates = (struct date_forms){.check = check};
	dates->forms = arena_alloc(check->arena, FORMS * sizeof *dates->forms);
	dates->slots = arena_alloc(check->arena, SLOTS_MAX * sizeof *dates->slots);
	for (int i = 0; i < FORMS; i++) {
		(void)date_form_read(forms[i], strlen(forms[i]), &dates->forms[i]);
	}
	return dates;
}

static uint32_t slot_of(struct date_forms *dates, const struct template_field *field)
{
	uint32_t i = 0;
	while (i < dates->slot_count && dates->slots[i].field != field) {
		i++;
	}
	if (i == dates->slot_count && i < SLOTS_MAX) {
		dates->slots[dates->slot_count++] = (struct slot){.field = field};
	}
	return i;
}

static enum date_deviation check_form(const struct date_forms *dates, int form, span at, uint32_t *day)
{
	return date_check(&dates->forms[form], source_at(dates->check->source, at), span_length(at), day);
}

static void take_value(struct date_forms *dates, const struct entry *entry, uint32_t slot, span value)
{
	span at = line_date_text(entry->source, value);
	uint32_t day;
	dates->slots[slot].values++;
	if (span_length(at) > SIZE_MAX_OF_DATE || !date_find_day(source_at(entry->source, at), span_length(at), &day)) {
		return;
	}
	int form = 0;
	while (form < FORMS && check_form(dates, form, at, &day) != DATE_FITS) {
		form++;
	}
	if (form < FORMS) {
		dates->slots[slot].fits[form]++;
	}
	dates->items = memory_grow(dates->check->memory, dates->items, &dates->capacity, dates->count + 1,
				   sizeof *dates->items);
	dates->items[dates->count++] = (struct dated){
		.at = at,
		.slot = slot,
		.entry = entry->heading.start,
		.table = entry->row ? entry->row->table->header.at.start : 0,
		.form = form,
	};
}

void date_forms_take(struct date_forms *dates, const struct match *match)
{
	const struct entry *entry = match->entry;
	for (size_t i = 0; i < entry->item_count; i++) {
		const struct template_field *field = match->items[i].field;
		if (field && field->shape == SHAPE_ANYTHING) {
			uint32_t slot = slot_of(dates, field);
			if (slot < SLOTS_MAX) {
				take_value(dates, entry, slot, entry->items[i].value);
			}
		}
	}
}

// The form that nine in ten values of a slot have; FORMS: none.
static int common_form(const struct slot *slot)
{
	int form = slot->values < BASE_MIN ? FORMS : 0;
	while (form < FORMS && (uint64_t)slot->fits[form] * MOST_OF < (uint64_t)slot->values * (MOST_OF - 1)) {
		form++;
	}
	return form;
}

static void report_date(struct date_forms *dates, const struct dated *date, int form, span common)
{
	uint32_t day;
	if (date->form == form || check_form(dates, form, date->at, &day) != DATE_VARIANT) {
		return; // one without its day is right as well
	}
	struct deviation deviation = deviation_of(DEVIATION_DATE_UNLIKE, date->at);
	deviation.form = &dates->forms[form];
	deviation.other = common;
	deviation.number = day;
	deviation.choice = (int32_t)dates->slots[date->slot].fits[form];
	dispatch_for_entry(dates->check, &deviation, date->entry);
}

// The first date of a slot in a table that has the form; empty for none.
static span first_of(const struct date_forms *dates, size_t from, size_t end, uint32_t slot, int form)
{
	for (size_t i = from; i < end; i++) {
		if (dates->items[i].slot == slot && dates->items[i].form == form) {
			return dates->items[i].at;
		}
	}
	return (span){0, 0};
}

void date_forms_apply(struct date_forms *dates)
{
	for (uint32_t slot = 0; slot < dates->slot_count; slot++) {
		int form = common_form(&dates->slots[slot]);
		for (size_t i = 0, end; form < FORMS && i < dates->count; i = end) {
			for (end = i + 1; end < dates->count && dates->items[end].table == dates->items[i].table;
			     end++) {
			}
			span common = first_of(dates, i, end, slot, form);
			for (; i < end && !span_is_empty(common); i++) { // else the whole table has another form
				if (dates->items[i].slot == slot) {
					report_date(dates, &dates->items[i], form, common);
				}
			}
		}
	}
	memory_free(dates->check->memory, dates->items);
}
