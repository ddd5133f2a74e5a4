// Starts `pllint --lsp` for the Markdown files that are open.

import * as fs from 'fs';
import * as path from 'path';
import * as vscode from 'vscode';
import { Executable, LanguageClient } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

function folders(): string[] {
	return (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
}

// What lies in a workspace that nobody trusts is not run, in whatever way it is found.
function mayBeRun(file: string, mode: number): boolean {
	const isWithin = (folder: string) => fs.realpathSync(file).startsWith(path.join(fs.realpathSync(folder), path.sep));
	try {
		fs.accessSync(file, mode);
		return fs.statSync(file).isFile() && (vscode.workspace.isTrusted || !folders().some(isWithin));
	} catch {
		return false;
	}
}

// The script that an npm package's folder names as its program.
function scriptIn(folder: string): string {
	try {
		const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
		return path.join(folder, typeof bin === 'string' ? bin : bin.pllint);
	} catch {
		return folder;
	}
}

function findServer(context: vscode.ExtensionContext): Executable | undefined {
	const name = process.platform === 'win32' ? 'pllint.exe' : 'pllint';
	const places = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
	const program = places.map((folder) => path.join(folder, name)).find((file) => mayBeRun(file, fs.constants.X_OK));
	if (program) {
		return { command: program, args: ['--lsp'] };
	}
	const packages = [...folders().map((folder) => path.join(folder, 'node_modules', 'pllint')), context.asAbsolutePath('pllint')];
	const script = packages.map(scriptIn).find((file) => mayBeRun(file, fs.constants.R_OK));
	const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
	return script ? { command: process.execPath, args: [script, '--lsp'], options: { env } } : undefined;
}

async function start(context: vscode.ExtensionContext): Promise<void> {
	const server = findServer(context);
	if (!server) {
		void vscode.window.showWarningMessage('pllint is not on the PATH: install it, then reload the window.');
		return;
	}
	client = new LanguageClient('pllint', server, {
		documentSelector: ['file', 'untitled'].map((scheme) => ({ scheme, language: 'markdown' })),
	});
	await client.start();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => client ?? start(context)));
	await start(context);
}

export async function deactivate(): Promise<void> {
	await client?.stop();
}
