// What templates are written with.

#include "infer/put.h"

#include <string.h>

#include "base/number.h"

void put_bytes(struct pllint_writer writer, const char *bytes, size_t size)
{
	if (size > 0) {
		writer.write(writer.context, bytes, size);
	}
}

void put_text(struct pllint_writer writer, const char *text)
{
	put_bytes(writer, text, strlen(text));
}

void put_number(struct pllint_writer writer, uint32_t number)
{
	char digits[NUMBER_SIZE];
	put_bytes(writer, digits, number_write(number, digits));
}

void put_date(struct pllint_writer writer, const struct date_form *form)
{
	static const char letters[] = {[DATE_YEAR] = 'Y', [DATE_MONTH] = 'M', [DATE_DAY] = 'D'};
	for (uint8_t i = 0; i < form->part_count; i++) {
		for (uint8_t digit = 0; digit < form->parts[i].digits; digit++) {
			put_bytes(writer, &letters[form->parts[i].unit], 1);
		}
		put_text(writer, form->parts[i].after);
	}
}
