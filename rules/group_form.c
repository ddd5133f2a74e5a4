// group-form: a group heading is a date in another form than the template's.

#include "lint/edit_heading.h"
#include "lint/edits.h"
#include "lint/rule.h"

static void check_group_form(struct check *check, const struct deviation *deviation)
{
	const struct template_group *group = &check->template->group;
	char day[48];
	size_t size = date_write(&group->date, deviation->number, day);
	span at = deviation->at;
	bool is_linked = edit_heading_is_linked(check, source_at(check->source, at), span_length(at)) ||
			 edit_heading_is_linked(check, day, size);
	struct pllint_finding *finding =
		report(check, at,
		       deviation->certain ? "date {0} is not in the template's form"
					  : "{0} contains more than the date that the template shows",
		       is_linked ? "write {1}, and check the links that point to this heading" : "write {1}",
		       ARGUMENTS(from_list(deviation->at), from_day(&group->date, deviation->number)));
	report_expected(finding, group->title);
	if (!deviation->certain || !edit_is_plain(check, deviation->at)) {
		return;
	}
	report_edit(check, finding, is_linked ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE, deviation->at,
		    PIECES(piece_bytes(check, day, size)));
}

const struct rule rule_group_form = {
	.info =
		{
			.name = "group-form",
			.page = &page_group_form,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_TITLE,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_FORM),
	.deviation = check_group_form,
};
