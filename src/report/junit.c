// For CI servers that show test results: a file is a suite, and each entry a test. One without errors and
// warnings passes; what is wrong with it is one failure, since most servers show no more than that. The file
// itself is a test as well, of what is outside the entries.

#include "report/sections.h"
#include "report/words.h"
#include "report/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct state {
	struct xml xml;
	struct buffer words;
};

// A file's findings on their way.
struct suite {
	struct state *state;
	const struct reported *reported;
	struct sections sections;
	char **names; // of the entries
};

static void begin(struct reporter *reporter)
{
	struct state *state = allocate(NULL, sizeof *state);
	*state = (struct state){0};
	reporter->state = state;
	xml_begin(&state->xml, reporter->output);
	xml_open(&state->xml, "testsuites");
	xml_attribute_string(&state->xml, "name", "pllint");
}

// --- names ----------------------------------------------------------------------------------------

static int compare_names(const void *first, const void *second)
{
	return strcmp(**(char **const *)first, **(char **const *)second);
}

static void add_line(const struct suite *suite, char **name, size_t entry)
{
	const struct pllint_report *report = suite->reported->report;
	uint32_t at = pllint_report_entry_at(report, entry)->head.start;
	char line[32];
	snprintf(line, sizeof line, " (line %u)", (unsigned)pllint_report_position(report, at).line);
	size_t size = strlen(*name);
	*name = allocate(*name, size + strlen(line) + 1);
	memcpy(*name + size, line, strlen(line) + 1);
}

