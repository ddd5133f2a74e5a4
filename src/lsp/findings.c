// Findings as the protocol's diagnostics.

#include "lsp/server.h"

#include "lsp/others.h"
#include "lsp/uri.h"
#include "report/facts.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

// What one document's findings, or a template's, are made from.
struct made {
	struct server *server;
	const struct document *document; // NULL: a template's
	struct facts facts;
	struct text *text;     // that they are in
	struct text *template; // NULL: it cannot be shown
	const char *uri;
	char *template_uri;
	struct json *all;
};

static int severity(uint8_t severity)
{
	static const int numbers[PLLINT_SEVERITIES] = {[PLLINT_ERROR] = 1, [PLLINT_WARNING] = 2, [PLLINT_INFO] = 3};
	return numbers[severity];
}

static void add_place(struct json *list, struct json *location, const char *message)
{
	struct json *related = rpc_object("location", location);
	json_put(related, "message", json_new_string(message));
	json_add(list, related);
}

static void add_related(struct json *list, const char *uri, struct json *range, const char *message)
{
	struct json *location = rpc_object("uri", json_new_string(uri));
	json_put(location, "range", range);
	add_place(list, location, message);
}

static struct json *related_of(struct made *made, const struct pllint_finding *finding)
{
	struct json *list = json_new_array();
	struct json *elsewhere = made->document ? others_place(made->server, made->document, finding) : NULL;
	if (elsewhere) {
		add_place(list, elsewhere, "the other place");
	}
	if (finding->has_related) {
		add_related(list, made->uri, range_of(made->text, finding->related), "the other place");
	}
	if (finding->has_expected && made->template) {
		add_related(list, made->template_uri, range_of(made->template, finding->expected),
			    "expected by the template");
	}
	return list;
}

static struct json *diagnostic_of(struct made *made, const struct pllint_finding *finding)
{
	const struct pllint_rule *rule = pllint_rule_at(finding->rule);
	struct json *diagnostic = rpc_object("range", range_of(made->text, finding->at));
	char fingerprint[FACTS_FINGERPRINT];
	struct buffer address = {0};
	const struct buffer *said = facts_say(&made->facts, finding);
	json_put(diagnostic, "severity", json_new_integer(severity(finding->severity)));
	json_put(diagnostic, "source", json_new_string("pllint"));
	json_put(diagnostic, "code", json_new_string(rule->name));
	json_put(diagnostic, "message", json_new_shown(said->bytes, said->size));
	if (words_page(&address, WORDS_REPOSITORY, rule)) {
		json_put(diagnostic, "codeDescription", rpc_object("href", json_new_string(address.bytes)));
	}
	buffer_release(&address);
	if (made->server->client.takes_related) {
		json_put(diagnostic, "relatedInformation", related_of(made, finding));
	}
	facts_fingerprint(fingerprint, finding->fingerprint);
	json_put(diagnostic, "data", json_new_string(fingerprint));
	return diagnostic;
}

static void add_findings(struct made *made)
{
	const struct pllint_report *report = made->facts.reported->report;
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		json_add(made->all, diagnostic_of(made, pllint_report_at(report, i)));
	}
}

// What is wrong with the file as a whole, on a line from 1; 0: it is about none.
static void add_problem(struct made *made, uint32_t line, const char *before, const char *text)
{
	struct buffer whole = {0};
	uint32_t last = text_line_count(made->text);
	uint32_t index = line > 0 && line <= last ? line - 1 : 0;
	struct json *diagnostic = rpc_object("range", range_of(made->text, text_line(made->text, index)));
	buffer_add_string(&whole, before, text);
	json_put(diagnostic, "severity", json_new_integer(1));
	json_put(diagnostic, "source", json_new_string("pllint"));
	json_put(diagnostic, "message", json_new_shown(whole.bytes, whole.size));
	json_add(made->all, diagnostic);
	buffer_release(&whole);
}

static void add_list(struct made *made, const struct document *document)
{
	const struct lsp_basis *basis = &document->basis;
	const char *reason = pllint_report_reason(document->report);
	if (basis->problem && !basis->is_template) {
		struct buffer before = {0};
		buffer_add_string(&before, "it is not checked, since its template cannot be used: ",
				  basis->template_path ? basis->template_path : "", ": ");
		add_problem(made, 0, before.bytes, basis->problem);
		buffer_release(&before);
	} else if (document->status == PLLINT_OK && document->report) {
		add_findings(made);
	} else if (document->status != PLLINT_OK && document->status != PLLINT_NO_ENTRY) {
		add_problem(made, pllint_report_reason_line(document->report),
			    "it is not checked: ", reason ? reason : pllint_status_text(document->status));
	}
}

