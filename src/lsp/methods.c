// The table of methods, and those that need no more than a few lines.

#include "lsp/methods.h"

#include <string.h>

// --- initialize -----------------------------------------------------------------------------------

// Whether a path of members holds `true`.
static bool can(const struct json *capabilities, const char *path)
{
	const struct json *at = capabilities;
	while (at && *path) {
		char key[64];
		size_t length = strcspn(path, ".");
		memcpy(key, path, length);
		key[length] = '\0';
		at = json_member(at, key);
		path += length + (path[length] == '.');
	}
	return json_is_yes(at) || json_kind_of(at) == JSON_IS_MAP;
}

static bool has_word(const struct json *list, const char *word)
{
	for (size_t i = 0; i < json_count(list); i++) {
		const char *text = json_string_of(json_item(list, i));
		if (text && strcmp(text, word) == 0) {
			return true;
		}
	}
	return false;
}

static void read_client(struct server *server, const struct json *capabilities)
{
	struct client *client = &server->client;
	const struct json *document = json_member(capabilities, "textDocument");
	const struct json *workspace = json_member(capabilities, "workspace");
	client->takes_versions = can(workspace, "workspaceEdit.documentChanges");
	client->takes_literals = can(document, "codeAction.codeActionLiteralSupport");
	client->asks_for_edits =
		has_word(json_member(rpc_at(document, "codeAction", "resolveSupport"), "properties"), "edit") &&
		can(document, "codeAction.dataSupport");
	client->takes_snippets = can(document, "completion.completionItem.snippetSupport");
	client->takes_markdown = has_word(rpc_at(document, "hover", "contentFormat"), "markdown");
	client->takes_tree = can(document, "documentSymbol.hierarchicalDocumentSymbolSupport");
	client->takes_related = can(document, "publishDiagnostics.relatedInformation");
	client->asks_for_findings = can(document, "diagnostic") && can(workspace, "diagnostics.refreshSupport");
	client->watches_files = can(workspace, "didChangeWatchedFiles.dynamicRegistration");
}

static enum text_encoding encoding_of(const struct json *capabilities)
{
	const struct json *offered = rpc_at(capabilities, "general", "positionEncodings");
	return has_word(offered, "utf-8") ? TEXT_UTF8 : TEXT_UTF16;
}

static struct json *words(const char *const *texts)
{
	struct json *list = json_new_array();
	for (; *texts; texts++) {
		json_add(list, json_new_string(*texts));
	}
	return list;
}

static struct json *findings_provider(void)
{
	struct json *provider = rpc_object("identifier", json_new_string("pllint"));
	json_put(provider, "interFileDependencies", json_new_bool(true));
	json_put(provider, "workspaceDiagnostics", json_new_bool(false));
	return provider;
}

static struct json *server_can(const struct server *server)
{
	struct json *all = json_new_object();
	struct json *sync = rpc_object("openClose", json_new_bool(true));
	json_put(sync, "change", json_new_integer(2));
	json_put(sync, "save", json_new_bool(true));
	json_put(all, "textDocumentSync", sync);
	json_put(all, "positionEncoding", json_new_string(server->encoding == TEXT_UTF8 ? "utf-8" : "utf-16"));
	if (server->client.asks_for_findings) { // else it would show findings twice: those it asks for, and the others
		json_put(all, "diagnosticProvider", findings_provider());
	}
	static const char *const kinds[] = {"quickfix", "source.fixAll.pllint", NULL};
	static const char *const commands[] = {"pllint.showRule", NULL};
	struct json *actions = rpc_object("codeActionKinds", words(kinds));
	json_put(actions, "resolveProvider", json_new_bool(server->client.asks_for_edits));
	json_put(all, "codeActionProvider", actions);
	json_put(all, "executeCommandProvider", rpc_object("commands", words(commands)));
	static const char *const plain[] = {"documentFormattingProvider", "documentRangeFormattingProvider",
					    "documentSymbolProvider",	  "foldingRangeProvider",
					    "definitionProvider",	  "hoverProvider"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		json_put(all, plain[i], json_new_bool(true));
	}
	static const char *const triggers[] = {"*", "#", ",", " ", "|", "<", "[", NULL};
	json_put(all, "documentLinkProvider", json_new_object());
	json_put(all, "completionProvider", rpc_object("triggerCharacters", words(triggers)));
	return all;
}

