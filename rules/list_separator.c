// list-separator: the items of a value are separated by another mark than the template or most entries use.

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
	char found = deviation->number == MATCH_SEPARATOR_SEMICOLON ? ';' : ',';
	struct pllint_finding *finding = report(check, at,
						found == ';' ? "the items of {0} are separated by `;`, not by `,`"
							     : "the items of {0} are separated by `,`, not by `;`",
						found == ';' ? "separate them by `,`" : "separate them by `;`",
						ARGUMENTS(from_template(deviation->field->label)));
	report_expected(finding, deviation->field->at);
	for (uint32_t i = at.start; i < at.end && is_plain(source, at); i++) {
		if (source->bytes[i] == found) {
			report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(i, i + 1),
				    PIECES(piece_text(found == ';' ? "," : ";")));
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
