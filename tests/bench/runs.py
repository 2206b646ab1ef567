"""Running programs side by side, and what is told about it: rows of a table with medians, spread, goals."""
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build/release"
BENCH = BUILD / "tests/bench"
WORK = ROOT / "build/bench"
PROGRAM = str(BUILD / "unstigma")
TOLERANCE = 0.1  # a goal is missed when it is missed by more


def bench(name):
    return str(BENCH / f"unstigma_bench_{name}")


def unstigma(*args, jobs=1):
    """The command that checks files and writes every finding as a JSON line."""
    return [PROGRAM, "check", "--no-config", "--exit-zero", "--format", "jsonl", "--jobs", str(jobs), *map(str, args)]


@dataclasses.dataclass
class Run:
    seconds: float
    processor: float
    resident: int  # bytes
    output: dict   # what a program of tests/bench printed about its last run


def interleaved(commands, rounds, name="run"):
    """Runs commands A B A B ..., each as a whole process with its output in a file; a list of Runs for each command.
    The programs of tests/bench print what they measured: then every round is started by itself."""
    printing = [command[0].startswith(str(BENCH)) for command in commands]
    joined = []
    for command in commands:
        joined += (["--"] if joined else []) + [str(part) for part in command]
    out = [[] for _ in commands]
    times, each = (rounds, 1) if any(printing) else (1, rounds)
    for _ in range(times):
        done = subprocess.run([bench("spawn"), str(each), str(WORK / name), *joined], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"scripts/bench: {done.stderr.strip()}")
        for line in done.stdout.splitlines():
            at = json.loads(line)
            index = at["command"]
            if at["status"] not in (0, 1):
                sys.exit(f"scripts/bench: status {at['status']} of {' '.join(map(str, commands[index]))}: "
                         f"{done.stderr.strip()}")
            output = {}
            if printing[index]:
                output = json.loads((WORK / f"{name}.{index}").read_text())
            out[index].append(Run(at["seconds"], at["processor_seconds"], at["resident_kib"] * 1024, output))
    return out


def size_of(path):
    path = pathlib.Path(path)
    if path.is_file():
        return path.stat().st_size
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file())


def rates(runs, size):
    """Megabytes a second of whole processes."""
    return [size / 1e6 / run.seconds for run in runs]


def processor_rates(runs, size):
    """Megabytes for each second of processor time of whole processes: for small differences between runs of our own."""
    return [size / 1e6 / max(run.processor, 1e-3) for run in runs]


def scan_rates(runs):
    """Megabytes a second of what a program of tests/bench calls the scan proper."""
    return [run.output["bytes"] / 1e6 / max(run.output["scan_seconds"], 1e-9) for run in runs]


def pairwise(ours, theirs):
    return [a / b for a, b in zip(ours, theirs)]


def number(value):
    if value == 0:
        return "0"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def spread(values):
    """The median, and between which values all lie."""
    if not values:
        return ""
    if len(values) == 1:
        return number(values[0])
    return f"{number(statistics.median(values))} ({number(min(values))}-{number(max(values))})"


@dataclasses.dataclass
class Row:
    group: str
    what: str
    ours: list
    unit: str
    rival: str = ""        # what `theirs` is
    theirs: list = dataclasses.field(default_factory=list)
    goal: float = None     # of the ratio; with `absolute` of the median of ours
    most: bool = False     # the goal is not to be exceeded
    absolute: bool = False

    def ratios(self):
        return pairwise(self.ours, self.theirs) if self.theirs else []

    def value(self):
        if self.absolute:
            return statistics.median(self.ours)
        return statistics.median(self.ratios()) if self.theirs else None

    def verdict(self):
        if self.goal is None:
            return ""
        by = self.goal / self.value() if not self.most else self.value() / self.goal  # above 1: missed
        return "met" if by <= 1 else "nearly" if by <= 1 + TOLERANCE else "MISSED"

    def cells(self):
        goal = ""
        if self.goal is not None:
            goal = ("at most " if self.most else "at least ") + number(self.goal)
            if self.absolute:
                goal += f" {self.unit}"
        return [self.what, f"{spread(self.ours)} {self.unit}",
                f"{self.rival}: {spread(self.theirs)} {self.unit}" if self.theirs else "",
                spread(self.ratios()), goal, self.verdict()]

    def as_json(self):
        return {"group": self.group, "what": self.what, "unit": self.unit, "unstigma": self.ours, "rival": self.rival,
                "rival_values": self.theirs, "ratios": self.ratios(), "goal": self.goal, "goal_is_most": self.most,
                "verdict": self.verdict()}


HEAD = ["what", "unstigma: median (lowest-highest)", "beside", "ratio", "goal", ""]


def as_text(rows):
    cells = [HEAD] + [row.cells() for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in cells)


def as_markdown(rows):
    lines = ["| " + " | ".join(HEAD) + " |", "|" + " --- |" * len(HEAD)]
    lines += ["| " + " | ".join(row.cells()) + " |" for row in rows]
    return "\n".join(lines)


def machine():
    """What was measured on, in a sentence."""
    model = "a processor without a name"
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} processors"
