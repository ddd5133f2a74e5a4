#ifndef PLLINT_ENTRY_ENTRY_H
#define PLLINT_ENTRY_ENTRY_H

// A heading and what is below it up to the next heading, read without knowing any template: items
// with a label, values, links, details blocks, comments. Lists and templates are read alike.
//
// An entry lives from its heading to the next one; the reader then uses its memory again. All spans
// are offsets into `source`. Text is never copied, except for folded labels (`key`).

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/source.h"
#include "base/unicode.h"
#include "markdown/comment.h"
#include "markdown/token.h"

#define ENTRY_NONE UINT32_MAX

// A run of the entry's inline tokens.
struct token_run {
	uint32_t first, count;
};

// The label that an item opens with: `**Tags**:`, `Tags：`, `**Tags:**`, or a bold start without a colon.
struct entry_label {
	span whole;	   // with decoration, delimiters, optional mark and colon, whitespace at the ends not included
	span text;	   // the name as written between delimiters; several names: from the first to the last
	span colon;	   // `:` or `：`, empty where there is none
	span mark;	   // `(optional)` and its kin after the name, else empty
	bool exists;	   // false: the item opens with no label at all
	bool strong;	   // all of the name is bold
	bool colon_inside; // `**Tags:**`
	bool blank_before_colon;
	bool underscores;	  // `__Tags__`, also where it is not all that is bold: `__Tags__ (a, b)`
	bool broken;		  // `**Tags:**text`, `**Tags:`, `Tags**:`: marks of bold that are text
	bool spaced;		  // `** Tags **:`: the same for whitespace inside the marks
	span dash;		  // `**Tags** - text`: what is in the place of the colon, else empty
	bool lost;		  // nothing sets it apart from text: a field of its name is missing
	span late;		  // `**Tags: a**`: the marks that close the bold behind the value, else empty
	bool decorated;		  // an emoji or the like before the name
	bool other_markup;	  // italic or code
	struct token_run tokens;  // those that the name is in
	struct unicode_key shown; // the name without markup, decoration and mark
	struct unicode_key key;	  // the same, folded
};

// An item of a list. Items stand in the order of the text, nested ones after the one that holds them:
// the descendants of items[i] are items[i + 1] .. items[items[i].end - 1].
struct entry_item {
	span whole;	     // from the marker to the end of its last line
	span marker;	     // `-`, `1.`; empty, where the label starts, of a labelled paragraph
	uint32_t indent;     // column of the marker's first byte, in bytes from the start of its line
	uint32_t parent;     // ENTRY_NONE for an item of a list directly in the entry
	uint32_t previous;   // the item before it with the same parent, or ENTRY_NONE
	uint32_t last_child; // ENTRY_NONE for none
	uint32_t end;
	uint32_t depth; // 0 for an item directly in the entry
	struct entry_label label;
	span value; // after the colon, to the end of the first paragraph or to a details tag in it;
		    // comments and whitespace at its ends taken off. Without a label: the paragraph
	struct token_run value_tokens;
	uint32_t first_details, details_count; // those of this item itself, not of nested ones
	uint32_t first_link, link_count;       // those of this item itself, badges included
	bool has_more;			       // further paragraphs, code or quotes
	span underline;			       // `-` or `=` below its first paragraph, which makes that a heading
};

// It is no list item: a labelled paragraph, or a details block that its summary names.
static inline bool entry_item_is_paragraph(const struct entry_item *item)
{
	return span_is_empty(item->marker);
}

static inline bool entry_item_is_named_details(const struct entry_item *item)
{
	return entry_item_is_paragraph(item) && item->label.whole.start > item->marker.start;
}

static inline bool entry_item_is_unmarked(const struct entry_item *item)
{
	return entry_item_is_paragraph(item) && !entry_item_is_named_details(item);
}

enum link_notation { LINK_BARE, LINK_ANGLE, LINK_INLINE, LINK_REFERENCE, LINK_HTML };

struct entry_link {
	span whole;	  // `[text](target "title")`, `<target>`, the bare URL, or the `<a href>` tag
	span text;	  // between the brackets; the URL itself where there are none
	span target;	  // as written
	uint8_t notation; // enum link_notation
	bool image;
	bool in_value; // is in `value` of its item
	uint32_t item; // ENTRY_NONE outside items
};

