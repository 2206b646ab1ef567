"""What scripts/bench measures: each function gives rows, and says what it left out."""
import functools
import json
import re
import shlex
import shutil
import statistics
import subprocess
import sys

import texts
from runs import PROGRAM, WORK, Row, bench, interleaved, number, processor_rates, rates, scan_rates, size_of, unstigma

ALEX = WORK / "node"


class Bench:
    """What is measured with: the text, the folder of Markdown, how thoroughly."""

    def __init__(self, text, docs, quick):
        self.text, self.docs, self.quick = text, docs, quick
        self.rounds = 5
        self.data = b"".join(path.read_bytes() for path in text)
        self.left_out = []
        self.phrases = WORK / "phrases.txt"
        self.some_phrases = WORK / "phrases-1700.txt"

    @functools.cached_property
    def prose(self):
        """All of the text in one file."""
        if len(self.text) == 1:
            return self.text[0]
        path = WORK / "text.txt"
        path.write_bytes(self.data)
        return path

    @functools.cached_property
    def part(self):
        """A part of the text for what is made of it."""
        return texts.at_line_end(self.data, 4_000_000 if self.quick else 16_000_000)

    def make_phrases(self, lexicons):
        done = subprocess.run([bench("phrases"), str(lexicons)], capture_output=True, text=True, check=True)
        every = done.stdout.splitlines()
        self.phrases.write_text(done.stdout)
        step = max(1.0, len(every) / 1700)
        some = [every[int(i * step)] for i in range(min(1700, len(every)))]
        self.some_phrases.write_text("\n".join(some) + "\n")
        self.count = len(every)

    def missing(self, what, why):
        self.left_out.append(f"{what} ({why})")


def bulk(b):
    """One thread, whole process, every finding written, beside the scan proper of rivals."""
    rows, mine, size = [], unstigma(b.prose), size_of(b.prose)

    def beside(what, rival, command, goal):
        _, ours, theirs = interleaved([mine, mine, command], b.rounds)  # what the rival has pushed out is brought back
        rows.append(Row("bulk", what, rates(ours, size), "MB/s", rival, scan_rates(theirs), goal))

    if shutil.which(bench("hyperscan")):
        beside("prose", "Hyperscan, 1,700 phrases, scan only", [bench("hyperscan"), b.some_phrases, b.prose], 0.5)
        beside("prose", f"Hyperscan, all {b.count:,} phrases, scan only", [bench("hyperscan"), b.phrases, b.prose], None)
    else:
        b.missing("Hyperscan", "libhyperscan-dev is not installed")
    beside("prose", "ICU words, scan only", [bench("icu"), b.prose], 5)
    slice_of(b, rows, mine, size)
    return rows


def slice_of(b, rows, mine, size):
    """The slow ones get a part of the text; rates are compared."""
    small = WORK / "slice.txt"
    if shutil.which("rg"):
        small.write_bytes(texts.at_line_end(b.data, 2_000_000 if b.quick else 8_000_000))
        _, ours, theirs = interleaved([mine, mine, ["rg", "-iwF", "-f", b.some_phrases, small]], b.rounds)
        rows.append(Row("bulk", "prose", rates(ours, size), "MB/s", f"`rg -iwF`, 1,700 phrases, {size_of(small) / 1e6:.1f} MB",
                        rates(theirs, size_of(small)), 20))
    else:
        b.missing("rg", "not installed")
    small = WORK / "slice-codespell.txt"
    if shutil.which("codespell"):
        small.write_bytes(texts.at_line_end(b.data, 1_000_000))
        _, ours, theirs = interleaved([mine, mine, ["sh", "-c", 'codespell "$1" 2>/dev/null || :', "sh", small]], 3)
        rows.append(Row("bulk", "prose", rates(ours, size), "MB/s", "codespell, 1 MB", rates(theirs, size_of(small)), None))
    else:
        b.missing("codespell", "not installed")
    small = WORK / "slice-alex.md"
    alex = ALEX / "node_modules/alex/cli.js"
    if shutil.which("node") and alex.is_file():
        small.write_bytes(texts.at_line_end(b.data, 200_000 if b.quick else 3_000_000))
        _, ours, theirs = interleaved([mine, mine, ["sh", "-c", 'node "$1" "$2" 2>&1', "sh", alex, small]], 3)
        rows.append(Row("bulk", "prose", rates(ours, size), "MB/s", f"alex, {size_of(small) / 1e6:.1f} MB",
                        rates(theirs, size_of(small)), 5000))
    else:
        b.missing("alex", "not installed: scripts/bench-setup")


