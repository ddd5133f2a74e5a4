#!/usr/bin/env python3
"""Text that a terminal or a CI runner would act on, in every place that pllint takes text from, through every mode
and format: none of it comes out as it went in, on standard output or standard error. Prints its cases as cmocka does,
and how much was tried."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile

PLLINT = os.environ["PLLINT"].encode()
FORMATS = ["text", "concise", "github", "markdown", "json", "jsonl", "sarif", "gitlab", "rdjson", "junit", "checkstyle",
           "statistics"]

# --- what is tried ----------------------------------------------------------------------------------

C0 = [point for point in range(1, 0x20) if point not in (0x0A, 0x0D)]
C1 = list(range(0x80, 0xA0))
BIDIRECTIONAL = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
INVISIBLE = [0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070),
             0x3164, 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC), *range(0x1D173, 0x1D17B)]
SEPARATORS = [0x2028, 0x2029]
TAGS = [0xE0001, *range(0xE0020, 0xE0080)]
NO_CHARACTERS = [0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF, 0x0378]
# Joiners and variation selectors belong to how people write: they come out where they stand behind what they join.
JOINERS = [0x200C, 0x200D]
NEVER = frozenset(chr(point) for point in [*range(0x20), 0x7F, *C1, *BIDIRECTIONAL, *INVISIBLE, *SEPARATORS, *TAGS,
                                           *NO_CHARACTERS])

SEQUENCES = [b"\x1b[31m", b"\x1b[2J\x1b[H", b"\x1b]0;title\x07", b"\x1b]8;;https://x.example\x1b\\x\x1b]8;;\x1b\\",
             b"\x1b]52;c;eA==\x07", b"\x1bP$q\x1b\\", b"\x1bc", b"\xc2\x9b31m", b"\x9b31m", b"\xc2\x90x\xc2\x9c", b"\x08\x08x",
             b"x\rover", b"\x1b[8m", b"\x0e\x0f"]
INVALID = [bytes([byte]) for byte in range(0x80, 0x100)] + [
    b"\xc0\xaf", b"\xc1\xbf", b"\xc3", b"\xe2\x80", b"\xe2\x80(", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf0\x9f\x92", b"\xf0\x80\x80\xaf",
    b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80"]
BLANKS = ["", " ", "\t", "\v", "\f", "\r", "\x85", "\u00a0", "\u1680", "\u2003", "\u200b", "\u2028", "\u2029", "\u202f", "\u205f",
          "\u2060", "\u3000", "\ufeff", "\x1b[0m", "\x08", "\u200d", "\U000E0020"]
COMMANDS = ["::error::x", "::error file=a,line=1::x", "::stop-commands::x", "::add-mask::a", "##[error]x", "##[group]x",
            "##vso[task.setvariable variable=x]y", "##teamcity[x]"]


def packs(items, size):
    return [b"".join(b"." + item for item in items[at:at + size]) + b"." for at in range(0, len(items), size)]


def payloads():
    """All of them, or with --few every nineteenth."""
    return ALL[::19 if FEW else 1]


def all_payloads():
    points = C0 + [0x7F] + C1 + BIDIRECTIONAL + INVISIBLE + SEPARATORS + TAGS + NO_CHARACTERS + JOINERS
    found = packs([chr(point).encode() for point in points], 16) + packs(INVALID, 16)
    found += SEQUENCES + [(blank + command).encode() for command in COMMANDS for blank in BLANKS]
    return found + [b"x\n" + command.encode() for command in COMMANDS] + [b"x\r" + command.encode() for command in COMMANDS]


FEW = sys.argv[1:] == ["--few"]
ALL = all_payloads()

# --- what may come out ------------------------------------------------------------------------------

RUNNER = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*::|.*##[A-Za-z]*\[")
# What a runner would obey: a subset of what no report prints.
OBEYED = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*::[A-Za-z].*::|.*##[A-Za-z]*\[.*\]")
OWN_STYLE = re.compile(r"\x1b\[[0-9;]*m")
OWN_COMMAND = re.compile(r"::(?=(error|warning|notice) title=)")


class Raw(AssertionError):
    pass


def assert_safe(shown, what, allowed="", own=None):
    """`allowed`: besides LF; `own`: what the format itself begins its lines with."""
    try:
        text = shown.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Raw(f"{what}: no UTF-8: {shown[max(0, problem.start - 60):problem.start + 20]!r}") from problem
    for line in text.split("\n"):
        raw = NEVER.intersection(line).difference(allowed)
        if raw:
            raise Raw(f"{what}: {raw!r} in {line[:300]!r}")
        joined = re.search(r"(^|[\x00-\x7f])[\u200c\u200d]", line)
        if joined:
            raise Raw(f"{what}: a joiner that joins nothing in {line[:300]!r}")
        for part in re.split("[\r\v\f\x85\u2028\u2029]", own.sub("", line) if own else line):
            if RUNNER.match(part):
                raise Raw(f"{what}: a runner's command in {line[:300]!r}")


ALLOWED = {"markdown": "\t"}
OWN = {"github": OWN_COMMAND}


class Room:
    def __init__(self, path):
        self.path, self.runs, self.bytes = path, 0, 0
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("GITHUB_", "CI", "TF_BUILD", "TEAMCITY_"))}

    def inside(self, *parts):
        return os.path.join(self.path, *parts)

    def run(self, arguments, given=b"", folder=b"", **environment):
        made = subprocess.run([PLLINT] + [os.fsencode(argument) for argument in arguments], input=given,
                              cwd=self.inside(folder), env={**self.environment, **environment}, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False, timeout=120)
        if made.returncode not in (0, 1, 2):
            raise Raw(f"{arguments!r:.500}: exit status {made.returncode}: {made.stderr[-500:]!r}")
        self.runs += 1
        self.bytes += len(made.stdout) + len(made.stderr)
        return made

    def check(self, arguments, given=b"", folder=b"", allowed="", own=None, data=False, **environment):
        made = self.run(arguments, given, folder, **environment)
        what = f"pllint {arguments!r:.400}"
        assert_safe(made.stderr, what + " (standard error)")
        if not data:
            assert_safe(made.stdout, what, allowed, own)
        return made


# --- places -----------------------------------------------------------------------------------------

LIST = b"""# A list

