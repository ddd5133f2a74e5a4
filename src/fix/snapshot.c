// A list reduced to what a fix must keep.

#include "fix/snapshot.h"

#include <string.h>

#include "base/bisect.h"
#include "base/hash.h"
#include "entry/file.h"
#include "entry/reader.h"
#include "fix/words.h"
#include "markdown/tokenizer.h"
#include "match/parts.h"

struct taking {
	struct memory *memory;
	struct arena scratch; // for one entry
	const struct source *source;
	const struct template *template;
	struct snapshot *snapshot;
};

// The amount of whitespace between its words makes no difference.
static uint64_t hash_key(struct unicode_key key)
{
	uint64_t hash = WORDS_START;
	bool after_blank = true;
	for (uint32_t i = 0; i < key.size; i++) {
		bool blank = key.bytes[i] == ' ' || key.bytes[i] == '\t' || key.bytes[i] == '\n';
		if (!blank) {
			hash = after_blank ? words_mix(hash, 3) : hash;
			hash = hash_byte(hash, key.bytes[i]);
		}
		after_blank = blank;
	}
	return hash;
}

static uint64_t hash_span(const struct source *source, span at)
{
	return span_is_empty(at) ? 0 : words_bytes(source_at(source, at), span_length(at));
}

// --- items ----------------------------------------------------------------------------------------

// What is in `whole` outside the items `first` up to `end` and the span `but`, which comes before them.
static struct words words_around(const struct entry *entry, span whole, span but, uint32_t first, uint32_t end)
{
	struct words words = {.text = WORDS_START};
	uint32_t at = whole.start;
	if (!span_is_empty(but)) {
		words_add(&words, entry->source->bytes, span_of(at, but.start));
		at = but.end;
	}
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		span nested = entry->items[i].whole;
		if (nested.start > at) {
			words_add(&words, entry->source->bytes, span_of(at, nested.start));
		}
		at = nested.end > at ? nested.end : at;
	}
	if (whole.end > at) {
		words_add(&words, entry->source->bytes, span_of(at, whole.end));
	}
	return words;
}

// The first `word` in a span, or NULL.
static const char *find_word(const struct source *source, span at, const char *word)
{
	size_t size = strlen(word);
	while (span_length(at) >= size) {
		const char *found = memchr(source_at(source, at), word[0], span_length(at) - size + 1);
		if (!found || memcmp(found, word, size) == 0) {
			return found;
		}
		at.start = (uint32_t)(found - source->bytes) + 1;
	}
	return NULL;
}

// Adds a span in which https is http; comments in it, which must not be cut, as they are.
static void add_words_without_scheme(struct words *words, const struct source *source, span at)
{
	uint32_t from = at.start;
	const char *comment = find_word(source, at, "<!--");
	for (const char *found; (found = find_word(source, span_of(from, at.end), "https://")) != NULL;) {
		while (comment && comment < found) {
			from = comment_end(source->bytes, (uint32_t)(comment - source->bytes), at.end);
			comment = find_word(source, span_of(from, at.end), "<!--");
			found = found < source->bytes + from ? find_word(source, span_of(from, at.end), "https://")
							     : found;
		}
		if (!found) {
			break;
		}
		uint32_t scheme = (uint32_t)(found - source->bytes);
		words_add(words, source->bytes, span_of(at.start, scheme + 4));
		at.start = from = scheme + 5;
	}
	words_add(words, source->bytes, at);
}

static uint64_t hash_details(const struct entry *entry, const struct entry_item *item)
{
	uint64_t hash = item->details_count;
	uint32_t done = 0;
	for (uint32_t i = 0; i < item->details_count; i++) {
		const struct entry_details *details = &entry->details[item->first_details + i];
		bool closed = !span_is_empty(details->close);
		struct words words = {.text = WORDS_START};
		// A block that is closed elsewhere, or never, extends into what has a snapshot of its own; a block in
		// another one is a part of its text.
		if (closed && details->close.end <= item->whole.end && details->open.start >= done) {
			add_words_without_scheme(&words, entry->source, details->content);
			if (!entry_item_is_named_details(item)) { // else it holds the label
				words_add(&words, entry->source->bytes, details->summary);
			}
			done = details->close.end;
		}
		hash = words_mix(hash, words.text + words.rules + closed);
	}
	return hash;
}

static bool is_scheme(const char *bytes, uint32_t length)
{
	static const char https[] = "https";
	for (uint32_t i = 0; i < length; i++) {
		if ((bytes[i] | 0x20) != https[i]) {
			return false;
		}
	}
	return true;
}

