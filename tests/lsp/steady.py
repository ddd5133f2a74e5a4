"""Over 100,000 edits the server's memory does not grow.

steady.py EDITS. steady.py --time tests nothing: it prints how long a check of 1 MB takes, and how long the server's
findings after a change, each the least of several.
"""

import pathlib
import os
import subprocess
import sys
import tempfile
import time

import client

ENTRY = """### Paper %d

- **Tags**: a, b%d
- **Authors**: A. Lee, B. Chen
- **Progress**: reading
- **Links**: https://example.org/%d

"""
TEMPLATE = """## YYYY-MM-DD

### Title

- **Tags**:
- **Authors**:
- **Progress**: not started / reading / done
- **Links**:
"""


def memory_of(speaker):
    with open("/proc/%d/statm" % speaker.process.pid, encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def steady(folder, count):
    text = "# List\n\n" + "".join(ENTRY % (i, i, i) for i in range(20))
    speaker = client.Client(folder)
    uri = speaker.open(folder / "list.md", text)
    speaker.findings(uri)
    typed = "論文 😀 ab,"
    made, seen = 0, []
    while made < count:
        # Typed at one place and deleted again, by one change each, and now and then in one message.
        at = 20 + made % 500
        text = speaker.texts[uri]
        changes = [(at + i, at + i, c) for i, c in enumerate(typed)] + [
            (at + len(typed) - 1 - i, at + len(typed) - i, "") for i in range(len(typed))]
        speaker.change(uri, changes)
        assert speaker.texts[uri] == text
        made += len(changes)
        if made % 1000 < len(changes):
            speaker.findings(uri)
            seen.append(memory_of(speaker))
    assert speaker.close() == 0
    first, last = max(seen[:max(1, len(seen) // 10)]), max(seen[-max(1, len(seen) // 10):])
    print("%d edits: %d KiB at first, %d KiB at last" % (made, first // 1024, last // 1024))
    return last <= first + 1024 * 1024  # ten bytes an edit


def quick(folder):
    text = "# List\n\n" + "".join(ENTRY % (i, i, i) for i in range(7000))
    (folder / "list.md").write_text(text)
    check = []
    for _ in range(7):
        began = time.monotonic()
        subprocess.run([client.PLLINT, "--quiet", "--jobs", "1", "list.md"], cwd=folder, check=False,
                       stdout=subprocess.DEVNULL)
        check.append(time.monotonic() - began)
    speaker = client.Client(folder)
    uri = speaker.open(folder / "list.md", text)
    speaker.findings(uri)
    serve = []
    for i in range(7):
        middle = len(text) // 2
        speaker.texts[uri] = text
        params = {"textDocument": {"uri": uri, "version": i + 2}, "contentChanges": [
            {"range": {"start": speaker.place(text, middle), "end": speaker.place(text, middle)}, "text": ""}]}
        speaker.versions[uri] = i + 2
        began = time.monotonic()
        speaker.notify("textDocument/didChange", params)
        speaker.findings(uri)
        serve.append(time.monotonic() - began)
    assert speaker.close() == 0
    print("%d KiB: check %.1f ms, server %.1f ms" % (len(text) // 1024, min(check) * 1000, min(serve) * 1000))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        (folder / "template.md").write_text(TEMPLATE)
        if sys.argv[1] == "--time":
            quick(folder)
        else:
            sys.exit(not steady(folder, int(sys.argv[1])))


main()
