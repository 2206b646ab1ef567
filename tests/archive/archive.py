"""What the tests of archives share: a small archive, what one process prints of it, a program that can be slowed and broken."""
import json
import os
import pathlib
import subprocess
import sys

OPTIONS = ["--no-config", "--format", "jsonl", "--text-field", "title", "--text-field", "body", "--id-field", "id"]
TEXTS = ["He is a schizophrenic.", "All is well here.", "She suffers from epilepsy.", "The addicts came back.",
         "The rooms are ready.", "It was an insane plan."]


class Archive:
    """In `folder`: articles, their list in an order that is not theirs, and a program under another name."""

    def __init__(self, folder, program, source):
        self.folder = pathlib.Path(folder)
        self.program = program
        self.scripts = pathlib.Path(source) / "examples/archive"
        names = []
        for number in range(30):
            path = self.folder / f"articles-{number * 11 % 30:02}.jsonl"
            records = [{"id": f"{number}-{k}", "title": "News", "body": TEXTS[(number + k) % len(TEXTS)]} for k in range(3)]
            path.write_text("".join(json.dumps(record) + "\n" for record in records))
            names.append(f"{path}\n")
        self.list = self.folder / "archive.list"
        self.list.write_text("".join(names))
        self.reports = self.folder / "reports"
        self.calls = self.folder / "calls"
        self.calls.write_text("")

    def one_process(self):
        done = subprocess.run([self.program, *OPTIONS, "--files-from", self.list], capture_output=True, check=False)
        assert done.returncode == 1 and done.stdout.count(b"\n") > 30, done
        return done.stdout

    def wrapped(self, before):
        """A program that writes down its share, does what `before` says in Bash, and then is the real one."""
        path = self.folder / "unstigma"
        path.write_text(f"""#!/usr/bin/env bash
share=merge
while [ $# -gt 0 ]; do all+=("$1"); [ "$1" = --shard ] && share=${{2%/*}}; shift; done
echo "$share" >> '{self.calls}'
{before}
exec '{self.program}' "${{all[@]}}"
""")
        path.chmod(0o755)
        return str(path)

    def called(self):
        return self.calls.read_text().split()

    def expect_one_process(self):
        found = (self.reports / "findings.jsonl").read_bytes()
        assert found == self.one_process(), "the merged findings are not those of one process"
        left = [path.name for path in self.reports.iterdir() if ".unstigma-" in path.name]
        print(f"{len(found)} bytes, the same as of one process; left behind: {left or 'nothing'}")


def skip(why):
    print(why)
    sys.exit(77)


def on_path(name):
    folders = os.environ["PATH"].split(os.pathsep) + ["/usr/sbin", "/sbin"]
    return next((os.path.join(folder, name) for folder in folders if os.access(os.path.join(folder, name), os.X_OK)), None)
