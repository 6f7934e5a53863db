"""Words by which a sentence speaks of the future, in Chinese and English."""

from __future__ import annotations

import re

_STRONG_ZH = r"必将|势必|必会|定会|必然会|终将|预计|预期|大概率|将会|将要|即将|很?可能会|有望"
# A bare 将 speaks of the future unless it puts an object first (将台湾视为筹码), which a verb of regarding,
# turning or placing gives away, or is part of another word (将军).
_NOT_FUTURE = (
    r"视为|视作|看作|看成|当作|当成|作为|称为|称作|称之|列为|列入|纳入|归为|归入|定为|定义|定位|等同|变为|变成|转为|转变|"
    r"转化|置于|放在|用于|用作|投入|提高到|提升至|增至|降至|降到|推向|带入|带回|引向|联系|挂钩|捆绑|划分|分为|比作|理解为|解读"
)
_BARE_ZH = rf"(?<![即必终势])将(?![军领士帅来近])(?![^，。；！？]{{0,24}}(?:{_NOT_FUTURE}))"
_ZH = re.compile(rf"{_STRONG_ZH}|{_BARE_ZH}")

_EN = re.compile(
    r"\b(?:(?<!free )(?<!good )(?<!ill )(?<!political )(?<!public )(?<!the )(?<!of )will(?!ing)(?! of\b)|won't|shall"
    r"|(?:is|are) (?:un)?likely to|(?:is|are) (?:going|bound|set|certain|expected|poised) to)\b",
    re.IGNORECASE,
)


def forecast_word(text: str, language: str) -> str:
    """The first word of a text that speaks of the future; empty where there is none, or in other languages."""
    pattern = {"zh": _ZH, "en": _EN}.get(language.split("-")[0].lower())
    match = pattern.search(text) if pattern else None
    return match.group() if match else ""
