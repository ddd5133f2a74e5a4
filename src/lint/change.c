// Entry by entry: a field that is missing has no line of its own that could be touched. What stands outside
// entries goes line by line.

#include "lint/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/hash.h"
#include "entry/reader.h"
#include "lint/items.h"
#include "markdown/tokenizer.h"

// A heading with what stands below it.
struct section {
	span extent;
	uint64_t hash;
	bool was_there; // before the change, the same
};

struct hashes {
	struct memory *memory;
	const struct source *source;
	uint64_t *items;
	size_t count, capacity;
};

struct change {
	struct memory *memory;
	const struct source *source;
	struct hashes before; // in order
	struct pllint_span *touched;
	size_t touched_count;
	struct section *sections;
	size_t count, capacity;
};

// --- sections -------------------------------------------------------------------------------------

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

// Of its bytes, but for carriage returns and the blank lines at its end.
static uint64_t hash_of(const struct source *source, span extent)
{
	while (extent.end > extent.start && is_blank(source->bytes[extent.end - 1])) {
		extent.end--;
	}
	uint64_t hash = HASH_START;
	for (uint32_t i = extent.start; i < extent.end; i++) {
		if (source->bytes[i] != '\r') {
			hash = hash_byte(hash, source->bytes[i]);
		}
	}
	return hash;
}

static void take_before(struct hashes *hashes, const struct entry *entry)
{
	hashes->items =
		memory_grow(hashes->memory, hashes->items, &hashes->capacity, hashes->count + 1, sizeof *hashes->items);
	hashes->items[hashes->count++] = hash_of(hashes->source, entry->extent);
}

// A section of the list, or the entries in it.
static void take_section_before(struct hashes *hashes, const struct template *template, const struct entry *section)
{
	if (!template->has_items) {
		take_before(hashes, section);
		return;
	}
	struct arena arena;
	arena_init(&arena, hashes->memory);
	struct item_parts parts = item_parts_of(&arena, template, section);
	const struct entry *part;
	while ((part = item_parts_next(&parts))) {
		take_before(hashes, part);
	}
	arena_release(&arena);
}

