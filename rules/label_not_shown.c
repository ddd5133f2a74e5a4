// label-not-shown: a line has a label where neither the template nor most entries have one.

#include "base/bytes.h"
#include "lint/rule.h"

// What is left begins with a word, and not with what could be read as something else.
static bool starts_with_word(const struct source *source, uint32_t at)
{
	span line = source_line(source, at);
	size_t length;
	if (at >= line.end) {
		return false;
	}
	uint32_t first = unicode_decode(source->bytes + at, line.end - at, &length);
	return unicode_is_letter(first) || first == '[';
}

static void check_label_not_shown(struct check *check, const struct deviation *deviation)
{
	span label = deviation->at;
	struct pllint_finding *finding = report(
		check, label, "{0} is a label that neither the template nor {1} of {2} entries have here",
		"delete the label",
		ARGUMENTS(from_list(label), from_number(deviation->number), from_number((uint32_t)deviation->choice)));
	report_expected(finding, deviation->field->at);
	uint32_t end = label.end;
	while (end < check->source->size && byte_is_blank(check->source->bytes[end])) {
		end++;
	}
	if (starts_with_word(check->source, end)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(label.start, end), NO_PIECES);
	}
}

const struct rule rule_label_not_shown = {
	.info =
		{
			.name = "label-not-shown",
			.page = &page_label_not_shown,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_SLOT_LABELLED),
	.deviation = check_label_not_shown,
};
