"""Whether one text is the negation of another, in Chinese and English.

Two texts contradict each other if they are the same, word for word, once negations are taken out, and one has an odd
number more of them. Anything else that differs (“at night”, 只, 有些) keeps them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from argmap.nlp.stems import stem


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a text is about, and whether the text denies it."""

    core: str
    denied: bool


# A text and its negation can both be true of “some”, and of what only may be.
_WEAK_EN = frozenset(
    """
    some many most few several certain other others often sometimes may might could possibly perhaps seem seems
    """.split()  # noqa: SIM905
)
_WEAK_ZH = re.compile("有些|有的|部分|许多|不少|多数|少数|某些|有时|往往|可能|也许|或许|大概|一方面")

_NEGATORS = frozenset("not no never cannot n't nor neither".split())  # noqa: SIM905
_EMPTY = frozenset(
    "a an the do does did is are was were be been being has have had can of that it so to".split()  # noqa: SIM905
)
_OPPOSITES_EN = {
    "fall": "rise", "decreas": "increas", "reduc": "increas", "declin": "increas", "lower": "rais", "void": "valid",
    "false": "true", "guilty": "innocent", "wrong": "right", "weak": "strong", "forged": "genuin", "forg": "genuin",
    "lose": "win", "shrink": "grow", "die": "surviv", "reject": "accept", "fail": "succeed", "danger": "safe",
    "dangerou": "safe", "harmful": "harmless", "worsen": "improv", "slow": "fast", "bad": "good", "lack": "",
}  # fmt: skip
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_HAVE_TO = re.compile(r"\bha(?:ve|s|d) to\b")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:\.\d+)?%?")

# “Not in the least”, and words in which these characters deny nothing, are the same in both texts or keep them apart.
_OPPOSITES_ZH = (
    ("下降", "¬上升"), ("下跌", "¬上涨"), ("减少", "¬增加"), ("降低", "¬提高"), ("违宪", "¬合宪"), ("违法", "¬合法"),
    ("非法", "¬合法"), ("危险", "¬安全"), ("反对", "¬支持"), ("失败", "¬成功"), ("虚假", "¬真实"), ("拒绝", "¬接受"),
    ("削弱", "¬加强"), ("恶化", "¬改善"), ("缩小", "¬扩大"), ("有害", "¬无害"), ("缺乏", "¬"), ("缺少", "¬"),
    ("不必", "¬必须"), ("无须", "¬必须"), ("无需", "¬必须"), ("应该", "应"), ("应当", "应"), ("从来", ""),
    ("从未", "¬"),
)  # fmt: skip
_ZH = re.compile("|".join(word for word, _ in _OPPOSITES_ZH))
_ZH_MEANS = dict(_OPPOSITES_ZH)
_ZH_NEGATOR = re.compile("[¬不没無无未非]法?")
_ZH_EMPTY = re.compile(r"[\W_]|能够|可以|[的了着过并在能会有是将都也绝根本]")


@lru_cache(maxsize=4096)
def proposition(text: str, language: str) -> Proposition | None:
    """What a text affirms or denies; None if it says too little, or what its negation doesn't exclude."""
    match language.partition("-")[0].lower():
        case "zh":
            return _chinese(text)
        case "en":
            return _english(text)
    return None


def _chinese(text: str) -> Proposition | None:
    if _WEAK_ZH.search(text):
        return None
    plain = _ZH.sub(lambda found: _ZH_MEANS[found[0]], text)
    core, count = _ZH_NEGATOR.subn("", plain)
    core = _ZH_EMPTY.sub("", core)
    return Proposition(core, count % 2 == 1) if len(core) > 1 else None


def _english(text: str) -> Proposition | None:
    core, denied = [], False
    text = text.lower().replace("’", "'")
    if "ha" in text:
        text = _HAVE_TO.sub("must", text)
    for word in _WORDS.findall(text):
        if word in _WEAK_EN:
            return None
        denies, meant = _meaning(word)
        denied ^= denies
        if meant:
            core.append(meant)
    return Proposition(" ".join(core), denied) if len(core) > 1 else None