// Servers tell tests by their names: entries of the same title get their lines, too.
static void make_names(struct suite *suite, size_t count)
{
	struct buffer *words = &suite->state->words;
	char ***sorted = allocate(NULL, count * sizeof *sorted);
	bool *is_double = allocate(NULL, count * sizeof *is_double);
	suite->names = allocate(NULL, count * sizeof *suite->names);
	for (size_t i = 0; i < count; i++) {
		const struct pllint_report *report = suite->reported->report;
		words_title(words, report, pllint_report_entry_at(report, i));
		suite->names[i] = allocate_copy(words->bytes, words->size);
		sorted[i] = &suite->names[i];
		is_double[i] = false;
	}
	qsort(sorted, count, sizeof *sorted, compare_names);
	for (size_t i = 1; i < count; i++) {
		if (compare_names(&sorted[i - 1], &sorted[i]) == 0) {
			is_double[sorted[i - 1] - suite->names] = is_double[sorted[i] - suite->names] = true;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (is_double[i]) {
			add_line(suite, &suite->names[i], i);
		}
	}
	free(sorted);
	free(is_double);
}

// --- tests ----------------------------------------------------------------------------------------

static const struct pllint_finding *finding_of(const struct suite *suite, const struct section *section, size_t index)
{
	return pllint_report_at(suite->reported->report, suite->sections.order[section->first + index]);
}

static size_t count_failures(const struct suite *suite, const struct section *section)
{
	size_t failures = 0;
	for (size_t i = 0; section && i < section->count; i++) {
		failures += finding_of(suite, section, i)->severity >= PLLINT_WARNING;
	}
	return failures;
}

static void print_words(struct xml *xml, const char *label, const struct buffer *words)
{
	if (words->size) {
		xml_string(xml, label);
		xml_text(xml, words->bytes, words->size);
		xml_line(xml);
	}
}

static void print_finding(const struct suite *suite, const struct pllint_finding *finding)
{
	struct xml *xml = &suite->state->xml;
	struct buffer *words = &suite->state->words;
	const struct pllint_report *report = suite->reported->report;
	struct pllint_position position = location_of(report, finding->at.start, suite->reported->column_unit);
	xml_string(xml, suite->reported->plain_path, ":", DIGITS(position.line), ":", DIGITS(position.column), ": ",
		   severity_name(finding->severity), ": ");
	words_message(words, report, finding);
	xml_text(xml, words->bytes, words->size);
	xml_string(xml, " [", pllint_rule_at(finding->rule)->name, "]");
	xml_line(xml);
	words_note(words, report, finding);
	print_words(xml, "  note: ", words);
	words_help(words, report, finding);
	print_words(xml, "  help: ", words);
}

static void print_findings(const struct suite *suite, const struct section *section, bool failures)
{
	for (size_t i = 0; i < section->count; i++) {
		const struct pllint_finding *finding = finding_of(suite, section, i);
		if ((finding->severity >= PLLINT_WARNING) == failures) {
			print_finding(suite, finding);
		}
	}
}

// The first of the findings that fail, and how many there are.
static void print_message(const struct suite *suite, const struct section *section, size_t failures)
{
	struct buffer *words = &suite->state->words;
	size_t first = 0;
	while (finding_of(suite, section, first)->severity < PLLINT_WARNING) {
		first++;
	}
	words_message(words, suite->reported->report, finding_of(suite, section, first));
	if (failures > 1) {
		char more[40];
		snprintf(more, sizeof more, " (+%zu more)", failures - 1);
		buffer_add_string(words, more);
	}
	xml_attribute(&suite->state->xml, "message", words->bytes, words->size);
}

static void print_failure(const struct suite *suite, const struct section *section, size_t failures)
{
	bool has_error = false;
	for (size_t i = 0; i < section->count; i++) {
		has_error |= finding_of(suite, section, i)->severity == PLLINT_ERROR;
	}
	xml_open(&suite->state->xml, "failure");
	print_message(suite, section, failures);
	xml_attribute_string(&suite->state->xml, "type", has_error ? "error" : "warning");
	print_findings(suite, section, true);
	xml_close(&suite->state->xml);
}

// `section` is NULL where nothing is to be said.
static void print_test(const struct suite *suite, const char *name, const struct section *section)
{
	struct xml *xml = &suite->state->xml;
	size_t failures = count_failures(suite, section);
	xml_open(xml, "testcase");
	xml_attribute_string(xml, "name", name);
	xml_attribute_string(xml, "classname", suite->reported->plain_path);
	if (failures) {
		print_failure(suite, section, failures);
	}
	if (section && section->count > failures) {
		xml_open(xml, "system-out");
		print_findings(suite, section, false);
		xml_close(xml);
	}
	xml_close(xml);
}

static void print_tests(const struct suite *suite, size_t entries)
{
	const struct section *next = suite->sections.items, *last = next + suite->sections.count;
	for (size_t i = 0; i < entries; i++) {
		bool is_about = next < last && next->entry == pllint_report_entry_at(suite->reported->report, i);
		print_test(suite, suite->names[i], is_about ? next : NULL);
		next += is_about;
	}
	print_test(suite, "(outside the entries)", next < last ? next : NULL);
}

// A file that would be changed by --fix fails a test of its own.
static bool print_change(const struct suite *suite, bool prints)
{
	struct xml *xml = &suite->state->xml;
	bool would_change = words_change(&suite->state->words, suite->reported);
	if (would_change && prints) {
		xml_open(xml, "testcase");
		xml_attribute_string(xml, "name", "(what --fix would do)");
		xml_attribute_string(xml, "classname", suite->reported->plain_path);
		xml_open(xml, "failure");
		xml_attribute_string(xml, "message", suite->state->words.bytes);
		xml_attribute_string(xml, "type", "warning");
		xml_close(xml);
		xml_close(xml);
	}
	return would_change;
}

static void open_suite(struct xml *xml, const char *path, size_t tests, size_t failures, size_t errors)
{
	xml_open(xml, "testsuite");
	xml_attribute_string(xml, "name", path);
	xml_attribute_number(xml, "tests", tests);
	xml_attribute_number(xml, "failures", failures);
	xml_attribute_number(xml, "errors", errors);
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct suite suite = {.state = reporter->state, .reported = reported};
	size_t entries = pllint_report_entry_count(reported->report), failures = 0;
	sections_make(&suite.sections, reported->report, NULL);
	for (size_t i = 0; i < suite.sections.count; i++) {
		failures += count_failures(&suite, &suite.sections.items[i]) > 0;
	}
	make_names(&suite, entries);
	bool would_change = print_change(&suite, false);
	open_suite(&suite.state->xml, reported->plain_path, entries + 1 + would_change, failures + would_change, 0);
	print_change(&suite, true);
	print_tests(&suite, entries);
	xml_close(&suite.state->xml);
	for (size_t i = 0; i < entries; i++) {
		free(suite.names[i]);
	}
	free(suite.names);
	sections_free(&suite.sections);
}

static void print_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct xml *xml = &((struct state *)reporter->state)->xml;
	const char *path = problem->path ? problem->plain_path : "pllint";
	open_suite(xml, path, 1, 0, 1);
	xml_open(xml, "testcase");
	xml_attribute_string(xml, "name", "(the file itself)");
	xml_attribute_string(xml, "classname", path);
	xml_open(xml, "error");
	xml_attribute_string(xml, "message", problem->text);
	xml_attribute_string(xml, "type", "problem");
	xml_close(xml);
	xml_close(xml);
	xml_close(xml);
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	struct state *state = reporter->state;
	xml_close(&state->xml);
	buffer_release(&state->words);
	free(state);
}

const struct format junit_format = {
	.name = "junit",
	.begin = begin,
	.file = print_file,
	.problem = print_problem,
	.end = end,
};
