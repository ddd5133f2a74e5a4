#ifndef CLI_CHECKOUT_H
#define CLI_CHECKOUT_H

// Where the run stands, and how a file is named from there.

struct checkout {
	char *current; // the working directory
	char *root;    // of what CI checked out; NULL where that is not known, or the working directory is not below it
};

void checkout_find(struct checkout *checkout);
void checkout_free(struct checkout *checkout);
// A path from the working directory, or from the root, without `.`, `..` and double slashes; absolute where the
// file stands elsewhere. NULL for NULL. Freed by the caller.
char *checkout_plain(const struct checkout *checkout, const char *path);
char *checkout_from_root(const struct checkout *checkout, const char *path);

#endif
