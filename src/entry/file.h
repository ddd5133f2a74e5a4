#ifndef PLLINT_ENTRY_FILE_H
#define PLLINT_ENTRY_FILE_H

// A file as one entry: its header as items, and its headings.

#include "entry/entry.h"
#include "entry/prose.h"

enum file_header { FILE_HEADER_NONE, FILE_HEADER_FRONT_MATTER, FILE_HEADER_LIST, FILE_HEADER_LINES, FILE_HEADERS };

struct file_heading {
	span at;		  // with its markers
	span title;		  // trimmed
	struct unicode_key key;	  // the title without letter case, markup, tags, emoji, ordinal and punctuation
	struct unicode_key shown; // the title without markup, folded
	span body;		  // up to the next heading
	uint32_t end;		  // where the next heading of the same level or above starts
	uint8_t level;
	bool has_text;	   // in the body: anything but comments, link definitions, blank lines and rules
	bool opens_fields; // a list of labels is first in the body
};

struct entry_file {
	enum file_header header; // that the items are
	span front;		 // the lines of YAML between the marks; empty for none
	struct file_heading *headings;
	size_t heading_count;
	size_t title; // the heading that is the title: the first one, if its level is one of titles; heading_count for
		      // none
	uint8_t title_level;		// the deepest level of titles
	struct entry_comment *comments; // of the body, in order
	size_t comment_count;
	span *fences; // code in the body, in order
	size_t fence_count;
	struct entry_stray *strays; // lines that lack the space behind the marks of a heading
	size_t stray_count;
};

// What a file is made of, while its headings pass by.
struct file_reading {
	struct arena *arena; // what is read lives here
	const struct source *source;
	struct entry_file file;
	size_t heading_capacity, comment_capacity, fence_capacity, stray_capacity;
	const struct entry *list; // the part of the text with the first list of labels above the sections; NULL: none
};

struct file_reading file_reading_of(struct arena *arena, const struct source *source);
// Takes what the reader hands out: the text before the first heading, then each heading with what is below it.
void file_reading_take(struct file_reading *reading, const struct entry *section);
// The whole file as an entry with a header of a kind, which may be missing: it has no items then.
struct entry *file_reading_end(const struct file_reading *reading, enum file_header header, uint8_t title_level);

// The heading that was taken for the title is a section.
void file_drop_title(struct entry *entry);

// front_matter.c: the keys of front matter as items: `key: value` at the start of a line; deeper lines are a value of
// their own. Comments behind `#` are comments of their item.
void front_matter_read(struct arena *arena, struct entry *entry, span front);
// The same for lines `**Label:** value`, in quotes or not, and rows of two cells.
void header_lines_read(struct arena *arena, struct entry *entry, span lines);

// True if a folded text holds one of the words.
bool file_holds_words(struct unicode_key text, const char *const *words, size_t count);
// `(leave this empty)`, `to be assigned`: what is written there may stay away.
bool file_may_stay_empty(struct arena *arena, const struct source *source, span at);

// The bytes of a text without whitespace and line endings.
struct unicode_key file_text(struct arena *arena, const struct source *source, span at);
// The bytes of a body without comments, whitespace and line endings.
struct unicode_key file_body_text(struct arena *arena, const struct source *source, span body);
// The words of the text between the headings of a file, without its header and what `is_left_out` says.
struct prose file_prose(struct arena *arena, const struct entry *entry,
			bool (*is_left_out)(void *context, const struct file_heading *heading), void *context);
// True if words are in a body outside comments, link definitions, code, tasks, titles of callouts and wiki links.
bool file_shows_words(const struct source *source, span body);

// The name of a heading or key that is compared: letters and digits, and single spaces for what is between words.
struct unicode_key file_name_key(struct arena *arena, struct unicode_key folded);

#endif
