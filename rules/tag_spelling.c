// tag-spelling: a tag that other entries spell otherwise.

#include <string.h>

#include "lint/rule.h"

enum { LINES_MAX_SIZE = 4096 }; // longer ones are not looked through for each of their tags

// It is not blank, and no item, heading, quote, label or next row of a table starts it.
static bool may_go_on(const struct source *source, span line, bool in_table)
{
	static const char *const starts[] = {"- ", "* ", "+ ", "#", ">", "**"};
	span text = source_trim(source, line);
	if (in_table && source_starts_with(source, text, "|")) {
		return false;
	}
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (source_starts_with(source, text, starts[i])) {
			return false;
		}
	}
	return !span_is_empty(text);
}

// The lines that the list of tags around an offset may be on: from a blank line, or the start of an item, to the
// next.
static span lines_around(const struct source *source, uint32_t offset)
{
	span lines = source_line(source, offset);
	bool in_table = source_starts_with(source, source_trim(source, lines), "|");
	while (lines.start > 0 && span_length(lines) <= LINES_MAX_SIZE &&
	       may_go_on(source, source_line(source, lines.start), in_table)) {
		lines.start = source_line_start(source, lines.start - 1);
	}
	for (uint32_t next = source_next_line(source, lines.end);
	     next < source->size && span_length(lines) <= LINES_MAX_SIZE &&
	     may_go_on(source, source_line(source, next), in_table);
	     next = source_next_line(source, next)) {
		lines.end = source_line(source, next).end;
	}
	return lines;
}

// The commoner spelling is in the same list of tags: writing it here too would double it.
static bool stands_beside(const struct check *check, const struct deviation *deviation)
{
	const char *bytes = check->source->bytes;
	span lines = lines_around(check->source, deviation->at.start);
	uint32_t length = span_length(deviation->other);
	if (span_length(lines) > LINES_MAX_SIZE) {
		return true;
	}
	for (uint32_t at = lines.start; at + length <= lines.end; at++) {
		bool is_own = at < deviation->at.end && at + length > deviation->at.start;
		if (!is_own && memcmp(bytes + at, bytes + deviation->other.start, length) == 0) {
			return true;
		}
	}
	return false;
}

// The commoner spelling alone is what the template shows: a list of it would count as not filled in.
static bool is_placeholder(struct check *check, span tag)
{
	const struct template *template = check->template;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		for (uint32_t j = 0; j < kind->field_count; j++) {
			const struct template_field *field = &kind->fields[j];
			for (uint32_t k = 0; field->is_tags && k < field->unfilled_count; k++) {
				if (unicode_folds_to(check->arena, source_at(check->source, tag), span_length(tag),
						     field->unfilled[k])) {
					return true;
				}
			}
		}
	}
	return false;
}

static void check_tag_spelling(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->certain ? "{0} is written {1} {2} times in this list"
					      : "{0} may be a misspelling of {1}, which is used {2} times in this list";
	struct pllint_finding *finding = report(
		check, deviation->at, text, "write {1}",
		ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_number(deviation->number)));
	if (!stands_beside(check, deviation) && !is_placeholder(check, deviation->other)) {
		report_edit(check, finding, PLLINT_FIX_UNSAFE, deviation->at, PIECES(piece_list(deviation->other)));
	}
}

const struct rule rule_tag_spelling = {
	.info =
		{
			.name = "tag-spelling",
			.page = &page_tag_spelling,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_TAG_SPELLING),
	.deviation = check_tag_spelling,
	.compares = true,
};
