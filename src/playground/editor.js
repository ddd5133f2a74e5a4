// Editors of Markdown that show findings.

import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting} from '@codemirror/language';
import {lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics} from '@codemirror/lint';
import {unifiedMergeView} from '@codemirror/merge';
import {highlightSelectionMatches, searchKeymap} from '@codemirror/search';
import {EditorState} from '@codemirror/state';
import {drawSelection, EditorView, keymap, lineNumbers} from '@codemirror/view';
import {tags} from '@lezer/highlight';
import {GFM, parser} from '@lezer/markdown';
import {element, words} from './dom.js';

const colors = HighlightStyle.define([
	{tag: tags.heading, fontWeight: 'bold'},
	{tag: tags.strong, fontWeight: 'bold'},
	{tag: tags.emphasis, fontStyle: 'italic'},
	{tag: [tags.link, tags.url], color: 'var(--link)'},
	{tag: [tags.comment, tags.meta, tags.processingInstruction, tags.labelName], color: 'var(--quiet)'},
	{tag: [tags.tagName, tags.monospace], color: 'var(--code)'},
]);

const base = [
	EditorView.lineWrapping,
	lineNumbers(),
	new Language(defineLanguageFacet(), parser.configure(GFM), [], 'markdown').extension,
	syntaxHighlighting(colors),
];

export function makeEditor(parent, label, changed) {
	return new EditorView({
		parent,
		extensions: [
			...base,
			history(),
			drawSelection(),
			highlightSelectionMatches(),
			lintGutter(),
			keymap.of([{key: 'F8', run: nextDiagnostic, shift: previousDiagnostic}, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
			EditorView.contentAttributes.of({'aria-label': label, tabindex: '0'}),
			EditorView.updateListener.of((update) => update.docChanged && changed()),
		],
	});
}

export function setText(view, text) {
	if (view.state.doc.toString() !== text) {
		view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: text}});
	}
}

export function show(view, {from, to}) {
	view.dispatch({selection: {anchor: from, head: to}, effects: EditorView.scrollIntoView(from, {y: 'center'})});
	view.focus();
}

// Findings as they are explained where the pointer is, or the panel of them.
export function mark(view, findings, fix) {
	const diagnostics = findings.map((finding) => ({
		from: finding.from,
		to: finding.to,
		severity: finding.severity,
		message: `${finding.message} [${finding.rule}]`,
		renderMessage: () => element('div', {},
			element('p', {}, ...words(finding.message), ` [${finding.rule}]`),
			finding.expected ? element('p', {}, 'Template: ', element('code', {}, finding.expected)) : undefined,
			finding.help ? element('p', {}, 'Help: ', ...words(finding.help)) : undefined),
		actions: finding.edits ? [{name: finding.fixName, apply: () => fix(finding)}] : [],
	}));
	view.dispatch(setDiagnostics(view.state, diagnostics));
}

export function makeDiff(parent, before, after) {
	return new EditorView({
		parent,
		doc: after,
		extensions: [
			...base,
			unifiedMergeView({original: before, mergeControls: false, collapseUnchanged: {margin: 2, minSize: 6}}),
			EditorState.readOnly.of(true),
			EditorView.editable.of(false),
			EditorView.contentAttributes.of({'aria-label': 'The fixed text, with what it replaces', tabindex: '0'}),
		],
	});
}
