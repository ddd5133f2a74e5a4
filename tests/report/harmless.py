#!/usr/bin/env python3
"""Lists, templates and file names that try to be a runner's command, XML, Markdown or HTML, in each format:
harmless.py [--rendered]. The first four are held against what their readers obey; --rendered has cmark-gfm make
HTML of the Markdown and looks at that. Prints its cases as cmocka does."""

import html.parser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as etree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from read_back import COMMAND, read_commands, read_concise  # noqa: E402

PLLINT = os.environ["PLLINT"]

COMMANDS = ["::error::x", "::warning file=a.md,line=1::x", "::group::x", "::endgroup::", "::stop-commands::token",
            "::add-mask::x", "::set-output name=a::b", "::save-state name=a::b", "::debug::x", "::echo::on",
            "##[error]x", "##[group]x", "##[endgroup]", "##[command]x", "##[section]x", "##vso[task.complete]x",
            "##teamcity[testFailed name='a']", "###[error]x", "# ##[error]x"]
BLANKS = ["", " ", "\t", "\u00a0", "\u3000", "\u2003", "\u200b", "\ufeff", "\u0085", "\x0b", "\x0c", "\r", "\u2028",
          "\x1b[2K\r", "\x08\x08"]
OTHERS = ["%0A::error::x", "%0D%0A##[error]x", "%25", "%3A%2C", "a,line=99::b", "title=x,file=y::z", "a::b::c", ",", "%",
          "]]>", "<![CDATA[x]]>", "<!--", "-->", "&amp;", "&#10;", "&lt;b&gt;", "&", "'\"", "\"/><error line=\"1\"/>",
          "\"><x y=\"", "</failure></testcase></testsuite>", "<?xml version=\"1.0\"?>", "<?x", "<!DOCTYPE a>", "<x/>",
          "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;", "\x07", "\x1b[31mred\x1b[0m", "\x1b]0;t\x07",
          "\x7f", "\x9b31m", "\u009b31m", "\ufffe\uffff", "\U0001fffe", "\u202etxt.exe", "\u2066a\u2069", "\u200bx\u2060",
          "@user", "@org/team", "a@b.example", "mailto:a@b.example", "#12", "GH-12", "gh-12", "owner/repo#1", "\u200d@user",
          "owner/repo@deadbeefdeadbeef", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef", "1234567", "defaced", "0xdeadbeef",
          "https://evil.example/x", "http://evil.example", "www.evil.example", "evil.example", "ftp://evil.example",
          "<https://evil.example>", "<a@b.example>", "[x](https://evil.example)", "![x](https://evil.example/x.png)",
          "[x][y]", "[y]: https://evil.example", "[^1]", "[^1]: x", "[x]()", "![]()", "<img src=x onerror=alert(1)>",
          "<script>alert(1)</script>", "<details open>", "</details>", "</summary>", "<a href='//evil.example'>x</a>",
          "<svg/onload=alert(1)>", "<b>", "<br/>", "*x*", "**x**", "***", "_x_", "__x__", "~~x~~", "~x~", "`x`", "`", "``",
          "```", "````", "`````", "``````", "~~~", "```markdown", "` `` ` ``` `", "`@user`", "``@user`", "` @user `", "x`",
          "\\`@user\\`", "\\", "\\\\", "x\\", "$x$", "$`x`$", "$$x$$", "- [ ] x", "> [!NOTE]", "> x", "| a | b |", "|---|",
          "---", "===", "# x", "#", "1. x", "1)", "+ x", "&commat;user", "&#64;user", "&#x40;user", ":smile:", ":+1:",
          "{{ x }}", "${{ github.token }}", "$(x)", "`x", "@", "#", "!", "[", "]", "(", ")", "<", ">", "-", "--fix", "\xad@user"]
