#!/usr/bin/env python3
"""Reads what pllint wrote in a format, as that format's readers do, and prints the findings as --format concise
has them, sorted: read_back.py FORMAT <output"""

import re
import sys
import xml.etree.ElementTree as etree

CONCISE = re.compile(r"(.+):(\d+):(\d+): (error|warning|info): (.*) \[([a-z-]+)\]$")


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


READERS = {
    "checkstyle": read_checkstyle,
    "concise": read_concise,
    "junit": read_junit,
}

with open(0, encoding="utf-8", errors="strict", newline="") as given:
    for found in sorted(READERS[sys.argv[1]](given.read())):
        print(found)
