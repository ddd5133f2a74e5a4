"""Workflows and actions as GitHub's runner reads them.

workflows.py blocks MARKDOWN FOLDER        writes each YAML block that begins with `# PATH` to FOLDER/PATH
workflows.py scripts FOLDER FILE...        writes the shell of each step to a file of its own
workflows.py inputs ACTION FILE...         fails where a workflow gives the action an input that it has not
workflows.py match MATCHERS CONCISE JSON   fails where the problem matchers read other findings than there are
workflows.py act FILE [NAME=VALUE...]      runs the steps of an action with these inputs, here; ends as its last step

Steps run as on the runner: by bash, with the step's environment, and files for outputs and the PATH.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

import yaml


def blocks(markdown, folder):
    text = pathlib.Path(markdown).read_text()
    for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S):
        name = re.match(r"# (\S+)\n", block)
        if not name:
            sys.exit(f"{markdown}: a YAML block does not begin with the path of its file:\n{block}")
        path = pathlib.Path(folder, name[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block)


def steps_of(document):
    """The steps of an action, or of all jobs of a workflow; GitLab's jobs have lines of shell instead."""
    if "runs" in document:
        return document["runs"]["steps"]
    jobs = document.get("jobs") or document
    found = []
    for job in jobs.values():
        if isinstance(job, dict):
            found += job.get("steps") or []
            found += [{"run": "\n".join(job["script"])}] if "script" in job else []
    return found


def scripts(folder, *files):
    for file in files:
        runs = [step["run"] for step in steps_of(yaml.safe_load(pathlib.Path(file).read_text())) if "run" in step]
        for number, run in enumerate(runs):
            if "${{" in run:
                sys.exit(f"{file}: an expression becomes part of a script:\n{run}")
            pathlib.Path(folder, f"{pathlib.Path(file).stem}-{number}.sh").write_text("#!/bin/bash\n" + run + "\n")


def inputs(action, *files):
    known = yaml.safe_load(pathlib.Path(action).read_text())["inputs"]
    given = [(file, step) for file in files for step in steps_of(yaml.safe_load(pathlib.Path(file).read_text()))]
    for file, step in given:
        for name in step.get("with", {}) if "/pllint@" in step.get("uses", "") else []:
            if name not in known:
                sys.exit(f"{file}: the action has no input {name}")


def match(matchers, concise, document):
    read = []
    for line in pathlib.Path(concise).read_text().splitlines():
        for matcher in json.loads(pathlib.Path(matchers).read_text())["problemMatcher"]:
            pattern = matcher["pattern"][0]
            found = re.search(pattern["regexp"], line)
            names = {name: found[group] for name, group in pattern.items() if name != "regexp"} if found else None
            read += [{"severity": matcher.get("severity"), **names}] if found else []
    files = json.loads(pathlib.Path(document).read_text())["files"]
    wanted = [
        {
            "file": finding["path"],
            "line": str(finding["start"]["line"]),
            "column": str(finding["start"]["column"]),
            "severity": {"info": "notice"}.get(finding["severity"], finding["severity"]),
            "message": finding["message"],
            "code": finding["rule"],
        }
        for file in files
        for finding in file["findings"]
    ]
    if not wanted or read != wanted:
        sys.exit(f"read: {read}\nthere are: {wanted}")


def read_outputs(path):
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


class Runner:
    def __init__(self, inputs):
        self.values = {f"inputs.{name}": value for name, value in inputs.items()}
        self.temporary = pathlib.Path(os.environ["RUNNER_TEMP"])
        self.path = os.environ["PATH"]

    def value_of(self, name):
        """An output that no step has set is empty; anything else has to be known."""
        return self.values.get(name, "") if ".outputs." in name else self.values[name]

    def evaluate(self, text):
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: self.value_of(found[1]), str(text))

    def run(self, step):
        script, output, path, summary = (self.temporary / name for name in ("step.sh", "output", "path", "summary"))
        script.write_text(step["run"])
        for file in (output, path, summary):
            file.write_text("")
        environment = {name: self.evaluate(value) for name, value in step.get("env", {}).items()}
        environment.update(GITHUB_OUTPUT=str(output), GITHUB_PATH=str(path), GITHUB_STEP_SUMMARY=str(summary))
        environment.update(PATH=self.path, GITHUB_ACTIONS="true")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        status = subprocess.run(command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL).returncode
        for name, value in read_outputs(output).items():
            self.values[f"steps.{step.get('id')}.outputs.{name}"] = value
        self.path = os.pathsep.join(path.read_text().splitlines()[::-1] + [self.path])
        return status


def act(file, *given):
    document = yaml.safe_load(pathlib.Path(file).read_text())
    inputs = {name: str(facts.get("default", "")) for name, facts in document.get("inputs", {}).items()}
    for pair in given:
        name, value = pair.split("=", 1)
        if name not in inputs:
            sys.exit(f"there is no input {name}")
        inputs[name] = value
    runner = Runner(inputs)
    status = 0
    for step in steps_of(document):
        status = status or runner.run(step)
    outputs = {name: runner.evaluate(facts["value"]) for name, facts in document.get("outputs", {}).items()}
    lines = "".join(f"{name}={value}\n" for name, value in outputs.items())
    (runner.temporary / "outputs").write_text(lines)
    sys.exit(status)


if __name__ == "__main__":
    {"blocks": blocks, "scripts": scripts, "inputs": inputs, "match": match, "act": act}[sys.argv[1]](*sys.argv[2:])
