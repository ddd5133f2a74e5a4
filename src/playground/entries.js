// The entries as a table that can be sorted and filtered, and what they say counted in bars.

import {count, element} from './dom.js';

const SHOWN = 500;
const isTags = (field) => field.items && /tag|keyword|topic|标签|关键/i.test(field.label);

function rowOf(entry) {
	return {
		line: entry.line,
		Title: entry.title ?? '',
		Group: entry.group?.text ?? '',
		Progress: entry.progress ?? '',
		Tags: entry.fields.filter(isTags).flatMap((field) => field.items),
		link: entry.links.find((link) => link.is_work)?.url ?? entry.links[0]?.url,
		fields: entry.fields.map((field) => field.text ?? '').join('\n'),
	};
}

// By how many there are of each value.
function counted(values) {
	const counts = new Map();
	for (const value of values) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

// show(LINE) moves the editor there.
export function makeEntries(parent, show) {
	let rows = [], sortedBy = 'line', isDown = false;
	const chosen = new Map(); // by column, the one value that is shown

	const filter = element('input', {type: 'search', id: 'filter', oninput: draw});
	const told = element('p', {role: 'status'});
	const bars = element('div', {class: 'bars'});
	const table = element('div', {class: 'scrolls', role: 'region', 'aria-label': 'Table of entries', tabindex: '0'});
	parent.append(element('p', {}, element('label', {for: 'filter'}, 'Filter '), filter), told, bars, table);

	function fits(row) {
		const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
		const text = [row.Title, row.Group, row.Progress, ...row.Tags, row.fields].join('\n').toLowerCase();
		return words.every((word) => text.includes(word)) &&
			[...chosen].every(([column, value]) => [row[column]].flat().includes(value));
	}

	function bar(column, [value, number]) {
		const isChosen = chosen.get(column) === value;
		const choose = () => {
			isChosen ? chosen.delete(column) : chosen.set(column, value);
			draw();
			[...bars.querySelectorAll('button')].find((each) => each.dataset.value === value)?.focus();
		};
		return element('li', {}, element('button', {'aria-pressed': String(isChosen), 'data-value': value, onclick: choose,
			style: `--part: ${100 * number / rows.length}%`}, element('span', {}, value), ' ', element('b', {}, String(number))));
	}

	function barsOf(column, values) {
		const counts = counted(values);
		return counts.length === 0 ? undefined : element('section', {}, element('h3', {}, column),
			element('ul', {}, ...counts.slice(0, 20).map((each) => bar(column, each))),
			counts.length > 20 ? element('p', {}, `and ${counts.length - 20} more`) : undefined);
	}

	function heading(column) {
		const key = column === 'Line' ? 'line' : column;
		const sort = () => {
			isDown = sortedBy === key && !isDown;
			sortedBy = key;
			draw();
			table.querySelector(`[data-column="${column}"]`).focus();
		};
		return element('th', {scope: 'col', 'aria-sort': sortedBy === key ? isDown ? 'descending' : 'ascending' : undefined},
			element('button', {'data-column': column, onclick: sort}, column));
	}

	function tableRow(row, columns) {
		return element('tr', {}, ...columns.map((column) => column === 'Line'
			? element('td', {}, element('button', {'aria-label': `Go to line ${row.line}`, onclick: () => show(row.line)}, String(row.line)))
			: column === 'Title' && /^https?:/i.test(row.link ?? '')
				? element('td', {}, element('a', {href: row.link, rel: 'noreferrer', target: '_blank'}, row.Title))
				: element('td', {}, [row[column]].flat().join(', '))));
	}

	function draw() {
		const order = (a, b) => typeof a[sortedBy] === 'number' ? a[sortedBy] - b[sortedBy] :
			String(a[sortedBy]).localeCompare(String(b[sortedBy]), undefined, {numeric: true});
		const shown = rows.filter(fits).sort((a, b) => isDown ? order(b, a) : order(a, b));
		const columns = ['Line', 'Title', 'Group', 'Progress', 'Tags']
			.filter((column) => column === 'Line' || rows.some((row) => row[column]?.length));
		told.textContent = shown.length === rows.length ? count(rows.length, 'entry', 'entries') :
			`${shown.length} of ${count(rows.length, 'entry', 'entries')}`;
		bars.replaceChildren(...[
			barsOf('Progress', rows.map((row) => row.Progress).filter(Boolean)),
			barsOf('Tags', rows.flatMap((row) => row.Tags)),
		].filter(Boolean));
		table.replaceChildren(element('table', {},
			element('thead', {}, element('tr', {}, ...columns.map(heading))),
			element('tbody', {}, ...shown.slice(0, SHOWN).map((row) => tableRow(row, columns)))),
		shown.length > SHOWN ? element('p', {}, `and ${shown.length - SHOWN} more`) : '');
	}

	return (entries) => {
		rows = entries.map(rowOf);
		for (const [column, value] of chosen) {
			rows.some((row) => [row[column]].flat().includes(value)) || chosen.delete(column);
		}
		draw();
	};
}
