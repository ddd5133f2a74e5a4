// Elements, made in one expression.

// element('button', {class: 'fix', onclick}, 'Fix', …): attributes, or where they are functions, listeners.
export function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'function') {
			made[key] = value;
		} else if (value !== undefined && value !== false) {
			made.setAttribute(key, value === true ? '' : value);
		}
	}
	made.append(...children.filter((child) => child !== undefined));
	return made;
}

// A message, in which the parts between backquotes are code.
export function words(text) {
	return text.split(/(`[^`]+`)/).map((part, index) => index % 2 ? element('code', {}, part.slice(1, -1)) : part);
}

export function count(number, one, several = one + 's') {
	return `${number} ${number === 1 ? one : several}`;
}
