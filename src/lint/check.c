// How rules report: findings, the arguments of their texts, edits and their pieces.

#include "lint/check.h"

#include <string.h>

#include "lint/findings.h"
#include "lint/rule.h"

struct argument from_list(span at)
{
	return (struct argument){.type = ARGUMENT_LIST, .at = at};
}

struct argument from_template(span at)
{
	return (struct argument){.type = ARGUMENT_TEMPLATE, .at = at};
}

struct argument from_text(const char *text)
{
	return (struct argument){.type = ARGUMENT_TEXT, .text = text};
}

struct argument from_bytes(struct check *check, const char *bytes, size_t size)
{
	struct pllint_piece piece = piece_bytes(check, bytes, size);
	return (struct argument){.type = ARGUMENT_BYTES, .text = piece.text, .number = piece.span.end};
}

struct argument from_number(uint32_t number)
{
	return (struct argument){.type = ARGUMENT_NUMBER, .number = number};
}

struct argument from_line(uint32_t offset)
{
	return (struct argument){.type = ARGUMENT_LINE, .number = offset};
}

struct argument from_line_range(uint32_t first, uint32_t last)
{
	return (struct argument){.type = ARGUMENT_LINE_RANGE, .at = span_of(first, last > first ? last : first)};
}

struct argument from_lines(const uint32_t *offsets, uint32_t count)
{
	return (struct argument){.type = ARGUMENT_LINES, .offsets = offsets, .number = count};
}

struct argument from_day(const struct date_form *form, uint32_t day)
{
	return (struct argument){.type = ARGUMENT_DATE, .number = day, .form = form};
}

static span within(const struct source *source, span at)
{
	at.start = at.start < source->size ? at.start : source->size;
	at.end = at.end < source->size ? at.end : source->size;
	at.end = at.end > at.start ? at.end : at.start;
	return at;
}

struct pllint_finding *report(struct check *check, span at, const char *text, const char *help,
			      const struct argument *arguments, size_t count)
{
	struct stored_finding *stored = findings_add(check->findings, check->rule);
	stored->finding.at = within(check->source, at);
	if (check->entry) {
		stored->finding.entry = check->entry->heading.start;
	}
	if (findings_is_kept(check->findings, &stored->finding)) {
		stored->message = (struct pllint_message){.text = text, .help = help};
		if (count > 0) {
			stored->message.arguments = arena_copy(check->arena, arguments, count * sizeof *arguments);
			stored->message.argument_count = (uint32_t)count;
		}
	}
	return &stored->finding;
}

void report_expected(struct pllint_finding *finding, span at)
{
	finding->has_expected = true;
	finding->expected = at;
}

struct pllint_piece piece_text(const char *text)
{
	return (struct pllint_piece){.source = PIECE_TEXT, .text = text, .span = {0, (uint32_t)strlen(text)}};
}

struct pllint_piece piece_list(span at)
{
	return (struct pllint_piece){.source = PIECE_LIST, .span = at};
}

struct pllint_piece piece_template(span at)
{
	return (struct pllint_piece){.source = PIECE_TEMPLATE, .span = at};
}

struct pllint_piece piece_bytes(struct check *check, const char *bytes, size_t size)
{
	char *copy = arena_alloc(check->arena, size + 1);
	if (size > 0) {
		memcpy(copy, bytes, size);
	}
	return (struct pllint_piece){.source = PIECE_TEXT, .text = copy, .span = {0, (uint32_t)size}};
}

static void make_room(struct check *check, struct stored_finding *stored)
{
	uint32_t count = stored->finding.edit_count;
	if (count < stored->edit_capacity) {
		return;
	}
	uint32_t capacity = count ? 2 * count : 1;
	struct pllint_edit *edits = arena_alloc(check->arena, capacity * sizeof *edits);
	if (count > 0) {
		memcpy(edits, stored->edits, count * sizeof *edits);
	}
	stored->edits = edits;
	stored->edit_capacity = capacity;
	stored->finding.edits = edits;
}

// In front matter the spelling of a key is all that is edited, and in lines with labels whitespace and where links
// lead.
static bool is_kept_as_it_is(const struct check *check)
{
	const struct entry_file *file = check->entry ? check->entry->file : NULL;
	static const unsigned kept[FILE_HEADERS] = {
		[FILE_HEADER_FRONT_MATTER] = ~(unsigned)PLLINT_CHANGE_LABEL,
		[FILE_HEADER_LINES] = ~(unsigned)(PLLINT_CHANGE_WHITESPACE | PLLINT_CHANGE_TARGET),
	};
	if (check->entry && check->entry->has_unmarked && !check->template->has_lines) {
		return true; // lines of a list item without list markers are its text until they have some
	}
	return file && (rules[check->rule]->info.changes & kept[file->header]);
}

void report_edit(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, span range,
		 const struct pllint_piece *pieces, size_t count)
{
	if (!findings_is_kept(check->findings, finding) || is_kept_as_it_is(check)) {
		return;
	}
	struct stored_finding *stored = findings_stored(finding);
	make_room(check, stored);
	uint32_t at = finding->edit_count++;
	while (at > 0 && stored->edits[at - 1].range.start > range.start) {
		stored->edits[at] = stored->edits[at - 1];
		at--;
	}
	stored->edits[at] = (struct pllint_edit){.range = range, .piece_count = (uint32_t)count};
	if (count > 0) {
		stored->edits[at].pieces = arena_copy(check->arena, pieces, count * sizeof *pieces);
	}
	// Several edits are as sure as the least sure of them.
	if (finding->fix < fix) {
		finding->fix = (uint8_t)fix;
	}
}
