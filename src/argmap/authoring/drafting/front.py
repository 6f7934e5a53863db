"""Who wrote a text, when and under which title, and which of its paragraphs are no sentences of its argument."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic_core import PydanticCustomError

from argmap.nlp.languages import mostly_chinese
from argmap.sources.headings import Part, part_of
from argmap.sources.sections import Paragraph, Section
from argmap.sources.sentences import ends_sentence
from argmap.sources.text import SourceText
from argmap.syntax.dates import read_dating
from argmap.syntax.source import Source
from argmap.syntax.yaml import compose

_Found = TypeVar("_Found")

_HEADER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\d{{4}}-\d\d?-\d\d?|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\b\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*年(?:\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*[日号])?)?"
    r"|[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*[日号]"
)
_BY = re.compile(
    r"(?:[Bb]y|BY|(?:[Ww]ritten|[Pp]osted) by|Authors?)(?::\s*|\s+)(?P<names>.+)"
    r"|(?:作者|文|撰文|撰稿|执笔)\s*[:：/／|]\s*(?P<zh>.+)"
)
_LATIN_NAME = re.compile(
    r"(?:(?:Dr|Prof|Sir|Dame|Mrs?|Ms)\.?\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|de|da|del|der|van|von|la"
    r"|le|al-\w+|bin))*"
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|、|，|；)\s*")
_MARKS = re.compile(r"[*∗†‡§¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳]+|\[\d+\]|(?<=\D)\d$")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_NO_NAME = re.compile(
    r"\b(?:University|Institute|Department|School|College|Review|Journal|News|Daily|Press|Centre|Center|Street"
    r"|Volume|Vol|No"
    r"|Chapter|Part|Section|Figure|Table|Draft|Contents|The|A|An|On|Of)\b|大学|学院|研究|日报|杂志|出版|中心|目录|[论记说序传书]$"
)
_SALUTATION = re.compile(
    r"(?:Dear|To|My dear|Ladies|Gentlemen|Mr\.? (?:President|Speaker|Chairman)|Madam|Sirs?|Fellow"
    r"|Friends)\b[^.!?。]{0,90}[:,!—]"
    r"|(?:尊敬的|亲爱的|敬爱的|各位|诸位|致)[^。！？]{0,40}[：:，,！!]|(?:同志|朋友|同学|先生|女士)们[：:，,！!]"
)
_CLOSING = re.compile(
    r"(?:Yours|Sincerely|Respectfully|Cordially|Faithfully)(?:\s\w+){0,3}[,.]?"
    r"|I (?:am|remain),? [^.!?]{0,40}servants?[,.]?"
    r"|(?:With )?(?:[Bb]est|[Kk]ind|[Ww]arm)(?:est)? (?:regards|wishes)[^.!?]{0,20}[,.]?"
    r"|此致|(?:此致)?敬礼[!！。]?|顺[颂致祝].{0,10}|[^，。]{0,12}(?:谨启|敬上|谨上|谨识|顿首)[。]?"
)
_SMALL_WORDS: Final = frozenset(
    """
    from the of in at on and for a an to by published posted updated written dated
    """.split()  # noqa: SIM905  # a list of words
)
_WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_COLUMNS = re.compile(r"\S(?:\t+| {3,})(?=\S)")
_SHORT_WORDS: Final = 6
_SHORT_HAN: Final = 12
_REPEATED: Final = 3
"""Times that a short line must occur to be taken for a running head."""
_FRONT_LINES: Final = 8
"""Lines of a text's beginning in which its author and date are looked for."""


@dataclass(frozen=True, slots=True)
class Front:
    """What a text says of itself: its title, its authors, when it was issued (a date as maps have it).

    ``furniture`` are the beginnings of paragraphs without sentences: names, dates, salutations, signatures, rows of
    tables, page numbers.
    """

    title: str
    authors: tuple[str, ...]
    issued: str
    furniture: frozenset[int]


