// Says what was understood of a template, a line each, with the line it came from.

#include <string.h>

#include "template/cell.h"
#include "template/template.h"
#include "template/text.h"

enum { NUMBER_COLUMNS = 5, NAME_COLUMNS_MAX = 30, DEMAND_COLUMNS_MAX = 40 };

struct show {
	const struct template *template;
	struct pllint_writer writer;
	uint32_t offset, line; // a place whose line is known
	size_t name_columns, demand_columns;
};

// --- lines ----------------------------------------------------------------------------------------

static uint32_t line_of(struct show *show, span at)
{
	const struct source *file = show->template->file;
	while (show->offset > at.start) {
		show->offset--;
		show->line -= file->bytes[show->offset] == '\n';
	}
	for (; show->offset < at.start && show->offset < file->size; show->offset++) {
		show->line += file->bytes[show->offset] == '\n';
	}
	return show->line;
}

// Starts a line with the number of the template's line.
static struct cell start_line(struct show *show, span at)
{
	struct cell number = {.size = 0};
	cell_add_number(&number, line_of(show, at));
	struct cell line = {.size = 0};
	cell_pad(&line, number.columns < NUMBER_COLUMNS ? NUMBER_COLUMNS - number.columns : 0);
	cell_add(&line, number.bytes);
	cell_add(&line, "  ");
	return line;
}

static void write_cell(const struct show *show, const struct cell *cell)
{
	show->writer.write(show->writer.context, cell->bytes, cell->size);
}

static void end_line(const struct show *show)
{
	show->writer.write(show->writer.context, "\n", 1);
}

static void indent(struct cell *cell, unsigned depth)
{
	for (unsigned i = 0; i < depth; i++) {
		cell_add(cell, "  ");
	}
}

// --- cells of a field -----------------------------------------------------------------------------

static struct cell name_cell(const struct template_field *field, unsigned depth)
{
	struct cell cell = {.size = 0};
	const char *between = field->is_links ? ", " : " or ";
	indent(&cell, depth);
	cell_add(&cell, field->is_links ? "links " : "");
	for (uint32_t i = 0; i < field->name_count; i++) {
		bool is_again = field->is_slot && i > 0 && field->names[i].at.start == field->names[i - 1].at.start;
		if (field->names[i].own && !is_again) { // a slot is known by the singular of its words too
			cell_add(&cell, i > 0 ? between : "");
			cell_add_bytes(&cell, field->names[i].exact, field->names[i].exact_size);
		}
	}
	return cell;
}

static struct cell demand_cell(struct show *show, const struct template_field *field)
{
	struct cell cell = {.size = 0};
	cell_add(&cell, field->required ? "required" : "optional");
	switch (field->demand) {
	case DEMAND_DEFAULT:
		cell_add(&cell, field->is_slot ? ": by its place" : ": not marked optional");
		return cell;
	case DEMAND_NESTED:
		cell_add(&cell, ": nested");
		return cell;
	case DEMAND_MARK:
		cell_add(&cell, ": ");
		cell_add_span(&cell, show->template->file, field->demand_at);
		break;
	case DEMAND_DIRECTIVE:
		cell_add(&cell, ": a directive");
		break;
	}
	uint32_t at = line_of(show, field->demand_at);
	if (at != line_of(show, field->at)) {
		cell_add(&cell, ", line ");
		cell_add_number(&cell, at);
	}
	return cell;
}

static void add_choices(struct cell *cell, const struct template_field *field)
{
	for (uint32_t i = 0; i < field->choice_count; i++) {
		cell_add(cell, i > 0 ? ", " : "");
		cell_add_bytes(cell, field->choices[i].text, field->choices[i].text_size);
	}
	cell_add(cell, field->choices_open ? ", or something else" : "");
}

static void add_site(struct cell *cell, const struct url_site *site)
{
	if (site) {
		const char *host = site->hosts + (site->hosts[0] == '.');
		cell_add(cell, " on ");
		cell_add_bytes(cell, host, strcspn(host, "|"));
	}
}

static void add_like(struct cell *cell, const char *words, const struct source *file, span at)
{
	cell_add(cell, words);
	cell_add_span(cell, file, at);
}

static void add_list(struct cell *cell, const struct template_field *field)
{
	cell_add(cell, field->is_names ? "a list of names, split by commas" : "a list, split by commas");
	cell_add(cell, field->is_tags ? ", no item twice" : "");
	if (field->choice_per_item) {
		cell_add(cell, "; each one of: ");
		add_choices(cell, field);
	}
}

