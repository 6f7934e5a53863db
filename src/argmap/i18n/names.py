"""The names of kinds, relations, scales, statuses and semantics."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from argmap.i18n import N_, _, n_
from argmap.i18n.punctuation import BRACKETED, LIST_COMMA
from argmap.model.kinds import Kind, Relation
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Semantics, Status

_NAMES: Final[Mapping[type[StrEnum], Mapping[Any, str]]] = {
    Kind: {
        Kind.THESIS: N_("Thesis"),
        Kind.PREMISE: N_("Premise"),
        Kind.EVIDENCE: N_("Evidence"),
        Kind.CAVEAT: N_("Caveat"),
        Kind.OBJECTION: N_("Objection"),
        Kind.CONSEQUENCE: N_("Consequence"),
    },
    Relation: {
        Relation.SUPPORTS: N_("supports"),
        Relation.LIMITS: N_("limits"),
        Relation.OPPOSES: N_("opposes"),
        Relation.FOLLOWS: N_("follows from"),
    },
    Basis: {
        Basis.STATISTIC: N_("statistic"),
        Basis.POLL: N_("poll"),
        Basis.STATEMENT: N_("statement"),
        Basis.DOCUMENT: N_("document"),
        Basis.LAW: N_("law"),
        Basis.EVENT: N_("event"),
        Basis.EXPERT: N_("expert judgement"),
        Basis.CASE: N_("case"),
    },
    Likelihood: {
        Likelihood.ALMOST_NO_CHANCE: N_("almost no chance"),
        Likelihood.VERY_UNLIKELY: N_("very unlikely"),
        Likelihood.UNLIKELY: N_("unlikely"),
        Likelihood.ROUGHLY_EVEN_CHANCE: N_("roughly even chance"),
        Likelihood.LIKELY: N_("likely"),
        Likelihood.VERY_LIKELY: N_("very likely"),
        Likelihood.ALMOST_CERTAIN: N_("almost certain"),
    },
    Confidence: {
        Confidence.LOW: N_("low"),
        Confidence.MODERATE: N_("moderate"),
        Confidence.HIGH: N_("high"),
    },
    Outcome: {
        Outcome.PENDING: N_("pending"),
        Outcome.TRUE: N_("came true"),
        Outcome.FALSE: N_("did not come true"),
    },
    Status: {
        Status.ACCEPTED: N_("accepted"),
        Status.QUALIFIED: N_("qualified"),
        Status.UNDECIDED: N_("undecided"),
        Status.REJECTED: N_("rejected"),
    },
    Semantics: {
        Semantics.RATIO: N_("ratio"),
        Semantics.QUADRATIC: N_("quadratic energy"),
        Semantics.DF_QUAD: N_("DF-QuAD"),
        Semantics.EULER: N_("Euler-based"),
    },
}


def word(value: StrEnum, language: str) -> str:
    """The name of a kind (as a label), of a relation (as in “supports 2.1.3”), or of a value of a scale.

    The English names of likelihoods are those of ICD 203; a confidence is named without the word “confidence”.
    """
    return _(_NAMES[type(value)][value], language)


kind_word = relation_word = basis_word = likelihood_word = confidence_word = outcome_word = word
status_word = semantics_word = word


def kind_counts(counts: Mapping[Kind, int], language: str | None = None) -> str:
    """How many nodes of each kind there are, of the kinds that are counted; the thesis is left out."""
    said = {
        Kind.PREMISE: n_("{count} premise", "{count} premises", counts.get(Kind.PREMISE, 0), language),
        Kind.EVIDENCE: n_(
            "{count} piece of evidence", "{count} pieces of evidence", counts.get(Kind.EVIDENCE, 0), language
        ),
        Kind.CAVEAT: n_("{count} caveat", "{count} caveats", counts.get(Kind.CAVEAT, 0), language),
        Kind.OBJECTION: n_("{count} objection", "{count} objections", counts.get(Kind.OBJECTION, 0), language),
        Kind.CONSEQUENCE: n_("{count} consequence", "{count} consequences", counts.get(Kind.CONSEQUENCE, 0), language),
    }
    return _(LIST_COMMA, language).join(words for kind, words in said.items() if kind in counts)


def band_words(likelihood: Likelihood, language: str) -> str:
    """The probabilities that a likelihood covers: “55–80%”."""
    low, high = (f"{100 * bound:.0f}" for bound in likelihood.band)
    return _("{low}–{high}%", language).format(low=low, high=high)


def likelihood_band(likelihood: Likelihood, language: str) -> str:
    """The word of a likelihood with the probabilities that it covers: “likely (55–80%)”."""
    return word(likelihood, language) + _(BRACKETED, language).format(band_words(likelihood, language))
