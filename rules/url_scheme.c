// url-scheme: a URL without https:// before it.

#include <string.h>

#include "lint/rule.h"

static void check_url_scheme(struct check *check, const struct verdict *verdict)
{
	struct pllint_finding *finding = report(check, verdict->at, "{0} does not start with `https://`",
						"write `https://` before it", ARGUMENTS(from_list(verdict->at)));
	report_expected(finding, verdict->field->at);
	const char *bytes = source_at(check->source, verdict->at);
	bool slashes = span_length(verdict->at) > 2 && memcmp(bytes, "//", 2) == 0;
	if (memchr("<[`*", bytes[0], 4) == NULL) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(verdict->at.start, verdict->at.start),
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
	.verdicts = VERDICTS(VERDICT_LINK_NO_SCHEME),
	.verdict = check_url_scheme,
};
