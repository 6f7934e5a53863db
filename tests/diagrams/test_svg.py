"""The diagram as SVG: valid, complete, the same every time, and readable by machines that read aloud."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagrams.labels import clean
from argmap.diagrams.layout import Box, lay_out
from argmap.diagrams.routes import forks
from argmap.diagrams.scene import LAYOUTS, DiagramOptions, Scene, compose
from argmap.diagrams.svg import draw_at
from argmap.exporters import ExportError, ExportOptions
from argmap.exporters.svg import export, export_set
from argmap.model import ArgumentMap

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
    assert text_of(card, "title") == "Evidence survey"
    assert text_of(card, "desc") == "In 2024, 38% of families skipped meals. — City statistics office · [10, 11] · poll"
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
    described = " ".join(text_of(card, "desc") for card in root.iter(f"{SVG}g"))
    assert all(clean(text) in described for text in texts)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12), st.sampled_from(["zh", "en", "ar"]))
def test_any_text_makes_valid_xml(texts: list[str], language: str) -> None:
    scene = compose(hostile_map(texts, language), DiagramOptions())
    boxes = {id_: Box(0, 0, card.width, card.height) for id_, card in scene.cards.items()}
    ElementTree.fromstring(draw_at(scene, boxes))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("map_", [small_map(), chinese_map(), comb(4, 3)], ids=["small", "chinese", "comb"])
def test_cards_do_not_overlap_and_keep_the_authors_order(map_: ArgumentMap, layout: str) -> None:
    scene, boxes = laid_out(map_, layout)
    for one, other in combinations(boxes.values(), 2):
        apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        assert apart
    for node in map_:
        across = [boxes[child].middle[layout == "left-right"] for child in node.children]
        assert across == sorted(across)
    assert set(boxes) == set(scene.cards)


def laid_out(map_: ArgumentMap, layout: str) -> tuple[Scene, dict[str, Box]]:
    scene = compose(map_, DiagramOptions(layout=layout))
    return scene, lay_out([scene], "embedded")[0]


def test_a_long_diagram_is_read_from_its_top_left_corner() -> None:
    _, boxes = laid_out(comb(5, 2), "left-right")
    assert boxes["t"].top == boxes["t.0"].top == boxes["t.0.0"].top == 0


def test_a_card_without_room_for_its_id_shows_a_part() -> None:
    assert "…</text>" in export(chinese_map(), ExportOptions()).decode()


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(ExportError, match="there is no program `no-such-dot`; install Graphviz"):
        export(small_map(), ExportOptions(engine="no-such-dot"))


def test_a_set_is_what_its_members_are() -> None:
    options = [ExportOptions(language=language, layout=layout) for language in ("en", "zh") for layout in LAYOUTS]
    assert export_set(small_map(), options) == [export(small_map(), each) for each in options]


def test_every_child_has_its_line() -> None:
    scene, boxes = laid_out(comb(4, 3), "left-right")
    drawn = forks(scene, boxes)
    assert {fork.branch.parent for fork in drawn} == {branch.parent for branch in scene.branches}
    assert sorted(child for fork in drawn for child, _ in fork.twigs) == sorted(set(scene.cards) - {"t"})
