"""Status or strength as diagrams and documents show it next to each node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from argmap.evaluation.evaluator import USUAL, Evaluation, Settings, evaluate
from argmap.i18n import N_, _
from argmap.i18n.names import semantics_word, status_word
from argmap.i18n.punctuation import SPACE
from argmap.model import ArgumentMap
from argmap.model.semantics import Semantics, Status
from argmap.rendering.errors import ExportError, unknown_value

STATUS: Final = "status"
STRENGTH: Final = "strength"
READINGS: Final = (STATUS, STRENGTH)
_DIGITS: Final = 6

_WORDS: Final = {
    STATUS: N_("status: {}"),
    STRENGTH: N_("strength {}"),
    "status note": N_(
        "Status is computed from the map's structure (grounded semantics): whether a claim stands, given the "
        "objections and caveats in the map. It does not judge whether claims are true."
    ),
    "strength note": N_(
        "Strength, from 0 to 1, is computed from the map's structure and its base scores ({} semantics). It does not "
        "judge whether claims are true."
    ),
    "ratio note": N_(
        "Strength, from 0 to 1, is how much support reaches a claim from what it rests on, "
        "each hand counted once ({} semantics); of a rejected claim it is what would reach it. "
        "It does not judge whether claims are true."
    ),
    "unsettled": N_("Strengths don't converge in a cycle of attacks; the affected values are meaningless."),
}


class ShowError(ExportError, ValueError):
    """The reading does not exist; the message is for the user."""


@dataclass(frozen=True)
class Shown:
    """A reading that is shown: ``name`` is ``status`` or ``strength``."""

    name: str
    evaluation: Evaluation
    semantics: Semantics

    @classmethod
    def of(cls, map_: ArgumentMap, name: str, settings: Settings = USUAL) -> Shown | None:
        """The reading of a map by its name; None for the empty name.

        Raises:
            ShowError: no reading has this name.
        """
        if not name:
            return None
        if name not in READINGS:
            raise ShowError(unknown_value("evaluation", name, READINGS))
        return cls(name, evaluate(map_, settings), settings.semantics)

    def status(self, node_id: str) -> Status | None:
        """The status of a node, if statuses are shown."""
        return self.evaluation.statuses[node_id] if self.name == STATUS else None

    def strength(self, node_id: str) -> float | None:
        """The strength of a node, if strengths are shown."""
        return self.evaluation.strengths[node_id] if self.name == STRENGTH else None

    def word(self, node_id: str, language: str) -> str:
        """The bare word or number: “accepted”, “0.62”."""
        status = self.status(node_id)
        return figure(self.evaluation.strengths[node_id]) if status is None else status_word(status, language)

    def label(self, node_id: str, language: str) -> str:
        """The label of a node: “status: accepted”, “strength 0.62”."""
        return _(_WORDS[self.name], language).format(self.word(node_id, language))

    def note(self, language: str) -> str:
        """What a reader should know about it, in a sentence or two."""
        if self.name == STATUS:
            return _(_WORDS["status note"], language)
        note = "ratio note" if self.semantics is Semantics.RATIO else "strength note"
        said = _(_WORDS[note], language).format(semantics_word(self.semantics, language))
        if self.evaluation.converged:
            return said
        return said + _(SPACE, language) + _(_WORDS["unsettled"], language)


def figure(value: float) -> str:
    """A strength or base score in two digits; neither 0 nor 1 where it is a little more or less."""
    if 0 < value < 0.005:
        return "<0.01"
    return ">0.99" if 0.995 <= value < 1 else f"{value:.2f}"


def rounded(value: float) -> float:
    """A strength or base score for programs: the digits that are the same on every machine."""
    return round(value, _DIGITS)
