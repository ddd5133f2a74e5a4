// Entries before and after the safe fixes.

#include "report/correction.h"

#include "base/bisect.h"
#include "base/bytes.h"
#include "report/words.h"

#include <string.h>

static bool is_same(const struct pllint_report *before, struct pllint_span a, const struct pllint_report *after,
		    struct pllint_span b)
{
	size_t size;
	const char *bytes_a = pllint_report_text(before, &size), *bytes_b = pllint_report_text(after, &size);
	return a.end - a.start == b.end - b.start && memcmp(bytes_a + a.start, bytes_b + b.start, a.end - a.start) == 0;
}

void correction_open(struct correction *correction, const struct reported *reported)
{
	*correction = (struct correction){.reported = reported, .before = reported->report};
	const struct pllint_report *after = reported->corrected ? pllint_fixed_report(reported->corrected) : NULL;
	// Safe fixes do not change the order of entries.
	if (after && pllint_fixed_is_changed(reported->corrected) &&
	    pllint_report_entry_count(after) == pllint_report_entry_count(reported->report)) {
		correction->after = after;
		sections_make(&correction->left, after, NULL);
	}
}

void correction_close(struct correction *correction)
{
	sections_free(&correction->left);
}

static size_t index_of(const struct pllint_report *report, const struct pllint_entry *entry)
{
	size_t after;
	BISECT(after, pllint_report_entry_count(report),
	       pllint_report_entry_at(report, after)->whole.start <= entry->whole.start);
	return after - 1;
}

const struct pllint_entry *correction_of(const struct correction *correction, const struct pllint_entry *entry)
{
	if (!correction->after || !entry) {
		return NULL;
	}
	const struct pllint_entry *corrected =
		pllint_report_entry_at(correction->after, index_of(correction->before, entry));
	bool stays = is_same(correction->before, correction_span(correction->before, entry), correction->after,
			     correction_span(correction->after, corrected));
	return stays ? NULL : corrected;
}

static bool is_blank(const struct buffer *text)
{
	size_t i = 0;
	while (i < text->size && byte_is_in(text->bytes[i], " \t\r\n")) {
		i++;
	}
	return i == text->size;
}

// What is inserted before the entry is none of it, and after it no blank is.
static bool is_inside(const struct correction *correction, struct pllint_span entry, const struct pllint_edit *edit)
{
	bool inserts = edit->range.start == edit->range.end;
	if (edit->range.start < entry.start || edit->range.end > entry.end ||
	    (inserts && edit->range.start == entry.start)) {
		return false;
	}
	struct buffer text = {0};
	words_edit(&text, correction->reported, edit);
	bool is_outside = inserts && edit->range.start == entry.end && is_blank(&text);
	buffer_release(&text);
	return !is_outside;
}

static bool is_left(const struct correction *correction, const struct pllint_entry *corrected,
		    const struct pllint_finding *finding)
{
	const struct section *section = sections_find(&correction->left, corrected);
	struct buffer before = {0}, after = {0};
	bool found = false;
	words_message(&before, correction->before, finding);
	for (size_t i = 0; section && i < section->count && !found; i++) {
		const struct pllint_finding *left =
			pllint_report_at(correction->after, correction->left.order[section->first + i]);
		words_message(&after, correction->after, left);
		found = left->rule == finding->rule && strcmp(before.bytes, after.bytes) == 0;
	}
	buffer_release(&before);
	buffer_release(&after);
	return found;
}

bool correction_fixes(const struct correction *correction, const struct pllint_entry *entry,
		      const struct pllint_finding *finding)
{
	const struct pllint_entry *corrected = correction_of(correction, entry);
	struct pllint_span span = correction_span(correction->before, entry);
	if (!corrected || finding->fix != PLLINT_FIX_SAFE) {
		return false;
	}
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		if (!is_inside(correction, span, &finding->edits[i])) {
			return false;
		}
	}
	return !is_left(correction, corrected, finding);
}

struct pllint_span correction_span(const struct pllint_report *report, const struct pllint_entry *entry)
{
	size_t size;
	const char *bytes = pllint_report_text(report, &size);
	struct pllint_span span = entry->whole;
	while (span.end > span.start && byte_is_in(bytes[span.end - 1], " \t\r\n")) {
		span.end--;
	}
	return span;
}