// The text of a file that is no document of the client's.
static struct text text_of(const struct server *server, const struct pllint_template *template)
{
	size_t size;
	const char *bytes = pllint_template_text(template, &size);
	struct text text = {.encoding = server->encoding};
	text_set(&text, bytes, size);
	return text;
}

static void add_template(struct server *server, const struct lsp_basis *basis, struct text *text, const char *uri,
			 struct json *all)
{
	struct reported reported = {.path = basis->template_path,
				    .report = basis->report,
				    .is_template = true,
				    .template = basis->template};
	struct made made = {.server = server, .text = text, .uri = uri, .all = all};
	facts_open(&made.facts, &reported);
	if (basis->report) {
		add_findings(&made);
	}
	if (basis->problem) {
		add_problem(&made, pllint_report_reason_line(basis->report), "", basis->problem);
	}
	facts_close(&made.facts);
}

// `reported` must outlive what is returned.
static struct made open_list(struct server *server, struct document *document, struct reported *reported,
			     struct json *all)
{
	const struct lsp_basis *basis = &document->basis;
	bool has_place = basis->template_path && basis->template;
	struct made made = {
		.server = server, .document = document, .text = &document->text, .uri = document->uri, .all = all};
	*reported = (struct reported){.path = document->path, .report = document->report, .template = basis->template};
	made.template = has_place ? document_template(server, document) : NULL;
	made.template_uri = has_place ? uri_of(basis->template_path) : NULL;
	facts_open(&made.facts, reported);
	return made;
}

static void close_list(struct made *made)
{
	facts_close(&made->facts);
	free(made->template_uri);
}

struct json *finding_of(struct server *server, struct document *document, const struct pllint_finding *finding)
{
	struct reported reported;
	struct made made = open_list(server, document, &reported, NULL);
	struct json *diagnostic = diagnostic_of(&made, finding);
	close_list(&made);
	return diagnostic;
}

struct json *findings_of(struct server *server, struct document *document)
{
	struct json *all = json_new_array();
	document_check(server, document, false);
	const struct lsp_basis *basis = &document->basis;
	if (!document->is_checked) {
		return all;
	}
	if (basis->is_template) {
		add_template(server, basis, &document->text, document->uri, all);
	}
	if (basis->is_list) {
		struct reported reported;
		struct made made = open_list(server, document, &reported, all);
		add_list(&made, document);
		close_list(&made);
	}
	return all;
}

static void publish(struct server *server, const char *uri, const struct document *document, struct json *all)
{
	struct json *params = rpc_object("uri", json_new_string(uri));
	if (document) {
		json_put(params, "version", json_new_number(document->version));
	}
	json_put(params, "diagnostics", all);
	rpc_notify(server, "textDocument/publishDiagnostics", params);
}

void findings_publish(struct server *server, struct document *document)
{
	document->waits = false;
	if (!document->is_foreign && !server->client.asks_for_findings) {
		publish(server, document->uri, document, findings_of(server, document));
	}
}

// --- templates that are not open ------------------------------------------------------------------

static bool is_among(char *const *paths, size_t count, const char *path)
{
	size_t i = 0;
	while (i < count && strcmp(paths[i], path) != 0) {
		i++;
	}
	return i < count;
}

static void publish_template(struct server *server, const struct lsp_basis *basis)
{
	struct json *all = json_new_array();
	struct text text = text_of(server, basis->template);
	char *uri = uri_of(basis->template_path);
	add_template(server, basis, &text, uri, all);
	publish(server, uri, NULL, all);
	text_release(&text);
	free(uri);
}

void findings_publish_templates(struct server *server)
{
	char **paths = allocate(NULL, (server->document_count + 1) * sizeof(char *));
	size_t count = 0;
	for (size_t i = 0; i < server->document_count; i++) {
		const struct lsp_basis *basis = &server->documents[i]->basis;
		const char *path = basis->template_path;
		if (server->documents[i]->is_checked && basis->template && path && !document_at(server, path) &&
		    !is_among(paths, count, path)) {
			paths[count++] = allocate_copy(path, strlen(path));
			publish_template(server, basis);
		}
	}
	for (size_t i = 0; i < server->published_count; i++) {
		char *path = server->published[i];
		if (!is_among(paths, count, path) && !document_at(server, path)) {
			char *uri = uri_of(path);
			publish(server, uri, NULL, json_new_array());
			free(uri);
		}
		free(path);
	}
	free(server->published);
	server->published = paths;
	server->published_count = count;
	server->has_news = false;
}
