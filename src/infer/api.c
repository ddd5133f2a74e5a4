// The functions of the public header that make a template from a list.

#include <string.h>

#include "base/bytes.h"
#include "infer/files.h"
#include "infer/infer.h"
#include "infer/one_line.h"
#include "markdown/token.h"

// --- what is an entry -----------------------------------------------------------------------------

// Which headings or other parts are the entries, and which headings their groups.

enum { LABELS_OF_AN_ENTRY = 2 };

// Labels, or what counts without one.
static bool has_fields(const struct section *section)
{
	return section->labels > 0 || (section->reading != READING_ITEMS && section->count > 0);
}

bool section_is_entry(const struct infer *infer, const struct section *section)
{
	if (section->shape != infer->shape || section->reading != infer->reading) {
		return false;
	}
	bool is_heading = section->shape == ENTRY_SHAPE_HEADING;
	return is_heading
		       ? section->level > 0 && section->level == infer->level && section->labels >= LABELS_OF_AN_ENTRY
		       : has_fields(section);
}

// The level at which most headings have labels below them.
static uint8_t find_level(const struct samples *samples, enum reading reading, uint32_t *entries)
{
	uint32_t counts[TOKEN_LEVEL_MAX + 1] = {0};
	uint8_t best = 0;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		counts[section->level] +=
			section->reading == reading && section->level > 0 && section->labels >= LABELS_OF_AN_ENTRY;
	}
	for (uint8_t level = 1; level <= TOKEN_LEVEL_MAX; level++) {
		if (counts[level] > counts[best]) {
			best = level;
		}
	}
	*entries = counts[best];
	return best;
}

enum { LINES_MIN = 3, LINES_NINE_IN = 10 };

// Further lines make entries of list items where nine in ten of those that open alike have some.
static uint32_t count_lined(const struct samples *samples)
{
	uint32_t counts[ENTRY_PIECE_STRONG + 1] = {0};
	enum entry_piece best = ENTRY_PIECE_TEXT;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		bool is_lined = section->reading == READING_LINES && has_fields(section);
		counts[section->piece] += is_lined;
	}
	for (int piece = 0; piece <= ENTRY_PIECE_STRONG; piece++) {
		best = counts[piece] > counts[best] ? (enum entry_piece)piece : best;
	}
	bool are_most = counts[best] >= LINES_MIN && samples->bare[best] * (LINES_NINE_IN - 1) <= counts[best];
	return are_most ? counts[best] : 0;
}

static uint32_t count_entries(const struct samples *samples, enum reading reading, enum entry_shape shape)
{
	uint32_t count = 0;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		count += section->reading == reading && section->shape == shape && has_fields(section);
	}
	return count;
}

// The shape that most entries have, read the simplest way.
static void find_shape(struct infer *infer)
{
	const struct samples *samples = &infer->samples;
	uint32_t best = 0;
	for (int reading = 0; reading < READINGS; reading++) {
		for (int shape = 0; shape < ENTRY_SHAPES; shape++) {
			uint32_t count = 0;
			uint8_t level = 0;
			if (shape == ENTRY_SHAPE_HEADING) {
				level = find_level(samples, (enum reading)reading, &count);
			} else {
				count = reading == READING_LINES ? count_lined(samples) * (shape == ENTRY_SHAPE_ITEM)
								 : count_entries(samples, (enum reading)reading,
										 (enum entry_shape)shape);
			}
			if (count > best) {
				best = count;
				infer->reading = (enum reading)reading;
				infer->shape = (enum entry_shape)shape;
				infer->level = level;
			}
		}
	}
}

static void find_groups(struct infer *infer)
{
	const struct samples *samples = &infer->samples;
	uint32_t dated = 0, all = 0;
	const struct section *above = NULL;
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		if (section->shape != ENTRY_SHAPE_HEADING || section->reading != infer->reading) {
			continue;
		}
		if (section->level + 1 == infer->level) {
			above = section;
		} else if (section->level < infer->level) {
			above = NULL;
		} else if (above && section_is_entry(infer, section)) {
			struct date_form form;
			const char *title = source_at(samples->source, above->title);
			all++;
			if (date_look(title, span_length(above->title), &form)) {
				infer->group_date = form;
				dated++;
			}
			above = NULL;
		}
	}
	infer->has_groups = dated * 2 > all;
}

// Finds the entries' shape, level and groups.
static void entries_find(struct infer *infer)
{
	struct samples *samples = &infer->samples;
	uint32_t markers[128] = {0};
	find_shape(infer);
	for (size_t i = 0; i < samples->section_count; i++) {
		const struct section *section = &samples->sections[i];
		if (section_is_entry(infer, section)) {
			infer->entries++;
			infer->linked_titles += section->title_is_link;
			infer->strong_titles += section->title_is_strong;
			infer->linked_lines += section->has_link;
			infer->loose += section->is_loose;
			infer->opener = span_is_empty(infer->opener) ? section->opener : infer->opener;
			char marker = section->reading == READING_LINES ? section->marker
				      : section->count > 0		? samples->items[section->first].marker
									: '-';
			markers[byte_is_digit(marker) ? '1' : marker & 127]++;
		}
	}
	infer->marker = markers['1'] > markers['-'] + markers['*'] && infer->reading == READING_LINES ? '1'
			: markers['*'] > markers['-']						      ? '*'
												      : '-';
	if (infer->shape == ENTRY_SHAPE_HEADING) {
		find_groups(infer);
	}
}

