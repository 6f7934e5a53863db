"""The figures that stand on top of the report, each leading to its section."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.analysis.metrics import Overview
from argmap.i18n import N_, _
from argmap.reports.overview.words import percent

_LABELS = {
    "shape": N_("nodes"),
    "support": N_("of claims rest on evidence"),
    "branches": N_("caveats and objections"),
    "notes": N_("claims rest on one note alone"),
    "voices": N_("voices besides the authors"),
    "forecasts": N_("forecasts"),
    "coverage": N_("of the source's body is mapped"),
    "findings": N_("findings of the check"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, what it counts, and the section that says more."""

    section: str
    figure: str
    label: str


def tiles(overview: Overview, language: str) -> tuple[Tile, ...]:
    """The figures of a map that a reader in a hurry looks for; what does not apply to it is left out."""
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
    return tuple(Tile(name, figure, _(_LABELS[name], language)) for name, figure in figures.items())
