// Files that are an entry each: their headers, and the headings that they share.

#include "infer/files.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "entry/file.h"
#include "entry/reader.h"
#include "infer/put.h"
#include "lint/folder.h"
#include "markdown/tokenizer.h"

enum {
	FILES_MIN = 2,	  // what one file shows is nothing that files share
	SECTIONS_MIN = 2, // of files without a header
};

// A heading that some files have.
struct heading {
	struct unicode_key key;
	span title; // in the text of the samples
	uint8_t level;
	uint32_t count; // files
	uint32_t last;	// the last of them, and one more
	uint64_t order; // the sum of its places in them
};

struct shared {
	struct heading *items;
	size_t count, capacity;
	uint32_t *slots; // by the hash of level and key: the number, and one more; 0: none
	size_t slot_count;
};

struct infer_files {
	struct infer *infer;
	struct memory *memory;
	char *text; // the labels, values and titles of all files, one after the other
	size_t size, capacity;
	enum file_header header;
	uint32_t files;
	uint32_t headers; // files that have one
	uint32_t titles;  // files with a heading of level 1 above all others
	struct shared shared;
};

static uint32_t *slot_of(const struct shared *shared, struct unicode_key key, uint8_t level)
{
	size_t at;
	HASH_PROBE(at, hash_folded(hash_bytes(HASH_START ^ level, key.bytes, key.size)), shared->slot_count,
		   !shared->slots[at] || (shared->items[shared->slots[at] - 1].level == level &&
					  unicode_key_equal(shared->items[shared->slots[at] - 1].key, key)));
	return &shared->slots[at];
}

// At most half of the slots are taken.
static void make_room(struct memory *memory, struct shared *shared)
{
	if (shared->count * 2 < shared->slot_count) {
		return;
	}
	shared->slot_count = shared->slot_count ? shared->slot_count * 2 : 64;
	shared->slots = memory_resize(memory, shared->slots, shared->slot_count * sizeof *shared->slots);
	memset(shared->slots, 0, shared->slot_count * sizeof *shared->slots);
	for (size_t i = 0; i < shared->count; i++) {
		*slot_of(shared, shared->items[i].key, shared->items[i].level) = (uint32_t)i + 1;
	}
}

static span keep(struct infer_files *files, const struct source *source, span at)
{
	uint32_t length = span_length(at);
	uint32_t start = (uint32_t)files->size;
	files->text = memory_grow(files->memory, files->text, &files->capacity, files->size + length + 1, 1);
	if (length > 0) {
		memcpy(files->text + files->size, source_at(source, at), length);
	}
	files->size += length;
	return span_of(start, start + length);
}

static void take_heading(struct infer_files *files, const struct source *source, const struct file_heading *heading,
			 uint32_t place)
{
	struct shared *shared = &files->shared;
	make_room(files->memory, shared);
	uint32_t *slot = slot_of(shared, heading->key, heading->level);
	if (!*slot) {
		struct unicode_key key = {
			arena_copy(&files->infer->samples.arena, heading->key.bytes, heading->key.size + 1),
			heading->key.size};
		shared->items = memory_grow(files->memory, shared->items, &shared->capacity, shared->count + 1,
					    sizeof *shared->items);
		shared->items[shared->count] = (struct heading){
			.key = key, .level = heading->level, .title = keep(files, source, heading->title)};
		*slot = (uint32_t)++shared->count;
	}
	struct heading *own = &shared->items[*slot - 1];
	if (own->last != files->files) {
		own->last = files->files;
		own->count++;
		own->order += place;
	}
}

static void take_entry(struct infer_files *files, const struct entry *entry)
{
	struct samples *samples = &files->infer->samples;
	const struct entry_file *file = entry->file;
	size_t first = samples->count;
	files->files++;
	files->headers += entry->item_count > 0;
	files->titles += file->title < file->heading_count;
	samples_take_header(samples, entry);
	for (size_t i = first; i < samples->count; i++) {
		samples->items[i].label = keep(files, entry->source, samples->items[i].label);
		samples->items[i].value = keep(files, entry->source, samples->items[i].value);
	}
	for (size_t i = 0; i < file->heading_count; i++) {
		if (i != file->title && file->headings[i].key.size > 0) {
			take_heading(files, entry->source, &file->headings[i], (uint32_t)i);
		}
	}
}

// A text that is read on its own: where that fails, the file is none of the entries.
struct reading_file {
	struct memory memory;
	const struct pllint_file_text *text;
	enum file_header header;
	const struct entry *entry;
};

// Of several headings of level 1 none is the title.
static size_t count_of_level_1(const struct entry_file *file)
{
	size_t count = 0;
	for (size_t i = 0; i < file->heading_count; i++) {
		count += file->headings[i].level == 1;
	}
	return count;
}

static enum pllint_status read_entry(void *context)
{
	struct reading_file *own = context;
	struct arena *arena = memory_resize(&own->memory, NULL, sizeof *arena);
	arena_init(arena, &own->memory);
	const struct source *source = source_new(&own->memory, own->text->bytes, own->text->size);
	source_demand_text(&own->memory, source);
	struct file_reading reading = file_reading_of(arena, source);
	struct entry_stream stream = entry_stream_open(&own->memory, source, TOKEN_LEVEL_MAX);
	for (const struct entry *part; (part = entry_stream_next(&stream));) {
		file_reading_take(&reading, part);
	}
	struct entry *entry = file_reading_end(&reading, own->header, 1);
	if (count_of_level_1(entry->file) > 1) {
		file_drop_title(entry);
	}
	own->entry = entry;
	return PLLINT_OK;
}

struct taking_entry {
	struct infer_files *files;
	const struct entry *entry;
};

