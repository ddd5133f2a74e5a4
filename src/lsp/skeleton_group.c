// The heading of a new group.

#include "lsp/skeleton.h"

#include "base/bytes.h"

#include <string.h>
#include <strings.h>

static bool take_part(const char *form, size_t size, size_t *at, const char *part)
{
	size_t length = strlen(part);
	bool is_here = size - *at >= length && strncasecmp(form + *at, part, length) == 0;
	*at += is_here ? length : 0;
	return is_here;
}

static void add_digits(struct buffer *text, uint32_t number, unsigned count)
{
	const char *digits = DIGITS(1000000 + number);
	buffer_add_string(text, digits + strlen(digits) - count);
}

// Today, in the form of the template; false where that shows no date.
static bool write_today(uint32_t today, const char *form, size_t size, struct buffer *text)
{
	enum { YEAR = 1, MONTH = 2 };
	unsigned parts = 0;
	for (size_t at = 0; at < size;) {
		if (take_part(form, size, &at, "YYYY")) {
			add_digits(text, today / 10000, 4);
			parts |= YEAR;
		} else if (take_part(form, size, &at, "YY")) {
			add_digits(text, today / 10000, 2);
			parts |= YEAR;
		} else if (take_part(form, size, &at, "MM")) {
			add_digits(text, today / 100 % 100, 2);
			parts |= MONTH;
		} else if (take_part(form, size, &at, "DD")) {
			add_digits(text, today % 100, 2);
		} else if (byte_is_letter(form[at])) {
			return false;
		} else {
			buffer_add(text, form + at++, 1);
		}
	}
	return parts == (YEAR | MONTH);
}

void skeleton_group(struct snippet *snippet, struct pllint_span head, struct pllint_span title, uint32_t today)
{
	struct buffer date = {0};
	snippet->at = head.start;
	snippet_copy(snippet, title.start);
	snippet->open = snippet->text.size;
	if (write_today(today, snippet_bytes(snippet) + title.start, title.end - title.start, &date)) {
		buffer_add(&snippet->text, date.bytes, date.size);
		snippet->open = snippet->text.size;
	} else {
		snippet_stop(snippet, title, SNIPPET_TITLE);
	}
	buffer_release(&date);
}