struct entry_details {
	span open;			 // `<details ...>`
	span close;			 // `</details>`, empty if it is never closed
	span content;			 // between the tags, `<summary>` taken off, whitespace and line ends trimmed
	span summary;			 // the whole `<summary>...</summary>`, or empty
	struct token_run summary_tokens; // its text, where labelled paragraphs are read
	bool open_alone;		 // nothing but a summary is on the tag's line
	bool close_alone;
	uint32_t item;	// ENTRY_NONE outside items
	uint32_t depth; // details within details
};

// A block of raw HTML, or the lines of one that belong together; its text is shown as it is.
struct entry_html {
	span at; // from its first line's first non-blank byte to the end of its last line
	uint32_t item;
	// It is indented so far below a paragraph that CommonMark reads on in that; md4c 0.4.8 does not. What
	// is in it shows as Markdown.
	bool is_text;
};

struct entry_paragraph {
	span at;
	struct token_run tokens;
	uint32_t item;
};

// How a line that looks like a heading fails to be one.
enum stray_form {
	STRAY_TIGHT,  // `###Title`: no space after the marks
	STRAY_NESTED, // `  ### Title` inside an item
	STRAY_ITEM,   // `- ### Title`
	STRAY_CODE,   // `    ### Title`: code, by its indentation
};

// A line that looks like a heading of the list and is not one.
struct entry_stray {
	span at;   // from the marks to the end of the line
	span text; // the title
	struct token_run tokens;
	uint32_t item; // that it is in; ENTRY_NONE outside items
	uint32_t next; // the number of items before it
	uint8_t level;
	uint8_t form; // enum stray_form
};

struct entry_fence {
	span open; // the opening fence
	span content;
	bool is_closed;
};

struct entry_comment {
	span whole; // `<!-- ... -->`
	span text;  // what is inside, trimmed
	uint32_t item;
};

// The list marker of an entry that is to be a list item.
enum entry_marker {
	ENTRY_MARKER_RIGHT, // or the entry is none
	ENTRY_MARKER_TIGHT, // `-[Title](url)`: no space after it
	ENTRY_MARKER_NONE,
	ENTRY_MARKER_NESTED,  // it is nested in the entry above
	ENTRY_MARKER_HEADING, // `### Title`: a heading in its place
	ENTRY_MARKER_QUOTE,   // `> - Title`
};

// What an entry opens with.
enum entry_shape {
	ENTRY_SHAPE_HEADING,	// a heading; what is below it up to the next one
	ENTRY_SHAPE_FILE,	// a whole file: its header are the items
	ENTRY_SHAPE_DETAILS,	// a details block with a summary
	ENTRY_SHAPE_BOLD,	// a paragraph in bold; the list below it
	ENTRY_SHAPE_PARAGRAPHS, // a labelled paragraph that is the title; those below it up to the next title
	ENTRY_SHAPE_ITEM,	// a list item with further lines
	ENTRY_SHAPE_LINE,	// the first paragraph of a list item; its items are pieces of that
	ENTRY_SHAPE_ROW,	// a table row; its items are cells
	ENTRY_SHAPES,
};

// The first piece of a line.
enum entry_piece { ENTRY_PIECE_TEXT, ENTRY_PIECE_LINK, ENTRY_PIECE_STRONG };

// What is first below the heading, comments left aside.
enum entry_opening {
	OPENING_NOTHING,
	OPENING_LIST, // a list, with at most one paragraph or quote before it
	OPENING_OTHER,
};

struct entry_file;

struct entry {
	const struct source *source;
	enum entry_shape shape;
	span heading;	    // the heading with its markers; empty for what is before the first heading
	span title;	    // its text, trimmed; of other shapes the part of it that is the title
	uint8_t level;	    // 1..6; 0 before the first heading
	uint8_t next_level; // of the heading that ended it; 0 at the end
	bool is_part;	    // the reader took it for one entry with another: a heading is malformed or missing
	bool has_text;	    // anything but comments, blank lines and rules is below the heading
	enum entry_opening opening;
	span extent; // from the heading to where the next one starts
	struct token_run title_tokens;

