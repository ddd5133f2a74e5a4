#ifndef REPORT_EXPORT_BIBTEX_H
#define REPORT_EXPORT_BIBTEX_H

#include "pllint.h"
#include "report/buffer.h"

// Adds text as it may stand between the braces of a field: it shows as it is, whatever is in it.
void bibtex_add(struct buffer *buffer, const char *bytes, size_t size);
// Adds a URL or a number, which programs take as they stand: what would end the field is percent-encoded.
void bibtex_add_verbatim(struct buffer *buffer, const char *bytes, size_t size);
// Adds names, with `and` between.
void bibtex_add_names(struct buffer *buffer, const struct pllint_text *names, size_t count);
// The first of several names in one text.
struct pllint_text bibtex_first_name(struct pllint_text name);

#endif
