"""Why a status is what it is, said in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from argmap.evaluation.explanations import Because, Reason
from argmap.i18n import N_, _
from argmap.i18n.punctuation import LIST_COMMA, SEMICOLON

MOST_NAMED: Final = 3
"""Nodes that a reason names; further ones are counted."""

_REASONS: Final = {
    Reason.TAKEN: N_("taken for granted"),
    Reason.OPPOSED: N_("what opposes it stands ({})"),
    Reason.UNSUPPORTED: N_("all that supports it is rejected ({})"),
    Reason.UNJOINED: N_("a linked premise is rejected ({})"),
    Reason.DISPUTED: N_("what opposes it is undecided ({})"),
    Reason.UNSETTLED: N_("the support it needs is undecided ({})"),
    Reason.LIMITED: N_("a caveat stands ({})"),
    Reason.RESERVED: N_("the support it needs is qualified ({})"),
    Reason.ANSWERED: N_("what opposes it is rejected ({})"),
    Reason.SUPPORTED: N_("its support stands ({})"),
    Reason.UNOPPOSED: N_("nothing opposes it"),
}


def why_words(reasons: Sequence[Because], language: str, name: Callable[[str], str] = str) -> str:
    """The reasons for a status in one line, without a full stop.

    Args:
        reasons: as ``why`` gives them.
        language: the words are in this language, or in English where it has none.
        name: what to call a node; its id by default.
    """
    return _(SEMICOLON, language).join(
        reason_words(one.reason, language).format(_names(one.nodes, language, name)) for one in reasons
    )


def reason_words(reason: Reason, language: str) -> str:
    """What a reason says, with a gap ``{}`` for its nodes where it has any."""
    return _(_REASONS[reason], language)


def _names(nodes: Sequence[str], language: str, name: Callable[[str], str]) -> str:
    named = _(LIST_COMMA, language).join(name(node) for node in nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return named
    return _("{} and {} more", language).format(named, len(nodes) - MOST_NAMED)
