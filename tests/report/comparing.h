#ifndef PLLINT_TEST_COMPARING_H
#define PLLINT_TEST_COMPARING_H

// What the formats of JSON say of a file, read back and held against its report: the same findings, at the
// same places, with the same fixes.

#include "printing.h"
#include "report/facts.h"
#include "report/words.h"

// What is expected of one finding.
struct expectation {
	const struct reported *reported;
	const struct pllint_finding *finding;
	struct buffer message, note, help, said; // as they may be shown
	struct buffer fixed;			 // the whole text once its edits are applied
	const char *bytes;
	size_t size;
};

static inline void show(struct buffer *shown, const struct buffer *raw)
{
	struct json *value = json_new_shown(raw->bytes, raw->size);
	buffer_cut(shown, 0);
	buffer_add_string(shown, json_string_of(value));
	json_drop(value);
}

static inline void expect(struct expectation *expectation, size_t index)
{
	struct buffer words = {0};
	const struct reported *reported = expectation->reported;
	const struct pllint_finding *finding = pllint_report_at(reported->report, index);
	uint32_t from = 0;
	expectation->finding = finding;
	expectation->bytes = pllint_report_text(reported->report, &expectation->size);
	words_message(&words, reported->report, finding);
	show(&expectation->message, &words);
	buffer_cut(&expectation->said, 0);
	buffer_add_string(&expectation->said, expectation->message.bytes);
	words_note(&words, reported->report, finding);
	show(&expectation->note, &words);
	if (words.size) {
		buffer_add_string(&expectation->said, "\nNote: ");
		buffer_add_string(&expectation->said, expectation->note.bytes);
	}
	words_help(&words, reported->report, finding);
	show(&expectation->help, &words);
	if (words.size) {
		buffer_add_string(&expectation->said, "\nHelp: ");
		buffer_add_string(&expectation->said, expectation->help.bytes);
	}
	buffer_cut(&expectation->fixed, 0);
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		words_edit(&words, reported, &finding->edits[i]);
		replace(&expectation->fixed, reported, &from, finding->edits[i].range, words.bytes, words.size);
	}
	replace_rest(&expectation->fixed, reported, from);
	buffer_release(&words);
}

static inline void expectation_free(struct expectation *expectation)
{
	buffer_release(&expectation->message);
	buffer_release(&expectation->note);
	buffer_release(&expectation->help);
	buffer_release(&expectation->said);
	buffer_release(&expectation->fixed);
}

static inline struct pllint_span span_in(const struct expectation *expectation, const struct json *start,
					 const struct json *end, enum unit unit)
{
	return (struct pllint_span){
		offset_of(expectation->bytes, expectation->size, number_at(start, "line"), number_at(start, "column"),
			  unit),
		offset_of(expectation->bytes, expectation->size, number_at(end, "line"), number_at(end, "column"),
			  unit),
	};
}

static inline void assert_span(const struct expectation *expectation, struct pllint_span span)
{
	assert_int_equal(span.start, expectation->finding->at.start);
	assert_int_equal(span.end, expectation->finding->at.end);
}

static inline void assert_mended(const struct expectation *expectation, const struct buffer *whole)
{
	assert_int_equal(whole->size, expectation->fixed.size);
	assert_memory_equal(whole->bytes, expectation->fixed.bytes, whole->size);
}

static inline bool may_be_mended(const struct expectation *expectation)
{
	return expectation->finding->edit_count && !pllint_report_unfixable(expectation->reported->report);
}

static inline const char *rule_expected(const struct expectation *expectation)
{
	return pllint_rule_at(expectation->finding->rule)->name;
}

// --- json and jsonl -------------------------------------------------------------------------------

static inline void compare_same_fix(const struct expectation *expectation, const char *fingerprint)
{
	const struct pllint_report *report = expectation->reported->report;
	size_t i = 0;
	for (;; i++) {
		char text[FACTS_FINGERPRINT];
		assert_true(i < pllint_report_size(report) && pllint_report_at(report, i) != expectation->finding);
		facts_fingerprint(text, pllint_report_at(report, i)->fingerprint);
		if (strcmp(text, fingerprint) == 0) {
			break;
		}
	}
	assert_ptr_equal(pllint_report_at(report, i)->edits, expectation->finding->edits);
}

