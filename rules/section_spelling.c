// section-spelling: a heading nearly is a section of the template.

#include "lint/rule.h"

static void check_section_spelling(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} may be the section {1}, which the file lacks", "write {1}",
		       ARGUMENTS(from_list(deviation->at), from_template(deviation->section->title)));
	report_expected(finding, deviation->section->at);
	report_edit(check, finding, PLLINT_FIX_SUGGESTED, deviation->at,
		    PIECES(piece_template(deviation->section->title)));
}

const struct rule rule_section_spelling = {
	.info =
		{
			.name = "section-spelling",
			.page = &page_section_spelling,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
		},
	.deviations = DEVIATIONS(DEVIATION_SECTION_SPELLING),
	.deviation = check_section_spelling,
};
