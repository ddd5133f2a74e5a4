#ifndef PLLINT_INFER_PUT_H
#define PLLINT_INFER_PUT_H

// What templates are written with.

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "pllint.h"

void put_bytes(struct pllint_writer writer, const char *bytes, size_t size);
void put_text(struct pllint_writer writer, const char *text);
void put_number(struct pllint_writer writer, uint32_t number);
// A form of dates as a template shows it, such as `YYYY-MM-DD`.
void put_date(struct pllint_writer writer, const struct date_form *form);

#endif
