// Patterns for URLs: literal text with parts in `<>` or `{}`.

#include "base/bytes.h"
#include "base/url_parts.h"

// Bounds the time: matching takes the product of both lengths at worst.
enum { PATTERN_MAX = 2048 };

// The length of a part at the start, 0 for none.
static size_t part_length(const char *bytes, size_t size)
{
	if (size < 3 || (bytes[0] != '<' && bytes[0] != '{')) {
		return 0;
	}
	char closing = bytes[0] == '<' ? '>' : '}';
	for (size_t i = 1; i < size; i++) {
		if (bytes[i] == closing) {
			return i > 1 ? i + 1 : 0;
		}
		if (byte_is_in(bytes[i], "<>{}\n\r")) {
			return 0;
		}
	}
	return 0;
}

static bool is_http(const char *bytes, size_t size)
{
	return url_starts_with(bytes, size, "http://") || url_starts_with(bytes, size, "https://");
}

bool url_is_pattern(const char *bytes, size_t size)
{
	if (!is_http(bytes, size) || size > PATTERN_MAX) {
		return false;
	}
	size_t scheme = url_scheme_length(bytes, size);
	bool has_part = false;
	for (size_t at = scheme; at < size;) {
		size_t part = part_length(bytes + at, size - at);
		if (part == 0 && ((unsigned char)bytes[at] <= ' ' || byte_is_in(bytes[at], "<>\"`"))) {
			return false;
		}
		has_part = has_part || part > 0;
		at += part > 0 ? part : 1;
	}
	return has_part && bytes[scheme] != '/';
}

// Can a part stand for this byte? Bytes of longer characters can.
static bool fits_part(char byte)
{
	return (unsigned char)byte > ' ' && byte != 0x7F && !byte_is_in(byte, "/?#");
}

// Of what starts with a scheme.
static size_t without_slash(const char *bytes, size_t size)
{
	return bytes[size - 1] == '/' ? size - 1 : size;
}

struct match {
	const char *pattern;
	size_t pattern_size;
	size_t folded; // so many bytes of the pattern compare without letter case: scheme and host
	const char *url;
	size_t size;
};

static bool same_byte(const struct match *match, size_t p, size_t u)
{
	char a = match->pattern[p];
	char b = match->url[u];
	return p < match->folded ? url_lower(a) == url_lower(b) : a == b;
}

// A part takes as little as it can, and more each time what follows does not fit. Only the last part
// ever needs to take more: none of them crosses a slash, so what an earlier one could take instead,
// the later one can.
static bool fits_from(const struct match *match, size_t p, size_t u)
{
	size_t behind_part = 0; // in the pattern; 0 before the first part
	size_t part_end = 0;	// in the URL
	while (u < match->size || p < match->pattern_size) {
		size_t part = p < match->pattern_size ? part_length(match->pattern + p, match->pattern_size - p) : 0;
		if (part > 0 && u < match->size && fits_part(match->url[u])) {
			p += part;
			behind_part = p;
			part_end = ++u;
		} else if (part == 0 && p < match->pattern_size && u < match->size && same_byte(match, p, u)) {
			p++;
			u++;
		} else if (behind_part > 0 && part_end < match->size && fits_part(match->url[part_end])) {
			p = behind_part;
			u = ++part_end;
		} else {
			return false;
		}
	}
	return true;
}

// Where the host ends. A part in it is not looked into.
static size_t host_end(const char *pattern, size_t size, size_t at)
{
	while (at < size && !byte_is_in(pattern[at], "/?#")) {
		size_t part = part_length(pattern + at, size - at);
		at += part > 0 ? part : 1;
	}
	return at;
}

static bool fits_behind_scheme(const char *pattern, size_t pattern_size, size_t p, const char *url, size_t size,
			       size_t u)
{
	struct match match = {
		.pattern = pattern,
		.pattern_size = without_slash(pattern, pattern_size),
		.folded = host_end(pattern, pattern_size, p),
		.url = url,
		.size = without_slash(url, size),
	};
	return p <= match.pattern_size && u <= match.size && fits_from(&match, p, u);
}

static bool same_scheme(const char *a, size_t a_size, const char *b, size_t b_size)
{
	if (a_size != b_size) {
		return false;
	}
	for (size_t i = 0; i < a_size; i++) {
		if (url_lower(a[i]) != url_lower(b[i])) {
			return false;
		}
	}
	return true;
}

bool url_pattern_fits(const char *pattern, size_t pattern_size, const char *url, size_t size)
{
	size_t p = url_scheme_length(pattern, pattern_size);
	size_t u = url_scheme_length(url, size);
	return pattern_size <= PATTERN_MAX && p > 0 && u > 0 && same_scheme(pattern, p, url, u) &&
	       fits_behind_scheme(pattern, pattern_size, p, url, size, u);
}

bool url_pattern_fits_but_for_scheme(const char *pattern, size_t pattern_size, const char *url, size_t size)
{
	size_t p = url_scheme_length(pattern, pattern_size);
	size_t u = url_scheme_length(url, size);
	return pattern_size <= PATTERN_MAX && is_http(pattern, pattern_size) && is_http(url, size) && p != u &&
	       fits_behind_scheme(pattern, pattern_size, p, url, size, u);
}
