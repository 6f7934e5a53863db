"""What a claim hangs on: its cruxes and single points of failure, for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from argmap.evaluation import Crux, Evaluation, Semantics, SinglePoint, figure, rounded
from argmap.i18n.names import kind_word, semantics_word, status_word
from argmap.model import ArgumentMap, Node
from argmap.model.numbering import number_nodes
from argmap.rendering.cells import break_lines, display_width
from argmap.rendering.markdown import escape
from argmap.rendering.terminal import Style, plain
from argmap.reports.evaluation.report import assumptions_data, claim_lines, written
from argmap.reports.evaluation.words import (
    assumed_words,
    change_figure,
    claim_words,
    cycle_words,
    phrase,
)

SHOWN: Final = 12
"""Cruxes that a reader takes in."""
_LEAST = 24
"""Cells that a claim gets on the narrowest terminal."""


@dataclass(frozen=True)
class Hinges:
    """What a claim hangs on, as it is told in one of the map's languages."""

    map: ArgumentMap
    language: str
    target: Node
    semantics: Semantics
    evaluation: Evaluation
    cruxes: tuple[Crux, ...]
    """All of them, the most telling first."""
    points: tuple[SinglePoint, ...]
    most: int = SHOWN
    """How many of each are shown."""

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each node in the outline."""
        return number_nodes(self.map)

    @property
    def shown(self) -> tuple[Crux, ...]:
        """The cruxes that are shown."""
        return self.cruxes[: self.most]

    @property
    def title(self) -> str:
        """What the report is about."""
        return phrase("hangs on", self.language).format(claim=self._claim)

    def before_cruxes(self) -> Iterator[str]:
        """What is said before the cruxes."""
        if self.evaluation.assumptions:
            said = assumed_words(self.evaluation.assumptions, self.map.nodes, self.language)
            yield phrase("assumed", self.language).format(said)
        name = "cruxes lead" if self.cruxes else "no cruxes"
        yield phrase(name, self.language).format(
            claim=self._claim,
            strength=figure(self.evaluation.strengths[self.target.id]),
            semantics=semantics_word(self.semantics, self.language),
        )

    def after_cruxes(self, shown: int, of: int) -> Iterator[str]:
        """What is said below so many out of all: how many are left out, and cycles."""
        if left := of - shown:
            name = "one crux listed" if shown == 1 else "cruxes left out"
            yield phrase(name, self.language).format(shown=shown, left=f"{left:,}")
        yield from cycle_words(self.evaluation.cycles, self.evaluation.converged, self.evaluation.rounds, self.language)

    def before_points(self) -> str:
        """What is said before the single points of failure."""
        status = status_word(self.evaluation.statuses[self.target.id], self.language)
        name = "points lead" if self.points else "no points"
        return phrase(name, self.language).format(claim=self._claim, status=status)

    def after_points(self) -> str:
        """How many of them are not shown; empty where all are."""
        left = len(self.points) - self.most
        name = "one point left out" if left == 1 else "points left out"
        return phrase(name, self.language).format(f"{left:,}") if left > 0 else ""

    def prefix(self, crux: Crux) -> str:
        """What stands before the node's name: nothing for a leaf."""
        return phrase("step", self.language) if crux.of_inference else ""

    @property
    def _claim(self) -> str:
        return claim_words(self.target.id, self.map.root.id, self.language)


def render_text(hinges: Hinges, width: int, style: Style = plain) -> str:
    """The cruxes with what they do to the strength, then the single points of failure, on lines of ``width`` cells."""
    language = hinges.language
    lines = [style(hinges.title, "place"), ""]
    for sentence in hinges.before_cruxes():
        lines += break_lines(sentence, width)
    if hinges.shown:
        heads = [phrase(name, language) for name in ("influence", "at 0", "at 1")]
        columns = [max(display_width(head), 5) for head in heads]
        margin = " " * (sum(columns) + 2 * len(columns))
        padded = (" " * (column - display_width(head)) + head for head, column in zip(heads, columns, strict=True))
        lines += ["", style("  ".join((*padded, phrase("claim", language))), "dim")]
        for crux in hinges.shown:
            figures = (change_figure(crux.influence), figure(crux.low), figure(crux.high))
            head = "  ".join(f"{one:>{column}}" for one, column in zip(figures, columns, strict=True))
            node = hinges.map[crux.id]
            room = max(width - len(margin), _LEAST)
            first, *more = claim_lines(node, hinges.numbers[node.id], language, room, style, hinges.prefix(crux))
            lines += [f"{head}  {first}", *(margin + line for line in more)]
            if not crux.converged:
                lines.append(margin + style(phrase("unsettled", language), "warning"))
    if below := list(hinges.after_cruxes(len(hinges.shown), len(hinges.cruxes))):
        lines.append("")
        for sentence in below:
            lines += break_lines(sentence, width)
    lines += ["", style(phrase("points", language), "place"), "", *break_lines(hinges.before_points(), width), ""]
    lines += _points(hinges, width, style)
    return "\n".join(lines).rstrip("\n") + "\n"


def _points(hinges: Hinges, width: int, style: Style) -> Iterator[str]:
    language = hinges.language
    statuses = [status_word(point.status, language) for point in hinges.points[: hinges.most]]
    column = max(map(display_width, statuses), default=0)
    for point, status in zip(hinges.points, statuses, strict=False):
        room = max(width - column - 2, _LEAST)
        first, *more = claim_lines(hinges.map[point.id], hinges.numbers[point.id], language, room, style)
        yield f"{status}{' ' * (column - display_width(status))}  {first}"
        yield from (" " * (column + 2) + line for line in more)
    if left := hinges.after_points():
        yield from ("", left)


def render_markdown(hinges: Hinges) -> str:
    """The same with pipe tables as on GitHub."""
    from argmap.rendering.markdown import pipe_table

    language = hinges.language

    def table(*heads: str, rows: Sequence[tuple[str, ...]]) -> list[str]:
        return [pipe_table([phrase(head, language) for head in heads], rows)] if rows else []

    def claim(node_id: str, prefix: str = "") -> tuple[str, str, str]:
        node = hinges.map[node_id]
        kind = kind_word(node.kind, language)
        return hinges.numbers[node_id], f"{prefix} {kind}".strip(), node.text.best(language)

    cruxes = [
        (
            change_figure(crux.influence) + ("" if crux.converged else phrase("unsettled", language)),
            figure(crux.low),
            figure(crux.high),
            *claim(crux.id, hinges.prefix(crux)),
        )
        for crux in hinges.shown
    ]
    points = [(status_word(point.status, language), *claim(point.id)) for point in hinges.points[: hinges.most]]
    parts = [
        f"# {escape(hinges.title)}",
        *map(written, hinges.before_cruxes()),
        *table("influence", "at 0", "at 1", "number", "kind", "claim", rows=cruxes),
        *map(written, hinges.after_cruxes(len(hinges.shown), len(hinges.cruxes))),
        f"## {escape(phrase('points', language))}",
        written(hinges.before_points()),
        *table("becomes", "number", "kind", "claim", rows=points),
    ]
    if left := hinges.after_points():
        parts.append(written(left))
    return "\n\n".join(parts) + "\n"


def render_json(hinges: Hinges, path: str) -> str:
    """All of it, whatever is shown to people.

    Top level:
        map: path of the file; target: id; semantics; assumptions: credences (by id), accepted and rejected (ids);
        status and strength of the target; converged and cycles (lists of ids) of the whole map.
        cruxes: id, of_inference, influence, low, high, converged: see ``Crux``; the most telling first.
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
