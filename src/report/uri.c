// Paths as URIs.

#include "report/uri.h"

#include "base/bytes.h"

static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

void uri_of(struct buffer *uri, const char *path)
{
	static const char digits[] = "0123456789ABCDEF";
	buffer_cut(uri, 0);
	buffer_add_string(uri, *path == '/' ? "file://" : "");
	for (; *path; path++) {
		unsigned char byte = (unsigned char)*path;
		if (byte_is_among(*path, plain)) {
			buffer_add(uri, path, 1);
		} else {
			char encoded[] = {'%', digits[byte >> 4], digits[byte & 15]};
			buffer_add(uri, encoded, sizeof encoded);
		}
	}
}
