// Annotations of GitHub Actions: workflow commands, which the runner takes from the output.
//
// `col` and `endColumn` count code points, as everywhere in what pllint prints; GitHub does not say what it counts
// and shows whole lines only. The end belongs to what is annotated, as in the example of its documentation, and a
// span of several lines has no columns, since the runner takes them off.

#include "report/excerpt.h"
#include "report/folds.h"
#include "report/location.h"
#include "report/reporter.h"
#include "report/sections.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

// --- what is annotated ---------------------------------------------------------------------------

// One annotation, and what is made of a finding on its way to become one.

enum annotation_level { ANNOTATION_ERROR, ANNOTATION_WARNING, ANNOTATION_NOTICE, ANNOTATION_LEVELS };

// Title and text went through escape_next already; the text has line ends between its lines.
struct annotation {
	struct buffer path, title, text; // the path as it is; empty: about no file
	uint32_t line, end_line;	 // from 1; 0: about no line
	uint32_t column, end_column;	 // from 1, in code points, the last one that belongs to it; 0: not of one line
	uint32_t count;			 // findings that it speaks of
};

// What becomes an annotation of its own, or a part of others.
struct annotation_item {
	enum annotation_level level;
	struct annotation single;
	struct buffer line;  // what it says among others
	struct buffer place; // and where it is
	struct buffer name;  // of its group
	bool starts_group;
};

// A file whose findings are made items of. `words` is lent.
struct annotation_source {
	const struct reported *reported;
	struct folds folds;
	struct buffer *words;
};

static void annotation_free(struct annotation *annotation)
{
	buffer_release(&annotation->path);
	buffer_release(&annotation->title);
	buffer_release(&annotation->text);
}

static void add_shown(struct buffer *buffer, const char *string)
{
	escape_add(buffer, string, strlen(string));
}

// --- an item of a finding -------------------------------------------------------------------------

static enum annotation_level level_of(unsigned severity)
{
	return severity == PLLINT_ERROR	    ? ANNOTATION_ERROR
	       : severity == PLLINT_WARNING ? ANNOTATION_WARNING
					    : ANNOTATION_NOTICE;
}

static void annotation_source_open(struct annotation_source *source, const struct reported *reported,
				   struct buffer *words)
{
	*source = (struct annotation_source){.reported = reported, .words = words};
	folds_make(&source->folds, reported->report);
}

static void set_place(struct annotation_item *item, struct annotation_source *source, struct pllint_span at)
{
	struct annotation *single = &item->single;
	struct pllint_position start = pllint_report_position(source->reported->report, at.start);
	struct pllint_position last =
		at.end > at.start ? pllint_report_position(source->reported->report, at.end - 1) : start;
	bool is_of_one_line = start.line == last.line;
	buffer_add_string(&single->path, source->reported->checkout_path);
	single->line = start.line;
	single->end_line = last.line;
	single->column = is_of_one_line ? start.column : 0;
	single->end_column = is_of_one_line ? last.column : 0;
	add_shown(&item->place, source->reported->path);
	buffer_add_string(&item->place, ":", DIGITS(start.line));
}

static void add_expected(struct buffer *text, const struct reported *reported, const struct pllint_finding *finding)
{
	struct excerpt excerpt = {0};
	size_t size;
	if (!finding->has_expected) {
		return;
	}
	const char *bytes = pllint_template_text(reported->template, &size);
	excerpt_mark(&excerpt, bytes, size, finding->expected);
	buffer_add_string(text, "\nsee ");
	add_shown(text, reported->template_path);
	buffer_add_string(text, ":", DIGITS(pllint_template_position(reported->template, finding->expected.start).line),
			  ": ");
	buffer_add(text, excerpt.line.bytes, excerpt.line.size);
	excerpt_free(&excerpt);
}

static void add_line(struct annotation_item *item, const char *label, const struct buffer *words)
{
	if (words->size) {
		buffer_add_string(&item->single.text, label);
		escape_add(&item->single.text, words->bytes, words->size);
		buffer_add_string(&item->line, label);
		escape_add(&item->line, words->bytes, words->size);
	}
}

