#!/usr/bin/env python3
"""completions.py PROGRAM: loads the completions that unstigma prints into every shell that is installed here and asks
each of them what it would offer. Exit status 77 when there is none."""
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

program = str(pathlib.Path(sys.argv[1]).resolve())
# What is typed, something that must be offered, something that must not.
CASES = [
    (["unstigma", "--form"], "--format", "--diff"),
    (["unstigma", "check", "--format", ""], "jsonl", "wide.md"),
    (["unstigma", "--format", "js"], "json", "text"),
    (["unstigma", "fix", "--d"], "--diff", "--format"),
    (["unstigma", "fix", "--profile", "cl"], "clinical", "news"),
    (["unstigma", "lex"], "lexicon", "explain"),
    (["unstigma", "lexicon", "val"], "validate", "list"),
    (["unstigma", "lexicon", "show", "--he"], "--help", "--format"),
    (["unstigma", "completions", ""], "fish", "wide.md"),
    (["unstigma", "--config", "wi"], "wide.md", "--no-config"),
    (["unstigma", "fix", "wi"], "wide.md", "--diff"),
    (["unstigma", "wi"], "wide.md", "check"),
    (["unstigma", "lexicon", "test", "wi"], "wide.md", "show"),
]


def bash(script, words):
    quoted = " ".join(f"'{word}'" for word in words)
    code = (f"source {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _unstigma; "
            "printf '%s\\n' \"${COMPREPLY[@]}\"")
    return subprocess.run(["bash", "--norc", "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")


def fish(script, words):
    code = f"source {script}; complete -C '{' '.join(words)}'"
    out = subprocess.run(["fish", "--no-config", "-c", code], capture_output=True, text=True, check=True).stdout
    return [line.split("\t")[0] for line in out.split("\n")]


def zsh(script, words):
    """zsh completes in a terminal only: one is made, the line typed, and what it lists read off."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="dumb", COLUMNS="200", LINES="100", PS1="> ", HOME=os.getcwd())
        os.execlp("zsh", "zsh", "-f", "-i")

    def read(seconds, until=None):
        out = b""
        end = time.time() + seconds
        while time.time() < end and (until is None or until not in out):
            if select.select([terminal], [], [], 0.2)[0]:
                try:
                    out += os.read(terminal, 65536)
                except OSError:
                    break
        return out

    def send(text):
        os.write(terminal, text.encode())

    send("autoload -Uz compinit; compinit -u -D; setopt no_beep no_menu_complete list_ambiguous no_auto_menu; "
         f"zstyle ':completion:*' verbose no; bindkey '^I' list-choices; source {script}; print rea''dy\r")
    read(20, b"ready\r")
    read(0.3)
    send(" ".join(words) + "\t")
    listed = read(3, b"\r\n> ")
    send("\x15print do''ne\r")
    out = (listed + read(20, b"done\r")).decode(errors="replace")
    send("exit\r")
    os.close(terminal)
    os.waitpid(process, 0)
    out = out.split("print do")[0]
    return re.findall(r"[^\s\x1b\x07]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", out))


tried, bad = 0, 0
for name, offers in (("bash", bash), ("fish", fish), ("zsh", zsh)):
    if shutil.which(name) is None:
        print(f"{name} is not installed; left out")
        continue
    tried += 1
    script = tempfile.mkdtemp() + "/completions"
    with open(script, "w", encoding="utf-8") as file:
        subprocess.run([program, "completions", name], stdout=file, check=True)
    os.chdir(pathlib.Path(script).parent)
    pathlib.Path("wide.md").touch()
    for words, wanted, unwanted in CASES:
        found = offers(script, words)
        if wanted not in found or unwanted in found:
            bad += 1
            print(f"{name}: '{' '.join(words)}' offers {found}, not {wanted} without {unwanted}")
print(f"{len(CASES)} lines in {tried} shells, {bad} wrong")
sys.exit(1 if bad else 0 if tried else 77)
