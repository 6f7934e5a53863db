"""The matrix in words of one language, before it is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_uppercase

from argmap.analysis.competing_hypotheses import Cell, Column, Mark, Matrix, Row
from argmap.analysis.paths import Side
from argmap.i18n import _
from argmap.i18n.punctuation import BRACKETED, COMMA, SEMICOLON
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.reports.matrix.words import phrase

_OTHER = {1: "also against", 0: "even against", -1: "also for"}
"""What is said of the side that a sign passes over, by the direction of the sign."""


class Wording:
    """Puts a matrix into words.

    ``files`` are what its commands call the file of each layer, by its id; that of the map is under "".
    """

    def __init__(self, map_: ArgumentMap, matrix: Matrix, language: str, files: Mapping[str, str]) -> None:
        self.matrix = matrix
        self.language = language
        self.letters = {column.claim.id: _letters(place) for place, column in enumerate(matrix.columns)}
        """What the claims are called in the table: A, B, C."""
        self.title = map_.title.best(language)
        self._numbers = number_nodes(map_)
        self._files = files
        self._map = map_

    def say(self, name: str, /, **gaps: object) -> str:
        """A phrase in the language, with its gaps filled."""
        said = phrase(name, self.language)
        return said.format(**gaps) if gaps else said

    def text(self, node: Node) -> str:
        """What a node says."""
        return node.text.best(self.language)

    def number(self, node: Node) -> str:
        """A node's number in the outline; the thesis has none."""
        return self._numbers[node.id]

    def numbered(self, node: Node) -> str:
        """What a node says, behind its number."""
        return f"{self.number(node)}. {self.text(node)}" if self.number(node) else self.text(node)

    def lead(self) -> str:
        """How many rows tell something."""
        matrix = self.matrix
        if not matrix.rows:
            return self.say("none")
        counts = {"telling": matrix.telling, "same": matrix.same, "lone": matrix.lone}
        return self.say("lead", rows=len(matrix.rows), **{name: len(rows) for name, rows in counts.items()})

    def notes(self) -> Iterator[str]:
        """What a reader should know before they trust the table; ids and commands stand in backquotes."""
        for lower, upper in self.matrix.not_rivals:
            yield self.say(
                "no rival",
                lower=self.letters[lower.id],
                lower_id=lower.id,
                upper=self.letters[upper.id],
                upper_id=upper.id,
            )
        placed = [(self.letters[column.claim.id], column.placed) for column in self.matrix.columns]
        if len({count for _, count in placed}) > 1:
            counts = self.say("and").join(f"{letter} {count}" for letter, count in placed)
            yield self.say("unequal", counts=counts)
        if self.matrix.lone:
            yield self._gap()

    def _gap(self) -> str:
        """That rows are not placed, and how to place the first one that can be placed by a link."""
        lone = len(self.matrix.lone)
        height = {"": 0} | {layer: place for place, layer in enumerate(self._map.layers, 1)}
        for row in self.matrix.lone:
            for column, cell in zip(self.matrix.columns, row.cells, strict=True):
                # What stands in a file knows of those below it alone.
                if cell.mark is Mark.NOT_PLACED and height[column.claim.layer] <= height[row.node.layer]:
                    return self.say(
                        "gap",
                        lone=lone,
                        row=self.text(row.node).rstrip("。."),
                        row_id=row.node.id,
                        letter=self.letters[column.claim.id],
                        claim_id=column.claim.id,
                        map=self._files[row.node.layer],
                    )
        return self.say("gap between layers", lone=lone)

    def cell(self, cell: Cell) -> str:
        """A cell in words, which say what its sign says and more: “consistent, through 1.2”."""
        if cell.way is None:
            return self.say("nowhere")
        grade = cell.mark.grade
        said = self._way("against" if grade < 0 else "for" if grade else "even for", cell.way)
        if cell.other is None:
            return said
        return said + _(SEMICOLON, self.language) + self._way(_OTHER[(grade > 0) - (grade < 0)], cell.other)

    def _way(self, side: str, way: Side) -> str:
        if way.steps > 1:
            how = self.say("through").format(self._numbers[way.entry] or way.entry)
        else:
            how = self.say("as caveat" if way.caveats else "directly")
        return _(COMMA, self.language).join((self.say(side), how))

    def diagnosticity(self, row: Row) -> str:
        """How far a row tells the claims apart: a word and the number behind it."""
        degree = row.diagnosticity
        if degree is None:
            return self.say("unknown")
        return self.say(f"degree {degree}") + _(BRACKETED, self.language).format(degree)

    def counts(self, column: Column) -> str:
        """How many rows have each sign for a claim; signs that no row has are left out."""
        names = {Mark.NOT_PLACED: self.say("nowhere")}
        counted = (f"{names.get(mark, mark)} {column.marks[mark]}" for mark in Mark if column.marks.get(mark))
        return self.say("and").join(counted)

    def legend(self) -> Iterator[tuple[Mark, str]]:
        """The signs that the table has, and what they mean."""
        used = {cell.mark for row in self.matrix.rows for cell in row.cells}
        return ((mark, self.say(str(mark))) for mark in Mark if mark in used)


def _letters(place: int) -> str:
    """A, B … Z, AA, AB …, as a spreadsheet names its columns."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]
