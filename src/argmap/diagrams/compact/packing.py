"""Where the cards of the compact layout go.

Of all numbers of columns that give the picture a shape for screens and paper, the one with the least white is taken.
Where a branch continues in the next column, the cards above are repeated there as one line each, to which lines lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, log, sqrt
from typing import Final, NamedTuple

from argmap.diagrams.cards import Card
from argmap.diagrams.compact.columns import Tree, below, families, indents
from argmap.diagrams.layout import Box
from argmap.diagrams.scene import Scene
from argmap.diagrams.theme import MARGIN

_GAP: Final = 10
"""Between two cards of a column."""
_COLUMN_GAP: Final = 16
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
    """Cards of which the last alone has nothing below it: they stay in one column."""

    lines: tuple[Line, ...]
    depth: int
    """How many cards are repeated where a column begins with it."""
    height: float


class Stub(NamedTuple):
    """A card that is repeated at the head of a column."""

    id: str
    box: Box


@dataclass(frozen=True, slots=True)
class Packing:
    """Cards and joints in columns."""

    top: Card
    """The top card, as wide as the columns together."""
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
    lines = list(_lines(top.node.id, scene, tree))
    groups = list(_groups(lines, top.node.id))
    area = sum((line.width * line.height for line in lines if line.id in scene.cards), start=0.0)
    best: tuple[float, Card, list[list[Group]]] = -inf, top, []
    for count in _counts(groups):
        columns = _levelled(groups, count)
        across = sum(map(_width, columns)) + _COLUMN_GAP * (len(columns) - 1)
        head = scene.sized(top.node, round(max(across, top.width)))
        width = head.width + 2 * MARGIN
        height = head.height + below(tree[top.node.id]) + max(map(_height, columns)) + 2 * MARGIN + _HEADER
        shape = width / height
        covered = (area + head.width * head.height) / (width * height)
        # A shape that is none for paper is taken only where there is no other.
        covered -= _SHAPE * abs(log(shape / _BEST)) if _NARROWEST <= shape <= _WIDEST else 1 + abs(shape - 1)
        best = max(best, (covered, head, columns), key=lambda each: each[0])
    __, head, columns = best
    return _placed(head, head.height + below(tree.get(top.node.id, ())), columns)


def _counts(groups: Sequence[Group]) -> range:
    """The numbers of columns that may give a good shape."""
    if not groups:
        return range(0)
    wide = max(line.indent + line.width for group in groups for line in group.lines) + _COLUMN_GAP
    tall = sum(group.height + _GAP for group in groups)
    return range(max(floor(sqrt(_NARROWEST * tall / wide) * 0.8), 1), ceil(sqrt(_WIDEST * tall / wide)) + 2)


def _lines(top: str, scene: Scene, tree: Tree) -> Iterator[Line]:
    """What hangs from the top card, in reading order."""
    starts = indents(top, tree, scene.joints)

    def below_it(node_id: str) -> list[str]:
        return [child for branch in tree.get(node_id, ()) for child in branch.children if child not in branch.again]

    open_ = [(child, top) for child in below_it(top)[::-1]]
    while open_:
        node_id, parent = open_.pop()
        shown = scene.cards.get(node_id) or scene.joints[node_id]
        children = below_it(node_id)
        room = below(tree.get(node_id, ()))
        yield Line(node_id, parent, starts[node_id], shown.width, shown.height, room, not children)
        open_ += [(child, node_id) for child in children[::-1]]


def _groups(lines: Sequence[Line], top: str) -> Iterator[Group]:
    depths = {top: -1}
    group: list[Line] = []
    for line in lines:
        depths[line.id] = depths[line.parent] + 1
        group.append(line)
        if line.last:
            tall = sum(each.height + each.below for each in group) - line.below
            yield Group(tuple(group), depths[group[0].id], tall)
            group = []


def _levelled(groups: Sequence[Group], count: int) -> list[list[Group]]:
    """At most so many columns, as low as they can be."""
    whole = sum(group.height + _GAP for group in groups)
    low, high = whole / count - _GAP, whole
    columns = [list(groups)]
    while high - low > _GAP / 2:
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
        y += group.height + _GAP
        columns[-1].append(group)
    return columns


def _width(column: Sequence[Group]) -> float:
    return max(line.indent + line.width for group in column for line in group.lines)


def _height(column: Sequence[Group]) -> float:
    return STUB * column[0].depth + sum(group.height + _GAP for group in column) - _GAP


def _placed(top: Card, start: float, columns: Sequence[Sequence[Group]]) -> Packing:
    boxes, lefts, stubs = {top.node.id: Box(0, 0, top.width, top.height)}, list[float](), list[list[Stub]]()
    known = {line.id: line for column in columns for group in column for line in group.lines}
    x = 0.0
    for column in columns:
        y, repeated, wide = start, list[Stub](), _width(column)
        for above in _above(column[0].lines[0], known):
            repeated.append(Stub(above.id, Box(x + above.indent, y, x + wide, y + STUB - 5)))
            y += STUB
        for line in (line for group in column for line in group.lines):
            left = x + line.indent
            boxes[line.id] = Box(left, y, left + line.width, y + line.height)
            y += line.height + (_GAP if line.last else line.below)
        lefts.append(x)
        stubs.append(repeated)
        x += wide + _COLUMN_GAP
    inside = [[line.id for group in column for line in group.lines] for column in columns]
    return Packing(top, boxes, inside, lefts, stubs)


def _above(line: Line, known: Mapping[str, Line]) -> list[Line]:
    """What a card hangs from, the nearest to the top card first."""
    found = []
    while line.parent in known:
        line = known[line.parent]
        found.append(line)
    return found[::-1]
