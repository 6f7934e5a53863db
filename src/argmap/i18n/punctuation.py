"""Punctuation and the words that join parts of a sentence, as messages: each language has its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from argmap.i18n.messages import C_, _

COMMA: Final = C_("between clauses", ", ")
LIST_COMMA: Final = C_("between items of a list", ", ")
AND: Final = C_("between two items", " and ")
LAST_AND: Final = C_("before the last item of a list", ", and ")
SEMICOLON: Final = C_("between clauses", "; ")
COLON: Final = C_("after a label", ": ")
FULL_STOP: Final = C_("at the end of a sentence", ".")
LABEL_STOP: Final = C_("after a number or the kind of a statement", ".")
SPACE: Final = C_("between sentences", " ")
BRACKETED: Final = C_("after a word", " ({})")
BADGE: Final = C_("a mark", "[{}]")
QUOTED: Final = C_("a quotation", "“{}”")
TITLE: Final = C_("the title of a work", "“{}”")
BEFORE_YEAR: Final = C_("between an author and a year", " ")


def enumeration(items: Sequence[str], language: str | None = None) -> str:
    """Items as a list within a sentence: “a”, “a and b”, “a, b, and c”."""
    if len(items) < 3:
        return _(AND, language).join(items)
    return _(LIST_COMMA, language).join(items[:-1]) + _(LAST_AND, language) + items[-1]


def code_list(names: Iterable[str], language: str | None = None) -> str:
    """Keys, ids or values as a list, each as code: `a`, `b`."""
    return _(LIST_COMMA, language).join(f"`{name}`" for name in names)


def number_ranges(numbers: Iterable[int], language: str | None = None) -> str:
    """Numbers in ascending order, three or more in a row as a range: 1, 2, 10–12."""
    runs = []
    for __, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        members = [number for __, number in run]
        runs.append((members[0], members[-1]))
    return runs_of_numbers(runs, language)


def runs_of_numbers(runs: Iterable[tuple[int, int]], language: str | None = None) -> str:
    """The same for numbers that are given by the first and the last of each row."""
    parts = [
        f"{first}–{last}" if last - first > 1 else _(LIST_COMMA, language).join(map(str, sorted({first, last})))
        for first, last in runs
    ]
    return _(LIST_COMMA, language).join(parts)
