"""What is told by colour is readable, and told by shape and words as well."""

from __future__ import annotations

import pytest

from argmap.diagrams.shapes import HEADS, OUTLINES
from argmap.diagrams.style import style_sheet
from argmap.diagrams.theme import GRAPHVIZ_SHAPES, PALETTES, STROKES, Palette
from argmap.model import KINDS, Kind, Relation
from argmap.model.words import kind_word


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
    for color in (palette.text, palette.muted, palette.accent, paint.label):
        assert contrast(color, paint.fill) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_and_lines_on_the_canvas_are_seen(palette: Palette) -> None:
    for color in (palette.text, palette.muted, palette.accent, *(paint.label for paint in palette.kinds.values())):
        assert contrast(color, palette.canvas) >= 4.5
    for color in palette.relations.values():
        assert contrast(color, palette.canvas) >= 3


def test_kinds_and_relations_differ_without_colour() -> None:
    drawn = {(OUTLINES[kind](300, 100), KINDS[kind].kind is Kind.CAVEAT) for kind in Kind}
    assert len(drawn) == len(Kind)
    assert len({kind_word(kind, "zh") for kind in Kind}) == len({kind_word(kind, "fr") for kind in Kind}) == len(Kind)
    assert len({tuple(sorted(shape.items())) for shape in GRAPHVIZ_SHAPES.values()}) == len(Kind)
    assert len({HEADS[relation] for relation in Relation}) == len(Relation)
    assert len({(stroke.style, stroke.head) for stroke in STROKES.values()}) == len(Relation)


def test_style_follows_the_reader_or_not() -> None:
    assert "prefers-color-scheme" in style_sheet("auto", "zh")
    assert "prefers-color-scheme" not in style_sheet("light", "zh") + style_sheet("dark", "zh")
    assert "@media print" in style_sheet("dark", "zh")
    assert style_sheet("light", "zh").index("Noto Sans CJK SC") < style_sheet("light", "zh").index("DejaVu Sans")
