#ifndef PLLINT_BASE_URL_PARTS_H
#define PLLINT_BASE_URL_PARTS_H

// What the files behind base/url.h share.

#include "base/url.h"

static inline char url_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

static inline bool url_is_alpha(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static inline bool url_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static inline bool url_is_alnum(char byte)
{
	return url_is_alpha(byte) || url_is_digit(byte);
}

// True if the bytes start with `lower`, letter case aside.
bool url_starts_with(const char *bytes, size_t size, const char *lower);
// The length of `scheme://` at the start, 0 for none.
size_t url_scheme_length(const char *bytes, size_t size);
// True if a '|'-separated list has the word; letter case aside.
bool url_is_listed(const char *list, const char *word, size_t size);
// The site that a host (without www.) belongs to.
const struct url_site *url_site_of_host(const char *host, size_t size);

#endif
