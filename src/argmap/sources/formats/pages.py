"""From pieces of text on pages to the text: lines, columns, paragraphs, headings and notes, without the furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from statistics import median

from argmap.sources.hyphens import Vocabulary
from argmap.sources.sentences import ends_sentence

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DIVIDED = re.compile(r"[-\u2010\u00ad\u0002]$")
_CLOSED_UP = re.compile(r"[^\W_][–—/]$")
_CJK_END = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]$")
_CJK_START = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_NOTE = re.compile(r"\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}(?=[.)]?\s*\D)|[*†‡§①-⑳])[.)]?\s*(?=\S)")
_PAGE_NUMBER = re.compile(
    r"\W{0,8}(?:page|seite|p\.|s\.|第)?\W{0,4}(?:\d{1,4}|[ivxlc]{1,7})(?:\W{0,4}(?:/|of|von|页|共)\W{0,4}\d{0,4}\W{0,3}页?)?\W{0,8}",
    re.IGNORECASE,
)
_LONGEST_HEADING = 200
_LONGEST_FURNITURE = 150
_LONGEST_BOLD_HEADING = 100


class Role(Enum):
    """What a document's tags say about a piece of text."""

    TEXT = auto()
    HEADING = auto()
    NOTE = auto()
    ARTIFACT = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: its left and right end, its base line, and the size of its font, in points; y goes up."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    role: Role = Role.TEXT
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The runs of a page in the order of its content, and its height."""

    runs: Sequence[Run]
    height: float


@dataclass(slots=True, eq=False)
class _Line:
    """Runs side by side."""

    runs: list[Run]
    page: int
    base: float
    size: float
    note: bool = False
    furniture: bool = False
    level: int = 0
    text: str = field(default="", init=False)
    left: float = field(default=0, init=False)
    right: float = field(default=0, init=False)

    def takes(self, run: Run) -> bool:
        """Whether a run continues the line."""
        last, size = self.runs[-1], max(self.size, run.size)
        level = -0.5 * size <= run.base - self.base <= 0.6 * size
        same = abs(run.base - self.base) < 0.1 * size or min(self.size, run.size) < 0.85 * size
        return level and same and -0.6 * size <= run.left - last.right <= 2.2 * size

    def add(self, run: Run) -> None:
        """Put a run at the end."""
        self.runs.append(run)
        if run.size > self.size:
            self.base, self.size = run.base, run.size

    def finish(self) -> None:
        """Compute the text."""
        parts: list[str] = []
        for before, run in zip([None, *self.runs], self.runs, strict=False):
            text = run.text
            if text.strip().isdecimal() and (
                run.raised or (run.size < 0.8 * self.size and run.base > self.base + 0.15 * self.size)
            ):
                text = text.strip().translate(_RAISED)
            elif before is not None and run.left - before.right > 0.12 * self.size:
                parts.append(" ")
            parts.append(text)
        self.text = " ".join("".join(parts).split())
        self.left = min(run.left for run in self.runs)
        self.right = max(run.right for run in self.runs)

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs)

    def is_all(self, role: Role) -> bool:
        """Whether the tags say the same about the whole line."""
        return all(run.role is role for run in self.runs)


def text_of(pages: Sequence[Page]) -> str:
    """The text of pages, one line a paragraph.

    Words are whole again that were divided at the ends of lines. Running heads and page numbers are left out. Headings
    are those of Markdown; the mark of a note is a raised number, and the notes follow the text as ``[^1]: …``. A
    paragraph runs on over columns and pages if no sentence ends there.
    """
    lines = [_read_lines(page, number) for number, page in enumerate(pages)]
    body = _body_size(lines)
    lines = [_in_reading_order(of_page) for of_page in lines]
    _leave_out_furniture(lines, pages)
    for of_page in lines:
        _find_notes(of_page, body)
    text = [line for of_page in lines for line in of_page if not line.note]
    notes = [line for of_page in lines for line in of_page if line.note]
    _find_headings(text, body)
    vocabulary = Vocabulary(line.text for line in (*text, *notes))
    written = [
        f"{'#' * paragraph[0].level} {joined}" if paragraph[0].level else joined
        for paragraph in _paragraphs(text)
        if (joined := _join(paragraph, vocabulary))
    ]
    for note in _separate_notes(notes):
        joined = _join(note, vocabulary)
        mark = _NOTE.match(joined)
        number = mark[1].translate(_LOWERED) if mark else "*"
        written.append(f"[^{number}]: {joined[mark.end() :] if mark else joined}")
    return "\n\n".join(written) + "\n" if written else ""


def _read_lines(page: Page, number: int) -> list[_Line]:
    lines: list[_Line] = []
    for run in page.runs:
        if run.role is Role.ARTIFACT:
            continue
        if lines and lines[-1].takes(run):
            lines[-1].add(run)
        else:
            lines.append(_Line([run], number, run.base, run.size))
    for line in lines:
        line.finish()
    return [line for line in lines if line.text]


def _body_size(lines: Iterable[Iterable[_Line]]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for of_page in lines:
        for line in of_page:
            sizes[round(line.size * 4) / 4] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _in_reading_order(lines: list[_Line]) -> list[_Line]:
    """The lines of a page as they are read.

    That is the order of the content in nearly every document. If it goes to and fro between two columns, line by line,
    the columns are read one after the other.
    """
    beside = [
        (above, below)
        for above, below in pairwise(lines)
        if abs(above.base - below.base) < 0.5 * above.size and below.left > above.right
    ]
    if len(beside) < 5 or len(beside) * 3 < len(lines):
        return lines
    gutter = median((above.right + below.left) / 2 for above, below in beside)
    crossing = [line for line in lines if line.left < gutter - 5 and line.right > gutter + 5]
    if sum(above.right <= gutter + 5 <= below.left + 10 for above, below in beside) < 0.8 * len(beside):
        return lines
    ordered: list[_Line] = []
    held: tuple[list[_Line], list[_Line]] = ([], [])
    for line in lines:
        if line in crossing:
            ordered += [*held[0], *held[1], line]
            held = ([], [])
        else:
            held[line.left > gutter - 5].append(line)
    return [*ordered, *held[0], *held[1]]


def _leave_out_furniture(lines: list[list[_Line]], pages: Sequence[Page]) -> None:
    """Remove page numbers and running heads: lines at the top or the bottom that are a number, that other pages have at
    the same height, apart from numbers, or that stand where other pages have such a line.
    """
    edges = [_edge(of_page, page.height) for of_page, page in zip(lines, pages, strict=True)]
    seen: Counter[tuple[str, int]] = Counter(key for edge in edges for key in {_furniture_key(line) for line in edge})
    for line in (line for edge in edges for line in edge):
        words, place = _furniture_key(line)
        line.furniture = bool(words) and max(seen[words, near] for near in (place - 1, place, place + 1)) > 1
    places = {_furniture_key(line)[1] for edge in edges for line in edge if line.furniture}
    for of_page, edge in zip(lines, edges, strict=True):
        outermost = {line.base for line in edge[:1]} | {line.base for line in edge[-1:]}
        for line in edge:
            if line.base in outermost:
                number = _PAGE_NUMBER.fullmatch(line.text[:_LONGEST_FURNITURE])
                line.furniture |= bool(number) or _furniture_key(line)[1] in places
        of_page[:] = [line for line in of_page if not line.furniture]


def _edge(lines: Sequence[_Line], height: float) -> list[_Line]:
    """The lines that may be furniture, from the top down: short ones at the top or the bottom of a page."""
    by_height = sorted(lines, key=lambda line: -line.base)
    near = [*by_height[:3], *by_height[3:][-3:]]
    return [
        line
        for line in near
        if len(line.text) <= _LONGEST_FURNITURE
        and (not 0.15 * height < line.base < 0.85 * height or line in (by_height[0], by_height[-1]))
    ]


def _furniture_key(line: _Line) -> tuple[str, int]:
    return re.sub(r"[\d\s]+|\b[ivxlc]+\b", "", line.text[:200]), round(line.base / 4)


def _find_notes(lines: list[_Line], body: float) -> None:
    """Mark the notes at the foot of a page or a column: small lines from one with a mark on, below all of the text."""
    for line in lines:
        line.note = line.is_all(Role.NOTE)
    if any(line.note for line in lines):
        return
    for column in _columns(lines):
        small = len(column)
        while small and column[small - 1].size < 0.93 * body:
            small -= 1
        begins = next((i for i in range(small, len(column)) if _is_note(column[i])), None)
        if begins is None or any(
            line.size >= 0.93 * body and line.base < column[begins].base and _overlap(line, column[begins])
            for line in lines
        ):
            continue
        for line in column[begins:]:
            line.note = True


def _is_note(line: _Line) -> bool:
    return bool(_NOTE.match(line.text))


def _overlap(one: _Line, other: _Line) -> bool:
    return one.left < other.right and other.left < one.right


def _columns(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines in stretches that go down the page, each in one column."""
    column: list[_Line] = []
    for line in lines:
        if column and (line.page != column[-1].page or line.base > column[-1].base + 2):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _find_headings(lines: Sequence[_Line], body: float) -> None:
    """Give headings their level: the tags' headings, else large lines and short bold ones, by size."""
    tagged = [line for line in lines if line.is_all(Role.HEADING)]
    found = [*_title(lines, tagged[0], body), *tagged] if tagged else [*_large_or_bold(lines, body)]
    sizes = sorted({_rank(line) for line in found}, reverse=True)
    for line in found:
        line.level = min(sizes.index(_rank(line)) + 1, 6)


