// url-pattern: a URL does not fit the one that the template shows.

#include "lint/rule.h"

static void check_url_pattern(struct check *check, const struct verdict *verdict)
{
	struct pllint_finding *finding =
		report(check, verdict->at, "{0} does not fit {1}", "write the URL as {1}",
		       ARGUMENTS(from_list(verdict->at), from_template(verdict->field->shown)));
	report_expected(finding, verdict->field->shown);
}

const struct rule rule_url_pattern = {
	.info =
		{
			.name = "url-pattern",
			.summary = "a URL does not fit the template's pattern",
			.why = "The template shows which page is meant: the abstract and not the PDF, the repository "
			       "and not a file of it.",
			.fixing = "By hand: write the URL that the pattern describes. `<id>` stands for anything "
				  "without `/`, `?`, `#` and blanks.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Paper**: https://arxiv.org/abs/<id>\n",
			.bad = "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Paper**: https://arxiv.org/pdf/1706.03762\n",
			.good = "### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Paper**: https://arxiv.org/abs/1706.03762\n",
			.severity = PLLINT_ERROR,
		},
	.verdicts = VERDICTS(VERDICT_LINK_PATTERN),
	.verdict = check_url_pattern,
};
