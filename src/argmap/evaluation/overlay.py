"""One of the two readings of a map, as drawings and documents show it beside each node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from argmap.evaluation.evaluator import USUAL, Evaluation, Settings, evaluate
from argmap.model import ArgumentMap
from argmap.model.semantics import Semantics, Status
from argmap.model.words import semantics_word, status_word, word_language

STATUS: Final = "status"
STRENGTH: Final = "strength"
READINGS: Final = (STATUS, STRENGTH)
_DIGITS: Final = 6

_WORDS: Final = {
    STATUS: {"zh": "状态：{}", "en": "status: {}"},
    STRENGTH: {"zh": "强度{}", "en": "strength {}"},
    "status note": {
        "zh": "状态由图的结构推算（基语义，grounded semantics）：图中的反驳与限定若都算数，该论断是否站得住；"
        "不是对真伪的判断。",
        "en": "The status is computed from the map's structure (grounded semantics): whether a statement stands if "
        "what the map says against it counts. It is no judgement of truth.",
    },
    "strength note": {
        "zh": "强度（0至1）由各条的基础分与图的结构推算（{}）；不是对真伪的判断。",
        "en": "Strength, from 0 to 1, is computed from base scores and the map's structure ({} semantics). "
        "It is no judgement of truth.",
    },
    "unsettled": {
        "zh": "图中有循环，其强度推算不收敛：循环所及各条的数值没有意义。",
        "en": "In a circle of attacks strengths do not settle: the numbers of what it bears on mean nothing.",
    },
}


class ShowError(ValueError):
    """A reading that there is not; the message is for the user."""


@dataclass(frozen=True)
class Shown:
    """A reading that is shown: ``name`` is ``status`` or ``strength``."""

    name: str
    evaluation: Evaluation
    semantics: Semantics

    @classmethod
    def of(cls, map_: ArgumentMap, name: str, settings: Settings = USUAL) -> Shown | None:
        """The reading of a map that goes by a name; None for the empty name.

        Raises:
            ShowError: no reading has this name.
        """
        if not name:
            return None
        if name not in READINGS:
            raise ShowError(f"there is no reading `{name}` to show; choose one of {', '.join(READINGS)}")
        return cls(name, evaluate(map_, settings), settings.semantics)

    def status(self, node_id: str) -> Status | None:
        """The status of a node, where that is what is shown."""
        return self.evaluation.statuses[node_id] if self.name == STATUS else None

    def strength(self, node_id: str) -> float | None:
        """The strength of a node, where that is what is shown."""
        return self.evaluation.strengths[node_id] if self.name == STRENGTH else None

    def word(self, node_id: str, language: str) -> str:
        """The bare word or number: “accepted”, “0.62”."""
        status = self.status(node_id)
        return figure(self.evaluation.strengths[node_id]) if status is None else status_word(status, language)

    def label(self, node_id: str, language: str) -> str:
        """What is said of a node: “status: accepted”, “strength 0.62”."""
        return _WORDS[self.name][word_language(language)].format(self.word(node_id, language))

    def note(self, language: str) -> str:
        """What a reader has to know about it, in a sentence or two."""
        words = word_language(language)
        if self.name == STATUS:
            return _WORDS["status note"][words]
        said = _WORDS["strength note"][words].format(semantics_word(self.semantics, language))
        if self.evaluation.converged:
            return said
        return said + ("" if words == "zh" else " ") + _WORDS["unsettled"][words]


def figure(value: float) -> str:
    """A strength or base score in two digits; neither 0 nor 1 where it is a little more or less."""
    if 0 < value < 0.005:
        return "<0.01"
    return ">0.99" if 0.995 <= value < 1 else f"{value:.2f}"


def rounded(value: float) -> float:
    """A strength or base score for programs: the digits that are the same on every machine."""
    return round(value, _DIGITS)
