#ifndef REPORT_LOCATION_H
#define REPORT_LOCATION_H

// Columns in the unit that the user asked for.

#include "pllint.h"

// What the columns of formats count that have no unit of their own.
enum column_unit { COLUMN_CODE_POINTS, COLUMN_UTF16, COLUMN_BYTES };

static inline uint32_t location_column(struct pllint_position at, enum column_unit unit)
{
	return unit == COLUMN_BYTES ? at.byte_column : unit == COLUMN_UTF16 ? at.utf16_column : at.column;
}

// A place of the list, with its column in a unit.
static inline struct pllint_position location_of(const struct pllint_report *report, uint32_t offset,
						 enum column_unit unit)
{
	struct pllint_position at = pllint_report_position(report, offset);
	at.column = location_column(at, unit);
	return at;
}

#endif
