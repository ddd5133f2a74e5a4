"""The lists that the tests open: every case of the rules' pages, and where it is there, the corpus."""

import os
import pathlib
import shutil
import subprocess


def cases(folder):
    """Folders with a list, maybe a template, and no other list, which the server would compare with it."""
    subprocess.run([os.environ["PLLINT_CASES"], "--export", str(folder / "cases")], check=True,
                   stdout=subprocess.DEVNULL)
    corpus = os.environ.get("PLLINT_CORPUS")
    found = sorted(p.parent for p in (folder / "cases").glob("*/*/list.md"))
    for other in (folder / "cases").glob("*/*/*.md"):
        if other.name not in ("list.md", "template.md"):
            other.unlink()
    for number, path in enumerate(sorted(pathlib.Path(corpus).rglob("list.md")) if corpus else []):
        copy = folder / "corpus" / str(number)
        copy.mkdir(parents=True)
        for name in ("list.md", "template.md"):
            if (path.parent / name).exists():
                shutil.copyfile(path.parent / name, copy / name)
        found.append(copy)
    return found


def read(folder):
    """A list as bytes and, where an editor could open it, as text."""
    bytes_ = (folder / "list.md").read_bytes()
    try:
        return bytes_, bytes_.decode()
    except UnicodeDecodeError:
        return bytes_, None
