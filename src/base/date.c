// Forms of dates, the calendar, and dates that are exactly of a form.

#include "base/date.h"

#include <string.h>

#include "base/bytes.h"
#include "base/date_parts.h"
#include "base/unicode.h"

// --- the calendar --------------------------------------------------------------------------------

static bool is_leap(uint32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static uint32_t days_in(uint32_t month, bool leap)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && leap ? 29 : days[month - 1];
}

static bool form_has(const struct date_form *form, enum date_unit unit)
{
	for (size_t i = 0; i < form->part_count; i++) {
		if (form->parts[i].unit == unit) {
			return true;
		}
	}
	return false;
}

bool date_is_real(const struct date_form *form, struct date_day day)
{
	uint32_t year = day.unit[DATE_YEAR];
	uint32_t month = day.unit[DATE_MONTH];
	bool has_year = form_has(form, DATE_YEAR);
	if (has_year && (year < 1 || year > 9999)) {
		return false;
	}
	if (form_has(form, DATE_MONTH) && (month < 1 || month > 12)) {
		return false;
	}
	if (!form_has(form, DATE_DAY)) {
		return true;
	}
	return day.unit[DATE_DAY] >= 1 && day.unit[DATE_DAY] <= days_in(month, !has_year || is_leap(year));
}

uint32_t date_number(const struct date_form *form, struct date_day day)
{
	uint32_t number = form_has(form, DATE_YEAR) ? day.unit[DATE_YEAR] * 10000 : 0;
	number += form_has(form, DATE_MONTH) ? day.unit[DATE_MONTH] * 100 : 0;
	return number + (form_has(form, DATE_DAY) ? day.unit[DATE_DAY] : 0);
}

uint32_t date_full_year(uint32_t two_digits)
{
	return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits;
}

// --- forms ---------------------------------------------------------------------------------------

static bool unit_of(char letter, uint8_t *unit)
{
	static const char letters[] = "YyMmDd";
	const char *at = letter ? strchr(letters, letter) : NULL;
	if (at) {
		*unit = (uint8_t)((at - letters) / 2);
	}
	return at != NULL;
}

static bool is_marker(uint32_t point)
{
	return date_unit_marked(point) != DATE_NO_UNIT;
}

// What may stand between the parts of a form.
static bool is_separator(uint32_t point)
{
	if (point < 0x80) {
		return byte_is_in((char)point, "-/., _");
	}
	bool is_dash = point >= 0x2010 && point <= 0x2015;
	bool is_wide = point == 0xFF0D || point == 0xFF0E || point == 0xFF0F || point == 0x3002 || point == 0x3001;
	return is_dash || is_wide || is_marker(point) || unicode_is_whitespace(point);
}

static size_t separator_length(const char *bytes, size_t size)
{
	size_t at = 0;
	while (at < size) {
		size_t length;
		if (!is_separator(unicode_decode(bytes + at, size - at, &length))) {
			break;
		}
		at += length;
	}
	return at;
}

static bool has_marker(const char *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		size_t length;
		if (is_marker(unicode_decode(bytes + at, size - at, &length))) {
			return true;
		}
		at += length;
	}
	return false;
}

static bool digits_fit(uint8_t unit, size_t digits)
{
	return unit == DATE_YEAR ? digits == 4 || digits == 2 : digits == 1 || digits == 2;
}

// Reads one part and what follows it; returns how many bytes, 0 if it is none.
static size_t read_part(const char *bytes, size_t size, struct date_form *form)
{
	uint8_t unit;
	if (form->part_count == 3 || !unit_of(bytes[0], &unit) || form_has(form, (enum date_unit)unit)) {
		return 0;
	}
	size_t digits = 1;
	while (digits < size && bytes[digits] == bytes[0]) {
		digits++;
	}
	size_t after = separator_length(bytes + digits, size - digits);
	size_t i = form->part_count;
	if (!digits_fit(unit, digits) || after >= sizeof form->parts[i].after) {
		return 0;
	}
	form->parts[i].unit = unit;
	form->parts[i].digits = (uint8_t)digits;
	memcpy(form->parts[i].after, bytes + digits, after);
	form->part_count++;
	return digits + after;
}

