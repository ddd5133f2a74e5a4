// name-form: a name that is more than a name.

#include "lint/rule.h"

static void check_name_form(struct check *check, const struct deviation *deviation)
{
	static const struct {
		const char *text, *help;
	} words[NAME_ODDITIES] = {
		[NAME_AND] = {"names are split by commas in this list, here by {0}", "write a comma"},
		[NAME_ET_AL] = {"{0} leaves out authors", "name them, or the first one alone"},
		[NAME_MARK] = {"footnote mark {0} in a name", "delete it"},
	};
	report(check, deviation->at, words[deviation->number].text, words[deviation->number].help,
	       ARGUMENTS(from_list(deviation->at)));
}

const struct rule rule_name_form = {
	.info =
		{
			.name = "name-form",
			.page = &page_name_form,
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_NAME_FORM),
	.deviation = check_name_form,
	.compares = true,
};
