// Dates: the calendar, the forms that a template can ask for, dates that are exactly of a form, and those that are
// written differently.

#include "base/date.h"

#include <string.h>

#include "base/bytes.h"
#include "base/unicode.h"

// A day in pieces; 0 where there is none.
struct date_day {
	uint32_t unit[3]; // by enum date_unit
};

enum { DATE_NO_UNIT = 3, DATE_AFTER_MAX = 12 };

// A number or the name of a month, and what follows it.
struct date_item {
	uint32_t value;
	size_t digits;	     // 0 for a name
	uint8_t unit;	     // enum date_unit if it says so itself (a name, `年`), else DATE_NO_UNIT
	size_t after_length; // bytes of `after`
	const char *after;
};

struct date_text {
	struct date_item items[3];
	size_t count;
};

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

// True if the calendar has the parts that the form names. Without a year, February has 29 days.
static bool date_is_real(const struct date_form *form, struct date_day day)
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

static uint32_t date_number(const struct date_form *form, struct date_day day)
{
	uint32_t number = form_has(form, DATE_YEAR) ? day.unit[DATE_YEAR] * 10000 : 0;
	number += form_has(form, DATE_MONTH) ? day.unit[DATE_MONTH] * 100 : 0;
	return number + (form_has(form, DATE_DAY) ? day.unit[DATE_DAY] : 0);
}

// What a year of two digits means: 1970 to 2069.
static uint32_t date_full_year(uint32_t two_digits)
{
	return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits;
}

// --- a text in its parts -------------------------------------------------------------------------

struct reader {
	const char *bytes;
	size_t size;
	size_t at;
};

// The next character, full-width ones as what they are twins of; 0 at the end.
static uint32_t peek(const struct reader *reader, size_t *length)
{
	*length = 0;
	if (reader->at >= reader->size) {
		return 0;
	}
	uint32_t point = unicode_decode(reader->bytes + reader->at, reader->size - reader->at, length);
	return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point;
}

static bool read_number(struct reader *reader, struct date_item *item)
{
	size_t length;
	for (;;) {
		uint32_t point = peek(reader, &length);
		if (point < '0' || point > '9') {
			return item->digits > 0;
		}
		if (item->digits == 8) {
			return false;
		}
		item->value = item->value * 10 + (point - '0');
		item->digits++;
		reader->at += length;
	}
}

static bool read_letters(struct reader *reader, char word[16], size_t *size)
{
	*size = 0;
	for (;;) {
		size_t length;
		uint32_t point = peek(reader, &length);
		uint32_t lower = point | 0x20;
		if (lower < 'a' || lower > 'z') {
			return true;
		}
		if (*size == 15) {
			return false;
		}
		word[(*size)++] = (char)lower;
		reader->at += length;
	}
}

static const char *const month_names[] = {"january", "february", "march",     "april",	 "may",	     "june",
					  "july",    "august",	 "september", "october", "november", "december"};

// A month's name in full, its first three letters, or `sept`.
static uint32_t month_named(const char *word, size_t size)
{
	for (uint32_t i = 0; i < 12; i++) {
		bool is_full = size == strlen(month_names[i]);
		bool is_short = size == 3 || (size == 4 && i == 8);
		if ((is_full || is_short) && memcmp(word, month_names[i], size) == 0) {
			return i + 1;
		}
	}
	return 0;
}

static bool read_month(struct reader *reader, struct date_item *item)
{
	char word[16];
	size_t size;
	if (!read_letters(reader, word, &size)) {
		return false;
	}
	item->value = month_named(word, size);
	item->unit = DATE_MONTH;
	return item->value > 0;
}

// `1st`, `2nd`, `3rd`, `15th`: skipped. False where other letters follow a number.
static bool skip_ordinal(struct reader *reader, struct date_item *item)
{
	struct reader ahead = *reader;
	char word[16];
	size_t size;
	if (!read_letters(&ahead, word, &size)) {
		return false;
	}
	if (size == 0) {
		return true;
	}
	static const char endings[][3] = {"th", "st", "nd", "rd"};
	uint32_t last = item->value % 10;
	bool is_teen = item->value / 10 == 1;
	const char *ending = endings[is_teen || last > 3 ? 0 : last];
	if (size != 2 || memcmp(word, ending, 2) != 0) {
		// `15May2025`: a name may follow a number directly.
		return month_named(word, size) > 0;
	}
	item->unit = DATE_DAY;
	*reader = ahead;
	return true;
}

