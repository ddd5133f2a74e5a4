// unclosed-fence: a code block or front matter that is not closed hides entries.

#include "lint/rule.h"

static void check_unclosed_fence(struct check *check, const struct deviation *deviation)
{
	bool is_front_matter = deviation->kind == DEVIATION_HIDDEN_BY_FRONT_MATTER;
	bool is_in_details = deviation->kind == DEVIATION_DETAILS_IN_FENCE;
	const char *text = is_in_details	    ? "this code block is never closed, and hides `</details>` on {1}"
			   : is_front_matter	    ? "this front matter ends only on {1}, and hides what is above that"
			   : deviation->number == 1 ? "this code block is never closed, and hides {2} entry"
			   : deviation->number > 1  ? "this code block is never closed, and hides {2} entries"
						    : "this code block is never closed, and hides what is below it";
	const char *help = is_in_details     ? "write {0} on a line of its own where the code ends, above `</details>`"
			   : is_front_matter ? "write `---` on a line of its own where the front matter ends"
					     : "write {0} on a line of its own where the code ends";
	report(check, deviation->at, text, help,
	       ARGUMENTS(from_list(deviation->at), from_line(deviation->other.start), from_number(deviation->number)));
}

const struct rule rule_unclosed_fence = {
	.info =
		{
			.name = "unclosed-fence",
			.page = &page_unclosed_fence,
			.severity = PLLINT_ERROR,
		},
	.deviations =
		DEVIATIONS(DEVIATION_DETAILS_IN_FENCE, DEVIATION_HIDDEN_BY_FENCE, DEVIATION_HIDDEN_BY_FRONT_MATTER),
	.deviation = check_unclosed_fence,
	.hides = true,
};
