// bundled.mjs METAFILE: prints the licences of the modules that esbuild bundled, by the metafile that it wrote here.

import fs from 'node:fs';
import path from 'node:path';

const inputs = Object.keys(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).inputs);
const folders = inputs.map((input) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean);
for (const folder of [...new Set(folders)].sort()) {
	const licence = fs.readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
	const {name, version} = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	console.log(`${name} ${version}\n\n${fs.readFileSync(path.join(folder, licence), 'utf8').trim()}\n\n`);
}
