"""The style sheet of a diagram: light, dark, or whichever the reader's system asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from argmap.diagrams.diff_marks import outlines, rules
from argmap.diagrams.poster import marks
from argmap.diagrams.presets import DEFAULT, Style
from argmap.diagrams.theme import (
    BADGE_SIZE,
    DASH,
    ID_SIZE,
    KIND_STYLES,
    LETTER_SPACING,
    LINES,
    MONOSPACE,
    NUMBER_SIZE,
    STROKES,
    TITLE_SIZE,
    Palette,
    Role,
    fonts,
)
from argmap.model import Relation

_GENERIC = ("sans-serif", "monospace")


def family(names: tuple[str, ...]) -> str:
    """Fonts to try, in the words of a style sheet."""
    return ",".join(name if name in _GENERIC else f"'{name}'" for name in names)


def style_sheet(
    theme: str,
    language: str,
    style: Style = DEFAULT,
    families: Sequence[str] = (),
    *,
    marked: bool = False,
    revised: bool = False,
    jointed: bool = False,
    poster: bool = False,
) -> str:
    """The style sheet for a theme (auto, light or dark), the language of the text, and a style.

    ``families`` takes the place of all fonts where the picture is for one program, which has just these. ``marked`` is
    for cards with the marks of ``signs.py``, ``revised`` for a diagram that compares two versions.
    """
    families = tuple(families) or (*style.fonts, *fonts(language))
    sheet = (
        _shapes(families) + (_MARKS if marked else "") + (_JOINTS if jointed else "") + (outlines() if revised else "")
    )
    sheet += marks.shapes() if poster else ""

    def colours(palette: Palette) -> str:
        return (
            _colours(palette)
            + (_joints(palette) if jointed else "")
            + (_marks(palette) if marked else "")
            + (rules(palette) if revised else "")
            + (marks.colours(palette, style) if poster else "")
        )

    return sheet + themed(theme, colours, style)


def themed(theme: str, colours: Callable[[Palette], str], style: Style = DEFAULT) -> str:
    """Rules that follow from a palette, for a theme; paper is light whatever the theme."""
    sheet = colours(style.dark if theme == "dark" else style.light)
    if theme == "auto" and style.dark != style.light:
        sheet += f"@media screen and (prefers-color-scheme:dark){{{colours(style.dark)}}}"
    if theme == "dark" and style.dark != style.light:
        sheet += f"@media print{{{colours(style.light)}}}"
    return sheet


_MARKS = (
    f".badge text{{font-size:{BADGE_SIZE:g}px}}.r{{font-size:{LINES[Role.READING].size:g}px}}"
    ".sign path{fill:none;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}.track{fill:none;stroke-width:1}"
)


_JOINTS = ".joint rect{stroke-width:1.3}.halo{fill:none;stroke-width:6}"


def _joints(palette: Palette) -> str:
    line = palette.relations[Relation.SUPPORTS]
    return (
        f".joint rect{{fill:{palette.canvas};stroke:{line}}}.joint text{{fill:{palette.text}}}"
        f".halo{{stroke:{palette.canvas}}}"
    )


def _shapes(families: tuple[str, ...]) -> str:
    head, foot, more = LINES[Role.HEAD], LINES[Role.FOOT], LINES[Role.MORE]
    rules = [
        f"text{{font-family:{family(families)};font-size:{LINES[Role.TEXT].size:g}px;white-space:pre}}",
        # Else letters of small type are set on whole pixels.
        "text{text-rendering:geometricPrecision}",
        f".k{{font-size:{head.size:g}px;letter-spacing:{LETTER_SPACING}em}}",
        f".i{{font-family:{family(MONOSPACE + families)};font-size:{ID_SIZE:g}px}}",
        f".f{{font-size:{foot.size:g}px}}.no{{font-size:{NUMBER_SIZE:g}px;font-weight:600}}",
        f".m{{font-size:{more.size:g}px}}",
        f".title{{font-size:{TITLE_SIZE:g}px}}",
        ".end{text-anchor:end}.mid{text-anchor:middle}",
        ".card{stroke-width:1.2}",
        *(f".{kind} .card{{stroke-width:1}}" for kind, row in KIND_STYLES.items() if row.wide),
        *(f".{kind} .card{{stroke-dasharray:{DASH}}}" for kind, row in KIND_STYLES.items() if row.dashed),
        ".line{fill:none;stroke-linejoin:round}",
        *(
            f".{relation} .line{{stroke-width:{stroke.thickness:g};stroke-dasharray:{stroke.dash}}}"
            for relation, stroke in STROKES.items()
        ),
        # Stroke a head whole even where the line is broken.
        ".head{stroke-width:1.4;stroke-linejoin:round}.opposes .head{stroke-width:2.4}",
        ".link .line{stroke-width:1}.link.opposes .line{stroke-width:1.5}.link{opacity:.7}",
        "a{text-decoration:none}a:hover .m{text-decoration:underline}a:focus .card,a:hover .card{stroke-width:2.2}",
        ".joint circle{stroke-width:1.3}",
    ]
    return "".join(rules)


def _colours(palette: Palette) -> str:
    rules = [
        f".diagram{{background:{palette.canvas}}}.canvas,.joint circle{{fill:{palette.canvas}}}",
        f"text{{fill:{palette.text}}}.i,.f{{fill:{palette.muted}}}.m{{fill:{palette.accent}}}",
    ]
    for kind, paint in palette.kinds.items():
        rules.append(f".{kind} .card{{fill:{paint.fill};stroke:{paint.border}}}.{kind} .k{{fill:{paint.label}}}")
    for relation, color in palette.relations.items():
        filled = color if STROKES[relation].head == "normal" else palette.canvas
        rules.append(f".{relation} .line,.{relation} .head,.{relation} circle{{stroke:{color}}}")
        rules.append(f".{relation} .head{{fill:{filled}}}")
    return "".join(rules)


def _marks(palette: Palette) -> str:
    """Marks have the colours of text, so that they are seen as well as it is."""
    rules = [
        f".badge rect{{fill:{palette.muted}}}.badge text{{fill:{palette.canvas}}}",
        f".greyed text{{fill:{palette.muted}}}.greyed .m{{fill:{palette.accent}}}",
        f".sign path{{stroke:{palette.text}}}.sign .solid{{fill:{palette.text};stroke:none}}",
        f".track{{stroke:{palette.muted}}}.bar{{fill:{palette.text}}}",
    ]
    for kind, paint in palette.kinds.items():
        rules.append(f".{kind} .badge rect{{fill:{paint.label}}}.{kind} .badge text{{fill:{paint.fill}}}")
    return "".join(rules)
