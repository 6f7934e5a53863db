"""What is told by colour is readable, and told by shape and words as well."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from argmap.diagrams.css import style_sheet
from argmap.diagrams.presets import STYLES, StyleError, find_style
from argmap.diagrams.shapes import HEADS, SHAPES
from argmap.diagrams.theme import GRAPHVIZ_SHAPES, KIND_STYLES, STROKES, Palette
from argmap.i18n.names import kind_word
from argmap.model import Kind, Relation

PALETTES = {f"{name}-{mode}": getattr(style, mode) for name, style in STYLES.items() for mode in ("light", "dark")}


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("kind", Kind)
def test_text_on_cards_is_readable(palette: Palette, kind: Kind) -> None:
    paint = palette.kinds[kind]
    for color in (palette.text, palette.muted, palette.accent, palette.gone, palette.new, paint.label):
        assert contrast(color, paint.fill) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_and_lines_on_the_canvas_are_seen(palette: Palette) -> None:
    plain = (palette.text, palette.muted, palette.accent, palette.gone, palette.new)
    for color in (*plain, *(paint.label for paint in palette.kinds.values())):
        assert contrast(color, palette.canvas) >= 4.5
    for color in palette.relations.values():
        assert contrast(color, palette.canvas) >= 3


def test_kinds_and_relations_differ_without_colour() -> None:
    drawn = {(KIND_STYLES[kind].shape, KIND_STYLES[kind].dashed) for kind in Kind}
    assert len(drawn) == len({row.mark for row in KIND_STYLES.values()}) == len(Kind)
    assert len({row.mermaid for row in KIND_STYLES.values()}) == len(Kind)
    assert len({kind_word(kind, "zh") for kind in Kind}) == len({kind_word(kind, "fr") for kind in Kind}) == len(Kind)
    assert len({outline(300, 100) for outline in SHAPES.values()}) == len(SHAPES)
    assert set(GRAPHVIZ_SHAPES) == set(SHAPES)
    assert len({HEADS[relation] for relation in Relation}) == len(Relation)
    assert len({(stroke.style, stroke.head) for stroke in STROKES.values()}) == len(Relation)


def test_style_follows_the_reader_or_not() -> None:
    assert "prefers-color-scheme" in style_sheet("auto", "zh")
    assert "prefers-color-scheme" not in style_sheet("light", "zh") + style_sheet("dark", "zh")
    assert "@media print" in style_sheet("dark", "zh")
    assert style_sheet("light", "zh").index("Noto Sans CJK SC") < style_sheet("light", "zh").index("DejaVu Sans")


def test_print_is_grey_and_has_no_dark_side() -> None:
    style = STYLES["print"]
    colours = [*style.light.relations.values(), style.light.canvas, style.light.text, style.light.muted]
    colours += [style.light.gone, style.light.new]
    colours += [one for paint in style.light.kinds.values() for one in (paint.fill, paint.border, paint.label)]
    assert all(one[1:3] == one[3:5] == one[5:7] for one in colours)
    assert "prefers-color-scheme" not in style_sheet("auto", "en", style)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_high_contrast_is_higher(mode: str) -> None:
    palette: Palette = getattr(STYLES["high-contrast"], mode)
    for paint in palette.kinds.values():
        assert all(
            contrast(one, paint.fill) >= 7
            for one in (palette.text, palette.muted, palette.accent, palette.gone, palette.new, paint.label)
        )
        assert contrast(paint.border, palette.canvas) >= 4.5
    assert all(contrast(one, palette.canvas) >= 4.5 for one in palette.relations.values())


# How colours look without the cones for long, medium or short waves: Machado, Oliveira and Fernandes (2009), full
# severity, on linear RGB.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(color: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as it is seen with a kind of colour blindness."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    r, g, b = (min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in matrix)
    x, y, z = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("matrix", BLINDNESS.values(), ids=BLINDNESS)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_borders_and_lines_are_told_apart_by_the_colour_blind(mode: str, matrix: tuple[tuple[float, ...], ...]) -> None:
    palette: Palette = getattr(STYLES["colour-blind"], mode)
    for colours in ([paint.border for paint in palette.kinds.values()], list(palette.relations.values())):
        for one, other in combinations(colours, 2):
            distance = sum((a - b) ** 2 for a, b in zip(lab(one, matrix), lab(other, matrix), strict=True)) ** 0.5
            assert distance >= 15, (one, other)


def test_a_style_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'base = "print"\nfonts = ["Georgia"]\n[width]\ncard = 240\n[shapes]\nevidence = "square"\n'
        '[light]\ncanvas = "#fffff0"\nopposes = "#aa0000"\n[light.premise]\nfill = "#eeeeff"\n'
    )
    style, base = find_style(str(path)), STYLES["print"]
    assert (style.card, style.thesis, style.fonts) == (240, base.thesis, ("Georgia",))
    assert style.light.canvas == "#fffff0"
    assert style.light.relations[Relation.OPPOSES] == "#aa0000"
    assert style.light.kinds[Kind.PREMISE].fill == "#eeeeff"
    assert style.light.kinds[Kind.PREMISE].border == base.light.kinds[Kind.PREMISE].border
    assert style.shapes[Kind.EVIDENCE] == "square"
    assert style.dark == base.dark
    drawn = style_sheet("light", "en", style)
    assert drawn.startswith("text{font-family:'Georgia',")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('bse = "print"', "unknown key `bse`; did you mean `base`?"),
        ('[light]\nsuports = "#000000"', "unknown key `light.suports`; did you mean `supports`?"),
        ('[dark.premise]\nedge = "#000000"', "unknown key `dark.premise.edge`; known keys: `fill`, `border`, `label"),
        ('[light]\ntext = "url(x)"', "`light.text` should be a colour such as `#1d2329`"),
        ('[light]\npremise = "#000000"', "`light.premise` should be a table, `[light.premise]`"),
        ('[shapes]\nthesis = "star"', "`shapes.thesis` should be one of framed, rounded, folded, cut, pointed, square"),
        ("[width]\ncard = 9000", "`width.card` should be a whole number of pixels from 200 to 800"),
        ('fonts = ["x\';}"]', "`fonts` should be a list of font names"),
        ('base = "blue"', "`base` should be one of default, print"),
        ("[light", "at end of document"),
    ],
)
def test_a_faulty_style_is_told_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(StyleError) as caught:
        find_style(str(path))
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_a_style_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"unknown style `prnt`; choose one of default, print, high-contrast"):
        find_style("prnt")
    with pytest.raises(StyleError, match="No such file"):
        find_style(str(tmp_path / "no.toml"))
