"""Diagrams in every script: directions, fonts, and lines that the engines shape right."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.diagrams import fonts
from argmap.diagrams.fonts import Typeface
from argmap.diagrams.runs import set_runs
from argmap.diagrams.scene import DiagramError
from argmap.diagrams.theme import fonts as usual_fonts
from argmap.exporters import ExportOptions, export
from argmap.loading import load
from argmap.model import ArgumentMap
from argmap.rendering.face import FAMILY
from argmap.rendering.svg import text, without_directions

SCRIPTS = Path(__file__).parent / "scripts.argmap.yaml"
SVG = "{http://www.w3.org/2000/svg}"
NOTO = {face.family: face for face in fonts._installed().values() if face.family.startswith("Noto Sans")}
ALL = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Khmer", "Noto Sans Thai", "Noto Sans CJK SC")
needs_noto = pytest.mark.skipif(not NOTO.keys() >= set(ALL), reason="the fonts of Noto are not installed")


def scripts() -> ArgumentMap:
    loaded = load(SCRIPTS)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def drawn(language: str, card: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(export(scripts(), "svg", ExportOptions(language=language, ids=True)))
    group = next(each for each in root.iter(f"{SVG}g") if each.get("id") == f"node-{card}")
    return list(group.iter(f"{SVG}text"))


@pytest.mark.parametrize("language", ["he", "ar", "fa"])
def test_cards_run_from_the_right(language: str) -> None:
    kind, id_, *lines = drawn(language, "thesis")
    assert (kind.get("x"), kind.get("class")) == ("364", "k end")
    assert (id_.get("x"), id_.get("class"), id_.get("direction")) == ("16", "i", None)
    assert {(line.get("x"), line.get("direction"), line.get("class")) for line in lines} == {("364", "rtl", None)}


def test_a_line_is_set_as_its_whole_paragraph_is() -> None:
    """The second line of “COVID-19 …” has no Latin letter, the first begins with one: both are Hebrew."""
    assert {line.get("direction") for line in drawn("he", "ערב-1")[3:5]} == {"rtl"}
    (english,) = drawn("he", "quiet")[3:]
    assert (english.get("direction"), english.get("class"), english.get("x")) == (None, "end", "284")


def test_a_hebrew_text_in_a_german_diagram_runs_from_the_right_at_the_left_edge() -> None:
    assert text("f", 16, 9, "כן.", rtl=True) == '<text class="f end" direction="rtl" x="16" y="9">כן.</text>'


def test_engines_without_directions_get_isolates() -> None:
    assert without_directions(text("", 9, 9, "כן.", right=True, rtl=True)) == (
        '<text class="end" x="9" y="9">\u2067כן.\u2069</text>'
    )
    assert without_directions(text("", 9, 9, "כן.", rtl=True)) == '<text class="" x="9" y="9">\u2067כן.\u2069</text>'


@pytest.mark.parametrize(
    ("tag", "font"),
    [
        ("he", "Noto Sans Hebrew"),
        ("fa", "Noto Sans Arabic"),
        ("az-Arab", "Noto Sans Arabic"),
        ("hi", "Noto Sans Devanagari"),
        ("th", "Noto Sans Thai"),
        ("km", "Noto Sans Khmer"),
        ("ja", "Noto Sans CJK JP"),
        ("ko", "Noto Sans CJK KR"),
        *((tag, "Noto Sans CJK TC") for tag in ("zh-Hant", "zh-TW", "zh-HK", "zh-MO", "zh-Hant-HK", "yue")),
        *((tag, "Noto Sans CJK SC") for tag in ("zh", "zh-CN", "zh-Hans-HK", "yue-Hans")),
        ("ru", FAMILY),
    ],
)
def test_the_script_of_the_language_decides_the_first_font(tag: str, font: str) -> None:
    assert usual_fonts(tag)[0] == font


@pytest.mark.usefixtures("_no_fonts")
@pytest.mark.parametrize(
    ("said", "font", "package"),
    [
        ("ไทย", "Noto Sans Thai", "fonts-noto-core"),
        ("ភាសា", "Noto Sans Khmer", "fonts-noto-core"),
        ("Да", "Noto Sans", "fonts-noto-core"),
        ("🙂", "Noto Color Emoji", "fonts-noto-color-emoji"),
    ],
)
def test_a_missing_font_is_named_with_its_package(said: str, font: str, package: str) -> None:
    with pytest.raises(DiagramError, match=rf"such as {font}: the package `{package}` .*https://fonts.google.com/noto"):
        fonts.typefaces([said], "en")


@pytest.fixture
def _no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", dict)


@needs_noto
def test_variation_selectors_need_no_glyph() -> None:
    assert "Noto Sans CJK JP" in [face.family for face in fonts.typefaces(["辻\U000e0100さん"], "ja")]


def faces(*names: str) -> list[Typeface]:
    return [NOTO[name] for name in names]


@needs_noto
def test_a_line_is_in_the_font_of_its_joined_letters_and_the_rest_in_another() -> None:
    line = set_runs(text("", 9, 9, "الليل (24:00)"), faces("Noto Sans", "Noto Sans Arabic"))
    assert "style=\"font-family:'Noto Sans Arabic'\">\u2060الليل" in line
    assert "<tspan font-family=\"'Noto Sans'\">(24:00)</tspan>" in line


@needs_noto
def test_a_line_of_two_such_scripts_is_in_parts_that_follow_each_other() -> None:
    line = set_runs(text("", 9, 9, "हिन्दी ភាសា"), faces("Noto Sans", "Noto Sans Devanagari", "Noto Sans Khmer"))
    first, second = (float(x) for x in re.findall(r' x="([\d.]+)"', line))
    assert first == 9 < second < 9 + 14 * 6


@needs_noto
def test_syllables_of_several_glyphs_are_paths_in_pdf_and_text_elsewhere() -> None:
    said = text("f", 9, 9, "हिन्दी LED")
    assert "<path" not in set_runs(said, faces("Noto Sans", "Noto Sans Devanagari"))
    outlined = set_runs(said, faces("Noto Sans", "Noto Sans Devanagari"), outlined=True)
    assert re.search(r'<path class="glyphs f" transform="translate\(9 9\) scale\(0.011 -0.011\)" d="M', outlined)
    assert ">LED</text>" in outlined


@pytest.mark.slow
@needs_noto
@pytest.mark.parametrize(
    "language", ["he", "ar", "fa", "th", "hi", "km", "my", "lo", "ja", "ko", "zh-Hant", "ru", "de"]
)
def test_every_script_is_drawn(language: str) -> None:
    map_ = scripts()
    for format_, start in (("png", b"\x89PNG"), ("pdf", b"%PDF")):
        assert export(map_, format_, ExportOptions(language=language)).startswith(start)
