"""The texts and lexicons that scripts/bench makes, all from the prose it is given and with fixed seeds."""
import collections
import json
import lzma
import pathlib
import random
import re
import tarfile
import unicodedata

from runs import WORK

MARK = "unpacked"


def unpacked_prose(archive):
    out = WORK / "prose.txt"
    if not out.exists() and archive.exists():
        out.write_bytes(lzma.decompress(archive.read_bytes()))
    return out


def unpacked_docs(archive):
    out = WORK / "docs"
    if not (out / MARK).exists() and archive.exists():
        out.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as tar:
            tar.extractall(out)
        (out / MARK).write_text("")
    return out


def at_line_end(data, size):
    """The first `size` bytes, and the rest of the line."""
    end = data.find(b"\n", size)
    return data if end < 0 else data[:end + 1]


def repeated(path, data, size):
    """A file of `size` bytes: `data` again and again."""
    with open(path, "wb") as out:
        written = 0
        while written < size:
            written += out.write(data[:size - written])
    return path


def json_lines(path, data, size):
    """A file of about `size` bytes: a line of JSON for each paragraph, again and again."""
    lines = [json.dumps({"id": i, "body": line}, ensure_ascii=False).encode()
             for i, line in enumerate(data.decode("utf-8", "replace").split("\n")) if line]
    block = b"\n".join(lines) + b"\n"
    with open(path, "wb") as out:
        written = 0
        while written < size:
            part = block if size - written >= len(block) else at_line_end(block, size - written)
            written += out.write(part)
    return path


def one_line(path, data, size):
    return repeated(path, data.replace(b"\n", b" "), size)


def split(folder, data, count, size=None):
    """`count` files: of `size` bytes each, taken round and round from the text, or the text cut evenly."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    at = 0
    for i in range(count):
        length = size or len(data) // count
        part = data[at:at + length]
        if len(part) < length:
            part += data[:length - len(part)]
        at = (at + length) % max(1, len(data))
        (folder / f"{i:05}.txt").write_bytes(part)
    return folder


def without(data, lines):
    """The text without some of its lines (numbers from 1)."""
    return b"\n".join(line for i, line in enumerate(data.split(b"\n"), 1) if i not in lines)


def dense(data, words):
    """The text with one of `words` behind every nine words."""
    out, i = [], 0
    for line in data.decode("utf-8", "replace").split("\n"):
        tokens = line.split(" ")
        for at in range(0, len(tokens), 9):
            out.append(" ".join(tokens[at:at + 9]))
            if at + 9 <= len(tokens):
                out.append(" " + words[i % len(words)] + " ")
                i += 1
        out.append("\n")
    return "".join(out).encode()


def ascii_only(data):
    text = data.decode("utf-8", "replace").translate(str.maketrans("‘’“”–—…", "''\"\"--."))
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore")


ACCENTED = str.maketrans("aeioucnAEIOUCN", "áèïôüçñÁÈÏÔÜÇÑ")
GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      "αβγδεφχηιξκλμνοπθρστυϋωψζςΑΒΓΔΕΦΧΗΙΞΚΛΜΝΟΠΘΡΣΤΥΫΩΨΖΣ")
CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                         "абцдефгхийклмнопярстужвшызАБЦДЕФГХИЙКЛМНОПЯРСТУЖВШЫЗ")
CHINESE = str.maketrans({c: chr(0x4E00 + 37 * i) for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")})


def share_accented(data, share):
    """ASCII text in which that share of all characters is an accented letter."""
    text = ascii_only(data).decode()
    chance = random.Random(5)
    letters = sum(text.count(c) for c in "aeioucnAEIOUCN") or 1
    wanted = share * len(text) / letters
    return re.sub("[aeioucnAEIOUCN]", lambda m: m[0].translate(ACCENTED) if chance.random() < wanted else m[0],
                  text).encode()


def in_letters(data, table):
    """The text letter for letter in another script; spaces and punctuation stay. Chinese has no spaces."""
    text = ascii_only(data).decode()
    if table is CHINESE:
        text = re.sub(r"(?<=\w) (?=\w)", "", text.lower()).replace(".", "。").replace(",", "，")
    return text.translate(table).encode()


def lexicon(path, data, entries):
    """A lexicon of phrases that look like real ones: two or three words of this text, seldom met side by side."""
    words = collections.Counter(re.findall(r"[a-z]{4,}", data.decode("utf-8", "replace")[:4_000_000]))
    ranked = [word for word, _ in words.most_common(30000)]
    common, rare = ranked[200:3000], ranked[3000:]
    chance = random.Random(3)
    seen = set()
    while len(seen) < entries:
        phrase = [chance.choice(common), chance.choice(rare)]
        if chance.random() < 0.3:
            phrase.insert(0, chance.choice(common))
        seen.add(" ".join(phrase))
    lines = ['[lexicon]', 'id = "made"', 'title = "Made"', 'language = "en"']
    for i, phrase in enumerate(sorted(seen)):
        lines += ["", "[[entry]]", f'id = "entry-{i:05}"', 'kind = "label"', 'severity = "warning"', f'phrases = ["{phrase}"]',
                  'alternatives = ["somebody"]', 'why = "It stands for an entry."', 'sources = ["editorial"]',
                  f'flag = ["They met [[{phrase}]] there.", "Was it [[{phrase}]] then?"]',
                  'pass = ["Nobody came.", "The door was open."]']
    path.write_text("\n".join(lines) + "\n")
    return path


def near_size(folder, size):
    """The Markdown file of a folder whose size is nearest to `size`."""
    files = sorted(pathlib.Path(folder).rglob("*.md"))
    return min(files, key=lambda f: abs(f.stat().st_size - size)) if files else None
