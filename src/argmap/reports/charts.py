"""Charts of reports as SVG that is as wide as its place: x is in per cent, so that letters never shrink.

Colours and patterns are classes of ``charts.css``; every part has its number or its word beside it, none is told by
colour alone.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from argmap.evaluation import figure
from argmap.rendering.cells import cut
from argmap.rendering.wrapping import clean
from argmap.reports.page import rules, text

_SHORT: Final = 44
"""Cells of a label that fit a screen of 360 px."""
_LONG: Final = 78
"""Cells of a label that fit where ``charts.css`` shows the long ones."""
_ROW: Final = 44
"""A label, its bar below, and the gap to the next row, in px."""
_BAR: Final = 18
_WIDEST: Final = 80.0
"""Per cent of the width that the longest bar takes; its number stands in the rest."""
_NUMBER_FITS: Final = 9.0
"""Per cent from which on a part is wide enough for a number of three digits."""
_NEAR: Final = 0.05
"""Dates of a row nearer than this share of the time shown are drawn as one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, and the parts it is made of as a series and a number each."""

    label: str
    parts: tuple[tuple[str, int], ...]
    value: str = ""
    """What stands at its end; the sum where empty."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one scale; ``series`` are the names of the parts and their words, in order."""

    series: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    most: int = 0
    """The full width; the longest bar where 0."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts by row and date; the rows from the top down."""

    rows: tuple[tuple[str, tuple[tuple[datetime.date, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """What a number would be at either end of something else."""

    label: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """How far things swing a number that is ``now``; ``ends`` are the words of both ends, ``here`` those of now."""

    now: float
    swings: tuple[Swing, ...]
    ends: tuple[str, str]
    here: str


Chart = Bars | Timeline | Tornado


def charts_style() -> str:
    """The style rules of charts, for the page that holds them."""
    return rules(__package__, "charts.css")


def draw(chart: Chart, title: str, described: str, name: str) -> str:
    """The chart as an element; ``title`` and ``described`` are what it says to those who do not see it."""
    match chart:
        case Bars():
            body, height = _bars(chart)
        case Timeline():
            body, height = _timeline(chart)
        case Tornado():
            body, height = _tornado(chart)
    return (
        f"<svg role='img' aria-labelledby='{name}-t {name}-d' width='100%' height='{height}'>"
        f"<title id='{name}-t'>{text(title)}</title><desc id='{name}-d'>{text(described)}</desc>"
        f"<g aria-hidden='true'>{body}</g></svg>"
    )


def key(series: Iterable[tuple[str, str]], name: str) -> str:
    """What the parts of a chart stand for: their words, each beside a swatch."""

    def swatch(part: str) -> str:
        place = "x='1' y='1' width='22' height='12'"
        rects = f"<rect class='part' {place}/><rect class='mark' {place}/>"
        return f"<svg width='24' height='14' aria-hidden='true'><g class='{part}'>{rects}</g></svg>"

    items = "".join(f"<li>{swatch(part)}{text(word)}</li>" for part, word in series)
    return f"<ul class='key' aria-label='{text(name)}'>{items}</ul>"


def describe(chart: Chart) -> str:
    """All that a chart shows, as a line of text."""
    if isinstance(chart, Timeline):
        return "; ".join(
            f"{label}: " + ", ".join(f"{date.isoformat()} ({count})" for date, count in dates)
            for label, dates in chart.rows
        )
    if isinstance(chart, Tornado):
        at_low, at_high = chart.ends
        return "; ".join(
            f"{one.label}: {at_low} {figure(one.low)}, {at_high} {figure(one.high)}" for one in chart.swings
        )
    words = dict(chart.series)
    return "; ".join(
        f"{bar.label}: " + ", ".join(f"{words[series]} {shown}" for series, shown in _shown(bar)) for bar in chart.bars
    )


def _shown(bar: Bar) -> Iterator[tuple[str, object]]:
    """The parts of a bar that are not empty, with the numbers that stand there for people."""
    if bar.value and len(bar.parts) == 1:
        yield bar.parts[0][0], bar.value
    else:
        yield from (part for part in bar.parts if part[1])


def _label(label: str, y: int) -> str:
    """A label, in two lengths where it is long."""
    long, short = cut(clean(label), _LONG), cut(clean(label), _SHORT)
    if long == short:
        return f"<text y='{y}'>{escape(long)}</text>"
    return f"<text class='long' y='{y}'>{escape(long)}</text><text class='short' y='{y}'>{escape(short)}</text>"


def _bars(chart: Bars) -> tuple[str, int]:
    most = max(chart.most, *(sum(count for _, count in bar.parts) for bar in chart.bars), 1)
    rows = "".join(_bar(bar, most, place * _ROW) for place, bar in enumerate(chart.bars))
    return rows, len(chart.bars) * _ROW


def _bar(bar: Bar, most: int, top: int) -> str:
    parts, x = [], 0.0
    y = top + 20
    for series, count in bar.parts:
        if not count:
            continue
        width = _WIDEST * count / most
        place = f"x='{x:.2f}%' y='{y}' width='{width:.2f}%' height='{_BAR}'"
        parts.append(f"<g class='{series}'><rect class='part' {place}/><rect class='mark' {place}/>")
        if width >= _NUMBER_FITS and len(bar.parts) > 1:
            parts.append(f"<text class='in' x='{x + width / 2:.2f}%' y='{y + 13.5}'>{count}</text>")
        parts.append("</g>")
        x += width
    value = bar.value or str(sum(count for _, count in bar.parts))
    return (
        f"{_label(bar.label, top + 14)}{''.join(parts)}"
        f"<text class='value' x='{x:.2f}%' dx='6' y='{y + 13.5}'>{escape(value)}</text>"
    )


def _timeline(chart: Timeline) -> tuple[str, int]:
    dates = sorted(date for _, row in chart.rows for date, _ in row)
    first, last = dates[0], dates[-1]
    bottom = len(chart.rows) * (_ROW + 6)
    parts = []
    for place, (label, row) in enumerate(chart.rows):
        y = place * (_ROW + 6) + 34
        parts.append(_label(label, y - 20))
        parts.append(f"<line class='rule' x1='0' x2='100%' y1='{y}' y2='{y}'/>")
        for x, count in _drawn_together(row, first, last):
            radius = min(7 + 1.6 * math.sqrt(count), 15)
            parts.append(f"<circle class='dot' cx='{x:.2f}%' cy='{y}' r='{radius:.1f}'/>")
            parts.append(f"<text class='in' x='{x:.2f}%' y='{y + 4}'>{count}</text>")
    grid = "".join(
        f"<line class='tick' x1='{x:.2f}%' x2='{x:.2f}%' y1='16' y2='{bottom + 4}'/>"
        f"<text class='axis' text-anchor='{anchor}' x='{x:.2f}%' y='{bottom + 19}'>{label}</text>"
        for x, label, anchor in _ticks(first, last)
    )
    return grid + "".join(parts), bottom + 24


def _tornado(chart: Tornado) -> tuple[str, int]:
    values = [chart.now, *(value for one in chart.swings for value in (one.low, one.high))]
    first, last = min(values), max(values)

    def across(value: float) -> float:
        # The sides are left to the numbers.
        return 12 + 76 * (value - first) / ((last - first) or 1)

    bottom = len(chart.swings) * _ROW + 8
    now = across(chart.now)
    parts = []
    for row, one in enumerate(chart.swings):
        top = row * _ROW
        y = top + 20
        parts.append(_label(one.label, top + 14))
        for series, value in (("rest", one.low), ("main", one.high)):
            end = across(value)
            where = f"x='{min(now, end):.2f}%' y='{y}' width='{abs(end - now):.2f}%' height='{_BAR}'"
            side, gap = ("end", -6) if end < now else ("start", 6)
            parts.append(f"<g class='{series}'><rect class='part' {where}/><rect class='mark' {where}/></g>")
            place = f"text-anchor='{side}' x='{end:.2f}%' dx='{gap}' y='{y + 13.5}'"
            parts.append(f"<text class='value' {place}>{text(figure(value))}</text>")
        parts.append(f"<line class='now' x1='{now:.2f}%' x2='{now:.2f}%' y1='{y - 3}' y2='{y + _BAR + 3}'/>")
    parts.append(f"<text class='axis' text-anchor='middle' x='{now:.2f}%' y='{bottom + 15}'>{text(chart.here)}</text>")
    return "".join(parts), bottom + 20


def _across(date: datetime.date, first: datetime.date, last: datetime.date) -> float:
    """Where a date is, in per cent of the width; the sides are left to what is drawn around it."""
    return 50.0 if first == last else 6 + 88 * (date - first).days / (last - first).days


def _drawn_together(
    row: tuple[tuple[datetime.date, int], ...], first: datetime.date, last: datetime.date
) -> Iterator[tuple[float, int]]:
    """Places and counts of a row; dates so near that they would cover one another are taken together."""
    groups: list[list[tuple[datetime.date, int]]] = []
    for date, count in row:
        if groups and (date - groups[-1][0][0]).days <= _NEAR * (last - first).days:
            groups[-1].append((date, count))
        else:
            groups.append([(date, count)])
    for group in groups:
        places = [_across(date, first, last) for date, _ in group]
        yield sum(places) / len(places), sum(count for _, count in group)


def _ticks(first: datetime.date, last: datetime.date) -> Iterator[tuple[float, str, str]]:
    """The years, at their first days; the dates themselves where that would be fewer than two."""
    # The first year's tick may stand a little left of the first date.
    into = (first - datetime.date(first.year, 1, 1)).days
    years = range(first.year + (into > _NEAR * (last - first).days), last.year + 1)
    if len(years) >= 2:
        step = -(-len(years) // 6)
        for year in years[::step]:
            yield _across(datetime.date(year, 1, 1), first, last), str(year), "middle"
    elif first == last:
        yield 50.0, first.isoformat(), "middle"
    else:
        yield _across(first, first, last), first.isoformat(), "start"
        yield _across(last, first, last), last.isoformat(), "end"


PATTERNS: Final = """\
<svg class="hidden" aria-hidden="true"><defs>
<pattern id="p-evidence" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="p-evidence" cx="3" cy="3" \
r=".8"/></pattern>
<pattern id="p-caveat" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="p-caveat" y="2" width="5" \
height=".9"/></pattern>
<pattern id="p-objection" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<path class="p-objection" d="M0 0V6"/></pattern>
<pattern id="p-rest" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<path class="p-rest" d="M0 0V6"/></pattern>
</defs></svg>"""
"""What tells the parts of a bar from one another where colours do not; a page with charts has it once."""
