#!/usr/bin/env python3
"""Reads what pllint wrote in a format, as that format's readers do, and prints the findings as --format concise
has them, sorted: read_back.py FORMAT <output"""

import re
import sys
import xml.etree.ElementTree as etree

CONCISE = re.compile(r"(.+):(\d+):(\d+): (error|warning|info): (.*) \[([a-z0-9-]+)\]$")


def concise(name, line, column, severity, message, rule):
    return f"{name}:{line}:{column}: {severity}: {message} [{rule}]"


def read_concise(text):
    return [line for line in text.split("\n") if CONCISE.match(line)]


def read_checkstyle(text):
    root = etree.fromstring(text.encode())
    assert root.tag == "checkstyle"
    for file in root:
        assert file.tag == "file"
        for error in file:
            if error.get("source") == "pllint":
                continue  # what went wrong is no finding
            message = error.get("message").split("; help: ")[0]
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
        assert at["line"] == at["endLine"] or "col" not in at
        assert ("col" in at) == ("endColumn" in at)
        yield at["file"], at["line"], at.get("col"), severity, message.split("\n")[0], at["title"]


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


def without_columns(findings):
    """A finding of several lines has no column in an annotation."""
    return ["{0}:{1}: {3}: {4} [{5}]".format(*finding) for finding in findings]


READERS = {
    "github": lambda text: without_columns(read_github(text)),
    "github-columns": lambda text: [concise(*found) for found in read_github(text) if found[2]],
    "github-counts": count_github,
    "concise-without-columns": lambda text: without_columns(CONCISE.match(line).groups() for line in read_concise(text)),
    "concise-counts": count_concise,
    "checkstyle": read_checkstyle,
    "concise": read_concise,
    "junit": read_junit,
}

with open(0, encoding="utf-8", errors="strict", newline="") as given:
    for found in sorted(READERS[sys.argv[1]](given.read())):
        print(found)
