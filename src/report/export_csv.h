#ifndef REPORT_EXPORT_CSV_H
#define REPORT_EXPORT_CSV_H

#include "report/buffer.h"

// Adds a cell in quotes. What a spreadsheet would run as a formula gets an apostrophe in front; characters that
// cannot be shown stand as `<U+202E>` and the like.
void csv_add(struct buffer *row, const char *bytes, size_t size);

#endif
