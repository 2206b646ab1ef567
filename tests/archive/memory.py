"""A large file of JSON Lines is checked in little memory: memory.py PROGRAM"""
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


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, "archive.jsonl")
        write_archive(archive, 120)
        child = os.fork()
        if child == 0:
            os.execv(program, [program, "--no-config", "--format", "jsonl", "--id-field", "id",
                               "--output-file", os.path.join(folder, "out.jsonl"), archive])
        _, status, usage = os.wait4(child, 0)
        assert os.waitstatus_to_exitcode(status) == 1, status
        with open(os.path.join(folder, "out.jsonl"), encoding="utf-8") as out:
            lines = out.readlines()
        assert len(lines) > 3000 and json.loads(lines[-1])["summary"]["findings"] == len(lines) - 1
        assert json.loads(lines[99])["id"] == 1000, lines[99]
        print(f"{usage.ru_maxrss / 1024:.0f} MB resident for 120 MB of JSON Lines")
        assert usage.ru_maxrss < 48 * 1024, usage.ru_maxrss


main()