static bool form_is_sound(const struct date_form *form)
{
	size_t last = (size_t)form->part_count - 1;
	for (size_t i = 0; i < last; i++) {
		// `YYYYMMDD` is a form, `YYYYMD` says nothing.
		if (!form->parts[i].after[0] && (form->parts[i].digits == 1 || form->parts[i + 1].digits == 1)) {
			return false;
		}
	}
	const char *after = form->parts[last].after;
	if (after[0] && !has_marker(after, strlen(after))) {
		return false;
	}
	if (form_has(form, DATE_YEAR)) {
		bool lacks_month = form_has(form, DATE_DAY) && !form_has(form, DATE_MONTH);
		return !lacks_month && (last > 0 || form->parts[0].digits == 4);
	}
	return form_has(form, DATE_MONTH) && form_has(form, DATE_DAY);
}

bool date_form_read(const char *bytes, size_t size, struct date_form *form)
{
	*form = (struct date_form){0};
	for (size_t at = 0; at < size;) {
		size_t length = read_part(bytes + at, size - at, form);
		if (length == 0) {
			return false;
		}
		at += length;
	}
	return form->part_count > 0 && form_is_sound(form);
}

// --- dates of the form ---------------------------------------------------------------------------

static size_t digit_count(const char *bytes, size_t size)
{
	size_t count = 0;
	while (count < size && bytes[count] >= '0' && bytes[count] <= '9') {
		count++;
	}
	return count;
}

// How many digits a part takes of those that stand there, 0 if it cannot be that part.
static size_t digits_of_part(const struct date_form *form, size_t part, size_t found)
{
	size_t wanted = form->parts[part].digits;
	bool is_tight = !form->parts[part].after[0] && part + 1u < form->part_count;
	if (is_tight) {
		return found >= wanted ? wanted : 0;
	}
	if (wanted == 1) {
		return found <= 2 ? found : 0;
	}
	return found == wanted ? wanted : 0;
}

static bool parse_exactly(const struct date_form *form, const char *bytes, size_t size, struct date_day *day)
{
	*day = (struct date_day){0};
	size_t at = 0;
	for (size_t i = 0; i < form->part_count; i++) {
		size_t digits = digits_of_part(form, i, digit_count(bytes + at, size - at));
		if (digits == 0) {
			return false;
		}
		uint32_t value = 0;
		for (size_t end = at + digits; at < end; at++) {
			value = value * 10 + (uint32_t)(bytes[at] - '0');
		}
		bool is_short_year = form->parts[i].unit == DATE_YEAR && digits == 2;
		day->unit[form->parts[i].unit] = is_short_year ? date_full_year(value) : value;
		size_t after = strlen(form->parts[i].after);
		if (size - at < after || memcmp(bytes + at, form->parts[i].after, after) != 0) {
			return false;
		}
		at += after;
	}
	return at == size;
}

enum date_deviation date_check(const struct date_form *form, const char *bytes, size_t size, uint32_t *day)
{
	*day = 0;
	struct date_day read;
	bool has_shape = parse_exactly(form, bytes, size, &read);
	if (has_shape && date_is_real(form, read)) {
		*day = date_number(form, read);
		return DATE_FITS;
	}
	enum date_deviation deviation = date_check_variant(form, bytes, size, day);
	return has_shape && deviation == DATE_NONE ? DATE_IMPOSSIBLE : deviation;
}

size_t date_write(const struct date_form *form, uint32_t day, char text[48])
{
	const uint32_t values[] = {day / 10000, day / 100 % 100, day % 100};
	size_t size = 0;
	for (size_t i = 0; i < form->part_count; i++) {
		uint32_t value = values[form->parts[i].unit];
		size_t digits = form->parts[i].digits;
		if (digits == 1 && value >= 10) {
			digits = 2;
		}
		for (size_t d = digits; d > 0; d--) {
			text[size + d - 1] = (char)('0' + value % 10);
			value /= 10;
		}
		size += digits;
		size_t after = strlen(form->parts[i].after);
		memcpy(text + size, form->parts[i].after, after);
		size += after;
	}
	text[size] = '\0';
	return size;
}
