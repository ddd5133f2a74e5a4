// The functions of the public header that make a template from a list.

#include <string.h>

#include "survey/survey.h"

struct pllint_survey {
	struct memory memory;
	struct survey survey;
	struct buffer_of_survey {
		char *bytes;
		size_t size, capacity;
	} text, notes;
	const char *list;
	size_t size;
};

struct taking {
	struct memory *memory;
	struct buffer_of_survey *buffer;
};

static void take(void *context, const char *bytes, size_t size)
{
	struct taking *taking = context;
	struct buffer_of_survey *buffer = taking->buffer;
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
	struct pllint_survey *result = context;
	struct survey *survey = &result->survey;
	struct taking text = {&result->memory, &result->text}, notes = {&result->memory, &result->notes};
	take(&text, "", 0);
	take(&notes, "", 0);
	samples_take(&survey->samples, &result->memory, source_new(&result->memory, result->list, result->size));
	entries_find(survey);
	if (survey->level > 0) {
		fields_find(survey);
	}
	bool found = fields_are_found(survey);
	if (found) {
		template_write(survey, writer_to(&text));
	}
	notes_write(survey, found, writer_to(&notes));
	return found ? PLLINT_OK : PLLINT_NO_ENTRY;
}

enum pllint_status pllint_survey_list(const struct pllint_environment *environment, const char *bytes, size_t size,
				      struct pllint_survey **survey)
{
	struct pllint_allocator allocator = environment->allocator;
	*survey = allocator.resize(allocator.context, NULL, 0, sizeof **survey);
	if (!*survey) {
		return PLLINT_NO_MEMORY;
	}
	memset(*survey, 0, sizeof **survey);
	memory_init(&(*survey)->memory, allocator, environment->deadline);
	(*survey)->list = bytes;
	(*survey)->size = size;
	enum pllint_status status = memory_run(&(*survey)->memory, run, *survey);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY && status != PLLINT_LIMIT) {
		pllint_survey_release(*survey);
		*survey = NULL;
	}
	return status;
}

void pllint_survey_release(struct pllint_survey *survey)
{
	if (survey) {
		struct pllint_allocator allocator = survey->memory.allocator;
		memory_release(&survey->memory);
		allocator.resize(allocator.context, survey, sizeof *survey, 0);
	}
}

const char *pllint_survey_reason(const struct pllint_survey *survey)
{
	return survey ? survey->memory.reason : NULL;
}

uint32_t pllint_survey_reason_line(const struct pllint_survey *survey)
{
	return survey ? survey->memory.line : 0;
}

const char *pllint_survey_template(const struct pllint_survey *survey, size_t *size)
{
	*size = survey->text.size;
	return survey->text.bytes;
}

const char *pllint_survey_notes(const struct pllint_survey *survey)
{
	return survey->notes.bytes;
}

uint32_t pllint_survey_entries(const struct pllint_survey *survey)
{
	return survey->survey.entries;
}
