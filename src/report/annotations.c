// Gathers annotations, and puts them together where there are too many.

#include "report/annotations.h"

#include "report/sections.h"
#include "report/words.h"

enum { NAMED_MAX = 20 };

// --- gathering ------------------------------------------------------------------------------------

// Takes over the place of an item that is the first of several.
static void begin_part(struct annotation *part, const struct annotation_item *item)
{
	buffer_add(&part->path, item->single.path.bytes, item->single.path.size);
	part->line = part->end_line = item->single.line;
}

static struct annotation copy_of(const struct annotation *annotation)
{
	struct annotation copy = *annotation;
	copy.path = copy.title = copy.text = (struct buffer){0};
	buffer_add(&copy.path, annotation->path.bytes, annotation->path.size);
	buffer_add(&copy.title, annotation->title.bytes, annotation->title.size);
	buffer_add(&copy.text, annotation->text.bytes, annotation->text.size);
	return copy;
}

static void add_to_group(struct annotation_group *group, const struct annotation_item *item)
{
	if (item->starts_group) {
		group->first = copy_of(&item->single);
		begin_part(&group->all, item);
		buffer_add(&group->name, item->name.bytes, item->name.size);
	}
	group->all.count += item->single.count;
	if (group->named < NAMED_MAX) {
		buffer_add_string(&group->all.text, group->named ? "\n" : "");
		buffer_add(&group->all.text, item->line.bytes, item->line.size);
		group->named++;
	}
}

static void add_to_rest(struct annotations_level *level, const struct annotation_item *item)
{
	struct annotation *rest = &level->rest;
	if (!level->rest_count) {
		begin_part(rest, item);
	}
	rest->count += item->single.count;
	if (level->rest_count < NAMED_MAX) {
		buffer_add_string(&rest->text, level->rest_count ? ", " : "");
		buffer_add(&rest->text, item->place.bytes, item->place.size);
	}
	level->rest_count++;
}

// Takes the item.
static void add_item(struct annotations *annotations, struct annotation_item *item)
{
	struct annotations_level *level = &annotations->levels[item->level];
	level->group_count += item->starts_group;
	if (level->group_count <= ANNOTATIONS_MAX) {
		add_to_group(&level->groups[level->group_count - 1], item);
	}
	if (level->group_count >= ANNOTATIONS_MAX) {
		add_to_rest(level, item);
	}
	if (level->single_count < ANNOTATIONS_MAX) {
		level->singles[level->single_count] = item->single;
		item->single = (struct annotation){.count = 0};
	}
	level->single_count++;
	annotation_item_free(item);
}

// What the whole list shares, each a group of its own.
static void add_folds(struct annotations *annotations, struct annotation_source *source)
{
	for (size_t i = 0; i < source->folds.count; i++) {
		const struct fold *fold = &source->folds.items[i];
		struct annotation_item item = annotation_item_of(source, fold->index, fold);
		item.starts_group = true;
		add_item(annotations, &item);
		source->folds.is_told[fold->index] = true;
	}
}

static void add_section(struct annotations *annotations, struct annotation_source *source, const uint32_t *indexes,
			size_t count)
{
	bool has_group[ANNOTATION_LEVELS] = {false};
	for (size_t i = 0; i < count; i++) {
		struct annotation_item item = annotation_item_of(source, indexes[i], NULL);
		item.starts_group = !has_group[item.level];
		has_group[item.level] = true;
		add_item(annotations, &item);
	}
}

void annotations_add(struct annotations *annotations, const struct reported *reported)
{
	struct annotation_source source;
	struct sections sections;
	if (words_change(&annotations->words, reported)) {
		struct annotation_item item = annotation_item_of_fact(reported->path, reported->checkout_path,
								      ANNOTATION_WARNING, annotations->words.bytes);
		add_item(annotations, &item);
	}
	annotation_source_open(&source, reported, &annotations->words);
	add_folds(annotations, &source);
	sections_make(&sections, reported->report, source.folds.is_told);
	for (size_t i = 0; i < sections.count; i++) {
		const struct section *section = &sections.items[i];
		add_section(annotations, &source, sections.order + section->first, section->count);
	}
	sections_free(&sections);
	annotation_source_close(&source);
}

void annotations_add_problem(struct annotations *annotations, const struct reported_problem *problem)
{
	struct annotation_item item =
		annotation_item_of_fact(problem->path, problem->checkout_path, ANNOTATION_ERROR, problem->text);
	add_item(annotations, &item);
}

// --- printing -------------------------------------------------------------------------------------

// The one finding of a group, or what is said of all.
static const struct annotation *finish_group(struct annotation_group *group)
{
	struct annotation *all = &group->all;
	if (group->named == 1) {
		return &group->first;
	}
	buffer_add_number(&all->title, all->count);
	buffer_add_string(&all->title, " findings ");
	buffer_add(&all->title, group->name.bytes, group->name.size);
	if (all->count > group->named) {
		buffer_add_string(&all->text, "\n+");
		buffer_add_number(&all->text, all->count - group->named);
		buffer_add_string(&all->text, " more");
	}
	return all;
}

static void finish_rest(struct annotations_level *level)
{
	struct annotation *rest = &level->rest;
	struct buffer places = rest->text;
	rest->text = (struct buffer){0};
	buffer_add_string(&rest->title, "+");
	buffer_add_number(&rest->title, rest->count);
	buffer_add_string(&rest->title, " more");
	buffer_add_string(&rest->text, "+");
	buffer_add_number(&rest->text, rest->count);
	buffer_add_string(&rest->text, " more: ");
	buffer_add(&rest->text, places.bytes, places.size);
	buffer_add_string(&rest->text, level->rest_count > NAMED_MAX ? ", ..." : "");
	buffer_release(&places);
}

static void print_level(struct annotations *annotations, enum annotation_level which, annotation_printer *print,
			void *context)
{
	struct annotations_level *level = &annotations->levels[which];
	if (level->single_count <= ANNOTATIONS_MAX) {
		for (uint32_t i = 0; i < level->single_count; i++) {
			print(context, which, &level->singles[i]);
		}
		return;
	}
	bool has_rest = level->group_count > ANNOTATIONS_MAX;
	uint32_t groups = has_rest ? ANNOTATIONS_MAX - 1 : level->group_count;
	for (uint32_t i = 0; i < groups; i++) {
		print(context, which, finish_group(&level->groups[i]));
	}
	if (has_rest) {
		finish_rest(level);
		print(context, which, &level->rest);
	}
}

void annotations_print(struct annotations *annotations, annotation_printer *print, void *context)
{
	for (unsigned i = 0; i < ANNOTATION_LEVELS; i++) {
		print_level(annotations, i, print, context);
	}
}

void annotations_free(struct annotations *annotations)
{
	for (unsigned i = 0; i < ANNOTATION_LEVELS; i++) {
		struct annotations_level *level = &annotations->levels[i];
		for (unsigned k = 0; k < ANNOTATIONS_MAX; k++) {
			annotation_free(&level->singles[k]);
			annotation_free(&level->groups[k].first);
			annotation_free(&level->groups[k].all);
			buffer_release(&level->groups[k].name);
		}
		annotation_free(&level->rest);
	}
	buffer_release(&annotations->words);
}