static void set_texts(struct annotation_item *item, struct annotation_source *source,
		      const struct pllint_finding *finding)
{
	struct buffer *words = source->words, *text = &item->single.text;
	const char *rule = pllint_rule_at(finding->rule)->name;
	bool is_marked = words_is_marked(source->reported, finding);
	buffer_add_string(&item->single.title, rule);
	words_message(words, source->reported->report, finding);
	escape_add(text, words->bytes, words->size);
	buffer_add_string(&item->line, "line ", DIGITS(item->single.line), ": ");
	buffer_add(&item->line, text->bytes, text->size);
	buffer_add_string(&item->line, " [", rule, is_marked ? "] [*]" : "]");
	add_expected(text, source->reported, finding);
	words_note(words, source->reported->report, finding);
	add_line(item, "\nnote: ", words);
	words_help(words, source->reported->report, finding);
	add_line(item, "\nhelp: ", words);
	buffer_add_string(text, is_marked ? "\n[*] fixable with --fix" : "");
}

// `fold`: the others for which the finding speaks, or NULL.
static struct annotation_item annotation_item_of(struct annotation_source *source, uint32_t index,
						 const struct fold *fold)
{
	const struct pllint_finding *finding = pllint_report_at(source->reported->report, index);
	const struct pllint_entry *entry = sections_entry(source->reported->report, finding);
	struct annotation_item item = {.level = level_of(finding->severity),
				       .single = {.count = 1 + (fold ? fold->more : 0)}};
	set_place(&item, source, finding->at);
	set_texts(&item, source, finding);
	if (fold) {
		buffer_add_string(&item.single.text, "\nalso: ");
		buffer_add_string(&item.line, "\nalso: ");
		folds_write(&item.single.text, fold);
		folds_write(&item.line, fold);
		buffer_add_string(&item.name, "in the whole list");
	} else if (entry) {
		words_title(source->words, source->reported->report, entry);
		buffer_add_string(&item.name, "in ");
		escape_add(&item.name, source->words->bytes, source->words->size);
	} else {
		buffer_add_string(&item.name, "outside the entries");
	}
	return item;
}

// --- an item of a file ----------------------------------------------------------------------------

// What is about a file and no line of it; the path is NULL where it is about no file.
static struct annotation_item annotation_item_of_fact(const char *path, const char *checkout_path,
						      enum annotation_level level, const char *text)
{
	struct annotation_item item = {.level = level, .starts_group = true, .single = {.count = 1}};
	const char *name = path ? path : "this run";
	buffer_add_string(&item.single.path, path ? checkout_path : "");
	buffer_add_string(&item.single.title, "pllint");
	buffer_add_string(&item.name, "pllint");
	buffer_add_string(&item.single.text, "pllint: "); // no line may begin with text from outside
	add_shown(&item.single.text, name);
	buffer_add_string(&item.single.text, ": ");
	add_shown(&item.single.text, text);
	buffer_add(&item.line, item.single.text.bytes, item.single.text.size);
	add_shown(&item.place, name);
	return item;
}

// --- gathering -----------------------------------------------------------------------------------

// Gathers what is to be annotated until all of it is known. A runner shows no more than ANNOTATIONS_MAX of each
// level in a step: beyond that many, those of an entry become one, and beyond that many entries the last one says
// how many more there are and where. What is kept is bounded, however many findings there are.

enum { ANNOTATIONS_MAX = 10 };

// Those of an entry as one.
struct annotation_group {
	struct annotation first, all;
	struct buffer name; // whose they are
	uint32_t named;	    // findings that the text names
};

struct annotations_level {
	struct annotation singles[ANNOTATIONS_MAX];
	struct annotation_group groups[ANNOTATIONS_MAX];
	struct annotation rest;				// the last group and those after it
	uint32_t single_count, group_count, rest_count; // of all there are
};

struct annotations {
	struct annotations_level levels[ANNOTATION_LEVELS];
	struct buffer words;
};

enum { NAMED_MAX = 20 };

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
	annotation_free(&item->single);
	buffer_release(&item->line);
	buffer_release(&item->place);
	buffer_release(&item->name);
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

static void add_file(struct reporter *reporter, const struct reported *reported)
{
	struct annotations *annotations = reporter->state;
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
	folds_free(&source.folds);
}

static void add_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct annotation_item item =
		annotation_item_of_fact(problem->path, problem->checkout_path, ANNOTATION_ERROR, problem->text);
	add_item(reporter->state, &item);
}

// --- printing -------------------------------------------------------------------------------------

