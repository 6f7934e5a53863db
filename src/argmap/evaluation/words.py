"""Why a status is what it is, said in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from argmap.evaluation.explanations import Because, Reason
from argmap.model.words import word_language

MOST_NAMED: Final = 3
"""Nodes that a reason names; further ones are counted."""

_REASONS: Final = {
    Reason.TAKEN: {"zh": "按假设如此", "en": "taken for granted"},
    Reason.OPPOSED: {"zh": "反对意见成立（{}）", "en": "what opposes it stands ({})"},
    Reason.UNSUPPORTED: {"zh": "支持均不成立（{}）", "en": "all that supports it is rejected ({})"},
    Reason.UNJOINED: {"zh": "须同时成立的前提不成立（{}）", "en": "a linked premise is rejected ({})"},
    Reason.DISPUTED: {"zh": "反对意见未决（{}）", "en": "what opposes it is undecided ({})"},
    Reason.UNSETTLED: {"zh": "所需支持未决（{}）", "en": "the support it needs is undecided ({})"},
    Reason.LIMITED: {"zh": "限定成立（{}）", "en": "a caveat stands ({})"},
    Reason.RESERVED: {"zh": "支持有所保留（{}）", "en": "the support it needs is qualified ({})"},
    Reason.ANSWERED: {"zh": "反对意见不成立（{}）", "en": "what opposes it is rejected ({})"},
    Reason.SUPPORTED: {"zh": "支持成立（{}）", "en": "its support stands ({})"},
    Reason.UNOPPOSED: {"zh": "没有反对意见", "en": "nothing opposes it"},
}
_LIST: Final = {"zh": "、", "en": ", "}
_JOINED: Final = {"zh": "；", "en": "; "}
_MORE: Final = {"zh": "{}等{}条", "en": "{} and {} more"}


def why_words(reasons: Sequence[Because], language: str, name: Callable[[str], str] = str) -> str:
    """The reasons for a status in one line, without a full stop.

    Args:
        reasons: as ``why`` gives them.
        language: the words are in this language, or in English where it has none.
        name: what to call a node; its id by default.
    """
    words = word_language(language)
    return _JOINED[words].join(
        reason_words(one.reason, language).format(_names(one.nodes, words, name)) for one in reasons
    )


def reason_words(reason: Reason, language: str) -> str:
    """What a reason says, with a gap ``{}`` for its nodes where it has any."""
    return _REASONS[reason][word_language(language)]


def _names(nodes: Sequence[str], words: str, name: Callable[[str], str]) -> str:
    named = _LIST[words].join(name(node) for node in nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return named
    # Chinese counts all of them, English those that are left.
    return _MORE[words].format(named, len(nodes) if words == "zh" else len(nodes) - MOST_NAMED)
