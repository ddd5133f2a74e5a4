// A comment that speaks of the next line: no edit may bring another line there, or part of it elsewhere.

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "lint/findings.h"
#include "lint/suppress_read.h"

static int by_start(const void *left, const void *right)
{
	const span *a = left;
	const span *b = right;
	return (a->start > b->start) - (a->start < b->start);
}

// The comments with the lines that they speak of, in the order of the text.
static size_t collect(const struct suppressions *suppressions, span *held)
{
	size_t count = 0;
	for (size_t i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->items[i];
		if (suppression->scope == SCOPE_LINE) {
			held[count++] = span_of(suppression->comment.start, suppression->range.end);
		}
	}
	if (count > 1) {
		qsort(held, count, sizeof *held, by_start);
	}
	return count;
}

static bool has_newline(const char *bytes, size_t size)
{
	return size > 0 && memchr(bytes, '\n', size) != NULL;
}

static bool changes_lines(const struct source *source, const struct pllint_edit *edit)
{
	bool changes = has_newline(source_at(source, edit->range), span_length(edit->range));
	for (uint32_t i = 0; i < edit->piece_count && !changes; i++) {
		const struct pllint_piece *piece = &edit->pieces[i];
		changes = piece->source == PLLINT_PIECE_LIST
				  ? has_newline(source_at(source, piece->span), span_length(piece->span))
				  : piece->source == PLLINT_PIECE_TEXT &&
					    has_newline(piece->text, span_length(piece->span));
	}
	return changes;
}

// Whether a range touches one of the held ones; these overlap only where comments follow each other.
static bool is_held(const span *held, size_t count, span range)
{
	size_t after;
	BISECT(after, count, held[after].start <= range.end);
	return after > 0 && (held[after - 1].end >= range.start || (after > 1 && held[after - 2].end >= range.start));
}

void suppressions_hold_lines(const struct suppressions *suppressions, struct findings *findings)
{
	span *held = memory_resize(suppressions->memory, NULL, suppressions->count * sizeof *held);
	size_t count = collect(suppressions, held);
	for (size_t i = 0; i < findings->count && count > 0; i++) {
		struct pllint_finding *finding = &findings->items[i]->finding;
		for (uint32_t j = 0; j < finding->edit_count; j++) {
			const struct pllint_edit *edit = &finding->edits[j];
			if (changes_lines(suppressions->source, edit) && is_held(held, count, edit->range)) {
				finding->edit_count = 0;
				finding->fix = PLLINT_FIX_NONE;
			}
		}
	}
	memory_free(suppressions->memory, held);
}
