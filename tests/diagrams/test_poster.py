"""The poster: every statement on one page, in columns, in type that can be read."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.paper import PAGES
from argmap.diagrams.picture import Picture
from argmap.diagrams.poster.drawing import poster
from argmap.diagrams.poster.entries import SIZE
from argmap.diagrams.scene import DiagramError, compose
from argmap.exporters import ExportOptions
from argmap.exporters.svg import export
from argmap.loading import load
from argmap.model import ArgumentMap

from .samples import chinese_map, comb, hostile_map, inferences_map, small_map

SVG = "{http://www.w3.org/2000/svg}"
FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml"


def drawn(map_: ArgumentMap, **asked: str) -> Picture:
    return poster(compose(map_, DiagramOptions(layout="poster", **asked)))  # type: ignore[arg-type]


def type_size(picture: Picture) -> float:
    """Of the statements, in points."""
    assert picture.page is not None
    return SIZE * picture.page.scale


@pytest.fixture(scope="module")
def flagship() -> ArgumentMap:
    map_ = load(FLAGSHIP).map
    assert map_ is not None
    return map_


@pytest.mark.parametrize(("language", "least"), [("en", 5.5), ("zh", 6.5)])
def test_the_paper_is_on_one_sheet_of_a3(flagship: ArgumentMap, language: str, least: float) -> None:
    picture = drawn(flagship, language=language)
    assert picture.page is not None
    assert picture.page.size == PAGES["a3"][::-1]
    assert type_size(picture) >= least
    assert set(picture.boxes) == {node.id for node in flagship}


@pytest.mark.parametrize("map_", [small_map(), chinese_map(), comb(5, 3), inferences_map()])
def test_nothing_overlaps_or_leaves_the_page(map_: ArgumentMap) -> None:
    picture = drawn(map_)
    for one, other in combinations(picture.boxes.values(), 2):
        assert not one.meets(other)
    for box in map(picture.place, picture.boxes):
        assert 0 < box.left < box.right < picture.width
        assert 0 < box.top < box.bottom < picture.height


def test_columns_are_read_from_the_top_down_one_after_the_other() -> None:
    boxes = list(drawn(comb(6, 3), page="a3").boxes.values())[1:]
    places = [(box.left, box.top) for box in boxes]
    assert places == sorted(places)
    assert len({left for left, __ in places}) > 2


def test_a_claim_is_not_left_behind_by_its_first_reason() -> None:
    map_ = comb(6, 3)
    boxes = drawn(map_, page="a3").boxes
    for node in map_:
        if node.parent and node.children:
            assert boxes[node.id].left == boxes[node.children[0]].left


def test_arabic_columns_begin_on_the_right() -> None:
    map_ = hostile_map(["السلام عليكم ورحمة الله"] * 60, "ar")
    lefts = [box.left for box in drawn(map_, page="a4").boxes.values()][1:]
    assert all(after <= before for before, after in pairwise(lefts))
    assert lefts[0] > lefts[-1]


def test_a_page_that_is_too_small_is_refused_with_the_one_that_does(flagship: ArgumentMap) -> None:
    with pytest.raises(DiagramError, match="smaller than 5 points; use `--page a3`"):
        drawn(flagship, page="a4")
    with pytest.raises(DiagramError, match="1,332 statements don't fit on a poster, even on a1"):
        drawn(hostile_map(["many words " * 60] * 1331))


def test_type_grows_with_the_page_and_is_the_same_on_its_side(flagship: ArgumentMap) -> None:
    a3, a2 = (drawn(flagship, language="en", page=page) for page in ("a3", "a2"))
    assert type_size(a2) > 1.25 * type_size(a3)
    upright = drawn(flagship, language="en", page="a3", orientation="portrait")
    assert upright.width < upright.height
    assert type_size(upright) == pytest.approx(type_size(a3), rel=0.06)


def test_kinds_are_told_apart_without_colour() -> None:
    root = ElementTree.fromstring(export(small_map(), ExportOptions(layout="poster", language="en")))
    marks = {
        group.attrib["class"]: group.findall(f"{SVG}path")[0].attrib["d"]
        for group in root.iter(f"{SVG}g")
        if group.get("class") in ("premise", "evidence", "caveat", "objection", "consequence")
    }
    assert len(marks) == len(set(marks.values())) > 2
    words = {text.text for text in root.iter(f"{SVG}text") if text.get("class") in ("k", "hf")}
    assert {"Objection:", "Caveat:"} <= words


def test_what_continues_in_the_next_column_says_where_it_is_from(flagship: ArgumentMap) -> None:
    written = export(flagship, ExportOptions(layout="poster", language="en")).decode()
    assert re.findall(r'class="continued"[^>]*>([\d.]+ \(continued\))<', written)


def test_statuses_other_than_the_usual_and_strengths_are_shown() -> None:
    status = export(small_map(), ExportOptions(layout="poster", language="en", show="status")).decode()
    assert 'class="sign"' in status
    strength = export(small_map(), ExportOptions(layout="poster", language="en", show="strength")).decode()
    assert strength.count('class="track"') == len(small_map())


def test_the_page_is_as_large_as_its_paper() -> None:
    root = ElementTree.fromstring(export(small_map(), ExportOptions(layout="poster", page="a3")))
    assert (root.attrib["width"], root.attrib["height"]) == ("420mm", "297mm")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12), st.sampled_from(["zh", "en", "ar"]))
def test_any_text_makes_valid_xml(texts: list[str], language: str) -> None:
    ElementTree.fromstring(export(hostile_map(texts, language), ExportOptions(layout="poster")))
