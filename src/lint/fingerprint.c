// Fingerprints: no line numbers, no offsets, no wording of ours.

#include "lint/fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "lint/rule.h"

// Two sums of FNV-1a that start and go on differently.
static void take(struct pllint_fingerprint *sum, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		sum->high = hash_byte(sum->high, bytes[i]);
		sum->low = (sum->low ^ (unsigned char)bytes[i]) * UINT64_C(0xD1B54A32D192ED03) + 1;
	}
}

// A run of whitespace counts as one: reflowing a text is no change of it.
static void take_text(struct pllint_fingerprint *sum, const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end && i < source->size; i++) {
		bool blank = byte_is_space(source->bytes[i]);
		bool again = blank && i > at.start && byte_is_space(source->bytes[i - 1]);
		if (!again) {
			take(sum, blank ? " " : source->bytes + i, 1);
		}
	}
	// What is between two parts is no part of either.
	take(sum, "", 1);
}

static void take_argument(struct pllint_fingerprint *sum, const struct pllint_report *report,
			  const struct argument *argument)
{
	if (argument->type == ARGUMENT_LIST) {
		take_text(sum, report->source, argument->at);
	} else if (argument->type == ARGUMENT_TEMPLATE && report->template) {
		take_text(sum, report->template->file, argument->at);
	}
}

// What only the help speaks of, such as where to move it, depends on what is around.
static bool says(const char *text, uint32_t argument)
{
	char hole[] = {'{', (char)('0' + argument), '}', '\0'};
	return strstr(text, hole) != NULL;
}

// No more of a title than this: every finding in the entry takes it.
enum { TITLE_MAX = 250 };

static span title_of(const struct pllint_report *report, const struct pllint_finding *finding)
{
	const struct pllint_entry *entry = entries_around(&report->entries, finding->at.start);
	span title = entry ? entry->title : span_of(0, 0);
	return span_length(title) > TITLE_MAX ? span_of(title.start, title.start + TITLE_MAX) : title;
}

static struct pllint_fingerprint sum_of(const struct pllint_report *report, const struct pllint_finding *finding)
{
	struct pllint_fingerprint sum = {HASH_START, UINT64_C(0x9E3779B97F4A7C15)};
	const char *name = rules[finding->rule]->info.name;
	take(&sum, name, strlen(name) + 1);
	take_text(&sum, report->source, title_of(report, finding));
	take_text(&sum, report->source, finding->at);
	for (uint32_t i = 0; i < finding->message->argument_count; i++) {
		if (says(finding->message->text, i)) {
			take_argument(&sum, report, &finding->message->arguments[i]);
		}
	}
	return sum;
}

static int compare(const struct pllint_fingerprint *a, const struct pllint_fingerprint *b)
{
	int order = (a->high > b->high) - (a->high < b->high);
	return order ? order : (a->low > b->low) - (a->low < b->low);
}

static int compare_findings(const void *a, const void *b)
{
	const struct pllint_finding *const *left = a, *const *right = b;
	int order = compare(&(*left)->fingerprint, &(*right)->fingerprint);
	return order ? order : ((*left)->at.start > (*right)->at.start) - ((*left)->at.start < (*right)->at.start);
}

// Those that are alike are told apart by their number.
static void number(struct pllint_finding **sorted, size_t count)
{
	uint32_t same = 0;
	struct pllint_fingerprint first = {0, 0};
	for (size_t i = 0; i < count; i++) {
		same = i > 0 && compare(&sorted[i]->fingerprint, &first) == 0 ? same + 1 : 0;
		if (same == 0) {
			first = sorted[i]->fingerprint;
			continue;
		}
		char digits[] = {(char)(same >> 24), (char)(same >> 16), (char)(same >> 8), (char)same};
		take(&sorted[i]->fingerprint, digits, sizeof digits);
	}
}

void fingerprints_set(struct pllint_report *report)
{
	const struct findings *findings = &report->findings;
	if (findings->count == 0) {
		return;
	}
	struct pllint_finding **sorted = memory_resize(&report->memory, NULL, findings->count * sizeof *sorted);
	for (size_t i = 0; i < findings->count; i++) {
		memory_check_deadline_at(&report->memory, i);
		sorted[i] = &findings->items[i]->finding;
		sorted[i]->fingerprint = sum_of(report, sorted[i]);
	}
	qsort(sorted, findings->count, sizeof *sorted, compare_findings);
	number(sorted, findings->count);
	memory_free(&report->memory, sorted);
}

// --- recorded ones --------------------------------------------------------------------------------

static int compare_recorded(const void *key, const void *item)
{
	return compare(key, item);
}

void fingerprints_drop_recorded(struct pllint_report *report, const struct pllint_settings *settings)
{
	size_t count = settings->recorded_count;
	if (count == 0) {
		return;
	}
	report->met = memory_resize(&report->memory, NULL, count * sizeof *report->met);
	memset(report->met, 0, count * sizeof *report->met);
	struct findings *findings = &report->findings;
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		const struct pllint_fingerprint *known =
			bsearch(&findings->items[i]->finding.fingerprint, settings->recorded, count,
				sizeof *settings->recorded, compare_recorded);
		if (known) {
			report->met[known - settings->recorded] = true;
			report->counts.recorded++;
		} else {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}
