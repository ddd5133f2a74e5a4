#ifndef CHANGE_REVISION_H
#define CHANGE_REVISION_H

// From a text as it is and the diff that led to it: the text as it was, and what of it was touched.

#include "change/patch.h"
#include "pllint.h"

struct revision {
	struct buffer before;
	struct pllint_span *touched;
	size_t touched_count, touched_capacity;
	struct pllint_kept *kept;
	size_t kept_count, kept_capacity;
};

// Takes back what the diff says of a file, which may be several changes, the last one first; without any, nothing was
// changed. False with the problem where the diff does not fit the text; revision_release wants it in any case. Line
// endings need not be the same: git may have fixed them.
bool revision_make(struct revision *revision, const struct patch *patch, const struct patch_file *const *changes,
		   size_t count, const char *bytes, size_t size, struct buffer *problem);
// The same of a text that is new as a whole.
void revision_make_new(struct revision *revision, size_t size);
void revision_release(struct revision *revision);

#endif