// What a marker such as `年` says that the number before it is, else DATE_NO_UNIT.
static uint8_t date_unit_marked(uint32_t point)
{
	switch (point) {
	case 0x5E74: // 年
	case 0xB144: // 년
		return DATE_YEAR;
	case 0x6708: // 月
	case 0xC6D4: // 월
		return DATE_MONTH;
	case 0x65E5: // 日
	case 0x53F7: // 号
	case 0x865F: // 號
	case 0xC77C: // 일
		return DATE_DAY;
	default:
		return DATE_NO_UNIT;
	}
}

static bool is_between_parts(uint32_t point)
{
	if (point < 0x80) {
		return byte_is_in((char)point, "-/., _");
	}
	bool is_dash = point >= 0x2010 && point <= 0x2015;
	return is_dash || point == 0x2212 || point == 0x3001 || point == 0x3002 || unicode_is_whitespace(point);
}

// What is behind an item: a marker for a number, then separators.
static bool read_after(struct reader *reader, struct date_item *item)
{
	size_t start = reader->at;
	for (;;) {
		size_t length;
		uint32_t point = peek(reader, &length);
		uint8_t marked = length > 0 ? date_unit_marked(point) : DATE_NO_UNIT;
		if (marked != DATE_NO_UNIT) {
			if (item->unit != DATE_NO_UNIT) {
				return false;
			}
			item->unit = marked;
		} else if (length == 0 || !is_between_parts(point)) {
			break;
		}
		reader->at += length;
	}
	item->after = reader->bytes + start;
	item->after_length = reader->at - start;
	return item->after_length <= DATE_AFTER_MAX;
}

static bool read_item(struct reader *reader, struct date_item *item)
{
	*item = (struct date_item){.unit = DATE_NO_UNIT};
	size_t length;
	uint32_t point = peek(reader, &length);
	bool is_number = point >= '0' && point <= '9';
	if (is_number ? !read_number(reader, item) || !skip_ordinal(reader, item) : !read_month(reader, item)) {
		return false;
	}
	return read_after(reader, item);
}

// False if there is anything else in it, or more than three items.
static bool date_split(const char *bytes, size_t size, struct date_text *text)
{
	struct reader reader = {bytes, size, 0};
	text->count = 0;
	while (reader.at < size) {
		if (text->count == 3 || !read_item(&reader, &text->items[text->count])) {
			return false;
		}
		text->count++;
	}
	return text->count > 0;
}

// Makes three items of one like `20250515`, if it is one.
static void date_split_tight(struct date_text *text)
{
	struct date_item whole = text->items[0];
	uint32_t year = whole.value / 10000;
	if (text->count != 1 || whole.digits != 8 || whole.unit != DATE_NO_UNIT || year < 1900 || year > 2099) {
		return;
	}
	text->items[0] = (struct date_item){.value = year, .digits = 4, .unit = DATE_YEAR};
	text->items[1] = (struct date_item){.value = whole.value / 100 % 100, .digits = 2, .unit = DATE_MONTH};
	text->items[2] = (struct date_item){.value = whole.value % 100, .digits = 2, .unit = DATE_DAY};
	text->count = 3;
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

// What may be between the parts of a form.
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

bool date_form_read_named(const char *bytes, size_t size, struct date_form *form)
{
	static const char *const months[] = {"Month", "month"};
	static const char *const years[] = {"Year", "year", "YYYY"};
	*form = (struct date_form){.part_count = 2, .parts = {{DATE_MONTH, 0, " "}, {DATE_YEAR, 4, ""}}};
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		for (size_t k = 0; k < sizeof years / sizeof *years; k++) {
			size_t month = strlen(months[i]);
			if (size == month + 1 + strlen(years[k]) && memcmp(bytes, months[i], month) == 0 &&
			    bytes[month] == ' ' && memcmp(bytes + month + 1, years[k], strlen(years[k])) == 0) {
				return true;
			}
		}
	}
	return false;
}

