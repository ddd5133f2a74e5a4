"""For every case of the rules' pages and every list of the corpus: formatting and fixAll yield what --fix does, each
quick fix and each comment that disables a rule ends its finding, and a range is formatted only where the list is.
"""

import collections
import pathlib
import shutil
import subprocess
import sys
import tempfile

import client
import lists

# The findings of one list whose actions are tried.
TRIED = 12

CAPABILITIES = {
    "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}
RESOLVES = {"textDocument": {"codeAction": {
    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "dataSupport": True,
    "resolveSupport": {"properties": ["edit"]}}}}


def fixed(folder):
    """The list after --fix."""
    copy = folder / "fixed.md"
    shutil.copyfile(folder / "list.md", copy)
    subprocess.run([client.PLLINT, "--fix", "--quiet", "fixed.md"], cwd=folder, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    bytes_ = copy.read_bytes()
    copy.unlink()
    return bytes_.decode()


def actions_at(speaker, uri, range_, *only):
    context = {"diagnostics": [], **({"only": list(only)} if only else {})}
    return speaker.request("textDocument/codeAction",
                           {"textDocument": {"uri": uri}, "range": range_, "context": context})


def edited(speaker, uri, action):
    """The text after an action's edits."""
    if "edit" not in action:
        action = speaker.request("codeAction/resolve", action)
    if "changes" in action["edit"]:
        edits = action["edit"]["changes"][uri]
    else:
        change, = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": speaker.versions[uri]}
        edits = change["edits"]
    return speaker.apply(speaker.texts[uri], edits)


def count_of(speaker, uri, finding):
    return len([f for f in speaker.findings(uri) if f.get("code") == finding["code"]])


def try_actions(speaker, uri, tried):
    """Applies what is offered for each finding by itself, and yields what is wrong."""
    text, findings = speaker.texts[uri], speaker.findings(uri)
    for finding in findings[:TRIED]:
        if "code" not in finding:
            continue
        offered = [a for a in actions_at(speaker, uri, finding["range"], "quickfix") if "command" not in a]
        # Where a comment would change something else, none is offered.
        is_disabled = any(a["title"].startswith("Disable %s for this " % finding["code"]) for a in offered)
        tried["disabled" if is_disabled else "without a place"] += 1
        mine = [a for a in offered if a["diagnostics"][0]["data"] == finding["data"]]
        made = [(action, edited(speaker, uri, action)) for action in mine]
        before = count_of(speaker, uri, finding)
        for action, new in made:
            tried["applied"] += 1
            speaker.change(uri, [new])
            left = [f for f in speaker.findings(uri) if f.get("data") == finding["data"]]
            if left and new == text:
                yield "%s changes nothing: %s" % (action["title"], finding)
            elif action["title"].startswith("Disable") and count_of(speaker, uri, finding) >= before:
                yield "%s is of no use: %s" % (action["title"], finding)
            speaker.change(uri, [text])
            speaker.findings(uri)


def try_ranges(speaker, uri, whole):
    """The ranges of all entries, one after the other, leave at most what formatting the whole list does beside them."""
    text = speaker.texts[uri]
    lines = client.line_starts(text)
    for line in range(0, len(lines), max(1, len(lines) // 3)):
        place = {"line": line, "character": 0}
        edits = speaker.request("textDocument/rangeFormatting", {
            "textDocument": {"uri": uri}, "range": {"start": place, "end": place},
            "options": {"tabSize": 4, "insertSpaces": True}})
        new = speaker.apply(text, edits)
        if whole == text and new != text:
            yield "a range of line %d is formatted, and the list is not" % line


# In each shape, a template and a list in which one rule reports something; the bar is where the comment belongs that
# disables it for the entry.
PLACES = [
    ("### Title\n\n- **Tags**:\n- **Year**: YYYY\n", "### A\n¦\n\n- **Tags**: a,\n- **Year**: 2024\n", "trailing-comma"),
    ("- [title](link)\n  - author\n  - Year: YYYY\n  - Status: todo / done\n",
     "# A\n\n- [B](http://b.org) ¦\n  - C D\n  - Year: 2024\n  - Status: Done\n", "vocabulary-form"),
    ("<details><summary><b>Title</b></summary>\n\n* **Status:** todo / done\n</details>\n",
     "# A\n\n<details><summary><b>B</b></summary> ¦\n\n* **Status:** Done\n</details>\n", "vocabulary-form"),
    ("**Title**\n- Paper: URL\n- Status: todo / done\n", "# A\n\n**B** ¦\n- Paper: http://b.org\n- Status: Done\n",
     "vocabulary-form"),
    ("**Title:** [Name](url)\n\n**Status:** todo / done\n\n**Info:** words\n",
     "# A\n\n**Title:** [B](http://b.org) ¦\n\n**Status:** Done\n\n**Info:** x\n", "vocabulary-form"),
    ("- [name](http://example.com) - Short description.\n", "# A\n\n- [B](http://b.org) - C ¦\n", "final-period"),
    ("| Name | Status |\n|---|---|\n| [Name](link) | todo / done |\n",
     "# A\n\n| Name | Status |\n|---|---|\n| [B](http://b.org) | Done ¦ |\n", "vocabulary-form"),
    ("---\ntitle: {title}\nstatus: todo / done\n---\n\n## Summary\n\nWhat it says.\n",
     "---\ntitle: B\nstatus: Done\n---\n\n## Summary\n¦\n\nx\n", "vocabulary-form"),
]


def try_places(folder):
    for template, text, rule in PLACES:
        (folder / "template.md").write_text(template)
        speaker = client.Client(folder, capabilities=CAPABILITIES)
        at = text.index("¦")
        space = text[at - 1] if text[at - 1] in " \n" else ""
        uri = speaker.open(folder / "list.md", text[:at - 1] + text[at + 1:])
        finding, = [f for f in speaker.findings(uri) if f["code"] == rule]
        action, = [a for a in actions_at(speaker, uri, finding["range"], "quickfix") if a["title"].startswith("Disable")]
        new = edited(speaker, uri, action)
        expected = text[:at - 1] + space + "<!-- pllint-disable-entry %s -->" % rule + text[at + 1:]
        if new != expected:
            yield "%r is not %r" % (new, expected)
        speaker.close()


def compare(speaker, folder, tried):
    _, text = lists.read(folder)
    if text is None:
        return
    uri = speaker.open(folder / "list.md", text)
    speaker.findings(uri)
    expected = fixed(folder)
    edits = speaker.request("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}})
    if speaker.apply(text, edits) != expected:
        yield "formatting: %r, not %r" % (speaker.apply(text, edits)[:300], expected[:300])
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 10 ** 6, "character": 0}}
    all_ = actions_at(speaker, uri, everywhere, "source.fixAll")
    if (edited(speaker, uri, all_[0]) if all_ else text) != expected:
        yield "fixAll"
    if len(text) < 20000:
        yield from try_actions(speaker, uri, tried)
    yield from try_ranges(speaker, uri, expected)
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def main():
    failed, tried = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        speakers = [client.Client(folder, capabilities=CAPABILITIES),
                    client.Client(folder, capabilities=RESOLVES, encoding="utf-8")]
        found = lists.cases(folder)
        for number, each in enumerate(found):
            for fault in compare(speakers[number % 2], each, tried):
                failed += 1
                print("%s: %.1000s" % (each.relative_to(folder), fault))
        for fault in try_places(folder):
            failed += 1
            print(fault)
        for speaker in speakers:
            failed += speaker.close() != 0
    print("%d lists, %d actions, %d findings with a place for a comment, %d without, %d faults" % (
        len(found), tried["applied"], tried["disabled"], tried["without a place"], failed))
    sys.exit(failed > 0 or tried["disabled"] < 20 * tried["without a place"] or not found)


main()
