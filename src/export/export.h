#ifndef PLLINT_EXPORT_EXPORT_H
#define PLLINT_EXPORT_EXPORT_H

// Entries as data: what the matcher has understood, in the template's order and spelling.

#include "base/memory.h"
#include "match/match.h"
#include "pllint.h"

// The text of an item: its value, and what is below it. Of a field that nested items make up, these are left
// out.
struct pllint_text content_of(const struct match *match, uint32_t item, bool without_nested, struct arena *arena);

static inline struct pllint_text text_of(struct unicode_key key)
{
	return (struct pllint_text){key.bytes, key.size};
}

static inline struct pllint_text text_at(const struct source *source, span at)
{
	return (struct pllint_text){source_at(source, at), span_length(at)};
}

// Whitespace and line ends at both ends taken off.
struct pllint_text text_trim(struct pllint_text text);

// The names that are in the items of a list, each by itself, without footnote marks and tags.
struct pllint_text *names_of(const struct pllint_text *items, uint32_t *count, struct arena *arena);

// True for a URL of `javascript:`, `vbscript:` or `data:`, however its scheme is hidden: by letter case, whitespace,
// controls, references such as `&#106;`, or escapes.
bool script_is_one(struct pllint_text url);

#endif
