"""The cruxes of a claim as a picture: how far base scores of statements and hands, from 0 to 1, take its strength."""

from __future__ import annotations

from html import escape
from typing import Final, NamedTuple

from argmap.diagrams.css import style_sheet, themed
from argmap.diagrams.theme import LINES, MARGIN, TITLE_SIZE, Palette, Role
from argmap.evaluation import Crux, HandCrux, figure
from argmap.evaluation.words import statement_count
from argmap.i18n import _
from argmap.i18n.punctuation import SEMICOLON
from argmap.rendering.ems import width
from argmap.rendering.face import font_rules, sets_first
from argmap.rendering.svg import element, text
from argmap.rendering.wrapping import clean, wrap
from argmap.reports.cruxes.report import Hinges
from argmap.reports.document.blocks import Swing, Tornado
from argmap.reports.document.charts import describe, tornado

_WIDTH: Final = 760
_HEAD, _TEXT = LINES[Role.HEAD], LINES[Role.TEXT]
_LEAST: Final = 0.005
"""The shortest bar that is drawn."""
_SMALL: Final = 12
"""The size of sentences and numbers."""


def draw(hinges: Hinges, theme: str = "auto") -> str:
    """The chart as SVG, for a theme (auto, light, dark); its words are in ``<desc>``, too."""
    language = hinges.language
    now = hinges.evaluation.strengths[hinges.target.id]
    nodes = [_of_node(hinges, crux) for crux in hinges.influences.grounds[: hinges.most]]
    hands = [_of_hand(hinges, crux) for crux in hinges.influences.hands[: hinges.most]]
    groups = [
        (_("Statements", language), [bar for bar in nodes if _seen(bar, now)]),
        (_("Hands: all statements of one together", language), [bar for bar in hands if _seen(bar, now)]),
    ]
    before = [*hinges.before_cruxes()]
    # How to list more is for the terminal.
    after = [*hinges.after_cruxes(hinges.most)]
    ends = _("base score 0", language), _("base score 1", language)
    here = _("now {strength}", language).format(strength=figure(now))
    charts = [
        (name, Tornado(now, tuple(bar.swing for bar in bars), ends, here), [bar.label for bar in bars])
        for name, bars in groups
        if bars
    ]
    described = _(SEMICOLON, language).join([*before, *(describe(one[1], language) for one in charts), *after])

    parts, y = list[str](), 0.0
    for class_, size, step, words in (
        ("title", TITLE_SIZE, 26.0, _unquoted(hinges.title)),
        ("", _TEXT.size, _TEXT.height, hinges.target.text.best(language)),
        *(("f", _SMALL, 17.0, _unquoted(sentence)) for sentence in before),
    ):
        for line in wrap(words, _WIDTH / size, language):
            y += step
            parts.append(text(class_, 0, y, line))
    for place, (name, chart, above) in enumerate(charts):
        y += 30
        if not place:
            parts.append(_key(chart, y, language))
            y += 30
        parts.append(text("k", 0, y, name))
        body, height = tornado(chart, above)
        y += 14
        parts.append(f'<svg y="{y:.8g}" width="{_WIDTH}" height="{height}" overflow="visible">{body}</svg>')
        y += height + 6
    for sentence in after:
        for line in wrap(_unquoted(sentence), _WIDTH / _SMALL, language):
            y += 17
            parts.append(text("f", 0, y, line))
    drawn = "\n".join(parts)
    styles = style_sheet(theme, language) + _SHAPES + themed(theme, _colours)
    if sets_first(language):
        styles = font_rules(drawn) + styles
    across, down = _WIDTH + 2 * MARGIN, f"{y + 2 * MARGIN:.8g}"
    tag = escape(language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" lang="{tag}" xml:lang="{tag}" '
        f'width="{across}" height="{down}" viewBox="0 0 {across} {down}" '
        'aria-labelledby="chart-title" aria-describedby="chart-description">\n'
        + element("title", _escaped(f"{hinges.title}: {hinges.target.text.best(language)}"), id="chart-title")
        + element("desc", _escaped(described), id="chart-description")
        + f"\n<style>{styles}</style>\n<defs>{_HATCH}</defs>\n"
        '<rect class="canvas" width="100%" height="100%"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})">\n' + drawn + "\n</g>\n</svg>\n"
    )


_SHAPES: Final = (
    ".part{stroke-width:1.2}.main .mark,.rest .mark{fill:none}.now{stroke-width:1.6}"
    ".tick{stroke-width:1;stroke-dasharray:2 3;opacity:.5}"
    # Numbers stay legible where a line passes behind them.
    f".value{{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}}.value,.axis,.f{{font-size:{_SMALL}px}}"
)
_HATCH: Final = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="canvas" width="6" height="6"/><path class="thread" d="M0 0V6"/></pattern>'
)
"""What sets the two parts of a bar apart without colour."""


def _colours(palette: Palette) -> str:
    return (
        f".part{{stroke:{palette.accent}}}.main .part{{fill:{palette.accent}}}.rest .part{{fill:url(#hatch)}}"
        f".thread{{stroke:{palette.accent};stroke-width:1.4}}.now{{stroke:{palette.text}}}"
        f".tick{{stroke:{palette.muted}}}.value{{stroke:{palette.canvas}}}"
    )


def _key(chart: Tornado, y: float, language: str) -> str:
    parts, x = [], 0.0
    for class_, word in zip(("rest", "main"), chart.ends, strict=True):
        swatch = element("rect", class_="part", x=f"{x:.8g}", y=f"{y - 11:.8g}", width="26", height="12")
        parts.append(element("g", swatch, class_=class_) + text("f", x + 34, y, word))
        x += 34 + _SMALL * width(word, language) + 24
    return "".join(parts)


class _Bar(NamedTuple):
    """A bar and its label as SVG, with the height of the label in px."""

    swing: Swing
    label: tuple[str, int]


def _seen(bar: _Bar, now: float) -> bool:
    """Whether a bar has a length."""
    return max(abs(bar.swing.low - now), abs(bar.swing.high - now)) >= _LEAST


def _of_node(hinges: Hinges, crux: Crux) -> _Bar:
    node, head = hinges.map[crux.id], hinges.statement(crux).head(hinges.language)
    words = node.text.best(hinges.language)
    return _Bar(
        Swing(f"{_warned(hinges, crux, head)} {words}", crux.low, crux.high),
        _label(hinges, _warned(hinges, crux, head), words, node.kind),
    )


def _of_hand(hinges: Hinges, crux: HandCrux) -> _Bar:
    name = _warned(hinges, crux, hinges.hand(crux))
    count = statement_count(len(crux.nodes), hinges.language)
    return _Bar(Swing(name, crux.low, crux.high), _label(hinges, name, count, ""))


def _warned(hinges: Hinges, crux: Crux | HandCrux, head: str) -> str:
    remark = hinges.remark(crux)
    return f"{head} – {remark}" if remark else head


def _label(hinges: Hinges, head: str, words: str, class_: str) -> tuple[str, int]:
    """Whole words above their bar, and how high they are in px."""
    parts, y = [], 0.0
    for line_class, line_of, said in (("k", _HEAD, head), ("", _TEXT, words)):
        for line in wrap(said, _WIDTH / (line_of.size * 1.08), hinges.language):
            y += line_of.height
            parts.append(text(line_class, 0, y - 4, line))
    return element("g", "".join(parts), class_=class_), round(y + 2)


def _escaped(words: str) -> str:
    return escape(clean(_unquoted(words)), quote=False)


def _unquoted(sentence: str) -> str:
    """Without the marks around an id, which a picture does not need."""
    return sentence.replace("`", "")