static const char *const commands[ANNOTATION_LEVELS] = {
	[ANNOTATION_ERROR] = "::error",
	[ANNOTATION_WARNING] = "::warning",
	[ANNOTATION_NOTICE] = "::notice",
};

// How a byte is written that would end what it is in, or NULL.
static const char *reference_of(char byte, bool is_property)
{
	switch (byte) {
	case '%':
		return "%25";
	case '\r':
		return "%0D";
	case '\n':
		return "%0A";
	case ':':
		return is_property ? "%3A" : NULL;
	case ',':
		return is_property ? "%2C" : NULL;
	default:
		return NULL;
	}
}

static void print_value(struct output *output, const struct buffer *value, bool is_property)
{
	for (size_t i = 0, size; i < value->size; i += size) {
		const char *reference = reference_of(value->bytes[i], is_property);
		for (size = 1; !reference && i + size < value->size; size++) {
			if (reference_of(value->bytes[i + size], is_property)) {
				break;
			}
		}
		if (reference) {
			output_plain(output, reference);
		} else {
			output_text(output, value->bytes + i, size);
		}
	}
}

static void print_number(struct output *output, const char *name, uint32_t number)
{
	if (number) {
		output_plain(output, name, DIGITS(number));
	}
}

static void print(struct output *output, enum annotation_level level, const struct annotation *annotation)
{
	output_plain(output, commands[level], " title=");
	print_value(output, &annotation->title, true);
	if (annotation->path.size) {
		output_plain(output, ",file=");
		print_value(output, &annotation->path, true);
	}
	print_number(output, ",line=", annotation->line);
	print_number(output, ",endLine=", annotation->end_line);
	print_number(output, ",col=", annotation->column);
	print_number(output, ",endColumn=", annotation->end_column);
	output_plain(output, "::");
	print_value(output, &annotation->text, false);
	output_plain(output, "\n");
}

// The one finding of a group, or what is said of all.
static const struct annotation *finish_group(struct annotation_group *group)
{
	struct annotation *all = &group->all;
	if (group->named == 1) {
		return &group->first;
	}
	buffer_add_string(&all->title, DIGITS(all->count), " findings ");
	buffer_add(&all->title, group->name.bytes, group->name.size);
	if (all->count > group->named) {
		buffer_add_string(&all->text, "\n+", DIGITS(all->count - group->named), " more");
	}
	return all;
}

static void finish_rest(struct annotations_level *level)
{
	struct annotation *rest = &level->rest;
	struct buffer places = rest->text;
	rest->text = (struct buffer){0};
	buffer_add_string(&rest->title, "+", DIGITS(rest->count), " more");
	buffer_add_string(&rest->text, "+", DIGITS(rest->count), " more: ");
	buffer_add(&rest->text, places.bytes, places.size);
	buffer_add_string(&rest->text, level->rest_count > NAMED_MAX ? ", ..." : "");
	buffer_release(&places);
}

static void print_annotations(struct annotations *annotations, enum annotation_level which, struct output *output)
{
	struct annotations_level *level = &annotations->levels[which];
	if (level->single_count <= ANNOTATIONS_MAX) {
		for (uint32_t i = 0; i < level->single_count; i++) {
			print(output, which, &level->singles[i]);
		}
		return;
	}
	bool has_rest = level->group_count > ANNOTATIONS_MAX;
	uint32_t groups = has_rest ? ANNOTATIONS_MAX - 1 : level->group_count;
	for (uint32_t i = 0; i < groups; i++) {
		print(output, which, finish_group(&level->groups[i]));
	}
	if (has_rest) {
		finish_rest(level);
		print(output, which, &level->rest);
	}
}

static void annotations_free(struct annotations *annotations)
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

static void begin(struct reporter *reporter)
{
	struct annotations *annotations = allocate(NULL, sizeof *annotations);
	memset(annotations, 0, sizeof *annotations);
	reporter->state = annotations;
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	// Those that are to be shown, level by level. Nothing can be added afterwards.
	for (unsigned i = 0; i < ANNOTATION_LEVELS; i++) {
		print_annotations(reporter->state, i, reporter->output);
	}
	annotations_free(reporter->state);
	free(reporter->state);
}

const struct format github_format = {
	.name = "github",
	.begin = begin,
	.file = add_file,
	.problem = add_problem,
	.end = end,
};
