#ifndef PLLINT_LINT_TITLES_H
#define PLLINT_LINT_TITLES_H

// Titles and authors as records that can be compared.

#include "lint/index.h"
#include "match/match.h"

// Sets what is told by the entry's title and its authors.
void title_read(struct title_record *title, const struct match *match, struct arena *scratch);

enum title_likeness {
	TITLE_SAME,    // but for case and punctuation
	TITLE_VARIANT, // they may be one: shortened, translated, of the same authors, or nobody can tell
	TITLE_OTHER,   // clearly different
};
enum title_likeness title_compare(const struct title_record *a, const struct title_record *b);
// True if both name authors, and other ones first.
bool title_authors_differ(const struct title_record *a, const struct title_record *b);

#endif
