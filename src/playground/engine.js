// What the page asks of pllint, with places as the editors count them: in UTF-16.

import {load} from 'pllint';

let pllint;

export async function start() {
	pllint = await load();
}

const names = {safe: 'Fix', unsafe: 'Fix (it may change the meaning)', suggested: 'Fix (a suggestion)'};

function run({template, list}, ...options) {
	return pllint.run([...options, 'list.md'], {files: {'template.md': template, 'list.md': list}});
}

// Makes of an offset in bytes the one in UTF-16.
function counter(text) {
	const size = new TextEncoder().encode(text).length;
	if (size === text.length) {
		return (offset) => offset;
	}
	const units = new Uint32Array(size + 1);
	let byte = 0, unit = 0;
	for (const character of text) {
		const point = character.codePointAt(0), width = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
		units.fill(unit, byte, byte += width);
		unit += character.length;
	}
	units[byte] = unit;
	return (offset) => units[offset];
}

function findingsOf(file, text) {
	const place = counter(text);
	return file.findings.map((found) => ({
		rule: found.rule,
		severity: found.severity,
		message: found.message,
		help: found.help,
		expected: found.expected?.text,
		line: found.start.line,
		from: place(found.start.offset),
		to: place(found.end.offset),
		isTemplates: file.checked_as === 'template',
		fixName: names[found.fix?.applicability],
		edits: found.fix?.edits.map(({start, end, text: insert}) => ({from: place(start), to: place(end), insert})),
	}));
}

// {findings, entries, fixable, problem}: what is said instead of a number of findings where the list was not checked.
export function check(texts) {
	const {files, problems} = JSON.parse(run(texts, '--format', 'json').output);
	const entries = JSON.parse(run(texts, '--export', 'json').output || '{"entries": []}').entries;
	return {
		findings: files.flatMap((file) => findingsOf(file, file.checked_as === 'template' ? texts.template : texts.list)),
		fixable: files.reduce((sum, file) => sum + file.counts.fixable, 0),
		entries,
		problem: problems?.[0]?.text,
	};
}

// {text, applied}: the list as it is after all safe fixes, or all of them.
export function fix(texts, isUnsafe) {
	const fixed = run(texts, '--fix', ...isUnsafe ? ['--unsafe-fixes'] : [], '--format', 'json');
	return {
		text: new TextDecoder().decode(fixed.files['list.md']),
		applied: JSON.parse(fixed.output).files.reduce((sum, file) => sum + file.fixed.length, 0),
	};
}

export function explain(rule) {
	return pllint.run(['--explain', rule]).output;
}

// A file to keep, by its name.
export function exported(name, texts) {
	const [what, kind] = name.split('.');
	const formats = {json: 'json', csv: 'csv', bib: 'bibtex', sarif: 'sarif'};
	return kind === 'md' ? fix(texts, false).text : run(texts, what === 'entries' ? '--export' : '--format', formats[kind]).output;
}
