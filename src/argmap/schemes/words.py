"""What schemes and their questions are called to readers, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.model.words import word_language
from argmap.schemes.catalogue import Scheme, Target, wording

_PHRASES: Final[dict[str, dict[str, str]]] = {
    "premises": {"zh": "前提", "en": "Premises"},
    "conclusion": {"zh": "结论", "en": "Conclusion"},
    "questions": {"zh": "批判性问题", "en": "Critical questions"},
    "question": {"zh": "问题", "en": "Question"},
    "attacks": {"zh": "质疑{}", "en": "attacks {}"},
    "attacked": {"zh": "所质疑者", "en": "Attacks"},
    "source": {"zh": "出处", "en": "Source"},
    "in a map": {"zh": "写法", "en": "In a map"},
    "colon": {"zh": "：", "en": ": "},
    "comma": {"zh": "，", "en": ", "},
    "brackets": {"zh": "（{}）", "en": " ({})"},
    # The report on the questions of a map.
    "open of": {"zh": "待答的批判性问题：{}", "en": "Open critical questions: {}"},
    "all of": {"zh": "批判性问题：{}", "en": "Critical questions: {}"},
    "answer": {"zh": "答", "en": "Answer"},
    "count": {
        "zh": "{nodes}标明论证型式，共有{asked}个批判性问题，其中{open}个待答。",
        "en": "{open} of {asked} critical questions open at {nodes} with a scheme.",
    },
    "none asked": {
        "zh": "没有批判性问题：所涉节点均未标明已知的论证型式。",
        "en": "No critical question is asked, for no node here names a scheme that is known.",
    },
    "no scheme": {
        "zh": "另有{}有支持而未标明论证型式；可写 `inference: {{scheme: ID}}` 标明（`argmap schemes` 列出各型式）。",
        "en": "{} with support and no scheme; name one by `inference: {{scheme: ID}}` (`argmap schemes` lists them).",
    },
}

_TARGETS: Final = {
    Target.PREMISE: {"zh": "前提", "en": "a premise"},
    Target.STEP: {"zh": "推论", "en": "the step"},
    Target.CONCLUSION: {"zh": "结论", "en": "the conclusion"},
}


def phrase(name: str, language: str) -> str:
    """A phrase in a language, or in English where it has none; some have gaps for ``str.format``."""
    return _PHRASES[name][word_language(language)]


def target_word(target: Target, language: str) -> str:
    """What a question attacks, as the object of a sentence: “the step”."""
    return _TARGETS[target][word_language(language)]


def attacks_words(target: Target, language: str) -> str:
    """What a question does as long as it is open: “attacks the step”."""
    return phrase("attacks", language).format(target_word(target, language))


def bracketed(said: str, language: str) -> str:
    """Words in brackets, with the space that goes before them."""
    return phrase("brackets", language).format(said)


def node_count(count: int, language: str) -> str:
    """A number of nodes: “3 nodes”, 3个节点."""
    if word_language(language) == "zh":
        return f"{count}个节点"
    return f"{count} node{'s' if count != 1 else ''}"


def scheme_words(schemes: Mapping[str, Scheme], scheme_id: str, language: str) -> str:
    """The name of a scheme; its id in words where there is no such scheme."""
    scheme = schemes.get(scheme_id)
    return wording(scheme.name, language) if scheme else scheme_id.replace("-", " ")


def question_words(schemes: Mapping[str, Scheme], scheme_id: str, question_id: str, language: str) -> str:
    """A critical question of a scheme; its id in words where there is no such question."""
    scheme = schemes.get(scheme_id)
    question = scheme.question(question_id) if scheme else None
    return wording(question.text, language) if question else question_id.replace("-", " ")
