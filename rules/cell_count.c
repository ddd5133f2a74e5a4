// cell-count: a line has more or fewer bars than the template's, or a row other cells than its header.

#include "entry/row.h"
#include "lint/rule.h"

enum { CELLS_MAX = 8 };

// What makes that many cells more at the end of a row, empty ones.
static struct argument empty_cells(struct check *check, uint32_t count)
{
	span row = check->entry->row->row.at;
	char text[2 * (CELLS_MAX + 1)];
	size_t size = 0;
	if (!source_ends_with(check->source, row, "|")) {
		text[size++] = ' ';
		text[size++] = '|';
	}
	for (uint32_t i = 0; i < count && i < CELLS_MAX; i++) {
		text[size++] = ' ';
		text[size++] = '|';
	}
	return from_bytes(check, text, size);
}

static void report_row(struct check *check, const struct deviation *deviation)
{
	uint32_t expected = (uint32_t)deviation->choice;
	bool has_more = deviation->number > expected;
	uint32_t missing = has_more ? 0 : expected - deviation->number;
	const char *text = has_more ? "the row of {0} has too many cells: {1}, expected {2}"
				    : "the row of {0} has too few cells: {1}, expected {2}";
	const char *help =
		has_more ? "keep one cell for each of {3}; write a bar that is text as `\\|`"
		: missing > CELLS_MAX
			? "write a cell for each of {3}, also where it is empty"
			: "write a cell for each of {3}, also where it is empty: if the last ones are, add {4}";
	struct pllint_finding *finding =
		report(check, deviation->at, text, help,
		       ARGUMENTS(from_list(deviation->at), from_number(deviation->number), from_number(expected),
				 from_list(check->entry->row->table->header.at), empty_cells(check, missing)));
	report_expected(finding, check->match->kind->heading);
}

static void report_line(struct check *check, const struct deviation *deviation)
{
	bool has_more = deviation->number > (uint32_t)deviation->choice;
	span shown = check->match->kind->line->at;
	report_expected(
		report(check, deviation->at,
		       has_more ? "the line of {0} has too many bars: {1}, expected {2}"
				: "the line of {0} has too few bars: {1}, expected {2}",
		       has_more
			       ? "delete a bar, or write it as `\\|` if it is text; expected is {3}"
			       : "write the part that is missing and a bar before it, or a bar where two parts are run "
				 "together, as in {3}",
		       ARGUMENTS(from_list(deviation->at), from_number(deviation->number),
				 from_number((uint32_t)deviation->choice), from_template(shown))),
		shown);
}

static void report_delimiter(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "the delimiter row has {0} cells, the header {1}: this is not rendered as a table",
	       "write a cell such as `---` for each of {2}",
	       ARGUMENTS(from_number(deviation->number), from_number((uint32_t)deviation->choice),
			 from_list(deviation->other)));
}

static void check_cell_count(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_DELIMITER_ROW) {
		report_delimiter(check, deviation);
	} else if (check->entry->row) {
		report_row(check, deviation);
	} else {
		report_line(check, deviation);
	}
}

const struct rule rule_cell_count = {
	.info =
		{
			.name = "cell-count",
			.page = &page_cell_count,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_CELL_COUNT, DEVIATION_DELIMITER_ROW),
	.deviation = check_cell_count,
};
