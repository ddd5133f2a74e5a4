// Records of json and jsonl. Every member here is in json.schema.json, whose version grows where one goes or
// changes its meaning.

#include "report/records.h"

#include "report/words.h"

#include <string.h>

static void put_string(struct json *object, const char *key, const char *text)
{
	json_put(object, key, json_new_string(text));
}

static void put_number(struct json *object, const char *key, uint64_t number)
{
	json_put(object, key, json_new_number(number));
}

static void put_if_any(struct json *object, const char *key, struct json *value)
{
	if (value) {
		json_put(object, key, value);
	}
}

// A path that is not UTF-8 is told twice: to be read, and to be opened.
static void put_path(struct json *object, const char *path)
{
	json_put(object, "path", facts_path(path));
	struct json *exact = json_new_exact(path, strlen(path));
	if (!exact) {
		json_put(object, "path_base64", json_new_base64(path, strlen(path)));
	}
	json_drop(exact);
}

struct json *record_tool(void)
{
	struct json *tool = json_new_object();
	put_string(tool, "name", "pllint");
	put_string(tool, "version", PLLINT_VERSION);
	return tool;
}

// --- files ----------------------------------------------------------------------------------------

static struct json *record_template(const struct reported *reported)
{
	struct json *template = json_new_object();
	json_put(template, "builtin", json_new_bool(reported->is_builtin));
	if (!reported->is_builtin) {
		put_path(template, reported->template_path);
	}
	return template;
}

static struct json *record_counts(const struct pllint_counts *counts)
{
	struct json *object = json_new_object();
	put_number(object, "entries", counts->entries);
	put_number(object, "groups", counts->groups);
	put_number(object, "error", counts->findings[PLLINT_ERROR]);
	put_number(object, "warning", counts->findings[PLLINT_WARNING]);
	put_number(object, "info", counts->findings[PLLINT_INFO]);
	put_number(object, "fixable", counts->fixable);
	put_number(object, "fixable_unsafely", counts->fixable_unsafely);
	put_number(object, "untouched", counts->untouched);
	put_number(object, "recorded", counts->recorded);
	return object;
}

struct json *record_file(const struct facts *facts)
{
	const struct reported *reported = facts->reported;
	struct json *file = json_new_object();
	put_path(file, reported->path);
	put_string(file, "checked_as", reported->is_template ? "template" : "list");
	json_put(file, "template", record_template(reported));
	json_put(file, "counts", record_counts(pllint_report_counts(reported->report)));
	return file;
}

struct json *record_fixed(const struct facts *facts, const struct pllint_applied *applied)
{
	struct json *fixed = json_new_object(), *start = json_new_object();
	put_string(fixed, "rule", pllint_rule_at(applied->rule)->name);
	put_string(fixed, "severity", severity_name(applied->severity));
	json_put(fixed, "message", json_new_shown(applied->message, strlen(applied->message)));
	put_path(fixed, facts->reported->path);
	put_number(start, "line", applied->position.line);
	put_number(start, "column", applied->position.column);
	json_put(fixed, "start", start);
	put_number(fixed, "pass", applied->pass);
	json_put(fixed, "written", json_new_bool(facts->reported->fixing == FIXING_WRITTEN));
	return fixed;
}

// --- findings -------------------------------------------------------------------------------------

static struct json *record_place(struct facts *facts, uint32_t offset)
{
	struct pllint_position at = pllint_report_position(facts->reported->report, offset);
	struct json *place = json_new_object();
	put_number(place, "line", at.line);
	put_number(place, "column", location_column(at, facts->reported->column_unit));
	put_number(place, "offset", offset);
	return place;
}

static void put_span(struct json *object, struct facts *facts, struct pllint_span span)
{
	json_put(object, "start", record_place(facts, span.start));
	json_put(object, "end", record_place(facts, span.end));
}

static struct json *record_entry(struct facts *facts, const struct pllint_finding *finding)
{
	const struct pllint_entry *entry = words_entry(facts->reported->report, finding);
	if (!entry) {
		return NULL;
	}
	struct json *object = json_new_object(), *title = facts_title(facts, entry);
	json_put(object, "title", title ? title : json_new_string(""));
	put_number(object, "line", pllint_report_position(facts->reported->report, entry->head.start).line);
	return object;
}

