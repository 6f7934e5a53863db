"""What a claim depends on: its cruxes and single points of failure, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from argmap.evaluation import Crux, Evaluation, HandCrux, Influences, Semantics, SinglePoints, Status, figure, rounded
from argmap.i18n import _, n_
from argmap.i18n.names import semantics_word, status_word
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.rendering.json import dumps
from argmap.reports.document.blocks import Block, Cell, Document, Mark, Paragraph, Section, Statement, Table
from argmap.reports.evaluation import TONES, assumed_words, assumptions_data, cycle_words, untried_words
from argmap.reports.hands import hand_data, hand_words, what_hands_are

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
    influences: Influences
    """All that moves its strength, the most important first."""
    points: SinglePoints
    most: int = SHOWN
    """How many of each are shown."""

    def document(self) -> Document:
        """The grounds and caveats with their effect on the strength, then hands, steps and single points of failure."""
        language, found = self.language, self.influences
        first, *others = self.before_cruxes()
        blocks: list[Block] = [Paragraph(first, tuple(others))]
        if found.grounds:
            grounds = [self.statement(one) for one in found.grounds[: self.most]]
            blocks.append(self._table(found.grounds, (_("Claim", language),), [(one,) for one in grounds]))
        blocks += map(Paragraph, self.after_cruxes(len(found.grounds)))
        if found.hands:
            heads = _("Statements", language), _("Hand", language)
            names = [(len(one.nodes), self.hand(one)) for one in found.hands[: self.most]]
            said = _("All that a hand says, at 0 or at 1 together.", language)
            lead = Paragraph(said, (what_hands_are(language),))
            blocks.append(Section(_("Hands", language), [lead, self._table(found.hands, heads, names)]))
        if found.steps:
            claims = [self.step(one) for one in found.steps[: self.most]]
            said = _("The step from its reasons to a claim, if it carried nothing (0) or everything (1).", language)
            table = self._table(found.steps, (_("Inference", language), _("Claim", language)), claims)
            blocks.append(Section(_("Steps", language), [Paragraph(said), table]))
        blocks.append(Section(_("Single points of failure", language), list(self._points())))
        return Document(language, self.title, blocks)

    def _table(
        self, moving: Sequence[Crux | HandCrux], heads: tuple[str, ...], cells: Sequence[tuple[Cell, ...]]
    ) -> Table:
        language = self.language
        words = _("Influence", language), _("At 0", language), _("At 1", language)
        shown = moving[: self.most]
        rows: list[tuple[Cell, ...]] = [
            (change_words(one.influence), figure(one.low), figure(one.high), *cell)
            for one, cell in zip(shown, cells, strict=True)
        ]
        return Table((*words, *heads), rows, tuple(self.remark(one) for one in shown))

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
        if not self.influences.grounds:
            assumed = self.target.id in {node_id for node_id, __ in self.evaluation.assumptions.statuses()}
            said = (
                _("The strength of {claim} is assumed, so it depends on no base score.", self.language)
                if assumed
                else _("No single base score moves the strength of {claim}.", self.language)
            )
            yield said.format(claim=self._claim)
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
        if self.evaluation.statuses[self.target.id] is Status.REJECTED:
            yield _("It is rejected and has no force. These are strengths that it would have.", self.language)

    def after_cruxes(self, of: int) -> Iterator[str]:
        """The sentences below the cruxes: how many of them are shown, how many were not tried, and cycles."""
        if self.most < of:
            yield _("Showing {shown} of {count}; use `-n` for more.", self.language).format(
                shown=self.most, count=f"{of:,}"
            )
        yield from untried_words(self.influences, self.language)
        yield from cycle_words(self.evaluation, self.language)

    def statement(self, crux: Crux) -> Statement:
        """The node of a crux."""
        return Statement(self.map[crux.id], self.numbers[crux.id])

    def step(self, crux: Crux) -> tuple[Cell, ...]:
        """The inference of a step, and the claim that it leads to."""
        return crux.step, self.statement(crux)

    def hand(self, crux: HandCrux) -> str:
        """What the hand of a crux is called."""
        return hand_words(self.map, crux.hand, self.language)

    def remark(self, crux: Crux | HandCrux) -> str:
        """A warning where the figures mean nothing."""
        return "" if crux.converged else _("does not converge", self.language)

    def _points(self) -> Iterator[Block]:
        language = self.language
        status = status_word(self.evaluation.statuses[self.target.id], language)
        if not self.points.found:
            said = _("No node's rejection alone would change the status of {claim}, now {status}.", language)
            yield Paragraph(said.format(claim=self._claim, status=status))
            yield from map(Paragraph, untried_words(self.points, language))
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
            for point in self.points.found[: self.most]
        ]
        yield Table((_("Becomes", language), _("Claim", language)), rows)
        if (left := len(self.points.found) - self.most) > 0:
            yield Paragraph(
                n_("{count} more not shown; use `-n`.", "{count} more not shown; use `-n`.", left, language)
            )
        yield from map(Paragraph, untried_words(self.points, language))

    @property
    def _claim(self) -> str:
        """What a sentence calls the node that it is about."""
        return _("the thesis", self.language) if self.target is self.map.root else f"`{self.target.id}`"


def change_words(value: float) -> str:
    """A difference of strengths in two digits, with its sign."""
    size = f"{abs(value):.2f}"
    return size if size == "0.00" else ("+" if value > 0 else "−") + size


def render_json(hinges: Hinges, path: str) -> str:
    """All of it, whatever is shown to people.

    Top level:
        map: path of the file; target: id; semantics; assumptions: credences (by id), accepted and rejected (ids);
        status and strength of the target; converged and cycles (lists of ids) of the whole map.
        cruxes: grounds and caveats; hands: name, kind and nodes (ids) of each; steps: claim (id) and inference (empty
        where it has no name). All have influence, low, high and converged; the most important come first.
        single_points: id, and the status that the target gets.
        untried: how many grounds, hands and steps (cruxes) and nodes (single_points) would have taken too long.
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
        "cruxes": [{"id": one.id, **_swing(one)} for one in hinges.influences.grounds],
        "hands": [
            {**hand_data(one.hand, hinges.map, hinges.language), "nodes": [*one.nodes], **_swing(one)}
            for one in hinges.influences.hands
        ],
        "steps": [{"claim": one.id, "inference": one.step, **_swing(one)} for one in hinges.influences.steps],
        "single_points": [{"id": point.id, "status": point.status} for point in hinges.points.found],
        "untried": {"cruxes": hinges.influences.untried, "single_points": hinges.points.untried},
    }
    return dumps(data) + "\n"


def _swing(one: Crux | HandCrux) -> dict[str, float | bool]:
    return {
        "influence": rounded(one.influence),
        "low": rounded(one.low),
        "high": rounded(one.high),
        "converged": one.converged,
    }
