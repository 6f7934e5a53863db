"""The cruxes of a claim as a tornado chart: how far each base score, moved from 0 to 1, takes its strength."""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape
from typing import Final

from argmap.diagrams.css import style_sheet, themed
from argmap.diagrams.theme import LINES, MARGIN, TITLE_SIZE, Palette, Role
from argmap.evaluation import Crux, figure
from argmap.i18n.names import kind_word
from argmap.rendering.ems import width
from argmap.rendering.svg import element, text
from argmap.rendering.wrapping import clean, wrap
from argmap.reports.cruxes.report import Hinges
from argmap.reports.evaluation.words import phrase

_LABEL: Final = 380
"""The column of the claims, in px."""
_PLOT: Final = 400
_GAP: Final = 28
_ENDS: Final = 46
"""Room for the number at either end of the plot."""
_WIDTH: Final = _LABEL + _GAP + _PLOT
_BAR: Final = 18
_BETWEEN: Final = 18
"""Between two rows."""
_EDGE: Final = 12
"""From the mark of a kind to the words beside it."""
_HEAD, _TEXT = LINES[Role.HEAD], LINES[Role.TEXT]
_SMALL: Final = 12
"""The size of sentences and numbers."""


def draw(hinges: Hinges, theme: str = "auto") -> str:
    """The chart as SVG, for a theme (auto, light, dark); its words are in ``<desc>``, too."""
    language = hinges.language
    scale = _Scale(hinges)
    head, y = _header(hinges, scale)
    rows = []
    top = y
    for crux in scale.cruxes:
        row, height = _row(hinges, crux, y, scale)
        rows.append(row)
        y += height + _BETWEEN
    grid = "".join(_grid(scale, top - 8, y - 8, language)) if rows else ""
    y += 16
    below = []
    with_bars = len(hinges.cruxes) - (scale.own is not None)
    for sentence in hinges.after_cruxes(len(scale.cruxes), with_bars):
        for line in wrap(_unquoted(sentence), _WIDTH / _SMALL, language):
            y += 18
            below.append(text("f", 0, y, line))
    across, down = _WIDTH + 2 * MARGIN, f"{y + 2 * MARGIN:.8g}"
    tag = escape(language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" lang="{tag}" xml:lang="{tag}" '
        f'width="{across}" height="{down}" viewBox="0 0 {across} {down}" '
        'aria-labelledby="chart-title" aria-describedby="chart-description">\n'
        + element("title", _escaped(f"{hinges.title}: {hinges.target.text.best(language)}"), id="chart-title")
        + element("desc", _escaped(_described(hinges)), id="chart-description")
        + f"\n<style>{style_sheet(theme, language)}{_SHAPES}{themed(theme, _colours)}</style>\n"
        f"<defs>{_HATCH}</defs>\n"
        '<rect class="canvas" width="100%" height="100%"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})">\n{head}{grid}{"".join(rows)}{"".join(below)}</g>\n</svg>\n'
    )


_SHAPES: Final = (
    ".low,.high{stroke-width:1.2}.now{stroke-width:1.6}.grid{stroke-width:1;stroke-dasharray:2 3}"
    # Numbers stay legible where a line passes behind them.
    ".end,.mid,.value{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}"
    f".end,.mid,.value,.f{{font-size:{_SMALL}px}}"
)
_HATCH: Final = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="canvas" width="6" height="6"/><path class="thread" d="M0 0V6"/></pattern>'
)
"""What tells the two parts of a bar from one another where colours do not."""


def _colours(palette: Palette) -> str:
    return (
        f".high{{fill:{palette.accent};stroke:{palette.accent}}}.low{{fill:url(#hatch);stroke:{palette.accent}}}"
        f".thread{{stroke:{palette.accent};stroke-width:1.4}}.now{{stroke:{palette.text}}}"
        f".grid{{stroke:{palette.muted};opacity:.5}}.end,.mid,.value{{stroke:{palette.canvas}}}"
        + "".join(f".{kind} .mark{{fill:{paint.border}}}" for kind, paint in palette.kinds.items())
    )


class _Scale:
    """The cruxes that have a bar, and the way from strengths to px: whole tenths around these."""

    def __init__(self, hinges: Hinges) -> None:
        self.now = hinges.evaluation.strengths[hinges.target.id]
        # The step to the claim itself takes all its support away: beside it, no other bar would be seen.
        own = [crux for crux in hinges.cruxes if crux.of_inference and crux.id == hinges.target.id]
        self.cruxes = [crux for crux in hinges.cruxes if crux not in own][: hinges.most] or own
        self.own = own[0] if own and self.cruxes != own else None
        values = [self.now, *(value for crux in self.cruxes for value in (crux.low, crux.high))]
        # What a tenth falls short of by a rounding error is that tenth.
        self.first = math.floor(10 * min(values) + 1e-9) / 10
        self.last = max(math.ceil(10 * max(values) - 1e-9) / 10, self.first + 0.1)

    def __call__(self, strength: float) -> float:
        share = (strength - self.first) / (self.last - self.first)
        return _LABEL + _GAP + _ENDS + share * (_PLOT - 2 * _ENDS)

    def ticks(self) -> Iterator[float]:
        """The tenths; every other one where there are many."""
        count = round(10 * (self.last - self.first))
        step = 2 if count > 5 else 1
        for number in range(0, count + 1, step):
            yield self.first + number / 10


