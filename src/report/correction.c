// Entries before and after the safe fixes.

#include "report/correction.h"

#include "report/words.h"

#include <string.h>

static bool is_same(const struct pllint_report *before, struct pllint_span a, const struct pllint_report *after,
		    struct pllint_span b)
{
	size_t size;
	const char *bytes_a = pllint_report_text(before, &size), *bytes_b = pllint_report_text(after, &size);
	return a.end - a.start == b.end - b.start && memcmp(bytes_a + a.start, bytes_b + b.start, a.end - a.start) == 0;
}

// Entries are known by their order as long as none came, went or changed its name.
static bool has_same_entries(const struct pllint_report *before, const struct pllint_report *after)
{
	size_t count = pllint_report_entry_count(before), i = 0;
	if (pllint_report_entry_count(after) != count) {
		return false;
	}
	while (i < count && is_same(before, pllint_report_entry_at(before, i)->title, after,
				    pllint_report_entry_at(after, i)->title)) {
		i++;
	}
	return i == count;
}

void correction_open(struct correction *correction, const struct reported *reported)
{
	*correction = (struct correction){.before = reported->report};
	const struct pllint_report *after = reported->corrected ? pllint_fixed_report(reported->corrected) : NULL;
	if (after && pllint_fixed_is_changed(reported->corrected) && has_same_entries(reported->report, after)) {
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
	size_t low = 0, high = pllint_report_entry_count(report);
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		bool is_before = pllint_report_entry_at(report, middle)->whole.start <= entry->whole.start;
		*(is_before ? &low : &high) = middle;
	}
	return low;
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

bool correction_mends(const struct correction *correction, const struct pllint_entry *corrected,
		      const struct pllint_finding *finding)
{
	const struct section *section = sections_find(&correction->left, corrected);
	struct buffer before = {0}, after = {0};
	bool is_left = false;
	words_message(&before, correction->before, finding);
	for (size_t i = 0; section && i < section->count && !is_left; i++) {
		const struct pllint_finding *left =
			pllint_report_at(correction->after, correction->left.order[section->first + i]);
		words_message(&after, correction->after, left);
		is_left = left->rule == finding->rule && strcmp(before.bytes, after.bytes) == 0;
	}
	buffer_release(&before);
	buffer_release(&after);
	return finding->fix == PLLINT_FIX_SAFE && !is_left;
}

struct pllint_span correction_span(const struct pllint_report *report, const struct pllint_entry *entry)
{
	size_t size;
	const char *bytes = pllint_report_text(report, &size);
	struct pllint_span span = entry->whole;
	while (span.end > span.start && strchr(" \t\r\n", bytes[span.end - 1])) {
		span.end--;
	}
	return span;
}
