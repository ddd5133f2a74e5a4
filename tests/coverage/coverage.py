"""The table of what the tests reach, and what it has to be.

coverage.py TOP BUILD: reads BUILD/coverage.json, which gcovr wrote, and untested.txt beside this file; prints the
table by folder, and writes every branch that was not taken to BUILD/branches.txt, with its kind: a line that is
never run, a decision that only ever went one way, or a part of a condition of several parts. Tells each of them that
untested.txt has no reason for, and each reason for what is tested or is no more. Fails where LEAST is not reached, and
where more than CHANCE branches have no reason.
"""

import collections
import json
import pathlib
import sys

LEAST = {"lines": 95.0, "branches": 90.0}
# What threads, and versions of gcc and of the system, may let a run leave out that others take.
CHANCE = 5


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


# FILE FUNCTION: REASON, a line each; FILE *: REASON is for all functions of the file that have no line of their own.
def read_reasons(path):
    reasons = {}
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            place, _, reason = line.partition(": ")
            name, function = place.split(" ")
            assert reason and (name, function) not in reasons, line
            reasons[name, function] = reason
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

    used = set()
    kinds = collections.Counter()
    unexplained = 0
    with open(build / "branches.txt", "w") as listing:
        for file in files:
            for number, function, missed, kind, text in file.untaken():
                place = (file.path, function)
                if place not in reasons and (file.path, "*") in reasons:
                    place = (file.path, "*")
                reason = reasons.get(place)
                used.add(place)
                kinds["with a reason" if reason else kind] += missed
                listing.write("%s:%d: %s: %d untaken, %s: %s%s\n" % (
                    file.path, number, function, missed, kind, text, " -- " + reason if reason else ""))
                if not reason:
                    unexplained += missed
                    print("%s:%d: %s: %d untaken, and untested.txt gives no reason: %s" % (
                        file.path, number, function, missed, text))
    print("untaken branches: %s; %s" % (
        build / "branches.txt", ", ".join("%s: %d" % pair for pair in sorted(kinds.items()))))
    known = {(file.path, name) for file in files for _, name in file.functions + [(0, "*")]}
    for place in sorted(set(reasons) - used):
        print("untested.txt: %s %s: %s" % (*place, "all of it is tested" if place in known else "it is no more"))
    return 1 if failed or unexplained > CHANCE else 0


if __name__ == "__main__":
    sys.exit(main())
