// http-link: an http link to a site that serves https.

#include <string.h>

#include "lint/rule.h"

static void check_http_link(struct check *check, const struct verdict *verdict)
{
	const char *bytes = source_at(check->source, verdict->at);
	bool plain = span_length(verdict->at) > 7 && memcmp(bytes + 4, "://", 3) == 0;
	struct pllint_finding *finding =
		report(check, verdict->at,
		       plain ? "{0} uses http, the site serves https" : "{0} uses https, the template shows http",
		       plain ? "write `https://`" : "write the URL as the template shows it",
		       ARGUMENTS(from_list(verdict->at)));
	if (verdict->field) {
		report_expected(finding,
				span_is_empty(verdict->field->shown) ? verdict->field->at : verdict->field->shown);
	}
	if (plain) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(verdict->at.start + 4, verdict->at.start + 4),
			    PIECES(piece_text("s")));
	}
}

const struct rule rule_http_link = {
	.info =
		{
			.name = "http-link",
			.summary = "a link uses http where the site serves https",
			.why = "Over http anybody on the way can read and change the page; the site serves the same "
			       "one over https.",
			.fixing = "The formatter writes `https://`.",
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
			       "  - arxiv: http://arxiv.org/abs/1706.03762\n"
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
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LINK,
		},
	.verdicts = VERDICTS(VERDICT_LINK_HTTP),
	.verdict = check_http_link,
};
