"""Words by which a text gives a reason for itself, in Chinese and English.

A cause isn't a reason: “Rome fell because it ran out of soldiers” explains one claim, “Rents should be capped because
wages lag behind” argues for one. A word counts only where it argues, or where a comma sets the reason apart.
"""

from __future__ import annotations

import re
from functools import cache

_SUBJECT = (
    r"(?:this|that|it|they|he|she|we|there|nobody|no one|nothing|none|no \w+|the \w+|its|their|his|her|these|those)"
)
_IS = r"(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|would|must|should|may)"
_OUGHT = r"(?:should|ought|must|cannot|need not|has to|have to)"
_PARTLY = r"(?:merely|only|just|simply|partly|largely|mainly|chiefly|even|not|or|and|is|are|was|were)"

_EN = (
    r", because\b",
    rf"\b{_OUGHT}\b[^,;]*(?<!{{partly}}) because\b",
    rf"^Because\b[^,]*,[^,]*\b{_OUGHT}\b",
    r"^Since (?!\d|\w+ing\b)(?!.*\b(?:has|have|had)\b)[^,]*\b(?:is|are|was|were|do|does|did|can|cannot|must)\b[^,]*,",
    r"^Given that\b[^,]*,|, given that\b",
    rf", (?:since|for) {_SUBJECT}(?! (?:first|last|next|time|sake|most|moment)\b)\b[^,;]*",
    rf", as {_SUBJECT} {_IS}\b",
    rf", so (?!(?:that|as|far|long|to|much|many|on|forth|called|often|too)\b)[^,;]*?\b(?:is|are|{_OUGHT}|may|can)\b",
    r"(?:[;,] (?:and )?|\band )(?:therefore|hence|thus|consequently|accordingly|it follows that)\b",
    r", which (?:shows|proves|demonstrates|goes to show) that\b",
)
_ZH = (
    "，(?:这是)?因为|[，；](?:由此可[见知]|可[见知](?!光)|足见)|^(?:因为|既然)[^，。；]*，",
    "[，；](?:所以|因此|因而|是以)[^，。；]{0,12}?(?:应|须|必|不[可能得该会是]|无[法效]|是|没有|并非)",
    "，故(?=应|须|不|可|必|当|无|而|需)",
    "，(?:这|此)(?:就)?(?:说明|表明|证明|意味着)|，(?:其)?理由(?:是|在于)",
    "^由于[^，。；]*，[^，。；]*(?:应|须|必|不[可能得该]|没有|无法)",
)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    match language:
        case "zh":
            return re.compile("|".join(_ZH))
        case "en":
            before = "".join(f"(?<! {word})" for word in _PARTLY[3:-1].split("|"))
            return re.compile("|".join(_EN).replace("(?<!{partly})", before))
    return None


# A cheap search that most texts fail.
_SIGNS = {
    "zh": re.compile("因|所以|故|可见|可知|足见|是以|既然|说明|表明|证明|意味|理由|由于"),
    "en": re.compile(
        r"[Bb]ecause|^Since|[Gg]iven that|, (?:since|for|as|so|which) |therefore|hence|thus|consequ|accordingly|follows"
    ),
}


def own_reason(text: str, language: str) -> str:
    """The words by which a text gives a reason for itself; empty if there are none, and in other languages."""
    language = language.partition("-")[0].lower()
    signs = _SIGNS.get(language)
    if signs is None or not signs.search(text):
        return ""
    pattern = _pattern(language)
    found = pattern.search(text) if pattern else None
    if found is None:
        return ""
    return _word(found[0], language)


def _word(found: str, language: str) -> str:
    """The connective in what was found."""
    sign = _SIGNS[language].search(found)
    if language == "zh":
        return found.strip("，；").split("，")[0] if len(found) <= 6 else (sign[0] if sign else found)
    words = found.strip(",; ").split()
    named = [word for word in words if word.lower() in _CONNECTIVES]
    return named[0] if named else " ".join(words[:3])


_CONNECTIVES = frozenset(
    "because since as given for so therefore hence thus consequently accordingly which it".split()  # noqa: SIM905
)
