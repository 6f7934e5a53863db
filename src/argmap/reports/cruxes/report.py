"""What a claim depends on: its cruxes and single points of failure, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from argmap.evaluation import Crux, Evaluation, Semantics, SinglePoint, figure, rounded
from argmap.i18n import _, n_
from argmap.i18n.names import semantics_word, status_word
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.reports.document.blocks import Block, Cell, Document, Mark, Paragraph, Section, Statement, Table
from argmap.reports.evaluation import TONES, assumed_words, assumptions_data, cycle_words

SHOWN: Final = 12
"""Cruxes that a reader takes in."""


@dataclass(frozen=True)
class Hinges:
    """What a claim depends on, in one of the map's languages."""

    map: ArgumentMap
    language: str
    target: Node
    semantics: Semantics
    evaluation: Evaluation
    cruxes: tuple[Crux, ...]
    """All of them, the most important first."""
    points: tuple[SinglePoint, ...]
    most: int = SHOWN
    """How many of each are shown."""

    def document(self) -> Document:
        """The cruxes with their effect on the strength, then the single points of failure."""
        shown = self.cruxes[: self.most]
        first, *others = self.before_cruxes()
        lead: list[Block] = [Paragraph(first, tuple(others))]
        if shown:
            words = _("Influence", self.language), _("At 0", self.language), _("At 1", self.language)
            rows: list[tuple[Cell, ...]] = [
                (_change(crux.influence), figure(crux.low), figure(crux.high), self.statement(crux)) for crux in shown
            ]
            unsettled = tuple("" if crux.converged else _("does not converge", self.language) for crux in shown)
            lead.append(Table((*words, _("Claim", self.language)), rows, unsettled))
        lead += map(Paragraph, self.after_cruxes(len(shown), len(self.cruxes)))
        return Document(
            self.language,
            self.title,
            [*lead, Section(_("Single points of failure", self.language), list(self._points()))],
        )

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each node in the outline."""
        return number_nodes(self.map)

    @property
    def title(self) -> str:
        """What the report is about."""
        return _("What {claim} depends on", self.language).format(claim=self._claim)

    def before_cruxes(self) -> Iterator[str]:
        """The sentences before the cruxes."""
        if self.evaluation.assumptions:
            said = assumed_words(self.evaluation.assumptions, self.map.nodes, self.language)
            yield _("Assumed: {assumptions}.", self.language).format(assumptions=said)
        if not self.cruxes:
            yield _("The strength of {claim} is assumed, so it depends on no base score.", self.language).format(
                claim=self._claim
            )
            return
        yield _(
            "Cruxes: what the strength of {claim}, now {strength} ({semantics}), would be with one base score at "
            "0 or at 1 and the rest unchanged.",
            self.language,
        ).format(
            claim=self._claim,
            strength=figure(self.evaluation.strengths[self.target.id]),
            semantics=semantics_word(self.semantics, self.language),
        )

    def after_cruxes(self, shown: int, of: int) -> Iterator[str]:
        """The sentences below the cruxes: how many of them are shown, and cycles."""
        if shown < of:
            yield _("Showing {shown} of {count}; use `-n` for more.", self.language).format(
                shown=shown, count=f"{of:,}"
            )
        yield from cycle_words(self.evaluation, self.language)

    def statement(self, crux: Crux) -> Statement:
        """The node of a crux."""
        before = _("The step to", self.language) if crux.of_inference else ""
        return Statement(self.map[crux.id], self.numbers[crux.id], before)

    def _points(self) -> Iterator[Block]:
        language = self.language
        status = status_word(self.evaluation.statuses[self.target.id], language)
        if not self.points:
            said = _("No node's rejection alone would change the status of {claim}, now {status}.", language)
            yield Paragraph(said.format(claim=self._claim, status=status))
            return
        said = _(
            "If any one of these is rejected, the status of {claim}, now {status}, becomes the one shown.", language
        )
        yield Paragraph(said.format(claim=self._claim, status=status))
        rows: list[tuple[Cell, ...]] = [
            (
                Mark(status_word(point.status, language), tone=TONES[point.status]),
                Statement(self.map[point.id], self.numbers[point.id]),
            )
            for point in self.points[: self.most]
        ]
        yield Table((_("Becomes", language), _("Claim", language)), rows)
        if (left := len(self.points) - self.most) > 0:
            yield Paragraph(
                n_("{count} more not shown; use `-n`.", "{count} more not shown; use `-n`.", left, language)
            )

    @property
    def _claim(self) -> str:
        """What a sentence calls the node that it is about."""
        return _("the thesis", self.language) if self.target is self.map.root else f"`{self.target.id}`"


def _change(value: float) -> str:
    """A difference of strengths in two digits, with its sign."""
    size = f"{abs(value):.2f}"
    return size if size == "0.00" else ("+" if value > 0 else "−") + size


def render_json(hinges: Hinges, path: str) -> str:
    """All of it, whatever is shown to people.

    Top level:
        map: path of the file; target: id; semantics; assumptions: credences (by id), accepted and rejected (ids);
        status and strength of the target; converged and cycles (lists of ids) of the whole map.
        cruxes: id, of_inference, influence, low, high, converged: see ``Crux``; the most important first.
        single_points: id, and the status that the target gets.
    """
    found = hinges.evaluation
    data = {
        "map": path,
        "target": hinges.target.id,
        "semantics": hinges.semantics,
        "assumptions": assumptions_data(found),
        "status": found.statuses[hinges.target.id],
        "strength": rounded(found.strengths[hinges.target.id]),
        "converged": found.converged,
        "cycles": [list(cycle) for cycle in found.cycles],
        "cruxes": [
            {
                "id": crux.id,
                "of_inference": crux.of_inference,
                "influence": rounded(crux.influence),
                "low": rounded(crux.low),
                "high": rounded(crux.high),
                "converged": crux.converged,
            }
            for crux in hinges.cruxes
        ],
        "single_points": [{"id": point.id, "status": point.status} for point in hinges.points],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
