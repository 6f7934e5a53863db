"""The kinds of node and the relations between them, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a node bears on another one."""

    SUPPORTS = "supports"
    """A reason for the claim."""
    LIMITS = "limits"
    """Undercuts the step from the reasons to the claim, without denying the claim (Pollock 1987)."""
    OPPOSES = "opposes"
    """A reason against the claim itself."""
    FOLLOWS = "follows"
    """A conclusion drawn from the claim, which does not bear on it: its parent is a reason for the node."""


class Kind(StrEnum):
    """What a node is in the argument; decided by the key that it appears under."""

    THESIS = "thesis"
    PREMISE = "premise"
    EVIDENCE = "evidence"
    CAVEAT = "caveat"
    OBJECTION = "objection"
    CONSEQUENCE = "consequence"


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One row of the table.

    ``group`` is the key of the mapping that holds such nodes, ``relation`` how they bear on their parent,
    ``holds`` the kinds that may stand below.
    """

    kind: Kind
    group: str
    relation: Relation | None
    holds: tuple[Kind, ...]


_ALL = (Kind.PREMISE, Kind.EVIDENCE, Kind.CAVEAT, Kind.OBJECTION, Kind.CONSEQUENCE)

KINDS: dict[Kind, KindInfo] = {
    row.kind: row
    for row in (
        KindInfo(Kind.THESIS, "thesis", None, _ALL),
        KindInfo(Kind.PREMISE, "premises", Relation.SUPPORTS, _ALL),
        KindInfo(Kind.EVIDENCE, "evidence", Relation.SUPPORTS, _ALL[1:]),
        KindInfo(Kind.CAVEAT, "caveats", Relation.LIMITS, _ALL),
        KindInfo(Kind.OBJECTION, "objections", Relation.OPPOSES, _ALL),
        KindInfo(Kind.CONSEQUENCE, "consequences", Relation.FOLLOWS, _ALL),
    )
}

GROUPS: dict[str, KindInfo] = {KINDS[kind].group: KINDS[kind] for kind in _ALL}
"""The group keys, in the order in which nodes are read."""

CLAIMS = frozenset({Kind.THESIS, Kind.PREMISE, Kind.CONSEQUENCE})
"""Kinds that assert something to be argued for."""

LINKS = (Relation.SUPPORTS, Relation.LIMITS, Relation.OPPOSES)
"""The relations to a node other than the parent, which are keys in a map file."""
