"""English words without their endings, as far as comparing two short texts needs it."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    form: word
    for word, forms in {
        "know": "knew known", "rise": "rose risen", "fall": "fell fallen", "grow": "grew grown", "win": "won",
        "lose": "lost", "lead": "led", "give": "gave given", "take": "took taken", "see": "saw seen", "go": "went gone",
        "come": "came", "make": "made", "keep": "kept", "tell": "told", "say": "said", "find": "found", "hold": "held",
        "pay": "paid", "build": "built", "become": "became", "begin": "began begun", "write": "wrote written",
        "meet": "met", "spend": "spent", "send": "sent", "buy": "bought", "bring": "brought", "think": "thought",
        "shrink": "shrank shrunk", "break": "broke broken", "choose": "chose chosen", "drive": "drove driven",
        "speak": "spoke spoken", "bear": "bore born", "have": "has had", "do": "does did done", "die": "died dying",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ed", "es", "e", "s", "ly", "y")
_SHORTEST = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word in lower case without its ending: reduces, reduced and reducing give ``reduc``."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _IRREGULAR.values():
        return word
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word
