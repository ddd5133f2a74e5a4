#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/check.h"

// --export: prints the entries of lists as data, to standard output.
void export_begin(struct run *run);
// Says what cannot be exported.
void export_list(struct run *run, const struct file *file, const struct loaded_template *loaded,
		 const struct contents *contents);
void export_end(struct run *run);

#endif
