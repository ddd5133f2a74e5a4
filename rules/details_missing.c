// details-missing: a plain value is outside the details block that the template shows.

#include <string.h>

#include "base/bytes.h"
#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"
#include "lint/value_form.h"

// A line that would be taken for a part of a list, a quote or, below another one, a table.
static bool looks_special(const struct source *source, span line, bool is_first)
{
	const char *bytes = source_at(source, line);
	return memchr(is_first ? "-+>" : "-+>|:", bytes[0], is_first ? 3 : 5) ||
	       (span_length(line) > 1 && bytes[0] == '1' && byte_is_in(bytes[1], ".)"));
}

// Whether the text shows as it is also inside raw HTML.
static bool is_plain(const struct source *source, span value)
{
	uint32_t pairs[2] = {0, 0}; // what takes two of a kind to mean something
	for (uint32_t i = value.start; i < value.end; i++) {
		char c = source->bytes[i];
		pairs[0] += c == '$';
		pairs[1] += c == '~';
		if (byte_is_in(c, "<&\\`*_[") || pairs[0] > 1 || pairs[1] > 1) {
			return false;
		}
	}
	for (uint32_t at = value.start; at < value.end; at = source_next_line(source, at)) {
		span line = source_trim(source, span_of(at, source_line(source, at).end));
		if (looks_special(source, line, at == value.start)) {
			return false;
		}
	}
	return true;
}

static void check_details_missing(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} is outside the `<details>` block that the template shows",
		       "put it below the label: `<details>`, the text and `</details>` on lines of their own{1}",
		       ARGUMENTS(deviation_label(check, deviation), value_form_indentation(check, deviation->field)));
	report_expected(finding, deviation->field->at);
	span value = check->entry->items[deviation->item].value;
	// In another field, it is that one's text too.
	bool is_nested = check->match->items[deviation->item].is_nested;
	if (!is_nested && !span_is_empty(value) && is_plain(check->source, value)) {
		edit_item_wrap(check, finding, PLLINT_FIX_SAFE, deviation->item, false);
	}
}

const struct rule rule_details_missing = {
	.info =
		{
			.name = "details-missing",
			.page = &page_details_missing,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_DETAILS,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_MISSING),
	.deviation = check_details_missing,
};
