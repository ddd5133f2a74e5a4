#ifndef PLLINT_BASE_URL_H
#define PLLINT_BASE_URL_H

// URLs in raw bytes, patterns for them, and the sites that templates name.
// All offsets are relative to the bytes handed in.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The next bare URL with a scheme (http, https, ftp, mailto needs none) at or after `from`; what a
// reader sees as punctuation after it (`.,;:!?)"'` and CJK kin, unbalanced closing brackets) is not part.
bool url_find(const char *bytes, size_t size, size_t from, size_t *start, size_t *end);

enum url_deviation {
	URL_NONE,      // not a URL
	URL_FITS,      // has a scheme and a host (or is a mailto)
	URL_NO_SCHEME, // `arxiv.org/abs/1`, `www.x.org`, `//x.org/`: a URL once `https://` is before it
	URL_RELATIVE,  // `./notes.md`, `/a`, `#part`, `notes.md`: right as a link's target, never as a bare URL
	URL_BROKEN,    // has a scheme, but a blank, no host or a malformed host
};

enum url_deviation url_check(const char *bytes, size_t size);

// Host without user-info, `www.` and port; an empty range if there is none.
struct url_host {
	size_t start, end;
};
struct url_host url_host_of(const char *bytes, size_t size);

// A pattern such as `https://arxiv.org/abs/<id>`: `<part>` and `{part}` stand for one or more
// characters other than `/ ? #` and whitespace. A final `/` does not matter; scheme and host compare
// without letter case, `www.` counts.
bool url_is_pattern(const char *bytes, size_t size); // a URL with at least one part
bool url_pattern_fits(const char *pattern, size_t pattern_size, const char *url, size_t size);
// True if they differ in nothing but http against https.
bool url_pattern_fits_but_for_scheme(const char *pattern, size_t pattern_size, const char *url, size_t size);

// --- sites: a table, not code -------------------------------------------------------------------

struct url_site {
	const char *names; // folded, separated by '|': "arxiv|arxiv paper"
	const char *hosts; // without www., separated by '|'; also fits their subdomains where it starts with '.'
};

// By the folded text of a label (unicode_fold).
const struct url_site *url_site_by_name(const char *name, size_t size);
// By a URL, with or without scheme.
const struct url_site *url_site_of(const char *url, size_t size);
bool url_is_on(const struct url_site *site, const char *url, size_t size);
// True for an http:// URL on one of the sites: each serves the same over https.
bool url_should_be_https(const char *url, size_t size);

#endif