BYTES = [b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80", b"a\xff::error::x", b"\xff##[x]"]


def payloads():
    texts = [blank + command for command in COMMANDS for blank in BLANKS[:3]]
    texts += [blank + command for command in ("::error::x", "##[error]x") for blank in BLANKS[3:]]
    texts += ["x\n" + text for text in COMMANDS] + OTHERS
    return [text.encode() for text in texts] + BYTES


LIST = b"""# A list

%(p)s

### %(p)s

- **Tags**: %(p)s, a, a,
- **%(p)s**: x
- **Link**: %(p)s
- **Progress**: %(p)s

### One

- **Tags**: a,
- **Abstract**:
  <details>
  %(p)s
  ```
  </details>
- **Link**: http://github.com/a/%(p)s
- **Progress**: Done%(p)s

%(p)s

### Two

- **Tags**: b,
- **Notes**: %(p)s
- **Progress**: Done
"""

TEMPLATE = b"""# A template

### Title

- **Tags**:
- **Abstract**: (optional)
  <details>

  </details>
- **Link**: (optional)
- **%(l)s**: (optional) %(p)s
- **Progress**: not started / done
"""


def one_line(payload):
    return re.sub(rb"[\r\n\x0b\x0c]|\xc2\x85|\xe2\x80\xa8", b" ", payload)


def file_name(payload, number):
    return (b"%d" % number if number % 2 else b"") + payload.replace(b"/", b"\xe2\x88\x95")[:100]


def make_files(room):
    """A folder each, of which the name, the list's name, the list and its template are hostile."""
    names = []
    for number, payload in enumerate(payloads()):
        name = file_name(payload, number)
        folder = name if name not in (b".", b"..", b"#") else b"x" + name
        os.mkdir(os.path.join(room, folder))
        label = one_line(payload).replace(b"*", b"").replace(b":", b"")[:30] or b"x"
        path = os.path.join(folder, name + b".md")
        with open(os.path.join(room, path), "wb") as file:
            file.write(LIST % {b"p": payload})
        with open(os.path.join(room, folder, b"template.md"), "wb") as file:
            file.write(TEMPLATE % {b"l": label, b"p": one_line(payload)})
        names.append(path)
    return names


def run(room, form, names):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    made = subprocess.run([PLLINT.encode(), b"--format", form.encode(), b"--"] + names, cwd=room, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert made.returncode in (1, 2), (made.returncode, made.stderr[-500:])
    return made.stdout.decode("utf-8"), made.stderr.decode("utf-8")  # whatever the names are, this is UTF-8


def assert_harmless(text, tabs=""):
    for line in text.split("\n"):
        assert not line.lstrip("\u200b\ufeff\u2060 \t").lstrip().startswith("::"), line
        assert not re.search(r"##\w*\[", line), line
        for character in line:
            assert character.isprintable() or character in tabs or character in "\u00a0\u3000\u2003\u200d", repr(line)


def assert_xml(text, elements):
    assert_harmless(text)
    root = etree.fromstring(text.encode())
    for element in root.iter():
        assert set(element.keys()) <= elements[element.tag], element.attrib
    assert not re.search(r"<!|<\?(?!xml version=\"1.0\" encoding=\"UTF-8\"\?>\n<)", text)
    return root


# --- cases ------------------------------------------------------------------------------------------


def text(room, names):
    shown, said = run(room, "text", names)
    assert_harmless(shown)
    assert_harmless(said)


def concise(room, names):
    shown, _ = run(room, "concise", names)
    assert_harmless(shown)
    assert len(read_concise(shown)) == shown.count("\n") > 3 * len(names) // 2


def parts(names, size):
    return [names[i:i + size] for i in range(0, len(names), size)]


def github(room, names):
    for some in parts(names, 10) + [names]:
        shown, _ = run(room, "github", some)
        levels = []
        for line, (severity, at, message) in zip(shown.split("\n"), read_commands(shown)):
            assert_harmless(line.removeprefix(COMMAND.match(line).group(0)[:2]))
            assert_harmless(message)
            assert at["title"] and set(at) <= {"title", "file", "line", "endLine", "col", "endColumn"}
            levels.append(severity)
        assert shown.count("\n") == len(levels) > 0
        assert all(levels.count(level) <= 10 for level in levels)


def junit(room, names):
    shown, _ = run(room, "junit", names)
    root = assert_xml(shown, {
        "testsuites": {"name"},
        "testsuite": {"name", "tests", "failures", "errors"},
        "testcase": {"name", "classname"},
        "failure": {"message", "type"},
        "error": {"message", "type"},
        "system-out": set(),
    })
    shown, _ = run(room, "concise", names)
    bodies = [part.text for part in root.iter() if part.tag in ("failure", "system-out")]
    assert sum(len(read_concise(body)) for body in bodies) == len(read_concise(shown))


def checkstyle(room, names):
    shown, _ = run(room, "checkstyle", names)
    root = assert_xml(shown, {
        "checkstyle": {"version"},
        "file": {"name"},
        "error": {"line", "column", "severity", "message", "source"},
    })
    shown, _ = run(room, "concise", names)
    assert len([error for error in root.iter("error") if error.get("source") != "pllint"]) == len(read_concise(shown))


def pages(room, names):
    """What is printed in Markdown, some names at a time, so that there is room for all of it."""
    for some in parts(names, 6):
        shown, _ = run(room, "markdown", some + [name + b".missing" for name in some])
        assert not re.search(r"^\*\*\+\d+ more", shown, re.M)
        yield shown


def markdown(room, names):
    for shown in pages(room, names):
        assert_harmless(shown, tabs="\t")


class Rendered(html.parser.HTMLParser):
    """What is live in HTML: its tags, and its text outside code."""

    TAGS = {"h3", "h4", "p", "ul", "li", "code", "pre", "details", "summary", "strong"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.live = [], []

    def handle_starttag(self, tag, attrs):
        assert tag in self.TAGS, tag
        assert attrs in ([], [("lang", "markdown")], [("class", "language-markdown")]), (tag, attrs)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.live.append("" if "code" in self.open else data)

    def handle_comment(self, data):
        assert False, data

    handle_decl = handle_pi = unknown_decl = handle_comment


# What a sentence of pllint is made of; nothing of it acts on GitHub: `@`, `#`, addresses, commits, `:smile:`.
SENTENCE = re.compile(r"[A-Za-z0-9 ,.;:?()+'\n-]*\Z")
ACTIVE = re.compile(r"https?:|www\.|[a-z]\.[a-z]|\bgh-\d|\b[0-9a-f]{7,40}\b|:[a-z0-9+-]+:", re.I)


def rendered(room, names):
    for shown in pages(room, names):
        made = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e",
                               "tasklist", "-e", "footnotes"], input=shown.encode(), stdout=subprocess.PIPE, check=True)
        page = Rendered()
        page.feed(made.stdout.decode())
        page.close()
        assert not page.open
        for live in page.live:
            assert SENTENCE.match(live) and not ACTIVE.search(live), live


def main():
    cases = [text, concise, github, junit, checkstyle, markdown]
    if sys.argv[1:] == ["--rendered"]:
        cases = [rendered]
        if not shutil.which("cmark-gfm"):
            print("[  SKIPPED ] rendered (no cmark-gfm on this machine)")
            sys.exit(77)
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        room = folder.encode()
        names = make_files(room)
        missing = [name + b".missing" for name in names[::10]]
        for case in cases:
            try:
                case(room, names + missing if case not in (markdown, rendered) else names)
                print(f"[       OK ] {case.__name__}")
            except (AssertionError, ValueError, etree.ParseError) as problem:
                print(f"[  FAILED  ] {case.__name__}: {type(problem).__name__} {problem!s:.2000}")
                status = 1
    sys.exit(status)


main()
