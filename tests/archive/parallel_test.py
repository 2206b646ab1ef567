"""parallel_test.py PROGRAM SOURCE: runs examples/archive/with-parallel; a share fails once, then for good, then is mended."""
import os
import subprocess
import sys
import tempfile

import archive as archives

if not archives.on_path("parallel"):
    archives.skip("GNU parallel is not installed")


def run(archive, program):
    environment = {**os.environ, "UNSTIGMA": program, "HOME": str(archive.folder)}
    return subprocess.run([archive.scripts / "with-parallel", "6", archive.list, archive.reports], env=environment,
                          capture_output=True, text=True, timeout=60, check=False)


with tempfile.TemporaryDirectory() as folder:
    archive = archives.Archive(folder, *sys.argv[1:])
    # Share 2 fails the first time it is tried, share 5 twice in each run until it is mended.
    once = "[ $share = 2 ] && [ $(grep -cx 2 '%s') -lt 2 ] && exit 3\n" % archive.calls
    broken = archive.wrapped(once + "[ $share = 5 ] && kill -9 $$")
    first = run(archive, broken)
    assert first.returncode == 2, first
    assert "shard 5 of 6 is missing" in first.stderr, first.stderr
    assert not (archive.reports / "findings.jsonl").exists()
    calls = archive.called()
    assert calls.count("2") == 2 and calls.count("5") == 2 and calls.count("1") == 1, calls
    again = run(archive, archive.wrapped(""))
    assert again.returncode == 1, again
    assert archive.called()[len(calls):] == ["5", "merge"], archive.called()
    archive.expect_one_process()
