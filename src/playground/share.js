// The state in the URL's fragment: the template and the list, compressed.

const SIZE_MAX = 10_000_000; // a few bytes may be made of very many

async function pass(bytes, stream) {
	const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
	const parts = [];
	let size = 0;
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		size += read.value.length;
		if (size > SIZE_MAX) {
			throw new Error('The texts are too long for a link.');
		}
		parts.push(read.value);
	}
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

export async function toFragment(state) {
	const bytes = await pass(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream('deflate-raw'));
	const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return '#' + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

// Undefined where there is no state in it.
export async function fromFragment(fragment) {
	try {
		const text = atob(fragment.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
		const bytes = await pass(Uint8Array.from(text, (letter) => letter.charCodeAt(0)), new DecompressionStream('deflate-raw'));
		const {template, list} = JSON.parse(new TextDecoder().decode(bytes));
		return typeof template === 'string' && typeof list === 'string' ? {template, list} : undefined;
	} catch {
		return undefined;
	}
}
