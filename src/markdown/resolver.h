#ifndef PLLINT_MARKDOWN_RESOLVER_H
#define PLLINT_MARKDOWN_RESOLVER_H

// What the files of the resolver share. Offsets are those of the padded text; tokens get the source's.
//
// How it works: md4c's events come in the order of the text. A block's place is the next line that,
// rid of the prefixes of the containers around it, opens such a block; lines in between are blank or
// reference definitions. Inside a paragraph `cursor` is the byte after all that is accounted for:
// a mark is what is there, and every text whose place md4c tells must start there. Where
// something else is found, the resolver goes on from what md4c told and says so (resolver_doubt).

#include "markdown/events.h"
#include "markdown/line.h"
#include "markdown/resolve.h"

// A block or span that is open.
struct open_token {
	uint32_t token; // its opening token's index
	uint8_t type;	// enum token_type
	uint8_t flags;
	uint8_t detail;	 // of a list: its marker
	uint32_t length; // of a code span's or fence's delimiter
	char mark;	 // the delimiter's byte
	bool is_container;
	bool has_contents;
};

struct definition {
	uint32_t hash, length; // of the target without escapes
	uint32_t label_hash;   // as labels are compared
	span label;
	span target;
};

struct resolver {
	struct memory *memory;
	const char *bytes;
	uint32_t size;	// of the padded text
	uint32_t limit; // of the text in its source
	uint32_t offset;
	struct line_reader reader;

	const struct event *events;
	size_t count;
	size_t at;  // the event in hand
	size_t pin; // an event at or after it; none between that is placed

	struct tokens *tokens;
	struct open_token *open;
	size_t open_count, open_room;
	struct line_container containers[LINE_DEPTH_MAX];
	uint32_t depth;
	// 1 after an item without contents: md4c takes off its indentation, too, from the line that comes
	// after two blank ones, though that is not in it.
	uint32_t left_empty;

	struct line line;	   // looked at last
	struct line_place place;   // in it, where `has_rest`
	bool has_rest;		   // `line` from `place` on is not accounted for
	struct line_marker marker; // at its start, if `marker_line` is the line
	uint32_t marker_line;
	uint32_t next_line;    // where the line after `line` starts
	bool passed_outside;   // a line passed over last was not in all containers
	bool in_definition;    // lines passed over belong to one
	bool after_definition; // what was found last follows one without a blank line
	bool is_inside;	       // `line` lies in all containers
	bool has_given_up;     // a search up to `given_up` has failed
	uint32_t given_up;
	size_t next_inline; // the first event of the paragraph that is looked for

	uint32_t cursor; // inside a paragraph or heading
	uint32_t last;	 // end of what the tokens so far claim

	struct definition *definitions; // sorted; made when the first is asked for
	size_t definition_count, definition_room;
	bool has_definitions;

	bool in_doubt; // now
	bool doubted;  // ever
};

// Says that the event in hand could not be placed for sure.
static inline void resolver_doubt(struct resolver *r)
{
	r->in_doubt = true;
	r->doubted = true;
}

// Adds a token; returns its index.
uint32_t resolver_emit(struct resolver *r, struct token token);

struct open_token *resolver_open(struct resolver *r, struct token token);
// Closes the innermost open token, at `at`.
void resolver_close(struct resolver *r, span at);
// NULL for none.
static inline struct open_token *resolver_top(struct resolver *r)
{
	return r->open_count > 0 ? &r->open[r->open_count - 1] : NULL;
}

// The offset of the next event that is placed, from the one in hand on; `size` for none.
uint32_t resolver_next_pin(struct resolver *r);

static inline bool token_is_block(uint8_t type)
{
	return type <= TOKEN_RULE;
}

static inline span span_at(uint32_t at)
{
	return span_of(at, at);
}

// The line that holds `at`, from there on.
struct line resolver_line(struct resolver *r, uint32_t at);
// The first byte of a paragraph's line that starts at `start`, after prefixes and whitespace.
uint32_t resolver_line_content(struct resolver *r, uint32_t start);

// Reads `next_line`; false at the end.
bool resolver_read_line(struct resolver *r);
// Leaves what is left of the line without a token.
void resolver_pass_over(struct resolver *r);
// The first byte of the last `columns` of the whitespace before `place`, a tab counted in part left out.
uint32_t resolver_columns_back(const struct resolver *r, uint32_t columns);

// resolve_block.c, resolve_leave.c: the event in hand, of a block.
void resolve_enter_block(struct resolver *r, const struct event *event);
// Text outside of a paragraph: opens the one that md4c does not report.
void resolve_tight_paragraph(struct resolver *r);
// Closes it again, where there is one.
void resolve_end_tight_paragraph(struct resolver *r);

// resolve_inline.c: the same for spans and text.
void resolve_inline(struct resolver *r, const struct event *event);

// resolve_link.c: where a link ends whose text starts at `text` and whose `]` is at the cursor.
struct link_end {
	uint32_t end;
	span target;
	bool is_reference;
	bool is_certain;
};
struct link_end resolve_link_end(struct resolver *r, const struct event *event, uint32_t text);
// resolve_definition.c: where the target that md4c copied is in a definition of that label. Not
// certain where several definitions have that target and none of them that label.
void resolve_definition(struct resolver *r, const struct event *event, span label, struct link_end *link);

#endif