def _header(hinges: Hinges, scale: _Scale) -> tuple[str, float]:
    """Title, claim, what is shown, and the key; and where the rows begin."""
    language, y = hinges.language, 0.0
    parts = []
    for line in wrap(_unquoted(hinges.title), _WIDTH / TITLE_SIZE, language):
        y += 26
        parts.append(text("title", 0, y - 4, line))
    for line in wrap(hinges.target.text.best(language), _WIDTH / _TEXT.size, language):
        y += _TEXT.height
        parts.append(text("", 0, y, line))
    y += 6
    own = [phrase("own step", language).format(figure(scale.own.low))] if scale.own else []
    for sentence in (*hinges.before_cruxes(), *own):
        for line in wrap(_unquoted(sentence), _WIDTH / _SMALL, language):
            y += 17
            parts.append(text("f", 0, y, line))
    if scale.cruxes:
        y += 30
        x = 0.0
        for class_, name in (("low", "base score 0"), ("high", "base score 1")):
            word = phrase(name, language)
            swatch = element("rect", class_=class_, x=f"{x:.8g}", y=f"{y - 11:.8g}", width="26", height="12")
            parts.append(swatch + text("f", x + 34, y, word))
            x += 34 + _SMALL * width(word, language) + 24
    return "".join(parts) + "\n", y + 56


def _row(hinges: Hinges, crux: Crux, y: float, scale: _Scale) -> tuple[str, float]:
    """A claim and its bar, and how high they are."""
    language, node = hinges.language, hinges.map[crux.id]
    kind = " ".join(part for part in (hinges.numbers[node.id], kind_word(node.kind, language)) if part)
    heading = " ".join(part for part in (hinges.prefix(crux), kind) if part)
    if not crux.converged:
        heading += f" {phrase('unsettled', language)}"
    room = _LABEL - _EDGE
    words, at = [], y
    for line in wrap(heading, room / (_HEAD.size * 1.08), language):
        at += _HEAD.height
        words.append(text("k", _EDGE, at - 4, line))
    for line in wrap(node.text.best(language), room / _TEXT.size, language):
        at += _TEXT.height
        words.append(text("", _EDGE, at - 4, line))
    height = at - y
    mark = element("rect", class_="mark", x="0", y=f"{y:.8g}", width="4", height=f"{height:.8g}")
    bar = "".join(_bar(crux, y + height / 2, scale))
    label = element("g", mark + "".join(words), class_=node.kind)
    return element("g", label + bar) + "\n", height


def _bar(crux: Crux, middle: float, scale: _Scale) -> Iterator[str]:
    """The part from the present strength to each end, and the strength there."""
    now = scale(scale.now)
    for class_, strength in (("low", crux.low), ("high", crux.high)):
        end = scale(strength)
        if abs(end - now) < 0.5:
            continue
        left, length = min(now, end), abs(end - now)
        place = {"x": f"{left:.2f}", "y": f"{middle - _BAR / 2:.2f}", "width": f"{length:.2f}", "height": f"{_BAR}"}
        yield element("rect", class_=class_, **place)
        anchor, x = ("end", end - 6) if end < now else ("value", end + 6)
        yield text(anchor, x, middle + 4.5, figure(strength))
    yield element("path", class_="now", d=f"M{now:.2f} {middle - _BAR / 2 - 4:.2f}V{middle + _BAR / 2 + 4:.2f}")


def _grid(scale: _Scale, top: float, bottom: float, language: str) -> Iterator[str]:
    """The tenths, and the present strength above them."""
    for tick in scale.ticks():
        x = scale(tick)
        yield element("path", class_="grid", d=f"M{x:.2f} {top:.2f}V{bottom:.2f}")
        yield text("mid f", x, bottom + 16, f"{tick:.1f}")
    now = scale(scale.now)
    yield element("path", class_="now", d=f"M{now:.2f} {top:.2f}V{bottom:.2f}")
    yield text("mid", now, top - 8, phrase("now", language).format(figure(scale.now)))


def _described(hinges: Hinges) -> str:
    """All that the chart shows, as a line of text."""
    language = hinges.language
    at_0, at_1 = phrase("at 0", language), phrase("at 1", language)
    said = [*hinges.before_cruxes()]
    for crux in hinges.shown:
        node = hinges.map[crux.id]
        kind = " ".join(part for part in (hinges.numbers[node.id], kind_word(node.kind, language)) if part)
        name = " ".join(part for part in (hinges.prefix(crux), kind, node.text.best(language)) if part)
        said.append(f"{name} ({at_0} {figure(crux.low)}, {at_1} {figure(crux.high)})")
    return phrase("apart", language).join([*said, *hinges.after_cruxes(len(hinges.shown), len(hinges.cruxes))])


def _escaped(words: str) -> str:
    return escape(clean(_unquoted(words)), quote=False)


def _unquoted(sentence: str) -> str:
    """Without the marks around an id, which a picture does not need."""
    return sentence.replace("`", "")