def front_of(source: SourceText) -> Front:
    """What a text says of itself, in its YAML header, its first lines and its last."""
    header = _header(source)
    title, rest = _title(source)
    furniture = frozenset(_furniture(source))
    lines = [
        *rest,
        *(
            source.shown(paragraph.span)
            for paragraph in _body(source)[:_FRONT_LINES]
            if paragraph.span.start in furniture
        ),
        *(source.shown(paragraph.span) for paragraph in _body(source)[-2:] if paragraph.span.start in furniture),
    ]
    return Front(
        _text(header.get("title")) or title,
        _header_names(header) or _first(map(names, lines)) or (),
        _dating(_text(header.get("date")) or _text(header.get("issued"))) or _first(map(_date, lines)) or "",
        furniture,
    )


def _first(found: Iterable[_Found]) -> _Found | None:
    return next(filter(None, found), None)


def _body(source: SourceText) -> list[Paragraph]:
    return [paragraph for section in source.sections if section.part is Part.BODY for paragraph in section.paragraphs]


# ---- header ------------------------------------------------------------------------------------------------------


def _header(source: SourceText) -> Mapping[str, object]:
    match = _HEADER.match(source.raw)
    data = compose(Source(source.name, match["yaml"])).data if match else None
    return {str(key).lower(): value for key, value in data.items()} if isinstance(data, Mapping) else {}


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _header_names(header: Mapping[str, object]) -> tuple[str, ...]:
    written = header.get("author") or header.get("authors") or header.get("by")
    several = written if isinstance(written, list) else [written]
    return tuple(filter(None, map(_name_in_header, several)))


def _name_in_header(value: object) -> str:
    if isinstance(value, Mapping):
        parts = [_text(value.get(key)) for key in ("given", "family")]
        return _text(value.get("name")) or " ".join(filter(None, parts)) or _text(value.get("literal"))
    return _text(value)


def _dating(written: str) -> str:
    """A date as maps have it; empty if it is none, or may be two."""
    try:
        read = str(read_dating(written)) if written else ""
    except PydanticCustomError:
        return ""
    return read if read[:1].isdecimal() else ""


def _date(line: str) -> str:
    match = _DATE.search(line)
    return _dating(match.group()) if match else ""


# ---- title and names ---------------------------------------------------------------------------------------------


def _title(source: SourceText) -> tuple[str, list[str]]:
    """The title of a text, and the lines between it and the text."""
    first = next(iter(source.sections), None)
    if first is None or first.part is not Part.FRONT or (first.heading is not None and source.sections[0].number):
        return "", []
    raw = [source.clean[paragraph.span.start : paragraph.span.end] for paragraph in first.paragraphs]
    lines = [source.shown(paragraph.span) for paragraph in first.paragraphs]
    if first.heading is not None:
        heading = source.shown(first.heading).lstrip("# ")
        return ("", []) if first.title.lower() in ("abstract", "summary", "摘要") else (heading, raw)
    # A title may be broken after its colon or wherever the line was full.
    goes_on = len(lines) > 1 and (lines[0].endswith(("：", ":", "——")) or (len(lines) > 2 and not _is_about(raw[1])))
    taken = 2 if goes_on else 1
    return ("" if mostly_chinese(lines[0]) else " ").join(lines[:taken]), raw[taken:]


def _is_about(line: str) -> bool:
    """Whether a line says who wrote a text or when."""
    return bool(names(line) or _is_date_line(line))


def names(line: str) -> tuple[str, ...]:
    """The names that a line consists of: *By Jane Doe and John Roe*, 信 强 刁国轩; empty for another line."""
    line = _MARKS.sub("", line.strip()).strip(" \u3000()（）—–")
    if len(line) > 120:
        return ()
    if said := _BY.fullmatch(line):
        line = _DATE.sub("", said["names"] or said["zh"]).strip(" ,，;|·")
        return tuple(filter(None, (_plain_name(name) for name in _BETWEEN.split(line))))[:12]
    if ends_sentence(line) or _NO_NAME.search(line):
        return ()
    if _HAN.search(line):
        return _han_names(line)
    parts = [part for part in _BETWEEN.split(_DATE.sub("", line)) if part]
    if not parts or len(parts) > 12 or not all(_LATIN_NAME.fullmatch(part) and part.count(" ") <= 4 for part in parts):
        return ()
    is_name = all(" " in part or part.isupper() for part in parts)
    return tuple(map(_plain_name, parts)) if is_name else ()


