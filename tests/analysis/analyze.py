"""What an analyzer finds in src and rules, but for what exceptions.txt lets stand.

analyze.py BUILD clang-tidy|cppcheck|gcc-analyzer: goes over the compile commands of BUILD, two at a time. Fails
where something is left. Exits with 77 where the analyzer is not on this machine.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
FOUND = re.compile(r"^(?P<path>[^:\n]+):(?P<line>\d+)(?::\d+)?: (?:warning|error|style|performance|portability): "
                   r"(?P<text>.*?) \[(?P<check>[^\]]+)\]$", re.M)


def commands(build):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(os.path.normpath(os.path.join(entry["directory"], entry["file"])))
        inside = path.is_relative_to(TOP / "src") or path.is_relative_to(TOP / "rules")
        if inside and path.suffix == ".c":
            yield path, entry


def without_output(command):
    words = [word for word in shlex.split(command) if word != "ccache"]
    for option in ("-o", "-MF", "-MQ"):
        if option in words:
            at = words.index(option)
            del words[at:at + 2]
    return [word for word in words if word not in ("-MD", "-Werror", "-c")]


# The analyzer of clang gives a function up after so many steps; four times as many find nothing more here.
def run_clang_tidy(build, path, entry):
    more = ["-Xclang", "-analyzer-config", "-Xclang", "max-nodes=50000"]
    return subprocess.run(["clang-tidy", "-p", str(build), "--quiet", *("--extra-arg=" + word for word in more), str(path)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def run_cppcheck(build, path, entry):
    macros = [word for word in shlex.split(entry["command"]) if word.startswith("-D")]
    return subprocess.run(["cppcheck", "--quiet", "--std=c11", "--enable=warning,style,performance,portability",
                           "--template={file}:{line}: {severity}: {message} [{id}]", "--error-exitcode=0", "-I", "include",
                           "-I", "src", "-I", ".", *macros, str(path.relative_to(TOP))],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=TOP)


def run_gcc_analyzer(build, path, entry):
    with tempfile.TemporaryDirectory() as folder:
        words = ["gcc", *without_output(entry["command"])[1:], "-fanalyzer", "-fdiagnostics-plain-output", "-S", "-o",
                 os.path.join(folder, "out.s")]
        return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=entry["directory"])


TOOLS = {
    "clang-tidy": ("clang-tidy", run_clang_tidy),
    "cppcheck": ("cppcheck", run_cppcheck),
    "gcc-analyzer": ("gcc", run_gcc_analyzer),
}


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


# check and path -> reason
def read_exceptions(tool):
    exceptions = {}
    for line in (pathlib.Path(__file__).parent / "exceptions.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            place, _, reason = line.partition(": ")
            of, check, path = place.split()
            if of == tool:
                exceptions[check, path] = reason
    return exceptions


def analyze(run, build, path, entry):
    done = run(build, path, entry)
    found = set()
    for match in FOUND.finditer(done.stdout):
        place = os.path.normpath(os.path.join(entry["directory"], match["path"]))
        if match["path"].startswith(("src/", "rules/", "include/")):
            place = os.path.normpath(TOP / match["path"])
        if place.startswith(str(TOP) + os.sep):
            found.add((os.path.relpath(place, TOP), int(match["line"]), match["check"], match["text"]))
    if done.returncode != 0 and not found:
        found.add((os.path.relpath(path, TOP), 0, "run", "exit status %d: %s" % (done.returncode, done.stdout[-400:])))
    return found


def main():
    build, tool = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    program, run = TOOLS[tool]
    if not shutil.which(program):
        skip("no " + program + " on this machine")
    if tool == "gcc-analyzer" and subprocess.run(["gcc", "-fanalyzer", "-x", "c", "-S", "-o", "/dev/null", "/dev/null"],
                                                 stderr=subprocess.DEVNULL).returncode != 0:
        skip("this gcc has no analyzer")
    exceptions = read_exceptions(tool)
    work = list(commands(build))
    if not work:
        print("no compile commands of src and rules in " + str(build))
        return 1
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = set().union(*pool.map(lambda job: analyze(run, build, *job), work))
    used = set()
    left = 0
    for path, line, checks, text in sorted(found):
        excepted = [(check, path) for check in checks.split(",") if (check, path) in exceptions]
        used.update(excepted)
        if not excepted:
            left += 1
            print("%s:%d: %s [%s]" % (path, line, text, checks))
    for check, path in sorted(set(exceptions) - used):
        print("exceptions.txt: no longer needed: %s %s %s" % (tool, check, path))
    print("%s: %d files, %d findings, %d exceptions used" % (tool, len(work), left, len(used)))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
