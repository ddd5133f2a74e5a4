// name-form: a name that is more than a name.

#include "lint/names.h"
#include "lint/rule.h"

// `Ann Lee, and Bo Chen`
static bool is_after_comma(const struct source *source, span at)
{
	span before = source_trim(source, span_of(source_line_start(source, at.start), at.start));
	return !span_is_empty(before) && source->bytes[before.end - 1] == ',';
}

static void check_name_form(struct check *check, const struct deviation *deviation)
{
	static const struct {
		const char *text, *help;
	} words[NAME_ODDITIES][2] = {
		[NAME_AND] = {{"names are split by commas in this list, here by {0}", "write a comma"},
			      {"names are split by commas in this list, here by {0}",
			       "write a comma in place of each"}},
		[NAME_ET_AL] = {{"{0} leaves out authors", "name them, or the first one alone"},
				{"{0} leaves out authors", "name them, or the first one alone"}},
		[NAME_MARK] = {{"footnote mark {0} in a name", "delete it"},
			       {"footnote marks in names: {0}", "delete them"}},
	};
	const struct odd_name *names = deviation->names;
	size_t named = names->count < ODD_PLACES ? names->count : ODD_PLACES;
	bool is_many = names->count > 1;
	const char *help = words[names->oddity][is_many].help;
	if (names->oddity == NAME_AND && !is_many && is_after_comma(check->source, deviation->at)) {
		help = "delete it";
	}
	report(check, deviation->at, words[names->oddity][is_many].text, help,
	       ARGUMENTS(from_places(check, names->places, named, names->count)));
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
