"""Changes drawn into a diagram: what a card says of what became of its statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from argmap.diagrams.theme import LINES, Palette, Role
from argmap.rendering.ems import width
from argmap.rendering.scripts import runs_right_to_left
from argmap.rendering.svg import element, text
from argmap.rendering.wrapping import clean, wrap


class Mark(StrEnum):
    """What became of a statement; shown by the outline of its card, a labelled pill and colour."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    AWAY = "away"
    """The place from which it was moved."""
    CHANGED = "changed"

    @property
    def ghost(self) -> bool:
        """Whether the card is where a statement used to be."""
        return self in (Mark.REMOVED, Mark.AWAY)


class Piece(NamedTuple):
    """A stretch of a text: ``gone``, ``new``, or neither."""

    text: str
    class_: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """What a card shows in addition to a statement, or in its place."""

    mark: Mark
    words: str
    """What became of it, in words."""
    id: str
    """The id that is shown."""
    text: tuple[tuple[Piece, ...], ...]
    """Its text in paragraphs, with marks where it was reworded."""
    notes: tuple[tuple[Piece, ...], ...] = ()
    """What else has changed."""

    def said(self) -> Iterator[str]:
        """What became of it and what has changed, for those to whom the drawing is read."""
        yield self.words
        yield from (clean("".join(piece.text for piece in note)) for note in self.notes)

    def pieces(self) -> Iterator[Piece]:
        """All pieces of its text and notes."""
        for paragraph in (*self.text, *self.notes):
            yield from paragraph


@dataclass(frozen=True, slots=True)
class Revision:
    """A diagram of what changed between two versions.

    The map has the statements of both versions; those that are not ``shown`` are counted on the card above.
    """

    title: str
    """What the diagram is called: that it compares, what, and which versions of it."""
    cards: Mapping[str, Revised]
    shown: frozenset[str]
    notices: tuple[str, ...]
    """What the reader should know."""
    words: Mapping[Mark, str]
    """What each mark means, for the legend."""
    samples: tuple[Piece, ...]
    """A gone and a new word, for the legend."""


_SIGNS = {Mark.ADDED: "+", Mark.REMOVED: "−", Mark.MOVED: "→", Mark.AWAY: "→", Mark.CHANGED: "~"}
_PILL = 17
"""The height of a pill in px."""
_SIZE = LINES[Role.FOOT].size


def wrapped(pieces: Sequence[Piece], em: float, language: str) -> list[tuple[Piece, ...]]:
    """The lines of a text in pieces, as :func:`argmap.rendering.wrapping.wrap` breaks the whole."""
    shown: list[tuple[str, str]] = []
    for piece in pieces:
        for character in piece.text:
            one = clean(character) or " "
            if one != " " or (shown and shown[-1][0] != " "):
                shown.append((one, piece.class_))
    while shown and shown[-1][0] == " ":
        shown.pop()
    whole, at, lines = "".join(one for one, _ in shown), 0, []
    for line in wrap(whole, em, language):
        at += whole[at] == " "
        lines.append(_joined(shown[at : at + len(line)]))
        at += len(line)
    return lines


def _joined(characters: Sequence[tuple[str, str]]) -> tuple[Piece, ...]:
    runs = groupby(characters, key=lambda character: character[1])
    return tuple(Piece("".join(one for one, __ in run), class_) for class_, run in runs)


def pill(mark: Mark, words: str, right: float, language: str) -> str:
    """A pill with the sign of a mark and words, ending at ``right``, on the line at y = 0."""
    said = f"{_SIGNS[mark]} {words}".rstrip()
    wide = _SIZE * width(said, language) + _PILL
    left = right - wide
    outline = element("rect", x=f"{left:.8g}", y=f"{-_PILL / 2:g}", width=f"{wide:.8g}", height=f"{_PILL}", rx="8")
    return element(
        "g",
        outline + text("b mid", left + wide / 2, 4, said, rtl=runs_right_to_left(said, language)),
        class_=f"pill {mark}",
    )


def rules(palette: Palette) -> str:
    """The style rules of a palette for marked text and cards."""
    colours = {Mark.ADDED: palette.new, Mark.REMOVED: palette.gone, Mark.AWAY: palette.gone}
    parts = [
        f".gone{{fill:{palette.gone}}}.new{{fill:{palette.new}}}",
        f".pill rect{{fill:{palette.canvas}}}",
        f".removed .card,.away .card{{fill:{palette.canvas};stroke:{palette.gone}}}",
        f".added .card{{stroke:{palette.new}}}",
        f".removed text,.away text{{fill:{palette.muted}}}",
    ]
    for mark in Mark:
        color = colours.get(mark, palette.accent)
        parts.append(f".pill.{mark} rect{{stroke:{color}}}.pill.{mark} .b{{fill:{color}}}")
    return "".join(parts)


def outlines() -> str:
    """The style rules without colours."""
    return (
        ".gone{text-decoration:line-through}.new{text-decoration:underline}"
        f".n{{font-size:{LINES[Role.NOTE].size:g}px}}.b{{font-size:{_SIZE:g}px}}.pill rect{{stroke-width:1.4}}"
        ".added .card{stroke-width:2.6}.moved .card,.changed .card{stroke-width:1.8}"
        ".removed .card,.away .card{stroke-width:1.4;stroke-dasharray:2 3}"
        ".ghost{stroke-dasharray:2 3!important;opacity:.6}"
    )
