#ifndef PLLINT_MATCH_LINE_SLOTS_H
#define PLLINT_MATCH_LINE_SLOTS_H

// An entry's line laid out by the template's: its hard separator, its parts, and what fills each slot.

#include "match/line.h"

enum hard_fit { HARD_NONE, HARD_DANGLING, HARD_FITS, HARD_DIFFERS, HARD_MISSING };

// The separator behind the title: with its whitespace; empty where it is missing.
struct hard {
	enum hard_fit fit;
	span at;
};

struct line_matching {
	struct arena *arena;
	const struct template *template;
	const struct entry *entry;
	const struct template_line *shown;
	const struct line_pieces *line;
	const struct slot_name *names; // by piece
	struct hard hard;
	const span *filled; // by slot; empty where nothing fills it
};

struct line_matching line_matching_of(struct arena *arena, const struct template *template, const struct entry *entry);
// A part of the line: `index` of the template's parts. False if the line has none such.
bool line_part_of(const struct line_matching *matching, uint32_t index, span *part);
// The piece that is the title; `count` where there is none, or where more than ornaments is before it.
uint32_t line_title_piece(const struct line_matching *matching);
// The piece that is named after a slot; `line->count` for none.
uint32_t line_find_named(const struct line_matching *matching, uint32_t slot);

// Behind whitespace and no-break spaces, as far as `end`.
uint32_t line_after_space(const struct source *source, uint32_t at, uint32_t end);
uint32_t line_before_space(const struct source *source, uint32_t at, uint32_t start);
// A dash between spaces in words, outside brackets, with its whitespace; empty at their end for none.
span line_find_dash(const struct source *source, span words);
// A date without the brackets or marks around it.
span line_date_text(const struct source *source, span at);
// A letter outside brackets.
bool line_has_letters(const struct source *source, span at);

#endif
