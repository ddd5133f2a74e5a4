#ifndef CHANGE_DIFF_H
#define CHANGE_DIFF_H

#include "report/buffer.h"
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

// How often a line is in each text, and where it does so last.
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

// Adds a unified diff that `git apply` and `patch -p1` take; nothing where the texts are the same.
// `name` is the file's path from the current folder.
void diff_unified(struct buffer *diff, const char *name, struct diff_text old, struct diff_text new);

// Lines of the old text, and what is in their place in the new one. Either may be empty.
struct diff_change {
	size_t start, end; // bytes of the old text
	struct diff_text new;
};

// Hands out the changes from the old text to the new one, in order.
void diff_changes(struct diff_text old, struct diff_text new,
		  void (*take)(void *context, const struct diff_change *change), void *context);

#endif
