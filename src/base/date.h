#ifndef PLLINT_BASE_DATE_H
#define PLLINT_BASE_DATE_H

// Dates as a template shows them: YYYY-MM-DD and its kin.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_unit { DATE_YEAR, DATE_MONTH, DATE_DAY };

// Up to three parts in any order, e.g. `YYYY/MM/DD`, `yy.mm.dd`, `YYYY-MM`, `D.M.YYYY`, `YYYY年M月D日`.
struct date_form {
	uint8_t part_count;
	struct {
		uint8_t unit;	// enum date_unit
		uint8_t digits; // 4 or 2 for years, 2 or 1 (1 or 2 digits) otherwise; 0: the name of a month
		char after[8];	// what follows the part, "" at the end
	} parts[3];
};

// Reads a form from what a template shows (whitespace, backticks and brackets around it already off).
// A form has a year, or a month and a day. `YYYY` alone is one.
bool date_form_read(const char *bytes, size_t size, struct date_form *form);

// Reads a form with the name of a month, `Month Year` or `Month YYYY`.
bool date_form_read_named(const char *bytes, size_t size, struct date_form *form);

enum date_deviation {
	DATE_NONE,	 // no date at all
	DATE_FITS,	 // a real date of that form
	DATE_VARIANT,	 // a real date, written otherwise; which day is meant is certain
	DATE_AMBIGUOUS,	 // a date written otherwise that may mean more than one day (03/04/2025)
	DATE_IMPOSSIBLE, // written like a date, but there is no such day
};

// `*day` is a number that grows with the date (year * 10000 + month * 100 + day, parts that the form
// lacks 0); set for DATE_FITS and DATE_VARIANT. Month names (English) and other orders count as
// variants only where they leave one reading.
enum date_deviation date_check(const struct date_form *form, const char *bytes, size_t size, uint32_t *day);

// The day of a date in whatever form leaves one reading; of a month or year alone as in date_check. False if it is
// none.
bool date_find_day(const char *bytes, size_t size, uint32_t *day);

// Writes the day in that form, ending in a zero byte; returns the length, at most 47.
size_t date_write(const struct date_form *form, uint32_t day, char text[48]);

#endif
