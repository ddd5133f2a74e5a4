#ifndef REPORT_EXPORT_BIBTEX_H
#define REPORT_EXPORT_BIBTEX_H

#include "pllint.h"
#include "report/buffer.h"
#include "report/exporter.h"

// Adds text as it may be between the braces of a field: it shows as it is, whatever is in it.
void bibtex_add(struct buffer *buffer, const char *bytes, size_t size);
// Adds a URL or a number, which programs take as they are: what would end the field is percent-encoded.
void bibtex_add_verbatim(struct buffer *buffer, const char *bytes, size_t size);
// Adds names, with `and` between.
void bibtex_add_names(struct buffer *buffer, const struct pllint_text *names, size_t count);

// Keys such as `vaswani2017attention-1706.03762`: of the first author's family name, the year, the first word of
// the title that says something, and what tells the work from all others. The same entry has the same key in
// whatever list and place it stands.

// The keys that are given away.
struct bibtex_keys {
	uint64_t *hashes; // 0: free
	uint32_t *counts;
	size_t count, capacity;
};

// Adds the text in ASCII: letters without their marks, lower case, digits; nothing else is left.
void bibtex_fold(struct buffer *folded, const char *bytes, size_t size);

// Adds an entry's key. `year` is empty where it is not known, `author` where there is none; `work` is the identity
// of its paper, or NULL. One that is given away already gets a number: the work is listed twice.
void bibtex_key(struct bibtex_keys *keys, struct buffer *key, const struct pllint_exported *entry,
		struct pllint_text author, const char *year, const struct pllint_identity *work);
void bibtex_keys_release(struct bibtex_keys *keys);

#endif
