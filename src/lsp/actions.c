// Code actions: what can be done about the findings at a place.

#include "lsp/disable.h"
#include "lsp/methods.h"

#include "report/words.h"

#include <stdlib.h>
#include <string.h>

static const char kind_fix[] = "quickfix", kind_fix_all[] = "source.fixAll.pllint";

// A request for actions, and what it has so far.
struct actions {
	struct server *server;
	struct document *document;
	const struct pllint_report *report;
	const struct json *only; // kinds; NULL: all
	struct json *all;
	struct buffer words;
	bool shown[PLLINT_RULE_MAX]; // rules that are offered to be shown
	struct disabling disabling;
};

// Whether the client wants actions of a kind: it names that kind, or one that includes it.
static bool wants(const struct actions *actions, const char *kind)
{
	bool does = !actions->only;
	for (size_t i = 0; i < json_count(actions->only); i++) {
		const char *wanted = json_string_of(json_item(actions->only, i));
		size_t length = wanted ? strlen(wanted) : 0;
		does |= wanted && strncmp(kind, wanted, length) == 0 &&
			(!length || !kind[length] || kind[length] == '.');
	}
	return does;
}

static struct json *new_action(const char *kind, const char *title)
{
	struct json *action = rpc_object("title", json_new_shown(title, strlen(title)));
	json_put(action, "kind", json_new_string(kind));
	return action;
}

static void put_finding(const struct actions *actions, struct json *action, const struct pllint_finding *finding)
{
	struct json *list = json_new_array();
	json_add(list, finding_of(actions->server, actions->document, finding));
	json_put(action, "diagnostics", list);
}

// --- fixes ----------------------------------------------------------------------------------------

// A finding before this one has the same edits.
static bool is_offered(const struct actions *actions, size_t index, size_t first)
{
	const struct pllint_finding *finding = pllint_report_at(actions->report, index);
	while (index-- > first) {
		if (pllint_report_at(actions->report, index)->edits == finding->edits) {
			return true;
		}
	}
	return false;
}

static void add_fix(struct actions *actions, const struct pllint_finding *finding)
{
	static const char *const ends[] = {
		[PLLINT_FIX_UNSAFE] = " (unsafe: it may change the meaning)",
		[PLLINT_FIX_SUGGESTED] = " (a suggestion: look at what it makes)",
	};
	struct buffer title = {0};
	words_message(&actions->words, actions->report, finding);
	buffer_add_string(&title, "Fix: ");
	buffer_add(&title, actions->words.bytes, actions->words.size);
	buffer_add_string(&title, finding->fix == PLLINT_FIX_SAFE ? "" : ends[finding->fix]);
	struct json *action = new_action(kind_fix, title.bytes);
	put_finding(actions, action, finding);
	json_put(action, "isPreferred", json_new_bool(finding->fix == PLLINT_FIX_SAFE));
	json_put(action, "edit",
		 edits_for(actions->server, actions->document,
			   edits_of(actions->report, &actions->document->text, finding)));
	json_add(actions->all, action);
	buffer_release(&title);
}

// What is to be known of the action when it is chosen: for which text it is.
static struct json *data_of(const struct document *document)
{
	struct json *data = rpc_object("textDocument", rpc_object("uri", json_new_string(document->uri)));
	json_put(data, "version", json_new_number(document->version));
	return data;
}

static void add_fix_all(struct actions *actions)
{
	struct failure failure = {0};
	struct json *action = new_action(kind_fix_all, "Fix all that is safe to fix");
	if (actions->server->client.asks_for_edits) {
		json_put(action, "data", data_of(actions->document));
	} else {
		struct json *edits =
			fix_edits(actions->server, actions->document, &actions->document->basis.settings, &failure);
		if (!edits || !json_count(edits)) {
			json_drop(edits);
			json_drop(action);
			return;
		}
		json_put(action, "edit", edits_for(actions->server, actions->document, edits));
	}
	json_add(actions->all, action);
}

// --- comments that switch rules off ---------------------------------------------------------------

// The first finding of its rule in its entry has the action.
static bool is_first(const struct actions *actions, size_t index, size_t first)
{
	const struct pllint_finding *finding = pllint_report_at(actions->report, index);
	while (index-- > first) {
		const struct pllint_finding *other = pllint_report_at(actions->report, index);
		if (other->rule == finding->rule && other->entry == finding->entry) {
			return false;
		}
	}
	return true;
}

static void add_disable(struct actions *actions, const struct pllint_finding *finding)
{
	struct buffer title = {0};
	struct json *edits = disable(&actions->disabling, finding);
	if (!edits) {
		return;
	}
	buffer_add_string(&title, "Disable ", pllint_rule_at(finding->rule)->name,
			  finding->entry == UINT32_MAX ? " for this line" : " for this entry");
	struct json *action = new_action(kind_fix, title.bytes);
	put_finding(actions, action, finding);
	json_put(action, "edit", edits_for(actions->server, actions->document, edits));
	json_add(actions->all, action);
	buffer_release(&title);
}

