#ifndef REPORT_OUTPUT_H
#define REPORT_OUTPUT_H

#include "pllint.h"
#include "report/buffer.h"
#include "report/escape.h"

enum output_style { STYLE_PLAIN, STYLE_BOLD, STYLE_ERROR, STYLE_WARNING, STYLE_INFO, STYLE_DIM, STYLE_MARK };

enum { OUTPUT_NOWHERE = -2 }; // a descriptor: only the copy is wanted

// A buffered stream. The first error is kept and everything after it dropped.
struct output {
	int descriptor;
	bool color;
	int error; // errno of the write that failed, or 0
	struct escape_state state;
	struct buffer *copy; // gets all that is printed too, without styles; NULL: nothing does
	size_t used;
	char bytes[64 * 1024];
};

void output_init(struct output *output, int descriptor);
// Texts of our own, printed as they are.
#define output_plain(output, ...) output_plain_all((output), (const char *const[]){__VA_ARGS__, NULL})
void output_plain_all(struct output *output, const char *const *texts); // up to NULL
void output_number(struct output *output, uint64_t number);
// Text from outside, every character of it escaped where needed, line ends too.
void output_text(struct output *output, const char *bytes, size_t size);
void output_string(struct output *output, const char *string);
// The same for text of several lines: LF stays.
void output_lines(struct output *output, const char *bytes, size_t size);
// Text that went through escape_next already.
void output_escaped(struct output *output, const char *bytes, size_t size);
void output_style(struct output *output, enum output_style style);
void output_flush(struct output *output);

struct pllint_writer output_text_writer(struct output *output);
struct pllint_writer output_lines_writer(struct output *output);

#endif
