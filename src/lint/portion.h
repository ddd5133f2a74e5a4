#ifndef PLLINT_LINT_PORTION_H
#define PLLINT_LINT_PORTION_H

// The lines of a section that go together when it is moved, and whether they can stand elsewhere.

#include "base/source.h"
#include "markdown/line.h"

// What the end of a section leaves open to what follows.
enum portion_end {
	PORTION_CLOSED,
	PORTION_TO_WHITESPACE, // raw HTML that a blank line ends
	PORTION_OPEN,	       // a fence or raw HTML that runs on, whatever follows
};

struct portion {
	span content;	// up to the end of its last line; blank lines and a rule that part it from what follows left
			// aside
	span ending;	// of that line; empty where it has none
	uint8_t end;	// enum portion_end
	bool is_setext; // its heading is one by its underline
	// It ends in a comment or a tag of its own, which may speak of what follows.
	bool ends_in_markup;
	bool markup_is_attached; // to the line before
	bool ends_behind_rule;	 // something but a heading follows a rule: at the end of a list, it may be about that
};

// Reads the section, which starts at its heading; `lines` is for one section after the other. False if it cannot stand
// elsewhere: what it opens or closes belongs to other sections too, it counts for the whole list, or it cannot be told.
bool portion_read(const struct source *source, struct line_reader *lines, span section, struct portion *portion);

#endif
