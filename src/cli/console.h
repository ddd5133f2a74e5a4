#ifndef CLI_CONSOLE_H
#define CLI_CONSOLE_H

#include "report/reporter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Is told of every error message.
struct console_listener {
	void (*take)(void *context, const struct reported_problem *problem);
	void *context;
};

// The two streams of the program, and whether anything went wrong.
struct console {
	struct output out, err;
	bool quiet;
	bool failed; // the exit status is 2
	struct console_listener problems;
	const char *subject; // of the error that is being said
	struct buffer text;  // and what was said of it
};

// Gives the standard streams that are closed a harmless file, so that no list is opened as one.
void console_init(struct console *console);
// Begins a message on standard error, after what was printed before it; `subject` is what it is
// about, or NULL. The caller adds the text and ends it with console_end.
struct output *console_error(struct console *console, const char *subject);
// The same about a line of it, from 1; 0 for none.
struct output *console_error_at(struct console *console, const char *subject, uint32_t line);
struct output *console_note(struct console *console, const char *subject);
void console_end(struct console *console);
// Tells the listener alone: what is said of many files is said once to people.
void console_tell(struct console *console, const char *subject, const char *text);
// A whole error message; `text` is printed escaped.
void console_fail(struct console *console, const char *subject, const char *text);
// Writes what is left; false if any of it was lost, which is said.
bool console_finish(struct console *console);

// Prints text that a program is to get as it is: a patch, a list that was fixed, a template. On a terminal it is
// shown as all text is. Where a CI runner reads along and would take a command from it, it is not printed, since a
// text that is shown cannot be applied. False for that, which is said of `subject`.
bool data_print(struct console *console, const char *subject, const char *bytes, size_t size);

#endif
