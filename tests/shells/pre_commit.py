#!/usr/bin/env python3
"""pre_commit.py PROGRAM SOURCE: runs the hooks of SOURCE/.pre-commit-hooks.yaml in a repository made for it. Exit status 77
when pre-commit is not installed."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, source = (pathlib.Path(arg).resolve() for arg in sys.argv[1:])
if shutil.which("pre-commit") is None:
    print("pre-commit is not installed; left out")
    sys.exit(77)
work = pathlib.Path(tempfile.mkdtemp())
os.environ.update(PATH=f"{program.parent}:{os.environ['PATH']}", PRE_COMMIT_HOME=str(work / "home"), NO_COLOR="1",
                  GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@example.org", GIT_COMMITTER_NAME="a",
                  GIT_COMMITTER_EMAIL="a@example.org")
os.environ.pop("GIT_DIR", None)


def run(*command, cwd, status=0):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


# The hooks come out of a repository of their own, so that this one needs no commit.
hooks, project = work / "hooks", work / "project"
for folder in (hooks, project):
    folder.mkdir()
    run("git", "init", "-q", ".", cwd=folder)
shutil.copy(source / ".pre-commit-hooks.yaml", hooks)
run("git", "add", ".", cwd=hooks)
run("git", "commit", "-qm", "hooks", cwd=hooks)
commit = run("git", "rev-parse", "HEAD", cwd=hooks).strip()
(project / ".pre-commit-config.yaml").write_text(
    f"repos:\n- repo: {hooks}\n  rev: {commit}\n  hooks:\n  - id: unstigma\n  - id: unstigma-fix\n")
(project / ".unstigma.toml").write_text('exclude = ["old.md"]\n')
(project / "a.md").write_text("She committed suicide, the junkie.\n")
(project / "old.md").write_text("A junkie.\n")
(project / "code.c").write_text("/* a junkie */\n")
run("git", "add", ".", cwd=project)
out = run("pre-commit", "run", "unstigma", "--all-files", cwd=project, status=1)
assert "a.md:1:5: error[suicide/" in out, out
assert "old.md" not in out and "code.c" not in out, out
run("pre-commit", "run", "unstigma-fix", "--all-files", cwd=project, status=1)
assert (project / "a.md").read_text() == "She died by suicide, the junkie.\n"
(project / "a.md").write_text("Fine.\n")
run("git", "add", ".", cwd=project)
run("pre-commit", "run", "--all-files", cwd=project)
print("both hooks do what they say")