// The target without its scheme where that is http or https.
static uint64_t hash_target(const struct source *source, span target)
{
	const char *bytes = source_at(source, target);
	uint32_t length = span_length(target);
	for (uint32_t name = 4; name <= 5 && length > name + 3; name++) {
		if (is_scheme(bytes, name) && memcmp(bytes + name, "://", 3) == 0) {
			target.start += name;
			break;
		}
	}
	return hash_span(source, target);
}

static void add_links(struct taking *taking, const struct entry *entry, struct item_snapshot *items,
		      struct section_snapshot *section)
{
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		uint64_t hash = hash_target(entry->source, link->target);
		if (link->item == ENTRY_NONE) {
			section->links += hash;
		} else {
			items[items[link->item].top - (uint32_t)taking->snapshot->item_count].links += hash;
		}
	}
}

// Paragraphs and raw HTML, of items and of none (`*outside`).
static void add_blocks(struct taking *taking, const struct entry *entry, struct item_snapshot *items, uint64_t *outside)
{
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		const struct entry_paragraph *paragraph = &entry->paragraphs[i];
		uint64_t *more = paragraph->item == ENTRY_NONE ? outside : &items[paragraph->item].more;
		*more = words_mix(*more, hash_key(entry_visible_text(entry, paragraph->tokens, &taking->scratch)));
	}
	for (size_t i = 0; i < entry->html_count; i++) {
		const struct entry_html *html = &entry->html[i];
		if (html->item != ENTRY_NONE && entry_item_is_named_details(&entry->items[html->item])) {
			continue; // its text is the item's
		}
		struct words words = {.text = WORDS_START};
		words_add(&words, entry->source->bytes, html->at);
		uint64_t *more = html->item == ENTRY_NONE ? outside : &items[html->item].more;
		*more = words.text == WORDS_START ? *more : words_mix(*more, words.text + words.rules);
	}
}

static void snapshot_item(struct taking *taking, const struct entry *entry, const struct match *match, uint32_t index,
			  struct item_snapshot *snapshot)
{
	const struct entry_item *item = &entry->items[index];
	uint32_t base = (uint32_t)taking->snapshot->item_count;
	uint32_t top = index;
	while (entry->items[top].parent != ENTRY_NONE) {
		top = entry->items[top].parent;
	}
	struct words words = words_around(entry, span_of(item->marker.end, item->whole.end), item->label.whole,
					  index + 1, item->end);
	*snapshot = (struct item_snapshot){
		.whole = span_of(item->marker.start, item->whole.end),
		.parent = item->parent == ENTRY_NONE ? UINT32_MAX : base + item->parent,
		.top = base + top,
		.field = match->items[index].field,
		.label = hash_span(entry->source, item->label.whole),
		.text = words.text + words.rules,
		.comments = words.comments,
		.has_open_comment = words.has_open_comment,
		.details = hash_details(entry, item),
	};
	if (!span_is_empty(item->value)) {
		snapshot->value = hash_key(entry_value_text(entry, item, &taking->scratch));
	}
}

static void snapshot_items(struct taking *taking, const struct entry *entry, const struct match *match,
			   struct section_snapshot *section)
{
	struct snapshot *snapshot = taking->snapshot;
	snapshot->items = memory_grow(taking->memory, snapshot->items, &snapshot->item_capacity,
				      snapshot->item_count + entry->item_count, sizeof *snapshot->items);
	struct item_snapshot *items = snapshot->items ? snapshot->items + snapshot->item_count : NULL;
	if (match) {
		section->kind = match->kind;
		for (uint32_t i = 0; i < entry->item_count; i++) {
			snapshot_item(taking, entry, match, i, &items[i]);
		}
	}
	add_links(taking, entry, items, section);
	add_blocks(taking, entry, items, &section->more);
	snapshot->item_count += entry->item_count;
}

// --- sections -------------------------------------------------------------------------------------

static void take_section(struct taking *taking, const struct entry *entry, const struct match *match)
{
	struct snapshot *snapshot = taking->snapshot;
	snapshot->sections = memory_grow(taking->memory, snapshot->sections, &snapshot->section_capacity,
					 snapshot->section_count + 1, sizeof *snapshot->sections);
	struct section_snapshot *section = &snapshot->sections[snapshot->section_count++];
	span extent = entry->extent;
	span below = span_of(entry->level ? entry->heading.end : extent.start, extent.end);
	struct words words = words_around(entry, below, (span){0, 0}, 0, (uint32_t)entry->item_count);
	*section = (struct section_snapshot){
		.extent = span_of(entry->level ? entry->heading.start : extent.start, extent.end),
		.level = entry->level,
		.title = hash_key(entry_title_text(entry, &taking->scratch)),
		.text = words.text,
		.comments = words.comments,
		.has_open_comment = words.has_open_comment,
		.first_item = (uint32_t)snapshot->item_count,
		.item_count = (uint32_t)entry->item_count,
	};
	snapshot->rules += words.rules;
	snapshot_items(taking, entry, match, section);
}

