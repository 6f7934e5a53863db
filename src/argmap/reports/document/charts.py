"""Charts of reports as SVG that is as wide as its place: x is in per cent, so that letters never shrink.

Colours and patterns are classes of ``charts.css``; every part has its number or its word beside it, so nothing depends
on colour alone.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from argmap.evaluation import figure
from argmap.i18n import _
from argmap.i18n.punctuation import COLON, LIST_COMMA, SEMICOLON
from argmap.rendering.cells import cut
from argmap.rendering.wrapping import clean
from argmap.reports.document.blocks import Bar, Bars, Chart, Timeline, Tornado
from argmap.reports.page import rules, text

_SHORT: Final = 44
"""Cells of a label that fit a screen of 360 px."""
_LONG: Final = 78
"""Cells of a label that fit where ``charts.css`` shows the long ones."""
_ROW: Final = 44
"""A label, its bar below, and the gap to the next row, in px."""
_BAR: Final = 18
_BETWEEN: Final = 12
"""Between two rows of a tornado chart, in px."""
_ENDS: Final = ("rest", "main")
"""The parts of a tornado chart: the low end and the high one."""
_TICKS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Strengths that are marked on the axis of a tornado chart."""
_SEEN: Final = 0.1
"""Per cent of the width that can be seen."""
_WIDEST: Final = 80.0
"""Per cent of the width that the longest bar takes; its number is in the rest."""
_NUMBER_FITS: Final = 9.0
"""Per cent from which on a part is wide enough for a number of three digits."""
_NEAR: Final = 0.05
"""Dates of a row nearer than this share of the time shown are drawn as one."""


def charts_style() -> str:
    """The style rules of charts, for the page that contains them."""
    return rules(__package__, "charts.css")


def draw(chart: Chart, title: str, name: str, language: str) -> str:
    """The chart as an element with its title and everything that it shows in words; ``name`` is unique on the page."""
    match chart:
        case Bars():
            body, height = _bars(chart)
        case Timeline():
            body, height = _timeline(chart)
        case Tornado():
            body, height = tornado(chart, [(_label(one.label, 14), 20) for one in chart.swings])
    return (
        f"<svg role='img' aria-labelledby='{name}-t {name}-d' width='100%' height='{height}'>"
        f"<title id='{name}-t'>{text(title)}</title><desc id='{name}-d'>{text(describe(chart, language))}</desc>"
        f"<g aria-hidden='true'>{body}</g></svg>"
    )


def legend(chart: Chart, name: str) -> str:
    """The words of the parts of a chart, each next to a swatch; nothing if there is one part."""

    def swatch(part: str) -> str:
        place = "x='1' y='1' width='22' height='12'"
        rects = f"<rect class='part' {place}/><rect class='mark' {place}/>"
        return f"<svg width='24' height='14' aria-hidden='true'><g class='{part}'>{rects}</g></svg>"

    match chart:
        case Bars():
            series = chart.series
        case Tornado():
            series = tuple(zip(_ENDS, chart.ends, strict=True))
        case Timeline():
            series = ()
    items = "".join(f"<li>{swatch(part)}{text(word)}</li>" for part, word in series)
    return f"<ul class='key' aria-label='{text(name)}'>{items}</ul>" if len(series) > 1 else ""


def describe(chart: Chart, language: str) -> str:
    """All that a chart shows, as a line of text."""
    return _(SEMICOLON, language).join(
        label + _(COLON, language) + _(LIST_COMMA, language).join(parts) for label, parts in _described(chart)
    )


def _described(chart: Chart) -> Iterator[tuple[str, list[str]]]:
    match chart:
        case Timeline():
            for label, dates in chart.rows:
                yield label, [f"{date.isoformat()} ({count})" for date, count in dates]
        case Tornado():
            for one in chart.swings:
                ends = zip(chart.ends, (one.low, one.high), strict=True)
                yield one.label, [f"{words} {figure(value)}" for words, value in ends]
        case Bars():
            words = dict(chart.series)
            for bar in chart.bars:
                yield bar.label, [f"{words[series]} {shown}" for series, shown in _shown(bar)]


def _shown(bar: Bar) -> Iterator[tuple[str, object]]:
    """The parts of a bar that are not empty, with the numbers shown to readers."""
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


def tornado(chart: Tornado, labels: Sequence[tuple[str, int]]) -> tuple[str, int]:
    """A tornado chart, without the frame of a picture, and its height in px.

    Args:
        chart: the chart.
        labels: for each swing its label, above its bar, as SVG, and the height of the label in px.
    """

    def across(value: float) -> float:
        # The sides leave room for the numbers.
        return 12 + 76 * value

    now = across(chart.now)
    rows, y = [], 26
    for one, (label, height) in zip(chart.swings, labels, strict=True):
        low = _swing(_ENDS[0], now, across(one.low), y + height, one.low)
        high = _swing(_ENDS[1], now, across(one.high), y + height, one.high)
        # Lines stay beside the bars, so that none crosses a label.
        lines = "".join(_upright("tick", across(tick), y + height) for tick in _TICKS)
        mark = _upright("now", now, y + height)
        rows.append(f"<g><g transform='translate(0 {y})'>{label}</g>{lines}{low}{high}{mark}</g>")
        y += height + _BAR + _BETWEEN
    axis = [(now, 14, text(chart.here)), *((across(tick), y + 8, f"{tick:.1f}") for tick in _TICKS)]
    words = "".join(
        f"<text class='axis' text-anchor='middle' x='{x:.2f}%' y='{bottom}'>{said}</text>" for x, bottom, said in axis
    )
    return words + "".join(rows), y + 16


def _upright(name: str, x: float, y: int) -> str:
    return f"<line class='{name}' x1='{x:.2f}%' x2='{x:.2f}%' y1='{y - 3}' y2='{y + _BAR + 3}'/>"


def _swing(name: str, now: float, end: float, y: int, value: float) -> str:
    """The part of a bar from the present strength to one end, with the strength there."""
    if abs(end - now) < _SEEN:
        return ""
    where = f"x='{min(now, end):.2f}%' y='{y}' width='{abs(end - now):.2f}%' height='{_BAR}'"
    side, gap = ("end", -6) if end < now else ("start", 6)
    return (
        f"<g class='{name}'><rect class='part' {where}/><rect class='mark' {where}/></g>"
        f"<text class='value' text-anchor='{side}' x='{end:.2f}%' dx='{gap}' y='{y + 13.5}'>"
        f"{text(figure(value))}</text>"
    )


def _across(date: datetime.date, first: datetime.date, last: datetime.date) -> float:
    """Where a date is, in per cent of the width; the sides leave room for the marks around it."""
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
    # The first year's tick may be a little left of the first date.
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
"""Patterns that set the parts of a bar apart without colour; a page with charts has them once."""
