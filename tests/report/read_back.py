#!/usr/bin/env python3
"""Reads what pllint wrote in formats, as their readers do.

read_back.py READER FILE READER FILE: fails, and says what differs, where the two files do not say the same, or say
nothing. READERS has them all; most give the findings as --format concise has them.
read_back.py paste FILE LIST: prints the list with the blocks of the Markdown in the file pasted into it.
"""

import difflib
import json
import re
import sys
import xml.etree.ElementTree as etree

CONCISE = re.compile(r"(.+):(\d+):(\d+): (error|warning|info): (.*) \[([a-z0-9-]+)\](?: \[\*\])?$")


def concise(name, line, column, severity, message, rule):
    return f"{name}:{line}:{column}: {severity}: {message} [{rule}]"


def read_concise(text):
    """The findings without their marks, which the other formats do not have there."""
    return [line.removesuffix(" [*]") for line in text.split("\n") if CONCISE.match(line)]


def read_checkstyle(text):
    root = etree.fromstring(text.encode())
    assert root.tag == "checkstyle"
    for file in root:
        assert file.tag == "file"
        for error in file:
            if error.get("source") == "pllint":
                continue  # what went wrong is no finding
            message = error.get("message").split("; help: ")[0].split("; note: ")[0]
            rule = error.get("source").removeprefix("pllint.")
            yield concise(file.get("name"), error.get("line"), error.get("column"), error.get("severity"), message, rule)


def read_junit(text):
    root = etree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for suite in root:
        cases = list(suite)
        assert len(cases) == int(suite.get("tests"))
        for outcome in ("failure", "error"):
            count = sum(case.find(outcome) is not None for case in cases)
            assert count == int(suite.get(outcome + "s")), (outcome, suite.attrib)
        names = [case.get("name") for case in cases]
        assert len(set(names)) == len(names), "two tests of one name"
        for case in cases:
            for part in case:
                # Warnings and errors fail a test, the rest is only told.
                severities = ("error", "warning") if part.tag == "failure" else ("info",)
                for line in read_concise(part.text or ""):
                    assert CONCISE.match(line).group(4) in severities
                    assert CONCISE.match(line).group(1) == suite.get("name") == case.get("classname")
                    yield line


def from_record(record):
    at = record["start"]
    return concise(record["path"], at["line"], at["column"], record["severity"], record["message"], record["rule"])


def read_json(text):
    return [from_record(finding) for file in json.loads(text)["files"] for finding in file["findings"]]


def read_jsonl(text):
    records = [json.loads(line) for line in text.split("\n")[:-1]]
    return [from_record(record) for record in records if record["type"] == "finding"]


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)$")
SEVERITY = {"error": "error", "warning": "warning", "notice": "info"}


def decode(value, is_property):
    for code, byte in (("%0D", "\r"), ("%0A", "\n")) + ((("%3A", ":"), ("%2C", ",")) if is_property else ()):
        value = value.replace(code, byte)
    return value.replace("%25", "%")


def read_commands(text):
    for line in text.split("\n")[:-1]:
        command = COMMAND.match(line)
        assert command, line
        properties = {}
        for pair in command.group(2).split(","):
            name, value = pair.split("=", 1)
            assert name in ("title", "file", "line", "endLine", "col", "endColumn") and name not in properties
            properties[name] = decode(value, True)
        yield SEVERITY[command.group(1)], properties, decode(command.group(3), False)


def read_github(text):
    """Within the runner's limits: each finding by itself."""
    for severity, at, message in read_commands(text):
        if at["title"] == "pllint":
            continue
        assert "also: " not in message
        assert (at["line"] == at["endLine"]) == ("col" in at)
        assert ("col" in at) == ("endColumn" in at)
        # A span of several lines has no columns; in the lists of the tests, it starts a line.
        yield concise(at["file"], at["line"], at.get("col", 1), severity, message.split("\n")[0], at["title"])


