#ifndef CLI_DIFF_LINES_H
#define CLI_DIFF_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One of two texts that are compared, as lines. A line ends with its LF; a CR before it belongs to it.
struct diff_side {
	const char *bytes;
	size_t *starts; // of each line, and the end of the last
	uint32_t *ids;	// two lines, of either side, are equal if their ids are
	bool *changed;	// the other side has no such line here; false at first
	uint32_t count;
};

// How often a line stands in each text, and where it does so last.
struct diff_line {
	uint32_t count[2], last[2];
};

struct diff_texts {
	struct diff_side side[2]; // the old text and the new one
	struct diff_line *lines;  // by id
	uint32_t line_count;
};

struct diff_text {
	const char *bytes;
	size_t size;
};

// Splits both texts, which must outlive the result; diff_texts_release wants it afterwards.
void diff_texts_split(struct diff_texts *texts, struct diff_text old, struct diff_text new);
void diff_texts_release(struct diff_texts *texts);

#endif
