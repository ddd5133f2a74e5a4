// As much of `vscode` as a language client needs to show diagnostics; all else is there and does nothing.
'use strict';

const path = require('path');
const { pathToFileURL, fileURLToPath } = require('url');

class Disposable {
	constructor(dispose) {
		this.dispose = dispose ?? (() => {});
	}
	static from = (...all) => new Disposable(() => all.forEach((each) => each.dispose()));
}

class EventEmitter {
	listeners = new Set();
	event = (listener, self) => {
		const bound = listener.bind(self);
		this.listeners.add(bound);
		return new Disposable(() => this.listeners.delete(bound));
	};
	fire(event) {
		return Promise.all([...this.listeners].map((listener) => listener(event)));
	}
	dispose() {}
}

class CancellationTokenSource {
	token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable() };
	cancel() {}
	dispose() {}
}

class Position {
	constructor(line, character) {
		Object.assign(this, { line, character });
	}
}

class Range {
	constructor(startLine, startCharacter, endLine, endCharacter) {
		this.start = new Position(startLine, startCharacter);
		this.end = new Position(endLine, endCharacter);
	}
}

class Diagnostic {
	constructor(range, message, severity) {
		Object.assign(this, { range, message, severity });
	}
}

class TabInputText {
	constructor(uri) {
		this.uri = uri;
	}
}

class Uri {
	constructor(text) {
		this.text = text;
		this.scheme = text.split(':')[0];
		this.fsPath = this.scheme === 'file' ? fileURLToPath(text) : text;
	}
	static file = (file) => new Uri(pathToFileURL(path.resolve(file)).href);
	static parse = (text) => new Uri(text);
	toString() {
		return this.text;
	}
}

const kind = { append: () => kind };

// Whatever is asked of it is a class, which may also be called and then returns a Disposable.
function anything(known) {
	return new Proxy(known, {
		get(target, key) {
			if (!(key in target) && typeof key === 'string') {
				target[key] = anything(class {});
			}
			return target[key];
		},
		apply: () => new Disposable(),
	});
}

// makeStub({folders, isTrusted}): `vscode` with what the tests look at in its member `seen`.
module.exports = function makeStub({ folders, isTrusted }) {
	const seen = { warnings: [], diagnostics: new Map(), published: new EventEmitter() };
	const granted = new EventEmitter(), opened = new EventEmitter();
	const tabs = [], tabsChanged = new EventEmitter();
	const workspace = anything({
		isTrusted,
		workspaceFolders: folders.map((folder, index) => ({ uri: Uri.file(folder), name: folder, index })),
		textDocuments: [],
		onDidGrantWorkspaceTrust: granted.event,
		onDidOpenTextDocument: opened.event,
		getConfiguration: () => ({ get: (key, otherwise) => otherwise }),
		createFileSystemWatcher: () => ({ onDidCreate() {}, onDidChange() {}, onDidDelete() {}, dispose() {} }),
	});
	for (const name of ['Change', 'Close', 'Save']) {
		workspace[`onDid${name}TextDocument`] = new EventEmitter().event;
	}
	const collection = {
		set(uri, diagnostics) {
			seen.diagnostics.set(uri.toString(), diagnostics);
			void seen.published.fire(uri.toString());
		},
		delete() {}, clear() {}, dispose() {},
	};
	const stub = anything({
		CancellationTokenSource, Diagnostic, Disposable, EventEmitter, Position, Range, TabInputText, Uri, workspace, seen,
		version: '1.82.0',
		env: { appName: 'stub', language: 'en' },
		CodeActionKind: anything({ Empty: kind }),
		DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
		languages: anything({
			createDiagnosticCollection: () => collection,
			match: (selector, document) => selector.some((filter) => filter.language === document.languageId) ? 10 : 0,
		}),
		window: anything({
			visibleTextEditors: [],
			tabGroups: { all: [{ tabs }], onDidChangeTabs: tabsChanged.event },
			onDidChangeActiveTextEditor: new EventEmitter().event,
			createOutputChannel: () => anything({ append() {}, appendLine() {}, show() {}, dispose() {} }),
			showErrorMessage: (text) => Promise.resolve(void seen.warnings.push(text)),
			showWarningMessage: (text) => Promise.resolve(void seen.warnings.push(text)),
		}),
	});
	stub.grantTrust = () => {
		workspace.isTrusted = true;
		return granted.fire();
	};
	stub.open = async (file, text) => {
		const document = { uri: Uri.file(file), languageId: 'markdown', version: 1, getText: () => text, isClosed: false };
		workspace.textDocuments.push(document);
		await opened.fire(document);
		tabs.push({ input: new TabInputText(document.uri) });
		await tabsChanged.fire({ opened: tabs, closed: [] });
	};
	return stub;
};
