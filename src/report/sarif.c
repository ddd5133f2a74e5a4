// `sarif`: the Static Analysis Results Interchange Format 2.1.0, for GitHub's code scanning and for editors.

#include "base/bytes.h"
#include "report/buffer.h"
#include "report/facts.h"
#include "report/json_stream.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

// --- paths ---------------------------------------------------------------------------------------

static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

// A plain path (see reporter.h) as a URI reference: relative, or of the scheme `file` where it is absolute.
// Every byte that is not plain in a URI is percent-encoded. Replaces what is in the buffer.
static void uri_of(struct buffer *uri, const char *path)
{
	static const char digits[] = "0123456789ABCDEF";
	buffer_cut(uri, 0);
	buffer_add_string(uri, *path == '/' ? "file://" : "");
	for (; *path; path++) {
		unsigned char byte = (unsigned char)*path;
		if (byte_is_among(*path, plain)) {
			buffer_add(uri, path, 1);
		} else {
			char encoded[] = {'%', digits[byte >> 4], digits[byte & 15]};
			buffer_add(uri, encoded, sizeof encoded);
		}
	}
}

// --- rules ---------------------------------------------------------------------------------------

// The rules and the levels of SARIF.

// `{"text": ...}` of any bytes.
static struct json *sarif_message(const char *bytes, size_t size)
{
	struct json *message = json_new_object();
	json_put(message, "text", json_new_shown(bytes, size));
	return message;
}

static struct json *message_of(const char *text)
{
	return sarif_message(text, strlen(text));
}

static const char *sarif_level(unsigned severity)
{
	return severity == PLLINT_ERROR ? "error" : severity == PLLINT_WARNING ? "warning" : "note";
}

// --- pages ----------------------------------------------------------------------------------------

static void add_paragraph(struct buffer *page, const char *text)
{
	if (text && *text) {
		buffer_add_string(page, page->size ? "\n\n" : "", text);
	}
}

static void add_example(struct buffer *page, const char *title, const char *text, bool is_markdown)
{
	if (!text) {
		return;
	}
	size_t size = strlen(text);
	add_paragraph(page, title);
	buffer_add_string(page, is_markdown ? "\n\n````markdown\n" : "\n\n");
	buffer_add(page, text, size && text[size - 1] == '\n' ? size - 1 : size);
	buffer_add_string(page, is_markdown ? "\n````" : "");
}

static struct json *help_page(const struct pllint_rule *rule, bool is_markdown)
{
	struct buffer page = {0};
	add_paragraph(&page, rule->page->why);
	add_paragraph(&page, rule->page->fixing);
	add_example(&page, "Template:", rule->page->example_template, is_markdown);
	add_example(&page, "Bad:", rule->page->bad, is_markdown);
	add_example(&page, "Good:", rule->page->good, is_markdown);
	struct json *text = json_new_shown(page.bytes, page.size);
	buffer_release(&page);
	return text;
}

static struct json *descriptor(const struct pllint_rule *rule)
{
	struct json *object = json_new_object(), *help = json_new_object(), *configuration = json_new_object();
	struct buffer address = {0};
	json_put(object, "id", json_new_string(rule->name));
	json_put(object, "shortDescription", message_of(rule->page->summary));
	json_put(object, "fullDescription", message_of(rule->page->why));
	json_put(help, "text", help_page(rule, false));
	json_put(help, "markdown", help_page(rule, true));
	json_put(object, "help", help);
	if (words_page(&address, WORDS_REPOSITORY, rule)) {
		json_put(object, "helpUri", json_new_string(address.bytes));
	}
	buffer_release(&address);
	json_put(configuration, "level", json_new_string(sarif_level(rule->severity)));
	if (rule->is_off) {
		json_put(configuration, "enabled", json_new_bool(false));
	}
	json_put(object, "defaultConfiguration", configuration);
	return object;
}

// Prints the program, with a page for each rule; results name a rule by its index in there.
static void sarif_driver(struct json_stream *stream)
{
	json_stream_object(stream, "driver");
	json_stream_put(stream, "name", json_new_string("pllint"));
	json_stream_put(stream, "version", json_new_string(PLLINT_VERSION));
	json_stream_put(stream, "semanticVersion", json_new_string(PLLINT_VERSION));
	json_stream_array(stream, "rules");
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		json_stream_put(stream, NULL, descriptor(pllint_rule_at(i)));
	}
	json_stream_end(stream);
	json_stream_end(stream);
}

