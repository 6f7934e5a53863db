"""Charts of the report as SVG that is as wide as its place: x is in per cent, so that letters never shrink.

Colours and patterns are classes of ``report.css``; every part has its number or its word beside it, none is told by
colour alone.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from html import escape
from typing import Final

from argmap.diagrams.labels import clean
from argmap.reports.overview.sections import Bar, Bars, Timeline
from argmap.reports.text import display_width

_SHORT: Final = 44
"""Cells of a label that fit a screen of 360 px."""
_LONG: Final = 78
"""Cells of a label that fit where ``report.css`` shows the long ones."""
_ROW: Final = 44
"""A label, its bar below, and the gap to the next row, in px."""
_BAR: Final = 18
_WIDEST: Final = 80.0
"""Per cent of the width that the longest bar takes; its number stands in the rest."""
_NUMBER_FITS: Final = 9.0
"""Per cent from which on a part is wide enough for a number of three digits."""
_NEAR: Final = 0.05
"""Dates of a row nearer than this share of the time shown are drawn as one."""


def draw(chart: Bars | Timeline, title: str, described: str, name: str) -> str:
    """The chart as an element; ``title`` and ``described`` are what it says to those who do not see it."""
    body, height = _bars(chart) if isinstance(chart, Bars) else _timeline(chart)
    return (
        f"<svg role='img' aria-labelledby='{name}-t {name}-d' width='100%' height='{height}'>"
        f"<title id='{name}-t'>{_text(title)}</title><desc id='{name}-d'>{_text(described)}</desc>"
        f"<g aria-hidden='true'>{body}</g></svg>"
    )


def describe(chart: Bars | Timeline) -> str:
    """All that a chart shows, as a line of text."""
    if isinstance(chart, Timeline):
        return "; ".join(
            f"{label}: " + ", ".join(f"{date.isoformat()} ({count})" for date, count in dates)
            for label, dates in chart.rows
        )
    words = dict(chart.series)
    return "; ".join(
        f"{bar.label}: " + ", ".join(f"{words[series]} {count}" for series, count in bar.parts if count)
        for bar in chart.bars
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _label(label: str, y: int) -> str:
    """A label, in two lengths where it is long."""
    long, short = _cut(clean(label), _LONG), _cut(clean(label), _SHORT)
    if long == short:
        return f"<text y='{y}'>{escape(long)}</text>"
    return f"<text class='long' y='{y}'>{escape(long)}</text><text class='short' y='{y}'>{escape(short)}</text>"


def _cut(label: str, cells: int) -> str:
    if display_width(label) <= cells:
        return label
    # No character that is left out can be seen, so that a very long label is not measured over and over.
    label = label[:cells]
    while display_width(label) > cells - 1:
        label = label[:-1]
    return label.rstrip() + "…"


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
