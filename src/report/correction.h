#ifndef REPORT_CORRECTION_H
#define REPORT_CORRECTION_H

// What the safe fixes would make of each entry, and which findings would be left.

#include "report/reporter.h"
#include "report/sections.h"

struct correction {
	const struct reported *reported;
	const struct pllint_report *before, *after; // after: NULL where no entry can be told from another
	struct sections left;			    // of `after`
};

// `reported.corrected` may be NULL.
void correction_open(struct correction *correction, const struct reported *reported);
void correction_close(struct correction *correction);

// The entry after the fixes; NULL where it stays as it is.
const struct pllint_entry *correction_of(const struct correction *correction, const struct pllint_entry *entry);
// True if the finding is fixed in the corrected entry: nothing there says the same, and what fixes it is part of
// the entry, and not of the blank lines around it.
bool correction_fixes(const struct correction *correction, const struct pllint_entry *entry,
		      const struct pllint_finding *finding);
// The bytes of an entry, without the blank lines after it.
struct pllint_span correction_span(const struct pllint_report *report, const struct pllint_entry *entry);

#endif
