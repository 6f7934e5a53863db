"""One line of an outline: a mark that tells the kind, a text, and what may follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from argmap.model.kinds import Kind
from argmap.model.text import is_cjk, join_lines

MARKS: Final = {
    Kind.PREMISE: "+",
    Kind.OBJECTION: "-",
    Kind.CAVEAT: "~",
    Kind.EVIDENCE: "=",
    Kind.CONSEQUENCE: ">",
}

_KINDS = {
    **{mark: kind for kind, mark in MARKS.items()},
    # Full-width forms, and what word processors make of a hyphen and a tilde.
    **dict(
        zip("＋－～＝＞", (Kind.PREMISE, Kind.OBJECTION, Kind.CAVEAT, Kind.EVIDENCE, Kind.CONSEQUENCE), strict=True)
    ),
    **dict.fromkeys("–−", Kind.OBJECTION),
    "〜": Kind.CAVEAT,
}
_MARK = re.compile(r"([+\-–−~=>])(?=[\s\u3000]|$)|([＋－～〜＝＞])")
_BULLET = re.compile(
    r"(?:[*•·▪◦‣](?=\s)|\d{1,3}(?:\.\d{1,3})*[.)](?=\s)|\d{1,2}[、．]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])[\s\u3000]*"
)
"""The marks of lists elsewhere, which tell no kind."""

_TAG = re.compile(r"(?P<before>^|\s|.)[#＃](?:[\[［](?P<name>[^\]］]+)[\]］]|(?P<word>[^\s#＃@＠\[［\]］“”\"「」]+))$")
_BY = re.compile(r"(?P<before>^|\s|.)[@＠](?:[\[［](?P<name>[^\]］]+)[\]］]|(?P<word>[^\s@＠#＃\[［\]］“”\"「」]+))$")
_NOTES = re.compile(r"[\[［](?P<notes>\d{1,4}(?:\s*[-–—,，、;；]\s*\d{1,4})*)[\]］]$")
_ANCHOR = re.compile(r"(?P<before>^|\s|.)(?P<at>[@＠]?)(?P<quoted>“[^“”]+”|\"[^\"]+\"|「[^「」]+」)$")
_MOST_NOTES = 1_000
"""Numbers in one pair of brackets: `[1-9999]` is no list of notes."""

_SPECIAL = r"\\#＃@＠\[［“\"「"
_ESCAPED = re.compile(rf"\\([{_SPECIAL}])")
_TO_ESCAPE = re.compile(rf"[{_SPECIAL}]")


@dataclass(frozen=True)
class Statement:
    """What a line says."""

    text: str
    kind: Kind | None = None
    """What its mark says; None without a mark."""
    tags: tuple[str, ...] = ()
    by: str = ""
    cites: tuple[int, ...] = ()
    at: tuple[str, ...] = ()


def read_statement(line: str) -> Statement:
    """What a line without its indentation says.

    What stands at its end is read from the back; nothing may be left for the text.
    """
    line = line.strip()
    if bullet := _BULLET.match(line):
        line = line[bullet.end() :]
    kind = None
    if mark := _MARK.match(line):
        kind = _KINDS[mark[0]]
        line = line[mark.end() :].strip()
    starts_plain = line.startswith("\\") and not line.startswith("\\\\")
    found: dict[str, list[str]] = {"tag": [], "by": [], "notes": [], "at": []}
    rest = line
    while end := _ending(rest := rest.rstrip(), by_is_known=bool(found["by"])):
        what, value, start = end
        found[what].insert(0, value)
        rest = rest[:start]
    text = _ESCAPED.sub(r"\1", rest.strip())
    if starts_plain and text.startswith("\\"):
        text = text[1:].lstrip()
    return Statement(
        text,
        kind,
        tuple(found["tag"]),
        "".join(found["by"]),
        tuple(dict.fromkeys(number for notes in found["notes"] for number in _numbers(notes))),
        tuple(found["at"]),
    )


def _ending(text: str, *, by_is_known: bool) -> tuple[str, str, int] | None:
    """What a text ends with that is no text: what it is, what it says, and where it begins."""
    if (match := _found(_TAG, text)) and _apart(match["before"]):
        return "tag", (match["name"] or match["word"]).strip(), match.end("before")
    if not by_is_known and (match := _found(_BY, text)) and _apart(match["before"]):
        return "by", (match["name"] or match["word"]).strip(), match.end("before")
    if (match := _found(_NOTES, text)) and _numbers(match["notes"]):
        return "notes", match["notes"], match.start()
    if (match := _found(_ANCHOR, text)) and _is_anchor(match):
        return "at", match["quoted"][1:-1].strip(), match.end("before")
    return None


def _found(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What a pattern finds at the end of a text, if no backslash stands before it."""
    match = pattern.search(text)
    if match is None:
        return None
    start = match.end("before") if "before" in pattern.groupindex else match.start()
    slashes = start - len(text[:start].rstrip("\\"))
    return None if slashes % 2 else match


def _apart(before: str) -> bool:
    """Whether what follows a character stands apart: behind white space, or in Chinese or Japanese."""
    return not before or before.isspace() or is_cjk(before)


def _is_anchor(match: re.Match[str]) -> bool:
    """Whether a quotation points to a passage: `“first words … last words”`, or any behind an `@`."""
    inside = match["quoted"][1:-1]
    return bool(match["at"] or "…" in inside or " ... " in inside) and _apart(match["before"])


def _numbers(notes: str) -> tuple[int, ...]:
    """The numbers of `12, 14-16`; empty if they are too many or run backwards."""
    found: list[int] = []
    for part in re.split(r"[,，、;；]", notes):
        first, *last = (int(number) for number in re.split(r"[-–—]", part))
        numbers = range(first, (last[-1] if last else first) + 1)
        if not numbers or not first or len(found) + len(numbers) > _MOST_NOTES:
            return ()
        found += numbers
    return tuple(found)


def write_statement(statement: Statement) -> str:
    """A line that is read as this statement; its text is laid on one line."""
    statement = replace(statement, text=join_lines(statement.text))
    line = _line(statement, statement.text)
    if line.endswith("\\") or read_statement(line) != statement:
        # Something in the text would be taken for a mark.
        escaped = _TO_ESCAPE.sub(r"\\\g<0>", statement.text)
        line = _line(statement, escaped if escaped.startswith("\\") else f"\\{escaped}")
    return line


def _line(statement: Statement, text: str) -> str:
    parts = [MARKS[statement.kind] if statement.kind else "", text]
    parts += [f"#{_name(tag)}" for tag in statement.tags]
    if statement.by:
        parts.append(f"@{_name(statement.by)}")
    if statement.cites:
        parts.append(f"[{', '.join(map(str, statement.cites))}]")
    parts += [_quoted(passage) for passage in statement.at]
    return " ".join(filter(None, parts))


def _name(name: str) -> str:
    """A name behind its sign, in brackets if it is more than a word."""
    name = join_lines(name)
    return f"[{name}]" if re.search(r"[\s@＠#＃\[［“”\"「」\\]", name) else name


def _quoted(passage: str) -> str:
    """An anchor in quotation marks that do not occur in it."""
    for opening, closing in ("“”", '""', "「」"):
        if opening not in passage and closing not in passage:
            at = "" if "…" in passage else "@"
            return f"{at}{opening}{passage}{closing}"
    return f"@“{passage.replace('“', '‘').replace('”', '’')}”"
