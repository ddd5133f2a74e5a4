#ifndef PLLINT_LINT_LINE_TITLE_H
#define PLLINT_LINT_LINE_TITLE_H

// What a line has in the place of its title.

#include "entry/line.h"
#include "template/template.h"

// How a title is no link where the template's is one.
enum odd_form {
	ODD_NOTHING, // it is a link, or the line does not open as an entry does
	ODD_LINK,    // `[A] (https://a.org)` and the like: only nearly a link
	ODD_ADDRESS, // a bare URL
	ODD_TEXT,    // a name in plain text before the template's dash or bar
};

struct odd_title {
	enum odd_form form;
	span at;
};

// The first piece that is more than emoji, badges and ordinals; `count` for none.
uint32_t line_first_piece(const struct source *source, const struct line_pieces *line);
struct odd_title line_odd_title(const struct template *template, const struct source *source,
				const struct template_kind *kind, const struct line_pieces *line);

#endif
