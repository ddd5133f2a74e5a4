"""The table of what the tests reach, and what it has to be.

coverage.py TOP BUILD: reads BUILD/coverage.json, which gcovr wrote, and untested.txt beside this file; prints the
table, and writes every branch that was not taken to BUILD/branches.txt. Fails where LEAST is not reached, where a
branch of what is in WHOLE is not taken and no reason says why, and where more than TOLERATED branches are without
a reason or more than that many reasons are no longer needed.
"""

import collections
import json
import pathlib
import sys

LEAST = {"lines": 95.0, "branches": 90.0}
# The writer, and what keeps texts from a list from being read as something else.
WHOLE = (
    "src/cli/attributes.c",
    "src/cli/create_file.c",
    "src/cli/place.c",
    "src/cli/temporary.c",
    "src/cli/write_file.c",
    "src/report/escape.c",
    "src/report/json.c",
    "src/report/markdown_text.c",
    "src/report/xml.c",
)
# Reasons are for whole functions, so that moving a line asks nobody for a new one. A change elsewhere may bring a
# few branches that wait for theirs.
TOLERATED = 40


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

    # Each branch that was not taken: line, function, how many of the line's.
    def untaken(self):
        for line in self.lines:
            missed = sum(b["count"] == 0 for b in line["branches"])
            if missed:
                number = line["line_number"]
                text = self.source[number - 1].strip() if number <= len(self.source) else ""
                yield number, self.function(number), missed, text


def read_reasons(path):
    reasons = {}
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            place, _, reason = line.partition(": ")
            reasons[tuple(place.split(" "))] = reason
    return reasons


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
    here = pathlib.Path(__file__).parent
    reasons = read_reasons(here / "untested.txt")
    entries = json.loads((build / "coverage.json").read_text())["files"]
    files = sorted((File(entry, top) for entry in entries), key=lambda file: file.path)
    failed = False

    reached = print_table(files)
    for what, least in LEAST.items():
        if reached[what] < least:
            failed = True
            print("%s: %.2f%%, and %.0f%% are wanted" % (what, reached[what], least))

    needed = set()
    without = []
    with open(build / "branches.txt", "w") as listing:
        for file in files:
            for number, function, missed, text in file.untaken():
                place = (file.path, function)
                needed.add(place)
                reason = reasons.get(place)
                listing.write("%s:%d: %s: %d untaken: %s%s\n" % (
                    file.path, number, function, missed, text, " -- " + reason if reason else ""))
                if reason is None:
                    without.append((file.path, number, function, missed, text))
    count = sum(missed for _, _, _, missed, _ in without)
    stale = sorted(set(reasons) - needed)
    print("untaken branches: %s; without a reason: %d; reasons no longer needed: %d" % (
        build / "branches.txt", count, len(stale)))
    whole = [place for place in without if place[0] in WHOLE]
    too_many = count > TOLERATED
    for path, number, function, missed, text in (without if too_many else whole)[:200]:
        print("%s:%d: %s: %d untaken, and untested.txt gives no reason: %s" % (path, number, function, missed, text))
    if len(stale) > TOLERATED:
        failed = True
        for path, function in stale:
            print("untested.txt: %s %s: all of it is tested, or it is no more" % (path, function))
    return 1 if failed or whole or too_many else 0


if __name__ == "__main__":
    sys.exit(main())
