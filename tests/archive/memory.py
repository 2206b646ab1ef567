"""Large files of JSON Lines and of plain text are checked in little memory: memory.py PROGRAM"""
import json
import os
import sys
import tempfile

PROSE = ("The council met on Tuesday to talk about the new library, which will open in May. Ana, who chairs the "
         "committee, said that the rooms are ready and that the books will follow. ")


def write_archive(path, megabytes):
    with open(path, "w", encoding="utf-8") as out:
        number = 0
        while out.tell() < megabytes << 20:
            for _ in range(200):
                number += 1
                text = PROSE * 6 + ("He is a schizophrenic. " if number % 10 == 0 else "") + PROSE * 6
                out.write(json.dumps({"id": number, "title": "Minutes", "body": text}) + "\n")


def write_text(path, megabytes):
    """Begins with a finding that is decided by what else the document holds, and waits for it."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("The book calls the twins codependents.\n\n")
        while out.tell() < megabytes << 20:
            out.write((PROSE * 6 + "He is a schizophrenic. " + PROSE * 6 + "\n\n") * 200)


def write_waiting(path, megabytes):
    """Thousands of findings that wait for what else the document holds, in words that no space parts."""
    line = "codependency\u00a0codependency\u00a0" * 100 + "He\u00a0is\u00a0a\u00a0schizophrenic.\u00a0"
    with open(path, "w", encoding="utf-8") as out:
        while out.tell() < megabytes << 20:
            out.write(line * 20)


def check(program, folder, path, *options):
    """The first hundred lines that come of the file. Not more of them are kept: what this process holds counts as
    what the next one held when it began."""
    result = os.path.join(folder, "out.jsonl")
    child = os.fork()
    if child == 0:
        os.execv(program, [program, "--no-config", "--format", "jsonl", *options, "--output-file", result, path])
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 1, status
    print(f"{usage.ru_maxrss / 1024:.0f} MB resident for {os.path.getsize(path) >> 20} MB of {os.path.basename(path)}")
    assert usage.ru_maxrss < 48 * 1024, usage.ru_maxrss
    with open(result, encoding="utf-8") as out:
        first = []
        for number, line in enumerate(out):
            if number < 100:
                first.append(line)
    assert number > 3000 and json.loads(line)["summary"]["findings"] == number
    return first


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, "archive.jsonl")
        write_archive(archive, 120)
        assert json.loads(check(program, folder, archive, "--id-field", "id")[99])["id"] == 1000
        text = os.path.join(folder, "text.txt")
        write_text(text, 120)
        check(program, folder, text)
        waiting = os.path.join(folder, "waiting.txt")
        write_waiting(waiting, 20)
        check(program, folder, waiting)


main()