@lru_cache(maxsize=8192)
def _meaning(word: str) -> tuple[bool, str]:
    """Whether a word denies, and what it says besides; nothing for the commonest words."""
    if word in _NEGATORS or word.endswith("n't"):
        return True, ""
    if word in _EMPTY:
        return False, ""
    if word in ("need", "needs"):
        return False, "must"
    meant = stem(word)
    if meant in _OPPOSITES_EN:
        return True, _OPPOSITES_EN[meant]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in _UNDENIED:
            return True, stem(word[len(prefix) :])
    return False, meant


_UNDENIED = frozenset(
    """
    able acceptable accurate adequate affected avoidable aware believable capable certain changed clear common complete
    consistent constitutional controlled convincing correct dependent desirable direct effective efficient equal ethical
    expected fair faithful familiar feasible finite fit founded friendly harmed healthy helpful honest important
    intended justified just kind known lawful legal legitimate likely limited logical loyal measurable moral natural
    necessary noticed observed paid perfect planned pleasant popular possible practical predictable probable proper
    proven questioned rational realistic reasonable regular related relevant reliable responsible safe satisfied secure
    significant skilled stable successful sufficient suitable sustainable tested touched true usual valid visible wanted
    wise workable worthy written agree approve appear believe honour obey prove regard respect trust
    """.split()  # noqa: SIM905  # a hundred words, one a line, would be hard to read
)
"""Words that a prefix such as un- or in- turns into their opposite; “invest” and “unit” are others."""


def contradict(first: str, second: str, language: str) -> bool:
    """Whether one of two texts is the negation of the other."""
    if not _alike(first, second) or not (may_deny(first, language) or may_deny(second, language)):
        return False
    one, other = proposition(first, language), proposition(second, language)
    return one is not None and other is not None and one.core == other.core and one.denied is not other.denied


def _alike(first: str, second: str) -> bool:
    """Whether two texts differ in few enough words or characters; a cheap test that nearly every pair fails."""
    if abs(len(first) - len(second)) > _MOST_ADDED:
        return False
    if first.isascii():
        return len(set(first.lower().split()) ^ set(second.lower().split())) <= _MOST_WORDS
    return len(set(first) ^ set(second)) <= _MOST_WORDS


_MOST_ADDED = 20
_MOST_WORDS = 9
"""Characters and words that negating a text adds or exchanges, at most."""


def subject(text: str) -> str:
    """Where a text begins once what its negation may add is left out: texts that contradict each other agree in it."""
    if text.isascii():
        words = text.lower().split(None, _LEADING)[:_LEADING]
        return next((word for word in words if word not in _EMPTY and word not in _NEGATORS), "")
    return text.lstrip("“「《 并绝非不没沒无無未有是都")[:1]


_LEADING = 4
"""Words of an English text among which its first word with a meaning of its own is."""


_MAY_DENY = {
    "zh": re.compile("[不没無无未非违违]|" + "|".join(word for word, meant in _OPPOSITES_ZH if meant.startswith("¬"))),
    "en": re.compile(
        r"\b(?:not?|never|cannot|nor|lack\w*|un\w+|i[nmlr]\w+|dis\w+|non\w+|fell|fall\w*|f?ailed|fails?|decreas\w+|reduc\w+"
        r"|declin\w+|lower\w*|void|false|guilty|wrong|weak\w*|forge\w*|los[et]\w*|shr[iau]nk\w*|died?|dies|reject\w*"
        r"|danger\w*|harmful|worsen\w*|slow\w*|bad)\b|n['’]t\b",
        re.IGNORECASE,
    ),
}


def may_deny(text: str, language: str) -> bool:
    """Whether a text may be the negation of another; a cheap search that most texts fail."""
    pattern = _MAY_DENY.get(language.partition("-")[0].lower())
    return pattern is not None and pattern.search(text) is not None
