"""Real editors, configured as the README says: they show what `--format json` says, and formatting is what --fix does.

editors.py neovim | emacs | kate | vim. Where the editor is not installed, the test is skipped.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import client

SOURCE = pathlib.Path(os.environ["PLLINT_SOURCE_ROOT"])
HERE = pathlib.Path(__file__).resolve().parent


def configuration(language):
    """What the README tells to write into the editor's configuration."""
    text = (SOURCE / "README.md").read_text()
    return re.search("^```" + language + "\n(.*?)^```$", text, re.DOTALL | re.MULTILINE).group(1)


def run(command, folder, environment):
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, timeout=100, check=False)
    lines = [line for line in done.stdout.decode().splitlines() if line.startswith("{")]
    assert lines, done.stdout.decode()
    return json.loads(lines[0])


def findings(folder, text):
    """By --format json: the findings of a text, and where they are in code points."""
    (folder / "typed.md").write_text(text)
    found = [f for file in client.check(folder, "typed.md")["files"] if file["path"] == "typed.md"
             for f in file["findings"]]
    bytes_ = text.encode()
    return [(f["rule"], f["message"], len(bytes_[:f["start"]["offset"]].decode()),
             len(bytes_[:f["end"]["offset"]].decode())) for f in found]


def neovim(folder, environment):
    (folder / "init.lua").write_text(configuration("lua"))
    said = run(["nvim", "--headless", "-u", "init.lua", "-n", "list.md", "-c", "set filetype=markdown",
                "-c", "luafile " + str(HERE / "neovim.lua")], folder, environment)
    text = (folder / "list.md").read_text()
    assert said["opened"] == sorted(f[0] for f in findings(folder, text)), said
    typed = findings(folder, said["typed"])
    assert said["after_typing"] == sorted(f[0] for f in typed) and said["typed"] != text, (said, typed)
    # Its columns are bytes; some ends are clamped to the line, so that the starts are compared.
    starts = []
    for _, _, start, _ in typed:
        before = said["typed"][:start]
        starts.append([before.count("\n"), len(before.rsplit("\n", 1)[-1].encode())])
    assert sorted(place[:2] for place in said["columns"]) == sorted(starts), (said["columns"], starts)
    assert "Line 5 of the template" in said["hover"] and said["definition"] == 4 and said["symbols"] >= 1, said
    return said


def emacs(folder, environment):
    (folder / "init.el").write_text(configuration("elisp"))
    paths = [str(p) for p in pathlib.Path("/usr/share/emacs/site-lisp").glob("elpa*/eglot-*")]
    said = run(["emacs", "-Q", "--batch", *[x for p in paths for x in ("-L", p)], "-l", "eglot", "-l", "init.el",
                "-l", str(HERE / "eglot.el")], folder, environment)
    text = (folder / "list.md").read_text()
    expected = sorted("pllint [%s]: %s" % f[:2] for f in findings(folder, text))
    assert said["opened"] == expected, (said["opened"], expected)
    typed = findings(folder, said["typed"])
    assert said["after_typing"] == sorted("pllint [%s]: %s" % f[:2] for f in typed), (said, typed)
    # Where a finding is an empty place, Emacs shows it on a word beside it.
    shown = {tuple(place) for place in said["places"]}
    assert all((f[2], f[3]) in shown for f in typed if f[3] > f[2]), (shown, typed)
    return said


def vim(folder, environment):
    """Without a server, through :make; its columns are bytes."""
    text = "# 論文\n\n" + (folder / "list.md").read_text().replace("Tri Dao", "Tri 論文 Dao,")
    (folder / "list.md").write_text(text)
    (folder / "vimrc").write_text(configuration("vim"))
    subprocess.run(["vim", "-N", "-es", "-u", "vimrc", "list.md", "-c", "set filetype=markdown", "-c", "silent make!",
                    "-c", "call writefile([json_encode(getqflist())], 'quickfix.json')", "-c", "qall!"], cwd=folder,
                   env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60, check=False)
    got = [(e["lnum"], e["col"], e["text"]) for e in json.loads((folder / "quickfix.json").read_text()) if e["valid"]]
    expected = []
    for rule, message, start, _ in findings(folder, text):
        before = text[:start]
        expected.append((before.count("\n") + 1, len(before.rsplit("\n", 1)[-1].encode()) + 1, (rule, message)))
    assert [place[:2] for place in got] == [place[:2] for place in expected], (got, expected)
    assert all(e[2][0] in g[2] and e[2][1] in g[2] for g, e in zip(got, expected)) and len(got) > 5, (got, expected)
    return {}


def kate(folder, environment):
    """It cannot be asked what it shows; what it and the server say to each other is recorded."""
    settings = configuration("json")
    (folder / "kate/lspclient").mkdir(parents=True)
    (folder / "kate/lspclient/settings.json").write_text(settings)
    # Else it asks a person whether the command may be run.
    program, *options = json.loads(settings)["servers"]["markdown"]["command"]
    (folder / "katerc").write_text("[lspclient]\nAllowedServerCommandLines=%s\n" % " ".join(
        [str(folder / "bin" / program), *options]))
    (folder / "kate/anonymous.katesession").write_text("[Kate Plugins]\nlspclientplugin=true\n")
    (folder / "bin/pllint").unlink()
    (folder / "bin/pllint").write_text("#!/bin/sh\ntee said | '%s' \"$@\" | tee answered\n" % client.PLLINT)
    (folder / "bin/pllint").chmod(0o755)
    answered = folder / "answered"
    editor = subprocess.Popen(["kate", "--block", str(folder / "list.md")], cwd=folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                              env={**environment, "QT_QPA_PLATFORM": "offscreen"})
    deadline = time.monotonic() + 60
    try:
        while not answered.exists() or "publishDiagnostics" not in answered.read_text():
            assert editor.poll() is None and time.monotonic() < deadline, "Kate ended, or started no server"
            time.sleep(0.1)
    finally:
        os.killpg(editor.pid, signal.SIGTERM)
        editor.wait()
    codes = re.findall(r'"code":"([a-z-]+)"', answered.read_text())
    assert sorted(set(codes)) == sorted({f[0] for f in findings(folder, (folder / "list.md").read_text())}), codes
    return {}


def main():
    name = sys.argv[1]
    program = {"neovim": "nvim"}.get(name, name)
    if not shutil.which(program):
        print("no %s on this machine" % name)
        sys.exit(77)
    if name == "emacs" and not list(pathlib.Path("/usr/share/emacs/site-lisp").glob("elpa*/eglot-*")):
        print("no eglot on this machine")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        for file in ("list.md", "template.md"):
            shutil.copyfile(SOURCE / "fixtures/example" / file, folder / file)
        (folder / "bin").mkdir()
        (folder / "bin/pllint").symlink_to(client.PLLINT)
        environment = {**os.environ, "PATH": str(folder / "bin") + ":" + os.environ["PATH"], "HOME": str(folder),
                       "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_STATE_HOME": str(folder),
                       "LC_ALL": "C.UTF-8"}
        said = {"neovim": neovim, "emacs": emacs, "kate": kate, "vim": vim}[name](folder, environment)
        fixed = folder / "fixed.md"
        shutil.copyfile(folder / "list.md", fixed)
        subprocess.run([client.PLLINT, "--fix", "--quiet", "fixed.md"], cwd=folder, stdout=subprocess.DEVNULL, check=False)
        assert "formatted" not in said or said["formatted"] == fixed.read_text(), said["formatted"]
    print("%s: well" % name)


main()
