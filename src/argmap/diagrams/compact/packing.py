"""Where the cards of the compact layout go.

Of all numbers of columns that give the picture a shape for screens and paper, the one with the least white is taken.
Where a branch continues in the next column, the cards above are repeated there as one line each, to which lines lead.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, log, sqrt
from typing import Final, NamedTuple

from argmap.diagrams.cards import Card
from argmap.diagrams.columns import Tree, below, families, indents
from argmap.diagrams.layout import Box
from argmap.diagrams.scene import Scene
from argmap.diagrams.theme import MARGIN

GAP: Final = 10
"""Between two cards of a column."""
COLUMN_GAP: Final = 16
STUB: Final = 22
"""The height of a card that is repeated."""
_HEADER: Final = 110
"""What the header takes, about."""
_NARROWEST, _WIDEST = 0.55, 1.9
"""Width by height."""
_BEST, _SHAPE = 1.3, 0.05
"""The best shape, and how much white it is worth."""


class Line(NamedTuple):
    """A card or joint in the order in which they are placed."""

    id: str
    parent: str
    indent: float
    width: float
    height: float
    below: float
    """The gap between it and the first one below it."""
    last: bool
    """Whether nothing hangs from it."""


class Group(NamedTuple):
    """What stays in one column: a card and the first one below it, with the joint between them."""

    lines: tuple[Line, ...]
    depth: int
    """How many cards are repeated where a column begins with it."""
    height: float
    after: float
    """The gap to the next one."""


class Stub(NamedTuple):
    """A card that is repeated at the head of a column."""

    id: str
    box: Box


@dataclass(frozen=True, slots=True)
class Packing:
    """Cards and joints in columns."""

    top: Card | None
    """The top card, as wide as the columns together; None where it is elsewhere."""
    boxes: Mapping[str, Box]
    columns: Sequence[Sequence[str]]
    """The cards and joints of each column, without the top card."""
    lefts: Sequence[float]
    """Where each column begins."""
    stubs: Sequence[Sequence[Stub]]


def pack(scene: Scene) -> Packing:
    """Place the cards and joints of a scene."""
    tree = families(scene.branches, scene.joints.values())
    top = next(iter(scene.cards.values()))
    lines = list(lines_of(scene, scene.cards, tree))
    groups = list(groups_of(lines, top.node.id, scene.joints))
    area = sum((line.width * line.height for line in lines if line.id in scene.cards), start=0.0)
    best: tuple[float, Card, list[list[Group]]] = -inf, top, []
    for count in _counts(groups):
        columns = _levelled(groups, count)
        across = sum(map(_width, columns)) + COLUMN_GAP * (len(columns) - 1)
        head = scene.sized(top.node, round(max(across, top.width)))
        width = head.width + 2 * MARGIN
        height = head.height + below(tree[top.node.id]) + max(map(_height, columns)) + 2 * MARGIN + _HEADER
        shape = width / height
        covered = (area + head.width * head.height) / (width * height)
        # A shape that is none for paper is taken only where there is no other.
        covered -= _SHAPE * abs(log(shape / _BEST)) if _NARROWEST <= shape <= _WIDEST else 1 + abs(shape - 1)
        best = max(best, (covered, head, columns), key=lambda each: each[0])
    __, head, columns = best
    start = head.height + below(tree.get(top.node.id, ()))
    return placed(head, start, columns, {line.id: line for line in lines}, scene.joints)


def _counts(groups: Sequence[Group]) -> range:
    """The numbers of columns that may give a good shape."""
    if not groups:
        return range(0)
    wide = max(line.indent + line.width for group in groups for line in group.lines) + COLUMN_GAP
    tall = sum(group.height + group.after for group in groups)
    return range(max(floor(sqrt(_NARROWEST * tall / wide) * 0.8), 1), ceil(sqrt(_WIDEST * tall / wide)) + 2)


def lines_of(scene: Scene, cards: Mapping[str, Card], tree: Tree) -> Iterator[Line]:
    """What hangs from the top card, in reading order."""
    top = next(iter(cards))
    starts = indents(top, tree, scene.joints)

    def below_it(node_id: str) -> list[str]:
        return [child for branch in tree.get(node_id, ()) for child in branch.children if child not in branch.again]

    open_ = [(child, top) for child in below_it(top)[::-1]]
    while open_:
        node_id, parent = open_.pop()
        shown = cards.get(node_id) or scene.joints[node_id]
        children = below_it(node_id)
        room = below(tree.get(node_id, ()))
        yield Line(node_id, parent, starts[node_id], shown.width, shown.height, room, not children)
        open_ += [(child, node_id) for child in children[::-1]]


def groups_of(lines: Sequence[Line], top: str, signs: Container[str]) -> Iterator[Group]:
    """Lines in groups that stay together."""
    depths = {top: -1}
    group: list[Line] = []
    for line in lines:
        depths[line.id] = depths[line.parent] + 1
        group.append(line)
        if line.last or (line.id not in signs and sum(each.id not in signs for each in group) > 1):
            tall = sum(each.height + each.below for each in group) - line.below
            yield Group(tuple(group), depths[group[0].id], tall, GAP if line.last else line.below)
            group = []


def _levelled(groups: Sequence[Group], count: int) -> list[list[Group]]:
    """At most so many columns, as low as they can be."""
    whole = sum(group.height + group.after for group in groups)
    low, high = whole / count - GAP, whole
    columns = [list(groups)]
    while high - low > GAP / 2:
        # Near to the least height, where the greatest one is likely to be.
        middle = (3 * low + high) / 4 if high > 1.5 * low else (low + high) / 2
        found = _flow(groups, middle, count)
        low, high, columns = (low, middle, found) if found else (middle, high, columns)
    return columns


def _flow(groups: Sequence[Group], room: float, most: int) -> list[list[Group]]:
    """Columns of a height, each as full as the order allows; none if there were more than so many."""
    columns: list[list[Group]] = [[]]
    y = 0.0
    for group in groups:
        if columns[-1] and y + group.height > room:
            if len(columns) == most:
                return []
            columns.append([])
            y = group.depth * STUB
        y += group.height + group.after
        columns[-1].append(group)
    return columns


def _width(column: Sequence[Group]) -> float:
    return max(line.indent + line.width for group in column for line in group.lines)


def _height(column: Sequence[Group]) -> float:
    return STUB * column[0].depth + sum(group.height + group.after for group in column) - column[-1].after


def placed(
    top: Card | None,
    start: float,
    columns: Sequence[Sequence[Group]],
    known: Mapping[str, Line],
    signs: Container[str],
    wide: float = 0,
) -> Packing:
    """Columns side by side.

    Args:
        top: the card above them, if it is there.
        start: where they begin.
        columns: their groups.
        known: all lines by their ids, also those that are elsewhere.
        signs: the ids of joints.
        wide: the width of each column; 0 for what it takes.
    """
    boxes, lefts, stubs = dict[str, Box](), list[float](), list[list[Stub]]()
    if top is not None:
        boxes[top.node.id] = Box(0, 0, top.width, top.height)
    x = 0.0
    for column in columns:
        y, repeated, across = start, list[Stub](), wide or _width(column)
        parents = {line.parent for group in column for line in group.lines}
        for above in _above(column[0].lines[0], known):
            if above.id in signs and above.id not in parents:  # No line leads there.
                continue
            repeated.append(Stub(above.id, Box(x + above.indent, y, x + across, y + STUB - 5)))
            y += STUB
        for line in (line for group in column for line in group.lines):
            left = x + line.indent
            boxes[line.id] = Box(left, y, left + line.width, y + line.height)
            y += line.height + (GAP if line.last else line.below)
        lefts.append(x)
        stubs.append(repeated)
        x += across + COLUMN_GAP
    inside = [[line.id for group in column for line in group.lines] for column in columns]
    return Packing(top, boxes, inside, lefts, stubs)


def _above(line: Line, known: Mapping[str, Line]) -> list[Line]:
    """What a card hangs from, the nearest to the top card first."""
    found = []
    while line.parent in known:
        line = known[line.parent]
        found.append(line)
    return found[::-1]
