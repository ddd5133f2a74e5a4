// Runs the module: what it asks of WASI (snapshot preview 1), and of src/wasi/host.h, answered by a system that looks
// like node's `fs`.

const errors = ('SUCCESS 2BIG ACCES ADDRINUSE ADDRNOTAVAIL AFNOSUPPORT AGAIN ALREADY BADF BADMSG BUSY CANCELED CHILD ' +
	'CONNABORTED CONNREFUSED CONNRESET DEADLK DESTADDRREQ DOM DQUOT EXIST FAULT FBIG HOSTUNREACH IDRM ILSEQ ' +
	'INPROGRESS INTR INVAL IO ISCONN ISDIR LOOP MFILE MLINK MSGSIZE MULTIHOP NAMETOOLONG NETDOWN NETRESET ' +
	'NETUNREACH NFILE NOBUFS NODEV NOENT NOEXEC NOLCK NOLINK NOMEM NOMSG NOPROTOOPT NOSPC NOSYS NOTCONN NOTDIR ' +
	'NOTEMPTY NOTRECOVERABLE NOTSOCK NOTSUP NOTTY NXIO OVERFLOW OWNERDEAD PERM PIPE PROTO PROTONOSUPPORT ' +
	'PROTOTYPE RANGE ROFS SPIPE SRCH STALE TIMEDOUT TXTBSY XDEV').split(' ');
const numbers = new Map(errors.map((name, number) => ['E' + name, number]));

export function failure(code) {
	return Object.assign(new Error(code), {code});
}

class Exit {
	constructor(status) {
		this.status = status;
	}
}

// A call that is left: see memory_run.
class Leave {
	constructor(exit) {
		this.exit = exit;
	}
}

// What stat's mode says of the kind of a file, as WASI has it.
const kinds = new Map([[0o020000, 2], [0o040000, 3], [0o060000, 1], [0o100000, 4], [0o120000, 7], [0o140000, 6]]);
const is_kind = (status, kind) => (Number(status.mode) & 0o170000) === kind;
const FOLDER = 0o040000, REGULAR = 0o100000, LINK = 0o120000;

const ROOT = 3;
const CREATE = 1, FOLDER_ONLY = 2, EXCLUSIVE = 4, TRUNCATE = 8, FOLLOW = 1;
const READS = 2n, WRITES = 64n, SEEKS = 4n | 32n;

