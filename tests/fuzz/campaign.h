#ifndef PLLINT_CAMPAIGN_H
#define PLLINT_CAMPAIGN_H

// What the files of the campaign share.

#include "fuzz.h"

enum { CAMPAIGN_MAX = 1 << 16 };

struct campaign_text {
	char bytes[CAMPAIGN_MAX];
	size_t size;
};

struct campaign_case {
	struct fuzz_text base, list, template; // `list` is `base`, changed
};

// A number from 0 up to `limit`, which is not one of them.
uint32_t campaign_below(uint32_t limit);

// A list with words that are all different, `w` in fields and `t` in titles; returns its template.
struct fuzz_text campaign_list(struct campaign_text *list);
// One change of those that people make by mistake.
void campaign_change(struct campaign_text *list);

// Holds all promises against a list.
void campaign_check(const struct campaign_case *now);
// Only that of the page, where there is something to render it.
void campaign_check_pages(const struct campaign_case *now);
extern const bool campaign_has_pages;
void campaign_broken(const char *promise, const char *more);
void campaign_print_counts(void);

#endif
