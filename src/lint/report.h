#ifndef PLLINT_LINT_REPORT_H
#define PLLINT_LINT_REPORT_H

// What the public functions hand out, behind its opaque name.

#include "lint/entries.h"
#include "lint/findings.h"
#include "lint/position.h"
#include "lint/values.h"

struct index;
struct pllint_template;

struct pllint_report {
	struct memory memory; // owns everything here but the report itself
	struct arena arena;
	const struct source *source;
	const struct template *template; // NULL in a template's own report
	struct positions positions;
	struct findings findings;
	struct entries entries;
	struct values values;
	const struct index *index; // what the entries left behind; NULL: nothing
	struct pllint_counts counts;
	bool *met;	       // parallel to the settings' `recorded`
	const char *unfixable; // why nothing may be changed, NULL if it may
	const char *reason;    // of a failure
	uint32_t reason_line;  // 0: about no line
};

struct pllint_report *report_new(const struct pllint_environment *environment); // NULL: there is no memory
// What the public functions are handed.
const struct template *template_of(const struct pllint_template *schema);

#endif
