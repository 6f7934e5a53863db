"""Evidence against rival claims, after the analysis of competing hypotheses (Heuer 1999, chapter 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from argmap.analysis.paths import Bearing, Side, bearings
from argmap.model import ArgumentMap, Kind, Node, Relation

HYPOTHESES: Final = frozenset({Kind.THESIS, Kind.PREMISE, Kind.OBJECTION})
"""Kinds that can rival one another: evidence is what they are held against, and a caveat denies no claim."""


class Mark(StrEnum):
    """How a row bears on a claim, in the signs of the program that Heuer made with PARC (Good and others 2004)."""

    VERY_CONSISTENT = "CC"
    """A reason for the claim itself."""
    CONSISTENT = "C"
    """It speaks for the claim through other nodes."""
    NEUTRAL = "N"
    """As much of it speaks for the claim as against it."""
    INCONSISTENT = "I"
    """It speaks against the claim through other nodes, or is a caveat of it."""
    VERY_INCONSISTENT = "II"
    """An objection to the claim itself."""
    NOT_PLACED = "–"
    """The map does not say how it bears on the claim."""

    @property
    def grade(self) -> int:
        """From 2 for CC to -2 for II; 0 for neutral or not placed."""
        return _GRADES.get(self, 0)


_GRADES = {Mark.VERY_CONSISTENT: 2, Mark.CONSISTENT: 1, Mark.INCONSISTENT: -1, Mark.VERY_INCONSISTENT: -2}


@dataclass(frozen=True, slots=True)
class Cell:
    """How a row bears on a claim: its mark, and what speaks for the claim and against it behind that."""

    mark: Mark
    pro: Side | None = None
    con: Side | None = None

    @property
    def weight(self) -> float:
        """What speaks for the claim less what speaks against it."""
        return (self.pro.weight if self.pro else 0) - (self.con.weight if self.con else 0)

    @property
    def way(self) -> Side | None:
        """The side that the mark is about; the one for the claim if both are even."""
        return self.con if self.mark.grade < 0 else self.pro

    @property
    def other(self) -> Side | None:
        """The side that the mark passes over."""
        return self.pro if self.mark.grade < 0 else self.con


@dataclass(frozen=True, slots=True)
class Row:
    """A node that nothing in the map supports, and how it bears on each claim, in their order."""

    node: Node
    cells: tuple[Cell, ...]

    @property
    def placed(self) -> int:
        """On how many of the claims it bears."""
        return sum(cell.mark is not Mark.NOT_PLACED for cell in self.cells)

    @property
    def diagnosticity(self) -> int | None:
        """How well it distinguishes the claims: the highest of its grades minus the lowest, from 0 to 4.

        Cells that are not placed do not count; None if it bears on one claim only.
        """
        grades = [cell.mark.grade for cell in self.cells if cell.mark is not Mark.NOT_PLACED]
        return max(grades) - min(grades) if len(grades) > 1 else None


@dataclass(frozen=True, slots=True)
class Column:
    """A claim, and how many rows have each mark."""

    claim: Node
    marks: Mapping[Mark, int]

    @property
    def placed(self) -> int:
        """How many rows bear on it."""
        return sum(count for mark, count in self.marks.items() if mark is not Mark.NOT_PLACED)

    @property
    def inconsistency(self) -> int:
        """What speaks against it: II counts two, I one. What speaks for it does not make up for that."""
        return sum(-mark.grade * count for mark, count in self.marks.items() if mark.grade < 0)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rival claims and the evidence for and against them; the most diagnostic row comes first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    not_rivals: tuple[tuple[Node, Node], ...]
    """Pairs of claims of which the first speaks for the second."""

    @property
    def lone(self) -> tuple[Row, ...]:
        """The rows that bear on one claim only."""
        return tuple(row for row in self.rows if row.placed == 1)

    @property
    def telling(self) -> tuple[Row, ...]:
        """The rows that tell the claims apart."""
        return tuple(row for row in self.rows if row.diagnosticity)

    @property
    def same(self) -> tuple[Row, ...]:
        """The rows that bear on several claims, and on each alike."""
        return tuple(row for row in self.rows if row.diagnosticity == 0)


def weigh(map_: ArgumentMap, claims: Sequence[Node]) -> Matrix:
    """Weigh everything that the map does not derive from anything else against rival claims.

    Args:
        map_: the map.
        claims: at least two nodes of it, each once, of the kinds in ``HYPOTHESES``.
    """
    by_claim = [bearings(map_, claim) for claim in claims]
    named = {claim.id for claim in claims}
    rows = []
    for node in map_:
        if node.id in named or map_.bearing_on(node, Relation.SUPPORTS):
            continue
        cells = tuple(_cell(found.get(node.id)) for found in by_claim)
        row = Row(node, cells)
        if row.placed:
            rows.append(row)
    # Unknown is not zero: it goes last. Sorting keeps the order of the file among equals.
    rows.sort(key=lambda row: (-1 if row.diagnosticity is None else row.diagnosticity, _spread(row)), reverse=True)
    marks = [Counter(row.cells[place].mark for row in rows) for place in range(len(claims))]
    return Matrix(
        tuple(Column(claim, counted) for claim, counted in zip(claims, marks, strict=True)),
        tuple(rows),
        tuple(
            (lower, upper)
            for upper, found in zip(claims, by_claim, strict=True)
            for lower in claims
            if _cell(found.get(lower.id)).mark.grade > 0
        ),
    )


def _spread(row: Row) -> float:
    weights = [cell.weight for cell in row.cells if cell.mark is not Mark.NOT_PLACED]
    return max(weights) - min(weights)


def _cell(bearing: Bearing | None) -> Cell:
    if bearing is None:
        return Cell(Mark.NOT_PLACED)
    pro, con = bearing
    if con is None or (pro and pro.weight > con.weight):
        # On one side alone, the paths may be so long that they weigh nothing any more.
        mark = Mark.VERY_CONSISTENT if pro and pro.steps == 1 else Mark.CONSISTENT
    elif pro is None or con.weight > pro.weight:
        mark = Mark.VERY_INCONSISTENT if con.steps == 1 and not con.caveats else Mark.INCONSISTENT
    else:
        mark = Mark.NEUTRAL
    return Cell(mark, pro, con)
