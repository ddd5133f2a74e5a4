#ifndef PLLINT_IDENTITY_SITES_H
#define PLLINT_IDENTITY_SITES_H

// The table of sites and the kinds of identifiers, for the files of this folder.

#include "identity/address.h"
#include "identity/identity.h"

struct identity_site {
	const char *name; // sites of one name share their identifiers: mirrors
	enum identity_kind kind;
	const struct host *hosts;
	// Split by whitespace, the site's own form first. `{type}` is the identifier, `{*}` any one segment,
	// `{again}` the identifier's last part once more, a final `...` the end or whatever follows a slash. Letter
	// case counts in identifiers only.
	const char *shapes;
	const char *home; // what its own form starts with; NULL: it has none
};

extern const struct identity_site identity_sites[];
extern const size_t identity_site_count;

// True if the path, unescaped and without a slash at either end, has that shape; its identifier is then set.
bool shape_fits(const struct identity_shape *shape, const struct address *address, struct part path,
		struct identity *identity);
// How much of the path there is before a slash.
size_t path_segment(struct part path);

// A kind of identifier.
struct number {
	const char *name; // as shapes write it
	// Reads one at the start of the text, into `identity`. Returns its length, 0 for none.
	size_t (*read)(const struct number *number, struct part text, struct identity *identity);
	bool ignores_case;
	// For number_of_characters: what it consists of.
	size_t shortest, longest;
	const char *fault; // of one with another length; NULL: such a one is none
	bool (*takes)(char byte);
};

// NULL for none.
const struct number *number_named(const char *name, size_t size);
// True if letter case does not tell two identifiers of this name apart.
bool number_ignores_case(const struct identity *identity);

#endif
