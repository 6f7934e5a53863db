"""The reasons for a status in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from argmap.evaluation.explanations import Because, Fate, Reason
from argmap.evaluation.refutations import Resilience
from argmap.i18n import N_, _, n_
from argmap.i18n.punctuation import LIST_COMMA, SEMICOLON

MOST_NAMED: Final = 3
"""Nodes that a reason names; the others are counted."""

_REASONS: Final = {
    Reason.TAKEN: N_("assumed for the sake of argument"),
    Reason.OPPOSED: N_("an objection to it stands ({})"),
    Reason.UNSUPPORTED: N_("all its support is rejected ({})"),
    Reason.UNJOINED: N_("a linked premise is rejected ({})"),
    Reason.BROKEN: N_("none of its inferences holds; rejected are ({})"),
    Reason.DISPUTED: N_("an objection to it is undecided ({})"),
    Reason.UNSETTLED: N_("the support it needs is undecided ({})"),
    Reason.LOOSE: N_("its reasoning fails, and the evidence beside it does not carry it alone ({})"),
    Reason.LIMITED: N_("a caveat stands ({})"),
    Reason.RESERVED: N_("the support it needs is qualified ({})"),
    Reason.ANSWERED: N_("the objections to it are rejected ({})"),
    Reason.SUPPORTED: N_("its support stands ({})"),
    Reason.UNOPPOSED: N_("nothing opposes it"),
}

_FATES: Final = {
    Fate.STANDS: N_("stands"),
    Fate.OPEN: N_("undecided"),
    Fate.ANSWERED: N_("answered"),
    Fate.REBUTTED: N_("rebutted"),
    Fate.LOST: N_("has lost its support"),
}


def fate_word(fate: Fate, language: str) -> str:
    """What has become of a node, in a word or two."""
    return _(_FATES[fate], language)


def statement_count(count: int, language: str) -> str:
    """A number of statements."""
    return n_("{count} statement", "{count} statements", count, language)


def hand_count(count: int, language: str) -> str:
    """A number of hands, which readers know as sources."""
    return n_("{count} hand", "{count} hands", count, language)


def resilience_words(found: Resilience, language: str) -> str:
    """What it would take to bring a claim down, as a sentence."""
    if found.statements == 1:
        return _("It would take one statement to bring it down.", language)
    return _("It would take {statements}, or {sources}, to bring it down.", language).format(
        statements=statement_count(found.statements, language), sources=hand_count(found.hands, language)
    )


def why_words(reasons: Sequence[Because], language: str, name: Callable[[str], str] = str) -> str:
    """The reasons for a status in one line, without a full stop.

    Args:
        reasons: as ``why`` gives them.
        language: the language of the words.
        name: what to call a node; its id by default.
    """
    return _(SEMICOLON, language).join(
        reason_words(one.reason, language).format(_names(one.nodes, language, name)) for one in reasons
    )


def reason_words(reason: Reason, language: str) -> str:
    """A reason in words, with a gap ``{}`` for its nodes if it has any."""
    return _(_REASONS[reason], language)


def _names(nodes: Sequence[str], language: str, name: Callable[[str], str]) -> str:
    named = _(LIST_COMMA, language).join(name(node) for node in nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return named
    return _("{} and {} more", language).format(named, len(nodes) - MOST_NAMED)
