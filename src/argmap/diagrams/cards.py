"""A node as a card: its lines, and the size that they give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap.diagrams.diff_marks import Piece, Revised, wrapped
from argmap.diagrams.presets import DEFAULT, Style
from argmap.diagrams.theme import (
    BADGE_SIZE,
    HEADROOM,
    ID_SIZE,
    LETTER_SPACING,
    LINES,
    PADDING,
    Role,
)
from argmap.evaluation import Shown, Status
from argmap.i18n import _
from argmap.i18n.names import basis_word, confidence_word, kind_word, likelihood_word, outcome_word
from argmap.model import Node, Outcome
from argmap.rendering.ems import is_cjk_language, width
from argmap.rendering.wrapping import clean, cut, wrap

_MONOSPACE_ADVANCE = 0.61
"""Of a narrow character in any usual monospace font, in em."""
_BADGE_EM = 9
"""How much of a layer's name is shown on a card."""
_BADGE_SIDE = 5
"""Between the name and the edge of its badge, in px."""


class Badge(NamedTuple):
    """What marks a node of a layer: a name, and the width of the plate that it stands on, in px."""

    name: str
    width: float = 0

    @classmethod
    def of(cls, name: str, language: str) -> Badge:
        """The badge of a layer by its name, which is cut where it is long."""
        shown = cut(name, _BADGE_EM, language)
        return cls(shown, BADGE_SIZE * width(shown, language) + 2 * _BADGE_SIDE)

    def __bool__(self) -> bool:
        return bool(self.name)


NO_BADGE = Badge("")


class Line(NamedTuple):
    """One line of a card: what stands at its left and at its right."""

    role: Role
    left: str
    right: str = ""
    pieces: tuple[Piece, ...] = ()
    """What stands at the left where some of it is marked; joined, it is ``left``."""


class Card(NamedTuple):
    """What is drawn for a node; width and height in px."""

    node: Node
    title: str
    """Kind and id."""
    text: str
    """The whole text, on one line."""
    foot: str
    lines: tuple[Line, ...]
    width: int
    height: int
    href: str
    badge: Badge = NO_BADGE
    badge_at: float = 0
    """Where in the first line the badge begins, in px from the left edge."""
    status: Status | None = None
    strength: float | None = None
    revised: Revised | None = None


def card(
    node: Node,
    language: str,
    folded: int = 0,
    href: str = "",
    style: Style = DEFAULT,
    elsewhere: str = "",
    badge: Badge = NO_BADGE,
    shown: Shown | None = None,
    revised: Revised | None = None,
) -> Card:
    """The card of a node.

    Args:
        node: the node.
        language: the language tag of the diagram.
        folded: how many nodes below it are not shown.
        href: where a reader goes who follows the node; empty for nowhere.
        style: how wide cards are.
        elsewhere: what bears on it from parts of the map that are not shown.
        badge: what marks its layer.
        shown: the reading of the map that is shown.
        revised: what became of it between two versions, where the diagram compares them.
    """
    outer = style.width(node.kind)
    inner = outer - 2 * PADDING
    kind = kind_word(node.kind, language)
    text = clean(node.text.best(language))
    foot = footer(node, language, badge.name)
    aside = clean(elsewhere)
    head = LINES[Role.HEAD].size * (width(kind, language) + LETTER_SPACING * len(kind))
    taken = head + (_BADGE_SIDE + badge.width if badge else 0)
    shown_id = revised.id if revised else node.id
    lines = [Line(Role.HEAD, kind, _short_id(shown_id, inner - taken - PADDING, language))]
    lines += _lines(Role.TEXT, revised.text if revised else [[Piece(text)]], inner, language)
    lines += _lines(Role.FOOT, [[Piece(said)] for said in (foot, aside) if said], inner, language)
    lines += _lines(Role.NOTE, revised.notes if revised else [], inner, language)
    status = shown.status(node.id) if shown else None
    if shown:
        # The sign of a status says what the word is about.
        said = shown.label(node.id, language) if status is None else shown.word(node.id, language)
        lines.append(Line(Role.READING, said))
    if folded or href:
        more = _("+{} more", language).format(folded) if folded else ""
        lines.append(Line(Role.MORE, more, _("see branch →", language) if href else ""))
    height = 2 * HEADROOM + sum(LINES[line.role].height for line in lines)
    height += sum(LINES[role].gap for role in {line.role for line in lines})
    reading = shown.label(node.id, language) if shown else ""
    described = " — ".join(part for part in (foot, aside, *(revised.said() if revised else ()), reading) if part)
    title = f"{kind} {clean(shown_id)}" + (f" [{badge.name}]" if badge else "")
    return Card(
        node,
        title,
        text,
        described,
        tuple(lines),
        outer,
        height,
        href,
        badge,
        PADDING + head + _BADGE_SIDE,
        status,
        shown.strength(node.id) if shown else None,
        revised,
    )


def _lines(role: Role, paragraphs: Iterable[Sequence[Piece]], inner: int, language: str) -> Iterator[Line]:
    em = inner / LINES[role].size
    for paragraph in paragraphs:
        if all(not piece.class_ for piece in paragraph):
            yield from (Line(role, line) for line in wrap("".join(piece.text for piece in paragraph), em, language))
        else:
            for pieces in wrapped(paragraph, em, language):
                yield Line(role, "".join(piece.text for piece in pieces), "", pieces)


def footer(node: Node, language: str, badge: str = "") -> str:
    """Who says it, in which notes, what it is, and how likely; empty where there is nothing to say.

    What the badge of its layer says already is left out.
    """
    parts = []
    by = clean(node.by.best(language)) if node.by else ""
    if by and by != badge:
        parts.append(by)
    if node.cites:
        parts.append(f"[{', '.join(map(str, node.cites))}]")
    if node.basis:
        parts.append(basis_word(node.basis, language))
    if node.assumed:
        parts.append(_("assumed", language))
    if node.likelihood:
        parts.append(likelihood_word(node.likelihood, language))
    if node.confidence:
        parts.append(_("{} confidence", language).format(confidence_word(node.confidence, language)))
    if node.forecast:
        if node.forecast.outcome is not Outcome.PENDING:
            parts.append(outcome_word(node.forecast.outcome, language))
        elif node.forecast.due:
            parts.append(_("by {}", language).format(node.forecast.due.isoformat()))
    return (" | " if is_cjk_language(language) else " · ").join(parts)  # A Chinese · is as wide as a character.


def _short_id(node_id: str, room: float, language: str) -> str:
    """As much of an id as fits into a room in px."""
    shown = clean(node_id)
    # Where every character is at most as wide as a CJK one, only a long id needs to be measured.
    while shown and ID_SIZE * sum(max(_MONOSPACE_ADVANCE, 1.0 if ord(c) > 0x2FF else 0.0) for c in shown) > room:
        shown = cut(shown, width(shown, language) - 1.1, language) if len(shown) > 2 else ""
    return shown