struct sarif {
	struct json_stream stream;
	struct json *notifications;
	struct buffer uri, text;
};

static void begin(struct reporter *reporter)
{
	struct sarif *sarif = allocate(NULL, sizeof *sarif);
	*sarif = (struct sarif){.notifications = json_new_array()};
	reporter->state = sarif;
	struct json_stream *stream = &sarif->stream;
	json_stream_init(stream, reporter->output);
	json_stream_object(stream, NULL);
	json_stream_put(stream, "$schema",
			json_new_string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
					"sarif-schema-2.1.0.json"));
	json_stream_put(stream, "version", json_new_string("2.1.0"));
	json_stream_array(stream, "runs");
	json_stream_object(stream, NULL);
	json_stream_object(stream, "tool");
	sarif_driver(stream);
	json_stream_end(stream);
	json_stream_put(stream, "columnKind", json_new_string("utf16CodeUnits"));
	json_stream_array(stream, "results");
}

// --- places ---------------------------------------------------------------------------------------

static struct json *artifact(struct sarif *sarif, const char *path)
{
	struct json *location = json_new_object();
	uri_of(&sarif->uri, path);
	json_put(location, "uri", json_new_string(sarif->uri.bytes));
	return location;
}

static struct json *region(struct facts *facts, struct pllint_span span)
{
	struct json *object = json_new_object();
	struct pllint_position start = pllint_report_position(facts->reported->report, span.start),
			       end = pllint_report_position(facts->reported->report, span.end);
	json_put(object, "startLine", json_new_number(start.line));
	json_put(object, "startColumn", json_new_number(start.utf16_column));
	json_put(object, "endLine", json_new_number(end.line));
	json_put(object, "endColumn", json_new_number(end.utf16_column));
	return object;
}

// Somewhere in a file; the region may be NULL.
static struct json *location_in(struct sarif *sarif, const char *path, struct json *where)
{
	struct json *location = json_new_object(), *physical = json_new_object();
	json_put(physical, "artifactLocation", artifact(sarif, path));
	if (where) {
		json_put(physical, "region", where);
	}
	json_put(location, "physicalLocation", physical);
	return location;
}

static struct json *expected_location(struct sarif *sarif, struct facts *facts, const struct pllint_finding *finding)
{
	const struct reported *reported = facts->reported;
	if (!finding->has_expected || reported->is_builtin) {
		return NULL;
	}
	struct json *where = json_new_object();
	uint32_t line = pllint_template_position(reported->template, finding->expected.start).line;
	json_put(where, "startLine", json_new_number(line));
	struct json *location = location_in(sarif, reported->checkout_template_path, where);
	json_put(location, "message", sarif_message("the template", strlen("the template")));
	return location;
}

static struct json *related_locations(struct sarif *sarif, struct facts *facts, const struct pllint_finding *finding)
{
	struct json *locations = json_new_array();
	if (finding->has_related) {
		json_add(locations,
			 location_in(sarif, facts->reported->checkout_path, region(facts, finding->related)));
	}
	struct json *expected = expected_location(sarif, facts, finding);
	if (expected) {
		json_add(locations, expected);
	}
	return locations;
}

// --- results --------------------------------------------------------------------------------------

// What is said may hold NUL bytes.
static bool may_hold_link(const struct buffer *said)
{
	for (size_t i = 1; i < said->size; i++) {
		if (said->bytes[i - 1] == ']' && said->bytes[i] == '(') {
			return true;
		}
	}
	return false;
}

// In a plain message, `[text](target)` is a link, unless its brackets are escaped.
static struct json *result_message(struct sarif *sarif, struct facts *facts, const struct pllint_finding *finding)
{
	const struct buffer *said = facts_say(facts, finding);
	if (!may_hold_link(said)) {
		return sarif_message(said->bytes, said->size);
	}
	buffer_cut(&sarif->text, 0);
	for (size_t i = 0; i < said->size; i++) {
		char byte = said->bytes[i];
		buffer_add_string(&sarif->text, byte == '[' || byte == ']' || byte == '\\' ? "\\" : "");
		buffer_add(&sarif->text, &byte, 1);
	}
	return sarif_message(sarif->text.bytes, sarif->text.size);
}

