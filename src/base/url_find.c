// Bare URLs in raw bytes: where they start, and what a reader takes for their end.

#include <string.h>

#include "base/bytes.h"
#include "base/unicode.h"
#include "base/url_parts.h"

static bool is_between(uint32_t point, uint32_t first, uint32_t last)
{
	return point >= first && point <= last;
}

// Letters of scripts that are written without whitespace, so that text follows a URL directly.
static bool is_unspaced_letter(uint32_t point)
{
	return is_between(point, 0x2E80, 0x2FFF) || is_between(point, 0x3005, 0x3007) ||
	       is_between(point, 0x3040, 0x9FFF) || is_between(point, 0xA960, 0xA97F) ||
	       is_between(point, 0xAC00, 0xD7FF) || is_between(point, 0xF900, 0xFAFF) ||
	       is_between(point, 0xFF66, 0xFFDC) || is_between(point, 0x20000, 0x3FFFF);
}

static bool is_punctuation(uint32_t point)
{
	return point == 0xAB || point == 0xB7 || point == 0xBB || is_between(point, 0x2000, 0x206F) ||
	       is_between(point, 0x3000, 0x303F) || is_between(point, 0xFE10, 0xFE6F) ||
	       is_between(point, 0xFF00, 0xFF65);
}

// --- the end -------------------------------------------------------------------------------------

struct tail {
	const char *bytes;
	size_t size;
	size_t start;	// after the scheme
	size_t end;	// so far
	size_t open[3]; // (, [, {
	bool in_path;	// behind the first slash, question mark or fragment of the path itself
	bool unspaced;	// such letters have been taken: more of them follow
};

// A host that starts in such letters, as in `https://例え.jp/`: a dot and a domain in ASCII follow them.
static bool is_unspaced_host(const char *bytes, size_t size, size_t at)
{
	size_t length = 0;
	do {
		at += length;
	} while (at < size && is_unspaced_letter(unicode_decode(bytes + at, size - at, &length)));
	return size - at > 2 && bytes[at] == '.' && url_is_alnum(bytes[at + 1]);
}

// `人` belongs to `/wiki/人工`, not to `https://x.org/a人` nor to `https://x.org/人`.
static bool takes_unspaced(const struct tail *tail)
{
	if (tail->unspaced || tail->end == tail->start) {
		return true; // a host is only begun where it may start so
	}
	char before = tail->bytes[tail->end - 1];
	return tail->in_path && (before == '/' || before == '=' || before == '#');
}

static bool takes_wide(struct tail *tail, size_t *length)
{
	uint32_t point = unicode_decode(tail->bytes + tail->end, tail->size - tail->end, length);
	if (point == UNICODE_INVALID || unicode_is_whitespace(point) || unicode_is_symbol(point) ||
	    !unicode_is_printable(point)) {
		return false;
	}
	if (is_unspaced_letter(point)) {
		tail->unspaced = takes_unspaced(tail);
		return tail->unspaced;
	}
	return !is_punctuation(point);
}

// Brackets belong to a URL in pairs.
static bool closes_bracket(size_t *open)
{
	bool is_open = *open > 0;
	*open -= is_open;
	return is_open;
}

static bool starts_url(const char *bytes, size_t size)
{
	return url_starts_with(bytes, size, "http://") || url_starts_with(bytes, size, "https://");
}

static bool takes_slash(struct tail *tail)
{
	bool is_first = !tail->in_path && !memchr(tail->bytes + tail->start, '/', tail->end - tail->start);
	tail->in_path = !is_first;
	return true;
}

static bool takes_ascii(struct tail *tail, char byte)
{
	const char *after = tail->bytes + tail->end + 1;
	size_t left = tail->size - tail->end - 1;
	switch (byte) {
	case '/':
		return takes_slash(tail);
	case '?':
	case '#':
		tail->in_path = true;
		return true;
	case '(':
		tail->open[0]++;
		return true;
	case '[':
		tail->open[1]++;
		return true;
	case '{':
		tail->open[2]++;
		return true;
	case ')':
		return closes_bracket(&tail->open[0]);
	case ']':
		return closes_bracket(&tail->open[1]);
	case '}':
		return closes_bracket(&tail->open[2]);
	case '*':
		return left == 0 || *after != '*';
	case ',':
	case ';':
		return !starts_url(after, left); // `https://a.org/b,https://c.org/d` is two
	case '<':
	case '>':
	case '"':
	case '`':
	case '|':
	case '\\': // Markdown's
		return false;
	default:
		return byte > ' ' && byte < 0x7F;
	}
}

