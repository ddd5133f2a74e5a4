// broken-link: a link that CommonMark does not recognize.

#include "lint/rule.h"

static const struct {
	const char *text, *help;
} words[BROKEN_COUNT] = {
	[BROKEN_SPACE] = {"a space between the text of a link and its target: the page shows no link",
			  "delete the space"},
	[BROKEN_SPACE_OPEN] = {"a space before the target of this link, which is not closed: the page shows no link",
			       "delete the space, and write `)` after the target"},
	[BROKEN_WIDE] = {"full-width brackets around the target of a link: the page shows no link",
			 "write `(` and `)`"},
	[BROKEN_WIDE_CLOSE] = {"{0} does not close the target of this link: the page shows no link",
			       "write `)` in its place"},
	[BROKEN_OPEN] = {"the target of this link is not closed", "write `)` after the target"},
	[BROKEN_TARGET] = {"{0} is not a target of a link: the page shows no link",
			   "write the target without spaces, and close it by `)`"},
	[BROKEN_OPENING] = {"`[` without its `]`, beside a link", "delete it, or close it"},
	[BROKEN_CLOSING] = {"`]` without its `[`, beside a link", "delete it, or open it"},
	[BROKEN_ROUND] = {"`)` without its `(`, behind a link", "delete it"},
	[BROKEN_SQUARE] = {"the target of this link is not in round brackets: the page shows no link",
			   "write `(` and `)` around the target"},
	[BROKEN_EMPTY] = {"this link has no text: the page does not show it", "write its text between `[` and `]`"},
	[BROKEN_SWAPPED] = {"the brackets of this link are swapped: the page shows no link",
			    "write the text between `[` and `]`, and the target between `(` and `)` behind it"},
	[BROKEN_TEXT] = {"the text of this link is not closed: the page shows no link", "write `]` before {0}"},
	[BROKEN_START] = {"the text of this link is not opened: the page shows no link", "write `[` before the text"},
	[BROKEN_TAIL] = {"{0} is read as a part of this URL: the link leads elsewhere",
			 "delete {0}, or put a space before it"},
	[BROKEN_GAP] = {"a space in this URL: the link ends before it", "delete the space"},
};

// The target runs to the line's end: its bracket belongs there.
static bool is_last_word(const struct source *source, span at)
{
	span line = source_line(source, at.start);
	span rest = source_trim(source, span_of(at.start, line.end));
	for (uint32_t i = rest.start; i < rest.end; i++) {
		if (source->bytes[i] == ' ' || source->bytes[i] == '\t' || source->bytes[i] == '<') {
			return false;
		}
	}
	return rest.end <= at.end;
}

static void check_broken_link(struct check *check, const struct deviation *deviation)
{
	span at = deviation->at;
	enum broken_link how = (enum broken_link)deviation->number;
	struct pllint_finding *finding = report(check, at, words[how].text, words[how].help, ARGUMENTS(from_list(at)));
	switch (how) {
	case BROKEN_SPACE:
	case BROKEN_GAP:
	case BROKEN_OPENING:
	case BROKEN_CLOSING:
	case BROKEN_ROUND:
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, at, NO_PIECES);
		break;
	case BROKEN_TEXT:
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.start, at.start), PIECES(piece_text("]")));
		break;
	case BROKEN_SQUARE:
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.start, at.start + 1),
			    PIECES(piece_text("(")));
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.end - 1, at.end), PIECES(piece_text(")")));
		break;
	case BROKEN_WIDE:
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.start, at.start + 3),
			    PIECES(piece_text("(")));
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.end - 3, at.end), PIECES(piece_text(")")));
		break;
	case BROKEN_WIDE_CLOSE:
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, at, PIECES(piece_text(")")));
		break;
	case BROKEN_OPEN:
		at = source_trim(check->source, at);
		if (is_last_word(check->source, at)) {
			report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.end, at.end),
				    PIECES(piece_text(")")));
		}
		break;
	default:
		break;
	}
}

const struct rule rule_broken_link = {
	.info =
		{
			.name = "broken-link",
			.page = &page_broken_link,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_BROKEN),
	.deviation = check_broken_link,
};