static inline void compare_fix(const struct expectation *expectation, const struct json *fix)
{
	static const char *const names[] = {"none", "safe", "unsafe", "suggested"};
	const struct json *edits = json_member(fix, "edits");
	struct buffer whole = {0};
	uint32_t from = 0;
	assert_string_equal(text_at(fix, "applicability"), names[expectation->finding->fix]);
	if (!edits) {
		compare_same_fix(expectation, text_at(fix, "same_as"));
		return;
	}
	assert_int_equal(json_count(edits), expectation->finding->edit_count);
	for (size_t i = 0; i < json_count(edits); i++) {
		const struct json *edit = json_item(edits, i);
		const char *text = json_string_of(json_member(edit, "text")), *base64 = NULL;
		struct pllint_span range = {(uint32_t)number_at(edit, "start"), (uint32_t)number_at(edit, "end")};
		char *bytes = NULL;
		size_t length = text ? strlen(text) : 0;
		if (!text) {
			base64 = text_at(edit, "base64");
			bytes = allocate(NULL, strlen(base64));
			length = base64_bytes(base64, bytes);
		}
		replace(&whole, expectation->reported, &from, range, text ? text : bytes, length);
		free(bytes);
	}
	replace_rest(&whole, expectation->reported, from);
	assert_mended(expectation, &whole);
	buffer_release(&whole);
}

static inline void compare_record(const struct expectation *expectation, const struct json *record)
{
	const struct pllint_finding *finding = expectation->finding;
	const struct json *start = json_member(record, "start"), *end = json_member(record, "end");
	const char *help = json_string_of(json_member(record, "help"));
	const char *note = json_string_of(json_member(record, "note"));
	assert_string_equal(text_at(record, "rule"), rule_expected(expectation));
	assert_string_equal(text_at(record, "severity"), severity_name(finding->severity));
	assert_string_equal(text_at(record, "message"), expectation->message.bytes);
	assert_string_equal(note ? note : "", expectation->note.bytes);
	assert_string_equal(help ? help : "", expectation->help.bytes);
	assert_span(expectation, span_in(expectation, start, end, CODE_POINTS));
	assert_int_equal(number_at(start, "offset"), finding->at.start);
	assert_int_equal(number_at(end, "offset"), finding->at.end);
	assert_int_equal(finding->entry != UINT32_MAX, json_member(record, "entry") != NULL);
	if (may_be_mended(expectation)) {
		compare_fix(expectation, json_member(record, "fix"));
	} else {
		assert_null(json_member(record, "fix"));
	}
}

// --- sarif ----------------------------------------------------------------------------------------

static inline struct pllint_span region_in(const struct expectation *expectation, const struct json *region)
{
	return (struct pllint_span){
		offset_of(expectation->bytes, expectation->size, number_at(region, "startLine"),
			  number_at(region, "startColumn"), UTF16_UNITS),
		offset_of(expectation->bytes, expectation->size, number_at(region, "endLine"),
			  number_at(region, "endColumn"), UTF16_UNITS),
	};
}

static inline void compare_replacements(const struct expectation *expectation, const struct json *result)
{
	const struct json *fixes = json_member(result, "fixes");
	struct buffer whole = {0};
	uint32_t from = 0;
	if (!fixes) { // none, or not sure, or not to be written in JSON
		bool is_safe = may_be_mended(expectation) && expectation->finding->fix == PLLINT_FIX_SAFE;
		struct json *exact = json_new_exact(expectation->fixed.bytes, expectation->fixed.size);
		assert_false(is_safe && exact);
		json_drop(exact);
		return;
	}
	assert_int_equal(expectation->finding->fix, PLLINT_FIX_SAFE);
	const struct json *change = json_item(json_member(json_item(fixes, 0), "artifactChanges"), 0);
	const struct json *replacements = json_member(change, "replacements");
	assert_int_equal(json_count(replacements), expectation->finding->edit_count);
	for (size_t i = 0; i < json_count(replacements); i++) {
		const struct json *one = json_item(replacements, i);
		const char *text = text_at(json_member(one, "insertedContent"), "text");
		struct pllint_span range = region_in(expectation, json_member(one, "deletedRegion"));
		replace(&whole, expectation->reported, &from, range, text, strlen(text));
	}
	replace_rest(&whole, expectation->reported, from);
	assert_mended(expectation, &whole);
	buffer_release(&whole);
}

