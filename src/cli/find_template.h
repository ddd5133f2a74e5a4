#ifndef CLI_FIND_TEMPLATE_H
#define CLI_FIND_TEMPLATE_H

#include <stddef.h>

struct folder;

// What is known of the folders that were looked into.
struct finder {
	struct folder *folders;
	size_t count;
	size_t *slots; // a hash table of the folders' indexes
	size_t slot_count;
};

// The nearest template.md from an absolute folder upward, never past the root of its repository; with
// no repository, in that folder alone. NULL: there is none, or *error, an errno, says why that cannot be
// known. The path lives as long as the finder.
const char *find_template(struct finder *finder, const char *folder, int *error);
void finder_release(struct finder *finder);

#endif
