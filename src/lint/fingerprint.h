#ifndef PLLINT_LINT_FINGERPRINT_H
#define PLLINT_LINT_FINGERPRINT_H

// By what a finding is known again after the list was edited elsewhere.

#include "lint/report.h"

// Sets the fingerprints of a report's findings, which are in order.
void fingerprints_set(struct pllint_report *report);
// Drops the findings that the settings have recorded, and counts them.
void fingerprints_drop_recorded(struct pllint_report *report, const struct pllint_settings *settings);

#endif
