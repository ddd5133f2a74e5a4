// Paths and arguments of Windows, as path.win32 has them. `windows.mjs PACKAGE`.

import assert from 'node:assert/strict';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const {fromWindows, toWindows, windowsArguments} = await import(pathToFileURL(path.join(process.argv[2], 'disk.js')));

for (const [native, own] of [
	['C:\\lists\\a.md', '/C:/lists/a.md'],
	['C:\\', '/C:/'],
	['docs\\a list.md', 'docs/a list.md'],
	['..\\论文\\名单.md', '../论文/名单.md'],
	['.', '.'],
]) {
	assert.equal(fromWindows(native), own);
	assert.equal(toWindows(own), native);
	assert.equal(path.win32.normalize(toWindows(own)), path.win32.normalize(native));
}
assert.equal(toWindows('/C:'), 'C:\\');
assert.equal(fromWindows('\\\\?\\C:\\lists'), '/C:/lists');

const here = 'C:\\Users\\me\\list';
for (const [given, wanted] of [
	[['C:\\Users\\me\\list\\README.md'], ['README.md']],
	[['c:\\Users\\me\\list\\docs\\README.md'], ['docs/README.md']],
	[['C:\\Users\\me\\other\\README.md'], ['../other/README.md']],
	[['D:\\README.md'], ['/D:/README.md']],
	[['docs\\a b.md', '--fix'], ['docs/a b.md', '--fix']],
	[['--template', 'docs\\template.md', '-'], ['--template', 'docs/template.md', '-']],
	[['--template=C:\\Users\\me\\list\\t.md'], ['--template=t.md']],
	[['--format', 'json=out\\a.json', '.\\'], ['--format', 'json=out/a.json', './']],
	[['--format=json=D:\\a.json'], ['--format=json=/D:/a.json']],
	[['--format', 'text', '--exclude', 'a\\#b', '--exclude=a\\#b'], ['--format', 'text', '--exclude', 'a\\#b', '--exclude=a\\#b']],
	[['--diff-base', 'feature\\x'], ['--diff-base', 'feature\\x']],
	[['--', '-a\\b.md'], ['--', '-a/b.md']],
]) {
	assert.deepEqual(windowsArguments(given, here), wanted, given.join(' '));
}
console.log('paths of Windows are right');
