"""A walk through an argument, stop by stop: as a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.evaluation import Evaluation
from argmap.exporters.walk import Role, Stop, heading
from argmap.i18n import _
from argmap.i18n.names import status_word
from argmap.model import ArgumentMap
from argmap.model.numbering import number_nodes
from argmap.rendering.json import dumps
from argmap.reports.document.blocks import Block, Document, Paragraph, Quotation, Section


@dataclass(frozen=True)
class WalkReport:
    """The stops of a walk, with the evaluation that they were chosen by."""

    map: ArgumentMap
    stops: Sequence[Stop]
    evaluation: Evaluation

    def document(self, language: str) -> Document:
        """A section for each stop: why it is one, what it says, and how it stands at the end."""
        sections: list[Block] = []
        for place, stop in enumerate(self.stops, start=1):
            title = f"{place}/{len(self.stops)} {heading(self.map, stop, language)}"
            number = self._numbers[stop.node.id]
            text = stop.node.text.best(language)
            said = Quotation(f"{number} {text}" if number else text)
            end = [Paragraph(self._standing(language))] if stop.role is Role.END else []
            sections.append(Section(title, [*([] if end else [said]), *end]))
        title = _("A walk through the argument", language)
        return Document(language, self.map.title.best(language), sections, over=title)

    def _standing(self, language: str) -> str:
        root = self.map.root.id
        message = _(
            "Computed from the map's structure: {status}, strength {strength}. It does not say what is true.", language
        )
        return message.format(
            status=status_word(self.evaluation.statuses[root], language),
            strength=f"{self.evaluation.strengths[root]:.2f}",
        )

    @property
    def _numbers(self) -> Mapping[str, str]:
        return number_nodes(self.map)


def render_json(report: WalkReport, name: str) -> str:
    """The stops as data, for programs: ids, roles, and texts in every language."""
    numbers = number_nodes(report.map)
    stops: list[dict[str, Any]] = [
        {
            "id": stop.node.id,
            "number": numbers[stop.node.id],
            "role": stop.role.value,
            "target": stop.target,
            "text": dict(stop.node.text.by_language),
            "status": str(report.evaluation.statuses[stop.node.id]),
            "strength": report.evaluation.strengths[stop.node.id],
        }
        for stop in report.stops
    ]
    return dumps({"map": name, "stops": stops})