static struct cell value_cell(const struct show *show, const struct template_field *field)
{
	const struct source *file = show->template->file;
	struct cell cell = {.size = 0};
	switch (field->shape) {
	case SHAPE_ANYTHING:
		if (span_is_empty(field->shown) || field->unfilled_count == 0) {
			cell_add(&cell, "any text");
		} else {
			add_like(&cell, "any text but: ", file, field->shown);
		}
		break;
	case SHAPE_DETAILS:
		cell_add(&cell, "a <details> block");
		break;
	case SHAPE_LINKS:
		cell_add(&cell, "nested links, at least one");
		break;
	case SHAPE_FIELDS:
		cell_add(&cell, "nested fields, at least one");
		break;
	case SHAPE_URL_PATTERN:
		add_like(&cell, "a URL like ", file, field->target);
		break;
	case SHAPE_URL:
		cell_add(&cell, "one URL");
		add_site(&cell, field->site);
		break;
	case SHAPE_LINK:
		add_like(&cell, field->any_target ? "a link like " : "a link, with a target like that of ", file,
			 field->shown);
		break;
	case SHAPE_DATE:
		add_like(&cell, "a date like ", file, field->shown);
		break;
	case SHAPE_LIST:
		add_list(&cell, field);
		break;
	case SHAPE_CHOICE:
		cell_add(&cell, "one of: ");
		add_choices(&cell, field);
		break;
	case SHAPE_URLS:
		cell_add(&cell, "at least one URL");
		add_site(&cell, field->site);
		break;
	}
	cell_add(&cell, field->shape_from_directive ? " (by a directive)" : "");
	return cell;
}

// --- fields ---------------------------------------------------------------------------------------

static size_t at_most(size_t a, size_t most)
{
	return a < most ? a : most;
}

static void measure(struct show *show, const struct template_field *fields, uint32_t count, unsigned depth)
{
	for (uint32_t i = 0; i < count; i++) {
		size_t name = at_most(name_cell(&fields[i], depth).columns, NAME_COLUMNS_MAX);
		size_t demand = at_most(demand_cell(show, &fields[i]).columns, DEMAND_COLUMNS_MAX);
		show->name_columns = name > show->name_columns ? name : show->name_columns;
		show->demand_columns = demand > show->demand_columns ? demand : show->demand_columns;
		measure(show, fields[i].children, fields[i].child_count, depth + 1);
	}
}

static void show_field_line(struct show *show, const struct template_field *field, unsigned depth)
{
	struct cell line = start_line(show, field->at);
	struct cell name = name_cell(field, depth);
	struct cell demand = demand_cell(show, field);
	struct cell value = value_cell(show, field);
	cell_pad(&name, show->name_columns);
	cell_add(&name, "  ");
	cell_pad(&demand, show->demand_columns);
	cell_add(&demand, "  ");
	write_cell(show, &line);
	write_cell(show, &name);
	write_cell(show, &demand);
	write_cell(show, &value);
	end_line(show);
}

// Other names, with those of directives on lines of their own.
static void show_names(struct show *show, const struct template_field *field, unsigned depth)
{
	for (int alias = 0; alias < 2; alias++) {
		struct cell line = {.size = 0};
		for (uint32_t i = 0; i < field->name_count; i++) {
			const struct template_name *name = &field->names[i];
			if (name->own || name->joint || name->alias != (alias == 1)) {
				continue;
			}
			if (line.size == 0) {
				line = start_line(show, name->at);
				indent(&line, depth + 1);
				cell_add(&line, "also: ");
			} else {
				cell_add(&line, ", ");
			}
			cell_add_bytes(&line, name->exact, name->exact_size);
		}
		if (line.size > 0) {
			write_cell(show, &line);
			end_line(show);
		}
	}
}

static void show_fields(struct show *show, const struct template_field *fields, uint32_t count, unsigned depth)
{
	for (uint32_t i = 0; i < count; i++) {
		show_field_line(show, &fields[i], depth);
		show_names(show, &fields[i], depth);
		if (fields[i].pattern) {
			struct cell line = start_line(show, fields[i].pattern_at);
			indent(&line, depth + 1);
			add_like(&line, "matches: ", show->template->file, fields[i].pattern_at);
			write_cell(show, &line);
			end_line(show);
		}
		show_fields(show, fields[i].children, fields[i].child_count, depth + 1);
	}
}

// --- the rest -------------------------------------------------------------------------------------

static void add_heading(struct cell *cell, const struct source *file, uint8_t level, span title)
{
	for (uint8_t i = 0; i < level; i++) {
		cell_add(cell, "#");
	}
	cell_add(cell, " ");
	cell_add_span(cell, file, title);
}

static void show_sections(struct show *show, const struct template_kind *kind)
{
	for (uint32_t i = 0; i < kind->section_count; i++) {
		const struct template_section *section = &kind->sections[i];
		struct cell line = start_line(show, section->at);
		indent(&line, 1);
		cell_add_span(&line, show->template->file, section->at);
		cell_add(&line, section->is_optional ? ": a section, optional" : ": a section");
		write_cell(show, &line);
		end_line(show);
	}
}

