#ifndef PLLINT_LINT_TAG_FORM_H
#define PLLINT_LINT_TAG_FORM_H

// When two spellings are one tag.

#include "base/memory.h"
#include "base/unicode.h"

// A tag without what spellings differ in: letter case, hyphens and whitespace, the plural.
struct unicode_key tag_form(struct arena *arena, const char *bytes, size_t size);
// Folded, with single whitespace between its words.
struct unicode_key tag_words(struct arena *arena, const char *bytes, size_t size);
// True if one long word of theirs differs by one edit, and nothing else: a misspelling of one of the two.
bool tag_is_misspelling(struct unicode_key a, struct unicode_key b);

#endif
