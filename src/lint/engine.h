#ifndef PLLINT_LINT_ENGINE_H
#define PLLINT_LINT_ENGINE_H

// One list from its first byte to its sorted findings.

#include "lint/list.h"
#include "lint/report.h"

// Fills the report, whose memory, source, template and findings are set up. False if no entry was
// found. Leaves by memory_fail. `watcher` may be NULL.
bool engine_run(struct pllint_report *report, const struct pllint_settings *settings,
		const struct list_watcher *watcher);
// Counts the findings once they are sorted.
void engine_count(struct pllint_report *report);

// A list that is to be linted by pllint_lint, or watched by another layer while that is done.
struct lint_run {
	const struct pllint_template *template;
	const char *bytes;
	size_t size;
	const struct pllint_settings *settings;
	const struct list_watcher *watcher; // NULL: none
	struct pllint_report *report;	    // is set: the report, released by the caller; NULL without memory
};
enum pllint_status lint_run(const struct pllint_environment *environment, struct lint_run *run);

#endif
