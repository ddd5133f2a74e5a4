#ifndef CHANGE_BASELINE_H
#define CHANGE_BASELINE_H

// A record of findings that are known: a JSON file that people can read and review.

#include "pllint.h"
#include "report/json.h"

// The recorded findings of one file.
struct baseline_file {
	const char *path;			 // as it is recorded
	struct pllint_fingerprint *fingerprints; // in order, none twice
	const struct json **records;		 // parallel
	size_t count;
	bool was_checked;
	bool *is_met; // parallel
};

struct baseline {
	struct json *content;
	struct baseline_file *files;
	size_t count;
};

// False with the problem where the bytes are no baseline. baseline_release wants it in any case.
bool baseline_read(struct baseline *baseline, const char *bytes, size_t size, struct buffer *problem);
void baseline_release(struct baseline *baseline);
// NULL: nothing is recorded of it.
struct baseline_file *baseline_find(const struct baseline *baseline, const char *path);

// The content of a new one: an object whose list of findings is added to.
struct json *baseline_new(void);
// Records a report's findings under a path. How many that are.
size_t baseline_add(struct json *content, const char *path, const struct pllint_report *report);
// Takes over a record of another one.
void baseline_keep(struct json *content, const struct json *record);

#endif