static void show_kind(struct show *show, const struct template_kind *kind)
{
	static const char *const texts[ENTRY_SHAPES] = {
		[ENTRY_SHAPE_FILE] = ": an entry kind, a file",
		[ENTRY_SHAPE_DETAILS] = ": an entry kind, a details block with that summary",
		[ENTRY_SHAPE_PARAGRAPHS] = ": an entry kind, labelled paragraphs without a heading",
		[ENTRY_SHAPE_BOLD] = ": an entry kind, a paragraph in bold with a list below it",
		[ENTRY_SHAPE_ITEM] = ": an entry kind, a list item with further lines",
		[ENTRY_SHAPE_LINE] = ": an entry kind, a list item of one line",
		[ENTRY_SHAPE_ROW] = ": an entry kind, a table row",
	};
	end_line(show);
	struct cell line = start_line(show, kind->heading);
	if (kind->shape == ENTRY_SHAPE_HEADING) {
		add_heading(&line, show->template->file, kind->level, kind->title);
		cell_add(&line, ": an entry kind at level ");
		cell_add_number(&line, kind->level);
	} else {
		cell_add_span(&line, show->template->file, kind->title);
		cell_add(&line, texts[kind->shape]);
	}
	cell_add(&line, kind->title_is_link ? ", its title a link" : "");
	cell_add(&line, kind->title_is_optional ? ", its title optional" : "");
	write_cell(show, &line);
	end_line(show);
	show->name_columns = 0;
	show->demand_columns = 0;
	measure(show, kind->fields, kind->field_count, 1);
	show_fields(show, kind->fields, kind->field_count, 1);
	show_sections(show, kind);
}

static void show_group(struct show *show)
{
	const struct template_group *group = &show->template->group;
	struct cell line = {.size = 0};
	if (group->exists) {
		line = start_line(show, group->heading);
		add_heading(&line, show->template->file, group->level, group->title);
		cell_add(&line, ": a group at level ");
		cell_add_number(&line, group->level);
		cell_add(&line, group->is_date ? ", each heading a date of that form" : ", each heading any text");
	} else if (template_cuts_sections(show->template)) {
		cell_pad(&line, NUMBER_COLUMNS);
		cell_add(&line, "  groups: the nearest heading above an entry, whatever its level");
	} else if (template_is_of_files(show->template)) {
		cell_pad(&line, NUMBER_COLUMNS);
		cell_add(&line, "  no groups: each file is an entry");
	} else {
		cell_pad(&line, NUMBER_COLUMNS);
		cell_add(&line, "  no groups: no empty heading is one level above the entries");
	}
	write_cell(show, &line);
	end_line(show);
}

static void show_order(struct show *show)
{
	static const char *const orders[] = {
		[ORDER_ANY] = "groups are in any order",
		[ORDER_NEWEST_FIRST] = "the newest group comes first",
		[ORDER_OLDEST_FIRST] = "the oldest group comes first",
	};
	const struct template *template = show->template;
	struct cell line = {.size = 0};
	if (template->order != ORDER_OBSERVED) {
		line = start_line(show, template->order_at);
		cell_add(&line, orders[template->order]);
	} else if (template->group.is_date) {
		line = start_line(show, template->group.heading);
		cell_add(&line, "groups are in the order that nearly all of them follow: no directive sets it");
	} else {
		return;
	}
	write_cell(show, &line);
	end_line(show);
}

// The words of the directive in a comment.
static span directive_words(const struct source *file, span comment)
{
	span words = source_trim_lines(file, span_of(comment.start + 4, comment.end - 3));
	while (!span_is_empty(words) && file->bytes[words.start] != ':') {
		words.start++;
	}
	words.start += !span_is_empty(words);
	return source_trim_lines(file, words);
}

static void show_severities(struct show *show, size_t count)
{
	const struct template *template = show->template;
	for (size_t i = 0; i < count && i < PLLINT_RULE_MAX; i++) {
		if (template->severity[i] != PLLINT_DEFAULT) {
			struct cell line = start_line(show, template->severity_at[i]);
			cell_add_span(&line, template->file, directive_words(template->file, template->severity_at[i]));
			write_cell(show, &line);
			end_line(show);
		}
	}
}

static void show_stored(struct show *show)
{
	for (size_t i = 0; i < STORED_COUNT; i++) {
		const struct template_stored *stored = &show->template->stored[i];
		for (uint32_t k = 0; k < stored->count; k++) {
			struct cell line = start_line(show, stored->at[k]);
			cell_add_span(&line, show->template->file,
				      directive_words(show->template->file, stored->at[k]));
			write_cell(show, &line);
			end_line(show);
		}
	}
}

void template_show(const struct template *template, struct rule_names rules, struct pllint_writer writer)
{
	struct show show = {.template = template, .writer = writer, .line = 1};
	struct cell head = {.size = 0};
	cell_pad(&head, NUMBER_COLUMNS - 4);
	cell_add(&head, "line  what it says");
	cell_add(&head, template->embedded ? " (the skeleton is in a fence or comment of this file)" : "");
	write_cell(&show, &head);
	end_line(&show);
	show_group(&show);
	show_order(&show);
	show_severities(&show, rules.count);
	show_stored(&show);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		show_kind(&show, &template->kinds[i]);
	}
}
