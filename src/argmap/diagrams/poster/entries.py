"""What is on a poster: an entry for each statement but the thesis, and how high it is in a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from argmap.diagrams.cards import Card
from argmap.diagrams.icons import SIGN
from argmap.diagrams.mentions import mentions
from argmap.diagrams.scene import Scene
from argmap.diagrams.theme import POSTER_SIZES
from argmap.evaluation import Status, figure
from argmap.i18n import C_, _
from argmap.i18n.names import kind_word
from argmap.i18n.punctuation import COLON
from argmap.model import Kind, Relation
from argmap.rendering.ems import width
from argmap.rendering.face import Weight
from argmap.rendering.scripts import is_cjk_language
from argmap.rendering.wrapping import clean, wrap

SIZE: Final = POSTER_SIZES[""]
"""Of the text of statements."""
HEADING_PADDING: Final = 9, 5
"""At the sides of a heading and above it, in px."""
_GAP: Final = 4
"""Between a number, a mark and the text behind them."""
_STEP: Final = 8
"""From level to level."""
_BULLET: Final = 10
_BRANCH: Final = 9
"""Between the edge of a column and its claims."""
_LEAST_FILL: Final = 0.92
"""Of a line, before a phrase is divided: room is scarce."""
_DEEPEST: Final = 0.4
"""How much of a column is indented at most."""
BAR: Final = 26
"""The width of the bar of a strength."""
_ENDS: Final = "、，,·"
"""After these, what is said in small may be divided without a space."""
_PLAIN: Final = (Kind.THESIS, Kind.PREMISE, Kind.EVIDENCE)
"""The kinds that the legend explains; the others are named with each of them."""


class Lead(NamedTuple):
    """Something on the first line before the text: what it is, its words, and its width with the gap behind it."""

    what: str
    words: str
    width: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement on the poster."""

    card: Card
    depth: int
    """1 for what bears on the thesis directly."""
    branch: int
    """Which of these it belongs to."""
    last: bool
    """Whether nothing stands below it."""
    leads: tuple[Lead, ...]
    tail: str
    """What is said about it in small."""

    @property
    def heading(self) -> bool:
        """Whether it is the heading of a block."""
        return self.depth == 1

    @property
    def strong(self) -> bool:
        """Whether it is set in semibold: a claim with reasons, or one of a block's own."""
        return self.heading or (self.card.node.kind is Kind.PREMISE and (not self.last or self.depth == 2))

    @property
    def bulleted(self) -> bool:
        """Whether a mark of its kind stands before it."""
        return not self.heading and (self.card.node.kind is not Kind.PREMISE or (self.last and self.depth > 2))

    def indent(self, column: float) -> float:
        """Where its text begins in a column of this width."""
        if self.heading:
            return HEADING_PADDING[0]
        return min(_BRANCH + _STEP * (self.depth - 2), column * _DEEPEST) + (_BULLET if self.bulleted else 0)

    @property
    def above(self) -> float:
        """The gap above it, unless it begins a column."""
        if self.heading:
            return 12
        if self.depth == 2:
            return 7
        return 4 if self.strong else 2


class Set(NamedTuple):
    """An entry that has been set in a column of some width."""

    entry: Entry
    lines: tuple[str, ...]
    tail: tuple[str, ...]
    """The lines of what is said in small."""
    beside: bool
    """Whether its first line begins on the last line of the text."""
    height: float


def line_height(size: float, language: str) -> float:
    """From line to line."""
    return round(size * (1.22 if is_cjk_language(language) else 1.16), 1)


def entries(scene: Scene) -> list[Entry]:
    """The entries of a scene in reading order; the top card is not one of them."""
    cards = iter(scene.cards.values())
    top = next(cards)
    parents = {card.node.parent for card in scene.cards.values()}
    together = _members(scene)
    links = mentions(scene.links, scene.numbers, scene.language)
    found, branch = [], -1
    for card in cards:
        depth = card.node.depth - top.node.depth
        branch += depth == 1
        found.append(
            Entry(
                card,
                depth,
                branch,
                card.node.id not in parents,
                tuple(_leads(card, scene, card.node.id in together, depth == 1)),
                _tail(card, scene.language, links.get(card.node.id, "")),
            )
        )
    return found


def _members(scene: Scene) -> set[str]:
    """What supports a claim only together with others."""
    joint = {each.id for each in scene.joints.values() if each.step.joint}
    return {
        child
        for branch in scene.branches
        if branch.relation is Relation.SUPPORTS and (branch.jointly or branch.parent in joint)
        for child in branch.children
    }


def _leads(card: Card, scene: Scene, together: bool, heading: bool) -> Iterator[Lead]:
    language = scene.language
    number_size = POSTER_SIZES["h"] if heading else POSTER_SIZES["no"]
    yield Lead("number", card.number, number_size * width(card.number, language, Weight.SEMIBOLD) + _GAP)
    if together:
        yield Lead("together", _("&", language), 13 + _GAP)
    if card.badge:
        yield Lead("badge", card.badge.name, card.badge.width + _GAP)
    if card.status is not None and card.status is not Status.ACCEPTED:
        yield Lead("status", "", SIGN + _GAP - 1)
    if card.strength is not None:
        said = figure(card.strength)
        yield Lead("strength", said, BAR + 4 + POSTER_SIZES["f"] * width(said, language) + _GAP)
    if card.node.kind not in _PLAIN:
        word = kind_word(card.node.kind, language) + _(COLON, language).rstrip()
        yield Lead("kind", word, POSTER_SIZES["f"] * 1.08 * width(word, language) + _GAP)


def _tail(card: Card, language: str, links: str) -> str:
    by = clean(card.node.by.best(language)) if card.node.by else ""
    parts = [by if by != card.badge.name else "", links]
    if card.folded:
        parts.append(card.folded)
    return _(C_("between facts on a card", " · "), language).join(filter(None, parts))


def fit(entry: Entry, column: float, language: str) -> Set:
    """Set an entry in a column of a width in px."""
    size = POSTER_SIZES["h"] if entry.heading else SIZE
    weight = Weight.SEMIBOLD if entry.strong else Weight.REGULAR
    room = column - entry.indent(column) - (HEADING_PADDING[0] if entry.heading else 0)
    lead = sum(each.width for each in entry.leads)
    text = entry.card.text
    lines = wrap(text, room / size, language, weight, indent=lead / size, balanced=entry.heading, least=_LEAST_FILL)
    height = line_height(size, language) * len(lines)
    small = POSTER_SIZES["f"]
    tail: tuple[str, ...] = ()
    beside = False
    if entry.tail:
        taken = size * width(lines[-1], language, weight) + (lead if len(lines) == 1 else 0) + 1.5 * _GAP
        # On the last line if it fits there, or a part of it that is whole.
        tail = wrap(entry.tail, room / small, language, indent=taken / small if taken < room else 0)
        beside = taken + small * width(tail[0], language) <= room
        if len(tail) > 1 and beside and not (entry.tail[len(tail[0])] == " " or tail[0][-1] in _ENDS):
            tail, beside = wrap(entry.tail, room / small, language), False
        height += line_height(small, language) * (len(tail) - beside)
    if entry.heading:
        height += 2 * HEADING_PADDING[1]
    return Set(entry, lines, tail, beside, height)
