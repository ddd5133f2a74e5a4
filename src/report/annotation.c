// Makes annotations of findings and of what went wrong.

#include "report/annotation.h"

#include "report/excerpt.h"
#include "report/sections.h"
#include "report/words.h"

#include <string.h>

void annotation_free(struct annotation *annotation)
{
	buffer_release(&annotation->path);
	buffer_release(&annotation->title);
	buffer_release(&annotation->text);
}

void annotation_item_free(struct annotation_item *item)
{
	annotation_free(&item->single);
	buffer_release(&item->line);
	buffer_release(&item->place);
	buffer_release(&item->name);
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

void annotation_source_open(struct annotation_source *source, const struct reported *reported, struct buffer *words)
{
	size_t size;
	const char *bytes = pllint_report_text(reported->report, &size);
	*source = (struct annotation_source){.reported = reported, .words = words};
	places_init(&source->places, bytes, size);
	folds_make(&source->folds, reported->report);
}

void annotation_source_close(struct annotation_source *source)
{
	folds_free(&source->folds);
	places_free(&source->places);
}

static void set_place(struct annotation_item *item, struct annotation_source *source, struct pllint_span at)
{
	struct annotation *single = &item->single;
	struct location start = places_at(&source->places, at.start);
	struct location last = at.end > at.start ? places_at(&source->places, at.end - 1) : start;
	bool is_of_one_line = start.line == last.line;
	buffer_add_string(&single->path, source->reported->checkout_path);
	single->line = start.line;
	single->end_line = last.line;
	single->column = is_of_one_line ? start.column : 0;
	single->end_column = is_of_one_line ? last.column : 0;
	add_shown(&item->place, source->reported->path);
	buffer_add_string(&item->place, ":");
	buffer_add_number(&item->place, start.line);
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
	buffer_add_string(text, ":");
	buffer_add_number(text, pllint_template_position(reported->template, finding->expected.start).line);
	buffer_add_string(text, ": ");
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
	buffer_add_string(&item->line, "line ");
	buffer_add_number(&item->line, item->single.line);
	buffer_add_string(&item->line, ": ");
	buffer_add(&item->line, text->bytes, text->size);
	buffer_add_string(&item->line, " [");
	buffer_add_string(&item->line, rule);
	buffer_add_string(&item->line, is_marked ? "] [*]" : "]");
	add_expected(text, source->reported, finding);
	words_note(words, source->reported->report, finding);
	add_line(item, "\nnote: ", words);
	words_help(words, source->reported->report, finding);
	add_line(item, "\nhelp: ", words);
	buffer_add_string(text, is_marked ? "\n[*] fixable with --fix" : "");
}

struct annotation_item annotation_item_of(struct annotation_source *source, uint32_t index, const struct fold *fold)
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

struct annotation_item annotation_item_of_fact(const char *path, const char *checkout_path, enum annotation_level level,
					       const char *text)
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
