#ifndef REPORT_MARKDOWN_PAGE_H
#define REPORT_MARKDOWN_PAGE_H

// What is said of a file in Markdown, piece by piece; each adds to a text.

#include "report/correction.h"
#include "report/folds.h"

struct markdown_page {
	const struct reported *reported;
	struct correction correction;
	struct folds folds;
	struct sections sections; // without what is folded
	struct buffer words;
};

void markdown_page_open(struct markdown_page *page, const struct reported *reported);
void markdown_page_close(struct markdown_page *page);

// A finding, and the others for which it speaks. What is fixed in a block below needs no help.
void markdown_page_finding(struct markdown_page *page, struct buffer *text, uint32_t index, bool is_fixed);
// A heading and the findings. `has_block`: the corrected entry follows.
void markdown_page_section(struct markdown_page *page, struct buffer *text, const struct section *section,
			   bool has_block);
// The corrected entry, folded away. False where it cannot be shown, which is said instead.
bool markdown_page_block(struct markdown_page *page, struct buffer *text, const struct pllint_entry *entry,
			 const struct pllint_entry *corrected);

#endif
