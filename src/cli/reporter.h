#ifndef CLI_REPORTER_H
#define CLI_REPORTER_H

#include "cli/output.h"

// The findings of one file and what their spans speak of.
struct reported {
	const char *path;
	const struct pllint_report *report;
	const char *template_path;
	const struct pllint_template *template; // NULL: it could not be read
};

// For people: excerpts, what the template shows, help.
void text_report(struct output *output, const struct reported *reported);
// For other programs: one line a finding.
void concise_report(struct output *output, const struct reported *reported);

const char *severity_name(unsigned severity);

#endif