struct json *method_initialize(struct server *server, const struct json *params, struct failure *failure)
{
	(void)failure;
	const struct json *capabilities = json_member(params, "capabilities");
	read_client(server, capabilities);
	server->encoding = encoding_of(capabilities);
	server_watch(server, json_number_of(json_member(params, "processId")));
	server->phase = PHASE_READY;
	struct json *result = rpc_object("capabilities", server_can(server));
	struct json *info = rpc_object("name", json_new_string("pllint"));
	json_put(info, "version", json_new_string(PLLINT_VERSION));
	json_put(result, "serverInfo", info);
	return result;
}

// The client looks after the templates, where it can; each check looks too.
static void initialized(struct server *server, const struct json *params)
{
	(void)params;
	if (!server->client.watches_files) {
		return;
	}
	struct json *watchers = json_new_array(), *registrations = json_new_array();
	json_add(watchers, rpc_object("globPattern", json_new_string("**/*{template,Template,TEMPLATE}*.md")));
	struct json *registration = rpc_object("id", json_new_string("templates"));
	json_put(registration, "method", json_new_string("workspace/didChangeWatchedFiles"));
	json_put(registration, "registerOptions", rpc_object("watchers", watchers));
	json_add(registrations, registration);
	rpc_ask(server, "client/registerCapability", rpc_object("registrations", registrations));
}

static struct json *shut_down(struct server *server, const struct json *params, struct failure *failure)
{
	(void)params;
	(void)failure;
	server->phase = PHASE_SHUT_DOWN;
	return json_new_null();
}

// --- files ----------------------------------------------------------------------------------------

static void look_again(struct server *server, const struct json *params)
{
	(void)params;
	for (size_t i = 0; i < server->document_count; i++) {
		if (!document_is_current(server, server->documents[i])) {
			documents_forget(server);
			return;
		}
	}
}

// --- findings that are asked for ------------------------------------------------------------------

static struct json *pull(struct server *server, const struct json *params, struct failure *failure)
{
	struct document *document = document_of(server, params);
	if (!document) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "the document is not open"};
		return NULL;
	}
	if (!document_check(server, document, false)) {
		*failure = (struct failure){RPC_FAILED, "it was not checked"};
		return NULL;
	}
	const char *number = DIGITS(document->check),
		   *previous = json_string_of(json_member(params, "previousResultId"));
	bool is_known = previous && strcmp(previous, number) == 0;
	struct json *result = rpc_object("kind", json_new_string(is_known ? "unchanged" : "full"));
	json_put(result, "resultId", json_new_string(number));
	if (!is_known) {
		json_put(result, "items", findings_of(server, document));
	}
	return result;
}

// --- all ------------------------------------------------------------------------------------------

static const struct method methods[] = {
	{.name = "initialize", .answer = method_initialize},
	{.name = "initialized", .take = initialized},
	{.name = "shutdown", .answer = shut_down},
	{.name = "textDocument/didOpen", .take = documents_open},
	{.name = "textDocument/didChange", .take = documents_change},
	{.name = "textDocument/didClose", .take = documents_close},
	{.name = "textDocument/didSave", .take = look_again},
	{.name = "workspace/didChangeWatchedFiles", .take = look_again},
	{.name = "textDocument/diagnostic", .answer = pull},
	{.name = "textDocument/completion", .answer = method_complete},
	{.name = "textDocument/hover", .answer = method_hover},
	{.name = "textDocument/documentSymbol", .answer = method_symbols},
	{.name = "textDocument/foldingRange", .answer = method_folds},
	{.name = "textDocument/documentLink", .answer = method_links},
	{.name = "textDocument/definition", .answer = method_definition},
	{.name = "textDocument/codeAction", .answer = method_actions},
	{.name = "codeAction/resolve", .answer = method_resolve},
	{.name = "workspace/executeCommand", .answer = method_execute},
	{.name = "textDocument/formatting", .answer = method_format},
	{.name = "textDocument/rangeFormatting", .answer = method_format_range},
};

const struct method *method_find(const char *name)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		if (strcmp(methods[i].name, name) == 0) {
			return &methods[i];
		}
	}
	return NULL;
}
