// url-scheme: a URL without https:// before it.

#include <string.h>

#include "base/bytes.h"
#include "lint/rule.h"

static void check_url_scheme(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "{0} does not start with `https://`",
						"write `https://` before it", ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, deviation->field ? deviation->field->at : check->match->kind->heading);
	const char *bytes = source_at(check->source, deviation->at);
	bool slashes = span_length(deviation->at) > 2 && memcmp(bytes, "//", 2) == 0;
	if (!byte_is_in(bytes[0], "<[`*")) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(deviation->at.start, deviation->at.start),
			    PIECES(piece_text(slashes ? "https:" : "https://")));
	}
}

const struct rule rule_url_scheme = {
	.info =
		{
			.name = "url-scheme",
			.page = &page_url_scheme,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_NO_SCHEME),
	.deviation = check_url_scheme,
};
