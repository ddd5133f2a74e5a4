// Labels that entries share.

#include "infer/infer.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/url.h"

enum {
	COMMON_ONE_IN = 10,    // of the entries that have a field that is none of a few
	REQUIRED_NINE_IN = 10, // nine of ten have it: the others lack it
	FIELDS_OF_ONE = 30,    // a heading that is alone with more has a list of entries below it
	OTHERS_PER_FIELD = 3,  // labels in items that are entries themselves, it seems
	MOSTLY_OF = 5,	       // four of five
};

bool field_is_common(const struct infer *infer, const struct field *field)
{
	bool is_nested = field->parent != UINT32_MAX;
	if (is_nested && url_site_by_name(field->key.bytes, field->key.size)) {
		return true;
	}
	uint32_t all = is_nested ? infer->fields[field->parent].nested : infer->entries;
	uint32_t enough = all < 4 ? 1 : 2;
	return field->count >= enough && field->count * COMMON_ONE_IN >= all;
}

bool field_is_line(const struct field *field)
{
	return field->key.size > 0 && field->key.bytes[0] == FREE_LINE;
}

bool field_is_link(const struct field *field)
{
	return field->key.size > 0 && field->key.bytes[0] == LINK_SLOT;
}

bool field_is_optional(const struct infer *infer, const struct field *field)
{
	return field->filled * REQUIRED_NINE_IN < infer->entries * (REQUIRED_NINE_IN - 1);
}

bool field_mostly(const struct field *field, uint32_t count)
{
	return field->filled > 0 && count * MOSTLY_OF >= field->filled * (MOSTLY_OF - 1);
}

// `author(s)`, `author` and `authors` are one.
static uint32_t stem(struct unicode_key key, bool *plural)
{
	*plural = key.size > 3 && memcmp(key.bytes + key.size - 3, "(s)", 3) == 0;
	if (*plural) {
		return key.size - 3;
	}
	return key.size > 3 && key.bytes[key.size - 1] == 's' ? key.size - 1 : key.size;
}

// The slot of a field, or where it would stand.
static uint32_t *slot_of(const struct infer *infer, struct unicode_key key, uint32_t parent)
{
	size_t at;
	HASH_PROBE(at, hash_folded(hash_bytes(HASH_START ^ parent, key.bytes, key.size)), infer->slot_count,
		   !infer->slots[at] || (infer->fields[infer->slots[at] - 1].parent == parent &&
					 unicode_key_equal(infer->fields[infer->slots[at] - 1].key, key)));
	return &infer->slots[at];
}

static uint32_t find(struct infer *infer, const struct sample *sample, uint32_t parent)
{
	bool plural;
	struct unicode_key key = {sample->key.bytes, stem(sample->key, &plural)};
	if (infer->field_count * 2 >= infer->slot_count) {
		// At most half of them are taken.
		size_t wanted = infer->slot_count ? infer->slot_count * 2 : 64;
		infer->slots = memory_resize(infer->samples.memory, infer->slots, wanted * sizeof *infer->slots);
		infer->slot_count = wanted;
		memset(infer->slots, 0, wanted * sizeof *infer->slots);
		for (size_t i = 0; i < infer->field_count; i++) {
			*slot_of(infer, infer->fields[i].key, infer->fields[i].parent) = (uint32_t)i + 1;
		}
	}
	uint32_t *slot = slot_of(infer, key, parent);
	if (*slot) {
		return *slot - 1;
	}
	infer->fields = memory_grow(infer->samples.memory, infer->fields, &infer->field_capacity,
				    infer->field_count + 1, sizeof *infer->fields);
	infer->fields[infer->field_count] = (struct field){.key = key, .parent = parent, .label = sample->label};
	*slot = (uint32_t)infer->field_count + 1;
	return (uint32_t)infer->field_count++;
}

// Of a section that has a field more than once, the first counts.
static bool is_first(struct field *field, const struct sample *sample, struct section *section)
{
	bool is_first = field->last != sample->section + 1;
	field->last = sample->section + 1;
	field->times = is_first ? 1 : field->times + 1;
	if (sample->parent == UINT32_MAX) {
		section->distinct += is_first;
		section->repeated += field->times == 2;
	}
	return is_first;
}

static void append(struct samples *samples, struct field *field, uint32_t sample)
{
	samples->items[sample].next = UINT32_MAX;
	if (field->last == 0) {
		field->first_sample = sample;
	} else {
		samples->items[field->last_sample].next = sample;
	}
	field->last_sample = sample;
}

