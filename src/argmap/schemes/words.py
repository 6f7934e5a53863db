"""The names of schemes and their questions in documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.i18n import N_, _, n_
from argmap.i18n.punctuation import BRACKETED
from argmap.schemes.scheme import Scheme, Target, wording

_TARGETS: Final = {
    Target.PREMISE: N_("a premise"),
    Target.STEP: N_("the step"),
    Target.CONCLUSION: N_("the conclusion"),
}


def target_word(target: Target, language: str) -> str:
    """What a question attacks, as the object of a sentence: “the step”."""
    return _(_TARGETS[target], language)


def attacks_words(target: Target, language: str) -> str:
    """What a question does while it is open: “attacks the step”."""
    return _("attacks {}", language).format(target_word(target, language))


def bracketed(said: str, language: str) -> str:
    """Words in brackets, with the space before them."""
    return _(BRACKETED, language).format(said)


def node_count(count: int, language: str) -> str:
    """A number of nodes: “3 nodes”, 3个节点."""
    return n_("{count} node", "{count} nodes", count, language)


def scheme_words(schemes: Mapping[str, Scheme], scheme_id: str, language: str) -> str:
    """The name of a scheme; its id in words if there is no such scheme."""
    scheme = schemes.get(scheme_id)
    return wording(scheme.name, language) if scheme else scheme_id.replace("-", " ")


def question_words(schemes: Mapping[str, Scheme], scheme_id: str, question_id: str, language: str) -> str:
    """A critical question of a scheme; its id in words if there is no such question."""
    scheme = schemes.get(scheme_id)
    question = scheme.question(question_id) if scheme else None
    return wording(question.text, language) if question else question_id.replace("-", " ")
