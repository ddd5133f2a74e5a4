"""Prints the C source that holds the pages of the rules, up to their cases.

usage: embed.py PAGE...

A page is Markdown: `# NAME`, the summary as one sentence, a line with severity and fix (which a test compares with the
rule), then the sections Why, Template (where the examples need one of their own), Bad, Good and Fix. CONTRIBUTING.md
describes the cases below it, which tests/support/cases.c reads. Texts become lists of numbers, because a string literal
may have at most 4095 characters.
"""

import pathlib
import re
import sys

PROSE = {"Why": "why", "Fix": "fixing"}
EXAMPLES = {"Template": "example_template", "Bad": "bad", "Good": "good"}
ESCAPES = {"\\": b"\\", "n": b"\n", "r": b"\r", "t": b"\t", "0": b"\0", "\n": b""}


class Fault(Exception):
    """What is wrong with a page."""


def unescape(text):
    def replace(match):
        escape = match[1]
        if escape in ESCAPES:
            return ESCAPES[escape].decode()
        code = int(escape[1:], 16)
        return bytes([code]).decode("utf-8", "surrogateescape") if escape[0] == "x" else chr(code)

    pattern = r"\\([\\nrt0\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
    if "\\" in re.sub(pattern, "", text):
        raise Fault("an escape is unknown")
    return re.sub(pattern, replace, text)


def blocks_of(text):
    """The page up to its cases as headings, paragraphs and fences: (kind, text) each."""
    blocks, paragraph, lines = [], [], iter(text.split("\n"))

    def end_paragraph():
        if paragraph:
            blocks.append(("paragraph", "\n".join(paragraph)))
            paragraph.clear()

    for line in lines:
        fence = re.fullmatch(r"(`{3,})markdown( escaped)?", line)
        if line == "## Cases":
            end_paragraph()
            return blocks
        if fence:
            end_paragraph()
            content = []
            for inner in lines:
                if inner.startswith(fence[1]) and not inner.strip("` "):
                    break
                content.append(inner + "\n")
            else:
                raise Fault("a fence is not closed")
            blocks.append(("example", unescape("".join(content)) if fence[2] else "".join(content)))
        elif line.startswith("```"):
            raise Fault(f"a fence of an example is opened by ```markdown, not by {line}")
        elif line.startswith("#"):
            end_paragraph()
            blocks.append(("heading", line))
        elif line.strip():
            paragraph.append(line)
        else:
            end_paragraph()
    raise Fault("there is no heading `## Cases`")


def joined(paragraph):
    """Without the line breaks that are only there for editors; an item of a list keeps its own line."""
    return re.sub(r"\n(?!- )\s*", " ", paragraph)


def take_page(name, text):
    blocks = blocks_of(text)
    kinds = [kind for kind, _ in blocks[:3]]
    if kinds != ["heading", "paragraph", "paragraph"] or blocks[0][1] != f"# {name}":
        raise Fault(f"it starts with `# {name}`, the summary, and the severity")
    summary = joined(blocks[1][1])
    if not summary.endswith(".") or not blocks[2][1].startswith("Severity: "):
        raise Fault("its summary is one sentence, and the severity comes below it")
    page, key = {"summary": summary[:-1]}, None
    for kind, content in blocks[3:]:
        if kind == "heading":
            title = content[3:] if content.startswith("## ") else ""
            if title not in PROSE and title not in EXAMPLES:
                raise Fault(f"{content}: no such section")
            key = PROSE.get(title) or EXAMPLES[title]
            if key in page:
                raise Fault(f"{content} is there twice")
            page[key] = ""
        elif key is None or (kind == "example") != (key in EXAMPLES.values()) or (kind == "example" and page[key]):
            raise Fault(f"{kind} in the wrong place: {content[:40]}")
        else:
            page[key] += ("\n\n" if page[key] else "") + (content if kind == "example" else joined(content))
    missing = {"why", "fixing", "bad", "good"} - {key for key in page if page[key]}
    if missing:
        raise Fault(f"nothing says {', '.join(sorted(missing))}")
    return page


def print_page(name, page):
    identifier = name.replace("-", "_")
    for key, text in page.items():
        numbers = [str(byte) for byte in text.encode("utf-8", "surrogateescape")] + ["0"]
        print(f"static const unsigned char {identifier}_{key}[] = {{")
        for start in range(0, len(numbers), 24):
            print("\t" + ", ".join(numbers[start : start + 24]) + ",")
        print("};")
    print(f"const struct pllint_page page_{identifier} = {{")
    for key in page:
        print(f"\t.{key} = (const char *){identifier}_{key},")
    print("};\n")


def main():
    faults = 0
    print('#include "lint/rule.h"\n')
    for path in map(pathlib.Path, sys.argv[1:]):
        try:
            print_page(path.stem, take_page(path.stem, path.read_bytes().decode()))
        except (Fault, UnicodeDecodeError) as fault:
            print(f"{path}: {fault}", file=sys.stderr)
            faults += 1
    return faults > 0


sys.exit(main())
