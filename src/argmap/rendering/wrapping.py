"""Breaking text into lines of a given width: Chinese between phrases, other scripts between words.

Nothing is divided inside of what its readers take for one character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from argmap.rendering.bidi import settled
from argmap.rendering.clusters import joined, whole
from argmap.rendering.ems import advances, is_cjk_cached, width
from argmap.rendering.face import Weight
from argmap.rendering.phrases import CLOSING, LEAST_FILL, OPENING, phrase_starts, word_starts
from argmap.rendering.scripts import is_cjk_language

_SPACES = re.compile(r"\s+")
_BROKEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_QUANTITY = re.compile(
    r"[$€£￥¥]?\d[\d.,:/–-]*\s?(?:[多余]?[万亿千百兆]+)*"
    r"(?:美元|欧元|日元|英镑|人民币|新台币|台币|元|个?百分点|[个项条次架艘枚辆人年月日天届位名票席份期章页倍成度]|%|％|‰)?"
)
"""A number with its unit."""
_QUOTED = re.compile("“[^“”]{1,7}”|《[^《》]{1,7}》|「[^「」]{1,7}」")
NAMES = re.compile(
    "特朗普|拜登|奥巴马|赖清德|蔡英文|马英九|民进党|国民党|杰克逊|赫格塞思|泽连斯基|半导体|第?[一二两三]?任期|军售|国会"
)
"""Words of international politics that budoux 0.10 often takes apart; it knows little of foreign names."""
_KEPT = (_QUANTITY, _QUOTED, NAMES)
"""What stays on one line if it can."""

_HALVINGS = 4
"""How often the width of a balanced column is halved."""
_WIDOW = 2.3
"""A last line narrower than this, in em, is not left alone if a slightly narrower column helps."""


def clean(text: str) -> str:
    """A text on one line, with single spaces, no character that XML forbids, and no control that reorders others."""
    return settled(_SPACES.sub(" ", _BROKEN.sub("\ufffd", text)).strip())


@lru_cache(maxsize=16384)
def wrap(
    text: str,
    em: float,
    language: str,
    weight: Weight = Weight.REGULAR,
    *,
    indent: float = 0,
    balanced: bool = False,
    least: float = LEAST_FILL,
) -> tuple[str, ...]:
    """Break a text into lines.

    Args:
        text: the text; runs of white space count as one space.
        em: the width of a line in units of the font size, at least 3.
        language: the BCP 47 tag that the text is set in; it decides how wide quotation marks are.
        weight: the weight that it is set in.
        indent: how much of the first line is taken by something else, in em.
        balanced: whether lines are about equally long rather than as full as they can be.
        least: a line shorter than this part of its room is filled up within a phrase.

    Returns:
        The lines, none of them wider than ``em`` unless a single character is;
        joined, with a space where one was, they are the text.
    """
    text = clean(text)
    widths = advances(text, language, weight)
    if sum(widths) <= em - indent:
        return (text,)
    column = _Column(text, widths, language, least)
    lines = column.fill(em, indent)
    if balanced:
        return column.balance(em, lines, indent)
    if len(lines) > 1 and width(lines[-1], language, weight) < _WIDOW:
        narrower = column.fill(em * 0.92, indent)
        if len(narrower) == len(lines):
            return narrower
    return lines


def cut(text: str, em: float, language: str) -> str:
    """The text if it fits on one line, else its beginning and an ellipsis."""
    text = clean(text)
    widths = advances(text, language)
    if sum(widths) <= em:
        return text
    end = bisect_right(list(accumulate(widths)), em - 1)
    return text[: whole(text, end)].rstrip() + "…"


_WIDE_OPENING = frozenset("（《〈「『【〔〖“‘")
"""Opening marks that are one em wide in Chinese and Japanese fonts, with white on the left half."""


def hang(line: str, language: str) -> float:
    """How far a line begins before its column, in em, so that what is seen of its first character begins with it."""
    return 0.5 if line[:1] in _WIDE_OPENING and is_cjk_language(language) else 0


class _Column:
    """A text that is being set in lines."""

    def __init__(self, text: str, widths: list[float], language: str, least: float) -> None:
        self.text, self.least = text, least
        self.reach = list(accumulate(widths, initial=0.0))
        """Where each character starts, in em from the beginning of the text."""
        self.joined = joined(text)
        self.words = word_starts(text)
        self.kept = _inside_kept(text)
        self.starts_phrase = phrase_starts(language)

    def balance(self, em: float, lines: tuple[str, ...], indent: float) -> tuple[str, ...]:
        """As many lines, in the narrowest column in which there are no more."""
        low, most = max(em * LEAST_FILL, (self.reach[-1] + indent) / len(lines) - 0.5), em
        for __ in range(_HALVINGS):
            middle = (low + most) / 2
            narrower = self.fill(middle, indent, between=True)
            if len(narrower) == len(lines):
                lines, most = narrower, middle
            else:
                low = middle
        return lines

    def fill(self, em: float, indent: float = 0, *, between: bool = False) -> tuple[str, ...]:
        """Lines as full as the places to break allow; the first has less room by an indent.

        Where asked to break only ``between`` words and phrases, none if that cannot be done.
        """
        text, reach, lines, start = self.text, self.reach, [], 0
        room = em - indent
        while True:
            end = bisect_right(reach, reach[start] + room + 1e-9) - 1
            if end >= len(text):
                lines.append(text[start:])
                return tuple(lines)
            if text[end] == " ":
                end += 1  # A space at the end of a line takes no room.
            stop = self._stop(start, end, reach[start] + room * self.least)
            if between and not self._between(stop):
                return ()
            stop = stop or self._anywhere(start, end)
            lines.append(text[start:stop].rstrip(" "))
            if stop == len(text):  # One character that is wider than the line.
                return tuple(lines)
            start = stop + (text[stop] == " ")
            room = em

    def _stop(self, start: int, end: int, least: float) -> int:
        """The best place to end a line that starts at ``start`` and has room until ``end``; 0 if there is none."""
        within_phrase = 0
        for at in range(end, start, -1):
            if within_phrase and self.reach[at] < least:
                break
            if at in self.kept or not self._divides(at):
                continue
            before, after = self.text[at - 1], self.text[at]
            if before == " " or at in self.words:
                return at
            if is_cjk_cached(before) or is_cjk_cached(after):
                if self.starts_phrase(self.text, at):
                    return at
                within_phrase = within_phrase or at
            elif before in "-–/" and after.isalpha() and self.text[at - 2 : at - 1].isalpha():
                return at
        return within_phrase

    def _between(self, at: int) -> bool:
        """Whether a line ends between words or phrases there."""
        if not at or self.text[at - 1] == " " or not (is_cjk_cached(self.text[at - 1]) or is_cjk_cached(self.text[at])):
            return at > 0
        return self.starts_phrase(self.text, at)

    def _divides(self, at: int) -> bool:
        """Whether a break here leaves characters whole and punctuation where it belongs."""
        last = at - 2 if self.text[at - 1] == " " and at > 1 else at - 1
        before, after = self.text[last], self.text[at]
        if after == " " or after in CLOSING or before in OPENING:
            return False
        return at not in self.joined

    def _anywhere(self, start: int, end: int) -> int:
        """Where to break what has no place for it, such as a word longer than a line."""
        for divides in (self._divides, lambda at: at not in self.joined):
            for stop in range(end, start, -1):
                if divides(stop):
                    return stop
        # Rather a line that is too wide than half a character.
        return next(stop for stop in range(max(end, start) + 1, len(self.text) + 1) if stop not in self.joined)


def _inside_kept(text: str) -> frozenset[int]:
    return frozenset(
        at for kept in _KEPT for found in kept.finditer(text) for at in range(found.start() + 1, found.end())
    )
