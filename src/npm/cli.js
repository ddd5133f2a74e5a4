#!/usr/bin/env node
// The command line.

import fs from 'node:fs';
import {disk} from './disk.js';
import {execute} from './wasi.js';

const module = new WebAssembly.Module(fs.readFileSync(new URL('pllint.wasm', import.meta.url)));
try {
	process.exitCode = execute(module, disk(process.argv.slice(2)));
} catch (error) {
	process.stderr.write(`pllint: it had to stop: ${error.message}\n`);
	process.exitCode = 2;
}
