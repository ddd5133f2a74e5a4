// field-order: a field stands in another place than in the template.

#include <string.h>

#include "lint/edits.h"
#include "lint/rule.h"

// Whether the two can change places without the list falling apart.
static bool same_list(const struct check *check, uint32_t a, uint32_t b)
{
	const struct entry_item *first = &check->entry->items[a];
	const struct entry_item *second = &check->entry->items[b];
	char mark = check->source->bytes[first->marker.start];
	return first->indent == second->indent && first->parent == second->parent && strchr("-*+", mark) &&
	       mark == check->source->bytes[second->marker.start];
}

// By the kind that it has, or by the one that it would have if that then fitted better.
static bool is_read_by_place(const struct match *match)
{
	return match->is_read_by_place || (match->runner_up && match->runner_up->is_read_by_place);
}

static uint32_t item_with_label(const struct entry *entry, span label)
{
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (entry->items[i].label.exists && entry->items[i].label.whole.start == label.start) {
			return i;
		}
	}
	return ENTRY_NONE;
}

// Puts the lines of `item` behind those of `target`, or before the first item if that is ENTRY_NONE.
static void move(struct check *check, struct pllint_finding *finding, uint32_t item, uint32_t target)
{
	span cut;
	uint32_t beside = target == ENTRY_NONE ? 0 : target;
	// Of two that are one field, the first in the list is that: moving one could make it the other.
	if (is_read_by_place(check->match) || check->match->items[item].repeated || !check->entry->details_are_closed ||
	    !same_list(check, item, beside) || !edit_is_aligned(check, beside) || !edit_stands_apart(check, beside) ||
	    !edit_item_cut(check, item, &cut)) {
		return;
	}
	span lines = edit_item_lines(check, item);
	span place = edit_item_lines(check, beside);
	span both = span_of(lines.start < place.start ? lines.start : place.start,
			    lines.end > place.end ? lines.end : place.end);
	if (!edit_ends_lines_alike(check, both) || edit_has_next_line_comment(check)) {
		return;
	}
	if (target != ENTRY_NONE && cut.start == place.end) {
		return; // it stands there already; what it follows has to move first
	}
	// The blank lines between stand before the lines, or after them for the first item.
	span before = span_of(cut.start, lines.start);
	span after = span_of(lines.end, cut.end);
	struct pllint_piece gap = piece_list(span_is_empty(before) ? after : before);
	report_edit(check, finding, PLLINT_FIX_SAFE, cut, NO_PIECES);
	if (target == ENTRY_NONE) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(place.start, place.start),
			    PIECES(piece_list(lines), gap));
	} else {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(place.end, place.end),
			    PIECES(gap, piece_list(lines)));
	}
}

static void check_field_order(struct check *check, const struct verdict *verdict)
{
	struct argument label = from_list(check->entry->items[verdict->item].label.text);
	uint32_t target = ENTRY_NONE;
	struct argument after = {0};
	const char *help = "move it to the top of the entry";
	if (!span_is_empty(verdict->other)) {
		target = item_with_label(check->entry, verdict->other);
		help = "move it after {1}";
	}
	if (target != ENTRY_NONE) {
		after = from_list(check->entry->items[target].label.text);
	}
	struct pllint_finding *finding =
		report(check, verdict->at, "{0} is out of the template's order", help, ARGUMENTS(label, after));
	report_expected(finding, verdict->field->at);
	if (span_is_empty(verdict->other) || target != ENTRY_NONE) {
		move(check, finding, verdict->item, target);
	}
}

const struct rule rule_field_order = {
	.info =
		{
			.name = "field-order",
			.summary = "a field is out of the template's order",
			.why = "Entries that follow one order can be read down the page without searching, and their "
			       "differences show in a diff.",
			.fixing = "The formatter moves the field, with what is nested in it, after the one that it "
				  "follows in the template.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n"
			       "- **Tags**: LLM\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_ORDER,
		},
	.verdicts = VERDICTS(VERDICT_FIELD_ORDER),
	.verdict = check_field_order,
};
