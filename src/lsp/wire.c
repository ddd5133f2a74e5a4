// Messages over two descriptors.

#include "lsp/wire.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum {
	CHUNK = 64 * 1024,
	HEADER_MAX = 4096,
	MESSAGE_MAX = 1024 * 1024 * 1024,
	// As much as a pipe that can be written to takes without waiting.
	WRITTEN_AT_ONCE = 4096,
	// While the client reads nothing, it is not read from once so much waits for it.
	OUTPUT_MAX = 64 * 1024 * 1024,
	CONGESTED = 1024 * 1024,
	FAREWELL = 2000, // milliseconds that a client may take to read on
};

void wire_release(struct wire *wire)
{
	buffer_release(&wire->input);
	buffer_release(&wire->output);
}

// --- bytes ----------------------------------------------------------------------------------------

static void read_chunk(struct wire *wire)
{
	char bytes[CHUNK];
	ssize_t size = read(wire->in, bytes, sizeof bytes);
	if (size > 0) {
		wire_take(wire, bytes, (size_t)size);
	} else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
		wire->has_ended = true;
	}
}

static size_t unwritten(const struct wire *wire)
{
	return wire->is_unheard ? 0 : wire->output.size - wire->written;
}

static void write_chunk(struct wire *wire)
{
	size_t size = unwritten(wire) < WRITTEN_AT_ONCE ? unwritten(wire) : WRITTEN_AT_ONCE;
	ssize_t written = write(wire->out, wire->output.bytes + wire->written, size);
	if (written >= 0) {
		wire->written += (size_t)written;
	} else if (errno != EINTR && errno != EAGAIN) {
		wire->is_unheard = true;
	}
	if (!unwritten(wire)) {
		buffer_release(&wire->output);
		wire->written = 0;
	} else if (wire->written > OUTPUT_MAX / 2) {
		memmove(wire->output.bytes, wire->output.bytes + wire->written, unwritten(wire));
		buffer_cut(&wire->output, unwritten(wire));
		wire->written = 0;
	}
}

// One look at both sides. False if there was nothing to do.
static bool look(struct wire *wire, int milliseconds)
{
	bool reads = !wire->has_ended && unwritten(wire) < OUTPUT_MAX;
	struct pollfd sides[] = {
		{.fd = reads ? wire->in : -1, .events = POLLIN},
		{.fd = unwritten(wire) ? wire->out : -1, .events = POLLOUT},
	};
	int count = poll(sides, 2, milliseconds);
	if (count < 0 && errno != EINTR) {
		wire->has_ended = wire->is_unheard = true;
	}
	if (count <= 0) {
		return count < 0;
	}
	if (sides[0].revents) {
		read_chunk(wire);
	}
	if (sides[1].revents) {
		write_chunk(wire);
	}
	return true;
}

void wire_turn(struct wire *wire, bool waits)
{
	size_t before = wire->input.size - wire->taken;
	bool was_congested = wire_is_congested(wire);
	waits &= !wire->has_ended;
	do {
		bool did_something = look(wire, waits ? wire->patience : 0);
		bool is_new = wire->input.size - wire->taken != before || (was_congested && !wire_is_congested(wire));
		if (wire->has_ended || wire->is_unheard || is_new || !did_something) {
			return;
		}
	} while (true);
}

bool wire_is_congested(const struct wire *wire)
{
	return unwritten(wire) > CONGESTED;
}

void wire_finish(struct wire *wire)
{
	wire->has_ended = true;
	while (unwritten(wire) && look(wire, FAREWELL)) {
	}
}

void wire_take(struct wire *wire, const char *bytes, size_t size)
{
	struct buffer *input = &wire->input;
	if (wire->taken == input->size) {
		buffer_cut(input, 0);
		wire->taken = 0;
	}
	buffer_add(input, bytes, size);
}

// --- messages -------------------------------------------------------------------------------------

static bool break_off(struct wire *wire)
{
	wire->is_broken = true;
	return false;
}

// A number of digits alone, with whitespace around it.
static bool read_number(const char *text, const char *end, size_t *number)
{
	*number = 0;
	while (text < end && (*text == ' ' || *text == '\t')) {
		text++;
	}
	const char *digits = text;
	for (; text < end && *text >= '0' && *text <= '9'; text++) {
		*number = *number * 10 + (size_t)(*text - '0');
		if (*number > MESSAGE_MAX) {
			return false;
		}
	}
	bool has_digits = text > digits;
	while (text < end && (*text == ' ' || *text == '\t')) {
		text++;
	}
	return has_digits && text == end;
}

// Reads one line of a header. False where it cannot be one.
static bool read_field(const char *line, const char *end, size_t *length, bool *has_length)
{
	static const char name[] = "Content-Length";
	const char *colon = memchr(line, ':', (size_t)(end - line));
	if (!colon) {
		return false;
	}
	bool is_length = (size_t)(colon - line) == sizeof name - 1 && strncasecmp(line, name, sizeof name - 1) == 0;
	if (!is_length) {
		return true;
	}
	*has_length = true;
	return read_number(colon + 1, end, length);
}

// Drops what was handed out where that is much, so that a long session does not grow.
static void move_up(struct wire *wire)
{
	struct buffer *input = &wire->input;
	if (wire->taken > CHUNK || wire->taken == input->size) {
		size_t left = input->size - wire->taken;
		if (!left && input->capacity > 4 * (size_t)CHUNK) {
			buffer_release(input);
		} else if (wire->taken) {
			memmove(input->bytes, input->bytes + wire->taken, left);
			buffer_cut(input, left);
		}
		wire->taken = 0;
	}
}

bool wire_next(struct wire *wire, const char **body, size_t *size)
{
	bool has_length = false;
	size_t length = 0;
	move_up(wire);
	const char *start = wire->input.bytes + wire->taken, *line = start;
	size_t left = wire->input.size - wire->taken;
	if (wire->is_broken || !left) {
		return false;
	}
	for (;;) {
		const char *end = memchr(line, '\n', left - (size_t)(line - start));
		size_t header = end ? (size_t)(end - start) : left;
		if (header > HEADER_MAX) {
			return break_off(wire);
		}
		if (!end) {
			return false;
		}
		const char *text_end = end > line && end[-1] == '\r' ? end - 1 : end;
		if (text_end == line) {
			line = end + 1;
			break;
		}
		if (!read_field(line, text_end, &length, &has_length)) {
			return break_off(wire);
		}
		line = end + 1;
	}
	if (!has_length) {
		return break_off(wire);
	}
	if (left - (size_t)(line - start) < length) {
		return false;
	}
	*body = line;
	*size = length;
	wire->taken += (size_t)(line - start) + length;
	return true;
}

void wire_send(struct wire *wire, const char *body, size_t size)
{
	buffer_add_string(&wire->output, "Content-Length: ", DIGITS(size), "\r\n\r\n");
	buffer_add(&wire->output, body, size);
	while (unwritten(wire) && wire->out >= 0) {
		struct pollfd side = {.fd = wire->out, .events = POLLOUT};
		if (poll(&side, 1, 0) <= 0) {
			return;
		}
		write_chunk(wire);
	}
}