@

## 2024-01-0 @

### @

- **Tags**: @, a, a,
- **@**: x
- **Link**: @
- **Progress**: @
- **Authors**: @, b
- **Year**: @

### One

- **Tags**: a,
- **Abstract**:
  <details>
  @
  ```
  </details>
- **Link**: [@](http://github.com/a/@)
- **Links**:
  - @: http://arxiv.org/abs/2204.00595
  - x: http://arxiv.org/@
- **Progress**: Done@

@

### Two

- **Tags**: b@
- **Notes**: @
- **Progress**: Done

### Two

- **Tags**: B@
- **Progress**: done

<!-- pllint-disable-next-line @ -->
<!-- pllint-@ -->
"""

TEMPLATE = b"""# A template

## YYYY-MM-DD

### Title

- **Tags**:
- **Abstract**: (optional)
  <details>

  </details>
- **Link**: (optional) @
- **Links**: (optional)
  - @: <url>
- **@**: (optional) @
- **Progress**: not started / done / @
- **Year**: (optional) <!-- pllint: match @( -->
- **Kind**: (optional) <!-- pllint: one-of @, b -->
- **More**: (optional) <!-- pllint: @ -->
"""

CLEAN = b"# A list\n\n### One\n\n- **Tags**: a \n- **Progress**: x\n"
CLEAN_TEMPLATE = b"### Title\n\n- **Tags**:\n- **Progress**: not started / done\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text)


def one_line(payload):
    return re.sub(rb"[\r\n]", b" ", payload)


def as_name(payload):
    return payload.replace(b"/", b"\xe2\x88\x95")[:200]


def lists(room):
    """A list in a folder of its own for each payload: in its text, its template, and the names of both folders."""
    names = []
    for number, payload in enumerate(payloads()):
        folder, name = as_name(payload) + b"%d" % number, as_name(payload) + b".md"
        write(room.inside(folder, name), LIST.replace(b"@", payload))
        write(room.inside(folder, b"template.md"), TEMPLATE.replace(b"@", one_line(payload)))
        names.append(os.path.join(folder, name))
        write(room.inside(folder, b"c" + name), CLEAN)
        names.append(os.path.join(folder, b"c" + name))
    return names


def every_format(room):
    names = lists(room)
    gone = [name + b".gone" for name in names[::7]]
    for form in FORMATS:
        for mode in ([], ["--check"], ["--unsafe-fixes", "--check"]):
            room.check(["--format", form, *mode, "--", *names, *gone], allowed=ALLOWED.get(form, ""), own=OWN.get(form))
    for name in names:  # of many, annotations and pages show the first few only
        for form in ("github", "markdown"):
            room.check(["--format", form, "--", name], allowed=ALLOWED.get(form, ""), own=OWN.get(form))
    made = room.run(["--color", "always", "--", *names])
    assert_safe(OWN_STYLE.sub("", made.stdout.decode()).encode(), "--color always")
    room.check(["."])
    made = room.check(["--", *names], own=OWN_COMMAND, GITHUB_ACTIONS="true")
    assert b"::error title" in made.stdout


def every_mode(room):
    names = lists(room)
    for form, allowed in (("json", ""), ("csv", "\r\t"), ("bibtex", "")):
        made = room.check(["--export", form, "--", *names], allowed=allowed)
        assert made.stdout.count(b"\n") > len(names)
    for name in names:
        room.check(["--show-template", "--", name])
        room.check(["--show-template", "--", os.path.dirname(name) + b"/template.md"])
        room.check(["--template", os.path.dirname(name) + b"/template.md", "--", name])
    room.check(["--write-baseline", "known.json", "--", *names])
    with open(room.inside(b"known.json"), "rb") as file:
        assert_safe(file.read(), "a baseline")
    room.check(["--baseline", "known.json", "--", *names])
    made = room.check(["--diff", "--", *names], data=True)
    assert made.stdout.count(b"\n+++ ") > len(names) // 4
    made = room.check(["--fix", "--", *names])
    assert b"fixed" in made.stderr
    for number, payload in enumerate(payloads()):
        write(room.inside(b"init%d" % number, as_name(payload) + b".md"), LIST.replace(b"@", payload) * 3)
        room.check(["--init", b"init%d/" % number + as_name(payload) + b".md"])
        room.check(["--init", "-"], given=LIST.replace(b"@", payload) * 3, data=True)


def said_of_options(room):
    """What is said of options, and of the files that they name."""
    write(room.inside(b"a.md"), CLEAN)
    write(room.inside(b"template.md"), CLEAN_TEMPLATE)
    for payload in payloads():
        name = as_name(payload)
        for option in ("--template", "--baseline", "--diff-file", "--diff-base", "--template-from", "--severity", "--select",
                       "--ignore", "--fail-on", "--color", "--timeout", "--format", "--export", "--explain", "--generate",
                       "--init", "--show-template"):
            made = room.check([option, payload, "a.md"])
            assert made.returncode == 2 or option in ("--ignore", "--select") or payload[:1] in b"-", (option, payload)
        for arguments in (["--output-file", b"no/" + name, "a.md"], ["--write-baseline", b"no/" + name, "a.md"],
                          [b"--" + payload], [b"--" + payload + b"=x"], [b"-" + payload], [b"-h".replace(b"h", payload)],
                          ["--severity", b"date=" + payload], ["--severity", payload + b"=off"],
                          ["--exclude", payload, "a.md"], ["--format", b"json=no/" + name, "a.md"],
                          [payload], [b"./" + payload], [b"a.md/" + payload], ["--explain", b"dat" + payload]):
            room.check(arguments)
        room.check(["--stdin-filename", payload, "-"], given=LIST.replace(b"@", payload))
        room.check(["--stdin-filename", name + b"/template.md", "-"], given=TEMPLATE.replace(b"@", payload))
        room.check(["--fix", "--stdin-filename", payload, "-"], given=CLEAN, data=True)


def said_of_files(room):
    """What files say that are neither lists nor templates, and what lies in the way of writing."""
    write(room.inside(b"template.md"), CLEAN_TEMPLATE)
    for number, payload in enumerate(payloads()):
        name = as_name(payload)
        diff = b"--- a/@\n+++ b/@\n@@ -1 +1 @@ @\n-@\n+@\n".replace(b"@@ ", b"\x00").replace(b" @@", b"\x01")
        diff = diff.replace(b"@", payload).replace(b"\x00", b"@@ ").replace(b"\x01", b" @@")
        write(room.inside(b"a.md"), CLEAN)
        write(room.inside(b"x.diff"), diff)
        write(room.inside(b"y.diff"), b"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n" + payload + b"\n")
        write(room.inside(b"z.diff"), b"--- \"a/" + payload + b"\n@@ " + payload + b"\n")
        for diff in ("x.diff", "y.diff", "z.diff"):
            room.check(["--diff-file", diff, "a.md"])
        write(room.inside(b"x.json"), payload)
        write(room.inside(b"y.json"), b"{\"version\": 1, \"findings\": [{\"path\": \"" + payload + b"\"}]}")
        write(room.inside(b"z.json"), b"{\"" + payload + b"\": 1, \"" + payload + b"\": 2}")
        for known in ("x.json", "y.json", "z.json"):
            room.check(["--baseline", known, "a.md"])
        write(room.inside(b"outside", name), CLEAN)
        inner = b"repository%d" % number
        os.makedirs(room.inside(inner, b".git"))
        write(room.inside(inner, b"template.md"), CLEAN_TEMPLATE)
        write(room.inside(inner, b".gitignore"), payload + b"\n[" + payload + b"\n")
        os.symlink(room.inside(b"outside", name), room.inside(inner, b"link.md"))
        os.symlink(name, room.inside(inner, name + b"l.md"))
        made = room.check(["--fix", inner + b"/link.md", inner])
        assert made.returncode == 2 and b"symbolic link" in made.stderr, made.stderr


FAKE_GIT = """#!/bin/sh
case $* in
$WHEN) cat "$SAYS" >&2; exit 1 ;;
*rev-parse\\ --show-toplevel*) cat "$TOP" ;;
*) cat "$SAYS" ;;
esac
"""


def said_by_git(room):
    """What git says of its troubles, and where it lies."""
    write(room.inside(b"template.md"), CLEAN_TEMPLATE)
    write(room.inside(b"a.md"), CLEAN)
    write(room.inside(b"bin", b"git"), FAKE_GIT.encode())
    os.chmod(room.inside(b"bin", b"git"), 0o755)
    path = os.fsdecode(room.inside(b"bin")) + os.pathsep + room.environment["PATH"]
    for payload in payloads():
        write(room.inside(b"says"), payload)
        for top in (payload, os.fsencode(room.path)):
            write(room.inside(b"top"), top + b"\n")
            for when in ("*toplevel*", "*verify*", "*merge-base*", "*diff*", "*ls-tree*", "*cat-file*", "*none*"):
                for option in ("--diff-base", "--template-from"):
                    room.check([option, "HEAD", "a.md"], PATH=path, WHEN=when, SAYS=os.fsdecode(room.inside(b"says")),
                               TOP=os.fsdecode(room.inside(b"top")))


def where_it_runs(room):
    """The names of folders that it is in, which the environment and the formats speak of."""
    for number, payload in enumerate(payloads()):
        folder = b"%d" % number + as_name(payload)
        write(room.inside(folder, b"sub", b"a.md"), CLEAN)
        write(room.inside(folder, b"template.md"), CLEAN_TEMPLATE)
        os.mkdir(room.inside(folder, b".git"))
        workspace = os.fsdecode(room.inside(folder))
        for form in FORMATS:
            room.check(["--format", form, os.path.join(room.inside(folder), b"sub/a.md"), "a.md"], folder=os.path.join(folder, b"sub"),
                       GITHUB_WORKSPACE=workspace, allowed=ALLOWED.get(form, ""), own=OWN.get(form))
        room.check(["--fix", os.path.join(room.inside(folder), b"sub/a.md")], folder=folder)


def on_a_terminal(room):
    """What is data elsewhere is text for people there: patches, a filter's text, a template that was made."""
    names = lists(room)
    made = []
    for arguments, given in ([["--diff", "--", *names], None], [["--unsafe-fixes", "--diff", "--", *names], None],
                             *[[["--fix", "-"], LIST.replace(b"@", payload)] for payload in payloads()],
                             *[[["--init", "-"], LIST.replace(b"@", payload) * 3] for payload in payloads()]):
        shown = at_terminal(room, arguments, given)
        room.runs += 1
        room.bytes += len(shown)
        # No template is made of a list whose labels cannot be told apart; of most lists one is.
        if arguments[0] == "--init":
            made.append(len(shown) > 10)
        else:
            assert len(shown) > 10, (arguments, shown)
        text = OWN_STYLE.sub("", shown.decode("utf-8", "surrogateescape"))
        assert_safe(text.encode("utf-8", "surrogateescape").replace(b"\r\n", b"\n"), f"on a terminal: {arguments!r:.300}",
                    allowed="\t\r")
    assert sum(made) > len(made) / 2, f"{sum(made)} of {len(made)} templates were made"


def in_a_runner(room):
    """A patch or a filter's text that the runner would obey is not printed where it may read; else it is exact."""
    write(room.inside(b"template.md"), CLEAN_TEMPLATE)
    for number, payload in enumerate(payloads()):
        text = CLEAN + b"\n" + payload + b"\n" + payload + b" \n"
        folder = b"%d" % number
        write(room.inside(folder, b"a.md"), text)
        for arguments in (["--diff", "a.md"], ["--fix", "-"]):
            plain = room.run(arguments, text, folder)
            for name in ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"):
                made = room.run(arguments + ["--format", "concise"], text, folder, **{name: "true"})
                commands = [line for line in re.split(b"[\r\n]", made.stdout) if OBEYED.match(line.decode("utf-8", "replace"))]
                if commands:
                    raise Raw(f"{arguments} in {name}: {commands[0][:300]!r}")
                is_held_back = b"would obey line" in made.stderr
                assert made.returncode == 2 if is_held_back else made.stdout == plain.stdout, (arguments, made)
                assert not is_held_back or not made.stdout
            with open(room.inside(folder, b"out"), "w+b") as file:
                subprocess.run([PLLINT, *arguments], input=text, stdout=file, stderr=subprocess.DEVNULL, check=False,
                               cwd=room.inside(folder), env={**room.environment, "GITHUB_ACTIONS": "true"})
                file.seek(0)
                assert file.read() == plain.stdout, "a file is read by no runner"
        patch = room.run(["--diff", "a.md"], folder=folder).stdout
        if shutil.which("git") and patch:
            subprocess.run(["git", "apply", "-"], input=patch, cwd=room.inside(folder), env=room.environment, check=True)
            with open(room.inside(folder, b"a.md"), "rb") as file:
                assert file.read() == room.run(["--fix", "-"], text, folder).stdout


def at_terminal(room, arguments, given):
    own, other = pty.openpty()
    with tempfile.TemporaryFile() as text:
        text.write(given or b"")
        text.seek(0)
        with subprocess.Popen([PLLINT] + [os.fsencode(argument) for argument in arguments], cwd=room.path, stdin=text,
                              stdout=other, stderr=subprocess.DEVNULL, env=room.environment) as child:
            os.close(other)
            shown = b""
            while True:
                try:
                    part = os.read(own, 65536)
                except OSError:  # that is how a terminal ends
                    break
                if not part:
                    break
                shown += part
            child.wait()
    os.close(own)
    return shown


def main():
    status = 0
    for case in (every_format, every_mode, said_of_options, said_of_files, said_by_git, where_it_runs, on_a_terminal, in_a_runner):
        with tempfile.TemporaryDirectory() as folder:
            room = Room(os.fsencode(os.path.realpath(folder)))
            try:
                case(room)
                print(f"[       OK ] {case.__name__}")
                print(f"{case.__name__}: {len(payloads())} texts, {room.runs} runs, {room.bytes} bytes looked at")
            except (AssertionError, subprocess.TimeoutExpired, json.JSONDecodeError) as problem:
                print(f"[  FAILED  ] {case.__name__}: {type(problem).__name__} {problem!s:.1500}")
                status = 1
            shutil.rmtree(room.path, ignore_errors=True)
            os.makedirs(room.path, exist_ok=True)
    sys.exit(status)


main()
