// Code actions: what can be done about the findings at a place.

#include "lsp/methods.h"

#include "report/words.h"

#include <stdlib.h>
#include <string.h>

static const char kind_fix[] = "quickfix", kind_fix_all[] = "source.fixAll.pllint";

// How many comments are tried for one request, where the client does not ask for each when it is chosen.
enum { TRIED_MAX = 4 };

// A request for actions, and what it has so far.
struct actions {
	struct server *server;
	struct document *document;
	const struct pllint_report *report;
	const struct json *only; // kinds; NULL: all
	struct json *all;
	struct buffer words;
	bool shown[PLLINT_RULE_MAX]; // rules that are offered to be shown
	unsigned tried;
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

// What is to be known of an action when it is chosen: what it does, and about which finding of which text.
static struct json *data_of(const struct actions *actions, const char *what, const struct pllint_finding *finding)
{
	const struct document *document = actions->document;
	struct json *data = rpc_object("action", json_new_string(what));
	json_put(data, "textDocument", rpc_object("uri", json_new_string(document->uri)));
	json_put(data, "version", json_new_number(document->version));
	if (finding) {
		json_put(data, "start", json_new_number(finding->at.start));
		json_put(data, "rule", json_new_string(pllint_rule_at(finding->rule)->name));
	}
	return data;
}

static void add_fix_all(struct actions *actions)
{
	struct failure failure = {0};
	struct json *action = new_action(kind_fix_all, "Fix all that is safe to fix");
	if (actions->server->client.asks_for_edits) {
		json_put(action, "data", data_of(actions, "fixAll", NULL));
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

// Where an offset is after something was written at a place.
static uint32_t moved(uint32_t offset, uint32_t at, size_t size)
{
	return offset < at ? offset : offset + (uint32_t)size;
}

// Whether a finding is this one, or another of its rule in its entry.
static bool is_disabled(const struct pllint_finding *other, const struct pllint_finding *finding)
{
	return other == finding ||
	       (finding->entry != UINT32_MAX && other->rule == finding->rule && other->entry == finding->entry);
}

// Whether all that changes in the findings, where something was written at a place, is that those which are disabled
// are gone.
static bool only_loses(const struct actions *actions, const struct pllint_report *after,
		       const struct pllint_finding *finding, uint32_t at, size_t size)
{
	size_t count = pllint_report_size(actions->report), next = 0;
	if (pllint_report_entry_count(after) != pllint_report_entry_count(actions->report)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *was = pllint_report_at(actions->report, i);
		if (is_disabled(was, finding)) {
			continue;
		}
		const struct pllint_finding *is =
			next < pllint_report_size(after) ? pllint_report_at(after, next++) : NULL;
		if (!is || is->rule != was->rule || is->at.start != moved(was->at.start, at, size)) {
			return false;
		}
	}
	return next == pllint_report_size(after);
}

static bool works(const struct actions *actions, const struct buffer *text, const struct pllint_finding *finding,
		  uint32_t at, size_t size)
{
	const struct lsp_basis *basis = &actions->document->basis;
	struct pllint_report *report = NULL;
	struct pllint_environment environment = work_start(actions->server, false);
	bool does = pllint_lint(&environment, basis->template, text->bytes, text->size, &basis->settings, &report) ==
			    PLLINT_OK &&
		    only_loses(actions, report, finding, at, size);
	pllint_report_release(report);
	return does;
}

// A place for a comment, and what is written around it.
struct spot {
	uint32_t at;
	const char *before, *after;
};

static uint32_t line_end(struct text *text, uint32_t offset)
{
	return text_line(text, text_place(text, offset).line).end;
}

static uint32_t next_line(struct text *text, uint32_t offset)
{
	uint32_t line = text_place(text, offset).line + 1;
	return line < text_line_count(text) ? text_line(text, line).start : (uint32_t)text->bytes.size;
}

// A row's last cell ends before the pipe and the whitespace around it.
static uint32_t cell_end(const struct text *text, uint32_t start, uint32_t end)
{
	const char *bytes = text->bytes.bytes;
	while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t' || bytes[end - 1] == '|')) {
		end--;
	}
	return end;
}

static const char *ending(const struct text *text)
{
	const char *feed = memchr(text->bytes.bytes, '\n', text->bytes.size);
	return feed && feed > text->bytes.bytes && feed[-1] == '\r' ? "\r\n" : "\n";
}

enum { SPOTS = 4 };

// Where a comment about a finding's entry may go, the best place first; outside entries, about the finding's line.
static void find_spots(struct text *text, const struct pllint_entry *entry, const struct pllint_finding *finding,
		       struct spot spots[SPOTS])
{
	uint32_t start = entry ? entry->head.start : finding->at.start, end = line_end(text, start);
	const char *feed = ending(text);
	if (!entry) {
		uint32_t line = text_line(text, text_place(text, start).line).start;
		spots[0] = (struct spot){line, "", feed};
		spots[1] = (struct spot){line, feed, feed};
		spots[2] = spots[3] = spots[1];
		return;
	}
	uint32_t below = next_line(text, entry->head.end > start ? entry->head.end - 1 : start);
	const struct spot heading[] = {{below, "", feed}, {below, feed, feed}, {end, " ", ""}, {below, feed, ""}};
	const struct spot other[] = {
		{end, " ", ""}, {cell_end(text, start, end), " ", ""}, {below, "", feed}, {below, "  ", feed}};
	memcpy(spots, text->bytes.bytes[start] == '#' ? heading : other, sizeof heading);
}

// An edit that switches a finding's rule off; NULL: nowhere can it be written so that nothing else changes.
static struct json *disable(struct actions *actions, const struct pllint_finding *finding)
{
	struct text *text = &actions->document->text;
	const struct pllint_entry *entry = words_entry(actions->report, finding);
	struct spot spots[SPOTS];
	struct json *edits = NULL;
	find_spots(text, entry, finding, spots);
	for (size_t i = 0; i < SPOTS && !edits; i++) {
		struct buffer comment = {0}, changed = {0};
		uint32_t at = spots[i].at;
		buffer_add_string(&comment, spots[i].before,
				  entry ? "<!-- pllint-disable-entry " : "<!-- pllint-disable-next-line ",
				  pllint_rule_at(finding->rule)->name, " -->", spots[i].after);
		buffer_add(&changed, text->bytes.bytes, at);
		buffer_add(&changed, comment.bytes, comment.size);
		buffer_add(&changed, text->bytes.bytes + at, text->bytes.size - at);
		if (works(actions, &changed, finding, at, comment.size)) {
			edits = edits_between(text, (struct pllint_text){changed.bytes, changed.size});
		}
		buffer_release(&comment);
		buffer_release(&changed);
	}
	return edits;
}

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
	buffer_add_string(&title, "Disable ", pllint_rule_at(finding->rule)->name,
			  finding->entry == UINT32_MAX ? " for this line" : " for this entry");
	struct json *action = new_action(kind_fix, title.bytes), *edits = NULL;
	buffer_release(&title);
	put_finding(actions, action, finding);
	if (actions->server->client.asks_for_edits) {
		json_put(action, "data", data_of(actions, "disable", finding));
	} else if (actions->tried++ < TRIED_MAX && (edits = disable(actions, finding))) {
		json_put(action, "edit", edits_for(actions->server, actions->document, edits));
	} else {
		json_drop(action);
		return;
	}
	json_add(actions->all, action);
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

static const struct pllint_finding *find(const struct pllint_report *report, const struct json *data)
{
	const char *rule = json_string_of(json_member(data, "rule"));
	for (size_t i = 0; rule && i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		if (finding->at.start == json_number_of(json_member(data, "start")) &&
		    strcmp(pllint_rule_at(finding->rule)->name, rule) == 0) {
			return finding;
		}
	}
	return NULL;
}

struct json *method_resolve(struct server *server, const struct json *params, struct failure *failure)
{
	const struct json *data = json_member(params, "data");
	const char *what = json_string_of(json_member(data, "action"));
	struct actions actions = {.server = server, .document = document_of(server, data)};
	struct json *edits = NULL;
	if (!what || !actions.document || json_number_of(json_member(data, "version")) != actions.document->version) {
		*failure = (struct failure){RPC_CONTENT_MODIFIED, "the document is another one now"};
		return NULL;
	}
	actions.report = document_report(server, actions.document);
	if (actions.report && strcmp(what, "fixAll") == 0) {
		edits = fix_edits(server, actions.document, &actions.document->basis.settings, failure);
	} else if (actions.report) {
		const struct pllint_finding *finding = find(actions.report, data);
		edits = finding ? disable(&actions, finding) : NULL;
	}
	if (!edits) {
		*failure = failure->text
				   ? *failure
				   : (struct failure){RPC_FAILED, "there is no place for it that changes nothing else"};
		return NULL;
	}
	struct json *action = json_new_object();
	json_put_all(action, json_share(params));
	json_put(action, "edit", edits_for(server, actions.document, edits));
	return action;
}
