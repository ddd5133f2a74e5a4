#ifndef PLLINT_INFER_FILES_H
#define PLLINT_INFER_FILES_H

// What files that are an entry each have in common, as a template.

#include "infer/infer.h"

// Reads the files that are entries by their names, and writes the template that most follow. PLLINT_NO_ENTRY: they
// have no form in common, and nothing is written.
enum pllint_status files_infer(struct infer *infer, struct memory *memory, const struct pllint_environment *environment,
			       const struct pllint_file_text *texts, size_t count, struct pllint_writer writer);

#endif
