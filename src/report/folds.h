#ifndef REPORT_FOLDS_H
#define REPORT_FOLDS_H

// What a whole list shares is told to people once: where it first is, and how often and where else.
//
// Findings are alike if they are of one rule and severity, point at the same place of the template, and say the
// same; or the same but for what they quote, where nearly each of them quotes something else (every link http).
// They are folded where there are at least FOLDS_MIN of them, in at least half of the entries; what is about no
// entry, in number at least half of the groups. Findings that say the same and that another template would not have are
// folded where one in ten of at least twenty entries has them.

#include "report/buffer.h"

#include "pllint.h"

enum { FOLDS_MIN = 10, FOLD_LINES = 8 };

struct fold {
	uint32_t index; // the first of the findings
	uint32_t more;	// how many others there are
	uint32_t lines[FOLD_LINES];
	uint32_t line_count; // of the first others, each line once
	bool has_more_lines;
	const char *hint; // how the template would have to change for none of them to be, or NULL
};

struct folds {
	struct fold *items; // in the order of the list
	size_t count;
	bool *is_told; // by index of finding: another one speaks for it
};

void folds_make(struct folds *folds, const struct pllint_report *report);
void folds_free(struct folds *folds);
// The others for which a finding speaks, or NULL.
const struct fold *folds_of(const struct folds *folds, size_t index);
// Adds `311 more like it, in lines 25, 40, 52, ...`, and the hint.
void folds_write(struct buffer *buffer, const struct fold *fold);

#endif
