// Edits of links.

#include "lint/edit_link.h"

#include <string.h>

#include "base/bytes.h"

// A URL that stays what it is, bare, in angles and in parentheses: nothing in it means anything to Markdown,
// and it does not end in what readers take for the sentence's.
static bool is_plain(const char *url, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if ((unsigned char)url[i] <= ' ' || url[i] == 0x7F || byte_is_in(url[i], "()<>[]|`*~\\\"'")) {
			return false;
		}
	}
	bool may_hold_entity = memchr(url, '&', size) && memchr(url, ';', size);
	return size > 0 && !may_hold_entity && !byte_is_in(url[size - 1], ".,;:!?_-");
}

bool edit_link_may_change(const struct entry *entry, const struct entry_link *link)
{
	bool shows_target = link->notation == LINK_BARE || link->notation == LINK_ANGLE;
	bool is_in_heading = link->item == ENTRY_NONE && link->whole.end <= entry->heading.end;
	return link->notation != LINK_REFERENCE && !(shows_target && is_in_heading);
}

void edit_link_target_at(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, span target,
			 const char *url, size_t size)
{
	if (is_plain(url, size)) {
		report_edit(check, finding, fix, target, PIECES(piece_bytes(check, url, size)));
	}
}

void edit_link_target(struct check *check, struct pllint_finding *finding, enum pllint_fix fix,
		      const struct entry_link *link, const char *url, size_t size)
{
	if (edit_link_may_change(check->entry, link)) {
		edit_link_target_at(check, finding, fix, link->target, url, size);
	}
}

const struct entry_link *edit_link_at(const struct entry *entry, span target)
{
	for (size_t i = 0; i < entry->link_count; i++) {
		if (entry->links[i].target.start == target.start && entry->links[i].target.end == target.end) {
			return &entry->links[i];
		}
	}
	return NULL;
}
