"""Holds what public lists show on a page against what they show after --fix: only what is declared differs.

cmark-gfm renders them, which shares no code with pllint. PLLINT_CORPUS names the folder with the lists, PLLINT the
program. Where whitespace stand does not matter: details tags on lines of their own, and a newline at the end of the file,
show nowhere.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys

# The words of the template, of LaTeX and of addresses that the differences below name; all others are `w` there.
NAMED = "Notes Note if any arxiv Abstract TL DR textbf https com".split()

# What goes, and what comes in its place, in the order of the page.
UNFILLED = ("<li> <strong> Notes </strong> : ( if any ) </li>", "")
NESTED = [("", "<ul> <li> arxiv :"), ("", "</li> </ul>")]
NESTED_LAST = [("", "<ul> <li> arxiv :"), ("", "</ul> </li>")]  # the same, as it lines up at the end of a list
SAFE = {
    "v1": [("</li> <li> <strong> Notes </strong> : ( if any )", "")],
    "v3": [
        UNFILLED,
        (",", ""),  # a trailing comma
        ("\\", ""),
        ("\\", ""),
        ("Note", "Notes"),
        *NESTED,
        *NESTED_LAST,
    ],
}
# Paragraph tags aside: the blank lines that keep Markdown in details make the list around it loose.
UNSAFE = {
    "v1": SAFE["v1"],
    "v3": [
        ("TL ; DR", "Abstract"),
        UNFILLED,
        (",", ""),
        ("\\", ""),
        # Within details that become Markdown: an ampersand that was raw, and a link.
        ("\\ &", "&amp;"),
        ("[", "<a>"),
        ("] ( https : / / w . com / w / w - w )", "</a>"),
        ("\\ textbf { w } w", "w"),
        ("\\ textbf { w } w w \\ textbf { w } w \\ textbf { w } w \\ textbf { w } w", "w w w w"),
        ("\\ textbf {", ""),
        ("}", ""),
        ("Note", "Notes"),
        ("", "<details>"),
        ("", "</details>"),
        *NESTED,
        ("-", "<ul> <li>"),  # a list in details
        ("", "</li> </ul>"),
        *NESTED_LAST,
    ],
}
SAME = {"v1": "v1", "v2": "v1", "v3": "v3", "v4": "v3"}  # v4 has one entry more, which is right


def render(list_bytes):
    extensions = ["table", "strikethrough", "autolink", "tasklist", "footnotes"]
    command = ["cmark-gfm", "--unsafe"] + [word for name in extensions for word in ("-e", name)]
    page = subprocess.run(command, input=list_bytes, stdout=subprocess.PIPE, check=True).stdout.decode()
    return re.findall(r"<[^>]*>|&\w+;|\w+|[^\s\w]", page)


def masked(tokens):
    out = []
    for token in tokens:
        token = re.sub(r"^<a href=.*", "<a>", token)
        out.append("w" if token[0].isalnum() and token not in NAMED else token)
    return " ".join(out)


def differences(before, after):
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield masked(before[start:end]), masked(after[new_start:new_end])


def fix(folder, options):
    with open(os.path.join(folder, "README.md"), "rb") as file:
        before = file.read()
    template = os.path.join(folder, "template.md")
    done = subprocess.run(
        [os.environ["PLLINT"], "--fix", *options, "--template", template, "-"],
        input=before, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1, done.stderr.decode()  # something is left for a person in each of them
    return before, done.stdout


def without_paragraphs(tokens):
    return [token for token in tokens if token not in ("<p>", "</p>")]


def check(name, options, wanted, keep):
    before, after = fix(os.path.join(os.environ["PLLINT_CORPUS"], "01-paper-reading", name), options)
    found = list(differences(keep(render(before)), keep(render(after))))
    if found == wanted:
        return True
    for line in difflib.unified_diff([repr(one) for one in wanted], [repr(one) for one in found], lineterm="", n=1):
        print(f"{name} {' '.join(options)}: {line}")
    return False


def main():
    if not shutil.which("cmark-gfm"):
        print("no cmark-gfm on this machine")
        sys.exit(77)
    if not os.environ.get("PLLINT_CORPUS"):
        print("PLLINT_CORPUS names no folder")
        sys.exit(77)
    verdicts = []
    for name, same in SAME.items():
        verdicts.append(check(name, [], SAFE[same], list))
        verdicts.append(check(name, ["--unsafe-fixes"], UNSAFE[same], without_paragraphs))
    sys.exit(0 if all(verdicts) else 1)


main()
