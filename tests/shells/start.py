#!/usr/bin/env python3
"""start.py PROGRAM SOURCE: holds what starting unstigma may cost: it asks the loader for no library that only some runs
need. Those are loaded by the runs that need them, and where one is missing, unstigma says so or does without."""
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import tempfile

program, source = (pathlib.Path(arg).resolve() for arg in sys.argv[1:])


def run(*arguments, libraries=None):
    environment = {**os.environ, **({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})}
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=120)


def loaded(*arguments):
    """What the loader was asked for, early or late."""
    done = subprocess.run([program, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "LD_DEBUG": "files"}, timeout=120)
    names = set(re.findall(r"file=(\S+)", done.stderr))
    assert any("libicuuc" in name for name in names), done.stderr
    return {re.sub(r"^lib|\.so.*", "", pathlib.Path(name).name) for name in names}


signal.alarm(120)  # a question that waits for ever
with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    draft = work / "draft.md"
    draft.write_text("He committed suicide.\n")
    document = source / "examples/feature.docx"
    late = {"zip", "crypto", "edit"}
    for arguments in (["--version"], ["--help"], [draft]):
        assert not loaded(*arguments) & late, f"{arguments} waits for {loaded(*arguments) & late}"
    assert "zip" in loaded("--no-config", document)

    # A library that cannot be loaded: an empty file stands where the loader looks first.
    sonames = set(re.findall(rb"lib(?:zip|edit)\.so\.\d+", program.read_bytes()))
    assert len(sonames) == 2, sonames
    for name in sonames:
        (work / name.decode()).write_bytes(b"")
    told = run("--no-config", document, libraries=work)
    assert told.returncode == 2 and "Traceback" not in told.stderr, told
    assert re.fullmatch(r"unstigma: \S+/feature\.docx: is an archive, and the library that opens archives cannot be loaded "
                        r"\(.*libzip\.so.*\); install libzip, then try again\n", told.stderr), told.stderr
    told = run("fix", "--no-config", document, libraries=work)
    assert told.returncode == 2 and "install libzip" in told.stderr, told
    told = run("--no-config", "--format", "compact", document, draft, libraries=work)  # what can be read is read
    assert told.returncode == 2 and "draft.md" in told.stdout, told

    # Questions are asked without libedit, too.
    environment = {**os.environ, "LD_LIBRARY_PATH": folder, "TERM": "dumb"}
    child, terminal = pty.fork()
    if child == 0:
        os.execve(program, [str(program), "fix", "-i", "--no-config", str(draft)], environment)
    os.write(terminal, b"1\n\x04\x04")
    said = b""
    try:
        while chunk := os.read(terminal, 4096):
            said += chunk
    except OSError:  # the other end is closed
        pass
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert "died by suicide" in draft.read_text(), (status, said.decode(), draft.read_text())
print("what few runs need is loaded late")