// `[text](target)` is no link: its brackets are escaped.
static inline void assert_said_without_links(const struct expectation *expectation, const char *text)
{
	struct buffer plain = {0};
	if (!strstr(expectation->said.bytes, "](")) {
		assert_string_equal(text, expectation->said.bytes);
		return;
	}
	for (const char *at = text; *at; at++) {
		assert_false(*at == '[' || *at == ']');
		at += *at == '\\';
		buffer_add(&plain, at, 1);
	}
	assert_string_equal(plain.bytes, expectation->said.bytes);
	buffer_release(&plain);
}

static inline void compare_result(const struct expectation *expectation, const struct json *result)
{
	static const char *const levels[] = {"none", "note", "warning", "error"};
	const struct json *location =
		follow(json_item(json_member(result, "locations"), 0), "physicalLocation", NULL, NULL);
	assert_string_equal(text_at(result, "ruleId"), rule_expected(expectation));
	assert_int_equal(number_at(result, "ruleIndex"), expectation->finding->rule);
	assert_string_equal(text_at(result, "level"), levels[expectation->finding->severity]);
	assert_said_without_links(expectation, text_at(json_member(result, "message"), "text"));
	assert_span(expectation, region_in(expectation, json_member(location, "region")));
	compare_replacements(expectation, result);
}

// --- gitlab and rdjson ----------------------------------------------------------------------------

static inline void compare_issue(const struct expectation *expectation, const struct json *issue)
{
	static const char *const levels[] = {"none", "info", "minor", "major"};
	const struct json *lines = follow(issue, "location", "lines", NULL);
	const struct pllint_report *report = expectation->reported->report;
	const struct pllint_finding *finding = expectation->finding;
	uint32_t first = pllint_report_position(report, finding->at.start).line;
	uint32_t last = pllint_report_position(report, finding->at.end).line;
	assert_string_equal(text_at(issue, "check_name"), rule_expected(expectation));
	assert_string_equal(text_at(issue, "severity"), levels[finding->severity]);
	assert_string_equal(text_at(issue, "description"), expectation->said.bytes);
	assert_int_equal(number_at(lines, "begin"), first);
	assert_in_range(number_at(lines, "end"), last > first ? last - 1 : last, last);
}

static inline void compare_suggestion(const struct expectation *expectation, const struct json *diagnostic)
{
	const struct json *suggestions = json_member(diagnostic, "suggestions");
	struct buffer whole = {0};
	uint32_t from = 0;
	assert_true(json_count(suggestions) <= 1);
	bool is_wanted = may_be_mended(expectation) && expectation->finding->fix == PLLINT_FIX_SAFE;
	if (!json_count(suggestions)) {
		struct json *exact = json_new_exact(expectation->fixed.bytes, expectation->fixed.size);
		assert_false(is_wanted && exact);
		json_drop(exact);
		return;
	}
	assert_true(is_wanted);
	const struct json *one = json_item(suggestions, 0), *range = json_member(one, "range");
	struct pllint_span span = span_in(expectation, json_member(range, "start"), json_member(range, "end"), BYTES);
	replace(&whole, expectation->reported, &from, span, text_at(one, "text"), strlen(text_at(one, "text")));
	replace_rest(&whole, expectation->reported, from);
	assert_mended(expectation, &whole);
	buffer_release(&whole);
}

static inline void compare_diagnostic(const struct expectation *expectation, const struct json *diagnostic)
{
	static const char *const levels[] = {"none", "INFO", "WARNING", "ERROR"};
	const struct json *range = follow(diagnostic, "location", "range", NULL);
	assert_string_equal(text_at(json_member(diagnostic, "code"), "value"), rule_expected(expectation));
	assert_string_equal(text_at(diagnostic, "severity"), levels[expectation->finding->severity]);
	assert_string_equal(text_at(diagnostic, "message"), expectation->said.bytes);
	assert_span(expectation, span_in(expectation, json_member(range, "start"), json_member(range, "end"), BYTES));
	compare_suggestion(expectation, diagnostic);
}

