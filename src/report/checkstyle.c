// For CI servers and review bots that read the XML of Checkstyle: a file element each, also for files without
// findings.

#include "report/words.h"
#include "report/xml.h"

#include <stdlib.h>

struct state {
	struct xml xml;
	struct buffer words, more;
};

static void begin(struct reporter *reporter)
{
	struct state *state = allocate(NULL, sizeof *state);
	*state = (struct state){0};
	reporter->state = state;
	xml_begin(&state->xml, reporter->output);
	xml_open(&state->xml, "checkstyle");
	xml_attribute_string(&state->xml, "version", "4.3");
}

static void add_more(struct state *state, const char *label)
{
	if (state->more.size) {
		buffer_add_string(&state->words, label);
		buffer_add(&state->words, state->more.bytes, state->more.size);
	}
}

static void print_finding(struct state *state, const struct reported *reported, const struct pllint_finding *finding)
{
	struct xml *xml = &state->xml;
	struct pllint_position position = location_of(reported->report, finding->at.start, reported->column_unit);
	words_message(&state->words, reported->report, finding);
	words_note(&state->more, reported->report, finding);
	add_more(state, "; note: ");
	words_help(&state->more, reported->report, finding);
	add_more(state, "; help: ");
	xml_open(xml, "error");
	xml_attribute_number(xml, "line", position.line);
	xml_attribute_number(xml, "column", position.column);
	xml_attribute_string(xml, "severity", severity_name(finding->severity));
	xml_attribute(xml, "message", state->words.bytes, state->words.size);
	// As the name of a class: what is before the dot is taken for a category.
	buffer_cut(&state->words, 0);
	buffer_add_string(&state->words, "pllint.", pllint_rule_at(finding->rule)->name);
	xml_attribute_string(xml, "source", state->words.bytes);
	xml_close(xml);
}

// What is about no line of a file; some readers want one.
static void print_fact(struct xml *xml, const char *severity, const char *text)
{
	xml_open(xml, "error");
	xml_attribute_number(xml, "line", 1);
	xml_attribute_string(xml, "severity", severity);
	xml_attribute_string(xml, "message", text);
	xml_attribute_string(xml, "source", "pllint");
	xml_close(xml);
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct state *state = reporter->state;
	xml_open(&state->xml, "file");
	xml_attribute_string(&state->xml, "name", reported->plain_path);
	if (words_change(&state->words, reported)) {
		print_fact(&state->xml, "warning", state->words.bytes);
	}
	for (size_t i = 0; i < pllint_report_size(reported->report); i++) {
		print_finding(state, reported, pllint_report_at(reported->report, i));
	}
	xml_close(&state->xml);
}

static void print_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct state *state = reporter->state;
	xml_open(&state->xml, "file");
	xml_attribute_string(&state->xml, "name", problem->path ? problem->plain_path : "pllint");
	print_fact(&state->xml, "error", problem->text);
	xml_close(&state->xml);
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	struct state *state = reporter->state;
	xml_close(&state->xml);
	buffer_release(&state->words);
	buffer_release(&state->more);
	free(state);
}

const struct format checkstyle_format = {
	.name = "checkstyle",
	.begin = begin,
	.file = print_file,
	.problem = print_problem,
	.end = end,
};
