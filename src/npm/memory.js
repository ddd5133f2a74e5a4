// A system that holds a few files, and nothing else. Descriptors 0 to 2 are the standard streams.

import {failure} from './wasi.js';

const encoder = new TextEncoder(), decoder = new TextDecoder();
const constants = {O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_NOFOLLOW: 0,
	F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1};
const FOLDER = 0o040755n, FILE = 0o100644n, PIPE = 0o010600n;

export function toBytes(text) {
	return typeof text === 'string' ? encoder.encode(text) : text;
}

function normal(path) {
	return '/' + path.split('/').filter((part) => part && part !== '.').join('/');
}

class Stored {
	constructor(bytes) {
		this.bytes = bytes;
		this.size = bytes.length;
	}

	// Room grows by half, so that many small writes take little time.
	write(part, position) {
		const end = position + part.length;
		if (end > this.bytes.length) {
			const larger = new Uint8Array(Math.max(end, this.bytes.length * 1.5));
			larger.set(this.bytes);
			this.bytes = larger;
		}
		this.bytes.set(part, position);
		this.size = Math.max(this.size, end);
	}

	get content() {
		return this.bytes.subarray(0, this.size);
	}
}

// files: their bytes by path. Returns a system for `execute`, which has them as `stored` and what was printed as
// `output` and `error`.
export function memory({files = {}, input = '', given = []}) {
	const stored = new Map(Object.entries(files).map(([path, text]) => [normal(path), new Stored(toBytes(text))]));
	const streams = [new Stored(toBytes(input)), new Stored(new Uint8Array(0)), new Stored(new Uint8Array(0))];
	const open = new Map();
	let taken = 0, next = streams.length;

	const is_folder = (path) => path === '/' || [...stored.keys()].some((name) => name.startsWith(path + '/'));

	function status(mode, size, number) {
		return {mode, size: BigInt(size), dev: 1n, ino: BigInt(number), nlink: 1n, uid: 0, gid: 0,
			atimeNs: 0n, mtimeNs: 0n, ctimeNs: 0n};
	}

	function statSync(given_path) {
		const path = normal(given_path), found = stored.get(path);
		if (found) {
			return status(FILE, found.size, [...stored.keys()].indexOf(path) + 2);
		}
		if (is_folder(path)) {
			return status(FOLDER, 0, 1);
		}
		throw failure('ENOENT');
	}

	function openSync(given_path, flags) {
		const path = normal(given_path);
		if (stored.has(path) && flags & constants.O_EXCL) {
			throw failure('EEXIST');
		}
		if (!stored.has(path) && !(flags & constants.O_CREAT)) {
			throw failure(is_folder(path) ? 'EISDIR' : 'ENOENT');
		}
		if (!stored.has(path) || flags & constants.O_TRUNC) {
			stored.set(path, new Stored(new Uint8Array(0)));
		}
		open.set(next, path);
		return next++;
	}

	function file(descriptor) {
		return streams[descriptor] ?? stored.get(open.get(descriptor));
	}

	const fs = {
		constants,
		statSync,
		lstatSync: statSync,
		fstatSync: (descriptor) =>
			descriptor < streams.length ? status(PIPE, 0, 0) : statSync(open.get(descriptor)),
		openSync,
		closeSync: (descriptor) => open.delete(descriptor),
		readSync(descriptor, to, start, size, position) {
			const from = position ?? taken, part = file(descriptor).content.subarray(from, from + size);
			to.set(part, start);
			taken += position === null ? part.length : 0;
			return part.length;
		},
		writeSync(descriptor, from, start, size, position) {
			const to = file(descriptor);
			to.write(from.subarray(start, start + size), position ?? to.size);
			return size;
		},
		fsyncSync() {},
		ftruncateSync(descriptor, size) {
			file(descriptor).size = size;
		},
		accessSync: statSync,
		readlinkSync() {
			throw failure('EINVAL');
		},
		readdirSync(given_path) {
			const start = normal(given_path).replace(/\/?$/, '/');
			const below = [...stored.keys()].filter((path) => path.startsWith(start));
			return [...new Set(below.map((path) => path.slice(start.length).split('/')[0]))].map(toBytes);
		},
		realpathSync: {
			native(path) {
				statSync(path);
				return toBytes(normal(path));
			},
		},
		renameSync(from, to) {
			stored.set(normal(to), stored.get(normal(from)));
			stored.delete(normal(from));
		},
		unlinkSync: (path) => stored.delete(normal(path)),
	};

	return {
		fs,
		path: (bytes) => decoder.decode(bytes),
		bytes: (path) => path,
		folder: () => toBytes('/'),
		arguments: ['pllint', ...given],
		environment: {},
		isTerminal: () => false,
		run() {
			throw failure('ENOSYS');
		},
		stored,
		output: streams[1],
		error: streams[2],
	};
}
