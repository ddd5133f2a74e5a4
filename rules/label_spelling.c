// label-spelling: a label nearly spells one of the template's.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_label_spelling(struct check *check, const struct deviation *deviation)
{
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	bool taken = !span_is_empty(deviation->other);
	struct pllint_finding *finding = report(
		check, deviation->at,
		deviation->certain ? "{0} is a misspelling of {1}" : "{0} may be a misspelling of {1}",
		taken ? "the field stands on {2} already: make one of the two, or use another label" : "write {1}",
		ARGUMENTS(label, from_template(check->match->items[deviation->item].name->at),
			  from_line(deviation->other.start)));
	report_expected(finding, deviation->field->at);
	if (!taken) {
		edit_label(check, finding, deviation->certain ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED, deviation->item,
			   deviation->field, check->match->items[deviation->item].name);
	}
}

const struct rule rule_label_spelling = {
	.info =
		{
			.name = "label-spelling",
			.summary = "a label is misspelled",
			.why = "`Note` is not `Notes` to anything that reads labels, and a reader stumbles over it.",
			.fixing = "The formatter corrects a label that is one edit away from exactly one of the "
				  "template's, which must not stand in the entry already. Others want a person.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tagss**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LABEL_SPELLING),
	.deviation = check_label_spelling,
};
