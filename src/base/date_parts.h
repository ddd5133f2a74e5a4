#ifndef PLLINT_BASE_DATE_PARTS_H
#define PLLINT_BASE_DATE_PARTS_H

// What the files behind base/date.h share.

#include "base/date.h"

// A day in pieces; 0 where there is none.
struct date_day {
	uint32_t unit[3]; // by enum date_unit
};

// True if the calendar has the parts that the form names. Without a year, February has 29 days.
bool date_is_real(const struct date_form *form, struct date_day day);
uint32_t date_number(const struct date_form *form, struct date_day day);
// What a year of two digits means: 1970 to 2069.
uint32_t date_full_year(uint32_t two_digits);

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

// What a marker such as `年` says that the number before it is, else DATE_NO_UNIT.
uint8_t date_unit_marked(uint32_t point);

// False if there is anything else in it, or more than three items.
bool date_split(const char *bytes, size_t size, struct date_text *text);
// Makes three items of one like `20250515`, if it is one.
void date_split_tight(struct date_text *text);

// Reads a text that is not of the form as it stands.
enum date_deviation date_check_variant(const struct date_form *form, const char *bytes, size_t size, uint32_t *day);

#endif
