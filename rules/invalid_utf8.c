// invalid-utf8: bytes that are not UTF-8.

#include "base/unicode.h"
#include "lint/rule.h"

enum { SHOWN_MAX = 100 };

// The run of bytes from `at` on, none of which starts a character.
static uint32_t end_of_run(const struct source *source, uint32_t at)
{
	size_t length;
	while (at < source->size && unicode_decode(source->bytes + at, source->size - at, &length) == UNICODE_INVALID) {
		at++;
	}
	return at;
}

// A file in another encoding has one on every line: after a hundred, everybody knows.
static void check_file(struct check *check)
{
	const struct source *source = check->source;
	uint32_t at = source->invalid;
	for (uint32_t shown = 0; at < source->size && shown < SHOWN_MAX; shown++) {
		uint32_t end = end_of_run(source, at);
		report(check, span_of(at, end),
		       end - at == 1 ? "a byte that is not UTF-8" : "{0} bytes that are not UTF-8",
		       "save the file as UTF-8, or write the character again", ARGUMENTS(from_number(end - at)));
		at = end + (uint32_t)unicode_valid_length(source->bytes + end, source->size - end);
	}
}

const struct rule rule_invalid_utf8 = {
	.info =
		{
			.name = "invalid-utf8",
			.page = &page_invalid_utf8,
			.severity = PLLINT_WARNING,
		},
	.file = check_file,
};