def count_github(text):
    """How many findings of each severity the annotations speak of, which are no more than the runner shows."""
    shown, found = {}, {}
    for severity, at, message in read_commands(text):
        shown[severity] = shown.get(severity, 0) + 1
        assert shown[severity] <= 10
        more = sum(int(count) for count in re.findall(r"^(?:also: |\+)(\d+) more", message, re.M))
        lines = len(re.findall(r"^line \d+: ", message, re.M))
        is_rest = at["title"].startswith("+")
        found[severity] = found.get(severity, 0) + more + (0 if is_rest else max(lines, 1))
        if "findings" in at["title"]:
            assert int(at["title"].split()[0]) == lines + more
    return [f"{severity}: {count}" for severity, count in found.items()]


def count_concise(text):
    severities = [CONCISE.match(line).group(4) for line in read_concise(text)]
    return [f"{severity}: {severities.count(severity)}" for severity in set(severities)]


HEADING = re.compile(r"#### (?:(`+.*`+) in |In |In the whole of |Outside the entries of )`(.+?)`(?:, lines? .*)?$")
BULLET = re.compile(r"- Line (\d+), (error|warning|info): (.*) \(`([a-z0-9-]+)`(, fixed below)?\)$")


def bare(message):
    """Without backticks, which a message for Markdown has more of."""
    return " ".join(message.replace("`", " ").split())


def read_markdown(text):
    """The findings, and how many more are counted."""
    name, fence, more = None, None, 0
    for line in text.split("\n"):
        if fence:
            fence = None if line == fence else fence
        elif line.startswith("```"):
            fence = line.removesuffix("markdown")
        elif line.startswith("#### ") and line != "#### What went wrong":
            name = HEADING.match(line).group(2)
        elif BULLET.match(line):
            at, severity, message, rule, _ = BULLET.match(line).groups()
            yield f"{name}:{at}: {severity}: {bare(message)} [{rule}]"
        else:
            count = re.match(r"(?:  - Also: |- \+|\*\*\+)(\d+) more(?! problem)", line)
            more += int(count.group(1)) if count else 0
    if more:
        yield f"+{more}"


def count_markdown(text):
    found = list(read_markdown(text))
    yield str(sum(int(one[1:]) if one.startswith("+") else 1 for one in found))


def bare_concise(text):
    for line in read_concise(text):
        name, at, _, severity, message, rule = CONCISE.match(line).groups()
        yield f"{name}:{at}: {severity}: {bare(message)} [{rule}]"


def paste(markdown, path):
    """The list with each block pasted over the lines that it is for."""
    with open(markdown, encoding="utf-8", newline="") as given:
        text = given.read()
    blocks = re.findall(r"to paste over lines? (\d+)(?: to (\d+))?</summary>\n\n(````*)markdown\n(.*?)\n\3\n", text, re.S)
    with open(path, encoding="utf-8", newline="") as given:
        lines = given.read().split("\n")
    for first, last, _, block in reversed(blocks):
        lines[int(first) - 1 : int(last or first)] = block.split("\n")
    print("\n".join(lines), end="")
    print(len(blocks), "blocks", file=sys.stderr)


READERS = {
    "markdown": read_markdown,
    "markdown-count": count_markdown,
    "concise-bare": bare_concise,
    "concise-count": lambda text: [str(len(read_concise(text)))],
    "github": read_github,
    "github-counts": count_github,
    "concise-counts": count_concise,
    "concise-without-rules": lambda text: [line.rsplit(" [", 1)[0] for line in read_concise(text)],
    "lines": lambda text: text.rstrip("\n").split("\n"),
    "checkstyle": read_checkstyle,
    "concise": read_concise,
    "json": read_json,
    "jsonl": read_jsonl,
    "junit": read_junit,
}

def read(reader, path):
    with open(path, encoding="utf-8", errors="strict", newline="") as given:
        return sorted(READERS[reader](given.read()))


def main():
    if sys.argv[1] == "paste":
        paste(*sys.argv[2:])
        return 0
    first, second = read(*sys.argv[1:3]), read(*sys.argv[3:5])
    for line in difflib.unified_diff(first, second, *sys.argv[1:4:2], lineterm=""):
        print(line)
    return 0 if first and first == second else 1


if __name__ == "__main__":
    sys.exit(main())
