#ifndef PLLINT_IDENTITY_ADDRESS_H
#define PLLINT_IDENTITY_ADDRESS_H

// A web address in its parts, for the files of this folder.

#include <stdbool.h>
#include <stddef.h>

struct part {
	const char *bytes;
	size_t size;
};

struct address {
	struct part host; // without `www.` and a final dot
	struct part path; // without the slash at its start, as written
	struct part query;
	bool has_query, has_fragment;
};

// False for anything but plain http and https: user-info, another port than the scheme's own, a
// backslash, a blank or a control character. A missing scheme is no matter.
bool address_read(const char *url, size_t size, struct address *address);

// The value of a parameter of the query, as written. False if there is none, or more than one.
bool address_parameter(const struct address *address, struct part name, struct part *value);

// A host in small letters; one that starts with a dot stands for its subdomains too.
struct host {
	const char *bytes; // NULL: the end of a list
	size_t size;
};
#define HOST(text)                                                                                                     \
	{                                                                                                              \
		text, sizeof(text) - 1                                                                                 \
	}
#define HOSTS(...) ((const struct host[]){__VA_ARGS__, {NULL, 0}})
bool address_is_on(const struct address *address, const struct host *hosts);

// Resolves percent escapes, once. A slash that was escaped becomes ADDRESS_SLASH. Returns the length; 0
// for nothing, for what is no escape, and for control characters and whitespace.
enum { ADDRESS_SLASH = 1 };
size_t address_decode(struct part text, char *decoded, size_t capacity);
// The value of a hexadecimal digit, -1 for none.
int address_hex(char digit);

bool address_same(const char *a, const char *b, size_t size); // letter case aside
bool part_is(struct part part, const char *text);	      // letter case aside

#endif
