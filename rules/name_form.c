// name-form: a name that is more than a name.

#include "lint/rule.h"

static void check_name_form(struct check *check, const struct deviation *deviation)
{
	static const struct {
		const char *text, *help;
	} words[NAME_ODDITIES] = {
		[NAME_AND] = {"names are split by commas in this list, here by {0}", "write a comma"},
		[NAME_ET_AL] = {"{0} stands for authors that are not named", "name them, or the first one alone"},
		[NAME_MARK] = {"{0} is a mark of a footnote that is not here", "leave it out"},
	};
	report(check, deviation->at, words[deviation->number].text, words[deviation->number].help,
	       ARGUMENTS(from_list(deviation->at)));
}

const struct rule rule_name_form = {
	.info =
		{
			.name = "name-form",
			.summary = "a name has something added that few other entries have",
			.why = "`and` before the last name, `et al.` and the marks of a footnote, such as `*` for "
			       "equal contribution, come along when names are copied from a paper. Programs that read "
			       "the names take them for a part of one. Where one entry in four has them, they are the "
			       "custom of the list, and nothing is said.",
			.fixing = "By hand: write the names alone, with commas between them.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Authors**:\n",
			.bad = "### One\n"
			       "\n"
			       "- **Tags**: RL\n"
			       "- **Authors**: Ann Lee, Bo Chen\n"
			       "\n"
			       "### Two\n"
			       "\n"
			       "- **Tags**: RL\n"
			       "- **Authors**: Ann Lee, Cy Diaz\n"
			       "\n"
			       "### Three\n"
			       "\n"
			       "- **Tags**: RL\n"
			       "- **Authors**: Bo Chen\n"
			       "\n"
			       "### Four\n"
			       "\n"
			       "- **Tags**: RL\n"
			       "- **Authors**: Ann Lee*, Bo Chen\n",
			.good = "### One\n"
				"\n"
				"- **Tags**: RL\n"
				"- **Authors**: Ann Lee, Bo Chen\n"
				"\n"
				"### Two\n"
				"\n"
				"- **Tags**: RL\n"
				"- **Authors**: Ann Lee, Cy Diaz\n"
				"\n"
				"### Three\n"
				"\n"
				"- **Tags**: RL\n"
				"- **Authors**: Bo Chen\n"
				"\n"
				"### Four\n"
				"\n"
				"- **Tags**: RL\n"
				"- **Authors**: Ann Lee, Bo Chen\n",
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_NAME_FORM),
	.deviation = check_name_form,
	.compares = true,
};
