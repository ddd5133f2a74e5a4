// Sorts findings by the entries in which they are.

#include "report/sections.h"

#include <stdlib.h>

const struct pllint_entry *sections_entry(const struct pllint_report *report, const struct pllint_finding *finding)
{
	uint32_t offset = finding->entry != UINT32_MAX ? finding->entry : finding->at.start;
	return pllint_report_entry_around(report, offset);
}

static int compare_entries(const struct pllint_entry *a, const struct pllint_entry *b)
{
	uint32_t start_a = a ? a->whole.start : UINT32_MAX, start_b = b ? b->whole.start : UINT32_MAX;
	return start_a < start_b ? -1 : start_a > start_b;
}

struct placed {
	const struct pllint_entry *entry;
	uint32_t index;
};

static int compare(const void *first, const void *second)
{
	const struct placed *a = first, *b = second;
	int order = compare_entries(a->entry, b->entry);
	return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

static size_t collect(struct placed *placed, const struct pllint_report *report, const bool *leaves_out)
{
	size_t count = 0;
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		if (!leaves_out || !leaves_out[i]) {
			const struct pllint_finding *finding = pllint_report_at(report, i);
			placed[count++] = (struct placed){sections_entry(report, finding), (uint32_t)i};
		}
	}
	return count;
}

void sections_make(struct sections *sections, const struct pllint_report *report, const bool *leaves_out)
{
	size_t size = pllint_report_size(report) + 1; // never nothing at all
	struct placed *placed = allocate(NULL, size * sizeof *placed);
	size_t count = collect(placed, report, leaves_out);
	qsort(placed, count, sizeof *placed, compare);
	*sections = (struct sections){
		.items = allocate(NULL, size * sizeof *sections->items),
		.order = allocate(NULL, size * sizeof *sections->order),
	};
	for (size_t i = 0; i < count; i++) {
		sections->order[i] = placed[i].index;
		if (i == 0 || placed[i].entry != placed[i - 1].entry) {
			sections->items[sections->count++] = (struct section){.entry = placed[i].entry, .first = i};
		}
		sections->items[sections->count - 1].count++;
	}
	free(placed);
}

static int compare_sections(const void *first, const void *second)
{
	const struct section *a = first, *b = second;
	return compare_entries(a->entry, b->entry);
}

const struct section *sections_find(const struct sections *sections, const struct pllint_entry *entry)
{
	struct section wanted = {.entry = entry};
	return bsearch(&wanted, sections->items, sections->count, sizeof *sections->items, compare_sections);
}

void sections_free(struct sections *sections)
{
	free(sections->items);
	free(sections->order);
	*sections = (struct sections){0};
}
