// details-missing: a plain value stands outside the details block that the template shows.

#include <string.h>

#include "lint/edits.h"
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

static void wrap(struct check *check, struct pllint_finding *finding, const struct verdict *verdict)
{
	const struct entry_item *item = &check->entry->items[verdict->item];
	struct indentation indent;
	span range = span_of(item->label.whole.end, edit_over_blanks(check, item->value.end));
	span line = source_line(check->source, item->value.start);
	if (!edit_stands_apart(check, verdict->item) || !check->entry->details_are_closed ||
	    span_is_empty(item->value) || item->value.end > line.end || item->has_more ||
	    item->end != verdict->item + 1 || edit_before_blanks(check, item->value.start) != range.start ||
	    edit_has_comment(check, line) || !is_plain(check->source, item->value) ||
	    !edit_content_indent(check, verdict->item, &indent)) {
		return;
	}
	struct pllint_piece newline = edit_newline(check, item->value.start);
	report_edit(check, finding, PLLINT_FIX_SAFE, range,
		    PIECES(newline, indent.copied, indent.blanks, piece_text("<details>"), newline, indent.copied,
			   indent.blanks, piece_list(item->value), newline, indent.copied, indent.blanks,
			   piece_text("</details>")));
}

static void check_details_missing(struct check *check, const struct verdict *verdict)
{
	struct pllint_finding *finding =
		report(check, verdict->at, "{0} stands outside the `<details>` block that the template shows",
		       "put it between `<details>` and `</details>`, each on a line of its own",
		       ARGUMENTS(verdict_label(check, verdict)));
	report_expected(finding, verdict->field->at);
	wrap(check, finding, verdict);
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
