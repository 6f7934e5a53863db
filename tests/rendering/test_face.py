"""The embedded typeface: its widths are those of its files, and a picture carries what it needs of it."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from argmap.rendering.ems import width
from argmap.rendering.face import Weight, font_files, font_rules, sets_first, widths


@pytest.mark.parametrize(("weight", "file"), [*zip(Weight, font_files(), strict=True)])
def test_widths_are_those_of_the_font(weight: Weight, file: object) -> None:
    with TTFont(file) as font:
        em, found = font["head"].unitsPerEm, font["hmtx"]
        drawn = {chr(code): found[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    assert widths(weight) == pytest.approx(drawn, abs=0.001)


def test_it_does_not_have_the_reserved_name_of_the_original() -> None:
    for file in font_files():
        with TTFont(file) as font:
            assert "Source" not in str(font["name"].getDebugName(1)) + str(font["name"].getDebugName(4))


def test_a_picture_carries_what_its_text_needs() -> None:
    assert font_rules("Kitchens open").count("@font-face") == 1
    assert font_rules("Кухни open").count("@font-face") == 2
    assert font_rules("厨房") == ""
    assert font_rules("Kitchens", Weight).count("@font-face") == 2


@pytest.mark.parametrize(
    ("tag", "first"), [("en", True), ("ru", True), ("vi", True), ("zh", False), ("he", False), ("hi", False)]
)
def test_it_is_for_latin_greek_and_cyrillic(tag: str, first: bool) -> None:
    assert sets_first(tag) is first


def test_semibold_is_wider() -> None:
    assert width("Kitchens", "en", Weight.SEMIBOLD) > width("Kitchens", "en") > 3
