// What the lists of one run leave behind for those after them.

#include "lint/across.h"

#include <string.h>

#include "lint/report.h"

struct pllint_index {
	struct memory memory; // owns everything here but the index itself
	struct index index;
	const char **names;
	size_t name_count, name_capacity;
};

const struct index *across_index(const struct pllint_index *others)
{
	return others && others->index.title_count > 0 ? &others->index : NULL;
}

const char *across_name(const struct pllint_index *others, uint32_t file)
{
	return others->names[file - 1];
}

enum pllint_status pllint_index_new(const struct pllint_environment *environment, struct pllint_index **index)
{
	const struct pllint_allocator *allocator = &environment->allocator;
	*index = allocator->resize(allocator->context, NULL, 0, sizeof **index);
	if (!*index) {
		return PLLINT_NO_MEMORY;
	}
	**index = (struct pllint_index){.names = NULL};
	// Lists have deadlines, each its own.
	memory_init(&(*index)->memory, *allocator, (struct pllint_deadline){.passed = NULL});
	index_init(&(*index)->index, &(*index)->memory);
	return PLLINT_OK;
}

void pllint_index_release(struct pllint_index *index)
{
	if (index) {
		struct pllint_allocator allocator = index->memory.allocator;
		memory_release(&index->memory);
		allocator.resize(allocator.context, index, sizeof *index, 0);
	}
}

// --- adding ---------------------------------------------------------------------------------------

struct adding {
	struct pllint_index *index;
	const struct pllint_report *report;
	const char *name;
};

static void add_name(struct pllint_index *index, const char *name)
{
	size_t size = strlen(name) + 1;
	index->names = memory_grow(&index->memory, index->names, &index->name_capacity, index->name_count + 1,
				   sizeof *index->names);
	char *copy = memory_resize(&index->memory, NULL, size);
	index->names[index->name_count++] = memcpy(copy, name, size);
}

static enum pllint_status add(void *context)
{
	const struct adding *adding = context;
	struct pllint_index *index = adding->index;
	const struct index *list = adding->report->index;
	add_name(index, adding->name);
	uint32_t first = (uint32_t)index->index.title_count;
	for (size_t i = 0; i < list->title_count; i++) {
		struct title_record title = list->titles[i];
		title.file = (uint32_t)index->name_count;
		title.place = position_of(&adding->report->positions, title.place).line;
		index_add_title(&index->index, &title);
	}
	for (size_t i = 0; i < list->link_count; i++) {
		struct link_record link = list->links[i];
		link.title += first;
		index_add_link(&index->index, &link);
	}
	return PLLINT_OK;
}

enum pllint_status pllint_index_add(struct pllint_index *index, const struct pllint_report *report, const char *name)
{
	struct adding adding = {index, report, name};
	return report->index && report->index->title_count > 0 ? memory_run(&index->memory, add, &adding) : PLLINT_OK;
}

bool pllint_index_meets(const struct pllint_index *index, const struct pllint_report *report)
{
	const struct index *list = report->index;
	for (size_t i = 0; list && i < list->link_count; i++) {
		if (index_find_link(&index->index, list->links[i].key) != INDEX_NONE) {
			return true;
		}
	}
	for (size_t i = 0; list && i < list->title_count; i++) {
		if (index_find_title(&index->index, list->titles[i].key) != INDEX_NONE) {
			return true;
		}
	}
	return false;
}
