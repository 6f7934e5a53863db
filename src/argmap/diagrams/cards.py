"""A node as a card: its lines and its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date as Date  # noqa: N812
from typing import NamedTuple

from argmap.diagrams.diff_marks import Piece, Revised, wrapped
from argmap.diagrams.presets import DEFAULT, Style
from argmap.diagrams.theme import (
    BADGE_SIZE,
    HEADROOM,
    ID_SIZE,
    LETTER_SPACING,
    LINES,
    NUMBER_SIZE,
    PADDING,
    Role,
)
from argmap.evaluation import Shown, Status
from argmap.i18n import C_, _
from argmap.i18n.dates import date_words
from argmap.i18n.names import (
    basis_word,
    confidence_word,
    kind_counts,
    kind_word,
    likelihood_band,
    likelihood_word,
    outcome_word,
    status_word,
)
from argmap.model import Kind, Likelihood, Node, Outcome
from argmap.rendering.ems import width
from argmap.rendering.face import Weight
from argmap.rendering.scripts import runs_right_to_left
from argmap.rendering.wrapping import clean, cut, wrap

_MONOSPACE_ADVANCE = 0.61
"""Of a narrow character in any usual monospace font, in em."""
_UNMEASURED = 0.8
"""How much of a line is filled in a style with fonts of its own, which may be wider than the embedded typeface."""
_AFTER_NUMBER = 7
_BADGE_EM = 9
"""How much of a layer's name is shown on a card."""
_BADGE_SIDE = 5
"""Between the name and the edge of its badge, in px."""


class Badge(NamedTuple):
    """What marks a node of a layer: a name, and the width of its plate in px."""

    name: str
    width: float = 0
    rtl: bool = False

    @classmethod
    def of(cls, name: str, language: str) -> Badge:
        """The badge of a layer by its name, which is cut where it is long."""
        shown = cut(name, _BADGE_EM, language)
        wide = BADGE_SIZE * width(shown, language) + 2 * _BADGE_SIDE
        return cls(shown, wide, runs_right_to_left(shown, language))

    def __bool__(self) -> bool:
        return bool(self.name)


NO_BADGE = Badge("")


class Line(NamedTuple):
    """One line of a card: its left and its right side."""

    role: Role
    left: str
    right: str = ""
    pieces: tuple[Piece, ...] = ()
    """The left side where some of it is marked; joined, the pieces are ``left``."""
    rtl: bool = False
    """Whether the left side is set from right to left, as its whole paragraph is."""


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
    number: str = ""
    """Its number in the outline; empty for the thesis."""
    folded: str = ""
    """What is below it and not shown: “+25: 10 premises, 15 pieces of evidence”."""


def card(
    node: Node,
    language: str,
    folded: Mapping[Kind, int] | None = None,
    href: str = "",
    style: Style = DEFAULT,
    elsewhere: str = "",
    badge: Badge = NO_BADGE,
    shown: Shown | None = None,
    revised: Revised | None = None,
    number: str = "",
    wide: int = 0,
    *,
    ids: bool = True,
    usual_due: Date | None = None,
) -> Card:
    """The card of a node.

    Args:
        node: the node.
        language: the language tag of the diagram.
        folded: how many nodes of each kind below it are not shown.
        href: where a reader goes who follows the node; empty for nowhere.
        style: how wide cards are.
        elsewhere: what bears on it from parts of the map outside the diagram.
        badge: what marks its layer.
        shown: the evaluation that is shown.
        revised: what became of it between two versions, where the diagram compares them.
        number: its number in the outline.
        wide: its width in px; 0 for the style's.
        ids: whether its id is shown.
        usual_due: the due date that is said once for all, not on the card.
    """
    band = _Bands(node, language, style, wide, number, usual_due)
    shown_id = revised.id if revised else node.id
    foot, aside, hidden = band.footer(badge.name), clean(elsewhere), folded_words(folded or {}, language)
    lines = (
        band.head(shown_id if ids else "", badge),
        *band.paragraphs(Role.TEXT, revised.text if revised else [[Piece(clean(node.text.best(language)))]]),
        *band.paragraphs(Role.FOOT, [[Piece(said)] for said in (foot, aside) if said]),
        *band.paragraphs(Role.NOTE, revised.notes if revised else []),
        *band.reading(shown),
        *band.more(hidden, href),
    )
    height = 2 * HEADROOM + sum(LINES[line.role].height for line in lines)
    height += sum(LINES[role].gap for role in {line.role for line in lines})
    reading = shown.label(node.id, language) if shown else ""
    if shown and (status := shown.status(node.id)) is not None and _answered(node, status):
        reading = status_on_card(node, status, language)
    return Card(
        node=node,
        title=f"{band.kind} {clean(shown_id)}" + (f" [{badge.name}]" if badge else ""),
        text=clean(node.text.best(language)),
        foot=" — ".join(part for part in (foot, aside, *(revised.said() if revised else ()), reading) if part),
        lines=lines,
        width=band.inner + 2 * PADDING,
        height=height,
        href=href,
        badge=badge,
        badge_at=PADDING + band.head_width + _BADGE_SIDE,
        status=shown.status(node.id) if shown else None,
        strength=shown.strength(node.id) if shown else None,
        revised=revised,
        number=number,
        folded=hidden,
    )