// What is read as several entries is several sections.
static void take_entry(struct taking *taking, const struct entry *entry)
{
	struct arena *scratch = &taking->scratch;
	arena_reset(scratch);
	const struct template *template = taking->template;
	entry = match_read_lost_labels(scratch, template, entry);
	const struct match *match = entry->item_count > 0 ? match_entry(scratch, template, entry) : NULL;
	struct match_parts parts = {.count = 0};
	if (!template_cuts_sections(template)) {
		parts = match_parts(scratch, template, entry, match);
	}
	for (size_t i = 0; i < parts.count; i++) {
		take_section(taking, parts.items[i].entry, parts.items[i].match);
	}
	if (parts.count == 0) {
		take_section(taking, entry, match);
	}
}

// Headings of one file, and its front matter; which fields its items are makes no difference.
static void take_file_part(struct taking *taking, const struct entry *part)
{
	struct match *match = arena_alloc(&taking->scratch, sizeof *match);
	match->items = arena_alloc(&taking->scratch, part->item_count * sizeof *match->items);
	take_section(taking, part, match);
}

static void take_front_matter(struct taking *taking)
{
	const struct source *source = taking->source;
	struct file_reading reading = file_reading_of(&taking->scratch, source);
	struct entry front = {.source = source, .extent = span_of(0, source->body)};
	if (!span_is_empty(reading.file.front)) {
		front_matter_read(&taking->scratch, &front, reading.file.front);
		take_file_part(taking, &front);
		taking->snapshot->sections[0].is_front = true;
	}
}

struct snapshot *snapshot_new(struct memory *memory, const struct template *template, struct fix_text text)
{
	struct taking taking = {.memory = memory, .template = template};
	taking.snapshot = memory_resize(memory, NULL, sizeof *taking.snapshot);
	*taking.snapshot = (struct snapshot){.items = NULL};
	taking.source = source_new(memory, text.bytes, text.size);
	arena_init(&taking.scratch, memory);
	struct entry_stream stream = match_stream_open(memory, taking.source, template);
	const struct entry *entry;
	bool is_of_files = template_is_of_files(template);
	if (is_of_files) {
		take_front_matter(&taking);
	}
	while ((entry = entry_stream_next(&stream))) {
		if (is_of_files) {
			arena_reset(&taking.scratch);
			take_file_part(&taking, entry);
		} else {
			take_entry(&taking, entry);
		}
	}
	arena_release(&taking.scratch);
	return taking.snapshot;
}

// --- finding --------------------------------------------------------------------------------------

uint32_t snapshot_item_before(const struct snapshot *snapshot, uint32_t offset)
{
	size_t after;
	BISECT(after, snapshot->item_count, snapshot->items[after].whole.start <= offset);
	return after > 0 ? (uint32_t)(after - 1) : UINT32_MAX;
}

uint32_t snapshot_item_at(const struct snapshot *snapshot, uint32_t offset)
{
	uint32_t item = snapshot_item_before(snapshot, offset);
	return item != UINT32_MAX && snapshot->items[item].whole.start == offset ? item : UINT32_MAX;
}

uint32_t snapshot_item_of(const struct snapshot *snapshot, uint32_t offset)
{
	uint32_t item = snapshot_item_before(snapshot, offset);
	while (item != UINT32_MAX && snapshot->items[item].whole.end < offset) {
		item = snapshot->items[item].parent;
	}
	return item;
}

uint32_t snapshot_section_of(const struct snapshot *snapshot, uint32_t offset)
{
	size_t after;
	BISECT(after, snapshot->section_count, snapshot->sections[after].extent.start <= offset);
	return after > 0 ? (uint32_t)(after - 1) : 0;
}

uint32_t snapshot_section_at(const struct snapshot *snapshot, uint32_t offset)
{
	uint32_t section = snapshot_section_of(snapshot, offset);
	return snapshot->sections[section].extent.start == offset ? section : UINT32_MAX;
}

uint32_t snapshot_section_like(const struct snapshot *snapshot, const struct section_snapshot *old, uint32_t offset)
{
	bool has_front = snapshot->section_count > 0 && snapshot->sections[0].is_front;
	if (old->level > 0) {
		return snapshot_section_at(snapshot, offset);
	}
	return old->is_front && !has_front ? UINT32_MAX : has_front && !old->is_front;
}
