// Dates that are written otherwise than the form says.
//
// The text is split into numbers, month names and what stands between them. Each order in which
// people write dates is a reading, and a text is a variant of the form if its readings agree on one day.
// A text with fewer or more parts than the form (`2025-05` for YYYY-MM-DD) is no date of it: nobody
// can say which day it means, or something would be lost.

#include <string.h>

#include "base/bytes.h"
#include "base/date_parts.h"

static const uint8_t orders[][3] = {
	{DATE_YEAR, DATE_MONTH, DATE_DAY}, {DATE_DAY, DATE_MONTH, DATE_YEAR}, {DATE_MONTH, DATE_DAY, DATE_YEAR}};
static const uint8_t month_orders[][3] = {{DATE_YEAR, DATE_MONTH}, {DATE_MONTH, DATE_YEAR}};
static const uint8_t day_orders[][3] = {{DATE_MONTH, DATE_DAY}, {DATE_DAY, DATE_MONTH}};

static uint8_t year_digits(const struct date_form *form)
{
	for (size_t i = 0; i < form->part_count; i++) {
		if (form->parts[i].unit == DATE_YEAR) {
			return form->parts[i].digits;
		}
	}
	return 0;
}

// Years that anybody dates something with, so that `3.1415` is no month.
static bool is_year(const struct date_form *form, const struct date_item *item)
{
	if (item->digits == 2) {
		return year_digits(form) == 2;
	}
	bool is_usual = item->value >= 1900 && item->value <= 2099;
	return item->digits == 4 && (is_usual || (form->part_count == 3 && item->value < 3000));
}

// Can the item be that unit, by how it is written?
static bool can_be(const struct date_form *form, const struct date_item *item, uint8_t unit)
{
	if (item->unit != DATE_NO_UNIT && item->unit != unit) {
		return false;
	}
	if (unit == DATE_YEAR) {
		return is_year(form, item);
	}
	// Three digits are a slip of the hand, and no day.
	return item->digits <= (form->part_count == 3 ? 3 : 2);
}

static bool read_in_order(const struct date_form *form, const struct date_text *text, const uint8_t *order,
			  struct date_day *day)
{
	*day = (struct date_day){0};
	for (size_t i = 0; i < text->count; i++) {
		const struct date_item *item = &text->items[i];
		if (!can_be(form, item, order[i])) {
			return false;
		}
		bool is_short_year = order[i] == DATE_YEAR && item->digits == 2;
		day->unit[order[i]] = is_short_year ? date_full_year(item->value) : item->value;
	}
	// A year that two digits cannot give back would be lost.
	bool is_lossy = year_digits(form) == 2 && date_full_year(day->unit[DATE_YEAR] % 100) != day->unit[DATE_YEAR];
	return !is_lossy;
}

struct readings {
	uint32_t day;
	size_t shapes; // orders that fit how it is written
	size_t days;   // different real days among them
};

static void add_reading(const struct date_form *form, const struct date_text *text, const uint8_t *order,
			struct readings *readings)
{
	struct date_day day;
	if (!read_in_order(form, text, order, &day)) {
		return;
	}
	readings->shapes++;
	uint32_t number = date_number(form, day);
	if (date_is_real(form, day) && (readings->days == 0 || number != readings->day)) {
		readings->day = number;
		readings->days++;
	}
}

static void form_order(const struct date_form *form, uint8_t order[3])
{
	for (size_t i = 0; i < form->part_count; i++) {
		order[i] = form->parts[i].unit;
	}
}

// True if what stands between the items is what the form has there, so that its order goes without saying.
static bool has_separators_of(const struct date_form *form, const struct date_text *text)
{
	for (size_t i = 0; i < form->part_count; i++) {
		const char *after = form->parts[i].after;
		const struct date_item *item = &text->items[i];
		if (strlen(after) != item->after_length ||
		    (item->after_length > 0 && memcmp(after, item->after, item->after_length) != 0)) {
			return false;
		}
	}
	return true;
}

static size_t year_place(const uint8_t *order, size_t count)
{
	size_t place = 0;
	while (place < count && order[place] != DATE_YEAR) {
		place++;
	}
	return place;
}

