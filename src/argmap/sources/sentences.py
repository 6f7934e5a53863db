"""Splitting text into sentences, in Chinese and in Western languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Span
from argmap.sources.folding import FILLER

NOTE_MARK = r"(?:[\[［〔【]\s*\^?\d{1,3}(?:\s*[-–—,，、;；]\s*\d{1,3})*\s*[\]］〕】]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[①-⑳㉑-㉟㊱-㊿])"
"""A note mark as a regular expression: [12], ［3］, 〔4〕, [5, 6], [^7], ⁸, ⑨."""

_CLOSING = f"”’」』）)】》〉\"'*_{FILLER}"
_END = re.compile(rf"(?P<stop>[。！？｡．!?]+|\.+(?!\d))(?P<close>[{_CLOSING}]*)(?:\s*{NOTE_MARK})*[{_CLOSING}]*")
_LINE_END = re.compile(rf"[。！？｡．!?.：:；;…][{_CLOSING}]*(?:\s*{NOTE_MARK})*[{_CLOSING}]*$")
_LONGEST_END = 120
"""Characters of a line's end that are looked at: a stop, closing quotation marks, note marks."""
_GOES_ON = re.compile(r"\s*[，、；：,;:的等之]")
_BEGINS = re.compile(rf"\s+[\"'“‘(\[*_{FILLER}]*[^\Wa-z_]|\s*{FILLER}*[“‘《（]?[\u3400-\u9fff]|\s+[-*•]\s|\s*$")
_ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9.])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Dr|Prof|Sen|Rep|Gen|Gov|Lt|Col|St|Jr|Sr|Inc|Ltd|Corp|Co"
    r"|vs?|etc|cf|al|ca|approx|[Nn]os?|[Ff]igs?|[Ee]qs?|[Ss]ecs?|[Cc]h|[Vv]ols?|[Ee]ds?|[Pp]p?|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$"
)
_OPENERS = re.compile(r"\s+(?:The|A|An|In|It|This|That|These|Those|But|And|However|We|He|She|They|For|As|If|When)\s")
"""Words that begin a sentence rather than continue it after an abbreviation (`the U.S. The`)."""


def ends_sentence(line: str) -> bool:
    """Whether a line ends like a sentence, possibly with closing quotation marks and note marks."""
    return bool(_LINE_END.search(line[-_LONGEST_END:]))


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of a paragraph, as spans without the spaces between them.

    Closing quotation marks and note marks belong to the sentence before them. A stop inside a quotation also ends the
    sentence, unless the sentence continues. A full stop ends a sentence only if a new one can begin after it, and not
    after an abbreviation or an initial, nor inside a number.
    """
    end = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() >= begin and _is_end(text, match, begin, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    if any(character.isalnum() for character in stretch):
        begin = start + len(stretch) - len(stretch.lstrip())
        yield Span(begin, begin + len(stretch.strip()))


def _is_end(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    after = text[match.end() : min(end, match.end() + 24)]
    if match["close"] and _GOES_ON.match(after):
        return False
    if match["stop"][-1] in "。！？｡":
        return True
    before = text[max(begin, match.start() - 24) : match.start()]
    if match["stop"] == "." and not match["close"] and _ABBREVIATION.search(before):
        return not after.strip() or bool(_OPENERS.match(after))
    return bool(_BEGINS.match(after))
