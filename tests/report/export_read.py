"""Reads what --export has printed of one list back: the same entries in every format, and no more.

usage: export_read.py JSON CSV BIBTEX
"""

import csv
import json
import re
import sys


def bibtex_entries(text):
    """The entries, by counting braces as BibTeX does."""
    entries, depth, start = [], 0, 0
    for at, byte in enumerate(text):
        if byte == "@" and depth == 0:
            start = at
        elif byte == "{":
            depth += 1
        elif byte == "}":
            depth -= 1
            assert depth >= 0, f"a brace too many at {at}"
            if depth == 0:
                entries.append(text[start : at + 1])
    assert depth == 0, "a brace is open"
    return entries


def main():
    with open(sys.argv[1], encoding="ascii") as file:
        entries = json.load(file)["entries"]
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    with open(sys.argv[3], encoding="utf-8") as file:
        items = bibtex_entries(file.read())
    assert len(entries) == len(rows) == len(items) > 0, (len(entries), len(rows), len(items))
    for entry, row in zip(entries, rows):
        assert row["title"].lstrip("'") == entry["title"].lstrip("'"), (row["title"], entry["title"])
        assert int(row["line"]) == entry["line"]
        for cell in row.values():
            assert not cell or cell[0] not in "=+-@\t\r", cell
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", cell), cell
    keys = [re.match(r"@[a-z]+\{([a-z0-9.-]+),\n", item).group(1) for item in items]
    assert len(set(keys)) == len(keys), keys


main()
