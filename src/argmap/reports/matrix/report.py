"""The matrix of rival claims in words: the claims, how each piece of evidence bears on them, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_uppercase
from typing import Final

from argmap.analysis.competing_hypotheses import Cell, Column, Mark, Matrix, Row
from argmap.analysis.paths import Side
from argmap.i18n import C_, N_, _, n_
from argmap.i18n.punctuation import BRACKETED, COMMA, LIST_COMMA, SEMICOLON, SPACE
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.reports.document import blocks
from argmap.reports.document.blocks import Block, Document, Item, Items, Paragraph, Section, Statement, Table

_MARKS: Final = {
    Mark.VERY_CONSISTENT: N_("consistent: a reason for the claim itself"),
    Mark.CONSISTENT: N_("consistent, through other nodes"),
    Mark.NEUTRAL: N_("as much for as against"),
    Mark.INCONSISTENT: N_("inconsistent, through other nodes, or a caveat"),
    Mark.VERY_INCONSISTENT: N_("inconsistent: an objection to the claim itself"),
    Mark.NOT_PLACED: N_("not placed: the map does not say"),
}
_TONES: Final = {1: "added", 0: "", -1: "removed"}
"""How a mark looks, by the direction of its grade."""
_SIDES: Final = {1: N_("consistent"), 0: N_("even: consistent"), -1: N_("inconsistent")}
_OTHER_SIDES: Final = {1: N_("partly inconsistent"), 0: N_("inconsistent"), -1: N_("partly consistent")}
"""What is said of the side that a mark passes over, by the direction of its grade."""
_DEGREES: Final = (N_("none"), N_("low"), N_("moderate"), N_("high"), N_("high"))

VIEW: Final = N_(
    "A view, not a verdict: it is computed from the links of the map, following Heuer's analysis of competing "
    "hypotheses (1999, chapter 8), and counts what the map says for and against each claim, not how good it is."
)


class Wording:
    """Puts a matrix into words of one language.

    ``files`` are what its commands call the file of each layer, by its id; that of the map is under "".
    """

    def __init__(self, map_: ArgumentMap, matrix: Matrix, language: str, files: Mapping[str, str]) -> None:
        self.matrix = matrix
        self.language = language
        self.letters = {column.claim.id: _letters(place) for place, column in enumerate(matrix.columns)}
        """What the claims are called in the table: A, B, C."""
        self.numbers = number_nodes(map_)
        self._files = files
        self._map = map_

    def document(self) -> Document:
        """The matrix for people."""
        language = self.language
        head: list[Block] = [Paragraph(_(VIEW, language))]
        head.append(
            Section(
                _("The claims", language),
                [Items([self._claim(column) for column in self.matrix.columns]), *map(Paragraph, self.notes())],
            )
        )
        title = _("Evidence and claims", language)
        if not self.matrix.rows:
            head.append(Section(title, [Paragraph(_("Nothing in the map bears on these claims.", language))]))
        else:
            head.append(
                Section(title, [Paragraph(self._lead()), Paragraph(self._reading()), self._table(), self._key()])
            )
        return Document(language, self._map.title.best(language), head, over=_("Rival claims", language))

    def _claim(self, column: Column) -> Item:
        words = {Mark.NOT_PLACED: _("not placed", self.language)}
        counted = (f"{words.get(mark, mark)} {column.marks[mark]}" for mark in Mark if column.marks.get(mark))
        counts = _(LIST_COMMA, self.language).join(counted)
        said = f"{_('Inconsistency', self.language)} {column.inconsistency}"
        if counts:
            said += _(BRACKETED, self.language).format(counts)
        return Item(said, self.letters[column.claim.id], self._statement(column.claim))

    def _statement(self, node: Node) -> Statement:
        return Statement(node, self.numbers[node.id])

    def _lead(self) -> str:
        """How many rows there are, and how many distinguish the claims; `notes` counts those that bear on one only."""
        matrix, language = self.matrix, self.language
        return _(SPACE, language).join(
            (
                n_("The table has {count} row.", "The table has {count} rows.", len(matrix.rows), language),
                n_(
                    "{count} row is diagnostic: it distinguishes the claims.",
                    "{count} rows are diagnostic: they distinguish the claims.",
                    len(matrix.telling),
                    language,
                ),
                n_(
                    "{count} row is not: it is the same for every claim that it bears on.",
                    "{count} rows are not: they are the same for every claim that they bear on.",
                    len(matrix.same),
                    language,
                ),
            )
        )

    def _reading(self) -> str:
        return _(
            "Read across first: a row that is the same for all claims does not help you choose. Then read down: "
            "the claim with the least against it has survived best; what supports it does not make up for what "
            "contradicts it.",
            self.language,
        )

    def _table(self) -> Table:
        language, matrix = self.language, self.matrix
        claims = [blocks.Mark(self.letters[one.claim.id], one.claim.text.best(language)) for one in matrix.columns]
        rows: list[tuple[blocks.Cell, ...]] = [
            (
                self._statement(row.node),
                *(blocks.Mark(cell.mark, self.cell(cell), _TONES[_direction(cell)]) for cell in row.cells),
                self._diagnosticity(row),
            )
            for row in matrix.rows
        ]
        meaning = blocks.Mark(_("Inconsistency", language), _("II counts as 2, I as 1", language))
        return Table(
            (_(C_("row of a matrix", "Evidence"), language), *claims, _("Diagnosticity", language)),
            rows,
            foot=(meaning, *(blocks.Mark(str(column.inconsistency)) for column in matrix.columns), ""),
        )

    def _key(self) -> Items:
        """The signs that the table has, and what they mean."""
        used = {cell.mark for row in self.matrix.rows for cell in row.cells}
        return Items([Item(_(_MARKS[mark], self.language), mark) for mark in Mark if mark in used])

    def notes(self) -> Iterator[str]:
        """What a reader should know before they trust the table; ids and commands are in backquotes."""
        language = self.language
        for lower, upper in self.matrix.not_rivals:
            yield _(
                "{lower} (`{lower_id}`) is a reason for {upper} (`{upper_id}`), so the two are not rivals.", language
            ).format(lower=self.letters[lower.id], lower_id=lower.id, upper=self.letters[upper.id], upper_id=upper.id)
        placed = [(self.letters[column.claim.id], column.placed) for column in self.matrix.columns]
        if len({count for __, count in placed}) > 1:
            counts = _(LIST_COMMA, language).join(f"{letter} {count}" for letter, count in placed)
            yield _(
                "The sums count different rows ({counts}), so they cannot be compared until the others are placed.",
                language,
            ).format(counts=counts)
        if self.matrix.lone:
            yield n_(
                "{count} row bears on one claim only; what it means for the others is open.",
                "{count} rows bear on one claim only; what they mean for the others is open.",
                len(self.matrix.lone),
                language,
            )
            yield self._how_to_place()

    def _how_to_place(self) -> str:
        """How to place the first row that can be placed by a link."""
        height = {"": 0} | {layer: place for place, layer in enumerate(self._map.layers, 1)}
        for row in self.matrix.lone:
            for column, cell in zip(self.matrix.columns, row.cells, strict=True):
                # A file can only refer to those below it.
                if cell.mark is Mark.NOT_PLACED and height[column.claim.layer] <= height[row.node.layer]:
                    return _(
                        "Does “{row}” (`{row_id}`) support {letter} (`{claim_id}`) or oppose it? Record it with "
                        "`argmap link {map} {row_id} supports {claim_id}` (or `opposes`). A link from a node "
                        "higher up applies to everything below it.",
                        self.language,
                    ).format(
                        row=row.node.text.best(self.language).rstrip("。."),
                        row_id=row.node.id,
                        letter=self.letters[column.claim.id],
                        claim_id=column.claim.id,
                        map=self._files[row.node.layer],
                    )
        return _(
            "The other claims are in a layer: merge it into the map (`argmap merge`) to link the rows to them.",
            self.language,
        )

    def cell(self, cell: Cell) -> str:
        """A cell in words, which say what its sign says and more: “consistent, through 1.2”."""
        if cell.way is None:
            return _("not placed", self.language)
        direction = _direction(cell)
        said = self._way(_SIDES[direction], cell.way)
        if cell.other is None:
            return said
        return said + _(SEMICOLON, self.language) + self._way(_OTHER_SIDES[direction], cell.other)

    def _way(self, side: str, way: Side) -> str:
        if way.steps > 1:
            how = _("through {node}", self.language).format(node=self.numbers[way.entry] or way.entry)
        else:
            how = _("as a caveat", self.language) if way.caveats else _("directly", self.language)
        return _(COMMA, self.language).join((_(side, self.language), how))

    def _diagnosticity(self, row: Row) -> str:
        """How well a row distinguishes the claims: a word and its number."""
        degree = row.diagnosticity
        if degree is None:
            return _("one claim only", self.language)
        return _(_DEGREES[degree], self.language) + _(BRACKETED, self.language).format(degree)


def _direction(cell: Cell) -> int:
    """1 for what speaks for the claim, -1 for what speaks against it, else 0."""
    return (cell.mark.grade > 0) - (cell.mark.grade < 0)


def _letters(place: int) -> str:
    """A, B … Z, AA, AB …, as a spreadsheet names its columns."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]
