"""The table of what the tests reach, and what it has to be.

coverage.py TOP BUILD: reads BUILD/coverage.json, which gcovr wrote; prints the table by folder, and writes every branch
that was not taken to BUILD/branches.txt, with its kind: a line that is never run, a decision that only ever went one way,
or a part of a condition of several parts. Fails where LEAST is not reached.
"""

import collections
import json
import pathlib
import sys

LEAST = {"lines": 99.0, "branches": 95.0}


def folder(path):
    return str(pathlib.PurePosixPath(path).parent)


def share(part, whole):
    return 100.0 * part / whole if whole else 100.0


class File:
    def __init__(self, entry, top):
        self.path = entry["file"]
        self.lines = [line for line in entry["lines"] if not line.get("gcovr/noncode")]
        self.functions = sorted((f["lineno"], f["name"]) for f in entry["functions"])
        self.source = (top / self.path).read_text().splitlines() if (top / self.path).exists() else []

    def function(self, number):
        name = "?"
        for start, candidate in self.functions:
            if start > number:
                break
            name = candidate
        return name

    def counts(self):
        branches = [b for line in self.lines for b in line["branches"]]
        return (
            sum(line["count"] > 0 for line in self.lines),
            len(self.lines),
            sum(b["count"] > 0 for b in branches),
            len(branches),
        )

    # Each line with branches that were not taken: its number, its function, how many, of which kind, its text.
    def untaken(self):
        for line in self.lines:
            missed = sum(b["count"] == 0 for b in line["branches"])
            if missed:
                number = line["line_number"]
                text = self.source[number - 1].strip() if number <= len(self.source) else ""
                kind = "never run" if line["count"] == 0 else "one way" if len(line["branches"]) == 2 else "part"
                yield number, self.function(number), missed, kind, text


def print_table(files):
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for file in files:
        for name in (folder(file.path), "all"):
            sums[name] = [a + b for a, b in zip(sums[name], file.counts())]
    print("%-16s %19s %21s" % ("folder", "lines", "branches"))
    for name in sorted(sums, key=lambda name: (name == "all", name)):
        a, b, c, d = sums[name]
        print("%-16s %5d / %5d %5.1f%% %7d / %5d %5.1f%%" % (name, a, b, share(a, b), c, d, share(c, d)))
    a, b, c, d = sums["all"]
    return {"lines": share(a, b), "branches": share(c, d)}


def main():
    top, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    entries = json.loads((build / "coverage.json").read_text())["files"]
    files = sorted((File(entry, top) for entry in entries), key=lambda file: file.path)
    reached = print_table(files)
    kinds = collections.Counter()
    with open(build / "branches.txt", "w") as listing:
        for file in files:
            for number, function, missed, kind, text in file.untaken():
                kinds[kind] += missed
                listing.write("%s:%d: %s: %d untaken, %s: %s\n" % (file.path, number, function, missed, kind, text))
    print("untaken branches: %s; %s" % (
        build / "branches.txt", ", ".join("%s: %d" % pair for pair in sorted(kinds.items()))))
    missed = {what: least for what, least in LEAST.items() if reached[what] < least}
    for what, least in missed.items():
        print("%s: %.2f%%, and at least %.0f%% must be reached" % (what, reached[what], least))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
