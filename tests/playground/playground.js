// playground.js FOLDER [SHOTS]: a browser uses the page that lies in FOLDER. Pictures of it are left in the folder SHOTS.
'use strict';

const assert = require('assert');
const fs = require('fs');
const http = require('http');
const path = require('path');
const zlib = require('zlib');
const { source } = require('axe-core');
const { chromium } = require('playwright-core');

const [folder, shots] = process.argv.slice(2);
const SIZE_MAX = 600_000; // of all files, compressed
const types = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

const server = http.createServer((request, response) => {
	const file = path.join(folder, path.basename(new URL(request.url, 'http://localhost').pathname) || 'index.html');
	response.writeHead(fs.existsSync(file) ? 200 : 404, { 'content-type': types[path.extname(file)] ?? 'text/plain' });
	response.end(fs.existsSync(file) ? fs.readFileSync(file) : undefined);
});

async function main() {
	const sizes = fs.readdirSync(folder).filter((name) => name !== 'licences.txt').map((name) => zlib.brotliCompressSync(fs.readFileSync(path.join(folder, name))).length);
	const size = sizes.reduce((sum, each) => sum + each, 0);
	console.log(`${size} bytes compressed`);
	assert.ok(size < SIZE_MAX);

	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${server.address().port}/`;
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });

	// use(OPTIONS, FRAGMENT, DO): a page of its own. Nothing it says on its console is well, nor what it asks of others.
	async function use(options, fragment, act) {
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
		const page = await context.newPage(), wrong = [];
		page.setDefaultTimeout(20_000);
		page.on('console', (message) => wrong.push(message.text()));
		page.on('pageerror', (error) => wrong.push(String(error)));
		page.on('request', (request) => /^(blob:|data:)/.test(request.url()) || request.url().startsWith(address) || wrong.push(request.url()));
		await page.goto(address + fragment);
		await page.waitForFunction(() => /finding/.test(document.getElementById('status').textContent));
		await act(page);
		assert.deepStrictEqual(wrong, []);
		await context.close();
	}
	const status = (page) => page.textContent('#status');
	const text = async (page, id) => (await page.locator(`#${id} .cm-line`).allTextContents()).join('\n');
	const settled = (page, wanted) => page.waitForFunction((each) => document.getElementById('status').textContent.includes(each), wanted);

	async function accessible(page, what) {
		await page.evaluate(source);
		const { violations } = await page.evaluate(() => globalThis.axe.run());
		assert.deepStrictEqual(violations.map((each) => [each.id, each.nodes.map((node) => node.html + ' ' + node.failureSummary)]), [], what);
	}

	async function eachTab(page, name) {
		for (const tab of ['findings', 'fixed', 'entries', 'exports']) {
			await page.click(`#tab-${tab}`);
			await accessible(page, `${name}, ${tab}`);
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}, ${tab}: too wide`);
			shots && await page.screenshot({ path: path.join(shots, `${name}-${tab}.png`), fullPage: true });
		}
	}

	const template = '### Title\n\n- **Tags**:\n- **Progress**: reading / done\n';
	const list = '### 論文 😀\n\n- **Tags**: a, b,\n- **Progress**: Done\n\n### Two\n\n- **Tags**: b\n- **Progress**: reading\n';
	async function paste(page, id, content) {
		await page.click(`#${id} .cm-content`);
		await page.keyboard.press('Control+a');
		await page.keyboard.insertText(content);
	}

	let shared;
	await use({ acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] }, '', async (page) => {
		await paste(page, 'template', template);
		await paste(page, 'list', list);
		await settled(page, '2 entries, 2 findings');
		assert.strictEqual(await page.locator('.cm-lintRange-warning').count(), 2);
		assert.strictEqual(await page.locator('#list .cm-lint-marker-warning').count(), 2);
		await page.hover('.cm-lintRange-warning >> nth=0');
		assert.match(await page.textContent('.cm-tooltip-lint'), /ends in a comma.*trailing-comma.*Help: delete/s);

		await page.click('#share');
		await settled(page, 'clipboard');
		shared = new URL(await page.evaluate(() => navigator.clipboard.readText())).hash;

		await page.click('.findings .fix >> nth=0');
		assert.match(await status(page), /2 entries, 1 finding\./);
		assert.strictEqual(await text(page, 'list'), list.replace('b,\n', 'b\n'));
		await page.click('summary >> nth=0');
		assert.match(await page.textContent('.findings pre'), /vocabulary-form/);
		await page.click('#fix-all');
		const fixed = list.replace('b,\n', 'b\n').replace('Done', 'done');
		assert.strictEqual(await text(page, 'list'), fixed);

		await page.click('#tab-exports');
		const wanted = {
			'entries.json': /"title": ?"\\u8AD6/, 'entries.csv': /論文 😀/, 'entries.bib': /^@/m, 'fixed.md': /\*\*Tags\*\*: a, b$/m,
			'findings.json': /"findings": ?\[\]/, 'findings.sarif': /"version": ?"2\.1\.0"/,
		};
		for (const [name, content] of Object.entries(wanted)) {
			const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#exports button:text-is("${name}")`)]);
			assert.strictEqual(download.suggestedFilename(), name);
			assert.match(fs.readFileSync(await download.path(), 'utf8'), content);
		}
	});

	await use({}, shared, async (page) => {
		assert.strictEqual(await text(page, 'list'), list);
		assert.strictEqual(await text(page, 'template'), template);
		await page.click('#tab-fixed');
		assert.strictEqual(await page.locator('#fixed .cm-deletedChunk').count(), 1);
		await page.click('#take');
		assert.match(await status(page), /2 findings fixed/);
		await page.click('#tab-entries');
		const titles = () => page.locator('#entries tbody tr td:nth-child(2)').allTextContents();
		assert.deepStrictEqual(await titles(), ['論文 😀', 'Two']);
		await page.click('[data-column=Title]');
		await page.click('[data-column=Title]');
		assert.deepStrictEqual(await titles(), ['論文 😀', 'Two']);
		assert.strictEqual(await page.getAttribute('th:nth-child(2)', 'aria-sort'), 'descending');
		await page.click('.bars [data-value=reading]');
		assert.deepStrictEqual(await titles(), ['Two']);
		await page.click('.bars [data-value=reading]');
		assert.match(await page.textContent('.bars [data-value=b]'), /b 2/);
		await page.fill('#filter', '論文');
		assert.deepStrictEqual(await titles(), ['論文 😀']);
		// Another link, into the page that is open.
		await page.evaluate((hash) => { location.hash = hash; }, shared);
		await settled(page, '2 findings');
	});

	await use({}, '#nonsense', async (page) => { // keyboard only
		const names = await page.locator('#example option').allTextContents();
		for (let index = 1; index < names.length; index++) {
			await page.selectOption('#example', { index });
			assert.match(await status(page), /^[1-9].*, [1-9].* finding/, names[index]);
		}
		await page.selectOption('#example', { index: 1 });
		await page.focus('#list .cm-content');
		await page.keyboard.press('F8');
		await page.waitForSelector('.cm-tooltip-lint');
		const before = await page.locator('.findings li').count();
		await page.keyboard.press('Tab');
		while (await page.evaluate(() => document.activeElement.className) !== 'fix') {
			await page.keyboard.press('Tab');
		}
		await page.keyboard.press('Enter');
		assert.strictEqual(await page.locator('.findings li').count(), before - 1);
		assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'tab-findings');
		await page.keyboard.press('ArrowRight');
		assert.ok(await page.isVisible('#fixed') && await page.isHidden('#findings'));
		await page.keyboard.press('End');
		assert.ok(await page.isVisible('#exports'));
	});

	await use({}, '', (page) => eachTab(page, 'light'));
	await use({ colorScheme: 'dark' }, '', async (page) => {
		assert.notStrictEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
		await page.click('#list .cm-content');
		await page.keyboard.press('Control+f');
		await page.waitForSelector('.cm-search');
		await accessible(page, 'search');
		await page.keyboard.press('Escape');
		await eachTab(page, 'dark');
	});
	await use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, '', (page) => eachTab(page, 'narrow'));

	await use({}, '', async (page) => { // what is hostile stays text; a template that is none is said
		await paste(page, 'list', '### <img src=x onerror=alert(1)>\n\n- **Tags**: <script>alert(1)</script>\n- **Links**:\n  - arxiv: javascript:alert(1)\n');
		await settled(page, '1 entry');
		await page.click('#tab-entries');
		assert.strictEqual(await page.locator('#entries img, #entries script, #entries [href^=javascript]').count(), 0);
		await paste(page, 'template', 'nothing');
		await settled(page, 'template');
	});
	await browser.close();
	server.close();
}

main().catch((error) => {
	console.error(error);
	process.exit(1);
});
