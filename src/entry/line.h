#ifndef PLLINT_ENTRY_LINE_H
#define PLLINT_ENTRY_LINE_H

// A line as pieces: links, bold, code and the like are typed; the rest is words, bars, and what shows nothing.

#include "entry/entry.h"

enum line_piece_type {
	PIECE_WORDS,
	PIECE_LINK,
	PIECE_STRONG,
	PIECE_EMPHASIS,
	PIECE_CODE,
	PIECE_QUOTED, // in quotation marks; of templates only
	PIECE_PLACE,  // in brackets; of templates only
	PIECE_BAR,
	PIECE_NOTHING, // an image, with or without a link around it, a raw tag or a comment
};

struct line_piece {
	uint8_t type; // enum line_piece_type
	char bracket; // PIECE_LINK: `[` or `(` where a pair is around it, or around several links; else 0
	span at;      // with brackets, marks of bold and the like
	struct token_run tokens;
};

struct line_pieces {
	span at;
	struct line_piece *pieces;
	uint32_t count, room;
	uint32_t bars;
};

static inline bool line_piece_is_typed(const struct line_piece *piece)
{
	return piece->type != PIECE_WORDS && piece->type != PIECE_BAR && piece->type != PIECE_NOTHING;
}

// A part of the section's text: the first paragraph of an item, or some of its lines.
struct line_pieces *entry_line_read(struct arena *arena, const struct entry *section, span at);
// Adds a piece; adjacent words become one.
void line_add(struct arena *arena, struct line_pieces *line, struct line_piece piece);
// Brackets around a link, or around several that are separated by commas, become part of the piece.
void line_join_brackets(const struct source *source, struct line_pieces *line);

// While a text is read from its start: whether a bracket was met that does not close in it.
struct line_brackets {
	bool stay_open;
};
// Where the round bracket closes that a text opens with; the text's start if it opens with none, or with one that does
// not close.
uint32_t line_skip_brackets(struct line_brackets *brackets, const struct source *source, span at);

// The length of a dash or a colon, as between a name and its description; 0 for none.
uint32_t line_mark_length(const struct source *source, span at);
// True for nothing, or whitespace and the marks that part pieces of a line.
bool line_is_glue(const struct source *source, span at);
// The length of an emoji, also one by its name (`:star:`), at the start of a text; 0 for none.
uint32_t line_emoji_length(const struct source *source, span at);
// True if text is nothing but emoji, checkboxes, ordinals and whitespace, which are no part of a title.
bool line_is_ornament(const struct source *source, span at);

#endif
