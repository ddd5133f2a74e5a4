// list-separator: the items of a value are separated by another mark than the template or most entries use.

#include <string.h>

#include "base/bytes.h"
#include "lint/rule.h"

// Nothing in the value could hold the mark as anything but a separator.
static bool is_plain(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (byte_is_in(source->bytes[i], "()[]{}<>$`&\\\n\r")) {
			return false;
		}
	}
	return true;
}

static void check_list_separator(struct check *check, const struct deviation *deviation)
{
	const struct source *source = check->source;
	span at = deviation->at;
	bool is_comma = byte_is_in(source->bytes[deviation->other.start], ",\xEF\xE3") &&
			!source_is(source, deviation->other, "\uFF1B");
	const char *right = is_comma ? ";" : ",";
	struct pllint_finding *finding =
		report(check, at, "the items of {0} are separated by {1}, not by {2}", "separate them by {2}",
		       ARGUMENTS(from_template(deviation->field->label), from_list(deviation->other),
				 from_bytes(check, right, 1)));
	report_expected(finding, deviation->field->at);
	uint32_t length = span_length(deviation->other);
	for (uint32_t i = at.start; i + length <= at.end && is_plain(source, at); i++) {
		if (memcmp(source->bytes + i, source_at(source, deviation->other), length) == 0) {
			uint32_t start = i;
			while (start > at.start && byte_is_blank(source->bytes[start - 1])) {
				start--;
			}
			report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(start, i + length),
				    PIECES(piece_text(right)));
		}
	}
}

const struct rule rule_list_separator = {
	.info =
		{
			.name = "list-separator",
			.page = &page_list_separator,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_LIST_SEPARATOR),
	.deviation = check_list_separator,
};