	struct token *tokens; // inline tokens of the title and of all paragraphs
	size_t token_count;
	struct entry_item *items;
	size_t item_count;
	struct entry_link *links; // in order
	size_t link_count;
	struct entry_details *details; // grouped by item
	size_t details_count;
	bool details_are_closed; // all of them, each within its item, and no tag closes nothing
	span *stray_closes;	 // `</details>` that closes nothing
	size_t stray_close_count;
	struct entry_html *html;
	size_t html_count;
	struct entry_paragraph *paragraphs; // without the first one of each item
	size_t paragraph_count;
	struct entry_comment *comments;
	size_t comment_count;
	struct entry_stray *strays; // in order
	size_t stray_count;
	struct entry_fence *fences; // outside items and quotes
	size_t fence_count;
	span *quotes; // the marks that quotes outside items open with
	size_t quote_count;
	span *formulas; // mathematics, in order: base/math.h
	size_t formula_count;
	const struct line_pieces *line; // shape line: entry/line.h
	const struct table_row *row;	// shape row: entry/row.h
	span group;			// shape line: the item that it is nested in; empty: the heading above
	enum entry_marker marker;
	bool has_unmarked;	 // shape item: lines of it that have no list marker are items
	bool has_nested;	 // shape line: items are nested in it
	bool is_open;		 // shape details: its tag is never closed
	uint32_t list;		 // of lines and rows: entries of one list or table of a section have the same number
	uint32_t kind;		 // of lines and rows: the number of their kind in the template
	const uint32_t *slots;	 // shape line: by item, the slot of the kind that it fills
	struct entry_file *file; // of shape file, else NULL: entry/file.h
	uint32_t field_headings; // in the place of fields: they end nothing
	span lost_label;	 // of text between entries: the first label of fields that no title is above
};

// Its title and its fields are on one line.
static inline bool entry_shape_is_one_line(enum entry_shape shape)
{
	return shape == ENTRY_SHAPE_LINE || shape == ENTRY_SHAPE_ROW;
}

static inline bool entry_is_one_line(const struct entry *entry)
{
	return entry_shape_is_one_line(entry->shape);
}

// --- helpers over an entry's text ---------------------------------------------------------------

// The text of tokens as a reader sees it: no delimiters, no comments, escapes and the usual entities
// resolved, line breaks as one blank; raw tags, such as `<name>`, as they are; links by their text.
// It is not folded; it lies in the source itself where that has nothing else there.
struct unicode_key entry_visible_text(const struct entry *entry, struct token_run run, struct arena *arena);
// The same of an item's value; its first token may start before the value.
struct unicode_key entry_value_text(const struct entry *entry, const struct entry_item *item, struct arena *arena);
// The same of the tokens' parts that lie in `clip`.
struct unicode_key entry_visible_part(const struct entry *entry, struct token_run run, span clip, struct arena *arena);
// The same of the title.
struct unicode_key entry_title_text(const struct entry *entry, struct arena *arena);
// The same, folded (unicode_fold).
struct unicode_key entry_folded_title(const struct entry *entry, struct arena *arena);
struct unicode_key entry_folded_value(const struct entry *entry, const struct entry_item *item, struct arena *arena);
// Bytes of a span without comments: as they are, and folded.
struct unicode_key entry_bytes(const struct source *source, span at, struct arena *arena);
struct unicode_key entry_folded_bytes(const struct source *source, span at, struct arena *arena);

// Where a link leads to, as it is written.
static inline const char *entry_link_target(const struct entry *entry, const struct entry_link *link, size_t *size)
{
	*size = span_length(link->target);
	return source_at(entry->source, link->target);
}

// The text of a link without emoji and a bracket at its end, folded: `Code` of `[💻 Code (not yet)](url)`.
struct unicode_key entry_link_key(const struct entry *entry, const struct entry_link *link, struct arena *arena);

// The length of a tag that may be around a label, `<b>` or `</b>`, at the start of a text; 0 for none.
uint32_t entry_tag_length(const struct source *source, span text);

// In one of the comments of the entry.
bool entry_is_in_comment(const struct entry *entry, uint32_t at);

// The first block of raw HTML that ends after a place; entry->html_count for none.
size_t entry_html_after(const struct entry *entry, uint32_t at);

// The mathematics that a part of the entry touches; NULL for none. What is in it is never text.
const span *entry_find_formula(const struct entry *entry, span at);
static inline const span *entry_formula_at(const struct entry *entry, span at)
{
	return entry->formula_count > 0 ? entry_find_formula(entry, at) : NULL; // most have none
}

// The tokens that lie in a span, in whole or in part.
struct token_run entry_tokens_in(const struct entry *entry, span at);

// A summary, folded, that names a part of an entry and is no title: `Abstract`, `Click to expand`.
bool entry_details_are_named(struct unicode_key summary);
// True if anything but markers is in the items nested in one.
bool entry_item_has_content_below(const struct entry *entry, uint32_t item);
// True if neither a value, nested items with something in them, details with content nor further blocks stand there.
bool entry_item_is_empty(const struct entry *entry, uint32_t item);

#endif
