#ifndef PLLINT_FIX_SNAPSHOT_H
#define PLLINT_FIX_SNAPSHOT_H

// A list reduced to what a fix must keep: for each heading and each item a few hashes, with the places
// that they come from.

#include "fix/fixing.h"

struct item_snapshot {
	span whole;	 // it starts at the marker, by which the item is known
	uint32_t parent; // among all items; UINT32_MAX
	uint32_t top;	 // the item directly in the entry that it belongs to; itself
	const struct template_field *field;
	uint64_t label;	       // as written
	uint64_t text;	       // all else of it but nested items, whitespace, comments and details tags
	uint64_t comments;     // without whitespace
	bool has_open_comment; // one that is not closed hides text
	uint64_t value;	       // as it shows
	uint64_t more;	       // further paragraphs as they show, and raw HTML
	uint64_t details;      // how many, closed or not, and what is in them
	uint64_t links;	       // targets, with those of nested items; in any order; http and https are one
};

// A heading and what is below it up to the next one.
struct section_snapshot {
	span extent;   // it starts at the heading, by which the section is known
	uint8_t level; // 0: before the first heading
	bool is_front; // front matter, whose keys are its items
	const struct template_kind *kind;
	uint64_t title; // as it shows
	uint64_t text;	// all that is outside the items but whitespace, comments, details tags and rules behind it
	uint64_t comments;
	bool has_open_comment;
	uint64_t more;	// paragraphs and raw HTML outside the items
	uint64_t links; // targets outside the items, the title's too; in any order; http and https are one
	uint32_t first_item, item_count;
};

struct snapshot {
	struct item_snapshot *items;
	size_t item_count, item_capacity;
	struct section_snapshot *sections;
	size_t section_count, section_capacity;
	size_t rules; // `---` outside the items: it parts two sections and belongs to neither
};

// Reads a text. Leaves by memory_fail.
struct snapshot *snapshot_new(struct memory *memory, const struct template *template, struct fix_text text);

// Those that start exactly there; UINT32_MAX for none.
uint32_t snapshot_item_at(const struct snapshot *snapshot, uint32_t offset);
uint32_t snapshot_section_at(const struct snapshot *snapshot, uint32_t offset);
// The one that was `old`, whose heading starts at that offset now; UINT32_MAX for none.
uint32_t snapshot_section_like(const struct snapshot *snapshot, const struct section_snapshot *old, uint32_t offset);
// The section around an offset.
uint32_t snapshot_section_of(const struct snapshot *snapshot, uint32_t offset);
// The last item that starts at or before an offset; UINT32_MAX for none.
uint32_t snapshot_item_before(const struct snapshot *snapshot, uint32_t offset);
// The innermost item that `offset` lies in or right behind; UINT32_MAX for none.
uint32_t snapshot_item_of(const struct snapshot *snapshot, uint32_t offset);

#endif
