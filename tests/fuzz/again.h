#ifndef PLLINT_FUZZ_AGAIN_H
#define PLLINT_FUZZ_AGAIN_H

// A fix done again from nothing but what was said of it: the findings that it calls fixed, pass by pass, with
// the edits that a check of each text offers for them. What comes out must be the same text, and each
// finding must change no more than its rule announces.

#include "fuzz.h"

struct again {
	struct pllint_environment environment;
	struct pllint_template *template;
	struct pllint_settings settings;
	enum pllint_fix allow;
};

void again_check(const struct again *again, struct fuzz_text list, const struct pllint_fixed *fixed);

#endif