def _han_names(line: str) -> tuple[str, ...]:
    """Chinese names in a line, in which one of two characters may be spread: 信 强 刁国轩."""
    found: list[str] = []
    waiting = ""
    for part in re.split(r"[\s\u3000、，；,;]+", line):
        waiting += part
        if len(part) > 1 or len(waiting) > 1:
            found.append(waiting)
            waiting = ""
    return tuple(found) if found and not waiting and all(map(_HAN_NAME.fullmatch, found)) else ()


def _plain_name(name: str) -> str:
    name = " ".join(_MARKS.sub("", name).split()).strip(" ,.")
    return name.title() if name.isupper() and len(name) > 3 else name


# ---- what is no sentence -----------------------------------------------------------------------------------------


def _furniture(source: SourceText) -> Iterable[int]:
    """The beginnings of paragraphs without sentences."""
    offered = [
        paragraph
        for section in source.sections
        if section.part is Part.BODY or is_title(section)
        for paragraph in section.paragraphs
        if section.part is Part.BODY or ends_sentence(source.shown(paragraph.span))
    ]
    shown = [source.shown(paragraph.span) for paragraph in offered]
    heads = Counter(map(_without_digits, shown))
    found = set()
    for paragraph, text in zip(offered, shown, strict=True):
        repeated = heads[_without_digits(text)] >= _REPEATED and _is_short(text)
        fragment = not paragraph.marker and _is_short(text) and not ends_sentence(text)
        if repeated or fragment or _is_row(source, paragraph, text) or not _WORDS.search(text):
            found.add(paragraph.span.start)
    for order, form in ((1, _SALUTATION), (-1, _CLOSING)):
        for paragraph, text in list(zip(offered, shown, strict=True))[::order]:
            if paragraph.span.start not in found and not (form.fullmatch(text) or _is_about(text)):
                break
            found.add(paragraph.span.start)
    return found


def is_title(section: Section) -> bool:
    """Whether a section is the title with what stands below it, rather than an abstract or keywords."""
    return section.part is Part.FRONT and part_of(section.title) is not Part.FRONT


def _without_digits(text: str) -> str:
    return re.sub(r"[\d\s]+", "", text[:120])


def _is_short(text: str) -> bool:
    """Whether a text is too short for a sentence without a full stop."""
    return len(text) < 120 and (
        len(_HAN.findall(text)) < _SHORT_HAN if _HAN.search(text) else len(_WORDS.findall(text)) < _SHORT_WORDS
    )


def _is_row(source: SourceText, paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph is a row of a table: marked as such, set in columns, or more figures than words."""
    if "|" in paragraph.marker:
        return True
    if ends_sentence(text):
        return False
    lines = source.clean[paragraph.span.start : paragraph.span.end].splitlines()
    if all(len(_COLUMNS.findall(line)) > 1 for line in lines):
        return True
    tokens = text.split()
    return len(tokens) > 2 and sum(any(map(str.isdecimal, token)) for token in tokens) * 2 >= len(tokens)


def _is_date_line(text: str) -> bool:
    """Whether a text is a date, with at most a place or the name of a paper: *From the Daily News, 4 May 1930*."""
    if len(text) > 120 or not _DATE.search(text):
        return False
    rest = _DATE.sub(" ", text)
    if _HAN.search(rest):
        return len(_HAN.findall(rest)) <= 6 and "，" not in rest
    words = _WORDS.findall(rest)
    return len(words) <= 7 and all(word in _SMALL_WORDS or word[0].isupper() for word in words)


def title_words(front: Front, source: SourceText) -> str:
    """The title with the subtitles below it, for comparing sentences with it."""
    section: Section | None = next(iter(source.sections), None)
    lines: Sequence[str] = []
    if section is not None and is_title(section):
        lines = [source.shown(paragraph.span) for paragraph in section.paragraphs]
    return " ".join([front.title, *(line for line in lines if not _is_about(line))])
