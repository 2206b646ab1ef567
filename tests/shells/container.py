#!/usr/bin/env python3
"""container.py SOURCE: what can be said about Containerfile without building it: its stages, its user, that what it copies
and installs is there, that its shell lines can be read, and that .dockerignore hides nothing that the build needs."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

source = pathlib.Path(sys.argv[1]).resolve()
text = (source / "Containerfile").read_text()
text = re.sub(r"^\s*#.*\n", "", text, flags=re.M).replace("\\\n", " ")
stages = []
for line in text.splitlines():
    if line.strip():
        word, rest = line.split(maxsplit=1)
        stages += [[]] if word == "FROM" else []
        stages[-1].append((word, rest.strip()))
hidden = [line for line in (source / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]


def lines(stage, word):
    return [rest for name, rest in stage if name == word]


build, runtime = stages
assert lines(build, "FROM") == ["debian:12-slim AS build"] and lines(runtime, "FROM") == ["debian:12-slim"], stages
(user,) = lines(runtime, "USER")
assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user), f"{user}: not the numbers of a user without rights"
assert json.loads(lines(runtime, "ENTRYPOINT")[0]) == ["unstigma"]
assert not lines(runtime, "COPY"), "the runtime gets the package and nothing else"
after = [name for name, _ in runtime]
assert after.index("RUN") < after.index("USER") < after.index("ENTRYPOINT")

packages = set()
for stage in stages:
    for rest in lines(stage, "COPY"):
        for name in rest.split()[:-1]:
            assert (source / name).exists() and name.split("/")[0] not in hidden, f"COPY {name}: not there"
    for rest in lines(stage, "RUN"):
        shell = re.sub(r"^(--mount=\S+\s+)+", "", rest)
        subprocess.run(["sh", "-n", "-c", shell], check=True)
        if "apt-get update" in shell:
            assert shell.rstrip().endswith("rm -rf /var/lib/apt/lists/*"), shell
        for found in re.findall(r"apt-get install ([^&]*)", shell):
            words = found.split()
            assert "-y" in words and "--no-install-recommends" in words, shell
            packages.update(word for word in words if re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", word))
(base,) = re.findall(r"^packages=\((.*?)\)", (source / "scripts/setup").read_text(), re.S | re.M)
packages.update(base.split())
assert {"file", "cmake", "libicu-dev"} <= packages, packages  # CPack asks `file` which libraries the program needs
if shutil.which("apt-cache"):
    known = set(subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True, check=True).stdout.split())
    if "libicu-dev" in known:
        assert packages <= known, f"Debian does not know {sorted(packages - known)}"

# The build reads nothing that stays behind.
made = (source / "cmake/install.cmake").read_text() + (source / "CMakeLists.txt").read_text()
made = re.sub(r"if\(UNSTIGMA_(TESTS|FUZZ)\).*?endif\(\)", "", made, flags=re.S)
made = re.sub(r"#.*", "", made)
for name in hidden:
    assert not re.search(rf"(?<![\w./-]){re.escape(name)}/", made), f".dockerignore hides {name}, which the build reads"
print(f"two stages, user {user}, {len(packages)} packages that Debian has")
