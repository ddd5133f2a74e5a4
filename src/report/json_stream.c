// The frame around JSON values that are printed one by one.

#include "report/json_stream.h"

#include <assert.h>

void json_stream_init(struct json_stream *stream, struct output *output)
{
	*stream = (struct json_stream){.output = output};
}

static void start_line(const struct json_stream *stream)
{
	output_plain(stream->output, "\n");
	for (unsigned i = 0; i < stream->depth; i++) {
		output_plain(stream->output, "  ");
	}
}

static void start_value(struct json_stream *stream, const char *key)
{
	if (stream->depth) {
		output_plain(stream->output, stream->is_filled ? "," : "");
		start_line(stream);
	}
	if (key) {
		output_plain(stream->output, "\"", key, "\": ");
	}
	stream->is_filled = true;
}

static void start_bracket(struct json_stream *stream, const char *key, const char *bracket, char end)
{
	assert(stream->depth < JSON_STREAM_DEPTH);
	start_value(stream, key);
	output_plain(stream->output, bracket);
	stream->ends[stream->depth++] = end;
	stream->is_filled = false;
}

void json_stream_object(struct json_stream *stream, const char *key)
{
	start_bracket(stream, key, "{", '}');
}

void json_stream_array(struct json_stream *stream, const char *key)
{
	start_bracket(stream, key, "[", ']');
}

void json_stream_put(struct json_stream *stream, const char *key, struct json *value)
{
	start_value(stream, key);
	json_print(value, stream->output, 0);
	json_drop(value);
}

void json_stream_members(struct json_stream *stream, struct json *object)
{
	for (const char *key = NULL; (key = json_key_after(object, key));) {
		start_value(stream, key);
		json_print(json_member(object, key), stream->output, 0);
	}
	json_drop(object);
}

void json_stream_end(struct json_stream *stream)
{
	char end[] = {stream->ends[--stream->depth], '\0'};
	if (stream->is_filled) {
		start_line(stream);
	}
	output_plain(stream->output, end);
	stream->is_filled = true;
	if (!stream->depth) {
		output_plain(stream->output, "\n");
	}
}
