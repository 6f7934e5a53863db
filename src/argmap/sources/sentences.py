"""Splitting text into sentences, in Chinese, Japanese and Western languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Span
from argmap.nlp.abbreviations import BEFORE_NUMBERS, never_last, openers, perhaps_last
from argmap.nlp.languages import guess
from argmap.sources.folding import FILLER

NOTE_MARK = r"(?:[\[［〔【]\s*\^?\d{1,3}(?:\s*[-–—,，、;；]\s*\d{1,3})*\s*[\]］〕】]|[⁰¹²³⁴⁵⁶⁷⁸⁹]++|[①-⑳㉑-㉟㊱-㊿])"
"""A note mark as a regular expression: [12], ［3］, 〔4〕, [5, 6], [^7], ⁸, ⑨."""

_CLOSING = f"”’」』）)】》〉\"'*_»›{FILLER}"
# A French guillemet closes after a space; “ and « close in German, where no letter follows.
_GUILLEMET = r"(?:[ \u00a0\u202f]»(?=[\s,.;:)]|$)|[“«‹](?=[\s,.;:)]|$))?"
_END = re.compile(
    rf"(?P<stop>[。！？｡．!?]+|…+|\.+(?!\d))(?P<close>{_GUILLEMET}[{_CLOSING}]*+)(?:\s*{NOTE_MARK})*+[{_CLOSING}]*"
)
_LINE_END = re.compile(rf"[。！？｡．!?.：:；;…]{_GUILLEMET}[{_CLOSING}]*+(?:\s*+{NOTE_MARK})*+[{_CLOSING}]*$")
_GOES_ON = re.compile(r"\s*[，、；：,;:的等之\u3041-\u309f]")
_BEGINS = re.compile(
    rf"\s+[\"'“‘„«»‚(\[*_¿¡{FILLER}]*\s?[^\Wa-zß-öø-ÿ_]|\s*{FILLER}*[“‘《（「『]?[\u3400-\u9fff\u3041-\u30ff]|\s+[-*•]\s|\s*$"
)
_CAPITAL = re.compile(r"\s+[\"'“‘„«»(]*\s?[^\W\da-zß-öø-ÿ_]")
_NUMBER_NEXT = re.compile(r"\s*[\dIVXLC]")
_ENUMERATOR = re.compile(r"^[\s(*_]*(?:\d{1,3}|[IVXLC]{1,5}|[a-zA-Z])$")
_LISTED = re.compile(r"[:;]\s\(?\d{1,2}$")
_INITIALS = re.compile(r"(?<![\w.])[^\W\d_]$")
_INITIAL_NEXT = re.compile(r"\s?[^\W\d_]\.")
_LONGEST_ENUMERATOR = 12
_MONTH_NEXT = re.compile(r"\s\d{1,2}\.\s?(?:\d{4}|\d\d\b|$)")
_DAY_AND_MONTH = re.compile(r"(?<![\w.,])\d{1,2}\.\s?\d{1,2}$")
_YEAR_NEXT = re.compile(r"\s(?:\d{4}|\d\d)\b")
_ORDINAL = re.compile(r"(?<![\w.,])\d{1,3}$")
_ORDINAL_AFTER = re.compile(
    r"\b(?:am|im|der|die|das|den|dem|des|vom|zum|zur|beim|seit|bis|ein|eine|einem|einen|einer|eines|und|oder|ab|jede[mnrs]?"
    r"|als|sein|seine[mnrs]?|ihr|ihre[mnrs]?)\s\d{1,3}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:Jahrhundert|Jh|Jahrestag|Weltkrieg|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember|Jan|Feb|Mär|Apr|Aug|Sept|Okt|Nov|Dez|Kapitel|Auflage|Sinfonie|Klasse|Geburtstag)"
)
_HOUR = re.compile(r"\d\s?[ap]\.?m$")
_DAY_NEXT = re.compile(
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|Eastern|Central|Pacific|Greenwich)"
)
_REIGN = re.compile(r"\b[A-ZÄÖÜ][\wäöüß]+\s[IVX]{1,5}$")
_WINDOW = 32
_LONGEST_END = 120
"""Characters of a line's end that are looked at: a stop, closing quotation marks, note marks."""


def ends_sentence(line: str) -> bool:
    """Whether a line ends like a sentence, possibly with closing quotation marks and note marks."""
    return bool(_LINE_END.search(line[-_LONGEST_END:]))


def split_sentences(text: str, start: int = 0, end: int | None = None, language: str = "") -> Iterator[Span]:
    """The sentences of a paragraph, as spans without the spaces between them.

    Closing quotation marks and note marks belong to the sentence before them. A stop inside a quotation also ends the
    sentence, unless the sentence continues. A full stop ends a sentence only if a new one can begin after it, and not
    after an abbreviation, an initial, a German ordinal or the number of a list's item, nor inside a number.

    Args:
        text: the text that contains the paragraph.
        start: where the paragraph begins.
        end: where it ends; the end of the text by default.
        language: its language tag; guessed if empty.
    """
    end = len(text) if end is None else end
    begin = start
    language = language.partition("-")[0].lower()
    for match in _END.finditer(text, start, end):
        if match["stop"] == "." and not language:
            language = guess(text[start:end], "") or guess(text)
        if match.end() >= begin and _is_end(text, match, begin, end, language):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    if any(character.isalnum() for character in stretch):
        begin = start + len(stretch) - len(stretch.lstrip())
        yield Span(begin, begin + len(stretch.strip()))


def _is_end(text: str, match: re.Match[str], begin: int, end: int, language: str) -> bool:
    after = text[match.end() : min(end, match.end() + _WINDOW)]
    if match["close"] and _GOES_ON.match(after):
        return False
    stop = match["stop"]
    if stop[-1] in "。！？｡":
        return True
    if stop[-1] == "…" or (len(stop) > 1 and stop[-1] == "."):
        return not after.strip() or bool(_CAPITAL.match(after))
    if not _BEGINS.match(after):
        return False
    if stop != "." or match["close"] or not after.strip():
        return True
    before = text[max(begin, match.start() - _WINDOW) : match.start()]
    if _LISTED.search(before) or (match.start() - begin < _LONGEST_ENUMERATOR and _ENUMERATOR.search(before.lstrip())):
        return False
    if _INITIALS.search(before) and _INITIAL_NEXT.match(after):
        return False
    if never_last(language).search(before) or (_NUMBER_NEXT.match(after) and BEFORE_NUMBERS.search(before)):
        return False
    if _HOUR.search(before):
        return not _DAY_NEXT.match(after)
    if perhaps_last(language).search(before) or (language == "de" and _is_ordinal(before, after)):
        return bool(openers(language).match(after))
    # 3. 10. 1990 is a date.
    return not (
        (_ORDINAL.search(before) and _MONTH_NEXT.match(after))
        or (_DAY_AND_MONTH.search(before) and _YEAR_NEXT.match(after))
    )


def _is_ordinal(before: str, after: str) -> bool:
    """Whether a German number with a full stop is an ordinal: am 3. Oktober, Ludwig XIV."""
    if _REIGN.search(before):
        return True
    return bool(_ORDINAL.search(before) and (_ORDINAL_AFTER.search(before) or _COUNTED.match(after)))
