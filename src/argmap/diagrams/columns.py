"""The columns of the compact layout: how far cards are indented, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from argmap.diagrams.branches import Branch
from argmap.diagrams.joints import Joint
from argmap.model import Relation

_EDGE, _LANE = 9, 12
"""From the edge of a card to its first line and from the last one to the cards below; between two lines."""
_JOINT_EDGE: Final = 6
"""The same from the edge of a joint."""
_BELOW, _SIGN = 20, 36
"""Between a card and what bears on it; the same where the sign of linked premises is on the line."""
COLUMN: Final = 450
"""The width of a column, unless its cards are deep."""
_LEAST: Final = 0.75
"""Of the width that cards have in the style."""

Tree = Mapping[str, Sequence[Branch]]
"""The branches that end at each card and each joint."""


def families(branches: Iterable[Branch], signs: Iterable[Joint]) -> dict[str, list[Branch]]:
    """The branches that end at each card and each joint; the joints of a claim are one of its branches."""
    joints: dict[str, list[str]] = {}
    for joint in signs:
        joints.setdefault(joint.claim, []).append(joint.id)
    found = {claim: [Branch(claim, Relation.SUPPORTS, False, tuple(ids))] for claim, ids in joints.items()}
    for branch in branches:
        found.setdefault(branch.parent, []).append(branch)
    return found


def lane(branch: int, *, joint: bool = False) -> float:
    """Where the line of a branch of a card or joint runs, from its left edge."""
    return (_JOINT_EDGE if joint else _EDGE) + _LANE * branch


def gutter(branches: Sequence[Branch], *, joint: bool = False) -> float:
    """The room of the lines of these branches."""
    return lane(len(branches) - 1, joint=joint) + _EDGE if branches else 0


def below(branches: Sequence[Branch]) -> float:
    """The gap below what these branches end at."""
    return _SIGN if any(branch.jointly for branch in branches) else _BELOW


def indents(top: str, tree: Tree, joints: Mapping[str, Joint]) -> dict[str, float]:
    """Where in a column everything begins that hangs from the top card."""
    found: dict[str, float] = {}
    open_ = [(top, gutter(tree.get(top, ())))]
    while open_:
        node_id, indent = open_.pop()
        for branch in tree.get(node_id, ()):
            for child in branch.children:
                if child not in branch.again:
                    found[child] = indent
                    own = tree.get(child, ())
                    open_.append((child, indent + gutter(own, joint=child in joints)))
    return found


def card_width(indent: float, usual: float, column: float = COLUMN) -> int:
    """How wide a card is that begins there in a column and would be as wide as usual elsewhere."""
    return round(max(column - indent, usual * _LEAST))
