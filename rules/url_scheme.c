// url-scheme: a URL without https:// before it.

#include <string.h>

#include "base/bytes.h"
#include "lint/rule.h"

static void check_url_scheme(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "{0} does not start with `https://`",
						"write `https://` before it", ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, deviation->field->at);
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
			.summary = "a URL does not start with its scheme",
			.why = "Without the scheme it is plain text on the page, or a link to a file of that name "
			       "beside the list.",
			.fixing = "By hand: write `https://` before it, after trying whether the site answers there.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Abstract**:\n"
			       "  <details>\n"
			       "  A network built on attention alone.\n"
			       "  </details>\n"
			       "- **Links**:\n"
			       "  - arxiv: arxiv.org/abs/1706.03762\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"  A network built on attention alone.\n"
				"  </details>\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_NO_SCHEME),
	.deviation = check_url_scheme,
};
