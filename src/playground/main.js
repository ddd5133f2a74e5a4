// The page: two editors, and what pllint says of their texts.

import {count, element, words} from './dom.js';
import {makeDiff, makeEditor, mark, setText, show} from './editor.js';
import {check, explain, exported, fix, start} from './engine.js';
import {makeEntries} from './entries.js';
import {examples} from './examples.js';
import {fromFragment, toFragment} from './share.js';

const SHOWN = 200; // findings
const LINK_MAX = 100_000;
const at = (id) => document.getElementById(id);

let result, timer, written;
const template = makeEditor(at('template'), 'Template', changed);
const list = makeEditor(at('list'), 'List', changed);
const showEntries = makeEntries(at('entries'), (line) => {
	const {from} = list.state.doc.line(Math.min(line, list.state.doc.lines));
	show(list, {from, to: from});
});
const texts = () => ({template: template.state.doc.toString(), list: list.state.doc.toString()});

// --- findings -------------------------------------------------------------------------------------

function apply(finding) {
	(finding.isTemplates ? template : list).dispatch({changes: finding.edits, userEvent: 'input.fix'});
	update();
	at('status').textContent = `Fixed: ${finding.message}. ${at('status').textContent}`;
}

function page(finding) {
	const text = element('pre', {});
	return element('details', {ontoggle: () => { text.textContent ||= explain(finding.rule); }},
		element('summary', {}, 'Why? ', element('code', {}, finding.rule)), text);
}

function findingItem(finding) {
	const editor = finding.isTemplates ? template : list;
	return element('li', {class: finding.severity},
		element('button', {class: 'place', onclick: () => show(editor, finding)},
			`${finding.isTemplates ? 'Template, line' : 'Line'} ${finding.line}`),
		' ', element('strong', {}, finding.severity), ' ', ...words(finding.message),
		finding.edits ? element('button', {class: 'fix', 'aria-label': `${finding.fixName}: ${finding.message}`,
			onclick: () => { apply(finding); at('tab-findings').focus(); }}, finding.fixName) : undefined,
		finding.help ? element('p', {}, ...words(finding.help)) : undefined,
		page(finding));
}

function showFindings() {
	const {findings, fixable} = result;
	at('findings').replaceChildren(
		fixable ? element('p', {}, element('button', {id: 'fix-all', onclick: fixAll}, `Fix all that is safe to fix (${fixable})`)) : '',
		element('ul', {class: 'findings'}, ...findings.slice(0, SHOWN).map(findingItem)),
		findings.length > SHOWN ? element('p', {}, `and ${findings.length - SHOWN} more`) : '');
}

// --- the fixed text -------------------------------------------------------------------------------

const unsafe = element('input', {type: 'checkbox', id: 'unsafe', onchange: showFixed});
const diff = element('div', {});
let diffEditor;
at('fixed').append(element('p', {}, unsafe, element('label', {for: 'unsafe'}, ' with fixes that may change the meaning')),
	element('p', {}, element('button', {id: 'take', onclick: () => take(unsafe.checked)}, 'Take this text')), diff);

function showFixed() {
	const before = list.state.doc.toString(), after = fix(texts(), unsafe.checked).text;
	diffEditor?.destroy();
	diff.replaceChildren(before === after ? 'There is nothing to fix.' : '');
	at('take').disabled = before === after;
	diffEditor = before === after ? undefined : makeDiff(diff, before, after);
}

function take(isUnsafe) {
	const fixed = fix(texts(), isUnsafe);
	setText(list, fixed.text);
	update();
	at('status').textContent = `${count(fixed.applied, 'finding')} fixed. ${at('status').textContent}`;
}

function fixAll() {
	take(false);
	at('tab-findings').focus();
}

// --- exports --------------------------------------------------------------------------------------

const files = [
	['entries.json', 'The entries as JSON', 'application/json'],
	['entries.csv', 'The entries as CSV, for spreadsheets', 'text/csv'],
	['entries.bib', 'The entries as BibTeX', 'text/plain'],
	['fixed.md', 'The fixed list', 'text/markdown'],
	['findings.json', 'The findings as JSON', 'application/json'],
	['findings.sarif', 'The findings as SARIF', 'application/json'],
];

function download(name, type) {
	const url = URL.createObjectURL(new Blob([exported(name, texts())], {type}));
	element('a', {href: url, download: name}).click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

at('exports').append(element('ul', {}, ...files.map(([name, title, type]) => element('li', {},
	element('button', {onclick: () => download(name, type)}, name), ' ', title))));

// --- tabs -----------------------------------------------------------------------------------------

const tabs = [...document.querySelectorAll('[role=tab]')];

function choose(tab) {
	for (const each of tabs) {
		each.setAttribute('aria-selected', String(each === tab));
		each.tabIndex = each === tab ? 0 : -1;
		at(each.getAttribute('aria-controls')).hidden = each !== tab;
	}
	draw();
}

for (const [index, tab] of tabs.entries()) {
	tab.onclick = () => choose(tab);
	tab.onkeydown = (event) => {
		const to = {ArrowLeft: index + tabs.length - 1, ArrowRight: index + 1, Home: 0, End: tabs.length - 1}[event.key];
		if (to !== undefined) {
			event.preventDefault();
			tabs[to % tabs.length].focus();
			choose(tabs[to % tabs.length]);
		}
	};
}

function draw() {
	if (!result) {
		return;
	}
	const shown = tabs.find((tab) => tab.getAttribute('aria-selected') === 'true').id;
	({'tab-findings': showFindings, 'tab-fixed': showFixed, 'tab-entries': () => showEntries(result.entries)})[shown]?.();
}

// --- the state ------------------------------------------------------------------------------------

async function remember() {
	const fragment = await toFragment(texts()).catch(() => '');
	written = fragment.length <= LINK_MAX ? fragment : '';
	history.replaceState(null, '', written || location.pathname);
}

function changed() {
	clearTimeout(timer);
	timer = setTimeout(update, 150);
}

function update() {
	clearTimeout(timer);
	if (!started) {
		return;
	}
	try {
		result = check(texts());
	} catch (error) {
		at('status').textContent = `pllint had to stop: ${error.message}`;
		return;
	}
	mark(list, result.findings.filter((finding) => !finding.isTemplates), apply);
	mark(template, result.findings.filter((finding) => finding.isTemplates), apply);
	at('tab-findings').textContent = `Findings (${result.findings.length})`;
	at('status').textContent = result.problem ??
		`${count(result.entries.length, 'entry', 'entries')}, ${count(result.findings.length, 'finding')}.`;
	draw();
	void remember();
}

at('share').onclick = async () => {
	await remember();
	try {
		if (!written) {
			throw new Error('The texts are too long for a link.');
		}
		await navigator.clipboard.writeText(location.href);
		at('status').textContent = 'The link is in the clipboard.';
	} catch (error) {
		at('status').textContent = written ? 'The link is in the address bar.' : error.message;
	}
};

at('example').append(element('option', {value: ''}, 'Choose …'),
	...examples.map((example, index) => element('option', {value: String(index)}, example.name)));
at('example').onchange = ({target}) => target.value && open(examples[target.value]);

function open(state) {
	setText(template, state.template);
	setText(list, state.list);
	update();
}

addEventListener('hashchange', async () => {
	const state = location.hash !== written && await fromFragment(location.hash);
	state && open(state);
});

let started = false;
choose(tabs[0]);
try {
	await start();
	started = true;
	open(await fromFragment(location.hash) ?? examples[0]);
} catch (error) {
	at('status').textContent = `pllint cannot be loaded: ${error.message}`;
}