// NULL where the new text is not UTF-8.
static struct json *replacement(struct facts *facts, const struct pllint_edit *edit)
{
	words_edit(&facts->words, facts->reported, edit);
	struct json *text = json_new_exact(facts->words.bytes, facts->words.size);
	if (!text) {
		return NULL;
	}
	struct json *object = json_new_object(), *content = json_new_object();
	json_put(object, "deletedRegion", region(facts, edit->range));
	json_put(content, "text", text);
	json_put(object, "insertedContent", content);
	return object;
}

static struct json *replacements(struct facts *facts, const struct pllint_finding *finding)
{
	struct json *array = json_new_array();
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		struct json *one = replacement(facts, &finding->edits[i]);
		if (!one) {
			json_drop(array);
			return NULL;
		}
		json_add(array, one);
	}
	return array;
}

// SARIF knows no degrees of trust, so what is not safe is not offered.
static struct json *fixes(struct sarif *sarif, struct facts *facts, const struct pllint_finding *finding)
{
	bool is_wanted = finding->fix == PLLINT_FIX_SAFE && facts_is_fixable(facts, finding);
	struct json *edits = is_wanted ? replacements(facts, finding) : NULL;
	if (!edits) {
		return NULL;
	}
	struct json *array = json_new_array(), *fix = json_new_object();
	struct json *changes = json_new_array(), *change = json_new_object();
	json_put(change, "artifactLocation", artifact(sarif, facts->reported->checkout_path));
	json_put(change, "replacements", edits);
	json_add(changes, change);
	json_put(fix, "artifactChanges", changes);
	json_add(array, fix);
	return array;
}

static struct json *fingerprints(const struct pllint_finding *finding)
{
	char text[FACTS_FINGERPRINT];
	struct json *object = json_new_object();
	facts_fingerprint(text, finding->fingerprint);
	json_put(object, "pllint/v1", json_new_string(text));
	return object;
}

static struct json *result(struct sarif *sarif, struct facts *facts, const struct pllint_finding *finding)
{
	struct json *object = json_new_object(), *locations = json_new_array();
	json_put(object, "ruleId", json_new_string(pllint_rule_at(finding->rule)->name));
	json_put(object, "ruleIndex", json_new_number(finding->rule));
	json_put(object, "level", json_new_string(sarif_level(finding->severity)));
	json_put(object, "message", result_message(sarif, facts, finding));
	json_add(locations, location_in(sarif, facts->reported->checkout_path, region(facts, finding->at)));
	json_put(object, "locations", locations);
	json_put(object, "relatedLocations", related_locations(sarif, facts, finding));
	json_put(object, "partialFingerprints", fingerprints(finding));
	struct json *offered = fixes(sarif, facts, finding);
	if (offered) {
		json_put(object, "fixes", offered);
	}
	return object;
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct sarif *sarif = reporter->state;
	struct facts facts;
	size_t count = pllint_report_size(reported->report);
	facts_open(&facts, reported);
	for (size_t i = 0; i < count; i++) {
		json_stream_put(&sarif->stream, NULL, result(sarif, &facts, pllint_report_at(reported->report, i)));
	}
	facts_close(&facts);
}

// --- the run --------------------------------------------------------------------------------------

static void keep_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct sarif *sarif = reporter->state;
	struct json *notification = json_new_object(), *locations = json_new_array();
	json_put(notification, "level", json_new_string("error"));
	json_put(notification, "message", sarif_message(problem->text, strlen(problem->text)));
	if (problem->checkout_path) {
		json_add(locations, location_in(sarif, problem->checkout_path, NULL));
	}
	json_put(notification, "locations", locations);
	json_add(sarif->notifications, notification);
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	struct sarif *sarif = reporter->state;
	struct json_stream *stream = &sarif->stream;
	struct json *invocations = json_new_array(), *invocation = json_new_object();
	json_put(invocation, "executionSuccessful", json_new_bool(!json_count(sarif->notifications)));
	json_put(invocation, "toolExecutionNotifications", sarif->notifications);
	json_add(invocations, invocation);
	json_stream_end(stream); // results
	json_stream_put(stream, "invocations", invocations);
	json_stream_end(stream); // the run
	json_stream_end(stream); // runs
	json_stream_end(stream);
	buffer_release(&sarif->uri);
	buffer_release(&sarif->text);
	free(sarif);
}

const struct format sarif_format = {
	.name = "sarif",
	.begin = begin,
	.file = print_file,
	.problem = keep_problem,
	.end = end,
};