class _Bands:
    """The bands of a card from the top down, each as lines of an inner width in px, filled up to a room."""

    def __init__(self, node: Node, language: str, style: Style, wide: int, number: str, due: Date | None) -> None:
        self.node, self.language, self.due = node, language, due
        self.inner = (wide or style.width(node.kind)) - 2 * PADDING
        self.room = self.inner * (_UNMEASURED if style.fonts else 1)
        self.kind = kind_word(node.kind, language)
        self.number_width = number_room(number, language)
        self.head_width = self.number_width + LINES[Role.HEAD].size * (
            width(self.kind, language) + LETTER_SPACING * len(self.kind)
        )

    def head(self, node_id: str, badge: Badge) -> Line:
        """The kind, and as much of the id as fits beside it and the badge."""
        taken = self.head_width + (_BADGE_SIDE + badge.width if badge else 0)
        shown = _short_id(node_id, self.inner - taken - PADDING, self.language)
        return Line(Role.HEAD, self.kind, shown, rtl=runs_right_to_left(self.kind, self.language))

    def paragraphs(self, role: Role, paragraphs: Iterable[Sequence[Piece]]) -> Iterator[Line]:
        """Text that is wrapped."""
        em = self.room / LINES[role].size
        for paragraph in paragraphs:
            whole = "".join(piece.text for piece in paragraph)
            rtl = runs_right_to_left(whole, self.language)
            if any(piece.class_ for piece in paragraph):
                for pieces in wrapped(paragraph, em, self.language):
                    yield Line(role, "".join(piece.text for piece in pieces), "", pieces, rtl)
            else:
                lines = wrap(whole, em, self.language, balanced=role is Role.TEXT)
                yield from (Line(role, line, rtl=rtl) for line in lines)

    def footer(self, badge: str) -> str:
        """The footer, with probabilities beside a likelihood where the line has room for them."""
        full = footer(self.node, self.language, badge, likelihood_band, self.due)
        if LINES[Role.FOOT].size * width(full, self.language) <= self.room:
            return full
        return footer(self.node, self.language, badge, usual_due=self.due)

    def reading(self, shown: Shown | None) -> Iterator[Line]:
        """The strength, or a status that is not the usual one; its sign says what the word is about."""
        if shown:
            status = shown.status(self.node.id)
            if status is None:
                yield Line(Role.READING, shown.label(self.node.id, self.language))
            elif status is not Status.ACCEPTED:
                yield Line(Role.READING, status_on_card(self.node, status, self.language))

    def more(self, folded: str, href: str) -> Iterator[Line]:
        """What is collapsed, and where the diagram goes on."""
        thesis, size = self.node.kind is Kind.THESIS, LINES[Role.MORE].size
        link = _("see the whole map →", self.language) if thesis else _("see branch →", self.language)
        room, taken = self.room / size, width(link, self.language) + 1 if href else 0
        lines = wrap(folded, room, self.language) if folded else []
        rtl = runs_right_to_left(folded, self.language)
        beside = href and (not lines or width(lines[-1], self.language) + taken <= room)
        for place, line in enumerate(lines, 1):
            yield Line(Role.MORE, line, link if beside and place == len(lines) else "", rtl=rtl)
        if href and not (beside and lines):
            yield Line(Role.MORE, "", link)


def status_on_card(node: Node, status: Status, language: str) -> str:
    """A status in words: an objection or a caveat that is rejected has been answered."""
    return _(C_("an objection", "answered"), language) if _answered(node, status) else status_word(status, language)


def _answered(node: Node, status: Status) -> bool:
    return status is Status.REJECTED and node.kind in (Kind.CAVEAT, Kind.OBJECTION)


def number_room(number: str, language: str) -> float:
    """How far the number of a card moves what follows it, in px."""
    return NUMBER_SIZE * width(number, language, Weight.SEMIBOLD) + _AFTER_NUMBER if number else 0


def folded_words(counts: Mapping[Kind, int], language: str) -> str:
    """How many nodes are not shown, and of which kinds; empty for none."""
    kinds = kind_counts(counts, language)
    if len(counts) < 2:
        return f"+{kinds}" if counts else ""
    return _("+{count}: {kinds}", language).format(count=sum(counts.values()), kinds=kinds)


def footer(
    node: Node,
    language: str,
    badge: str = "",
    likelihood_words: Callable[[Likelihood, str], str] = likelihood_word,
    usual_due: Date | None = None,
) -> str:
    """Who says it, in which notes, what it is, and how likely; empty where there is nothing to say.

    It does not repeat what the badge of its layer says, nor the due date that is usual in the map.
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
        parts.append(likelihood_words(node.likelihood, language))
    if node.confidence:
        parts.append(_("{} confidence", language).format(confidence_word(node.confidence, language)))
    if node.forecast:
        if node.forecast.outcome is not Outcome.PENDING:
            parts.append(outcome_word(node.forecast.outcome, language))
        elif node.forecast.due and node.forecast.due != usual_due:
            due = date_words(node.forecast.due, language, short=True)
            parts.append(_(C_("on a card", "due {}"), language).format(due))
    return _(C_("between facts on a card", " · "), language).join(parts)


def _short_id(node_id: str, room: float, language: str) -> str:
    """As much of an id as fits into a room in px."""
    shown = clean(node_id)
    # Where every character is at most as wide as a CJK one, only a long id needs to be measured.
    while shown and ID_SIZE * sum(max(_MONOSPACE_ADVANCE, 1.0 if ord(c) > 0x2FF else 0.0) for c in shown) > room:
        shown = cut(shown, width(shown, language) - 1.1, language) if len(shown) > 2 else ""
    return shown
