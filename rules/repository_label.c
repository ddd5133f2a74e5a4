// repository-label: a repository is under a label for any URL, and the template has one for code.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_repository_label(struct check *check, const struct deviation *deviation)
{
	const struct template_field *meant = deviation->owner;
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} points to a repository, for which the template has {1}",
		       "label it {1} if it is the paper's own code",
		       ARGUMENTS(from_list(deviation->at), from_template(meant->label)));
	report_expected(finding, meant->at);
	edit_label(check, finding, PLLINT_FIX_SUGGESTED, deviation->item, meant, NULL);
}

const struct rule rule_repository_label = {
	.info =
		{
			.name = "repository-label",
			.page = &page_repository_label,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_REPOSITORY),
	.deviation = check_repository_label,
};
