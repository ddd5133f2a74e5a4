#ifndef REPORT_EXPORTER_H
#define REPORT_EXPORTER_H

// Prints the entries of lists for other programs, a format each.

#include "report/output.h"

struct exporter;

struct export_format {
	const char *name;
	void (*begin)(struct exporter *exporter);
	void (*entry)(struct exporter *exporter, const char *path, const struct pllint_exported *entry);
	void (*end)(struct exporter *exporter);
};

struct exporter {
	const struct export_format *format;
	struct output *output;
	void *state; // of the format, made by `begin` and freed by `end`
};

// NULL if there is none of that name.
const struct export_format *export_format_find(const char *name);

// --- what all of them want -------------------------------------------------------------------------

// The entry's group; of a file that is an entry, the folder that it is in. NULL as its bytes: there is none.
struct pllint_text exported_group(const struct pllint_exported *entry, const char *path);
// The entry's group as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty if it is no date with a year.
void exported_date(const struct pllint_exported *entry, char date[16]);
// The field that says how far the reader is; NULL if there is none.
const struct pllint_exported_field *exported_progress(const struct pllint_exported *entry);
bool exported_label_is(const struct pllint_exported_field *field, const char *names);
// True if the link leads to the same work, repository and so on as one before it in the entry.
bool exported_is_repeated(const struct pllint_exported *entry, uint32_t link);

#endif
