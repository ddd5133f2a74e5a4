"""Exports every case of the rules' pages before and after --fix: what differs is what the fix has announced.

usage: export_fix.py PLLINT CASES ROOM
"""

import json
import os
import shutil
import subprocess
import sys

# What a fix may change of an entry as data, by its rule. A rule that does not stand here changes nothing of it.
ANNOUNCED = {
    "date-form": {"text"},
    "empty-item": {"text"},
    # A period before an emoji, or in an item below an entry, is text of its field.
    "final-period": {"text"},
    # A link that was beside its field is one of that field: no URL changes.
    "field-nesting": {"items", "labels", "links", "text"},
    "group-form": {"group"},
    "http-link": {"text", "urls"},
    "inline-links": {"text", "links"},
    # A link below a misspelled label is one of the field that it spells: no URL changes.
    "label-spelling": {"links"},
    "latex": {"text"},
    "link-variant": {"text", "urls"},
    "redirect-link": {"text", "urls"},
    "duplicate-tag": {"text", "items"},
    "trailing-comma": {"text"},
    "url-pattern": {"text", "urls"},
    # A word of the vocabulary is exported as the template has it, but for its brackets and code marks.
    # One in quotation marks is the entry's progress only without them.
    "vocabulary-form": {"text", "progress"},
}


def export(pllint, folder):
    result = subprocess.run([pllint, "-q", "--export", "json", "list.md"], cwd=folder, capture_output=True)
    return result.returncode, json.loads(result.stdout)["entries"]


def words(value):
    """Text without regard to where its lines end; everything else as it is."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [words(item) for item in value]
    if isinstance(value, dict):
        return {key: words(item) for key, item in value.items()}
    return value


def parts(entry):
    """What two exports of an entry are compared by."""
    links = [{**link, "url": None, "identity": None} for link in entry["links"]]
    return {
        "kind": entry["kind"],
        "title": entry["title"],
        "group": entry.get("group"),
        "labels": [(field["label"], field.get("within")) for field in entry["fields"]],
        "text": [field["text"] for field in entry["fields"]],
        "items": [field.get("items") for field in entry["fields"]],
        "progress": entry.get("progress"),
        "urls": [link["url"] for link in entry["links"]],
        "links": links,
        "identities": entry["identities"],
    }


def differing(before, after):
    if len(before) != len(after):
        return {"entries"}
    found = set()
    for one, other in zip(before, after):
        left, right = parts(words(one)), parts(words(other))
        found |= {name for name in left if left[name] != right[name]}
    return found


def main():
    pllint, cases, room = sys.argv[1:]
    compared = faults = 0
    for rule in sorted(os.listdir(cases)):
        for case in sorted(os.listdir(os.path.join(cases, rule))):
            folder = os.path.join(room, "fixed")
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(os.path.join(cases, rule, case), folder)
            status, before = export(pllint, folder)
            fix = [pllint, "-q", "--fix", "--format", "json=fixed.json", "list.md"]
            subprocess.run(fix, cwd=folder, capture_output=True)
            with open(os.path.join(folder, "fixed.json"), encoding="utf-8") as file:
                fixed = {item["rule"] for entry in json.load(file)["files"] for item in entry["fixed"]}
            again, after = export(pllint, folder)
            found = differing(before, after)
            allowed = set().union(*(ANNOUNCED.get(name, set()) for name in fixed)) if fixed else set()
            if found - allowed or status != again:
                print(f"{rule}/{case}: {sorted(found - allowed)} differ after {sorted(fixed)}")
                faults += 1
            compared += bool(fixed)
    print(f"{compared} cases that a fix changes")
    return faults > 0 or compared < 50


sys.exit(main())
