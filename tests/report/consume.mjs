// consume.mjs FOLDER FORMAT FILE: has programs that read a format, from FOLDER/node_modules, read what pllint wrote,
// and prints the findings that they see, as --format concise has them.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, format, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + "/"));
const text = readFileSync(file, "utf8");

// Danger's plugin for lint reports; it does not look at rules.
function checkstyle() {
	const report = require("xml-js").xml2js(text);
	const { parseCheckstyle } = require("danger-plugin-lint-report/dist/parse/checkstyle_parser.js");
	for (const seen of parseCheckstyle(report, "/nowhere")) {
		const message = seen.message.split("; help: ")[0].split("; note: ")[0];
		console.log(`${seen.file}:${seen.line}:${seen.column}: ${seen.severity}: ${message}`);
	}
}

async function junit() {
	const { parse } = await import(pathToFileURL(require.resolve("junit2json")));
	const report = await parse(text);
	for (const suite of report.testsuite) {
		for (const test of suite.testcase) {
			for (const part of [...(test.failure ?? []), ...(test["system-out"] ?? [])]) {
				process.stdout.write((part.inner ?? part).trimEnd() + "\n");
			}
		}
	}
}

// The runner's own toolkit writes each command again, from what is read of it, and has to write the same.
function github() {
	const { issueCommand } = require("@actions/core/lib/command.js");
	const decode = (value) =>
		value.replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%25/g, "%");
	for (const line of text.trimEnd().split("\n")) {
		const [, command, pairs, message] = line.match(/^::([a-z]+) ([^:]*)::(.*)$/);
		const properties = Object.fromEntries(pairs.split(",").map((pair) => pair.split("=", 2).map(decode)));
		let written = "";
		const write = process.stdout.write;
		process.stdout.write = (part) => void (written += part);
		issueCommand(command, properties, message.replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%25/g, "%"));
		process.stdout.write = write;
		if (written !== line + "\n") {
			throw new Error(`${line}\n${written}`);
		}
	}
	process.stdout.write(text);
}

await { checkstyle, junit, github }[format]();
