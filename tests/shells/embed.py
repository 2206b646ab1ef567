#!/usr/bin/env python3
"""embed.py CMAKE COMPILER BUILD SOURCE: installs the library of the build into a folder, builds examples/embed against it by
find_package and by pkg-config, runs both and demands the same, sensible output."""
import os
import pathlib
import subprocess
import sys
import tempfile

cmake, compiler = sys.argv[1:3]
build, source = (pathlib.Path(arg).resolve() for arg in sys.argv[3:])
example = source / "examples/embed"
environment = {**os.environ, "PKG_CONFIG_PATH": ""}


def run(*command, status=0):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment)
    assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    run(cmake, "--install", build, "--prefix", work / "first", "--component", "development")
    prefix = work / "moved"  # what is installed may be moved
    (work / "first").rename(prefix)
    (described,) = prefix.rglob("unstigma.pc")
    environment["PKG_CONFIG_PATH"] = str(described.parent)

    run(cmake, "-S", example, "-B", work / "build", f"-DCMAKE_CXX_COMPILER={compiler}", f"-DCMAKE_PREFIX_PATH={prefix}")
    run(cmake, "--build", work / "build")
    flags = run("pkg-config", "--cflags", "--libs", "--static", "unstigma").split()
    run(compiler, "-std=c++20", example / "main.cc", "-o", work / "embed", *flags)
    assert run("pkg-config", "--modversion", "unstigma").strip() in (source / "CMakeLists.txt").read_text()

    for arguments, status, wanted in [
        ([], 1, ["1:4: error", "died by suicide", "1:39", "substance-use/junkie"]),
        (["A quiet day by the sea."], 0, []),
        (["I want to kill myself."], 0, ["Samaritans"]),
    ]:
        by_cmake = run(work / "build/embed", *arguments, status=status)
        by_pkg_config = run(work / "embed", *arguments, status=status)
        assert by_cmake == by_pkg_config, (by_cmake, by_pkg_config)
        assert all(words in by_cmake for words in wanted), by_cmake
        assert wanted or not by_cmake, by_cmake
    print(by_cmake, end="")