static int compare_hashes(const void *a, const void *b)
{
	const uint64_t *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

static int compare_spans(const void *a, const void *b)
{
	const struct pllint_span *left = a, *right = b;
	return (left->start > right->start) - (left->start < right->start);
}

// A reading of the list before, in memory of its own: what cannot be read does not end the reading of the list.
struct reading {
	struct memory memory;
	struct hashes hashes;
	const struct pllint_revision *given;
	const struct template *template;
};

static enum pllint_status read_hashes(void *context)
{
	struct reading *reading = context;
	struct memory *memory = &reading->memory;
	struct hashes *hashes = &reading->hashes;
	hashes->memory = memory;
	hashes->source = source_new(memory, reading->given->before, reading->given->before_size);
	struct entry_stream stream = entry_stream_open(memory, hashes->source, reading->template->entry_level);
	const struct entry *entry;
	while ((entry = entry_stream_next(&stream))) {
		take_section_before(hashes, reading->template, entry);
	}
	if (hashes->count > 1) {
		qsort(hashes->items, hashes->count, sizeof *hashes->items, compare_hashes);
	}
	return PLLINT_OK;
}

// Takes the hashes over. Where the list before passed a limit, everything counts as touched.
static void end_reading(struct change *change, struct reading *reading, enum pllint_status status)
{
	struct hashes *hashes = &reading->hashes;
	size_t size = hashes->count * sizeof *hashes->items;
	const char *reason = reading->memory.reason;
	if (status == PLLINT_OK) {
		change->before.items = memory_try_resize(change->memory, NULL, size);
		status = change->before.items ? PLLINT_OK : PLLINT_NO_MEMORY;
	}
	if (status == PLLINT_OK && size > 0) {
		memcpy(change->before.items, hashes->items, size);
		change->before.count = hashes->count;
	}
	memory_release(&reading->memory);
	if (status != PLLINT_OK && status != PLLINT_LIMIT) {
		memory_fail(change->memory, status, reason);
	}
}

static void read_before(struct change *change, const struct template *template, const struct pllint_revision *given)
{
	if (given->before_size > 0) {
		struct reading *reading = memory_resize(change->memory, NULL, sizeof *reading);
		*reading = (struct reading){.given = given, .template = template};
		memory_init(&reading->memory, change->memory->allocator, change->memory->deadline);
		enum pllint_status status = memory_run(&reading->memory, read_hashes, reading);
		end_reading(change, reading, status);
	}
}

struct change *change_new(struct arena *arena, const struct source *source, const struct template *template,
			  const struct pllint_revision *given)
{
	struct change *change = arena_alloc(arena, sizeof *change);
	*change = (struct change){.memory = arena->memory, .source = source};
	change->touched = memory_resize(arena->memory, NULL, (given->touched_count + 1) * sizeof *change->touched);
	change->touched_count = given->touched_count;
	if (given->touched_count > 0) {
		memcpy(change->touched, given->touched, given->touched_count * sizeof *change->touched);
		qsort(change->touched, given->touched_count, sizeof *change->touched, compare_spans);
	}
	read_before(change, template, given);
	return change;
}

void change_take(struct change *change, const struct entry *entry)
{
	change->sections = memory_grow(change->memory, change->sections, &change->capacity, change->count + 1,
				       sizeof *change->sections);
	change->sections[change->count++] =
		(struct section){.extent = entry->extent, .hash = hash_of(change->source, entry->extent)};
}

// --- what was touched -----------------------------------------------------------------------------

// Something was added in the range, or deleted in it or at its ends.
static bool is_touched(const struct change *change, span range)
{
	size_t after;
	BISECT(after, change->touched_count, change->touched[after].start <= range.end);
	// Added lines do not overlap, so that those further left end further left.
	for (; after > 0; after--) {
		const struct pllint_span *touched = &change->touched[after - 1];
		bool is_empty = touched->start == touched->end;
		if (is_empty ? touched->start >= range.start
			     : touched->start < range.end && touched->end > range.start) {
			return true;
		}
		if (touched->end < range.start) {
			return false;
		}
	}
	return false;
}

// Takes one of the hashes away; false if there is none left. How many of the same are gone stands with the first.
static bool use_up(const struct hashes *hashes, uint32_t *gone, uint64_t hash)
{
	size_t first;
	BISECT(first, hashes->count, hashes->items[first] < hash);
	if (first == hashes->count) {
		return false;
	}
	size_t next = first + gone[first];
	if (next >= hashes->count || hashes->items[next] != hash) {
		return false;
	}
	gone[first]++;
	return true;
}

// Of sections that are alike, those in which nothing was added are the ones that were there.
static void find_old_sections(struct change *change)
{
	size_t size = (change->before.count + 1) * sizeof(uint32_t);
	uint32_t *gone = memory_resize(change->memory, NULL, size);
	memset(gone, 0, size);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < change->count; i++) {
			struct section *section = &change->sections[i];
			bool is_turn = round == 1 || !is_touched(change, section->extent);
			if (is_turn && !section->was_there) {
				section->was_there = use_up(&change->before, gone, section->hash);
			}
		}
	}
	memory_free(change->memory, gone);
}

static size_t section_at(const struct change *change, uint32_t offset)
{
	size_t after;
	BISECT(after, change->count, change->sections[after].extent.start <= offset);
	return after > 0 ? after - 1 : 0;
}

static bool entry_is_touched(const struct change *change, const struct pllint_entry *entry)
{
	for (size_t i = section_at(change, entry->whole.start); i < change->count; i++) {
		if (change->sections[i].extent.start >= entry->whole.end) {
			break;
		}
		if (!change->sections[i].was_there) {
			return true;
		}
	}
	return false;
}

// Its lines, and the blank ones around them: there, a deletion beside it can be the cause.
static span lines_around(const struct source *source, span at)
{
	uint32_t start = source_line(source, at.start).start;
	while (start > 0 && is_blank(source->bytes[start - 1])) {
		start--;
	}
	uint32_t end = source_line(source, at.end > at.start ? at.end - 1 : at.end).end;
	while (end < source->size && is_blank(source->bytes[end])) {
		end++;
	}
	return span_of(start, end);
}

static bool place_is_touched(const struct change *change, const struct pllint_report *report, span at)
{
	const struct pllint_entry *entry = entries_around(&report->entries, at.start);
	return entry ? entry_is_touched(change, entry) : is_touched(change, lines_around(change->source, at));
}

void change_apply(struct change *change, struct pllint_report *report, bool show_untouched)
{
	struct findings *findings = &report->findings;
	size_t kept = 0;
	find_old_sections(change);
	for (size_t i = 0; i < findings->count; i++) {
		struct pllint_finding *finding = &findings->items[i]->finding;
		bool is_within = place_is_touched(change, report, finding->at);
		bool counts = is_within || (finding->has_related && place_is_touched(change, report, finding->related));
		findings->items[i]->stands_outside_change = !is_within;
		if (!counts) {
			report->counts.untouched++;
			finding->is_untouched = true;
			finding->severity = PLLINT_INFO;
		}
		if (counts || show_untouched) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}
