#ifndef CLI_FIX_H
#define CLI_FIX_H

#include "cli/check.h"

// --fix, --diff and --check: fixes one list as far as that goes, prints what is left to say of it.
void fix_list(struct run *run, const struct file *file, struct loaded_template *loaded,
	      const struct contents *contents);
// Standard input that --fix cannot fix comes out as it went in.
void fix_give_back(struct run *run, const struct file *file, const struct contents *contents);

#endif
