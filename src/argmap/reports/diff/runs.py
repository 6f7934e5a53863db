"""Lines of a report in runs that look different, before they are set in text, Markdown or a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from string import Formatter
from typing import NamedTuple

from argmap.comparison.text_diff import Fate, Stretch, compare_wording


class Look(StrEnum):
    """What a run is, and so what it looks like."""

    PLAIN = "plain"
    GONE = "gone"
    """It was there before."""
    NEW = "new"
    """It was not."""
    STRONG = "strong"
    DIM = "dim"
    """For those who look for it, such as an id."""


class Run(NamedTuple):
    """A stretch of a line that looks the same throughout."""

    text: str
    look: Look = Look.PLAIN


Line = tuple[Run, ...]

_LOOKS = {Fate.SAME: Look.PLAIN, Fate.GONE: Look.GONE, Fate.NEW: Look.NEW}


def line(*parts: str | Run | Line) -> Line:
    """A line of texts, runs and lines."""
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, Run):
            runs.append(part)
        elif isinstance(part, str):
            runs.append(Run(part))
        else:
            runs += part
    return tuple(run for run in runs if run.text)


def filled(template: str, **gaps: str | Run | Line) -> Line:
    """A phrase with gaps in braces, filled with lines; ``{}`` is the gap named ``only``."""
    parts: list[str | Run | Line] = []
    for before, gap, _, _ in Formatter().parse(template):
        parts.append(before)
        if gap is not None:
            parts.append(gaps[gap or "only"])
    return line(*parts)


def marked(stretches: Sequence[Stretch]) -> Line:
    """A text with deleted and new words marked."""
    return tuple(Run(stretch.text, _LOOKS[stretch.fate]) for stretch in stretches)


def wording(before: str, after: str) -> tuple[Line, ...]:
    """One line with both texts and their differences marked; two lines where they have little in common."""
    stretches = compare_wording(before, after)
    if all(stretch.fate is not Fate.SAME for stretch in stretches):
        return tuple((Run(stretch.text),) for stretch in stretches)
    return (marked(stretches),)


def items(before: Sequence[object], after: Sequence[object], separator: str) -> Line:
    """A list with removed and new items marked."""
    was, now = [str(item) for item in before], [str(item) for item in after]
    found: list[Run] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found += map(Run, was[start:end])
        else:
            found += [Run(item, Look.GONE) for item in was[start:end]]
            found += [Run(item, Look.NEW) for item in now[new_start:new_end]]
    spread = [part for run in found for part in (Run(separator), run)]
    return tuple(spread[1:])
