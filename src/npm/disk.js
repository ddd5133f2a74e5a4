// The system that a program of node runs on.

import fs from 'node:fs';
import path from 'node:path';
import tty from 'node:tty';
import {spawnSync} from 'node:child_process';

const encoder = new TextEncoder(), decoder = new TextDecoder();

// Options whose value is a file; --format may have one behind `=`.
const file_options = ['template', 'diff-file', 'baseline', 'write-baseline', 'stdin-filename', 'output-file'];

// On Windows the module's paths have slashes, and a drive is a folder of the root: `/C:/lists/a.md`.
export function fromWindows(given) {
	const slashed = given.replaceAll('\\', '/').replace(/^\/\/\?\//, '');
	return /^[A-Za-z]:/.test(slashed) ? '/' + slashed.replace(/^(..)\/*/, '$1/') : slashed;
}

export function toWindows(given) {
	return given.replace(/^\/([A-Za-z]:)$/, '$1/').replace(/^\/([A-Za-z]:\/)/, '$1').replaceAll('/', '\\');
}

// A file on the drive of the current folder is named from there, as others name it in what they print.
function shorten(given, folder) {
	const {root} = path.win32.parse(given);
	const is_here = root.length === 3 && root.toLowerCase() === path.win32.parse(folder).root.toLowerCase();
	return fromWindows(is_here ? path.win32.relative(folder, given) || '.' : given);
}

// The arguments with their files as the module names them.
export function windowsArguments(given, folder) {
	const result = [];
	const names = new RegExp(`^(--(?:${file_options.join('|')})=|--format=[^=]*=)(.*)$`, 's');
	let only_files = false, takes_file = false, takes_value = false;
	for (const argument of given) {
		const [, option, value] = (!only_files && names.exec(argument)) || [];
		if (takes_value) {
			const [, format, file] = /^([a-z]+=)(.+)$/s.exec(argument) ?? [];
			result.push(takes_file ? shorten(argument, folder)
				: takes_value === '--format' && format ? format + shorten(file, folder) : argument);
		} else if (option) {
			result.push(option + shorten(value, folder));
		} else if (only_files || !argument.startsWith('-')) {
			result.push(shorten(argument, folder));
		} else {
			result.push(argument);
		}
		const opens = !takes_value && !only_files && argument.startsWith('--') && !argument.includes('=');
		takes_file = opens && file_options.includes(argument.slice(2));
		takes_value = opens && (takes_file || with_values.has(argument.slice(2))) ? argument : false;
		only_files ||= argument === '--' && !takes_value;
	}
	return result;
}

const with_values = new Set(['select', 'ignore', 'severity', 'fail-on', 'template-from', 'diff-base', 'exclude', 'timeout',
	'jobs', 'format', 'column-unit', 'color', 'explain', 'export', 'generate']);

// The program of a name, in the folders of PATH alone: anybody may have put one into the current folder.
function findProgram(name, environment) {
	const endings = process.platform === 'win32' ? ['.exe'] : [''];
	for (const folder of (environment.PATH ?? environment.Path ?? '').split(path.delimiter)) {
		for (const ending of endings) {
			const file = path.join(folder, name + ending);
			if (path.isAbsolute(folder) && fs.statSync(file, {throwIfNoEntry: false})?.isFile()) {
				return file;
			}
		}
	}
	return undefined;
}

function run([name, ...given], changes) {
	const environment = {...process.env}, is_windows = process.platform === 'win32';
	for (const change of changes) {
		const [, variable, value] = /^([^=]*)(?:=(.*))?$/s.exec(change);
		delete environment[variable];
		if (value !== undefined) {
			environment[variable] = value;
		}
	}
	const program = findProgram(name, environment);
	if (!program) {
		return {status: 127, out: Buffer.alloc(0), err: Buffer.alloc(0)};
	}
	const named = is_windows ? given.map((argument) => argument.replace(/^\/([A-Za-z]:\/)/, '$1')) : given;
	const ran = spawnSync(program, named,
		{env: environment, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: Infinity, windowsHide: true});
	if (ran.error) {
		throw ran.error;
	}
	const prints_folder = is_windows && given.at(-1) === '--show-toplevel';
	const out = prints_folder ? Buffer.from(fromWindows(ran.stdout.toString())) : ran.stdout;
	return {status: ran.status ?? 128, out, err: ran.stderr};
}

const posix = {
	path: (bytes) => Buffer.from(bytes),
	bytes: (found) => found,
	folder: () => encoder.encode(process.cwd()),
};

const windows = {
	path: (bytes) => toWindows(decoder.decode(bytes)),
	bytes: (found) => encoder.encode(fromWindows(decoder.decode(found))),
	folder: () => encoder.encode(fromWindows(process.cwd())),
};

export function disk(given) {
	const is_windows = process.platform === 'win32';
	return {
		fs,
		...(is_windows ? windows : posix),
		arguments: ['pllint', ...(is_windows ? windowsArguments(given, process.cwd()) : given)],
		environment: process.env,
		isTerminal: (descriptor) => tty.isatty(descriptor),
		run,
	};
}
