// Links of a line that are named after a slot of the template's: `[Code](url)`.

#include "match/line.h"

#include "match/matcher.h"

enum { NAMES_MAX = 32 }; // slots or pieces; a longer line is read by places alone

// The only link in a piece; NULL for none, or for several.
static const struct entry_link *link_of(const struct entry *entry, const struct line_piece *piece)
{
	const struct entry_link *link = NULL;
	for (size_t i = 0; i < entry->link_count; i++) {
		if (!entry->links[i].image && span_contains(piece->at, entry->links[i].whole)) {
			if (link) {
				return NULL;
			}
			link = &entry->links[i];
		}
	}
	return link;
}

// `[[code]](url)`
static struct unicode_key without_brackets(struct unicode_key key)
{
	bool has = key.size > 2 && key.bytes[0] == '[' && key.bytes[key.size - 1] == ']';
	return has ? (struct unicode_key){key.bytes + 1, key.size - 2} : key;
}

static bool is_named(const struct template_slot *slot, struct unicode_key key)
{
	struct unicode_key name = without_brackets(slot->field->names[0].key);
	return unicode_key_equal(name, key);
}

// Nearly the name, which is not too short.
static bool is_nearly(const struct template_slot *slot, struct unicode_key key)
{
	return label_is_nearly(without_brackets(slot->field->names[0].key), key);
}

static bool may_name(const struct template_slot *slot)
{
	return slot->type == PIECE_LINK && slot->field != NULL;
}

struct slot_name *slot_names_read(struct arena *arena, const struct entry *entry, const struct template_line *shown)
{
	const struct line_pieces *line = entry->line;
	struct slot_name *names = arena_alloc(arena, line->count * sizeof *names);
	struct unicode_key keys[NAMES_MAX] = {{0}};
	uint32_t taken = 0; // slots that a link is named after, a bit each
	bool is_short = line->count <= NAMES_MAX && shown->slot_count <= NAMES_MAX;
	for (uint32_t i = 0; i < line->count; i++) {
		const struct line_piece *piece = &line->pieces[i];
		names[i] = (struct slot_name){.slot = SLOT_NONE};
		bool is_title = piece->at.start <= entry->title.start && entry->title.start < piece->at.end;
		const struct entry_link *link =
			is_short && !is_title && piece->type == PIECE_LINK ? link_of(entry, piece) : NULL;
		if (!link) {
			continue;
		}
		names[i].text = link->text;
		keys[i] = without_brackets(entry_link_key(entry, link, arena));
		for (uint32_t k = 0; k < shown->slot_count; k++) {
			if (may_name(&shown->slots[k]) && !(taken >> k & 1) && is_named(&shown->slots[k], keys[i])) {
				names[i].slot = k;
				taken |= 1u << k;
				break;
			}
		}
	}
	for (uint32_t i = 0; i < line->count && is_short; i++) {
		for (uint32_t k = 0; k < shown->slot_count && names[i].slot == SLOT_NONE && keys[i].size > 0; k++) {
			if (may_name(&shown->slots[k]) && !(taken >> k & 1) && is_nearly(&shown->slots[k], keys[i])) {
				names[i].slot = k;
				names[i].is_near = true;
				taken |= 1u << k;
			}
		}
	}
	return names;
}