// --- all ------------------------------------------------------------------------------------------

struct read_formats {
	struct json *json, *jsonl, *sarif, *gitlab, *rdjson;
};

// The pages of the rules are long, and the same each time.
static inline void cut_rules(struct buffer *printed)
{
	char *from = printed->bytes ? strstr(printed->bytes, "\"rules\": [\n") : NULL;
	char *to = from ? strstr(from, "\n          ]") : NULL;
	if (to) {
		size_t kept = (size_t)(from - printed->bytes) + strlen("\"rules\": [");
		memmove(printed->bytes + kept, to, printed->size - (size_t)(to - printed->bytes) + 1);
		buffer_cut(printed, printed->size - (size_t)(to - printed->bytes) + kept);
	}
}

// What a format printed may be kept in a folder for other checks.
static inline void keep_printed(const struct buffer *printed, const char *format)
{
	static unsigned number;
	const char *folder = getenv("PLLINT_PRINTED");
	char path[4096];
	if (!folder) {
		return;
	}
	snprintf(path, sizeof path, "%s/%u.%s", folder, ++number, format);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(printed->bytes, 1, printed->size, file), printed->size);
	assert_int_equal(fclose(file), 0);
}

static inline struct read_formats print_and_read(const struct reported *reported,
						 const struct reported_problem *problem)
{
	struct read_formats read;
	struct buffer printed = {0};
	print_as(&printed, "jsonl", reported, problem);
	assert_harmless(&printed);
	keep_printed(&printed, "jsonl");
	read.jsonl = read_lines(&printed);
	const char *const names[] = {"json", "sarif", "gitlab", "rdjson"};
	struct json **const values[] = {&read.json, &read.sarif, &read.gitlab, &read.rdjson};
	for (size_t i = 0; i < 4; i++) {
		print_as(&printed, names[i], reported, problem);
		assert_harmless(&printed);
		cut_rules(&printed);
		keep_printed(&printed, names[i]);
		*values[i] = read_back(printed.bytes, printed.size);
	}
	buffer_release(&printed);
	return read;
}

static inline void read_formats_free(struct read_formats *read)
{
	json_drop(read->json);
	json_drop(read->jsonl);
	json_drop(read->sarif);
	json_drop(read->gitlab);
	json_drop(read->rdjson);
}

// No two findings of a file have the same, or a service would show one of them.
static inline void assert_distinct(const struct json *array)
{
	for (size_t i = 0; i < json_count(array); i++) {
		for (size_t j = 0; j < i; j++) {
			assert_string_not_equal(text_at(json_item(array, i), "fingerprint"),
						text_at(json_item(array, j), "fingerprint"));
		}
	}
}

// Returns how many findings were compared.
static inline size_t compare_all(const struct reported *reported)
{
	struct read_formats read = print_and_read(reported, NULL);
	struct expectation expectation = {.reported = reported};
	size_t count = pllint_report_size(reported->report);
	const struct json *file = json_item(json_member(read.json, "files"), 0),
			  *run = json_item(json_member(read.sarif, "runs"), 0);
	const struct json *findings = json_member(file, "findings"), *results = json_member(run, "results");
	const struct json *diagnostics = json_member(read.rdjson, "diagnostics");
	assert_int_equal(json_count(findings), count);
	assert_int_equal(json_count(read.jsonl), count + 3); // the run, the file, the summary
	assert_int_equal(json_count(results), count);
	assert_int_equal(json_count(read.gitlab), count);
	assert_int_equal(json_count(diagnostics), count);
	assert_distinct(findings);
	assert_distinct(read.gitlab);
	for (size_t i = 0; i < count; i++) {
		expect(&expectation, i);
		compare_record(&expectation, json_item(findings, i));
		compare_record(&expectation, json_item(read.jsonl, i + 2));
		compare_result(&expectation, json_item(results, i));
		compare_issue(&expectation, json_item(read.gitlab, i));
		compare_diagnostic(&expectation, json_item(diagnostics, i));
	}
	expectation_free(&expectation);
	read_formats_free(&read);
	return count;
}

#endif
