#!/usr/bin/env python3
"""fuzz.py TREE: scripts/fuzz with programs that only pretend: it runs each of them, shows what they count, keeps the
limits it is given, and fails when one of them fails."""
import os
import pathlib
import subprocess
import sys
import tempfile

tree = pathlib.Path(sys.argv[1])
FAKE = """#!/bin/sh
case "$*" in *-max_total_time=7\ *tests/fuzz/corpus/*) ;; *) echo "called with $*"; exit 1 ;; esac
echo "stat::number_of_executed_units: 4321"
echo "stat::new_units_added:          12"
case $0 in *_rst_*) echo "==1== ERROR: libFuzzer: deadly signal"; exit 77 ;; esac
"""


def fuzz(*arguments, programs):
    return subprocess.run([tree / "scripts/fuzz", *arguments], capture_output=True, text=True,
                          env={**os.environ, "UNSTIGMA_FUZZ_BUILD": str(programs)})


with tempfile.TemporaryDirectory() as folder:
    programs = pathlib.Path(folder)
    targets = sorted(p.name for p in (tree / "tests/fuzz/corpus").iterdir())
    for name in targets:
        (programs / f"unstigma_{name}_fuzz").write_text(FAKE)
        (programs / f"unstigma_{name}_fuzz").chmod(0o755)
    good = fuzz("--seconds", "7", "--jobs", "3", "html", "check", programs=programs)
    assert good.returncode == 0, good.stdout + good.stderr
    assert sorted(line.split() for line in good.stdout.splitlines()[:2]) == [
        [name, "4321", "runs", "12", "new", "ok"] for name in ("check", "html")], good.stdout
    every = fuzz("--seconds", "7", "--jobs", "4", programs=programs)
    assert every.returncode == 1, every.stdout + every.stderr
    seen = sorted(line.split()[0] for line in every.stdout.splitlines() if " runs " in line)
    assert seen == targets, every.stdout
    assert "FAILED\n==1== ERROR: libFuzzer" in every.stdout, every.stdout
    assert f"{len(targets)} targets, 1 failed" in every.stdout, every.stdout
    for wrong in (["--seconds", "x"], ["--jobs"], ["--what"], ["word"]):
        refused = fuzz(*wrong, programs=programs)
        assert refused.returncode == 2 and refused.stderr.startswith("usage: scripts/fuzz"), (wrong, refused.stderr)
print("ok")