def docs(b):
    """A tree of Markdown beside md4c alone: both read every file."""
    if not b.docs or texts.near_size(b.docs, 20000) is None:
        b.missing("Markdown", "no folder of it")
        return []
    size = sum(f.stat().st_size for f in b.docs.rglob("*.md"))
    ours, theirs = interleaved([unstigma("--no-ignore", b.docs), [bench("md4c"), b.docs]], b.rounds)
    return [Row("docs", f"Markdown, {size / 1e6:.0f} MB", rates(ours, size), "MB/s", "md4c alone, reading and parsing",
                scan_rates(theirs), 0.5)]


def threads(b):
    """Two threads beside one; and two processes at the same time, each with half of the files, which share nothing:
    what the machine has to give."""
    count = 64 if b.quick else 256
    rows, places = [], [(f"prose in {count} files", texts.split(WORK / "split", b.data, count, len(b.data) // 64))]
    if b.docs and texts.near_size(b.docs, 20000):
        places.append(("Markdown tree", b.docs))
    for what, place in places:
        size = size_of(place)
        halves = [unstigma("--no-ignore", "--shard", f"{half}/2", place) for half in (1, 2)]
        both = ["sh", "-c", " & ".join(shlex.join(half) for half in halves) + " & wait"]
        two, one, apart = interleaved([unstigma("--no-ignore", place, jobs=2), unstigma("--no-ignore", place), both], b.rounds)
        rows.append(Row("threads", f"{what}, `--jobs 2`", rates(two, size), "MB/s", "`--jobs 1`", rates(one, size), 1.9))
        rows.append(Row("threads", f"{what}, two processes, half of the files each", rates(apart, size), "MB/s", "`--jobs 1`",
                        rates(one, size)))
    return rows


def instructions(b, command):
    if not shutil.which("valgrind"):
        return None
    out = WORK / "callgrind.out"
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *map(str, command)],
                          capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) / 1e6 if found else None


def start(b):
    """A whole process for one small file."""
    page = texts.near_size(b.docs, 20000) if b.docs else None
    if page is None:
        page = WORK / "page.md"
        page.write_bytes(texts.at_line_end(b.data, 20000))
    runs = 30 if b.quick else 50
    mine = [PROGRAM, "check", "--no-config", "--exit-zero", "--format", "jsonl", page]
    commands = {f"a Markdown file of {page.stat().st_size / 1000:.0f} KB": (mine, 10), "`--version`": ([PROGRAM, "--version"], 3),
                "`--help`": ([PROGRAM, "--help"], 3)}
    rows = []
    listed = [command for command, _ in commands.values()]
    rival = shutil.which("rg")
    times = interleaved(listed + [[bench("nothing")]] + ([["rg", "-ic", "crazy", page]] if rival else []), runs, "start")
    in_ms = [[run.seconds * 1000 for run in of] for of in times]
    for (what, (_, goal)), ours in zip(commands.items(), in_ms):
        rows.append(Row("start", what, ours, "ms", "a C++ program that does nothing", in_ms[len(listed)], goal, most=True,
                        absolute=True))
    if rival:
        rows.append(Row("start", next(iter(commands)), in_ms[0], "ms", "`rg -ic crazy`", in_ms[-1], 3, most=True))
    else:
        b.missing("rg", "not installed")
    for what, (command, _) in commands.items():
        counted = instructions(b, command)
        if counted is None:
            b.missing("instructions", "valgrind is not installed")
            break
        rows.append(Row("start", what + ", instructions", [counted], "million"))
    return rows


def memory(b):
    """A large file: how much memory is resident, and whether the rate is that of a small one."""
    size = 100_000_000 if b.quick else 1_000_000_000
    big, few = WORK / "big", 1 if b.quick else 3
    rows = []
    makers = [("plain text", ".txt", texts.repeated), ("JSON Lines", ".jsonl", texts.json_lines)]
    for what, ending, make in makers:
        small = make(WORK / f"small{ending}", b.data, min(len(b.data), size))
        large = make(big.with_suffix(ending), b.data, size)
        try:
            large_runs, small_runs = interleaved([unstigma(large), unstigma(small)], few)
            name = f"{size_of(large) / 1e6:.0f} MB of {what}"
            rows.append(Row("memory", name, [run.resident / 1e6 for run in large_runs], "MB resident", goal=48, most=True,
                            absolute=True))
            rows.append(Row("memory", name, rates(large_runs, size_of(large)), "MB/s",
                            f"{size_of(small) / 1e6:.0f} MB of it", rates(small_runs, size_of(small)), 1))
        finally:
            large.unlink()
            small.unlink()
    line = texts.one_line(WORK / "line.txt", b.data, 100_000_000)
    try:
        ours, theirs = interleaved([unstigma(line), unstigma(b.prose)], few)
        rows.append(Row("memory", "a line of 100 MB", [run.resident / 1e6 for run in ours], "MB resident"))
        rows.append(Row("memory", "a line of 100 MB", rates(ours, size_of(line)), "MB/s", "the text in lines",
                        rates(theirs, size_of(b.prose))))
    finally:
        line.unlink()
    return rows


def pathological(b):
    """The search for slow texts and lexicons."""
    seconds = 10 if b.quick else 100
    done = subprocess.run([bench("pathological"), str(seconds), str(WORK), str(b.prose)], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"scripts/bench: {done.stderr.decode('utf-8', 'replace').strip()}")
    rows = []
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        at = json.loads(line)
        kind = at["what"] if at["what"].startswith("lexicon: ") else "text"
        what = f"{kind} (`{at['file']}`)"
        if not at["goal"]:
            what += f", a finding in {number(1000 / at['findings_in_1000_words'])} words"
        usual = {"md": "prose as Markdown", "html": "prose as HTML"}.get(at["file"].rpartition(".")[2], "prose")
        rows.append(Row("pathological", what, [at["rate"]], "MB/s", usual, [at["normal"]], 0.2 if at["goal"] else None))
    return rows + [superlinear(b)]


def superlinear(b):
    """What takes more than its share when there is more of it."""
    done = subprocess.run([bench("superlinear"), "10" if b.quick else "60"], capture_output=True, check=True)
    at = json.loads(done.stdout)
    what = f"four times as much of a text, the worst of {at['texts']:,} in all formats (a .{at['file'].rpartition('.')[2]})"
    return Row("pathological", what, [at["growth"]], "times as long", goal=8, most=True, absolute=True)


def entries(b, made, report):
    """The rate without what reading the lexicon takes, which is told apart."""
    tiny = WORK / "tiny.txt"
    tiny.write_text("Nobody came.\n")
    large = texts.repeated(WORK / "entries.txt", b.data, 20_000_000 if b.quick else 60_000_000)
    counts = [100, 1000, 10000]
    commands = []
    for count in counts:
        own = ["--lexicon", texts.lexicon(WORK / f"lexicon-{count}.toml", b.data, count)]
        commands += [unstigma(large, *own), unstigma(tiny, *own)]
    runs = interleaved(commands, b.rounds)
    rate = {}
    for i, count in enumerate(counts):
        reading = statistics.median(run.processor for run in runs[2 * i + 1])
        rate[count] = [size_of(large) / 1e6 / max(run.processor - reading, 1e-3) for run in runs[2 * i]]
        report(f"{count:,} entries beside the shipped ones: reading them", [run.processor * 1000 for run in runs[2 * i + 1]], "ms")
    report("100 entries beside the shipped ones", rate[100], "MB/s")
    for count in counts[1:]:
        report(f"{count:,} entries beside the shipped ones", rate[count], "MB/s", "100 entries", rate[100], 0.8)
    large.unlink()


def density(b, made, report):
    found = WORK / "found"
    interleaved([unstigma(made)], 1, "found")
    findings = [json.loads(line) for line in found.with_suffix(".0").read_text().splitlines()]
    summary = findings.pop()["summary"]
    lines = {line for f in findings for line in range(f["start"]["line"], f["end"]["line"] + 1)}
    words = sorted({f["match"] for f in findings if f["context"] == "use" and " " not in f["match"]}) or ["junkie"]
    none = WORK / "density-none.txt"
    none.write_bytes(texts.without(b.part, lines))
    half, full = WORK / "density-half.txt", WORK / "density-full.txt"
    half.write_bytes(texts.dense(texts.at_line_end(b.part, 600_000), words))
    full.write_bytes(texts.dense(texts.at_line_end(b.part, 1_200_000), words))
    runs = interleaved([unstigma(made), unstigma(none), unstigma(half), unstigma(full)], b.rounds)
    dense = json.loads((WORK / "run.3").read_text().splitlines()[-1])["summary"]
    natural = processor_rates(runs[0], size_of(made))
    report(f"natural: a finding in {summary['words'] / max(1, summary['findings']):,.0f} words", natural, "MB/s")
    report("no finding", processor_rates(runs[1], size_of(none)), "MB/s", "natural", natural)
    what = f"one word in ten marked: a finding in {dense['words'] / max(1, dense['findings']):.0f}"
    report(what, processor_rates(runs[3], size_of(full)), "MB/s", "natural", natural)
    report(what + ", each", [run.processor * 1e6 / max(1, dense["findings"]) for run in runs[3]], "microseconds")
    report(what, processor_rates(runs[3], size_of(full)), "MB/s", "half of that text", processor_rates(runs[2], size_of(half)), 0.9)


def letters(b, made, report):
    variants = [("ASCII only", texts.ascii_only(b.part)), ("5 % accented letters", texts.share_accented(b.part, 0.05)),
                ("Greek letters", texts.in_letters(b.part, texts.GREEK)),
                ("Cyrillic letters", texts.in_letters(b.part, texts.CYRILLIC)),
                ("Chinese characters", texts.in_letters(b.part, texts.CHINESE))]
    commands, sizes = [unstigma(made)], [size_of(made)]
    for i, (_, data) in enumerate(variants):
        path = WORK / f"letters-{i}.txt"
        path.write_bytes(data)
        commands.append(unstigma(path))
        sizes.append(len(data))
    runs = interleaved(commands, b.rounds)
    natural = processor_rates(runs[0], sizes[0])
    for (name, _), of, size in zip(variants, runs[1:], sizes[1:]):
        report(name, processor_rates(of, size), "MB/s", "natural", natural, 0.2)


def sizes(b, made, report):
    total = 10_000_000
    places = [(f"{count:,} file{'s' if count > 1 else ''} of {name}", texts.split(WORK / f"files-{count}", b.data, count, total // count))
              for count, name in ((1, "10 MB"), (100, "100 KB"), (10000, "1 KB"))]
    large = texts.repeated(WORK / "large.txt", b.data, 100_000_000)
    commands = [unstigma("--no-ignore", place) for _, place in places] + [unstigma(large)]
    runs = interleaved(commands, b.rounds)
    one = processor_rates(runs[0], total)
    report(places[0][0], one, "MB/s")
    for (name, _), of in list(zip(places, runs))[1:]:
        report(name, processor_rates(of, total), "MB/s", "1 file of 10 MB", one)
    report("1 file of 100 MB", processor_rates(runs[-1], size_of(large)), "MB/s", "1 file of 10 MB", one, 0.9)
    large.unlink()
    shutil.rmtree(WORK / "files-10000")


def growth(b):
    """The rate (of processor time) against what a text and a lexicon can have more or less of."""
    rows = []

    def report(what, ours, unit, rival="", theirs=(), goal=None):
        rows.append(Row("growth", what, ours, unit, rival, list(theirs), goal))

    made = WORK / "part.txt"
    made.write_bytes(b.part)
    for measure in (entries, density, letters, sizes):
        measure(b, made, report)
    return rows


ALL = {"bulk": bulk, "docs": docs, "threads": threads, "start": start, "memory": memory, "growth": growth,
       "pathological": pathological}
