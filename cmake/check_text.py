#!/usr/bin/env python3
"""check_text.py TREE: every text file that git tracks ends with one newline, has no tabs for indentation, no blanks at
the ends of lines, and names no place of the machine it was written on."""
import pathlib
import re
import subprocess
import sys

tree = pathlib.Path(sys.argv[1])
KEEP = ("tests/golden/", "tests/fuzz/corpus/", "tests/document/data/", "examples/")  # whose bytes matter as they are
MACHINE = re.compile(r"(^|[^A-Za-z0-9_.-])/(work|farm|root)/[A-Za-z]")
listed = subprocess.run(["git", "-C", tree, "ls-files"], capture_output=True, text=True)
names = listed.stdout.splitlines() or [str(p.relative_to(tree)) for p in tree.rglob("*.cc")]
bad = []
for name in names:
    path = tree / name
    if name.startswith(KEEP) or not path.is_file():
        continue
    data = path.read_bytes()
    if b"\0" in data or not data:
        continue
    text = data.decode("utf-8", "replace")
    if not text.endswith("\n") or text.endswith("\n\n"):
        bad.append(f"{name}: should end with one newline")
    for number, line in enumerate(text.splitlines(), 1):
        if line.endswith((" ", "\t")) and not name.endswith(".md"):
            bad.append(f"{name}:{number}: blanks at the end of the line")
        if MACHINE.search(line) and name != "cmake/check_text.py":
            bad.append(f"{name}:{number}: names a place of one machine")
print("\n".join(bad) if bad else f"{len(names)} files are tidy")
sys.exit(1 if bad or not names else 0)
