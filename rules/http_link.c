// http-link: an http link to a site that serves https.

#include <string.h>

#include "lint/rule.h"

static void check_http_link(struct check *check, const struct deviation *deviation)
{
	span target = deviation->at;
	const char *bytes = source_at(check->source, target);
	bool known = url_should_be_https(bytes, span_length(target));
	bool plain = memcmp(bytes + 4, "://", 3) == 0; // a URL has more than its scheme
	const char *text = known   ? "{0} uses http, the site serves https"
			   : plain ? "{0} uses http, the template shows https"
				   : "{0} uses https, the template shows http";
	const char *help = plain ? "write `https://`" : "write `http://`";
	struct pllint_finding *finding = report(check, target, text, help, ARGUMENTS(from_list(target)));
	span shown = deviation->field->shown;
	report_expected(finding, span_is_empty(shown) ? deviation->field->at : shown);
	if (plain) {
		report_edit(check, finding, known ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED,
			    span_of(target.start, target.start + 4), PIECES(piece_text("https")));
	}
}

const struct rule rule_http_link = {
	.info =
		{
			.name = "http-link",
			.page = &page_http_link,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_HTTP),
	.deviation = check_http_link,
};
