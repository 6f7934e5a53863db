"""Where the cards of the compact layout go.

Of all numbers of columns that give the picture a shape for screens and paper, the one with the least white is taken.
Where a branch continues in the next column, the cards above are repeated there as one line each, to which lines lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, NamedTuple

from argmap.diagrams.cards import Card
from argmap.diagrams.layout import Box
from argmap.diagrams.scene import Branch, Scene
from argmap.diagrams.theme import MARGIN
from argmap.model import Relation

EDGE, LANE = 9, 12
"""From the edge of a card to its first line and from the last one to the cards below; between two lines."""
_JOINT_EDGE: Final = 6
"""The same from the edge of a joint."""
BELOW: Final = 20
"""Between a card and what bears on it."""
SIGN: Final = 36
"""The same where the sign of linked premises is on the line."""
_GAP: Final = 10
"""Between two cards of a column."""
_COLUMN_GAP: Final = 16
_COLUMN: Final = 450
"""The width of a column, unless its cards are wider in the style or deeper."""
_LEAST: Final = 0.75
"""Of the width that cards have in the style."""
STUB: Final = 22
"""The height of a card that is repeated."""
_HEADER: Final = 110
"""What the header takes, about."""
_NARROWEST, _WIDEST = 0.55, 1.9
"""Width by height."""
_BEST, _SHAPE = 1.3, 0.05
"""The best shape, and how much white it is worth."""
_MOST_COLUMNS: Final = 40


class Line(NamedTuple):
    """A card or joint in the order in which they are placed."""

    id: str
    above: tuple[str, ...]
    """What it hangs from, from below the top card down to its parent."""
    indent: float
    width: float
    height: float
    below: float
    """The gap between it and the first one below it."""
    last: bool
    """Whether nothing hangs from it."""


class Stub(NamedTuple):
    """A card that is repeated at the head of a column."""

    id: str
    box: Box


@dataclass(frozen=True, slots=True)
class Packing:
    """Cards and joints in columns."""

    cards: Mapping[str, Card]
    """The cards, as wide as their columns let them be."""
    boxes: Mapping[str, Box]
    columns: Sequence[Sequence[str]]
    """The cards and joints of each column, without the top card."""
    lefts: Sequence[float]
    """Where each column begins."""
    stubs: Sequence[Sequence[Stub]]


def families(scene: Scene) -> dict[str, list[Branch]]:
    """The branches that end at each card and each joint; the joints of a claim are one of its branches."""
    joints: dict[str, list[str]] = {}
    for joint in scene.joints.values():
        joints.setdefault(joint.claim, []).append(joint.id)
    found = {claim: [Branch(claim, Relation.SUPPORTS, False, tuple(ids))] for claim, ids in joints.items()}
    for branch in scene.branches:
        found.setdefault(branch.parent, []).append(branch)
    return found


def lane(branch: int, *, joint: bool = False) -> float:
    """Where the line of a branch of a card or joint runs, from its left edge."""
    return (_JOINT_EDGE if joint else EDGE) + LANE * branch


def gutter(branches: Sequence[Branch], *, joint: bool = False) -> float:
    """The room of the lines of these branches."""
    return lane(len(branches) - 1, joint=joint) + EDGE if branches else 0


def below(branches: Sequence[Branch]) -> float:
    """The gap below what these branches end at."""
    return SIGN if any(branch.jointly for branch in branches) else BELOW


def pack(scene: Scene) -> Packing:
    """Place the cards and joints of a scene."""
    tree = families(scene)
    top = next(iter(scene.cards))
    cards = dict(scene.cards)
    lines = list(_lines(top, scene, tree, (), gutter(tree.get(top, ())), cards))
    area = sum(cards[line.id].width * cards[line.id].height for line in lines if line.id in cards)
    best: tuple[float, list[list[Line]]] | None = None
    for count in range(1, min(len(lines), _MOST_COLUMNS) + 1):
        columns = _levelled(lines, count)
        head = scene.sized(cards[top].node, max(_across(columns), cards[top].width))
        width = head.width + 2 * MARGIN
        height = head.height + below(tree[top]) + max(map(_height, columns)) + 2 * MARGIN + _HEADER
        shape = width / height
        covered = (area + head.width * head.height) / (width * height)
        # A shape that is none for paper is taken only where there is no other.
        covered -= _SHAPE * abs(log(shape / _BEST)) if _NARROWEST <= shape <= _WIDEST else 1 + abs(shape - 1)
        if best is None or covered > best[0]:
            best = covered, columns
            cards[top] = head
    columns = best[1] if best else []
    return _placed(cards, cards[top].height + below(tree.get(top, ())), columns)


def _across(columns: Sequence[Sequence[Line]]) -> int:
    return round(sum(map(_width, columns)) + _COLUMN_GAP * (len(columns) - 1))


def _lines(
    node_id: str,
    scene: Scene,
    tree: Mapping[str, Sequence[Branch]],
    above: tuple[str, ...],
    indent: float,
    cards: dict[str, Card],
) -> Iterator[Line]:
    """What hangs from a card, in reading order; its cards are made as wide as the column."""
    for branch in tree.get(node_id, ()):
        for child in branch.children:
            if child in branch.again:
                continue
            if child in cards:
                usual = scene.style.width(cards[child].node.kind)
                wide = max(_COLUMN - indent, usual * _LEAST)
                cards[child] = scene.sized(cards[child].node, round(wide))
            shown = cards.get(child) or scene.joints[child]
            own = tree.get(child, ())
            last = all(each in branch_.again for branch_ in own for each in branch_.children)
            yield Line(child, above, indent, shown.width, shown.height, below(own), last)
            yield from _lines(
                child, scene, tree, (*above, child), indent + gutter(own, joint=child in scene.joints), cards
            )


def _levelled(lines: Sequence[Line], count: int) -> list[list[Line]]:
    """At most so many columns, as low as they can be."""
    low, high = 0.0, sum(line.height + line.below + _GAP for line in lines)
    columns = _flow(lines, high)
    while high - low > _GAP:
        middle = (low + high) / 2
        found = _flow(lines, middle)
        low, high, columns = (low, middle, found) if len(found) <= count else (middle, high, columns)
    return columns


def _flow(lines: Sequence[Line], room: float) -> list[list[Line]]:
    """Columns of a height, each as full as the order allows; a card is not the last of one if something is below it."""
    columns: list[list[Line]] = [[]]
    y = 0.0
    at = 0
    while at < len(lines):
        end = at
        while not lines[end].last and end < len(lines) - 1:
            end += 1
        group = lines[at : end + 1]
        tall = sum(line.height for line in group) + sum(line.below for line in group[:-1])
        if columns[-1] and y + tall > room:
            columns.append([])
            y = len(group[0].above) * STUB
        for line in group:
            y += line.height + (_GAP if line.last else line.below)
            columns[-1].append(line)
        at = end + 1
    return columns


def _stubs(column: Sequence[Line]) -> list[str]:
    """What is repeated over a column: all that its first card hangs from."""
    return list(column[0].above)


def _width(column: Sequence[Line]) -> float:
    return max(line.indent + line.width for line in column)


def _height(column: Sequence[Line]) -> float:
    gaps = sum(_GAP if line.last else line.below for line in column[:-1])
    return STUB * len(_stubs(column)) + sum(line.height for line in column) + gaps


def _placed(cards: Mapping[str, Card], start: float, columns: Sequence[Sequence[Line]]) -> Packing:
    top = next(iter(cards))
    boxes, lefts, stubs = {top: Box(0, 0, cards[top].width, cards[top].height)}, list[float](), list[list[Stub]]()
    indents = {line.id: line.indent for column in columns for line in column}
    x = 0.0
    for column in columns:
        y, repeated = start, []
        wide = _width(column)
        for above in _stubs(column):
            left = x + indents[above]
            repeated.append(Stub(above, Box(left, y, x + wide, y + STUB - 5)))
            y += STUB
        for line in column:
            left = x + line.indent
            boxes[line.id] = Box(left, y, left + line.width, y + line.height)
            y += line.height + (_GAP if line.last else line.below)
        lefts.append(x)
        stubs.append(repeated)
        x += wide + _COLUMN_GAP
    return Packing(cards, boxes, [[line.id for line in column] for column in columns], lefts, stubs)
