"""For every case of the rules' pages and every list of the corpus, an editor gets what `--format json` says.

Each list is opened, alone in its folder beside its template, by a client that counts in UTF-16, and every third one by
another that counts in bytes.
"""

import pathlib
import sys
import tempfile

import client
import lists


def said(finding):
    parts = [finding["message"]]
    parts += ["Note: " + finding["note"]] if "note" in finding else []
    parts += ["Help: " + finding["help"]] if "help" in finding else []
    return "\n".join(parts)


def told(document, name, bytes_):
    """From `--format json`: what each finding of a file is, with places as code points."""
    def offset(place):
        return len(bytes_[:place["offset"]].decode())

    return [(f["rule"], f["severity"], said(f), offset(f["start"]), offset(f["end"]),
             (offset(f["related"]["start"]), offset(f["related"]["end"])) if "related" in f else None, f["fingerprint"])
            for file in document["files"] if file["path"] == name for f in file["findings"]]


def published(speaker, uri, text, findings):
    severities = {1: "error", 2: "warning", 3: "info"}
    out = []
    for f in findings:
        def span(range_):
            return speaker.offset(text, range_["start"]), speaker.offset(text, range_["end"])

        related = [span(r["location"]["range"]) for r in f["relatedInformation"] if r["location"]["uri"] == uri
                   and r["message"] == "the other place"]
        page = "/rules/%s.md" % f["code"]  # an address only where the project has one
        assert f.get("codeDescription", {"href": page})["href"].endswith(page), f
        out.append((f["code"], severities[f["severity"]], f["message"], *span(f["range"]),
                    related[0] if related else None, f["data"]))
    return out


def compare(speaker, folder):
    """The faults of one folder: a list of texts. None: an editor could not open the list."""
    bytes_, text = lists.read(folder)
    if text is None:
        return None
    document = client.check(folder, "list.md")
    uri = speaker.open(folder / "list.md", text)
    findings = speaker.findings(uri)
    if [p for p in document["problems"] if "entry" not in p["text"]]:
        # It cannot be checked, which is one finding for an editor.
        faults = [] if [f.get("code") for f in findings] == [None] else ["a problem, and yet: %r" % findings]
    else:
        expected, got = told(document, "list.md", bytes_), published(speaker, uri, text, findings)
        faults = ["only by json: %r" % (f,) for f in expected if f not in got]
        faults += ["only published: %r" % (f,) for f in got if f not in expected]
        faults += ["another order"] if not faults and got != expected else []
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    return faults


def main():
    failed = skipped = 0
    related = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        speakers = [client.Client(folder, capabilities=related),
                    client.Client(folder, capabilities=related, encoding="utf-8")]
        found = lists.cases(folder)
        for number, each in enumerate(found):
            for speaker in speakers[:2 if number % 3 == 0 else 1]:
                faults = compare(speaker, each)
                skipped += faults is None
                failed += bool(faults)
                for fault in faults or []:
                    print("%s, %s: %s" % (each.relative_to(folder), speaker.encoding, fault))
        for speaker in speakers:
            failed += speaker.close() != 0
    print("%d lists, %d that no editor opens, %d faults" % (len(found), skipped, failed))
    sys.exit(failed > 0 or not found)


main()
