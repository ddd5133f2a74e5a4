#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "report/output.h"

// What a run found in all its files.
struct summary {
	size_t lists, entries;		    // lists without entries do not count
	size_t templates;		    // that were checked themselves
	size_t findings[PLLINT_SEVERITIES]; // by severity
	size_t fixable, fixable_unsafely;   // by --fix, and further ones by --unsafe-fixes
	size_t untouched, recorded;	    // findings that do not count
	size_t fixed, changed;		    // findings that were fixed, or would be, and the files that they change
	bool fixes, writes;		    // what was asked for
	bool allows_unsafe;
};

// Adds a report's findings; what it is of is counted by the caller.
void summary_add(struct summary *summary, const struct pllint_report *report);
// True if a finding reaches the level; PLLINT_OFF: none does.
bool summary_fails(const struct summary *summary, unsigned char level);
// `mark` is put before the number of those that --fix fixes: it is what marks them above.
void summary_print(const struct summary *summary, const char *mark, struct output *output);

#endif
