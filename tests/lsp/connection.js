// The server speaks with the client side of vscode-languageserver-protocol as with the tests' own client. Types of
// messages come from there; what is said is that of `--format json` and `--fix`.
'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawn, spawnSync } = require('child_process');
const { pathToFileURL } = require('url');
const lsp = require('vscode-languageserver-protocol/node');

const pllint = process.env.PLLINT, example = path.join(process.env.PLLINT_SOURCE_ROOT, 'fixtures/example');
const room = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pllint-')));
for (const name of ['list.md', 'template.md']) {
	fs.copyFileSync(path.join(example, name), path.join(room, name));
}
const file = path.join(room, 'list.md'), uri = pathToFileURL(file).href;

function run(...args) {
	return spawnSync(pllint, args, { cwd: room, encoding: 'utf8' }).stdout;
}

// By --format json: the rules, and where they start in UTF-16.
function told() {
	const document = JSON.parse(run('--format', 'json', '--quiet', '--column-unit', 'utf16', 'list.md'));
	return document.files.flatMap((each) => each.findings)
		.map((found) => [found.rule, found.start.line - 1, found.start.column - 1]);
}

function published(diagnostics) {
	return diagnostics.map((found) => [found.code, found.range.start.line, found.range.start.character]);
}

async function main() {
	const server = spawn(pllint, ['--lsp'], { cwd: room, stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise((resolve) => server.on('exit', resolve));
	const connection = lsp.createProtocolConnection(server.stdout, server.stdin);
	connection.onError(([error]) => assert.fail(error));
	connection.onUnhandledNotification((message) => assert.fail(message.method));
	const waiting = new Map(); // by version
	const diagnostics = (version) => new Promise((resolve) => waiting.set(version, resolve));
	connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => waiting.get(params.version)?.(params.diagnostics));
	connection.listen();

	const { capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, {
		processId: process.pid, rootUri: pathToFileURL(room).href,
		capabilities: {
			textDocument: {
				codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
				hover: { contentFormat: ['markdown'] },
			},
			workspace: { workspaceEdit: { documentChanges: true } },
		},
	});
	assert.strictEqual(capabilities.positionEncoding, lsp.PositionEncodingKind.UTF16);
	await connection.sendNotification(lsp.InitializedNotification.type, {});

	let text = fs.readFileSync(file, 'utf8');
	let said = diagnostics(1);
	await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type,
		{ textDocument: lsp.TextDocumentItem.create(uri, 'markdown', 1, text) });
	let found = await said;
	assert.ok(found.every(lsp.Diagnostic.is) && found.length > 3);
	assert.deepStrictEqual(published(found), told());

	const textDocument = { uri };
	const hover = await connection.sendRequest(lsp.HoverRequest.type, { textDocument, position: { line: 13, character: 8 } });
	assert.match(hover.contents.value, /template/);
	const symbols = await connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument });
	assert.ok(symbols.length > 0);
	const { items } = await connection.sendRequest(lsp.CompletionRequest.type, { textDocument, position: { line: 13, character: 16 } });
	assert.deepStrictEqual(items.map((item) => item.label), ['not started', 'reading', 'done']);
	const actions = await connection.sendRequest(lsp.CodeActionRequest.type,
		{ textDocument, range: found[0].range, context: { diagnostics: [found[0]] } });
	assert.ok(actions.every(lsp.CodeAction.is), JSON.stringify(actions));
	assert.ok(actions.some((action) => action.title.startsWith('Fix: ') && lsp.WorkspaceEdit.is(action.edit)));

	// A character outside of the basic plane, in the first line.
	said = diagnostics(2);
	await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
		textDocument: { uri, version: 2 },
		contentChanges: [{ range: lsp.Range.create(0, 0, 0, 0), text: '<!-- 😀 -->\n\n' },
			{ range: lsp.Range.create(8, 12, 8, 12), text: '😀' }],
	});
	const lines = ('<!-- 😀 -->\n\n' + text).split('\n');
	lines[8] = lines[8].slice(0, 12) + '😀' + lines[8].slice(12);
	text = lines.join('\n');
	fs.writeFileSync(file, text);
	found = await said;
	assert.deepStrictEqual(published(found), told());

	const edits = await connection.sendRequest(lsp.DocumentFormattingRequest.type,
		{ textDocument, options: { tabSize: 4, insertSpaces: true } });
	assert.ok(edits.every(lsp.TextEdit.is));
	const starts = lines.map((_, index) => lines.slice(0, index).join('\n').length + (index > 0));
	const offset = ({ line, character }) => starts[line] + character;
	for (const edit of edits.reverse()) {
		text = text.slice(0, offset(edit.range.start)) + edit.newText + text.slice(offset(edit.range.end));
	}
	run('--fix', '--quiet', 'list.md');
	assert.strictEqual(text, fs.readFileSync(file, 'utf8'));

	await assert.rejects(connection.sendRequest('no/method'), { code: lsp.ErrorCodes.MethodNotFound });
	await connection.sendRequest(lsp.ShutdownRequest.type);
	await connection.sendNotification(lsp.ExitNotification.type);
	assert.strictEqual(await ended, 0);
	connection.dispose();
}

main().then(() => fs.rmSync(room, { recursive: true }), (error) => {
	console.error(error);
	process.exit(1);
});
