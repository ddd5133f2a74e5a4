// A list reduced to what a fix must keep.

#include "fix/digest.h"

#include <string.h>

#include "base/bisect.h"
#include "base/hash.h"
#include "entry/reader.h"
#include "fix/words.h"
#include "markdown/tokenizer.h"
#include "match/parts.h"

struct digesting {
	struct memory *memory;
	struct arena scratch; // for one entry
	const struct source *source;
	const struct template *template;
	struct digest *digest;
};

// However many whitespace stand between its words.
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
		// One that is closed elsewhere, or never, runs on into what is digested for itself; one in another
		// is digested with it.
		if (closed && details->close.end <= item->whole.end && details->open.start >= done) {
			add_words_without_scheme(&words, entry->source, details->content);
			words_add(&words, entry->source->bytes, details->summary);
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

static void add_links(struct digesting *digesting, const struct entry *entry, struct item_digest *items,
		      struct section_digest *section)
{
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		uint64_t hash = hash_target(entry->source, link->target);
		if (link->item == ENTRY_NONE) {
			section->links += hash;
		} else {
			items[items[link->item].top - (uint32_t)digesting->digest->item_count].links += hash;
		}
	}
}

// Paragraphs and raw HTML, of items and of none (`*outside`).
static void add_blocks(struct digesting *digesting, const struct entry *entry, struct item_digest *items,
		       uint64_t *outside)
{
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		const struct entry_paragraph *paragraph = &entry->paragraphs[i];
		uint64_t *more = paragraph->item == ENTRY_NONE ? outside : &items[paragraph->item].more;
		*more = words_mix(*more, hash_key(entry_visible_text(entry, paragraph->tokens, &digesting->scratch)));
	}
	for (size_t i = 0; i < entry->html_count; i++) {
		const struct entry_html *html = &entry->html[i];
		struct words words = {.text = WORDS_START};
		words_add(&words, entry->source->bytes, html->at);
		uint64_t *more = html->item == ENTRY_NONE ? outside : &items[html->item].more;
		*more = words.text == WORDS_START ? *more : words_mix(*more, words.text + words.rules);
	}
}

static void digest_item(struct digesting *digesting, const struct entry *entry, const struct match *match,
			uint32_t index, struct item_digest *digest)
{
	const struct entry_item *item = &entry->items[index];
	uint32_t base = (uint32_t)digesting->digest->item_count;
	uint32_t top = index;
	while (entry->items[top].parent != ENTRY_NONE) {
		top = entry->items[top].parent;
	}
	struct words words = words_around(entry, span_of(item->marker.end, item->whole.end), item->label.whole,
					  index + 1, item->end);
	*digest = (struct item_digest){
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
		digest->value = hash_key(entry_value_text(entry, item, &digesting->scratch));
	}
}

static void digest_items(struct digesting *digesting, const struct entry *entry, const struct match *match,
			 struct section_digest *section)
{
	struct digest *digest = digesting->digest;
	digest->items = memory_grow(digesting->memory, digest->items, &digest->item_capacity,
				    digest->item_count + entry->item_count, sizeof *digest->items);
	struct item_digest *items = digest->items ? digest->items + digest->item_count : NULL;
	if (match) {
		section->kind = match->kind;
		for (uint32_t i = 0; i < entry->item_count; i++) {
			digest_item(digesting, entry, match, i, &items[i]);
		}
	}
	add_links(digesting, entry, items, section);
	add_blocks(digesting, entry, items, &section->more);
	digest->item_count += entry->item_count;
}

// --- sections -------------------------------------------------------------------------------------

static void take_section(struct digesting *digesting, const struct entry *entry, const struct match *match)
{
	struct digest *digest = digesting->digest;
	digest->sections = memory_grow(digesting->memory, digest->sections, &digest->section_capacity,
				       digest->section_count + 1, sizeof *digest->sections);
	struct section_digest *section = &digest->sections[digest->section_count++];
	span extent = entry->extent;
	span below = span_of(entry->level ? entry->heading.end : extent.start, extent.end);
	struct words words = words_around(entry, below, (span){0, 0}, 0, (uint32_t)entry->item_count);
	*section = (struct section_digest){
		.extent = span_of(entry->level ? entry->heading.start : extent.start, extent.end),
		.level = entry->level,
		.title = hash_key(entry_visible_text(entry, entry->title_tokens, &digesting->scratch)),
		.text = words.text,
		.comments = words.comments,
		.has_open_comment = words.has_open_comment,
		.first_item = (uint32_t)digest->item_count,
		.item_count = (uint32_t)entry->item_count,
	};
	digest->rules += words.rules;
	digest_items(digesting, entry, match, section);
}

// What is read as several entries is several sections.
static void take_entry(struct digesting *digesting, const struct entry *entry)
{
	struct arena *scratch = &digesting->scratch;
	arena_reset(scratch);
	const struct template *template = digesting->template;
	const struct match *match = entry->item_count > 0 ? match_entry(scratch, template, entry) : NULL;
	struct match_parts parts = match_parts(scratch, template, entry, match);
	for (size_t i = 0; i < parts.count; i++) {
		take_section(digesting, parts.items[i].entry, parts.items[i].match);
	}
	if (parts.count == 0) {
		take_section(digesting, entry, match);
	}
}

struct digest *digest_new(struct memory *memory, const struct template *template, struct fix_text text)
{
	struct digesting digesting = {.memory = memory, .template = template};
	digesting.digest = memory_resize(memory, NULL, sizeof *digesting.digest);
	*digesting.digest = (struct digest){.items = NULL};
	digesting.source = source_new(memory, text.bytes, text.size);
	arena_init(&digesting.scratch, memory);
	struct entry_stream stream = entry_stream_open(memory, digesting.source, template->entry_level);
	const struct entry *entry;
	while ((entry = entry_stream_next(&stream))) {
		take_entry(&digesting, entry);
	}
	arena_release(&digesting.scratch);
	return digesting.digest;
}

// --- finding --------------------------------------------------------------------------------------

uint32_t digest_item_before(const struct digest *digest, uint32_t offset)
{
	size_t after;
	BISECT(after, digest->item_count, digest->items[after].whole.start <= offset);
	return after > 0 ? (uint32_t)(after - 1) : UINT32_MAX;
}

uint32_t digest_item_at(const struct digest *digest, uint32_t offset)
{
	uint32_t item = digest_item_before(digest, offset);
	return item != UINT32_MAX && digest->items[item].whole.start == offset ? item : UINT32_MAX;
}

uint32_t digest_item_of(const struct digest *digest, uint32_t offset)
{
	uint32_t item = digest_item_before(digest, offset);
	while (item != UINT32_MAX && digest->items[item].whole.end < offset) {
		item = digest->items[item].parent;
	}
	return item;
}

uint32_t digest_section_of(const struct digest *digest, uint32_t offset)
{
	size_t after;
	BISECT(after, digest->section_count, digest->sections[after].extent.start <= offset);
	return after > 0 ? (uint32_t)(after - 1) : 0;
}

uint32_t digest_section_at(const struct digest *digest, uint32_t offset)
{
	uint32_t section = digest_section_of(digest, offset);
	return digest->sections[section].extent.start == offset ? section : UINT32_MAX;
}
