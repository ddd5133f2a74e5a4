#ifndef LSP_WIRE_H
#define LSP_WIRE_H

// Messages over two descriptors: a header with `Content-Length`, a blank line, and that many bytes. Neither side ever
// waits for the other while it could do something else: what cannot be written yet is kept.

#include "report/buffer.h"

#include <stdbool.h>

struct wire {
	int in, out; // -1: none, what is read is handed in by wire_take
	struct buffer input;
	size_t taken; // bytes of the input that were handed out
	struct buffer output;
	size_t written;	 // bytes of the output
	int patience;	 // milliseconds that it waits at most; -1: for as long as it takes
	bool has_ended;	 // nothing more can be read
	bool is_broken;	 // where a message starts is not known any more
	bool is_unheard; // nobody reads what is written
};

void wire_release(struct wire *wire);

// Reads and writes what can be without waiting; with `waits`, waits until there is something new: bytes to read,
// nothing left to write, or an end; or until its patience is over.
void wire_turn(struct wire *wire, bool waits);
// True while so much waits to be written that nothing should be added to it unasked.
bool wire_is_congested(const struct wire *wire);
// Writes what is left, for as long as somebody reads it.
void wire_finish(struct wire *wire);

// Adds to the input what would be read.
void wire_take(struct wire *wire, const char *bytes, size_t size);
// The next whole message, valid until the next call of anything here; false if there is none.
bool wire_next(struct wire *wire, const char **body, size_t *size);
void wire_send(struct wire *wire, const char *body, size_t size);

#endif
