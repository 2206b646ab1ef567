#!/usr/bin/env python3
"""docs.py PROGRAM SOURCE: runs every command line of unstigma that README.md and the pages of docs show, in order, each page in a
folder of its own that holds the files it speaks of. A command must end with 0 or 1 and have something to say or to write."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, source = (pathlib.Path(arg).resolve() for arg in sys.argv[1:])
# Commands that cannot run here as they stand, and why.
EXCEPTIONS = {
    "unstigma fix -i draft.md": "asks questions: tests/cli/terminal_test runs it in a terminal",
}
COMMAND = re.compile(r"(?:^|\| )unstigma (?!->)")
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
for name in ("GIT_DIR", "GIT_WORK_TREE", "GITHUB_BASE_REF"):
    environment.pop(name, None)


def code_of(page):
    """The fenced and indented blocks of a page, as lists of lines."""
    blocks, fence = [[]], None
    for line in page.splitlines():
        if re.match(r" *```", line):
            fence = None if fence else line
            blocks.append([])
        elif fence:
            blocks[-1].append(line)
        elif line.startswith("    "):
            blocks[-1].append(line[4:])
        elif line.strip():
            blocks.append([])
    return [block for block in blocks if block]


def commands_of(blocks):
    for block in blocks:
        for line in block:
            line = re.sub(r"^\s*- |^\$ ", "", line)  # a step of a YAML script, a prompt
            if COMMAND.search(line):
                yield line.split(" | reviewdog")[0]  # what others make of it is theirs


def furnish(folder, blocks):
    """A repository with the files that the pages name, and a branch with a change."""
    shutil.copytree(source / "examples", folder / "examples", ignore=shutil.ignore_patterns("embed"))
    (folder / "docs").mkdir()
    for example, names in {
        "news-article.md": ["draft.md"], "feature.docx": ["draft.docx", "letter.docx"],
        "docs-page.md": ["docs/guide.md", "README.md"], "campaign-leaflet.txt": ["leaflet.txt", "letter.txt"],
    }.items():
        for name in names:
            shutil.copy(source / "examples" / example, folder / name)
    whole = next(block for block in code_of((source / "docs/lexicons.md").read_text()) if block[0] == "[lexicon]")
    for name in ("my-words.toml", "our-words.toml"):
        (folder / name).write_text("\n".join(whole) + "\n")
    for block in blocks:  # a block that begins with the name of a file is that file
        named = re.fullmatch(r"# (\.?[a-z-]+\.toml)", block[0])
        if named:
            (folder / named[1]).write_text("\n".join(block) + "\n")
    for command in (["init", "-q", "-b", "main", "."], ["add", "."], ["commit", "-qm", "one"], ["switch", "-qc", "change"]):
        subprocess.run([*GIT, *command], cwd=folder, check=True, env=environment)
    with open(folder / "docs/guide.md", "a") as page:
        page.write("\nThis is an insane default.\n")


def run(command, folder):
    """What is wrong with it, or nothing."""
    if command.startswith("unstigma init"):  # writes a file only where there is none
        (folder / ".unstigma.toml").unlink(missing_ok=True)
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, env=environment,
                          capture_output=True, text=True, timeout=60)
    written = re.search(r" (?:-o|--output-file|>) (\S+)", command)
    if done.returncode not in (0, 1):
        return f"exit status {done.returncode}: {done.stderr}"
    if "unstigma:" in done.stderr:
        return f"complains: {done.stderr}"
    if written and not ((folder / written[1]).is_file() and (folder / written[1]).stat().st_size > 100):
        return f"did not write {written[1]}"
    if not written and len(done.stdout + done.stderr) < 20:
        return "says nothing"
    return None


pages = [source / "README.md", *sorted((source / "docs").glob("*.md")), *sorted(source.glob("examples/*/README.md"))]
ran, excepted, wrong = {}, set(), []
for page in pages:
    blocks = code_of(page.read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        furnish(folder, blocks)
        own = (folder / ".unstigma.toml").read_text() if (folder / ".unstigma.toml").exists() else None
        for command in commands_of(blocks):
            bare = re.sub(r"\s+#.*", "", command)
            if bare in EXCEPTIONS:
                excepted.add(bare)
                continue
            problem = run(command, folder)
            if problem:
                wrong.append(f"{page.relative_to(source)}: {command}\n    {problem}")
            if own:
                (folder / ".unstigma.toml").write_text(own)
            ran[page.name] = ran.get(page.name, 0) + 1

wrong += [f"no page shows the exception {command!r} any more" for command in EXCEPTIONS if command not in excepted]
for name, least in {"README.md": 6, "reports.md": 6, "ci.md": 2, "start-journalist.md": 9, "start-documentation.md": 9,
                    "start-campaign.md": 9, "existing-texts.md": 4, "lexicons.md": 3}.items():
    if ran.get(name, 0) < least:
        wrong.append(f"{name}: only {ran.get(name, 0)} commands were seen")
print("\n".join(wrong) or f"{sum(ran.values())} commands in {len(ran)} pages run; {len(excepted)} left out")
sys.exit(1 if wrong else 0)
