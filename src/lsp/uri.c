// URIs of files.

#include "lsp/uri.h"

#include "report/buffer.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static int digit(char byte)
{
	return byte >= '0' && byte <= '9'   ? byte - '0'
	       : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
	       : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
					    : -1;
}

char *uri_path(const char *uri)
{
	static const char scheme[] = "file://";
	if (strncasecmp(uri, scheme, sizeof scheme - 1) != 0) {
		return NULL;
	}
	const char *at = strchr(uri + sizeof scheme - 1, '/'); // a host's name is passed over
	struct buffer path = {0};
	for (; at && *at && *at != '?' && *at != '#'; at++) {
		int high = *at == '%' ? digit(at[1]) : -1, low = high >= 0 ? digit(at[2]) : -1;
		char byte = low >= 0 ? (char)(high * 16 + low) : *at;
		if (!byte) {
			buffer_release(&path);
			return NULL;
		}
		buffer_add(&path, &byte, 1);
		at += low >= 0 ? 2 : 0;
	}
	return path.bytes;
}

static bool is_plain(char byte)
{
	bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
	return is_letter || byte == '/' || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

char *uri_of(const char *path)
{
	static const char digits[] = "0123456789ABCDEF";
	struct buffer uri = {0};
	buffer_add_string(&uri, "file://");
	for (; *path; path++) {
		unsigned char byte = (unsigned char)*path;
		const char escape[] = {'%', digits[byte >> 4], digits[byte & 15]};
		buffer_add(&uri, is_plain(*path) ? path : escape, is_plain(*path) ? 1 : sizeof escape);
	}
	return uri.bytes;
}