static void count(struct infer *infer, struct field *field, const struct sample *sample)
{
	bool plural;
	stem(sample->key, &plural);
	field->count++;
	field->order += sample->order;
	field->filled += sample->look != LOOK_EMPTY || sample->has_details || sample->has_children;
	field->details += sample->has_details;
	field->nested += sample->has_children;
	field->urls += sample->look == LOOK_URL;
	field->links += sample->look == LOOK_LINK;
	field->strong += sample->strong;
	field->colon_inside += sample->colon_inside;
	field->colon_wide += sample->colon_wide;
	field->blank_before_colon += sample->blank_before_colon;
	field->paragraphs += sample->is_paragraph;
	field->blocks += sample->is_block;
	field->emphasized += sample->is_emphasis;
	field->linked += sample->has_link;
	field->series += sample->is_series;
	field->plural |= plural;
	if (sample->look == LOOK_DATE) {
		const char *bytes = source_at(infer->samples.source, sample->value);
		field->dates += date_look(bytes, span_length(sample->value), &field->date);
	}
}

// The spelling that most use: of each field, a vote that the majority wins.
static void vote(struct infer *infer)
{
	const struct samples *samples = &infer->samples;
	uint32_t *votes = arena_alloc(&infer->samples.arena, (infer->field_count + 1) * sizeof *votes);
	for (size_t i = 0; i < samples->count; i++) {
		const struct sample *sample = &samples->items[i];
		if (sample->field == UINT32_MAX) {
			continue;
		}
		struct field *field = &infer->fields[sample->field];
		bool same = span_length(field->label) == span_length(sample->label) &&
			    memcmp(source_at(samples->source, field->label), source_at(samples->source, sample->label),
				   span_length(field->label)) == 0;
		if (same) {
			votes[sample->field]++;
		} else if (votes[sample->field] == 0) {
			field->label = sample->label;
			votes[sample->field] = 1;
		} else {
			votes[sample->field]--;
		}
	}
}

static void take(struct infer *infer, size_t index)
{
	struct samples *samples = &infer->samples;
	struct sample *sample = &samples->items[index];
	uint32_t parent = sample->parent == UINT32_MAX ? UINT32_MAX : samples->items[sample->parent].field;
	memory_check_deadline(samples->memory);
	sample->field = find(infer, sample, parent);
	struct field *field = &infer->fields[sample->field];
	append(samples, field, (uint32_t)index);
	if (is_first(field, sample, &samples->sections[sample->section])) {
		count(infer, field, sample);
	}
}

// A label of other entries makes an entry of its heading, as it does where a list is checked.
static bool is_known(const struct infer *infer, const struct sample *sample)
{
	bool plural;
	struct unicode_key key = {sample->key.bytes, stem(sample->key, &plural)};
	uint32_t slot = infer->slot_count > 0 ? *slot_of(infer, key, UINT32_MAX) : 0;
	return slot > 0 && field_is_common(infer, &infer->fields[slot - 1]);
}

// Headings with a single label, which is one of other entries.
static void take_short_entries(struct infer *infer)
{
	struct samples *samples = &infer->samples;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		bool is_short = section->shape == ENTRY_SHAPE_HEADING && section->reading == infer->reading &&
				section->level == infer->level && section->labels == 1;
		if (!is_short || !is_known(infer, &samples->items[section->first])) {
			continue;
		}
		infer->entries++;
		infer->linked_titles += section->title_is_link;
		for (uint32_t k = 0; k < section->count; k++) {
			take(infer, section->first + k);
		}
	}
}

void fields_find(struct infer *infer)
{
	struct samples *samples = &infer->samples;
	for (size_t i = 0; i < samples->count; i++) {
		const struct section *section = &samples->sections[samples->items[i].section];
		if (section_is_entry(infer, section)) {
			take(infer, i);
		}
	}
	if (infer->shape == ENTRY_SHAPE_HEADING) {
		take_short_entries(infer);
	}
	vote(infer);
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		infer->repeating += section->distinct > 0 && section->repeated == section->distinct;
	}
}

// What says of a heading or another part that it is an entry. A link does that where nearly all have it, a line in
// items that are read line by line.
static bool is_telling(const struct infer *infer, const struct field *field)
{
	if (field_is_link(field)) {
		return infer->shape == ENTRY_SHAPE_DETAILS && !field_is_optional(infer, field);
	}
	bool is_telling = infer->reading == READING_LINES || !field_is_line(field);
	return is_telling && field_is_common(infer, field);
}

bool fields_are_found(const struct infer *infer)
{
	uint32_t in_fields = 0;
	for (size_t i = 0; i < infer->field_count; i++) {
		in_fields += is_telling(infer, &infer->fields[i]) ? infer->fields[i].count : 0;
	}
	if (infer->shape != ENTRY_SHAPE_HEADING) {
		return in_fields > 0;
	}
	bool is_a_list = infer->entries == 1 && infer->field_count > FIELDS_OF_ONE;
	return in_fields > 0 && !is_a_list && infer->repeating * 2 <= infer->entries &&
	       infer->samples.nested_without_label <= in_fields * OTHERS_PER_FIELD;
}
