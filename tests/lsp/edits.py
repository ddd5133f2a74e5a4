"""Random incremental edits: after each, or after a few, what is published equals a fresh check of the text.

edits.py COUNT [SEED]. First a list is typed character by character. The texts are cases of the rules' pages and pieces
of each other; lines end in LF, CRLF and, now and then, CR alone; characters of one to four bytes are among what is typed.
"""

import os
import pathlib
import random
import sys
import tempfile

import client
import lists

SOURCE = pathlib.Path(os.environ["PLLINT_SOURCE_ROOT"])
TYPED = ["", "", " ", "\n", "\r\n", "\r", "\n\n", "a", ",", ", ", "é", "論", "😀", "- ", "- **Tags**: x, y\n", "### Title\n",
         "<!-- ", " -->", "`", "**", ":", "http://a.org", "<details>", "</details>", "|", "\t", "\0", "\u2028"]


def some_text(rng, texts):
    text = rng.choice(texts)
    start = rng.randrange(len(text) + 1)
    return text[start:start + rng.choice((1, 5, 40, 300))]


def some_changes(rng, text, texts):
    """Changes as they are sent: each is about the text after those before it."""
    changes = []
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        if rng.random() < 0.01 or len(text) > 8000:
            new = rng.choice(texts)
            changes.append(new)
            text = new
            continue
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.choice((0, 0, 0, 1, 1, 3, 30, 200)))
        # The protocol has no place between the two bytes of a CRLF.
        start -= text[start - 1:start + 1] == "\r\n"
        end += text[end - 1:end + 1] == "\r\n"
        new = rng.choice(TYPED) if rng.random() < 0.7 else some_text(rng, texts)
        changes.append((start, end, new))
        text = text[:start] + new + text[end:]
    return changes


def type_through(folder, text):
    """A list is typed character by character; how often what is published is not what a fresh check says."""
    speaker, fresh = client.Client(folder), client.Client(folder)
    uri, failed = speaker.open(folder / "list.md", ""), 0
    for i, character in enumerate(text):
        speaker.change(uri, [(i, i, character)])
        fresh.open(folder / "list.md", text[:i + 1], version=speaker.versions[uri])
        failed += speaker.findings(uri) != fresh.findings(uri)
    return failed + (speaker.texts[uri] != text) + speaker.close() + fresh.close()


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng, failed = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        found = [each for each in lists.cases(folder) if each.parts[-3] == "cases"]
        texts = [text for each in found for _, text in [lists.read(each)] if text and len(text) < 5000]
        failed += type_through(folder, (SOURCE / "fixtures/example/list.md").read_text() + "\n### 論文 😀\n")
        places = [each for each in found if (each / "template.md").exists()]
        # One session edits; in the other, each text is opened anew.
        encoding = rng.choice(("utf-8", "utf-16"))
        speaker, fresh = client.Client(folder, encoding=encoding), client.Client(folder, encoding=encoding)
        made = 0
        while made < count:
            place = rng.choice(places)
            uri = speaker.open(place / "list.md", rng.choice(texts))
            for _ in range(50):
                for _ in range(rng.choice((1, 1, 4))):
                    changes = some_changes(rng, speaker.texts[uri], texts)
                    made += len(changes)
                    speaker.change(uri, changes)
                got = speaker.findings(uri)
                fresh.open(place / "list.md", speaker.texts[uri], version=speaker.versions[uri])
                expected = fresh.findings(uri)
                fresh.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
                if got != expected:
                    failed += 1
                    print("seed %d, after %d edits in %s: %r is not %r: %r" % (
                        seed, made, place.name, got[:3], expected[:3], speaker.texts[uri][:1000]))
            speaker.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        failed += speaker.close() != 0
        failed += fresh.close() != 0
    print("%d edits, %d faults" % (made, failed))
    sys.exit(failed > 0)


main()