// The most of any URL: nothing to look at.
static bool is_plain(char byte)
{
	return url_is_alnum(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '=' || byte == '%';
}

static void follow(struct tail *tail)
{
	while (tail->end < tail->size) {
		char byte = tail->bytes[tail->end];
		if (is_plain(byte)) {
			tail->end++;
			continue;
		}
		size_t length = 1;
		bool takes = (unsigned char)byte < 0x80 ? takes_ascii(tail, byte) : takes_wide(tail, &length);
		if (!takes) {
			return;
		}
		tail->end += length;
	}
}

// The length of a character reference (`&gt;`) that ends at `end`, 0 for none.
static size_t reference_before(const char *bytes, size_t start, size_t end)
{
	size_t at = end - 1;
	while (at > start && end - at < 12 && (url_is_alnum(bytes[at - 1]) || bytes[at - 1] == '#')) {
		at--;
	}
	return at > start && at < end - 1 && bytes[at - 1] == '&' ? end - at + 1 : 0;
}

// Underscores and tildes close a mark only where the same is before the URL.
static bool closes_mark(const char *bytes, size_t url, char byte)
{
	return url > 0 && bytes[url - 1] == byte;
}

static size_t without_punctuation(const char *bytes, size_t url, size_t start, size_t end)
{
	while (end > start) {
		char byte = bytes[end - 1];
		size_t reference = byte == ';' ? reference_before(bytes, start, end) : 0;
		if (reference > 0) {
			end -= reference;
		} else if (byte_is_in(byte, ".,;:!?'*([{") ||
			   (byte_is_in(byte, "_~") && closes_mark(bytes, url, byte))) {
			end--;
		} else {
			return end;
		}
	}
	return end;
}

// --- the start -----------------------------------------------------------------------------------

static const struct {
	const char *name;
	size_t size;
	bool has_slashes;
} schemes[] = {{"https", 5, true}, {"http", 4, true}, {"ftp", 3, true}, {"mailto", 6, false}, {"git", 3, true},
	       {"ssh", 3, true},   {"svn", 3, true},  {"bzr", 3, true}, {"rdar", 4, true},    {"magnet", 6, false}};

// True if a word, or a longer scheme (`git+https`), runs up to `at`.
static bool is_inside_word(const char *bytes, size_t at)
{
	size_t start = at;
	while (start > 0 && at - start < 3 && ((unsigned char)bytes[start - 1] & 0xC0) == 0x80) {
		start--;
	}
	if (start == 0) {
		return false;
	}
	start--;
	size_t length;
	uint32_t point = unicode_decode(bytes + start, at - start, &length);
	if (point == '+') {
		return true;
	}
	bool is_word = unicode_is_letter(point) || unicode_is_digit(point);
	return is_word && !is_unspaced_letter(point) && !is_punctuation(point);
}

// The start of the scheme whose colon is at `colon`; `colon` itself for none.
static size_t scheme_before(const char *bytes, size_t size, size_t from, size_t colon, size_t *after)
{
	bool has_slashes = size - colon > 2 && bytes[colon + 1] == '/' && bytes[colon + 2] == '/';
	if (!has_slashes && (colon == 0 || !byte_is_in(bytes[colon - 1], "oOtT"))) {
		return colon; // neither `mailto` nor `magnet`
	}
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t name = schemes[i].size;
		bool fits = colon - from >= name && (has_slashes || !schemes[i].has_slashes) &&
			    url_starts_with(bytes + colon - name, name, schemes[i].name);
		if (fits && !is_inside_word(bytes, colon - name)) {
			*after = colon + (schemes[i].has_slashes ? 3 : 1);
			return colon - name;
		}
	}
	return colon;
}

static bool can_start_host(const char *bytes, size_t size, size_t at)
{
	if (at >= size) {
		return false;
	}
	if (bytes[at] == '?') {
		return at >= 7 && url_starts_with(bytes + at - 7, 7, "magnet:");
	}
	if ((unsigned char)bytes[at] < 0x80) {
		return url_is_alnum(bytes[at]) || bytes[at] == '[' || bytes[at] == '_';
	}
	size_t length;
	uint32_t point = unicode_decode(bytes + at, size - at, &length);
	if (is_unspaced_letter(point)) {
		return is_unspaced_host(bytes, size, at);
	}
	return unicode_is_letter(point) && !is_punctuation(point);
}

bool url_find(const char *bytes, size_t size, size_t from, size_t *start, size_t *end)
{
	for (size_t at = from; at < size; at++) {
		const char *colon = memchr(bytes + at, ':', size - at);
		if (!colon) {
			return false;
		}
		at = (size_t)(colon - bytes);
		size_t after;
		size_t url = scheme_before(bytes, size, from, at, &after);
		if (url == at || !can_start_host(bytes, size, after)) {
			continue;
		}
		struct tail tail = {.bytes = bytes, .size = size, .start = after, .end = after};
		follow(&tail);
		size_t last = without_punctuation(bytes, url, after, tail.end);
		if (last > after) {
			*start = url;
			*end = last;
			return true;
		}
	}
	return false;
}
