// The functions for JavaScript. `api.mjs PACKAGE`, with the example's folder in PLLINT_EXAMPLE.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const folder = process.argv[2], example = process.env.PLLINT_EXAMPLE;
const {load} = await import(pathToFileURL(path.join(folder, 'index.js')));
const list = fs.readFileSync(path.join(example, 'list.md'), 'utf8');
const template = fs.readFileSync(path.join(example, 'template.md'), 'utf8');
const pllint = await load();

const checked = pllint.lint(list, {template, path: 'docs/list.md'});
assert.equal(checked.status, 1);
assert.deepEqual(checked.findings.map(({rule}) => rule),
	['trailing-comma', 'misnamed-field', 'inline-links', 'vocabulary-form', 'unfilled-placeholder']);
assert.equal(checked.findings[0].path, 'docs/list.md');
assert.equal(checked.entries[0].title, 'Monarch: Expressive Structured Matrices');
assert.deepEqual(checked.templateFindings, []);

const fixed = pllint.fix(list, {template});
assert.equal(fixed.applied.length, 4);
assert.ok(fixed.text.includes('- **Progress**: reading\n'));
assert.deepEqual(fixed.findings.map(({rule}) => rule), ['misnamed-field']);
const bytes = pllint.fix(new TextEncoder().encode('\ufeff' + list), {template}).text;
assert.equal(new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes), '\ufeff' + fixed.text);
assert.equal(pllint.fix('\ufeff' + list, {template}).text, '\ufeff' + fixed.text);

assert.equal(pllint.lint(list, {template, select: ['misnamed-field']}).findings.length, 1);
assert.equal(pllint.lint(list, {template, severity: {'misnamed-field': 'off'}}).findings.length, 4);
assert.equal(pllint.lint('No entry here.\n', {template}).status, 2);
assert.match(pllint.lint('No entry here.\n', {template}).problems[0].text, /no entry/i);
assert.throws(() => pllint.lint(list, {template, select: ['nothing']}), /there is no rule/);
assert.match(pllint.explain('misnamed-field'), /^misnamed-field/);
assert.throws(() => pllint.explain('nothing'), RangeError);
assert.ok(pllint.rules().some(({name}) => name === 'misnamed-field'));
assert.match(pllint.infer(list).template, /\*\*Tags\*\*/);
assert.match(pllint.showTemplate(template), /Tags/);
assert.match(pllint.exportAs(list, 'bibtex', {template}), /^@/m);

const source = await load(fs.readFileSync(path.join(folder, 'pllint.wasm')));
assert.equal(source.lint(list, {template}).findings.length, 5);
console.log('the functions are right');
