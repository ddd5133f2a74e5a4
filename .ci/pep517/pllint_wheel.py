"""Builds pllint with meson and packs the program as a wheel, by the interface of PEP 517.

Nothing but the standard library is used, so that no package index is needed where meson and ninja are installed.
"""

import base64
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile

TOP = pathlib.Path(__file__).resolve().parents[2]
VERSION = re.search(r"version: '([^']+)'", (TOP / "meson.build").read_text())[1]
MESON_MINIMUM = re.search(r"meson_version: '>=([^']+)'", (TOP / "meson.build").read_text())[1]
INFO = f"pllint-{VERSION}.dist-info"
METADATA = f"""\
Metadata-Version: 2.1
Name: pllint
Version: {VERSION}
Summary: checks and fixes Markdown lists whose entries follow a template
"""
ADVICE = """\
pllint: it could not be built; the lines above say why. It takes a C compiler, and the libraries or a network to fetch
their sources. On Debian and Ubuntu:
  apt-get install gcc libc6-dev pkgconf libmd4c-dev libpcre2-dev libutf8proc-dev libjansson-dev
Or put a pllint that is already built on the PATH and use the hooks pllint-system and pllint-fix-system."""


def _numbers(version):
    return [int(number) for number in re.findall(r"\d+", version)[:2]]


def _environment():
    """What meson runs in: its own modules may be hidden by pip's isolation, or be there only by it."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for environment in (os.environ, plain):
        try:
            version = subprocess.run(["meson", "--version"], env=environment, capture_output=True, text=True)
        except OSError:
            return None
        if version.returncode == 0 and _numbers(version.stdout) >= _numbers(MESON_MINIMUM):
            return environment
    return None


def _run(*command):
    done = subprocess.run(command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        sys.exit(ADVICE)


def _tag():
    return "py3-none-" + re.sub(r"[^0-9A-Za-z]", "_", sysconfig.get_platform())


def _info():
    wheel = f"Wheel-Version: 1.0\nGenerator: pllint\nRoot-Is-Purelib: false\nTag: {_tag()}\n"
    return {f"{INFO}/METADATA": METADATA.encode(), f"{INFO}/WHEEL": wheel.encode()}


def _digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def get_requires_for_build_wheel(config_settings=None):
    meson = [] if _environment() else [f"meson>={MESON_MINIMUM}"]
    return meson + ([] if shutil.which("ninja") else ["ninja"])


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    for name, content in _info().items():
        path = pathlib.Path(metadata_directory, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return INFO


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    program = "pllint" + (sysconfig.get_config_var("EXE") or "")
    with tempfile.TemporaryDirectory() as folder:
        _run("meson", "setup", folder, str(TOP), "--buildtype=release")
        _run("ninja", "-C", folder, program)
        content = pathlib.Path(folder, program).read_bytes()
    files = {f"pllint-{VERSION}.data/scripts/{program}": content, **_info()}
    record = "".join(f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in files.items())
    files[f"{INFO}/RECORD"] = (record + f"{INFO}/RECORD,,\n").encode()
    wheel = f"pllint-{VERSION}-{_tag()}.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory, wheel), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o100755 if name.endswith(program) else 0o100644) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    sys.exit("pllint: it is built from a checkout of its repository")
