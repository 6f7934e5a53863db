"""A node as a card: its lines, and the size that they give it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagrams.labels import clean, cut, wrap
from argmap.diagrams.revisions import Piece, Revised, wrapped
from argmap.diagrams.styles import DEFAULT, Style
from argmap.diagrams.theme import (
    HEADROOM,
    ID_SIZE,
    LETTER_SPACING,
    LINES,
    PADDING,
    Role,
    phrase,
)
from argmap.diagrams.widths import is_cjk_language, width
from argmap.model import Kind, Node, Outcome
from argmap.model.words import basis_word, confidence_word, kind_word, likelihood_word, outcome_word

_MONOSPACE_ADVANCE = 0.61
"""Of a narrow character in any usual monospace font, in em."""


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
    revised: Revised | None = None


def card(
    node: Node,
    language: str,
    folded: int = 0,
    href: str = "",
    style: Style = DEFAULT,
    elsewhere: str = "",
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
        revised: what became of it between two versions, where the diagram compares them.
    """
    outer = style.thesis if node.kind is Kind.THESIS else style.card
    inner = outer - 2 * PADDING
    kind = kind_word(node.kind, language)
    text = clean(node.text.best(language))
    foot = footer(node, language)
    aside = clean(elsewhere)
    lines = [Line(Role.HEAD, kind, _short_id(revised.id if revised else node.id, kind, inner, language))]
    if revised:
        lines += _marked(Role.TEXT, revised.text, inner, language)
    else:
        lines += (Line(Role.TEXT, line) for line in wrap(text, inner / LINES[Role.TEXT].size, language))
    if foot:
        lines += (Line(Role.FOOT, line) for line in wrap(foot, inner / LINES[Role.FOOT].size, language))
    if aside:
        lines += (Line(Role.FOOT, line) for line in wrap(aside, inner / LINES[Role.FOOT].size, language))
    if revised:
        lines += _marked(Role.NOTE, revised.notes, inner, language)
    if folded or href:
        more = phrase("more", language).format(folded) if folded else ""
        lines.append(Line(Role.MORE, more, phrase("follow", language) if href else ""))
    height = 2 * HEADROOM + sum(LINES[line.role].height for line in lines)
    height += sum(LINES[role].gap for role in {line.role for line in lines})
    described = " — ".join(part for part in (foot, aside) if part)
    title = f"{kind} {clean(node.id)}"
    if revised:
        title, described = f"{kind} {clean(revised.id)}: {revised.badge}", _said(described, revised)
    return Card(node, title, text, described, tuple(lines), outer, height, href, revised)


def _said(described: str, revised: Revised) -> str:
    """What is said below the text, with what has changed, for those to whom the drawing is read."""
    notes = ("".join(piece.text for piece in note) for note in revised.notes)
    return " — ".join(part for part in (described, *map(clean, notes)) if part)


def _marked(role: Role, paragraphs: tuple[tuple[Piece, ...], ...], inner: int, language: str) -> Iterator[Line]:
    for paragraph in paragraphs:
        for pieces in wrapped(paragraph, inner / LINES[role].size, language):
            yield Line(role, "".join(piece.text for piece in pieces), "", pieces)


def footer(node: Node, language: str) -> str:
    """Who says it, in which notes, what it is, and how likely; empty where there is nothing to say."""
    parts = []
    if node.by:
        parts.append(clean(node.by.best(language)))
    if node.cites:
        parts.append(f"[{', '.join(map(str, node.cites))}]")
    if node.basis:
        parts.append(basis_word(node.basis, language))
    if node.assumed:
        parts.append(phrase("assumed", language))
    if node.likelihood:
        parts.append(likelihood_word(node.likelihood, language))
    if node.confidence:
        parts.append(phrase("confidence", language).format(confidence_word(node.confidence, language)))
    if node.forecast:
        if node.forecast.outcome is not Outcome.PENDING:
            parts.append(outcome_word(node.forecast.outcome, language))
        elif node.forecast.due:
            parts.append(phrase("due", language).format(node.forecast.due.isoformat()))
    return (" | " if is_cjk_language(language) else " · ").join(parts)  # A Chinese · is as wide as a character.


def _short_id(node_id: str, kind: str, inner: int, language: str) -> str:
    """As much of an id as fits beside the name of the kind."""
    head = LINES[Role.HEAD].size
    room = inner - head * (width(kind, language) + LETTER_SPACING * len(kind)) - PADDING
    shown = clean(node_id)
    # Where every character is at most as wide as a CJK one, only a long id needs to be measured.
    while shown and ID_SIZE * sum(max(_MONOSPACE_ADVANCE, 1.0 if ord(c) > 0x2FF else 0.0) for c in shown) > room:
        shown = cut(shown, width(shown, language) - 1.1, language) if len(shown) > 2 else ""
    return shown