// --- dates that are written differently from the form --------------------------------------------

// The text is split into numbers, month names and what is between them. Each order in which
// people write dates is a reading, and a text is a variant of the form if its readings agree on one day.
// A text with fewer or more parts than the form (`2025-05` for YYYY-MM-DD) is no date of it: nobody
// can say which day it means, or something would be lost.

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

// Can the item be that unit, by how it is written?
static bool can_be(const struct date_form *form, const struct date_item *item, uint8_t unit)
{
	if (item->unit != DATE_NO_UNIT && item->unit != unit) {
		return false;
	}
	if (unit == DATE_YEAR) {
		// Years that anybody dates something with, so that `3.1415` is no month.
		if (item->digits == 2) {
			return year_digits(form) == 2;
		}
		bool is_usual = item->value >= 1900 && item->value <= 2099;
		return item->digits == 4 && (is_usual || (form->part_count == 3 && item->value < 3000));
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

// True if what is between the items is what the form has there, so that its order goes without saying.
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

// Takes off one pair of what may be around a date.
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

// Reads a text that is not of the form as it is.
static enum date_deviation date_check_variant(const struct date_form *form, const char *bytes, size_t size,
					      uint32_t *day)
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
	for (size_t i = 0; i < form->part_count; i++) {
		order[i] = form->parts[i].unit;
	}
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

// --- dates of the form ---------------------------------------------------------------------------

static size_t digit_count(const char *bytes, size_t size)
{
	size_t count = 0;
	while (count < size && bytes[count] >= '0' && bytes[count] <= '9') {
		count++;
	}
	return count;
}

// How many digits a part takes of those that are there, 0 if it cannot be that part.
static size_t digits_of_part(const struct date_form *form, size_t part, size_t found)
{
	size_t wanted = form->parts[part].digits;
	if (wanted == 0) {
		return 0;
	}
	bool is_tight = !form->parts[part].after[0] && part + 1u < form->part_count;
	if (is_tight) {
		return found >= wanted ? wanted : 0;
	}
	if (wanted == 1) {
		return found <= 2 ? found : 0;
	}
	return found == wanted ? wanted : 0;
}

// The name of a month in the part's place; 0 for none.
static size_t letters_of_part(const struct date_form *form, size_t part, const char *bytes, size_t size,
			      uint32_t *month)
{
	struct reader reader = {bytes, size, 0};
	char word[16];
	size_t length;
	if (form->parts[part].digits > 0 || !read_letters(&reader, word, &length)) {
		return 0;
	}
	*month = month_named(word, length);
	return *month > 0 ? reader.at : 0;
}

static bool parse_exactly(const struct date_form *form, const char *bytes, size_t size, struct date_day *day)
{
	*day = (struct date_day){0};
	size_t at = 0;
	for (size_t i = 0; i < form->part_count; i++) {
		uint32_t value = 0;
		size_t letters = letters_of_part(form, i, bytes + at, size - at, &value);
		size_t digits = letters > 0 ? 0 : digits_of_part(form, i, digit_count(bytes + at, size - at));
		if (digits == 0 && letters == 0) {
			return false;
		}
		at += letters;
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

bool date_find_day(const char *bytes, size_t size, uint32_t *day)
{
	static const char *const shown[] = {"YYYY-MM-DD", "YYYY-MM", "YYYY"};
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct date_form form;
		(void)date_form_read(shown[i], strlen(shown[i]), &form);
		enum date_deviation deviation = date_check(&form, bytes, size, day);
		if (deviation == DATE_FITS || deviation == DATE_VARIANT) {
			return true;
		}
	}
	return false;
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
		if (digits == 0 && value > 0) {
			size_t length = strlen(month_names[value - 1]);
			memcpy(text + size, month_names[value - 1], length);
			text[size] = (char)(text[size] - 'a' + 'A');
			size += length;
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
