"""What is on which page of an atlas.

Cards go down the columns of a page and on to the next one. A direct reason begins a page, unless its whole branch fits
into the rest of one; a branch below it begins a page if it would not fit into the rest of one that is nearly full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.diagrams.cards import Card
from argmap.diagrams.columns import card_width, families, indents
from argmap.diagrams.compact.packing import COLUMN_GAP, STUB, Group, Line, groups_of, lines_of
from argmap.diagrams.paper import PAGES
from argmap.diagrams.scene import Scene

LEAST: Final = 0.45
"""Points for a pixel at which cards have 60 % of the size that they have on a screen (6.3 points)."""
_SCALES: Final = (0.62, 0.56, 0.5, LEAST)
MARGIN: Final = 30.0
HEAD: Final = 24.0
FOOT: Final = 18.0
"""Of a page, in points: at each side, above the columns and below them."""
_NARROWEST, _WIDEST = 370, 520
"""Of a column, in px."""
_STATEMENTS: Final = 13
"""On a page, on average; type is made smaller where there are fewer."""
_FULL: Final = 0.6
"""The part of a page from which on a branch that does not fit begins the next one."""


class Leaf(NamedTuple):
    """A page of branches: columns of groups."""

    columns: list[list[Group]]

    @property
    def lines(self) -> list[Line]:
        """The cards and joints on it."""
        return [line for column in self.columns for group in column for line in group.lines]


class Format(NamedTuple):
    """The page, and how large the drawing is on it."""

    size: tuple[float, float]
    scale: float
    columns: int
    column: float
    height: float
    """Of a column, in px."""


class Atlas(NamedTuple):
    """All pages of branches."""

    format: Format
    leaves: Sequence[Leaf]
    cards: Mapping[str, Card]
    """As wide as the columns let them be."""
    known: Mapping[str, Line]


def atlas(scene: Scene, page: str, orientation: str) -> Atlas:
    """The pages of a scene in the compact layout: few, in the largest type that this allows."""
    most = max(4, len(scene.cards) / _STATEMENTS)
    best: Atlas | None = None
    for scale in _SCALES:
        for format_ in _formats(page, orientation, scale):
            made = _on(scene, format_)
            if best is None or len(made.leaves) < len(best.leaves):
                best = made
        if best is not None and len(best.leaves) <= most:
            break
    assert best is not None, "some column fits on every page"
    return best


def _formats(page: str, orientation: str, scale: float) -> Iterator[Format]:
    width, height = PAGES[page]
    sizes = {"portrait": (width, height), "landscape": (height, width)}
    for size in sizes.values() if orientation == "auto" else [sizes[orientation]]:
        wide, high = (size[0] - 2 * MARGIN) / scale, (size[1] - 2 * MARGIN - HEAD - FOOT) / scale
        for columns in range(1, 12):
            column = (wide - (columns - 1) * COLUMN_GAP) / columns
            if _NARROWEST <= column <= _WIDEST:
                yield Format(size, scale, columns, column, high)


def _on(scene: Scene, format_: Format) -> Atlas:
    tree = families(scene.branches, scene.joints.values())
    top = next(iter(scene.cards.values()))
    starts = indents(top.node.id, tree, scene.joints)
    base = min(starts.values(), default=0.0)  # The lines to the top card are on no page.
    cards = {top.node.id: top}
    for node_id, card in scene.cards.items():
        if node_id in starts:
            wide = card_width(starts[node_id] - base, scene.style.width(card.node.kind), format_.column)
            cards[node_id] = scene.sized(card.node, wide)
    lines = [line._replace(indent=line.indent - base) for line in lines_of(scene, cards, tree)]
    groups = list(groups_of(lines, top.node.id, scene.joints))
    return Atlas(format_, list(_leaves(groups, cards, format_)), cards, {line.id: line for line in lines})


def _leaves(groups: Sequence[Group], cards: Mapping[str, Card], format_: Format) -> Iterator[Leaf]:
    depths = [_depth(group, cards) for group in groups]
    top = next(iter(cards.values())).node.depth
    page: list[list[Group]] = []
    y = 0.0
    for at, group in enumerate(groups):
        new = not page
        if not new and depths[at] in (top + 1, top + 2):
            filled = (format_.height * (len(page) - 1) + y) / (format_.height * format_.columns)
            begins = depths[at] == top + 1 or filled >= _FULL
            new = begins and not _fits(groups[at:], depths[at:], page, y, format_)
        if not new and y + group.height > format_.height:
            y = group.depth * STUB
            new = len(page) == format_.columns
            page.append([])
        if new:
            page = [each for each in page if each]
            if page:
                yield Leaf(page)
            page, y = [[]], group.depth * STUB
        page[-1].append(group)
        y += group.height + group.after
    if page:
        yield Leaf(page)


def _depth(group: Group, cards: Mapping[str, Card]) -> int:
    """The level of the highest card of a group."""
    return min((cards[line.id].node.depth for line in group.lines if line.id in cards), default=0)


def _fits(groups: Sequence[Group], depths: Sequence[int], page: Sequence[object], y: float, format_: Format) -> bool:
    """Whether the branch that begins with the first group ends on the page."""
    columns = len(page)
    for at, group in enumerate(groups):
        if at and depths[at] <= depths[0]:
            return True
        if y + group.height > format_.height:
            columns, y = columns + 1, group.depth * STUB
            if columns > format_.columns:
                return False
        y += group.height + group.after
    return True
