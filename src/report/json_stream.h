#ifndef REPORT_JSON_STREAM_H
#define REPORT_JSON_STREAM_H

// JSON that is printed as it grows: only the value being made is in memory. Each value is on a line.

#include "report/json.h"

enum { JSON_STREAM_DEPTH = 8 };

struct json_stream {
	struct output *output;
	bool is_filled; // something is in the innermost bracket
	unsigned depth;
	char ends[JSON_STREAM_DEPTH];
};

void json_stream_init(struct json_stream *stream, struct output *output);
// Keys are our own, and NULL for what is in an array, or for the outermost value.
void json_stream_object(struct json_stream *stream, const char *key);
void json_stream_array(struct json_stream *stream, const char *key);
// Prints the value and releases it.
void json_stream_put(struct json_stream *stream, const char *key, struct json *value);
// Prints the members of an object into the one that is open, and releases it.
void json_stream_members(struct json_stream *stream, struct json *object);
// Ends what was opened last; the outermost with the end of its line.
void json_stream_end(struct json_stream *stream);

#endif
