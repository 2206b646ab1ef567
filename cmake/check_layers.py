#!/usr/bin/env python3
"""check_layers.py TREE: holds the includes of TREE/src against cmake/layers.txt and against the list of rooms that
may know an outside library. Prints each breach and exits with 1, or says how many includes it saw."""
import pathlib
import re
import sys

# header prefix -> the rooms that may include it; public headers may include none of them
OUTSIDE = {
    "unicode/": {"text"},
    "re2/": {"match"},
    "toml++/": {"base", "lexicon", "document", "project"},
    "yaml-cpp/": {"document"},
    "md4c.h": {"document"},
    "CLI/": {"cli"},
    "nlohmann/": {"report", "cli"},
}
INCLUDE = re.compile(r'^\s*#include\s+([<"])([^>"]+)[>"]')


def main():
    tree = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).resolve().parent
    rooms = [line for line in (here / "layers.txt").read_text().splitlines() if line and not line.startswith("#")]
    breaches = []
    seen = 0
    files = sorted([*(tree / "src").rglob("*.h"), *(tree / "src").rglob("*.cc"), *(tree / "include").rglob("*.h")])
    for path in files:
        parts = path.relative_to(tree).parts
        room = parts[1] if parts[0] == "src" and parts[1] in rooms else None
        public = parts[0] == "include"
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            seen += 1
            header = found.group(2)
            place = f"{'/'.join(parts)}:{number}"
            target = header.split("/")[0]
            if room and found.group(1) == '"' and target in rooms and rooms.index(target) > rooms.index(room):
                breaches.append(f"{place}: {room} may not know {target}, which comes later")
            if public and found.group(1) == '"' and target != "unstigma":
                breaches.append(f"{place}: a public header may include public headers only")
            for prefix, allowed in OUTSIDE.items():
                if header.startswith(prefix) and (public or (room and room not in allowed)):
                    breaches.append(f"{place}: only {', '.join(sorted(allowed))} may know {prefix.rstrip('/')}")
    print("\n".join(breaches) if breaches else f"{seen} includes in {len(files)} files keep the order")
    if not seen:
        sys.exit("no includes seen: is this the right folder?")
    sys.exit(1 if breaches else 0)


main()
