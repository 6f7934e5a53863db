"""The diagram as SVG: valid, complete, the same every time, and readable by machines that read aloud."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagrams.edges import forks
from argmap.diagrams.layout import Box, lay_out
from argmap.diagrams.options import TREES, DiagramOptions
from argmap.diagrams.scene import Scene, compose
from argmap.diagrams.svg import draw_at, picture, write
from argmap.exporters import ExportError, ExportOptions
from argmap.exporters.svg import export, export_set
from argmap.model import ArgumentMap
from argmap.rendering.wrapping import clean

from .samples import chinese_map, comb, hostile_map, small_map

SVG = "{http://www.w3.org/2000/svg}"


def exported(map_: ArgumentMap, options: ExportOptions | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(export(map_, options or ExportOptions()))


def by_id(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}


def text_of(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{SVG}{name}")
    return "" if found is None else "".join(found.itertext())


def test_every_node_edge_and_link_can_be_found() -> None:
    found = by_id(exported(small_map()))
    assert {f"node-{node.id}" for node in small_map()} <= set(found)
    assert {f"edge-{node.id}" for node in small_map() if node.parent} <= set(found)
    assert text_of(found["link-ready-supports-hungry"], "title") == "ready supports hungry"
    assert found["node-survey"].attrib["class"] == "node evidence"


def test_a_screen_reader_hears_what_the_card_says() -> None:
    root = exported(small_map())
    card = by_id(root)["node-survey"]
    said = "1.1 Evidence: In 2024, 38% of families skipped meals; supports 1; City statistics office · [10, 11] · poll"
    assert card.attrib["aria-label"] == said
    assert text_of(card, "title") == f"{said} · survey", "those who point at it are told its id, too"
    assert text_of(root, "title") == "Summer kitchens"
    assert root.attrib["lang"] == "en"


def test_it_carries_the_digest_and_no_trace_of_the_machine() -> None:
    drawn = export(small_map(), ExportOptions(digest="sha256:42"))
    assert b"sha256:42" in drawn
    assert b"raphviz" not in drawn
    assert drawn == export(small_map(), ExportOptions(digest="sha256:42"))


def test_addresses_are_followed_and_seen() -> None:
    options = ExportOptions(focus="hungry", links=(("survey", 'a"b.svg'), ("open", "top.svg")))
    links = [element.attrib["href"] for element in exported(small_map(), options).iter(f"{SVG}a")]
    assert links == ["top.svg", 'a"b.svg']
    assert "see branch" in export(small_map(), options).decode()


def test_hostile_texts_and_ids_stay_text() -> None:
    texts = ["<script>alert(1)</script>", "]]>", "\\N &amp;", "\x00\ufffe", "\u202eevil", "\ud800", "a" * 5000]
    root = exported(hostile_map(texts))
    assert not list(root.iter(f"{SVG}script"))
    described = " ".join(card.get("aria-label", "") for card in root.iter(f"{SVG}g"))
    assert all(clean(text) in described for text in texts)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12), st.sampled_from(["zh", "en", "ar"]))
def test_any_text_makes_valid_xml(texts: list[str], language: str) -> None:
    scene = compose(hostile_map(texts, language), DiagramOptions())
    boxes = {id_: Box(0, 0, card.width, card.height) for id_, card in scene.cards.items()}
    ElementTree.fromstring(draw_at(scene, boxes))


@pytest.mark.parametrize("layout", TREES)
@pytest.mark.parametrize("map_", [small_map(), chinese_map(), comb(4, 3)], ids=["small", "chinese", "comb"])
def test_cards_do_not_overlap_and_keep_the_authors_order(map_: ArgumentMap, layout: str) -> None:
    scene, boxes = laid_out(map_, layout)
    for one, other in combinations(boxes.values(), 2):
        apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        assert apart
    for node in map_:
        left_of_top = [boxes[child].left < boxes[map_.root.id].left for child in node.children]
        for side in (True, False) if layout == "radial" else (None,):  # Down the right side, then down the left.
            row = [boxes[child] for child, left in zip(node.children, left_of_top, strict=True) if side in (None, left)]
            across = [box.middle[layout != "top-down"] for box in row]
            assert across == sorted(across)
    assert set(boxes) == set(scene.cards)


def laid_out(map_: ArgumentMap, layout: str) -> tuple[Scene, dict[str, Box]]:
    scene = compose(map_, DiagramOptions(layout=layout))
    return scene, lay_out([scene], "embedded")[0]


def test_a_long_diagram_is_read_from_its_top_left_corner() -> None:
    _, boxes = laid_out(comb(5, 2), "left-right")
    assert boxes["t"].top == boxes["t.0"].top == boxes["t.0.0"].top == 0


def test_a_card_without_room_for_its_id_shows_a_part() -> None:
    assert "…</text>" in export(chinese_map(), ExportOptions(ids=True)).decode()


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(ExportError, match="program not found: `no-such-dot`; install Graphviz"):
        export(small_map(), ExportOptions(engine="no-such-dot"))


def test_a_set_is_what_its_members_are() -> None:
    options = [ExportOptions(language=language, layout=layout) for language in ("en", "zh") for layout in TREES]
    assert export_set(small_map(), options) == [export(small_map(), each) for each in options]


@pytest.mark.parametrize("layout", TREES)
def test_every_child_has_its_line(layout: str) -> None:
    scene, boxes = laid_out(comb(4, 3), layout)
    drawn = forks(scene, boxes)
    assert {fork.branch.parent for fork in drawn} == {branch.parent for branch in scene.branches}
    assert sorted(child for fork in drawn for child, _ in fork.twigs) == sorted(set(scene.cards) - {"t"})


def test_a_radial_diagram_has_its_branches_on_both_sides() -> None:
    _, boxes = laid_out(comb(4), "radial")
    assert [boxes[f"t.{index}"].left > boxes["t"].right for index in range(4)] == [True, True, False, False]
    assert [boxes[f"t.{index}"].right < boxes["t"].left for index in range(4)] == [False, False, True, True]


def test_a_diagram_that_is_too_large_is_folded_and_says_so() -> None:
    drawn = export(comb(9), ExportOptions(layout="left-right", max_nodes=50)).decode()
    assert drawn.count('class="node ') == 50
    assert "Showing 50 of 91 statements" in drawn
    assert drawn.count(">+9 premises<") == 4


def test_a_diagram_that_fits_is_left_alone() -> None:
    assert export(comb(3), ExportOptions(max_nodes=13)) == export(comb(3), ExportOptions())


def test_a_window_shows_what_lies_in_it() -> None:
    scene, boxes = laid_out(comb(3), "left-right")
    drawn = picture(scene, boxes)
    shown = write(drawn, drawn.place("t.2.2"))
    assert 'id="node-t.2.2"' in shown
    assert 'id="node-t.0.0"' not in shown
    assert 'class="header"' not in shown
    assert write(drawn, Box(0, 0, drawn.width, drawn.height)) == write(drawn)
