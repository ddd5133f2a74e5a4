// A web address in its parts. What a browser would read otherwise than it looks is refused.

#include "identity/address.h"

#include <string.h>

#include "base/url.h"
#include "base/url_parts.h"

bool address_same(const char *a, const char *b, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (url_lower(a[i]) != url_lower(b[i])) {
			return false;
		}
	}
	return true;
}

bool part_is(struct part part, const char *text)
{
	return strlen(text) == part.size && url_starts_with(part.bytes, part.size, text);
}

static bool is_clean(const char *url, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if ((unsigned char)url[i] <= ' ' || url[i] == 0x7F) {
			return false;
		}
	}
	return !memchr(url, '\\', size);
}

// What follows the host: nothing, a final dot, the scheme's own port.
static bool is_plain_port(struct part rest, bool is_http)
{
	if (rest.size > 0 && rest.bytes[0] == '.') {
		rest.bytes++;
		rest.size--;
	}
	return rest.size == 0 || part_is(rest, is_http ? ":80" : ":443");
}

static size_t find(const char *bytes, size_t size, char wanted)
{
	const char *found = size > 0 ? memchr(bytes, wanted, size) : NULL;
	return found ? (size_t)(found - bytes) : size;
}

static void split(const char *bytes, size_t size, struct address *address)
{
	size_t end = find(bytes, size, '#');
	address->has_fragment = end < size;
	size_t path_end = find(bytes, end, '?');
	address->has_query = path_end < end;
	size_t path_start = path_end > 0;
	address->path = (struct part){bytes + path_start, path_end - path_start};
	size_t query_start = address->has_query ? path_end + 1 : end;
	address->query = (struct part){bytes + query_start, end - query_start};
}

bool address_read(const char *url, size_t size, struct address *address)
{
	size_t scheme = url_scheme_length(url, size);
	bool is_http = scheme == 7 && url_starts_with(url, size, "http");
	bool is_https = scheme == 8 && url_starts_with(url, size, "https");
	if ((scheme > 0 && !is_http && !is_https) || size == 0 || !is_clean(url, size)) {
		return false;
	}
	struct url_host host = url_host_of(url, size);
	size_t start = scheme > 0 ? scheme : size >= 2 && memcmp(url, "//", 2) == 0 ? 2 : 0;
	size_t end = host.end > start ? host.end : start;
	while (end < size && url[end] != '/' && url[end] != '?' && url[end] != '#') {
		end++;
	}
	bool has_user = memchr(url + start, '@', end - start) != NULL;
	if (host.end <= host.start || has_user ||
	    !is_plain_port((struct part){url + host.end, end - host.end}, is_http)) {
		return false;
	}
	address->host = (struct part){url + host.start, host.end - host.start};
	split(url + end, size - end, address);
	return true;
}

bool address_parameter(const struct address *address, struct part name, struct part *value)
{
	unsigned found = 0;
	for (size_t at = 0; at < address->query.size;) {
		const char *start = address->query.bytes + at;
		size_t length = find(start, address->query.size - at, '&');
		size_t equals = find(start, length, '=');
		if (equals == name.size && memcmp(start, name.bytes, name.size) == 0) {
			size_t skipped = equals < length ? equals + 1 : equals;
			*value = (struct part){start + skipped, length - skipped};
			found++;
		}
		at += length + 1;
	}
	return found == 1;
}

// Most hosts differ in their lengths already.
static bool is_same_host(struct part host, const struct host *listed)
{
	if (listed->bytes[0] != '.') {
		return host.size == listed->size && address_same(host.bytes, listed->bytes, host.size);
	}
	if (host.size < listed->size) {
		return host.size == listed->size - 1 && address_same(host.bytes, listed->bytes + 1, host.size);
	}
	return address_same(host.bytes + host.size - listed->size, listed->bytes, listed->size);
}

bool address_is_on(const struct address *address, const struct host *hosts)
{
	for (const struct host *listed = hosts; listed->bytes; listed++) {
		if (is_same_host(address->host, listed)) {
			return true;
		}
	}
	return false;
}

int address_hex(char digit)
{
	char lower = url_lower(digit);
	return url_is_digit(digit) ? digit - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The byte that an escape stands for; -1 for what is no escape, or one of a control character or a blank.
static int escaped_byte(struct part text, size_t at)
{
	if (text.size - at < 3) {
		return -1;
	}
	int high = address_hex(text.bytes[at + 1]);
	int low = address_hex(text.bytes[at + 2]);
	int byte = high * 16 + low;
	return high < 0 || low < 0 || byte <= ' ' || byte == 0x7F ? -1 : byte;
}

size_t address_decode(struct part text, char *decoded, size_t capacity)
{
	size_t size = 0;
	for (size_t i = 0; i < text.size; i++) {
		int byte = (unsigned char)text.bytes[i];
		if (byte == '%') {
			byte = escaped_byte(text, i);
			byte = byte == '/' ? ADDRESS_SLASH : byte;
			i += 2;
		}
		if (byte < 0 || size == capacity) {
			return 0;
		}
		decoded[size++] = (char)byte;
	}
	return size;
}
