// unknown-field: a label is none of the template's.

#include "lint/rule.h"

static void check_unknown_field(struct check *check, const struct deviation *deviation)
{
	const struct template_field *near = deviation->field;
	const char *help =
		near ? "did you mean {1}?" : "use a label that the template has, or move the text to one of its fields";
	struct argument meant = near ? from_template(near->label) : (struct argument){0};
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	struct pllint_finding *finding =
		report(check, deviation->at, "the template has no field {0}", help, ARGUMENTS(label, meant));
	if (near || deviation->owner) {
		report_expected(finding, near ? near->at : deviation->owner->at);
	} else {
		report_expected(finding, check->match->kind->heading);
	}
}

const struct rule rule_unknown_field = {
	.info =
		{
			.name = "unknown-field",
			.summary = "a field is not one of the template's",
			.why = "What stands under a label of its own is found by nobody who looks where the template "
			       "says. Often it is a known field under another name.",
			.fixing =
				"By hand: use the template's label, delete the field, or ask for the template to have "
				"it.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n"
			       "- **Venue**: a workshop\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n"
				"- **Notes**: Shown at a workshop.\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_UNKNOWN),
	.deviation = check_unknown_field,
};
