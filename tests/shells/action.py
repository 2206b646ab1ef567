#!/usr/bin/env python3
"""action.py PROGRAM SOURCE: runs scripts/action as action.yml does, in a repository made for it."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

program, source = (pathlib.Path(arg).resolve() for arg in sys.argv[1:])
work = pathlib.Path(tempfile.mkdtemp())
git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
for name in ("GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY", "GIT_DIR"):
    environment.pop(name, None)


def run(*command, **more):
    return subprocess.run(command, cwd=work, capture_output=True, text=True, env={**environment, **more})


(work / "docs").mkdir()
(work / "docs/a.md").write_text("A junkie.\n")
for command in (["init", "-q", "."], ["add", "."], ["commit", "-qm", "one"],
                ["update-ref", "refs/remotes/origin/main", "HEAD"]):
    done = run(*git, *command)
    assert done.returncode == 0, done.stderr
(work / "docs/a.md").write_text("A junkie.\n\nAn addict.\n")

# Every input of action.yml reaches the script.
action = (source / "action.yml").read_text()
script = (source / "scripts/action").read_text()
names = re.findall(r"(UNSTIGMA_[A-Z_]+):", action)
assert len(names) == 4 and all(name in script for name in names), names

changed = run(source / "scripts/action", UNSTIGMA_PATHS="docs\n", GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY="summary.md")
assert changed.returncode == 1, changed.stderr
assert re.findall(r"^::error .*line=(\d+),", changed.stdout, re.M) == ["3"], changed.stdout
assert "1 finding in 1 file" in (work / "summary.md").read_text()
whole = run(source / "scripts/action", UNSTIGMA_PATHS="docs", UNSTIGMA_CHANGED_ONLY="false", GITHUB_BASE_REF="main")
assert re.findall(r"^::error .*line=(\d+),", whole.stdout, re.M) == ["1", "3"], whole.stdout
code = run(source / "scripts/action", UNSTIGMA_PATHS="docs", UNSTIGMA_ARGUMENTS="$(touch evil)\n; touch evil")
assert code.returncode == 2 and not (work / "evil").exists(), code.stderr
print("the action does what it says")
