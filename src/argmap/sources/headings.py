"""The headings of a source: their numbers, and the parts of the text that they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from argmap.sources.folding import FILLER
from argmap.sources.lines import Layout, Line
from argmap.sources.sentences import ends_sentence


class Part(StrEnum):
    """The role of a section in a text."""

    FRONT = "front"
    """Title, authors, abstract, keywords: front matter, which repeats the text."""
    BODY = "body"
    """The text itself."""
    BACK = "back"
    """Notes, references, appendices, an abstract in another language."""


_WORDS: Final[dict[Part, str]] = {
    Part.FRONT: r"摘要|内容摘要|内容提要|提要|关键词|关键字|作者简介|基金项目|收稿日期|中图分类号|文献标识码|文章编号"
    r"|abstract|summary|keywords?|key words|jel classification|doi",
    Part.BODY: r"引言|导言|导论|绪论|前言|引论|问题的提出|结语|结论|余论|结束语|小结|讨论|结论与展望|结论与讨论"
    r"|introduction|conclusions?|concluding remarks|discussion|methods?|results|background",
    Part.BACK: r"注释|注|尾注|参考文献|参考资料|致谢|附录|附记|notes|endnotes|footnotes|references|bibliography"
    r"|works cited|acknowledge?ments?|appendix|appendices|further reading|funding|about the authors?",
}
_SPACED = {
    part: "|".join(r"\s*".join(word) if word and ord(word[0]) > 0x2000 else word for word in words.split("|"))
    for part, words in _WORDS.items()
}
_ALONE = {part: re.compile(rf"[【\[]?\s*(?:{words})\s*[】\]]?\s*[:：]?", re.I) for part, words in _SPACED.items()}
_INLINE = re.compile(
    rf"(?:[【\[]\s*(?:{_SPACED[Part.FRONT]})\s*[】\]]\s*[:：]?|(?:{_SPACED[Part.FRONT]})\s*[:：])\s*(?=\S)", re.I
)
_ABSTRACT = re.compile(r"\W*(?:摘\s*要|内容摘要|内容提要|提要|abstract|summary)", re.I)

_HAN = "一二三四五六七八九十百"


@dataclass(frozen=True, slots=True)
class _Style:
    """A style of numbering: its pattern, and the form in which the number is cited."""

    pattern: re.Pattern[str]
    cited: str = "{}"


# From the outermost to the innermost, as documents nest them.
_STYLES: Final = (
    _Style(re.compile(rf"第([{_HAN}\d]+)[部编篇]\s*"), "第{}编"),
    _Style(re.compile(rf"第([{_HAN}\d]+)章\s*"), "第{}章"),
    _Style(re.compile(rf"第([{_HAN}\d]+)节\s*"), "第{}节"),
    _Style(re.compile(r"([IVX]{1,5})\.\s+(?=\S)")),
    _Style(re.compile(rf"([{_HAN}]+)\s*[、．.]\s*")),
    _Style(re.compile(rf"[（(]\s*([{_HAN}]+)\s*[）)]\s*"), "（{}）"),
    _Style(re.compile(r"(\d{1,2})(?:[.．、]\s*|\s+)(?=[A-Z\u3400-\u9fff“‘《])")),
    _Style(re.compile(r"([A-H])\.\s+(?=[A-Z])")),
    _Style(re.compile(r"(\d{1,2}\.\d{1,2})[.．、]?\s*(?=[^\W\d])")),
    _Style(re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})[.．、]?\s*(?=[^\W\d])")),
    _Style(re.compile(r"[（(](\d{1,2})[）)]\s*(?=[A-Z\u3400-\u9fff])"), "({})"),
)
_DAY = re.compile(
    r"\d{1,2}\.?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4}|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?"
)
"""A date alone on its line, which looks like a numbered heading."""
_WHOLE_NUMBER = re.compile(r"\d+\.\d+")
"""A decimal number includes that of the section above."""
_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_SETEXT = {"=": 1, "-": 2}
MARKDOWN_RANK = 100
"""Ranks from here on are levels of Markdown headings."""
WORD_RANK = -1
"""The rank of a heading without a number: the highest."""
_STOPPED = re.compile(r"[。！？；，、,;.:：!?][”’」』）)\"']*$")
_LONGEST = 110
"""Columns of the longest heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its place, its number as cited, its title, its rank, and the part of the text that it begins.

    ``end`` is where the section's text begins on the same line, as after `Abstract:`; otherwise the line's end.
    """

    start: int
    end: int
    number: str
    title: str
    rank: int
    part: Part
    inline: bool = False

    @property
    def is_abstract(self) -> bool:
        """Whether it is the heading of an abstract."""
        return bool(_ABSTRACT.match(self.title))


def find_headings(lines: Sequence[Line], layout: Layout) -> dict[int, Heading]:
    """The headings by the index of their line. The underline of a Markdown heading (``===``) is part of it."""
    marked = {index: heading for index in range(len(lines)) if (heading := _markdown(lines, index))}
    in_markdown = sum(heading.rank >= MARKDOWN_RANK for heading in marked.values()) >= 2
    found = dict(marked)
    for index, line in enumerate(lines):
        if index in marked:
            continue
        free = _is_free(lines, index, layout, found)
        heading = _word(line, free=free) or (None if in_markdown or not free else _numbered(lines, index))
        if heading is not None:
            found[index] = heading
    return found


def part_of(title: str) -> Part | None:
    """The part to which a section with this title belongs: *Abstract* is front, *References* is back."""
    return next((part for part, pattern in _ALONE.items() if pattern.fullmatch(title)), None)


def _is_free(lines: Sequence[Line], index: int, layout: Layout, found: dict[int, Heading]) -> bool:
    """Whether a line begins something rather than continuing the sentence of the line above."""
    if index == 0 or index - 1 in found:
        return True
    above, line = lines[index - 1], lines[index]
    return ends_sentence(above.text) or layout.parts(above, line) or (layout.blank_lines_count and line.gap > 0)


def _markdown(lines: Sequence[Line], index: int) -> Heading | None:
    line, start = lines[index], lines[index].start
    if atx := _ATX.match(line.text):
        number, title = _split_number(line.text[atx.end() :].rstrip("#").rstrip())
        start += atx.end()
        rank = MARKDOWN_RANK + len(atx[1])
    elif (
        index + 1 < len(lines)
        and re.fullmatch(r"={3,}|-{3,}", lines[index + 1].text)
        and not lines[index + 1].gap
        and not ends_sentence(line.text)
        and line.columns <= _LONGEST
    ):
        number, title = _split_number(line.text)
        rank = MARKDOWN_RANK + _SETEXT[lines[index + 1].text[0]]
    else:
        return None
    return Heading(start, line.end, number, title, rank, part_of(title) or Part.BODY)


def _split_number(title: str) -> tuple[str, str]:
    """Remove the number from a heading."""
    title = title.replace(FILLER, "")
    for style in _STYLES:
        if match := style.pattern.match(title):
            return style.cited.format(match[1]), title[match.end() :].strip()
    return "", title.strip()


def _word(line: Line, *, free: bool) -> Heading | None:
    """A heading recognised by its word: *Introduction* alone on a line, or *Abstract:* before a text."""
    if free and (part := part_of(line.text)):
        return Heading(line.start, line.end, "", _bare(line.text), WORD_RANK, part)
    if match := _INLINE.match(line.text):
        end = line.start + match.end()
        return Heading(line.start, end, "", _bare(match.group()), WORD_RANK, Part.FRONT, inline=True)
    return None


def _bare(word: str) -> str:
    """A heading's word without colon, brackets, and the spaces that stretch 摘 要."""
    word = word.strip(" \t\u2003\u3000:：【】[]")
    return word if word.isascii() else "".join(word.split())


def _numbered(lines: Sequence[Line], index: int) -> Heading | None:
    line = lines[index]
    if line.columns > _LONGEST or _STOPPED.search(line.text) or _DAY.fullmatch(line.text):
        return None
    for rank, style in enumerate(_STYLES):
        match = style.pattern.match(line.text)
        if match is None or match.end() == len(line.text):
            continue
        beside = [lines[near].text for near in (index - 1, index + 1) if 0 <= near < len(lines)]
        if any(style.pattern.match(other) for other in beside):
            return None  # items of a list follow each other; headings have a text between them
        title = line.text[match.end() :].strip()
        return Heading(line.start, line.end, style.cited.format(match[1]), title, rank, part_of(title) or Part.BODY)
    return None


def cite(above: str, heading: Heading) -> str:
    """A section's number with those above it: 一（二）, II.A, 2.1; empty for a heading without a number."""
    number = heading.number
    if not number or not above or _WHOLE_NUMBER.match(number):
        return number
    return f"{above}.{number}" if above.isascii() and number.isascii() else above + number
