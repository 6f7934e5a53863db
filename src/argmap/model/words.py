"""What the kinds, relations, scales and readings are called in Chinese and in English."""

from __future__ import annotations

from typing import Final

from argmap.model.kinds import Kind, Relation
from argmap.model.scales import Basis, Confidence, Likelihood, Outcome
from argmap.model.semantics import Semantics, Status

FALLBACK: Final = "en"
"""The language whose words stand in for those of a language that has none here."""

_KINDS = {
    Kind.THESIS: {"zh": "论题", "en": "Thesis"},
    Kind.PREMISE: {"zh": "前提", "en": "Premise"},
    Kind.EVIDENCE: {"zh": "证据", "en": "Evidence"},
    Kind.CAVEAT: {"zh": "限定", "en": "Caveat"},
    Kind.OBJECTION: {"zh": "反驳", "en": "Objection"},
}

_RELATIONS = {
    Relation.SUPPORTS: {"zh": "支持", "en": "supports"},
    Relation.LIMITS: {"zh": "限定", "en": "limits"},
    Relation.OPPOSES: {"zh": "反驳", "en": "opposes"},
}

_BASES = {
    Basis.STATISTIC: {"zh": "统计数据", "en": "statistic"},
    Basis.POLL: {"zh": "民意调查", "en": "poll"},
    Basis.STATEMENT: {"zh": "公开言论", "en": "statement"},
    Basis.DOCUMENT: {"zh": "文件", "en": "document"},
    Basis.LAW: {"zh": "法律", "en": "law"},
    Basis.EVENT: {"zh": "事件", "en": "event"},
    Basis.EXPERT: {"zh": "专家判断", "en": "expert judgement"},
    Basis.CASE: {"zh": "案例", "en": "case"},
}

_LIKELIHOODS = {
    Likelihood.ALMOST_NO_CHANCE: {"zh": "几乎不可能", "en": "almost no chance"},
    Likelihood.VERY_UNLIKELY: {"zh": "很不可能", "en": "very unlikely"},
    Likelihood.UNLIKELY: {"zh": "不太可能", "en": "unlikely"},
    Likelihood.ROUGHLY_EVEN_CHANCE: {"zh": "可能性各半", "en": "roughly even chance"},
    Likelihood.LIKELY: {"zh": "可能", "en": "likely"},
    Likelihood.VERY_LIKELY: {"zh": "很可能", "en": "very likely"},
    Likelihood.ALMOST_CERTAIN: {"zh": "几乎确定", "en": "almost certain"},
}

_CONFIDENCES = {
    Confidence.LOW: {"zh": "低", "en": "low"},
    Confidence.MODERATE: {"zh": "中", "en": "moderate"},
    Confidence.HIGH: {"zh": "高", "en": "high"},
}

_OUTCOMES = {
    Outcome.PENDING: {"zh": "结果待定", "en": "pending"},
    Outcome.TRUE: {"zh": "已应验", "en": "came true"},
    Outcome.FALSE: {"zh": "未应验", "en": "did not come true"},
}

_STATUSES = {
    Status.ACCEPTED: {"zh": "成立", "en": "accepted"},
    Status.QUALIFIED: {"zh": "有保留地成立", "en": "qualified"},
    Status.UNDECIDED: {"zh": "未决", "en": "undecided"},
    Status.REJECTED: {"zh": "不成立", "en": "rejected"},
}

_SEMANTICS = {
    Semantics.QUADRATIC: {"zh": "二次能量语义", "en": "quadratic energy"},
    Semantics.DF_QUAD: {"zh": "DF-QuAD语义", "en": "DF-QuAD"},
    Semantics.EULER: {"zh": "欧拉语义", "en": "Euler-based"},
}


def word_language(language: str) -> str:
    """The language in which words for this one are found: its own (``zh`` for ``zh-Hans``), or English."""
    subtag = language.partition("-")[0].lower()
    return subtag if subtag in _KINDS[Kind.THESIS] else FALLBACK


def kind_word(kind: Kind, language: str) -> str:
    """The name of a kind, capitalised as for a label."""
    return _KINDS[kind][word_language(language)]


def relation_word(relation: Relation, language: str) -> str:
    """The verb of a relation, as in “supports 2.1.3”."""
    return _RELATIONS[relation][word_language(language)]


def basis_word(basis: Basis, language: str) -> str:
    """What kind of thing a piece of evidence is."""
    return _BASES[basis][word_language(language)]


def likelihood_word(likelihood: Likelihood, language: str) -> str:
    """The word of a likelihood; the English ones are those of ICD 203."""
    return _LIKELIHOODS[likelihood][word_language(language)]


def confidence_word(confidence: Confidence, language: str) -> str:
    """The degree of a confidence, without the word “confidence”."""
    return _CONFIDENCES[confidence][word_language(language)]


def outcome_word(outcome: Outcome, language: str) -> str:
    """What has become of a forecast."""
    return _OUTCOMES[outcome][word_language(language)]


def status_word(status: Status, language: str) -> str:
    """Whether a claim stands."""
    return _STATUSES[status][word_language(language)]


def semantics_word(semantics: Semantics, language: str) -> str:
    """The name of a semantics of strength."""
    return _SEMANTICS[semantics][word_language(language)]
