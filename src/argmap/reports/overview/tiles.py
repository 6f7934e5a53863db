"""The figures that stand on top of the report, each leading to its section."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.metrics import Overview
from argmap.model.words import word_language
from argmap.reports.overview.words import percent

_LABELS = {
    "shape": {"zh": "个节点", "en": "nodes"},
    "support": {"zh": "的论断有证据", "en": "of claims rest on evidence"},
    "branches": {"zh": "限定与反驳", "en": "caveats and objections"},
    "notes": {"zh": "个论断只靠一条注释", "en": "claims rest on one note alone"},
    "voices": {"zh": "方被引述", "en": "voices besides the authors"},
    "forecasts": {"zh": "项预测", "en": "forecasts"},
    "coverage": {"zh": "的正文已入图", "en": "of the source's body is mapped"},
    "findings": {"zh": "项检查发现", "en": "findings of the check"},
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, what it counts, and the section that says more."""

    section: str
    figure: str
    label: str


def tiles(overview: Overview, language: str) -> tuple[Tile, ...]:
    """The figures of a map that a reader in a hurry looks for; what does not apply to it is left out."""
    spoken = word_language(language)
    support, kinds = overview.support, overview.kinds
    figures = {
        "shape": str(overview.nodes),
        "support": percent(support.on_evidence, support.claims),
        "branches": str(sum(count for kind, count in kinds.items() if kind in ("caveat", "objection"))),
    }
    if overview.notes:
        figures["notes"] = str(sum(note.alone for note in overview.notes))
    figures["voices"] = str(sum(voice.by is not None for voice in overview.voices))
    figures["forecasts"] = str(len(overview.forecasts))
    if overview.coverage:
        bodies = [covered.body for covered in overview.coverage]
        mapped, sentences = (sum(body.mapped_sentences for body in bodies), sum(body.sentences for body in bodies))
        figures["coverage"] = percent(mapped, sentences)
    figures["findings"] = str(sum(len(one.nodes) for one in overview.findings))
    return tuple(Tile(name, figure, _LABELS[name][spoken]) for name, figure in figures.items())
