// duplicate-tag: a tag is listed twice in one list.

#include <string.h>

#include "lint/edits.h"
#include "lint/names.h"
#include "lint/rule.h"

// The length of the comma that ends there, 0 for none.
static uint32_t comma_before(const char *bytes, uint32_t end)
{
	if (bytes[end - 1] == ',') {
		return 1;
	}
	return end >= 3 && (memcmp(bytes + end - 3, "，", 3) == 0 || memcmp(bytes + end - 3, "、", 3) == 0) ? 3 : 0;
}

// What shows by itself ends there.
static bool shows_before(const char *bytes, uint32_t end)
{
	size_t start = unicode_before(bytes, end), length;
	uint32_t point = unicode_decode(bytes + start, end - start, &length);
	return !unicode_is_whitespace(point) && unicode_width(point) > 0;
}

// From the comma before the tag to the tag's end; false where something else is before it, or an empty item, which
// is fixed first.
static bool with_comma(const struct check *check, span tag, span *range)
{
	uint32_t end = edit_before_whitespace(check, tag.start);
	const char *bytes = check->source->bytes;
	uint32_t length = comma_before(bytes, end);
	*range = span_of(edit_before_whitespace(check, end - length), tag.end);
	return length > 0 && comma_before(bytes, range->start) == 0 && shows_before(bytes, range->start);
}

static void check_repeated_tag(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "duplicate tag {0} in {1}", "delete one of the two",
		       ARGUMENTS(from_list(deviation->at), deviation_label(check, deviation)));
	report_expected(finding, deviation->field->at);
	span range;
	if (deviation->certain && with_comma(check, deviation->at, &range) &&
	    !comment_starts_in(check->source->bytes, range) && edit_may_shorten(check, range)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, range, NO_PIECES);
	}
}

const struct rule rule_duplicate_tag = {
	.info =
		{
			.name = "duplicate-tag",
			.page = &page_duplicate_tag,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_TAG_REPEATED),
	.deviation = check_repeated_tag,
};
