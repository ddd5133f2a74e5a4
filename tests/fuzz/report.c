// What must hold of every report.

#include "fuzz.h"
#include "lint/check.h"

#include <stdlib.h>
#include <string.h>

unsigned char *fuzz_characters(struct fuzz_text text)
{
	unsigned char *marks = calloc(text.size + 1, 1);
	PROMISE(marks);
	for (size_t i = 0; i < text.size;) {
		struct pllint_character character = pllint_character_at(text.bytes + i, text.size - i);
		PROMISE(character.size > 0 && character.size <= text.size - i);
		marks[i] = 1;
		i += character.size;
	}
	marks[text.size] = 1;
	return marks;
}

static bool is_within(struct pllint_span at, size_t size)
{
	return at.start <= at.end && at.end <= size;
}

// Messages are one line and hold no stray zero byte; any other byte is the reporter's matter.
static void take_line(void *context, const char *bytes, size_t size)
{
	size_t *total = context;
	*total += size;
	for (size_t i = 0; i < size; i++) {
		PROMISE(bytes[i] != '\n');
	}
}

static void check_words(const struct pllint_report *report, const struct pllint_finding *finding)
{
	size_t total = 0;
	struct pllint_writer writer = {take_line, &total};
	pllint_write_message(report, finding, writer);
	PROMISE(total > 0);
	pllint_write_help(report, finding, writer);
}

static void check_piece(const struct pllint_piece *piece, struct fuzz_text text, size_t template_size,
			const unsigned char *marks)
{
	switch (piece->source) {
	case PIECE_LIST:
		PROMISE(is_within(piece->span, text.size));
		PROMISE(marks[piece->span.start] && marks[piece->span.end]);
		break;
	case PIECE_TEMPLATE:
		PROMISE(is_within(piece->span, template_size));
		break;
	default:
		PROMISE(piece->source == PIECE_TEXT);
		PROMISE(piece->span.start <= piece->span.end);
		for (uint32_t i = piece->span.start; i < piece->span.end; i++) {
			volatile char read = piece->text[i]; // a sanitizer sees what is out of bounds
			(void)read;
		}
	}
}

static void check_edits(const struct pllint_finding *finding, struct fuzz_text text, size_t template_size,
			const unsigned char *marks)
{
	PROMISE((finding->fix == PLLINT_FIX_NONE) == (finding->edit_count == 0));
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		PROMISE(is_within(edit->range, text.size));
		PROMISE(marks[edit->range.start] && marks[edit->range.end]);
		PROMISE(i == 0 || edit[-1].range.end <= edit->range.start);
		PROMISE(i == 0 || edit[-1].range.start < edit->range.start);
		for (uint32_t j = 0; j < edit->piece_count; j++) {
			check_piece(&edit->pieces[j], text, template_size, marks);
		}
	}
}

static void check_finding(const struct pllint_report *report, const struct pllint_finding *finding,
			  struct fuzz_text text, const unsigned char *marks)
{
	PROMISE(finding->rule < pllint_rule_count());
	PROMISE(finding->severity > PLLINT_OFF && finding->severity < PLLINT_SEVERITIES);
	PROMISE(is_within(finding->at, text.size));
	PROMISE(marks[finding->at.start] && marks[finding->at.end]);
	PROMISE(finding->entry == UINT32_MAX || finding->entry <= text.size);
	struct pllint_position start = pllint_report_position(report, finding->at.start);
	struct pllint_position end = pllint_report_position(report, finding->at.end);
	PROMISE(start.line > 0 && start.column > 0);
	PROMISE(start.line < end.line || (start.line == end.line && start.column <= end.column));
	check_words(report, finding);
}

static void check_counts(const struct pllint_report *report)
{
	const struct pllint_counts *counts = pllint_report_counts(report);
	size_t size = pllint_report_size(report), fixable = 0;
	size_t severities[PLLINT_SEVERITIES] = {0};
	for (size_t i = 0; i < size; i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		severities[finding->severity]++;
		fixable += finding->fix == PLLINT_FIX_SAFE;
	}
	for (size_t i = 0; i < PLLINT_SEVERITIES; i++) {
		PROMISE(counts->findings[i] == severities[i]);
	}
	PROMISE(counts->fixable == (pllint_report_unfixable(report) ? 0 : fixable));
}

void fuzz_check_report(const struct pllint_report *report, const struct pllint_template *template,
		       struct fuzz_text text)
{
	size_t template_size = 0, size = pllint_report_size(report);
	if (template) {
		pllint_template_text(template, &template_size);
	}
	unsigned char *marks = fuzz_characters(text);
	for (size_t i = 0; i < size; i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		PROMISE(i == 0 || finding[0].at.start >= pllint_report_at(report, i - 1)->at.start);
		check_finding(report, finding, text, marks);
		check_edits(finding, text, template_size, marks);
		if (finding->has_expected && template) {
			PROMISE(is_within(finding->expected, template_size));
			PROMISE(pllint_template_position(template, finding->expected.start).line > 0);
		}
	}
	check_counts(report);
	free(marks);
}