// Reads the text in every order, or, if `own` is given, in those that have the year in the same place.
static struct readings read_all(const struct date_form *form, const struct date_text *text, const uint8_t *own)
{
	size_t parts = form->part_count;
	struct readings readings = {0};
	const uint8_t(*table)[3] = orders;
	size_t count = sizeof orders / sizeof *orders;
	if (parts < 3) {
		table = year_digits(form) ? month_orders : day_orders;
		count = parts == 2 ? 2 : 1;
	}
	for (size_t i = 0; i < count; i++) {
		if (!own || year_place(table[i], parts) == year_place(own, parts)) {
			add_reading(form, text, table[i], &readings);
		}
	}
	return readings;
}

// `1, 2`, `3_4`: without a year, only what is usual between a month and a day makes a date of two numbers.
static bool is_date_like(const struct date_form *form, const struct date_text *text)
{
	if (year_digits(form) == 4 || (form->part_count == 3)) {
		return true;
	}
	for (size_t i = 0; i < text->count; i++) {
		if (text->items[i].unit != DATE_NO_UNIT) {
			return true;
		}
	}
	const struct date_item *first = &text->items[0];
	return first->after_length == 1 && byte_is_in(first->after[0], "-/.");
}

// `12-05-25` where the year has four digits: a date, but whose day nobody knows.
static bool is_short_date(const struct date_form *form, const struct date_text *text)
{
	if (form->part_count != 3) {
		return false;
	}
	for (size_t i = 0; i < 3; i++) {
		const struct date_item *item = &text->items[i];
		bool is_last = i == 2;
		if (item->digits != 2 || item->unit != DATE_NO_UNIT || (is_last && item->after_length > 0)) {
			return false;
		}
		if (!is_last && (item->after_length != 1 || !byte_is_in(item->after[0], "-/."))) {
			return false;
		}
	}
	struct date_form lenient = *form;
	for (size_t i = 0; i < 3; i++) {
		lenient.parts[i].digits = 2;
	}
	return read_all(&lenient, text, NULL).days > 0;
}

static enum date_deviation deviation_of(struct readings readings, uint32_t *day)
{
	if (readings.days == 1) {
		*day = readings.day;
		return DATE_VARIANT;
	}
	if (readings.days > 1) {
		return DATE_AMBIGUOUS;
	}
	return readings.shapes > 0 ? DATE_IMPOSSIBLE : DATE_NONE;
}

// Takes off one pair of what may stand around a date.
static void unwrap(const char **bytes, size_t *size)
{
	static const char opening[] = "([`*_\"'";
	static const char closing[] = ")]`*_\"'";
	while (*size >= 2) {
		const char *at = memchr(opening, (*bytes)[0], sizeof opening - 1);
		if (!at || (*bytes)[*size - 1] != closing[at - opening]) {
			return;
		}
		(*bytes)++;
		*size -= 2;
	}
}

enum date_deviation date_check_variant(const struct date_form *form, const char *bytes, size_t size, uint32_t *day)
{
	struct date_text text;
	unwrap(&bytes, &size);
	while (size > 0 && (*bytes == ' ' || *bytes == '\t')) {
		bytes++;
		size--;
	}
	if (size > 64 || !date_split(bytes, size, &text)) {
		return DATE_NONE;
	}
	if (form->part_count == 3) {
		date_split_tight(&text);
	}
	if (text.count != form->part_count) {
		return DATE_NONE;
	}
	bool own_separators = has_separators_of(form, &text);
	uint8_t order[3];
	form_order(form, order);
	struct readings own = {0};
	if (own_separators) {
		add_reading(form, &text, order, &own);
		if (own.days == 1) {
			return deviation_of(own, day);
		}
	}
	if (!is_date_like(form, &text)) {
		return DATE_NONE;
	}
	enum date_deviation deviation = deviation_of(read_all(form, &text, own.shapes > 0 ? order : NULL), day);
	if (deviation == DATE_IMPOSSIBLE && !year_digits(form) && !own_separators) {
		return DATE_NONE; // `50/60`
	}
	return deviation == DATE_NONE && is_short_date(form, &text) ? DATE_AMBIGUOUS : deviation;
}