struct pllint_inferred {
	struct memory memory;
	struct infer infer;
	struct buffer_of_infer {
		char *bytes;
		size_t size, capacity;
	} text, notes;
	const char *list;
	size_t size;
};

struct taking {
	struct memory *memory;
	struct buffer_of_infer *buffer;
};

static void take(void *context, const char *bytes, size_t size)
{
	struct taking *taking = context;
	struct buffer_of_infer *buffer = taking->buffer;
	buffer->bytes = memory_grow(taking->memory, buffer->bytes, &buffer->capacity, buffer->size + size + 1, 1);
	memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += size;
	buffer->bytes[buffer->size] = '\0';
}

static struct pllint_writer writer_to(struct taking *taking)
{
	return (struct pllint_writer){take, taking};
}

enum { LINES_PER_ENTRY = 4 }; // items of a list that entries of another shape may have in them

// Entries of one line are what the list is about, or all that there is.
static bool are_of_one_line(const struct infer *infer, const struct one_line *one_line)
{
	return one_line->entries > 0 &&
	       (!fields_are_found(infer) || one_line->entries > infer->entries * LINES_PER_ENTRY);
}

static enum pllint_status run(void *context)
{
	struct pllint_inferred *result = context;
	struct infer *infer = &result->infer;
	struct taking text = {&result->memory, &result->text}, notes = {&result->memory, &result->notes};
	take(&text, "", 0);
	take(&notes, "", 0);
	const struct source *source = source_new(&result->memory, result->list, result->size);
	source_demand_text(&result->memory, source);
	samples_take(&infer->samples, &result->memory, source);
	entries_find(infer);
	if (infer->entries > 0) {
		fields_find(infer);
	}
	bool found = fields_are_found(infer);
	struct one_line one_line;
	one_line_find(&one_line, &result->memory, source);
	if (are_of_one_line(infer, &one_line)) {
		infer->entries = one_line.entries;
		one_line_write(&one_line, source, writer_to(&text));
		return PLLINT_OK;
	}
	if (found) {
		template_write(infer, writer_to(&text));
	}
	notes_write(infer, found, writer_to(&notes));
	return found ? PLLINT_OK : PLLINT_NO_ENTRY;
}

static struct pllint_inferred *inferred_new(const struct pllint_environment *environment)
{
	struct pllint_allocator allocator = environment->allocator;
	struct pllint_inferred *inferred = allocator.resize(allocator.context, NULL, 0, sizeof *inferred);
	if (inferred) {
		memset(inferred, 0, sizeof *inferred);
		memory_init(&inferred->memory, allocator, environment->deadline);
	}
	return inferred;
}

// What failed for another reason than the text is not handed out.
static enum pllint_status hand_out(struct pllint_inferred **inferred, enum pllint_status status)
{
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY && status != PLLINT_LIMIT && status != PLLINT_NOT_TEXT) {
		pllint_inferred_release(*inferred);
		*inferred = NULL;
	}
	return status;
}

enum pllint_status pllint_infer_list(const struct pllint_environment *environment, const char *bytes, size_t size,
				     struct pllint_inferred **inferred)
{
	*inferred = inferred_new(environment);
	if (!*inferred) {
		return PLLINT_NO_MEMORY;
	}
	(*inferred)->list = bytes;
	(*inferred)->size = size;
	return hand_out(inferred, memory_run(&(*inferred)->memory, run, *inferred));
}

static enum pllint_status run_start(void *context)
{
	struct pllint_inferred *result = context;
	struct taking text = {&result->memory, &result->text}, notes = {&result->memory, &result->notes};
	take(&text, "", 0);
	take(&notes, "", 0);
	return PLLINT_OK;
}

static enum pllint_status run_notes(void *context)
{
	struct pllint_inferred *result = context;
	struct taking notes = {&result->memory, &result->notes};
	notes_write(&result->infer, true, writer_to(&notes));
	return PLLINT_OK;
}

enum pllint_status pllint_infer_files(const struct pllint_environment *environment,
				      const struct pllint_file_text *files, size_t count,
				      struct pllint_inferred **inferred)
{
	*inferred = inferred_new(environment);
	if (!*inferred) {
		return PLLINT_NO_MEMORY;
	}
	struct memory *memory = &(*inferred)->memory;
	struct taking text = {memory, &(*inferred)->text};
	enum pllint_status status = memory_run(memory, run_start, *inferred);
	if (status == PLLINT_OK) {
		status = files_infer(&(*inferred)->infer, memory, environment, files, count, writer_to(&text));
	}
	if (status == PLLINT_OK) {
		status = memory_run(memory, run_notes, *inferred);
	}
	return hand_out(inferred, status);
}

void pllint_inferred_release(struct pllint_inferred *inferred)
{
	if (inferred) {
		struct pllint_allocator allocator = inferred->memory.allocator;
		memory_release(&inferred->memory);
		allocator.resize(allocator.context, inferred, sizeof *inferred, 0);
	}
}

const char *pllint_inferred_reason(const struct pllint_inferred *inferred)
{
	return inferred ? inferred->memory.reason : NULL;
}

uint32_t pllint_inferred_reason_line(const struct pllint_inferred *inferred)
{
	return inferred ? inferred->memory.line : 0;
}

const char *pllint_inferred_template(const struct pllint_inferred *inferred, size_t *size)
{
	*size = inferred->text.size;
	return inferred->text.bytes;
}

const char *pllint_inferred_notes(const struct pllint_inferred *inferred)
{
	return inferred->notes.bytes;
}

uint32_t pllint_inferred_entries(const struct pllint_inferred *inferred)
{
	return inferred->infer.entries;
}
