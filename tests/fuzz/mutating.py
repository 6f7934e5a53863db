"""Mutations of an input: of its bytes, of its characters, and of the blocks and values of a map file."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

PART: Final = b"\n%%%%\n"
"""What is between the files of an input that needs several."""

CHARACTERS: Final = (
    "\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\x9b", "\t", "\r", "\n", "\r\n", "\u2028", "\u2029", "\ufeff",
    "\u200b", "\u200d", "\u200f", "\u202e", "\u2066", "\u00ad", "\u2060", "\ufffe", "\ud800", "\U000e0041",
    "\u0301", "\u0e33", "\u094d", "\ufe0f", "\U000e0100", "辻\U000e0100", "e\u0301", "é", "각", "ᄀ",
    "👩‍👩‍👧", "🇹🇼", "🇹", "🏽", "论", "，", "：", "　", "“", "”", "‘", "…", "——", "·", "½", "٣", "二", "两",
    "万", "﷽", "שלום", "ไทย", "क्षि", "Ǆ", "ß", "İ", "ſ", "#", " #", ": ", "- ", "[", "]", "{", "}", "'", '"',
    "\\", "|", ">", "&", "*", "!", "%", "@", "`", "?", ",", "~", "$", "<", "<!--", "]]>", "%%", "::", "##[",
    "..", "/", " … ", "...",
)  # fmt: skip
"""Characters that are something to YAML, to Unicode, to a terminal or to a format of exports."""

VALUES: Final = (
    "", "~", "null", "no", "true", "False", "0", "-1", "1.5", "1e309", ".nan", "0x1F", "1_000", "2029-02-30",
    "2029-01-20", "9" * 20, "9" * 5000, "-0", "[]", "{}", "[a]", "{en: x}", "{zh: 甲, en: x}", "{zh: 甲}",
    "[[1]]", "{a: {b: c}}", '""', "''", "'", '"', "|", ">-", "|2", "*a", "&a x", "!!str x", "<<", "---", "...",
    "? x", "# x", "x # y", "x: y", "- x", "thesis", "demand", "survey/one", "a/b", "en", "zh-Hant", "x-y",
    "../secret.txt", "/etc/passwd", "~/x", ".git/config", "report.txt", "report.md", "report.html", "likely",
    "poll", "low", "accepted", "forthcoming", "c. 1787", "1990/1995", "James Madison and 王小明",
    "10.1000/x#1<2>%25", "https://例え.jp/路径 x", "javascript:alert(1)", "first … last", "… last", "first …",
    "… … …", "10,000 people", "三分之二", "12.5% of 1,234", "两" * 50, "will", "可能", "x" * 300, "论" * 120,
    "practical-reasoning", "expert-opinion", "alternatives", "yes", "argmap: ignore[AM301]",
    "| a | b |\\n|---|---|",
)  # fmt: skip
"""Values that are of another type, a reference, a path, a date or a number, or long."""

KEYS: Final = (
    "text", "detail", "source", "section", "at", "cites", "basis", "by", "inference", "inferences", "step",
    "likelihood", "confidence", "forecast", "assumed", "credence", "supports", "limits", "opposes", "tags",
    "comment", "premises", "evidence", "caveats", "objections", "consequences", "id", "title", "languages",
    "summary", "sources", "expect", "add", "reads", "answers", "extends", "from", "linked", "scheme", "warrant",
    "due", "test", "outcome", "resolved", "author", "editor", "issued", "type", "DOI", "URL", "notes", "sha256",
    "argmap", "thesis", "premisses", "txt", "en", "zh", "", "select", "ignore", "severity", "formats",
    "schemes", "name", "questions", "attacks", "nodes", "works", "languages",
)  # fmt: skip

_LINE: Final = re.compile(
    r"^(?P<indent>[ ]*)(?P<dash>- )?(?P<key>[^\s#:,{}\[\]'\"-][^:#]*)(?P<colon>:[ ]?)(?P<value>.*)$"
)
_FLOW: Final = re.compile(r"(?<=[{,] )?([\w-]+): ([^,{}\[\]\n]+)(?=[,}])")

Mutation = Callable[[str, random.Random], str]


def mutated(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """An input that differs from another in one to four places; half of them keep it readable, as a rule.

    Args:
        data: the input.
        others: inputs that pieces are taken from.
        rng: decides everything.
    """
    if PART in data and rng.random() < 0.9:
        parts = data.split(PART)
        number = rng.randrange(len(parts))
        if rng.random() < 0.3:
            # The versions of a file are often nearly the same.
            parts[number] = rng.choice(parts)
        parts[number] = mutated(parts[number], [part for other in others for part in other.split(PART)], rng)
        return PART.join(parts)
    gentle = rng.random() < 0.6
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        if not gentle and rng.random() < 0.25:
            data = _bytes(data, others, rng)
            continue
        text = data.decode("utf-8", "surrogateescape")
        other = rng.choice(others).decode("utf-8", "surrogateescape") if others else text
        choice = rng.choice(GENTLE if gentle else GENTLE + ROUGH)
        text = _graft(text, other, rng) if choice is _graft_own else choice(text, rng)
        try:
            data = text.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            data = text.encode("utf-8", "surrogatepass")
    return data[:MOST]


MOST: Final = 20_000
"""Bytes of the largest input."""


def _bytes(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    start = rng.randint(0, len(data))
    end = min(len(data), start + rng.choice((0, 1, 1, 2, 4, 16, 200)))
    match rng.randrange(6):
        case 0:
            return data[:start] + bytes(rng.randrange(256) for _ in range(end - start)) + data[end:]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:end] * rng.choice((1, 2, 50)) + data[end:]
        case 3:
            return data[:start]
        case 4:
            other = rng.choice(others) if others else data
            place = rng.randint(0, len(other))
            return data[:start] + other[place : place + rng.choice((4, 40, 400))] + data[end:]
        case _:
            return (
                data[:start]
                + rng.choice((b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\x80", b"\xed\xa0\x80"))
                + data[start:]
            )


def _character(text: str, rng: random.Random) -> str:
    start = rng.randint(0, len(text))
    return (
        text[:start] + rng.choice(CHARACTERS) * rng.choice((1, 1, 1, 1, 3, 40)) + text[start + rng.choice((0, 0, 1)) :]
    )


def _swapped(text: str, rng: random.Random) -> str:
    """One character for others like it: of another width, in another normal form."""
    start = rng.randint(0, len(text))
    end = start + rng.choice((1, 1, 10, 1000))
    stretch = text[start:end]
    forms: list[Callable[[str], str]] = [
        lambda said: unicodedata.normalize("NFD", said),
        lambda said: unicodedata.normalize("NFKC", said),
        str.upper,
        str.casefold,
        lambda said: said.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
        lambda said: said[::-1],
    ]
    return text[:start] + rng.choice(forms)(stretch) + text[end:]


def _in_words(text: str, rng: random.Random) -> str:
    """A character inside words, where a YAML file stays readable."""
    places = [found.end() for found in re.finditer(r"\w(?=\w)", text)]
    start = rng.choice(places) if places else 0
    return text[:start] + rng.choice(CHARACTERS) + text[start:]


def _line_ends(text: str, rng: random.Random) -> str:
    return re.sub(r"\r\n|\n|\r", rng.choice(("\n", "\r\n", "\r", "\n\n", " \n", "\t\n")), text)


def _value(text: str, rng: random.Random) -> str:
    """Another value for a key, written in some style."""
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if (found := _LINE.match(line)) and found["value"]]
    if not places or rng.random() < 0.3:
        found_all = list(_FLOW.finditer(text))
        if not found_all:
            return text
        found = rng.choice(found_all)
        return text[: found.start(2)] + _styled(rng.choice(VALUES), rng) + text[found.end(2) :]
    number = rng.choice(places)
    line = _LINE.match(lines[number])
    assert line is not None
    old = line["value"]
    value = rng.choice((rng.choice(VALUES), rng.choice(VALUES), f"{old}{rng.choice(CHARACTERS)}", old[: len(old) // 2]))
    lines[number] = line["indent"] + (line["dash"] or "") + line["key"] + line["colon"] + _styled(value, rng)
    return "\n".join(lines)


def _styled(value: str, rng: random.Random) -> str:
    match rng.randrange(8):
        case 0:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case 1:
            return "'" + value.replace("'", "''") + "'"
        case 2:
            return value + rng.choice(("  # why", " #", "\t# tab", "   "))
        case _:
            return value


def _key(text: str, rng: random.Random) -> str:
    """Another key."""
    places = list(re.finditer(r"(?m)(?:(?<=^)|(?<=[ {]))[\w-]+(?=:( |$))", text))
    if not places:
        return text
    found = rng.choice(places)
    new = rng.choice((rng.choice(KEYS), rng.choice(KEYS), rng.choice(places)[0], f"{found[0]}x", f'"{found[0]}"'))
    return text[: found.start()] + new + text[found.end() :]


def blocks(lines: Sequence[str], start: int) -> int:
    """Where the block ends that begins at a line: before the next line that is indented no deeper."""
    depth = len(lines[start]) - len(lines[start].lstrip(" "))
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > depth):
        end += 1
    return end


def _block(text: str, rng: random.Random) -> str:
    """A block, such as a node, taken away, doubled, or moved elsewhere."""
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    end = blocks(lines, start)
    block, rest = lines[start:end], lines[:start] + lines[end:]
    match rng.randrange(5):
        case 0:
            return "\n".join(rest)
        case 1:
            return "\n".join(lines[:end] + _renamed(block, rng) + lines[end:])
        case _:
            return _placed(rest or [""], block, rng)


def _renamed(block: list[str], rng: random.Random) -> list[str]:
    """A block whose keys other than those of the format are new, so that it may stand beside the old one."""
    number = rng.randrange(1000)
    return [
        re.sub(r"^(\s*)([\w.-]+)(?=:( |$))", lambda key: key[0] if key[2] in KEYS else f"{key[0]}{number}", line)
        for line in block
    ]


def _placed(lines: list[str], block: list[str], rng: random.Random) -> str:
    """Lines with a block put in at the depth of some line."""
    place = rng.randrange(len(lines))
    below = lines[place].rstrip().endswith(":") and rng.random() < 0.5
    depth = len(lines[place]) - len(lines[place].lstrip(" ")) + 2 * below
    old = len(block[0]) - len(block[0].lstrip(" "))
    shifted = [" " * max(len(line) - len(line.lstrip(" ")) + depth - old, 0) + line.lstrip(" ") for line in block]
    place += below
    return "\n".join(lines[:place] + shifted + lines[place:])


def _graft_own(text: str, rng: random.Random) -> str:
    return _graft(text, text, rng)


def _graft(text: str, other: str, rng: random.Random) -> str:
    """A block of another file put into this one."""
    lines = other.split("\n")
    start = rng.randrange(len(lines))
    block = lines[start : blocks(lines, start)][:40]
    return _placed(text.split("\n"), _renamed(block, rng) if rng.random() < 0.7 else block, rng)


def _comment(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    place = rng.randrange(len(lines))
    words = rng.choice(
        ("# a remark", "#", "# 评注", "# argmap: ignore[AM301] -- why", "# argmap: ignore-file[AM5]", "#\u0301x")
    )
    if rng.random() < 0.5 and lines[place].strip():
        lines[place] += f"  {words}"
    else:
        depth = rng.choice((0, 2, 4, len(lines[place]) - len(lines[place].lstrip(" "))))
        lines.insert(place, " " * depth + words)
    return "\n".join(lines)


def _restyled(text: str, rng: random.Random) -> str:
    """A value in another style: quoted, folded, literal, or broken into lines."""
    lines = text.split("\n")
    places = [
        number for number, line in enumerate(lines) if (found := _LINE.match(line)) and found["value"][:1].isalpha()
    ]
    if not places:
        return text
    number = rng.choice(places)
    line = _LINE.match(lines[number])
    assert line is not None
    head, value = line["indent"] + (line["dash"] or "") + line["key"] + ":", line["value"]
    inside = " " * (len(line["indent"]) + rng.choice((2, 3, 4)))
    match rng.randrange(5):
        case 0:
            new = [f"{head} {rng.choice(('|', '>', '|-', '>-', '|+', '>+'))}", inside + value]
        case 1:
            words = value.split(" ")
            new = [f"{head} {words[0]}", *(inside + word for word in words[1:])]
        case 2:
            new = [f"{head} '" + value.replace("'", "''") + "'"]
        case 3:
            new = [
                f'{head} "'
                + value.replace("\\", "\\\\").replace('"', '\\"').replace(" ", "\\\n" + inside + "\\ ")
                + '"'
            ]
        case _:
            new = [head, inside + value]
    return "\n".join(lines[:number] + new + lines[number + 1 :])


def _indented(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    end = rng.choice((start + 1, blocks(lines, start), len(lines)))
    by = rng.choice((-2, -1, 1, 2))
    lines[start:end] = [
        " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines[start:end]
    ]
    return "\n".join(lines)


def _repeated(text: str, rng: random.Random) -> str:
    """A stretch repeated many times: what takes more than linear time shows."""
    start = rng.randint(0, len(text))
    stretch = text[start : start + rng.choice((1, 1, 2, 5, 20))]
    return text[:start] + stretch * rng.choice((10, 100, 1000, 5000)) + text[start:]


def _dropped(text: str, rng: random.Random) -> str:
    start = rng.randint(0, len(text))
    return text[:start] + text[start + rng.choice((1, 1, 2, 5, 30)) :]


GENTLE: Final[tuple[Mutation, ...]] = (
    _value, _value, _key, _block, _block, _graft_own, _comment, _restyled, _in_words, _swapped, _line_ends,
)  # fmt: skip
ROUGH: Final[tuple[Mutation, ...]] = (_character, _character, _dropped, _indented, _repeated)
