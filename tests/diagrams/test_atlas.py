"""The atlas: a large map on pages, none of whose cards is cut, each with the way to the others."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from argmap.diagrams.atlas.drawing import AtlasPage, draw
from argmap.diagrams.atlas.pages import LEAST
from argmap.diagrams.backends import texts
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import compose
from argmap.diagrams.svg import write
from argmap.exporters import ExportOptions
from argmap.exporters.pdf import export
from argmap.loading import load
from argmap.model import ArgumentMap

from .samples import comb, hostile_map

FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml"


@pytest.fixture(scope="module")
def flagship() -> ArgumentMap:
    map_ = load(FLAGSHIP).map
    assert map_ is not None
    return map_


def pages(map_: ArgumentMap, page: str = "a4", language: str = "en") -> list[AtlasPage]:
    return draw(compose(map_, DiagramOptions(language=language, layout="compact")), page, "auto")


@pytest.fixture(scope="module", params=["en", "zh"])
def book(request: pytest.FixtureRequest, flagship: ArgumentMap) -> list[AtlasPage]:
    return pages(flagship, language=request.param)


def shown(page: AtlasPage) -> list[str]:
    return [part.node for part in page.picture.parts if part.node]


def said(page: AtlasPage) -> list[str]:
    return texts(write(page.picture))


def test_the_paper_has_at_most_18_pages_of_a4_in_legible_type(book: list[AtlasPage]) -> None:
    assert len(book) <= 18
    assert all(page.picture.page is not None and page.picture.page.scale >= LEAST for page in book)


def test_every_card_is_whole_on_one_page_and_on_no_other(book: list[AtlasPage], flagship: ArgumentMap) -> None:
    assert Counter(node_id for page in book for node_id in shown(page)) == Counter(flagship.nodes.keys())
    for page in book:
        places = [page.picture.place(node_id) for node_id in shown(page)]
        assert all(0 < box.left < box.right < page.picture.width for box in places)
        assert all(0 < box.top < box.bottom < page.picture.height for box in places)
        assert not any(one.meets(other) for one, other in combinations(places, 2))


def test_a_direct_reason_begins_a_page_or_is_whole_on_one(book: list[AtlasPage], flagship: ArgumentMap) -> None:
    for child in flagship.root.children:
        branch = {node.id for node in flagship.subtree(flagship[child])}
        there = next(shown(page) for page in book if child in shown(page))
        assert there[0] == child or branch <= set(there)


def test_small_reasons_share_a_page() -> None:
    assert len(pages(comb(50, 1))) < 6


def test_the_first_page_says_where_the_reasons_are(book: list[AtlasPage], flagship: ArgumentMap) -> None:
    numbers = {node_id: number for number, page in enumerate(book, 1) for node_id in shown(page)}
    wanted = {f"page-{numbers[child]}" for child in flagship.root.children}
    assert wanted <= {name for __, name in book[0].links}


def test_each_page_says_where_it_is_and_where_it_goes_on(flagship: ArgumentMap) -> None:
    book = pages(flagship)
    assert book[1].name == "1"
    assert re.fullmatch(r"\d+ › [\d.]+( › [\d.]+)?", book[2].name)
    assert "→ p. 3" in said(book[1])
    last_of_first = next(at for at, page in enumerate(book) if flagship.root.children[1] in shown(page))
    assert not any(text.startswith("→ p.") for text in said(book[last_of_first - 1]))
    # The key map: every page of branches is a square.
    assert write(book[1].picture).count('class="key"') == len(book) - 1


@pytest.mark.parametrize("map_", [comb(7), comb(50, 1), comb(1, 45), hostile_map(["x" * 900] * 60)])
def test_any_large_map_has_an_atlas(map_: ArgumentMap) -> None:
    found = Counter(node_id for page in pages(map_, "letter") for node_id in shown(page))
    assert found == Counter(map_.nodes.keys())


def test_every_node_has_one_bookmark_with_its_number_and_is_read_as_a_sentence() -> None:
    map_ = comb(7)
    made = export(map_, ExportOptions(language="en"))
    titles = re.findall(rb"/Title ?\(([^)]*)\)", made)
    numbered = {title.decode("latin-1").partition(" ")[0] for title in titles}
    assert {f"{one}.{other}" for one in range(1, 8) for other in range(1, 8)} <= numbered
    assert len(titles) <= len(map_) + 1, "the title of the document is one, too"
    assert made.count(b"/Alt") >= len(map_)
    assert b"7.7 Premise: Claim t.6.6; supports 7" in made
