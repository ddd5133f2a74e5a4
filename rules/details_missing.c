// details-missing: a plain value stands outside the details block that the template shows.

#include <string.h>

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"

// Whether the text shows as it stands also inside raw HTML.
static bool is_plain(const struct source *source, span value)
{
	const char *bytes = source_at(source, value);
	if (memchr("-+>", bytes[0], 3) || (span_length(value) > 1 && bytes[0] == '1' && memchr(".)", bytes[1], 2))) {
		return false; // it would be taken for a list or a quote
	}
	for (uint32_t i = value.start; i < value.end; i++) {
		if (memchr("<&\\`*_[", source->bytes[i], 7)) {
			return false;
		}
	}
	return true;
}

static void check_details_missing(struct check *check, const struct verdict *verdict)
{
	struct pllint_finding *finding =
		report(check, verdict->at, "{0} stands outside the `<details>` block that the template shows",
		       "put it between `<details>` and `</details>`, each on a line of its own",
		       ARGUMENTS(verdict_label(check, verdict)));
	report_expected(finding, verdict->field->at);
	span value = check->entry->items[verdict->item].value;
	if (!span_is_empty(value) && is_plain(check->source, value)) {
		edit_item_wrap(check, finding, PLLINT_FIX_SAFE, verdict->item, false);
	}
}

const struct rule rule_details_missing = {
	.info =
		{
			.name = "details-missing",
			.summary = "a value stands outside the `<details>` block that the template shows",
			.why = "The block keeps long texts folded, so that the list stays readable; one that stands "
			       "outside pushes the next entry off the screen.",
			.fixing = "The formatter puts a value of one plain line between `<details>` and `</details>`.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Abstract**: A network built on attention alone.\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"  A network built on attention alone.\n"
				"  </details>\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_DETAILS,
		},
	.verdicts = VERDICTS(VERDICT_DETAILS_MISSING),
	.verdict = check_details_missing,
};
