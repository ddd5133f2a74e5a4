// duplicate-title: two papers have one title.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_title(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->file ? "{0} also stands in {1} on line {2}, with a link to another paper"
					   : "{0} also stands on {3}, with a link to another paper";
	report(check, deviation->at, text,
	       "make one entry of them if they are one paper; else correct a title or a link",
	       ARGUMENTS(from_list(deviation->at), deviation_file(check, deviation), from_number(deviation->number),
			 from_line(deviation->other.start)));
}

const struct rule rule_duplicate_title = {
	.info =
		{
			.name = "duplicate-title",
			.summary = "two entries have the same title and lead to different papers",
			.why = "It is one paper in two places, as a preprint and in its proceedings, or an entry was "
			       "copied and its title or its link not replaced.",
			.fixing =
				"By hand: make one entry with both links if they are one paper; else correct the title "
				"or the link that is wrong.",
			.example_template = "## YYYY-MM-DD\n"
					    "\n"
					    "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Authors**:\n"
					    "- **Links**:\n"
					    "  - arxiv:\n"
					    "  - GitHub:\n",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1312.6114\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"\n"
				"### Auto-Encoding Variational Bayes\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Diederik Kingma\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1312.6114\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_TITLE_REPEATED),
	.deviation = check_repeated_title,
	.compares = true,
	.is_across = true,
};