static enum pllint_status run_take(void *context)
{
	const struct taking_entry *taking = context;
	take_entry(taking->files, taking->entry);
	return PLLINT_OK;
}

// All files with one kind of header.
static enum pllint_status take_all(struct infer_files *files, const struct pllint_environment *environment,
				   const struct pllint_file_text *texts, size_t count)
{
	enum pllint_status status = PLLINT_OK;
	for (size_t i = 0; i < count && status == PLLINT_OK; i++) {
		if (folder_role(texts[i].name) != ROLE_ENTRY) {
			continue;
		}
		struct reading_file reading = {.text = &texts[i], .header = files->header};
		memory_init(&reading.memory, environment->allocator, environment->deadline);
		status = memory_run(&reading.memory, read_entry, &reading);
		if (status == PLLINT_OK) {
			struct taking_entry taking = {files, reading.entry};
			status = memory_run(files->memory, run_take, &taking);
		} else if (status == PLLINT_LIMIT || status == PLLINT_NOT_TEXT) {
			status = PLLINT_OK; // it is told where the folder is checked
		}
		memory_release(&reading.memory);
	}
	return status;
}

static int compare_places(const void *left, const void *right)
{
	const struct heading *a = left, *b = right;
	uint64_t x = a->order * b->count, y = b->order * a->count;
	return x != y ? (x > y) - (x < y) : (a->title.start > b->title.start) - (a->title.start < b->title.start);
}

// What half of the files have, of the highest level, in the order of its mean place.
static void choose_sections(struct infer_files *files)
{
	struct shared *shared = &files->shared;
	uint8_t level = TOKEN_LEVEL_MAX;
	size_t kept = 0;
	for (size_t i = 0; i < shared->count; i++) {
		const struct heading *heading = &shared->items[i];
		bool is_shared = heading->count * 2 >= files->files;
		level = is_shared && heading->level < level ? heading->level : level;
	}
	for (size_t i = 0; i < shared->count; i++) {
		const struct heading *heading = &shared->items[i];
		if (heading->count * 2 >= files->files && heading->level == level) {
			shared->items[kept++] = *heading;
		}
	}
	shared->count = kept;
	if (kept > 1) {
		qsort(shared->items, kept, sizeof *shared->items, compare_places);
	}
}

static void find_marker(struct infer *infer)
{
	size_t stars = 0;
	for (size_t i = 0; i < infer->samples.count; i++) {
		stars += infer->samples.items[i].marker == '*';
	}
	infer->marker = stars * 2 > infer->samples.count ? '*' : '-';
}

static bool has_titles(const struct infer_files *files)
{
	return files->titles * 2 > files->files;
}

static bool is_found(const struct infer_files *files)
{
	size_t sections = files->shared.count;
	switch (files->header) {
	case FILE_HEADER_FRONT_MATTER:
		return fields_are_found(files->infer);
	case FILE_HEADER_LIST:
		return fields_are_found(files->infer) && sections > 0;
	default:
		return has_titles(files) && sections >= SECTIONS_MIN;
	}
}

static void write(const struct infer_files *files, struct pllint_writer writer)
{
	bool is_front = files->header == FILE_HEADER_FRONT_MATTER;
	if (is_front) {
		put_text(writer, "---\n");
		header_write(files->infer, true, writer);
		put_text(writer, "---\n");
	}
	if (has_titles(files)) {
		put_text(writer, is_front ? "\n# Title\n" : "# Title\n");
	}
	if (files->header == FILE_HEADER_LIST) {
		put_text(writer, has_titles(files) ? "\n" : "");
		header_write(files->infer, false, writer);
	}
	for (size_t i = 0; i < files->shared.count; i++) {
		const struct heading *heading = &files->shared.items[i];
		put_text(writer, "\n");
		put_bytes(writer, "######", heading->level);
		put_text(writer, " ");
		put_bytes(writer, files->text + heading->title.start, span_length(heading->title));
		put_text(writer, "\n");
	}
}

struct finishing {
	struct infer_files *files;
	struct pllint_writer writer;
};

static enum pllint_status finish(void *context)
{
	const struct finishing *finishing = context;
	struct infer_files *files = finishing->files;
	struct infer *infer = files->infer;
	struct source *source = arena_alloc(&infer->samples.arena, sizeof *source);
	*source = (struct source){.bytes = files->text, .size = (uint32_t)files->size};
	infer->samples.source = source;
	infer->shape = ENTRY_SHAPE_FILE;
	infer->entries = files->header == FILE_HEADER_NONE ? files->files : files->headers;
	fields_find(infer);
	find_marker(infer);
	choose_sections(files);
	if (files->files < FILES_MIN || !is_found(files)) {
		return PLLINT_NO_ENTRY;
	}
	write(files, finishing->writer);
	return PLLINT_OK;
}

enum pllint_status files_infer(struct infer *infer, struct memory *memory, const struct pllint_environment *environment,
			       const struct pllint_file_text *texts, size_t count, struct pllint_writer writer)
{
	static const enum file_header headers[] = {FILE_HEADER_FRONT_MATTER, FILE_HEADER_LIST, FILE_HEADER_NONE};
	struct infer_files files = {.infer = infer};
	enum pllint_status status = PLLINT_OK;
	for (size_t i = 0; i < sizeof headers / sizeof *headers && status == PLLINT_OK; i++) {
		files = (struct infer_files){.infer = infer, .memory = memory, .header = headers[i]};
		infer->samples = (struct samples){.memory = memory};
		arena_init(&infer->samples.arena, memory);
		status = take_all(&files, environment, texts, count);
		if (files.headers * 2 > files.files) {
			break;
		}
	}
	struct finishing finishing = {&files, writer};
	return status == PLLINT_OK ? memory_run(memory, finish, &finishing) : status;
}
