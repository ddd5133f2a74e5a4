#ifndef LSP_SNIPPET_H
#define LSP_SNIPPET_H

// What a new entry is made of: pieces of the template, and stops where something is to be filled in.

#include "lsp/server.h"

enum snippet_form {
	SNIPPET_PLAIN,	// with what the template shows
	SNIPPET_STOPS,	// a snippet: what is to be filled in are its stops
	SNIPPET_SAMPLE, // filled in, somehow
};

struct snippet {
	struct text *template;
	enum snippet_form form;
	uint32_t at;	      // how far the template is copied
	uint32_t indentation; // of the template's lines
	bool is_file;
	struct buffer text;
	unsigned stops;
	size_t open; // bytes before the first stop
};

// What a sample is called.
#define SNIPPET_TITLE "Aaa Bbb"

static inline const char *snippet_bytes(const struct snippet *snippet)
{
	return snippet->template->bytes.bytes;
}

static inline bool snippet_is_within(struct pllint_span inner, struct pllint_span outer)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

bool snippet_starts_with(const char *bytes, const char *end, const char *text);
struct pllint_span snippet_trimmed(const char *bytes, struct pllint_span span);
// The template's line around an offset.
struct pllint_span snippet_line(const struct snippet *snippet, uint32_t offset);
// What is behind a label on its line, up to a comment, without whitespace at its ends.
struct pllint_span snippet_rest_of_line(const struct snippet *snippet, uint32_t start);
// The offset of what closes a bracket; `end` where nothing does.
uint32_t snippet_closing(const char *bytes, uint32_t at, uint32_t end, char open, char close);
bool snippet_holds_words(const char *bytes, uint32_t start, uint32_t end);
// It is links, and at most punctuation around them.
bool snippet_is_links(const char *bytes, struct pllint_span span);

// Copies the template up to an offset, without what it says to pllint, and without what indents all of its lines.
void snippet_copy(struct snippet *snippet, uint32_t end);
// The same, where the targets of links are stops, and their texts too, but for those that are `kept`.
void snippet_fill_links(struct snippet *snippet, uint32_t end, struct pllint_span kept, bool keeps_all);
// Copies the template up to a place to fill in, which it shows; NULL: a sample shows the same.
void snippet_stop(struct snippet *snippet, struct pllint_span shown, const char *sample);
void snippet_choice(struct snippet *snippet, const struct pllint_field *field, struct pllint_span shown);
// What an entry says in place of something that the template shows: a stop, or those of its links.
void snippet_fill(struct snippet *snippet, struct pllint_span shown, const char *sample, struct pllint_span kept);
// Copies a details block, in which its content is a stop; false where there is none.
bool snippet_details(struct snippet *snippet);

#endif