def _title(lines: Sequence[_Line], heading: _Line, body: float) -> list[_Line]:
    """The largest lines before the first heading, which tags often leave out."""
    above = lines[: next(index for index, line in enumerate(lines) if line is heading)]
    size = max((line.size for line in above), default=0)
    return [line for line in above if line.size == size] if size >= 1.3 * body and size >= heading.size else []


def _rank(line: _Line) -> tuple[float, bool]:
    return round(line.size * 2) / 2, line.bold


def _large_or_bold(lines: Sequence[_Line], body: float) -> Iterator[_Line]:
    bold = sum(len(line.text) for line in lines if line.bold)
    few_bold = bold * 5 < sum(len(line.text) for line in lines)
    for index, line in enumerate(lines):
        if not any(map(str.isalpha, line.text)) or len(line.text) > _LONGEST_HEADING:
            continue
        if line.size >= 1.12 * body and len(line.text) > 1:
            yield line
        elif few_bold and line.bold and line.size > 0.95 * body and len(line.text) <= _LONGEST_BOLD_HEADING:
            above = lines[index - 1] if index else None
            below = lines[index + 1] if index + 1 < len(lines) else None
            alone = above is None or above.base != line.base or above.page != line.page
            if alone and (below is None or below.base != line.base) and not ends_sentence(line.text):
                yield line


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of each paragraph."""
    paragraph: list[_Line] = []
    for column in _columns(lines):
        left, right, leading = _measures(column)
        for index, line in enumerate(column):
            above = paragraph[-1] if paragraph else None
            if above is not None and (
                _parts(above, line, left, right, leading, paragraph)
                if index
                else _parts_across(above, line, left, paragraph)
            ):
                yield paragraph
                paragraph = []
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _measures(column: Sequence[_Line]) -> tuple[float, float, float]:
    """The left and the right edge of a column, and the usual distance of its lines."""
    left = Counter(round(line.left) for line in column).most_common(1)[0][0]
    right = sorted(line.right for line in column)[int(0.9 * (len(column) - 1))]
    steps = [above.base - below.base for above, below in pairwise(column) if above.base - below.base > 1]
    # Most lines follow another of their paragraph; the smaller half of the distances leaves out the gaps.
    return left, right, sorted(steps)[len(steps) // 3] if steps else 0.0


def _parts(above: _Line, line: _Line, left: float, right: float, leading: float, paragraph: Sequence[_Line]) -> bool:
    """Whether a paragraph ends between two lines of a column."""
    if above.level or line.level:
        return above.level != line.level or above.base - line.base > 1.8 * line.size
    if above.base - line.base > max(1.3 * leading, 1.2 * line.size) or abs(above.size - line.size) > 0.1 * above.size:
        return True
    em = line.size
    if line.left > left + 0.7 * em and line.left > above.left + 0.7 * em:
        return True  # an indented first line, unless the paragraph hangs below its first line
    if len(paragraph) > 1 and line.left < above.left - 0.7 * em:
        return True
    return ends_sentence(above.text) and above.right < right - 0.12 * (right - left)


def _parts_across(above: _Line, line: _Line, left: float, paragraph: Sequence[_Line]) -> bool:
    """Whether a paragraph ends at the end of a column or a page."""
    if above.level or line.level:
        return True
    return ends_sentence(above.text) or abs(above.size - line.size) > 0.1 * above.size


def _separate_notes(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    note: list[_Line] = []
    for line in lines:
        starts = bool(re.match(r"\s*[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§①-⑳]", line.text)) or (
            bool(_NOTE.match(line.text)) and (not note or ends_sentence(note[-1].text))
        )
        if note and (starts or (line.page != note[-1].page and ends_sentence(note[-1].text))):
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _join(lines: Sequence[_Line], vocabulary: Vocabulary) -> str:
    """The text of a paragraph's lines; a visible soft hyphen inside a line is a hyphen."""
    joined = ""
    for line in lines:
        text = line.text
        if joined and (mark := _DIVIDED.search(joined)) and len(joined) > 1 and joined[-2].isalnum():
            before = joined[:-1]
            soft = mark.group() != "-" and mark.group() != "\u2010"
            joined = f"{before}-{text}" if vocabulary.keeps_hyphen(before, text, soft=soft) else before + text
        elif not joined or _CLOSED_UP.search(joined) or (_CJK_END.search(joined) and _CJK_START.match(text)):
            joined += text
        else:
            joined += f" {text}"
    return re.sub(r"[\u00ad\u0002]", "-", joined)
