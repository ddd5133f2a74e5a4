#ifndef PLLINT_LINT_ENGINE_H
#define PLLINT_LINT_ENGINE_H

// One list from its first byte to its sorted findings.

#include "lint/report.h"

// Fills the report, whose memory, source, template and findings are set up. False if no entry was
// found. Leaves by memory_fail.
bool engine_run(struct pllint_report *report, const struct pllint_settings *settings);
// Counts the findings once they are sorted.
void engine_count(struct pllint_report *report);

#endif
