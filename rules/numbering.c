// numbering: the numbers before titles do not count up.

#include "lint/rule.h"

static void check_numbering(struct check *check, const struct deviation *deviation)
{
	static const char *const texts[] = {
		[NUMBER_GAP] = "the number {0} follows {2}: {1} is missing",
		[NUMBER_REPEATED] = "the number {0} follows {2}, expected {1}",
		[NUMBER_OTHER] = "expected the number {1} here, found {0}",
	};
	static const char *const helps[] = {
		[NUMBER_GAP] = "number this entry {1}, and those below it by that, or add the entry that is missing",
		[NUMBER_REPEATED] = "number this entry {1}, and those below it by that",
		[NUMBER_OTHER] = "write {1}",
	};
	report(check, deviation->at, texts[deviation->choice], helps[deviation->choice],
	       ARGUMENTS(from_list(deviation->at), from_number(deviation->number), from_number(deviation->number - 1)));
}

const struct rule rule_numbering = {
	.info =
		{
			.name = "numbering",
			.page = &page_numbering,
			.severity = PLLINT_INFO,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_NUMBER),
	.deviation = check_numbering,
};
