// A buffered stream that remembers why a write failed.

#include "report/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void output_init(struct output *output, int descriptor)
{
	output->descriptor = descriptor;
	output->color = false;
	output->error = 0;
	output->used = 0;
	output->copy = NULL;
	output->state = (struct escape_state){0};
}

void output_flush(struct output *output)
{
	size_t done = 0;
	while (done < output->used && !output->error && output->descriptor != OUTPUT_NOWHERE) {
		ssize_t written = write(output->descriptor, output->bytes + done, output->used - done);
		if (written >= 0) {
			done += (size_t)written;
		} else if (errno != EINTR) {
			output->error = errno;
		}
	}
	output->used = 0;
}

static void put(struct output *output, const char *bytes, size_t size)
{
	while (size) {
		size_t room = sizeof output->bytes - output->used;
		size_t part = size < room ? size : room;
		memcpy(output->bytes + output->used, bytes, part);
		output->used += part;
		bytes += part;
		size -= part;
		if (output->used == sizeof output->bytes) {
			output_flush(output);
		}
	}
}

static void put_and_copy(struct output *output, const char *bytes, size_t size)
{
	put(output, bytes, size);
	if (output->copy) {
		buffer_add(output->copy, bytes, size);
	}
}

void output_escaped(struct output *output, const char *bytes, size_t size)
{
	escape_pass(&output->state, bytes, size);
	put_and_copy(output, bytes, size);
}

void output_plain_all(struct output *output, const char *const *texts)
{
	for (; *texts; texts++) {
		output_escaped(output, *texts, strlen(*texts));
	}
}

void output_number(struct output *output, uint64_t number)
{
	output_plain(output, DIGITS(number));
}

void output_text(struct output *output, const char *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		size_t run = escape_run(&output->state, bytes + at, size - at);
		put_and_copy(output, bytes + at, run);
		at += run;
		if (at < size) {
			struct escaped shown = escape_next(&output->state, bytes + at, size - at);
			put_and_copy(output, shown.bytes, shown.size);
			at += shown.taken;
		}
	}
}

void output_string(struct output *output, const char *string)
{
	output_text(output, string, strlen(string));
}

void output_lines(struct output *output, const char *bytes, size_t size)
{
	while (size) {
		const char *end = memchr(bytes, '\n', size);
		size_t length = end ? (size_t)(end - bytes) : size;
		output_text(output, bytes, length);
		if (end) {
			output_plain(output, "\n");
			length++;
		}
		bytes += length;
		size -= length;
	}
}

void output_style(struct output *output, enum output_style style)
{
	static const char *const codes[] = {
		[STYLE_PLAIN] = "\033[0m",	[STYLE_BOLD] = "\033[1m",    [STYLE_ERROR] = "\033[1;31m",
		[STYLE_WARNING] = "\033[1;33m", [STYLE_INFO] = "\033[1;36m", [STYLE_DIM] = "\033[2m",
		[STYLE_MARK] = "\033[1;32m",
	};
	if (output->color) {
		put(output, codes[style], strlen(codes[style]));
	}
}

static void write_text(void *context, const char *bytes, size_t size)
{
	output_text(context, bytes, size);
}

static void write_lines(void *context, const char *bytes, size_t size)
{
	output_lines(context, bytes, size);
}

struct pllint_writer output_text_writer(struct output *output)
{
	return (struct pllint_writer){.write = write_text, .context = output};
}

struct pllint_writer output_lines_writer(struct output *output)
{
	return (struct pllint_writer){.write = write_lines, .context = output};
}
