#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

// The findings of a report, entry by entry.

#include "report/buffer.h"

#include "pllint.h"

// The findings of one entry: `order[first]` and the `count - 1` after it.
struct section {
	const struct pllint_entry *entry; // NULL: what is about no entry; it comes last
	size_t first, count;
};

struct sections {
	struct section *items; // none is empty
	size_t count;
	uint32_t *order; // indexes of findings, in the order of the list within each section
};

// `leaves_out`, by index of finding, may be NULL.
void sections_make(struct sections *sections, const struct pllint_report *report, const bool *leaves_out);
void sections_free(struct sections *sections);

// The section of an entry, or NULL.
const struct section *sections_find(const struct sections *sections, const struct pllint_entry *entry);

// The entry in which a finding is, or NULL.
const struct pllint_entry *sections_entry(const struct pllint_report *report, const struct pllint_finding *finding);

#endif
