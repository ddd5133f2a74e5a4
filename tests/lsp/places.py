"""What an editor gets for a place: completion, hover, symbols, folding, links and definitions.

In one list all of it is known; in every case of the rules' pages, each of them is asked for at many places, and what
comes back lies within the text.
"""

import datetime
import json
import pathlib
import re
import sys
import tempfile

import client
import lists

TEMPLATE = """## YYYY-MM-DD

### Paper Title

- **Tags**:
- **Authors**:
- **Abstract**:
  <details>

  </details>
- **Links**:
  - arxiv:
  - GitHub:
- **Progress**: not started / reading / done
- **Notes**: (if any) <!-- pllint: text -->
"""
LIST = """# Reading list

## 2025-05-16

### Monarch

- **Tags**: Efficiency, Sparse Training
- **Authors**: Tri Dao, Beidi Chen
- **Abstract**:
  <details>
  Matrices.
  </details>
- **Links**:
  - arxiv: https://arxiv.org/abs/2204.00595
  - GitHub: [code](src/code.md)
- **Progress**: reading

### Second

- **Tags**: Efficiency
- **Authors**: A. Lee
- **Abstract**:
  <details>
  More.
  </details>
- **Links**:
  - arxiv: https://arxiv.org/abs/2204.00595v2
- **Progress**: done

## 2025-05-14

### Third 😀

- **Tags**: b
"""
CAPABILITIES = {"textDocument": {
    "completion": {"completionItem": {"snippetSupport": True}}, "hover": {"contentFormat": ["markdown", "plaintext"]},
    "documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}}


class Session:
    def __init__(self, folder, capabilities, **more):
        self.speaker = client.Client(folder, capabilities=capabilities, **more)
        (folder / "template.md").write_text(TEMPLATE)
        self.uri = self.speaker.open(folder / "list.md", LIST)

    def text(self):
        return self.speaker.texts[self.uri]

    def ask(self, what, **params):
        return self.speaker.request("textDocument/" + what, {"textDocument": {"uri": self.uri}, **params})

    def ask_at(self, what, offset):
        return self.ask(what, position=self.speaker.place(self.text(), offset))

    def part(self, range_):
        """What a range spans."""
        start, end = (self.speaker.offset(self.text(), range_[key]) for key in ("start", "end"))
        return self.text()[start:end]

    def complete(self, text):
        """The items where text has a bar, with what is replaced and what comes in its place."""
        at = text.index("¦")
        self.speaker.change(self.uri, [text[:at] + text[at + 1:]])
        items = self.ask_at("completion", at)["items"]
        assert [i["sortText"] for i in items] == sorted(i["sortText"] for i in items)
        for item in items:
            end = self.speaker.offset(self.text(), item["textEdit"]["range"]["end"])
            assert end == at and item["filterText"]
        return [(self.part(i["textEdit"]["range"]), i["textEdit"]["newText"]) for i in items]


def expect(got, expected):
    assert got == expected, "%s is not %s" % (json.dumps(got), json.dumps(expected))


def try_completion(session, stops):
    new = LIST + "\n### New\n\n"
    labels = ["**Tags**: ", "**Authors**: ", "**Abstract**: ", "**Links**:", "**Progress**: ", "**Notes**: "]
    expect(session.complete(new + "- ¦"), [("", label) for label in labels])
    expect(session.complete(new + "- **Tags**: b\n- **A¦"), [("**A", label) for label in labels[1:]])
    expect(session.complete(new + "- **Tags**: b\n¦")[0], ("", "- **Authors**: "))
    expect(session.complete(new + "- **Tags**: b\n- **Links**:\n  - ¦"), [("", "arxiv: "), ("", "GitHub: ")])
    expect(session.complete(new + "- **Tags**: b\n- **Links**:\n  - arxiv: https://arxiv.org/abs/2204.1\n  - ¦"),
           [("", "GitHub: ")])
    # By how often they are used, without what is there.
    expect(session.complete(new + "- **Tags**: ¦"), [("", "Efficiency"), ("", "Sparse Training"), ("", "b")])
    expect(session.complete(new + "- **Tags**: b, Ef¦"), [("Ef", "Efficiency"), ("Ef", "Sparse Training")])
    expect(session.complete(new + "- **Authors**: ¦"), [("", "A. Lee"), ("", "Beidi Chen"), ("", "Tri Dao")])
    expect(session.complete(new + "- **Progress**: ¦"), [("", "not started"), ("", "reading"), ("", "done")])
    today = datetime.date.today().isoformat()
    entry = ("### ${1:Paper Title}\n\n- **Tags**: ${2}\n- **Authors**: ${3}\n- **Abstract**:\n  <details>\n  ${4}\n"
             "  </details>\n- **Links**:\n  - arxiv: ${5}\n  - GitHub: ${6}\n"
             "- **Progress**: ${7|not started,reading,done|}\n- **Notes**: ${8:(if any)}")
    plain = TEMPLATE[TEMPLATE.index("###"):].replace(" <!-- pllint: text -->\n", "")
    for typed in ("## ", "## 2", "## " + today[:6], "## " + today):
        expect(session.complete(LIST + "\n" + typed + "¦"), [(typed, "## " + today)])
    expect(session.complete(LIST + "\n## 19¦"), [])
    for typed in ("#", "##", "###"):
        got = session.complete(LIST + "\n" + typed + "¦")
        assert (typed, entry if stops else plain) in got, got
        assert ((typed, "## " + today) in got) == (len(typed) < 3), got
    expect(session.complete(LIST + "\n> quote: ¦"), [])
    expect(session.complete(LIST.replace("**Tags**: b", "**Tags**: b¦, c")),
           [("b", "Efficiency"), ("b", "Sparse Training")])


# A template, a text with the cursor in it, and what the new entry is that is offered; None: none is.
ENTRIES = [
    ("- [project](http://example.com) - Short description. (license)\n", "# A\n\n¦",
     "- [${1:project}](${2:http://example.com}) - ${3:Short description. (license)}"),
    ("- [project](http://example.com) - Short description.\n", "# A\n\n* [a](http://a.org) - B.\n¦",
     "* [${1:project}](${2:http://example.com}) - ${3:Short description}."),
    ("- **name** – words `LANG`\n", "# A\n\n- **a** – b `C`\n- ¦", "**${1:name}** – ${2:words} `${3:LANG}`"),
    ("- [project](http://example.com) - Short description.\n", "# A\n\n```\n- ¦\n```\n", None),
    ("- [project](http://example.com) - Short description.\n", "# A\n\nText ¦", None),
    ("| API | Description | Auth |\n|---|---|---|\n| [API Title](link) | Description | OAuth / No |\n",
     "# A\n\n| API | Auth | Description | More |\n|---|---|---|---|\n¦",
     "| [${1:API Title}](${2:link}) | ${3|OAuth,No|} | ${4:Description} | ${5} |"),
    ("| API | Description |\n|---|---|\n| [API Title](link) | Description |\n",
     "API | Description\n---|---\n[a](http://a.org) | b\n¦", "[${1:API Title}](${2:link}) | ${3:Description}"),
    ("| API | Link |\n|---|---|\n", "| API | Link |\n|---|---|\n|¦", "| ${1} | ${2} |"),
    ("| API | Link |\n|---|---|\n", "| API | Link |\n|---|---|\n| a | http://a.org |\n| ¦", "| ${1} | ${2} |"),
    ("| API | Description |\n|---|---|\n| [API Title](link) | Description |\n", "# A\n\n¦", None),
    ("| API | Text |\n|---|---|\n| Name(Link to the page) | Description |\n",
     "API | Text\n|---|---|\n| [a](http://a.org) | b |\n| ¦", "| [${1:Name}](${2:Link to the page}) | ${3:Description} |"),
    ("### [{owner}/{name}]{https://github.com/link}\n\n- Tags: \n- Notes:\n", "# A\n\n¦",
     "### [${1:{owner\\}/{name\\}}](${2:https://github.com/link})\n\n- Tags: ${3}\n- Notes: ${4}"),
    ("<details><summary><b>Title</b></summary>\n\n* **Authors:** A, B\n"
     "<details><summary>Abstract</summary> abstract </details>\n[Paper](link) | [Github](link)\n</details>\n",
     "# A\n\n<de¦", "<details><summary><b>${1:Title}</b></summary>\n\n* **Authors:** ${2:A, B}\n"
     "<details><summary>Abstract</summary> ${3:abstract} </details>\n[Paper](${4:link}) | [Github](${5:link})\n</details>"),
    ("**Title**\n- Paper: URL\n- Code: URL (optional)\n", "# A\n\n**¦", "**${1:Title}**\n- Paper: ${2:URL}\n- Code: ${3:URL}"),
    ("**Title:** [Name](url)\n\n**Authors:** First Author, Second Author\n\n**Venue:** Venue, Year\n", "# A\n\n¦",
     "**Title:** [${1:Name}](${2:url})\n\n**Authors:** ${3:First Author, Second Author}\n\n**Venue:** ${4:Venue, Year}"),
    ("- [title](paper link) [links]\n  - author1, author2, and author3\n  - Key: key problems\n", "# A\n\n- ¦",
     "[${1:title}](${2:paper link}) ${3:[links]}\n  - ${4:author1, author2, and author3}\n  - Key: ${5:key problems}"),
    ("### [Title](link)\n**Replaces:** `classic-tool`\n**In:** _(optional)_ [Episode 42](url)\n"
     "<details>\n<summary>Screenshot</summary>\n…\n</details>\n\n[Paper](link) | [Code](link)\n", "# A\n\n¦",
     "### [${1:Title}](${2:link})\n**Replaces:** `${3:classic-tool}`\n**In:** [${4:Episode 42}](${5:url})\n"
     "<details>\n<summary>Screenshot</summary>\n${6:…}\n</details>\n\n[Paper](${7:link}) | [Code](${8:link})"),
    ("1. So:\n\n   ```\n   ### Title\n\n   - **Cost {\\$}**:\n   - **Links**:\n     - arxiv:\n   ```\n", "# A\n\n##¦",
     "### ${1:Title}\n\n- **Cost {\\\\\\$\\}**: ${2}\n- **Links**:\n  - arxiv: ${3}"),
    ("---\ntitle: {title}\nstatus: new # new, read\ntags: [paper]\n---\n\n## Summary\n\nWhat it says.\n\n```\n# x\n```\n\n"
     "## Notes\n", "¦", "---\ntitle: ${1:{title\\}}\nstatus: ${2|new,read|}\ntags: [${3:paper}]\n---\n\n## Summary\n\n${4}\n\n"
     "## Notes\n\n${5}\n"),
    ("# [Title](url)\n\n- **Year**: YYYY\n\n## Summary\n\n…\n\n## Notes\n", "#¦",
     "# [${1:Title}](${2:url})\n\n- **Year**: ${3:YYYY}\n\n## Summary\n\n${4}\n\n## Notes\n\n${5}\n"),
    ("### Title\n\n- **Tags**:\n", "# A\n\n### B\n\n- **Tags**: b\n\n<!--\n#¦\n-->\n", None),
]


def try_entries(folder):
    """In every shape a new entry is offered, which its template has no more to say about than what is left to fill in."""
    for template, text, expected in ENTRIES:
        (folder / "template.md").write_text(template)
        speaker = client.Client(folder, capabilities=CAPABILITIES)
        at = text.index("¦")
        uri = speaker.open(folder / "list.md", text[:at] + text[at + 1:])
        params = {"textDocument": {"uri": uri}, "position": speaker.place(speaker.texts[uri], at)}
        offered = [i["textEdit"] for i in speaker.request("textDocument/completion", params)["items"]
                   if i["label"].startswith("new entry: ")]
        expect([edit["newText"] for edit in offered], [] if expected is None else [expected])
        if offered:
            # Where the stops are filled in, it is an entry.
            filled = re.sub(r"\$\{\d+\|([^,]*),.*?\|\}|\$\{\d+(?::((?:\\.|[^\\}])*))?\}", fill, expected)
            text = speaker.apply(speaker.texts[uri], [{**offered[0], "newText": re.sub(r"\\(.)", r"\1", filled)}])
            speaker.change(uri, [text])
            codes = {f["code"] for f in speaker.findings(uri)}
            assert not codes & {"missing-field", "field-order", "label-form", "cell-count", "unknown-field", "missing-slot",
                                "separator", "final-period", "details-missing"}, (codes, text)
            symbols = speaker.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
            entries = [each for symbol in symbols for each in symbol.get("children") or [symbol]]
            assert any("Something else" in entry["name"] for entry in entries) or "| API | Link" in text, (symbols, text)
            folds = speaker.request("textDocument/foldingRange", {"textDocument": {"uri": uri}})
            lines = [entry["range"]["end"]["line"] - entry["range"]["start"]["line"] for entry in entries]
            assert len(folds) == sum(line > 0 for line in lines + [
                s["range"]["end"]["line"] - s["range"]["start"]["line"] for s in symbols if s.get("children")]), folds
        assert speaker.close() == 0


def fill(stop):
    choice, shown = stop.groups()
    return choice or {None: "https://example.org/b", "YYYY": "2024"}.get(
        shown, "https://example.org/c" if "http" in (shown or "") or shown in ("link", "url", "URL", "paper link", "Link to the page") else
        "Something else")


LABELS = """### Title

- **Tags**:
- **Notes**:
  - Read:
  - Todo:
- **Link / URL**: URL

"""


def try_labels(folder):
    """Labels are offered where they would be read as such, and nowhere else."""
    (folder / "template.md").write_text(LABELS)
    speaker = client.Client(folder, capabilities=CAPABILITIES)
    start = "# A\n\nIntro.\n\n### B\n\n- **Tags**: b\n"
    rest = ["Notes", "Link"]
    for text, expected in (
            ("- ¦", rest), ("* N¦", rest), ("- **U¦", rest), ("- x¦", []), ("¦", rest), ("Prose ¦", []), ("Some *¦", []),
            ("> - ¦", []), ("```\n- ¦\n```\n", []), ("<!--\n- ¦\n-->\n", []), ("- Notes:\n  - ¦", ["Read", "Todo"]),
            ("- Notes:\n  - Read: x\n  - ¦\n", ["Todo"]), ("  - ¦", []), ("        ¦", []), ("\n# C\n\n- ¦", []),
            ("\n### C\n\n- ¦", ["Tags", *rest]), ("- ¦ x", [])):
        text = start + text
        at = text.index("¦")
        uri = speaker.open(folder / "list.md", text[:at] + text[at + 1:])
        params = {"textDocument": {"uri": uri}, "position": speaker.place(speaker.texts[uri], at)}
        items = speaker.request("textDocument/completion", params)["items"]
        got = [item["label"] for item in items if item["kind"] == 5]
        assert got == expected, (text, got, expected)
    assert speaker.close() == 0


def try_no_template(folder):
    """Where no template was chosen, a text that has no entry is left alone, and a list is completed."""
    for text, is_list in (("# A\n\n", False), ("### B\n\n- **Tags**: a\n- **Authors**: C\n\n", True)):
        speaker = client.Client(folder, capabilities=CAPABILITIES)
        uri = speaker.open(folder / "list.md", text)
        params = {"textDocument": {"uri": uri}, "position": speaker.place(text, len(text))}
        assert bool(speaker.request("textDocument/completion", params)["items"]) == is_list, text
        assert speaker.close() == 0


def try_places(session):
    session.speaker.change(session.uri, [LIST])
    text = session.text()
    hover = session.ask_at("hover", text.index("**Progress"))
    assert hover["contents"]["kind"] == "markdown" and session.part(hover["range"]) == "**Progress**:"
    expect(hover["contents"]["value"], "required: one of the values `not started`, `reading`, `done`\n\n"
           "Line 14 of the template:\n\n```markdown\n- **Progress**: not started / reading / done\n```")
    hover = session.ask_at("hover", text.index("2204.00595"))
    assert hover["contents"]["value"] == "work: arXiv 2204.00595", hover
    assert session.ask_at("hover", 3) is None
    place, = session.ask_at("definition", text.index("**Authors"))
    assert place["uri"].endswith("/template.md") and place["range"]["start"] == {"line": 5, "character": 2}, place
    # The paper that is there twice.
    place, = session.ask_at("definition", text.index("### Second") + 5)
    assert place["uri"] == session.uri and "2204" in session.part(place["range"]) or "Monarch" in session.part(
        place["range"]), place
    links = session.ask("documentLink")
    expect([(session.part(link["range"]), link["target"]) for link in links], [
        ("https://arxiv.org/abs/2204.00595", "https://arxiv.org/abs/2204.00595"),
        ("src/code.md", session.uri.replace("list.md", "src/code.md")),
        ("https://arxiv.org/abs/2204.00595v2", "https://arxiv.org/abs/2204.00595v2")])
    folds = [(f["startLine"], f["endLine"]) for f in session.ask("foldingRange")]
    expect(folds, [(2, 27), (4, 15), (17, 27), (29, 33), (31, 33)])


def try_symbols(session, is_tree):
    session.speaker.change(session.uri, [LIST])
    symbols = session.ask("documentSymbol")
    if is_tree:
        expect([(s["name"], [c["name"] for c in s["children"]]) for s in symbols],
               [("2025-05-16", ["Monarch", "Second"]), ("2025-05-14", ["Third 😀"])])
        third = symbols[1]["children"][0]
        assert session.part(third["selectionRange"]) == "### Third 😀"
        assert session.part(third["range"]) == "### Third 😀\n\n- **Tags**: b"
    else:
        assert sorted(s["name"] for s in symbols) == ["2025-05-14", "2025-05-16", "Monarch", "Second", "Third 😀"]
        assert all(s["location"]["uri"] == session.uri for s in symbols)


def try_everywhere(folder):
    """Asks for everything in every case, and yields what is wrong."""
    speaker = client.Client(folder, capabilities=CAPABILITIES)
    for each in lists.cases(folder):
        _, text = lists.read(each)
        if text is None or len(text) > 5000:
            continue
        uri = speaker.open(each / "list.md", text)
        lines = client.line_starts(text)
        asked = []
        for line in range(min(len(lines), 30)):
            end = lines[line + 1] if line + 1 < len(lines) else len(text)
            for offset in {lines[line], (lines[line] + end) // 2, max(lines[line], end - 1), end}:
                place = speaker.place(text, offset)
                for what in ("completion", "hover", "definition"):
                    asked.append((what, speaker.start("textDocument/" + what,
                                                      {"textDocument": {"uri": uri}, "position": place})))
        for what in ("documentSymbol", "foldingRange", "documentLink"):
            asked.append((what, speaker.start("textDocument/" + what, {"textDocument": {"uri": uri}})))
        for what, number in asked:
            answer = speaker.answer(number)
            if "error" in answer:
                yield "%s: %s: %s" % (each.name, what, answer["error"])
                continue
            for range_ in ranges_in(answer["result"], uri):
                start, end = speaker.offset(text, range_["start"]), speaker.offset(text, range_["end"])
                if not 0 <= start <= end <= len(text):
                    yield "%s: %s: %s" % (each.name, what, range_)
        speaker.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    if speaker.close() != 0:
        yield "the server did not end well"


def ranges_in(value, uri):
    """All ranges in a document."""
    if isinstance(value, list):
        for each in value:
            yield from ranges_in(each, uri)
    elif isinstance(value, dict) and value.get("uri", uri) == uri:
        if "start" in value and "end" in value:
            yield value
        for each in value.values():
            yield from ranges_in(each, uri)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        for capabilities in (CAPABILITIES, {}):
            (folder / "list").mkdir(exist_ok=True)
            session = Session(folder / "list", capabilities, encoding="utf-16" if capabilities else "utf-8")
            try_completion(session, bool(capabilities))
            try_symbols(session, bool(capabilities))
            if capabilities:
                try_places(session)
            assert session.speaker.close() == 0
        try_entries(folder / "list")
        try_labels(folder / "list")
        (folder / "list/template.md").unlink()
        try_no_template(folder / "list")
        faults = list(try_everywhere(folder))
        for fault in faults[:30]:
            print("%.600s" % fault)
    sys.exit(len(faults) > 0)


main()
