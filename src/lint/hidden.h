#ifndef PLLINT_LINT_HIDDEN_H
#define PLLINT_LINT_HIDDEN_H

// Entries that nobody sees: in a comment, raw HTML or a code block that is never closed, in a code block or a quote
// among entries, in front matter that ends too late.

#include "lint/check.h"

// Raw HTML that is never closed ends with the list.
static inline bool hidden_may_be_in_html(const struct source *source, const struct entry *entry)
{
	return entry->html_count > 0 && entry->extent.end == source->size;
}

// Reports what a section hides; `match`: what it is an entry by, NULL if it is none; `is_among`: entries are expected
// where it stands. Returns how many entries and groups.
uint32_t hidden_report(struct check *check, const struct entry *entry, const struct match *match, bool is_among);
// The same of the front matter.
uint32_t hidden_report_front_matter(struct check *check);

#endif