// system: {fs, arguments, environment, path(bytes), bytes(path), folder(), isTerminal(descriptor), run(...)}.
// `path` makes what `fs` takes of the bytes of a path, and `bytes` the reverse. Returns the exit status.
export function execute(module, system) {
	const {fs} = system;
	const encoder = new TextEncoder();
	const open = new Map([[0, {file: 0}], [1, {file: 1}], [2, {file: 2}],
		[ROOT, {folder: encoder.encode('/')}]]);
	let instance, creation_mode = 0o666, printed;

	const memory = () => new Uint8Array(instance.exports.memory.buffer);
	const view = () => new DataView(instance.exports.memory.buffer);
	const at = (start, size) => memory().slice(start, start + size);

	function find(descriptor) {
		const found = open.get(descriptor);
		if (!found) {
			throw failure('EBADF');
		}
		return found;
	}

	function file(descriptor) {
		const found = find(descriptor);
		if (found.file === undefined) {
			throw failure('EISDIR');
		}
		return found;
	}

	// The path that a folder and a name below it make.
	function below(folder, name) {
		const slash = folder[folder.length - 1] === 47 ? 0 : 1;
		const path = new Uint8Array(folder.length + slash + name.length);
		path.set(folder);
		path.fill(47, folder.length, folder.length + slash);
		path.set(name, folder.length + slash);
		return path;
	}

	function resolve(descriptor, start, size) {
		const {folder} = find(descriptor);
		if (!folder) {
			throw failure('ENOTDIR');
		}
		return below(folder, at(start, size));
	}

	function look(path, follows) {
		return (follows ? fs.statSync : fs.lstatSync)(system.path(path), {bigint: true});
	}

	function status_of(descriptor) {
		const found = find(descriptor);
		return found.folder ? look(found.folder, true) : fs.fstatSync(found.file, {bigint: true});
	}

	function write_status(status, start) {
		const to = view(), number = (place, value) => to.setBigUint64(start + place, BigInt.asUintN(64, value), true);
		memory().fill(0, start, start + 64);
		number(0, status.dev);
		number(8, status.ino);
		to.setUint8(start + 16, kinds.get(Number(status.mode) & 0o170000) ?? 0);
		number(24, status.nlink);
		number(32, status.size);
		number(40, status.atimeNs);
		number(48, status.mtimeNs);
		number(56, status.ctimeNs);
	}

	function write_number(start, number) {
		view().setUint32(start, number, true);
	}

	// A stream that others made not to wait is waited for.
	function patiently(action) {
		for (;;) {
			try {
				return action();
			} catch (error) {
				if (error.code !== 'EAGAIN') {
					throw error;
				}
				Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
			}
		}
	}

	function read_input(bytes) {
		try {
			return patiently(() => fs.readSync(0, bytes, 0, bytes.length, null));
		} catch (error) {
			if (error.code === 'EOF') { // on Windows
				return 0;
			}
			throw error;
		}
	}

	function read(from, bytes, position) {
		if (from.ahead) {
			const part = from.ahead.subarray(0, bytes.length);
			bytes.set(part);
			from.ahead = part.length < from.ahead.length ? from.ahead.subarray(part.length) : undefined;
			return part.length;
		}
		return from.file === 0 ? read_input(bytes)
			: patiently(() => fs.readSync(from.file, bytes, 0, bytes.length, position));
	}

	// Moves the bytes of a list of buffers by `step(bytes, position)`, until one is not moved whole.
	function transfer(step, list, count, position) {
		let done = 0;
		for (let i = 0; i < count; i++) {
			const start = view().getUint32(list + 8 * i, true), size = view().getUint32(list + 8 * i + 4, true);
			const moved = size ? step(memory().subarray(start, start + size), position) : 0;
			done += moved;
			position = position === null ? null : position + moved;
			if (moved < size) {
				break;
			}
		}
		return done;
	}

	function advance(from, step, list, count) {
		const position = from.position ?? null, done = transfer(step, list, count, position);
		if (position !== null) {
			from.position += done;
		}
		return done;
	}

	function open_folder(path, follows) {
		if (!is_kind(look(path, follows), FOLDER)) {
			throw failure('ENOTDIR');
		}
		return {folder: path};
	}

	function open_file(path, follows, how, rights) {
		const {O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_NOFOLLOW, O_NONBLOCK} = fs.constants;
		const writes = (rights & WRITES) !== 0n, reads = (rights & READS) !== 0n;
		const name = system.path(path);
		if (!follows && !O_NOFOLLOW && !(how & EXCLUSIVE) && is_kind(fs.lstatSync(name), LINK)) {
			throw failure('ELOOP');
		}
		const flags = (writes ? (reads ? O_RDWR : O_WRONLY) : O_RDONLY | (O_NONBLOCK ?? 0)) |
			(how & CREATE ? O_CREAT : 0) | (how & EXCLUSIVE ? O_EXCL : 0) | (how & TRUNCATE ? O_TRUNC : 0) |
			(follows ? 0 : O_NOFOLLOW ?? 0);
		const descriptor = fs.openSync(name, flags, creation_mode);
		creation_mode = 0o666;
		return {file: descriptor, position: is_kind(fs.fstatSync(descriptor), REGULAR) ? 0 : undefined};
	}

	function add(opened) {
		let number = ROOT + 1;
		while (open.has(number)) {
			number++;
		}
		open.set(number, opened);
		return number;
	}

	function synchronize(found) {
		if (!found.folder) {
			fs.fsyncSync(found.file);
			return;
		}
		let descriptor;
		try {
			descriptor = fs.openSync(system.path(found.folder), fs.constants.O_RDONLY);
			fs.fsyncSync(descriptor);
		} catch (error) {
			throw error.code === 'EISDIR' || error.code === 'EPERM' ? failure('ENOTSUP') : error; // Windows
		} finally {
			if (descriptor !== undefined) {
				fs.closeSync(descriptor);
			}
		}
	}

	function list_folder(found, start, room, from) {
		found.names ??= fs.readdirSync(system.path(found.folder), {encoding: 'buffer'}).map(system.bytes);
		let used = 0;
		for (let i = Number(from); i < found.names.length && used < room; i++) {
			const name = found.names[i], entry = new Uint8Array(24 + name.length), fields = new DataView(entry.buffer);
			fields.setBigUint64(0, BigInt(i + 1), true);
			fields.setBigUint64(8, 1n, true);
			fields.setUint32(16, name.length, true);
			entry.set(name, 24);
			const part = entry.subarray(0, room - used);
			memory().set(part, start + used);
			used += part.length;
		}
		return used;
	}

	function write_path(path, start, room) {
		if (path.length >= room) {
			throw failure('ERANGE');
		}
		memory().set(path, start);
		memory()[start + path.length] = 0;
	}

	// Strings one after the other, each with a zero byte, and where they start.
	function write_strings(strings, pointers, start) {
		for (const string of strings) {
			write_number(pointers, start);
			pointers += 4;
			const bytes = encoder.encode(string + '\0');
			memory().set(bytes, start);
			start += bytes.length;
		}
	}

	function write_sizes(strings, count, size) {
		write_number(count, strings.length);
		write_number(size, strings.reduce((sum, string) => sum + encoder.encode(string).length + 1, 0));
	}

	function read_strings(start, size) {
		return new TextDecoder().decode(at(start, size)).split('\0').slice(0, -1);
	}

	// Standard input is the one stream that can make wait; it is read ahead then.
	function poll(subscriptions, events, count) {
		const ready = [];
		let input, milliseconds = Infinity, ends;
		for (let i = 0; i < count; i++) {
			const start = subscriptions + 48 * i, kind = view().getUint8(start + 8);
			const descriptor = view().getInt32(start + 16, true);
			if (kind === 0) {
				milliseconds = Number(view().getBigUint64(start + 24, true)) / 1e6;
				ends = start;
			} else if (kind === 1 && descriptor === 0) {
				input = start;
			} else if (descriptor >= 0) {
				ready.push(start);
			}
		}
		const from = find(0);
		if (input !== undefined && !from.ahead && !ready.length && milliseconds === Infinity) {
			const bytes = new Uint8Array(64 * 1024), size = read_input(bytes);
			from.ahead = bytes.subarray(0, size);
		}
		if (input !== undefined && from.ahead) {
			ready.push(input);
		}
		if (!ready.length && ends !== undefined) {
			if (milliseconds > 0) {
				Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
			}
			ready.push(ends);
		}
		ready.forEach((start, i) => {
			const event = events + 32 * i, to = view();
			memory().fill(0, event, event + 32);
			to.setBigUint64(event, to.getBigUint64(start, true), true);
			to.setUint8(event + 10, to.getUint8(start + 8));
			to.setBigUint64(event + 16, 1n, true);
		});
		return ready.length;
	}

	const environment = Object.entries(system.environment).map(([name, value]) => `${name}=${value}`);

	// Each returns nothing, or throws what says why not.
	const wasi = {
		args_sizes_get: (count, size) => write_sizes(system.arguments, count, size),
		args_get: (pointers, start) => write_strings(system.arguments, pointers, start),
		environ_sizes_get: (count, size) => write_sizes(environment, count, size),
		environ_get: (pointers, start) => write_strings(environment, pointers, start),
		clock_time_get(clock, precision, result) {
			const now = clock === 0 ? Date.now() : performance.now();
			view().setBigUint64(result, BigInt(Math.round(now * 1e6)), true);
		},
		fd_prestat_get(descriptor, result) {
			if (descriptor > ROOT) {
				throw failure('EBADF');
			}
			write_number(result, 0);
			write_number(result + 4, 1);
		},
		fd_prestat_dir_name(descriptor, start) {
			memory().set(encoder.encode('/'), start);
		},
		fd_fdstat_get(descriptor, result) {
			const found = find(descriptor), is_terminal = descriptor < ROOT && system.isTerminal(descriptor);
			memory().fill(0, result, result + 24);
			const kind = is_terminal ? 2 : found.folder ? 3 : kinds.get(Number(status_of(descriptor).mode) & 0o170000);
			view().setUint8(result, kind ?? 0);
			const rights = is_terminal ? ~SEEKS : ~0n;
			view().setBigUint64(result + 8, BigInt.asUintN(64, rights), true);
			view().setBigUint64(result + 16, BigInt.asUintN(64, ~0n), true);
		},
		fd_fdstat_set_flags() {},
		fd_close(descriptor) {
			const found = find(descriptor);
			open.delete(descriptor);
			if (!found.folder && descriptor > ROOT) {
				fs.closeSync(found.file);
			}
		},
		fd_filestat_get: (descriptor, result) => write_status(status_of(descriptor), result),
		fd_filestat_set_size: (descriptor, size) => fs.ftruncateSync(file(descriptor).file, Number(size)),
		fd_sync: (descriptor) => synchronize(find(descriptor)),
		fd_read(descriptor, list, count, result) {
			const from = file(descriptor);
			write_number(result, advance(from, (bytes, position) => read(from, bytes, position), list, count));
		},
		fd_pread(descriptor, list, count, position, result) {
			const from = file(descriptor);
			write_number(result, transfer((bytes, place) => read(from, bytes, place), list, count, Number(position)));
		},
		fd_write(descriptor, list, count, result) {
			const to = file(descriptor);
			write_number(result, advance(to, (bytes, position) =>
				patiently(() => fs.writeSync(to.file, bytes, 0, bytes.length, position)), list, count));
		},
		fd_seek(descriptor, offset, from, result) {
			const found = file(descriptor);
			if (found.position === undefined) {
				throw failure('ESPIPE');
			}
			const base = [0, found.position, from === 2 ? Number(status_of(descriptor).size) : 0][from];
			found.position = base + Number(offset);
			view().setBigUint64(result, BigInt(found.position), true);
		},
		fd_readdir(descriptor, start, room, from, result) {
			write_number(result, list_folder(find(descriptor), start, room, from));
		},
		path_filestat_get(folder, flags, start, size, result) {
			write_status(look(resolve(folder, start, size), flags & FOLLOW), result);
		},
		path_open(folder, flags, start, size, how, rights, inherited, descriptor_flags, result) {
			const path = resolve(folder, start, size), follows = flags & FOLLOW;
			write_number(result, add(how & FOLDER_ONLY ? open_folder(path, follows)
				: open_file(path, follows, how, rights)));
		},
		path_readlink(folder, start, size, to, room, result) {
			const target = system.bytes(fs.readlinkSync(system.path(resolve(folder, start, size)), {encoding: 'buffer'}));
			memory().set(target.subarray(0, room), to);
			write_number(result, Math.min(target.length, room));
		},
		path_rename(folder, start, size, to_folder, to_start, to_size) {
			fs.renameSync(system.path(resolve(folder, start, size)),
				system.path(resolve(to_folder, to_start, to_size)));
		},
		path_unlink_file: (folder, start, size) => fs.unlinkSync(system.path(resolve(folder, start, size))),
		path_remove_directory() {
			throw failure('ENOSYS');
		},
		poll_oneoff: (subscriptions, events, count, result) =>
			write_number(result, poll(subscriptions, events, count)),
		sched_yield() {},
		proc_exit(status) {
			throw new Exit(status);
		},
	};

	const own = {
		current_folder: (start, room) => write_path(system.folder(), start, room),
		real_path(start, size, result, room) {
			const real = fs.realpathSync.native(system.path(at(start, size)), {encoding: 'buffer'});
			write_path(system.bytes(real), result, room);
		},
		may_access(folder, start, size, mode) {
			const path = folder < 0 ? at(start, size) : resolve(folder, start, size);
			const {R_OK, W_OK, X_OK, F_OK} = fs.constants;
			fs.accessSync(system.path(path),
				F_OK | (mode & 4 ? R_OK : 0) | (mode & 2 ? W_OK : 0) | (mode & 1 ? X_OK ?? 0 : 0));
		},
		copy_attributes(from, to) {
			const status = fs.fstatSync(file(from).file), own = fs.fstatSync(file(to).file);
			if (own.uid !== status.uid || own.gid !== status.gid) {
				fs.fchownSync(file(to).file, status.uid, status.gid);
			}
			if (own.mode !== status.mode) {
				fs.fchmodSync(file(to).file, status.mode & 0o7777);
			}
		},
		run(start, size, changes, changes_size, result) {
			printed = system.run(read_strings(start, size), read_strings(changes, changes_size));
			write_number(result, printed.status);
			write_number(result + 4, printed.out.length);
			write_number(result + 8, printed.err.length);
		},
	};

	// Neither takes part in errors.
	const bare = {
		mode: (descriptor) => Number(status_of(descriptor).mode) & 0o7777,
		creation_mode(mode) {
			creation_mode = mode;
		},
		take_output(out, err) {
			memory().set(printed.out, out);
			memory().set(printed.err, err);
			printed = undefined;
		},
		leave(exit) {
			throw new Leave(exit);
		},
		enter(exit, run, context) {
			const stack = instance.exports.__stack_pointer, top = stack.value;
			try {
				return instance.exports.__indirect_function_table.get(run)(context);
			} catch (error) {
				if (!(error instanceof Leave) || error.exit !== exit) {
					throw error;
				}
				stack.value = top;
				return -1;
			}
		},
	};

	function answering(action) {
		return (...given) => {
			try {
				action(...given);
				return 0;
			} catch (error) {
				if (error instanceof Exit || (!error.code && !error.errno)) {
					throw error;
				}
				return numbers.get(error.code) ?? numbers.get('EIO');
			}
		};
	}

	const answers = (actions) =>
		Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, answering(action)]));
	instance = new WebAssembly.Instance(module,
		{wasi_snapshot_preview1: answers(wasi), pllint: {...answers(own), ...bare}});
	try {
		instance.exports._start();
		return 0;
	} catch (error) {
		if (error instanceof Exit) {
			return error.status;
		}
		throw error;
	}
}