static struct json *record_expected(const struct facts *facts, const struct pllint_finding *finding)
{
	const struct reported *reported = facts->reported;
	struct json *text = facts_expected(facts, finding);
	if (!text) {
		return NULL;
	}
	struct json *expected = json_new_object();
	if (!reported->is_builtin) {
		put_path(expected, reported->template_path);
	}
	put_number(expected, "line", pllint_template_position(reported->template, finding->expected.start).line);
	json_put(expected, "text", text);
	return expected;
}

static struct json *record_related(struct facts *facts, const struct pllint_finding *finding)
{
	if (!finding->has_related) {
		return NULL;
	}
	struct json *related = json_new_object();
	put_span(related, facts, finding->related);
	return related;
}

static struct json *record_edit(struct facts *facts, const struct pllint_edit *edit)
{
	struct json *object = json_new_object();
	put_number(object, "start", edit->range.start);
	put_number(object, "end", edit->range.end);
	words_edit(&facts->words, facts->reported, edit);
	struct json *text = json_new_exact(facts->words.bytes, facts->words.size);
	if (text) {
		json_put(object, "text", text);
	} else {
		json_put(object, "base64", json_new_base64(facts->words.bytes, facts->words.size));
	}
	return object;
}

static struct json *record_fix(struct facts *facts, const struct pllint_finding *finding)
{
	static const char *const names[] = {
		[PLLINT_FIX_NONE] = "none",
		[PLLINT_FIX_SAFE] = "safe",
		[PLLINT_FIX_UNSAFE] = "unsafe",
		[PLLINT_FIX_SUGGESTED] = "suggested",
	};
	if (!facts_is_fixable(facts, finding)) {
		return NULL;
	}
	struct json *fix = json_new_object();
	put_string(fix, "applicability", names[finding->fix]);
	const struct pllint_finding *first = facts_first_to_fix(facts, finding);
	if (first != finding) {
		char fingerprint[FACTS_FINGERPRINT];
		facts_fingerprint(fingerprint, first->fingerprint);
		put_string(fix, "same_as", fingerprint);
		return fix;
	}
	struct json *edits = json_new_array();
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		json_add(edits, record_edit(facts, &finding->edits[i]));
	}
	json_put(fix, "edits", edits);
	return fix;
}

struct json *record_finding(struct facts *facts, const struct pllint_finding *finding)
{
	char fingerprint[FACTS_FINGERPRINT];
	struct json *object = json_new_object();
	put_string(object, "rule", pllint_rule_at(finding->rule)->name);
	put_string(object, "severity", severity_name(finding->severity));
	json_put(object, "message", facts_message(facts, finding));
	put_if_any(object, "note", facts_note(facts, finding));
	put_if_any(object, "help", facts_help(facts, finding));
	put_path(object, facts->reported->path);
	put_span(object, facts, finding->at);
	put_if_any(object, "entry", record_entry(facts, finding));
	put_if_any(object, "expected", record_expected(facts, finding));
	put_if_any(object, "related", record_related(facts, finding));
	put_if_any(object, "fix", record_fix(facts, finding));
	put_if_any(object, "untouched", finding->is_untouched ? json_new_bool(true) : NULL);
	facts_fingerprint(fingerprint, finding->fingerprint);
	put_string(object, "fingerprint", fingerprint);
	return object;
}

// --- the run --------------------------------------------------------------------------------------

struct json *record_problem(const struct reported_problem *problem)
{
	struct json *object = json_new_object();
	if (problem->path) {
		put_path(object, problem->path);
	}
	json_put(object, "text", json_new_shown(problem->text, strlen(problem->text)));
	return object;
}

struct json *record_summary(const struct summary *summary)
{
	struct json *object = json_new_object();
	put_number(object, "lists", summary->lists);
	put_number(object, "entries", summary->entries);
	put_number(object, "templates", summary->templates);
	put_number(object, "error", summary->findings[PLLINT_ERROR]);
	put_number(object, "warning", summary->findings[PLLINT_WARNING]);
	put_number(object, "info", summary->findings[PLLINT_INFO]);
	put_number(object, "fixable", summary->fixable);
	put_number(object, "fixable_unsafely", summary->fixable_unsafely);
	put_number(object, "untouched", summary->untouched);
	put_number(object, "recorded", summary->recorded);
	put_number(object, "fixed", summary->fixed);
	put_number(object, "changed_files", summary->changed);
	return object;
}
