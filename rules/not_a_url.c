// not-a-url: something else is where a URL belongs.

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"

static void check_not_a_url(struct check *check, const struct deviation *deviation)
{
	bool is_label = deviation->item != ENTRY_NONE &&
			deviation->at.start == check->entry->items[deviation->item].label.whole.start;
	bool is_code = check->source->bytes[deviation->at.start] == '`';
	bool is_none = deviation->certain && !deviation->field->required;
	struct pllint_finding *finding =
		report(check, deviation->at,
		       is_label	 ? "{0} has no URL"
		       : is_code ? "code is not a link"
				 : "{0} is not a URL",
		       is_none	 ? "delete the line, or write the whole URL, from `https://` on"
		       : is_code ? "write the URL without backticks"
				 : "write the whole URL, from `https://` on",
		       ARGUMENTS(is_label ? deviation_label(check, deviation) : from_list(deviation->at)));
	report_expected(finding, deviation->field ? deviation->field->at : check->match->kind->heading);
	if (is_none) {
		edit_item_delete_optional(check, finding, PLLINT_FIX_SUGGESTED, deviation);
	}
}

const struct rule rule_not_a_url = {
	.info =
		{
			.name = "not-a-url",
			.page = &page_not_a_url,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_NOT_URL),
	.deviation = check_not_a_url,
};