// --- the page of a rule ---------------------------------------------------------------------------

static const char command_show[] = "pllint.showRule";

static void add_show(struct actions *actions, const struct pllint_finding *finding)
{
	const char *name = pllint_rule_at(finding->rule)->name;
	struct buffer title = {0};
	if (actions->shown[finding->rule]) {
		return;
	}
	actions->shown[finding->rule] = true;
	buffer_add_string(&title, "Show the rule ", name);
	struct json *arguments = json_new_array(), *command = rpc_object("title", json_new_string(title.bytes));
	json_add(arguments, json_new_string(name));
	json_put(command, "command", json_new_string(command_show));
	json_put(command, "arguments", arguments);
	if (actions->server->client.takes_literals) {
		struct json *action = new_action(kind_fix, title.bytes);
		put_finding(actions, action, finding);
		json_put(action, "command", command);
		json_add(actions->all, action);
	} else {
		json_add(actions->all, command);
	}
	buffer_release(&title);
}

void rule_page(const struct pllint_rule *rule, bool is_markdown, struct buffer *page)
{
	const char *mark = is_markdown ? "**" : "";
	buffer_add_string(page, mark, rule->name, mark, ": ", rule->page->summary, ".\n\n", rule->page->why);
	if (rule->page->fixing && *rule->page->fixing) {
		buffer_add_string(page, "\n\n", mark, "Fix", mark, ": ", rule->page->fixing);
	}
}

struct json *method_execute(struct server *server, const struct json *params, struct failure *failure)
{
	const char *command = json_string_of(json_member(params, "command"));
	const char *name = json_string_of(json_item(json_member(params, "arguments"), 0));
	size_t rule = name ? pllint_rule_find(name, strlen(name)) : pllint_rule_count();
	if (!command || strcmp(command, command_show) != 0 || rule == pllint_rule_count()) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "there is no such command, or no such rule"};
		return NULL;
	}
	struct buffer page = {0};
	rule_page(pllint_rule_at(rule), false, &page);
	struct json *message = rpc_object("type", json_new_integer(3));
	json_put(message, "message", json_new_shown(page.bytes, page.size));
	rpc_notify(server, "window/showMessage", message);
	buffer_release(&page);
	return json_new_null();
}

// --- all ------------------------------------------------------------------------------------------

static bool is_fixable(const struct actions *actions, const struct pllint_finding *finding)
{
	return finding->edit_count && !finding->is_untouched && !pllint_report_unfixable(actions->report);
}

static void add_actions(struct actions *actions, struct pllint_span range)
{
	size_t count = pllint_report_size(actions->report), first = 0;
	while (first < count && pllint_report_at(actions->report, first)->at.end < range.start) {
		first++;
	}
	for (size_t i = first; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(actions->report, i);
		if (finding->at.start > range.end || finding->at.end < range.start) {
			continue;
		}
		if (actions->server->client.takes_literals) {
			if (is_fixable(actions, finding) && !is_offered(actions, i, first)) {
				add_fix(actions, finding);
			}
			if (is_first(actions, i, first)) {
				add_disable(actions, finding);
			}
		}
		add_show(actions, finding);
	}
}

struct json *method_actions(struct server *server, const struct json *params, struct failure *failure)
{
	struct pllint_span range;
	struct document *document = document_of(server, params);
	if (!document || !range_read(&document->text, json_member(params, "range"), &range)) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "there is no such document or range"};
		return NULL;
	}
	struct actions actions = {.server = server, .document = document, .all = json_new_array()};
	const struct json *only = rpc_at(params, "context", "only");
	actions.only = json_kind_of(only) == JSON_IS_LIST ? only : NULL;
	actions.report = document_report(server, document);
	actions.disabling = (struct disabling){.server = server, .document = document, .report = actions.report};
	if (actions.report && wants(&actions, kind_fix)) {
		add_actions(&actions, range);
	}
	if (actions.report && wants(&actions, kind_fix_all) && server->client.takes_literals &&
	    pllint_report_counts(actions.report)->fixable && !pllint_report_unfixable(actions.report)) {
		add_fix_all(&actions);
	}
	buffer_release(&actions.words);
	return actions.all;
}

struct json *method_resolve(struct server *server, const struct json *params, struct failure *failure)
{
	const struct json *data = json_member(params, "data");
	struct document *document = document_of(server, data);
	if (!document || json_number_of(json_member(data, "version")) != document->version) {
		*failure = (struct failure){RPC_CONTENT_MODIFIED, "the document is another one now"};
		return NULL;
	}
	if (!document_report(server, document)) {
		*failure = (struct failure){RPC_FAILED, "the document cannot be checked"};
		return NULL;
	}
	struct json *edits = fix_edits(server, document, &document->basis.settings, failure);
	if (!edits) {
		return NULL;
	}
	struct json *action = json_new_object();
	json_put_all(action, json_share(params));
	json_put(action, "edit", edits_for(server, document, edits));
	return action;
}
