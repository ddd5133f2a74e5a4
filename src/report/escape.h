#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

#include "report/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What the line that is being printed already holds, as far as a CI runner would care.
struct escape_state {
	bool inside;	   // something other than whitespace is on the line
	unsigned hashes;   // 2 after `##` and any letters that follow it
	bool after_script; // what is last is no ASCII: a joiner may belong to it
};

// One character as it may be printed.
struct escaped {
	char bytes[16];
	size_t size;
	uint32_t taken; // bytes of the input
	uint32_t width; // columns of a terminal
};

// Shows the character at the start of `bytes` so that neither a terminal nor a CI runner obeys it:
// controls, bytes that are not UTF-8, bidirectional controls and whatever would complete `::command`
// at the start of a line or `##[command]` anywhere become `<U+202E>` or `<0xFF>`.
struct escaped escape_next(struct escape_state *state, const char *bytes, size_t size);

// The bytes at the start that are shown as they are, a column each: printable ASCII in the middle of a line. 0 where
// escape_next has to look.
size_t escape_run(struct escape_state *state, const char *bytes, size_t size);

// Whether it is shown as it is: what stands for a character is longer than any.
static inline bool escaped_is_itself(const struct escaped *shown)
{
	return shown->size == shown->taken;
}

// Adds text as it may be within a line.
void escape_add(struct buffer *buffer, const char *bytes, size_t size);

// The line, from 1, of text to be printed raw that a CI runner would take a command from; 0 for none.
size_t escape_find_command(const char *bytes, size_t size);

// Tells the state of bytes that are printed as they are.
void escape_pass(struct escape_state *state, const char *bytes, size_t size);

#endif
