// extension.js FOLDER: the extension that lies in FOLDER runs the right program, and shows its findings. `vscode` is
// a stub; the program is the one that PLLINT names.
'use strict';

const assert = require('assert');
const fs = require('fs');
const Module = require('module');
const os = require('os');
const path = require('path');
const makeStub = require('./stub.js');

const main = path.resolve(process.argv[2], 'extension.js');
const room = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pllint-')));
const list = '### A\n\n- **Progress**: Done\n', template = '### T\n\n- **Progress**: reading / done\n';

let vscode;
const load = Module._load;
Module._load = (name, ...more) => name === 'vscode' ? vscode : load(name, ...more);

// A program that writes its name into `file.ran`, then is the server.
function program(file) {
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, `#!/bin/sh\necho "$@" >'${file}.ran'\nexec '${process.env.PLLINT}' "$@"\n`, { mode: 0o755 });
	return file;
}

// An npm package that does the same.
function npmPackage(folder) {
	fs.mkdirSync(folder, { recursive: true });
	const file = path.join(folder, 'program.js');
	fs.writeFileSync(path.join(folder, 'package.json'), '{"bin": {"pllint": "program.js"}}');
	fs.writeFileSync(file, `require('fs').writeFileSync(${JSON.stringify(file + '.ran')}, process.argv.slice(2).join(' '));
		require('child_process').spawn(${JSON.stringify(process.env.PLLINT)}, process.argv.slice(2), { stdio: 'inherit' });`);
	return file;
}

// session(NAME, MAKE, USE): the extension in a workspace of its own. MAKE makes programs and returns which of them is to
// run, with the PATH and whether the workspace is trusted.
async function session(name, make, use) {
	const workspace = path.join(room, name, 'workspace'), own = path.join(room, name, 'extension');
	fs.mkdirSync(workspace, { recursive: true });
	fs.mkdirSync(own);
	fs.writeFileSync(path.join(workspace, 'template.md'), template);
	const { runs, PATH = [], isTrusted = true } = make({ workspace, own, other: path.join(room, name, 'other') });
	process.env.PATH = PATH.join(path.delimiter);
	vscode = makeStub({ folders: [workspace], isTrusted });
	delete require.cache[main];
	const extension = require(main);
	await extension.activate({ subscriptions: [], asAbsolutePath: (relative) => path.join(own, relative) });
	await use?.(workspace);
	if (runs) {
		const file = path.join(workspace, 'list.md');
		await vscode.open(file, list);
		const uri = vscode.Uri.file(file).toString();
		while (!vscode.seen.diagnostics.get(uri)?.length) {
			await new Promise((resolve) => vscode.seen.published.event(resolve));
		}
		const [found, ...others] = vscode.seen.diagnostics.get(uri);
		assert.deepStrictEqual([found.code?.value ?? found.code, found.source, others], ['vocabulary-form', 'pllint', []]);
		assert.strictEqual(found.severity, vscode.DiagnosticSeverity.Warning);
		assert.deepStrictEqual([found.range.start.line, found.range.start.character, found.range.end.character], [2, 16, 20]);
		assert.strictEqual(fs.readFileSync(runs + '.ran', 'utf8').trim(), '--lsp');
	} else {
		assert.match(vscode.seen.warnings.join(), /not on the PATH/);
	}
	await extension.deactivate();
	const ran = fs.readdirSync(path.join(room, name), { recursive: true }).filter((file) => file.endsWith('.ran'));
	assert.strictEqual(ran.length, runs ? 1 : 0, ran.join());
	console.log(`${name}: well`);
}

async function all() {
	await session('the one on the PATH comes first', ({ own, workspace, other }) => {
		npmPackage(path.join(own, 'pllint'));
		npmPackage(path.join(workspace, 'node_modules/pllint'));
		fs.mkdirSync(path.join(other, 'first/pllint'), { recursive: true }); // a folder is no program
		return { runs: program(path.join(other, 'pllint')), PATH: [path.join(other, 'first'), other] };
	});
	await session('then the package of a trusted workspace', ({ own, workspace }) => {
		npmPackage(path.join(own, 'pllint'));
		return { runs: npmPackage(path.join(workspace, 'node_modules/pllint')) };
	});
	await session('then the package of the extension', ({ own }) => ({ runs: npmPackage(path.join(own, 'pllint')) }));
	await session('nothing of a workspace that nobody trusts', ({ own, workspace, other }) => {
		npmPackage(path.join(workspace, 'node_modules/pllint'));
		program(path.join(workspace, 'bin/pllint'));
		fs.mkdirSync(other);
		fs.symlinkSync(path.join(workspace, 'bin/pllint'), path.join(other, 'pllint'));
		process.chdir(workspace);
		return {
			runs: npmPackage(path.join(own, 'pllint')), isTrusted: false,
			PATH: ['', '.', 'bin', path.join(workspace, 'bin'), other],
		};
	});
	await session('nothing at all', () => ({ runs: undefined }));
	await session('the workspace is trusted at last', ({ workspace }) => (
		{ runs: npmPackage(path.join(workspace, 'node_modules/pllint')), isTrusted: false }
	), () => vscode.grantTrust());
}

all().then(() => fs.rmSync(room, { recursive: true }), (error) => {
	console.error(error);
	process.exit(1);
});
