// pllint for JavaScript. Every function is a run of the command line over files in memory, so that both say the same.

import {memory} from './memory.js';
import {execute} from './wasi.js';

async function compile(source) {
	const place = source ?? new URL('pllint.wasm', import.meta.url);
	if (place instanceof WebAssembly.Module) {
		return place;
	}
	if (place instanceof ArrayBuffer || ArrayBuffer.isView(place)) {
		return WebAssembly.compile(place);
	}
	if (new URL(place, import.meta.url).protocol === 'file:') {
		const {readFile} = await import('node:fs/promises');
		return WebAssembly.compile(await readFile(place));
	}
	const response = await fetch(place);
	if (!response.ok) {
		throw new Error(`${place}: ${response.status}`);
	}
	return WebAssembly.compile(await response.arrayBuffer());
}

const TEMPLATE = 'template.md', REPORT = 'report.json', PATCHED = 'list.diff';

function pick(names, given) {
	return Object.entries(names).flatMap(([name, option]) =>
		given[name] === undefined || given[name] === false ? [] : given[name] === true ? [option]
			: [].concat(given[name]).map((value) => `${option}=${value}`));
}

// What lint, fix and entries have in common.
function prepare(text, options) {
	const files = {...options.files};
	if (options.template !== undefined) {
		files[TEMPLATE] = options.template;
	}
	if (options.diff !== undefined) {
		files[PATCHED] = options.diff;
	}
	const given = pick({path: '--stdin-filename', timeout: '--timeout'},
		{path: 'README.md', ...options});
	if (options.template !== undefined) {
		given.push('--template', TEMPLATE);
	}
	return {files, input: text, given};
}

const about_rules = {select: '--select', ignore: '--ignore', noSuppressions: '--no-suppressions'};

function prepare_check(text, options) {
	const prepared = prepare(text, options);
	prepared.given.push(...pick(about_rules, options));
	for (const [rule, level] of Object.entries(options.severity ?? {})) {
		prepared.given.push(`--severity=${rule}=${level}`);
	}
	if (options.diff !== undefined) {
		prepared.given.push('--diff-file', PATCHED);
	}
	return prepared;
}

// Text in, text out; bytes in, bytes out.
function like(text, bytes) {
	return typeof text === 'string' ? new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes) : bytes.slice();
}

function decode(stored) {
	return new TextDecoder().decode(stored?.content ?? new Uint8Array(0));
}

export async function load(source) {
	const module = await compile(source);

	function run(given, {files, input} = {}) {
		const system = memory({files, input, given});
		const status = execute(module, system);
		return {
			status,
			output: decode(system.output),
			error: decode(system.error),
			files: Object.fromEntries([...system.stored].map(([path, stored]) => [path.slice(1), stored.content])),
		};
	}

	function check(text, options, {files, input, given}, mode) {
		const system = memory({files, input, given: [...given, ...mode, `--format=json=${REPORT}`, '-']});
		const status = execute(module, system), report = system.stored.get('/' + REPORT);
		if (!report) {
			throw new Error(decode(system.error).trim());
		}
		const parsed = JSON.parse(decode(report));
		const list = parsed.files.find((file) => file.checked_as === 'list');
		const template = parsed.files.find((file) => file.checked_as === 'template');
		return {
			status,
			findings: list?.findings ?? [],
			templateFindings: template?.findings ?? [],
			problems: parsed.problems,
			counts: list?.counts,
			applied: list?.fixed ?? [],
			output: system.output.content,
		};
	}

	function exported(text, format, options = {}) {
		const {files, input, given} = prepare(text, options);
		return run(['--export', format, ...given, '-'], {files, input}).output;
	}

	return {
		run,

		lint(text, options = {}) {
			const {applied, output, ...result} = check(text, options, prepare_check(text, options), []);
			let entries;
			return {
				...result,
				get entries() {
					const printed = entries ? '' : exported(text, 'json', options);
					entries ??= printed ? JSON.parse(printed).entries : [];
					return entries;
				},
			};
		},

		fix(text, options = {}) {
			const mode = ['--fix', ...pick({unsafe: '--unsafe-fixes'}, options)];
			const {output, ...result} = check(text, options, prepare_check(text, options), mode);
			return {...result, text: like(text, output)};
		},

		// What the entries say, as --export prints it: `json`, `csv` or `bibtex`.
		exportAs: exported,

		// How a template is read, line by line.
		showTemplate: (template) => run(['--show-template', TEMPLATE], {files: {[TEMPLATE]: template}}).output,

		// A template from what the entries of a list have in common.
		infer(text) {
			const {status, files, error} = run(['--init', 'list.md'], {files: {'list.md': text}});
			if (!files[TEMPLATE]) {
				throw new Error(error.trim());
			}
			return {template: new TextDecoder().decode(files[TEMPLATE]), notes: error, status};
		},

		explain(rule) {
			const {status, output, error} = run(['--explain', rule]);
			if (status !== 0) {
				throw new RangeError(error.trim());
			}
			return output;
		},

		rules: () => JSON.parse(run(['--list-rules', '--format', 'json']).output),
	};
}
