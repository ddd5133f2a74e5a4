// The module beside the native program, byte for byte: what is printed of each list, and what --fix makes of it.
// `same.mjs PACKAGE PROGRAM FOLDER...`; each folder holds a list and all that it is read with.

import fs from 'node:fs';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import {pathToFileURL} from 'node:url';

const [folder, program, ...folders] = process.argv.slice(2);
const {load} = await import(pathToFileURL(path.join(folder, 'index.js')));
const pllint = await load();
let compared = 0, different = 0;

function read(top) {
	const files = {};
	for (const entry of fs.readdirSync(top, {recursive: true, withFileTypes: true})) {
		if (entry.isFile()) {
			const place = path.join(entry.parentPath ?? entry.path, entry.name);
			files[path.relative(top, place)] = fs.readFileSync(place);
		}
	}
	return files;
}

function compare(top, files, given, input) {
	const native = spawnSync(program, given, {cwd: top, input, env: {}, maxBuffer: 1 << 28});
	const own = pllint.run(given, {files, input});
	compared++;
	if (native.status !== own.status || native.stdout.toString() !== own.output ||
		native.stderr.toString() !== own.error) {
		different++;
		console.log(`${top}: pllint ${given.join(' ')}: ${native.status} and ${own.status}`);
		console.log(own.error.split('\n').slice(0, 3).join('\n'));
	}
}

for (const top of folders) {
	const files = read(top);
	compare(top, files, ['--format', 'json', '.']);
	for (const name of Object.keys(files).filter((file) => /\.md$/i.test(file) && !/^other-|template/i.test(file))) {
		compare(top, files, ['--fix', '--unsafe-fixes', '--stdin-filename', name, '-'], files[name]);
	}
}
console.log(`${compared} compared, ${different} different`);
process.exitCode = different || !compared ? 1 : 0;
