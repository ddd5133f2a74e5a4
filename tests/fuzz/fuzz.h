#ifndef PLLINT_FUZZ_H
#define PLLINT_FUZZ_H

// What every fuzz target shares. A target is one source file with fuzz_input(), which takes any bytes and
// ends the program where a promise is broken. It runs under libFuzzer, or over stored files by replay.c.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pllint.h"

void fuzz_input(const char *bytes, size_t size);

#define PROMISE(condition) ((condition) ? (void)0 : fuzz_broken(#condition, __FILE__, __LINE__))

_Noreturn void fuzz_broken(const char *promise, const char *file, int line);

struct fuzz_text {
	const char *bytes;
	size_t size;
};

// A copy whose last byte lies before memory that may not be touched. There are as many as FUZZ_COPIES,
// and each is gone when its slot is taken again.
enum { FUZZ_COPIES = 4 };

struct fuzz_text fuzz_copy(unsigned slot, struct fuzz_text text);

// Counts what is asked for and given back. `is_guarded`: blocks too end before such memory, which shows
// where a library reads too far that no sanitizer watches.
struct fuzz_memory {
	size_t live; // bytes
	bool is_guarded;
};

// The text passes a limit, or is none.
bool fuzz_is_refused(enum pllint_status status);
struct pllint_environment fuzz_environment(struct fuzz_memory *memory);

// The parts of an input: a character whose bits are the options, and a line ending if it likes; then a
// template, a line `%%%` and a list. Without that line, all is the list, and the template the built-in one.
struct fuzz_parts {
	unsigned options;
	bool is_builtin;
	struct fuzz_text template, list;
};

enum { FUZZ_UNSAFE = 1, FUZZ_ALL_RULES = 2, FUZZ_NO_SUPPRESSIONS = 4, FUZZ_OTHER_HALF = 8 };

struct fuzz_parts fuzz_split(const char *bytes, size_t size);
void fuzz_settings(const struct fuzz_parts *parts, struct pllint_settings *settings);

// Ends where no character of the text starts: `marks` is one byte for each offset and one for the end.
unsigned char *fuzz_characters(struct fuzz_text text);

// What must hold of a report's findings in a text, whatever the rule. `template` may be NULL.
void fuzz_check_report(const struct pllint_report *report, const struct pllint_template *template,
		       struct fuzz_text text);

#endif
