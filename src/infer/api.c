// The functions of the public header that make a template from a list.

#include <string.h>

#include "infer/infer.h"

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

static enum pllint_status run(void *context)
{
	struct pllint_inferred *result = context;
	struct infer *infer = &result->infer;
	struct taking text = {&result->memory, &result->text}, notes = {&result->memory, &result->notes};
	take(&text, "", 0);
	take(&notes, "", 0);
	samples_take(&infer->samples, &result->memory, source_new(&result->memory, result->list, result->size));
	entries_find(infer);
	if (infer->level > 0) {
		fields_find(infer);
	}
	bool found = fields_are_found(infer);
	if (found) {
		template_write(infer, writer_to(&text));
	}
	notes_write(infer, found, writer_to(&notes));
	return found ? PLLINT_OK : PLLINT_NO_ENTRY;
}

enum pllint_status pllint_infer_list(const struct pllint_environment *environment, const char *bytes, size_t size,
				     struct pllint_inferred **inferred)
{
	struct pllint_allocator allocator = environment->allocator;
	*inferred = allocator.resize(allocator.context, NULL, 0, sizeof **inferred);
	if (!*inferred) {
		return PLLINT_NO_MEMORY;
	}
	memset(*inferred, 0, sizeof **inferred);
	memory_init(&(*inferred)->memory, allocator, environment->deadline);
	(*inferred)->list = bytes;
	(*inferred)->size = size;
	enum pllint_status status = memory_run(&(*inferred)->memory, run, *inferred);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY && status != PLLINT_LIMIT) {
		pllint_inferred_release(*inferred);
		*inferred = NULL;
	}
	return status;
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
