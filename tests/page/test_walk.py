"""The guided walk on the page: stops one after the other, by buttons, keys and address, and as slides on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.loading import load
from argmap.model import ArgumentMap
from page.conftest import Opener

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture(scope="module")
def tutorial() -> ArgumentMap:
    map_ = load(MAPS / "tutorial.argmap.yaml").map
    assert map_ is not None
    return map_


def test_it_leads_from_the_thesis_to_how_it_stands(open_page: Opener, tutorial: ArgumentMap) -> None:
    page = open_page(tutorial)
    assert page.locator("#_walk").is_hidden()
    page.click("#_start-walk")
    headings = []
    while page.locator("#_walk").is_visible():
        headings.append(page.inner_text("#_walk h2"))
        page.click("#_walk-next")
    assert headings[:3] == ["The thesis", "Reason 1 of 3", "Evidence for 1"]
    assert (len(headings), headings[-1]) == (12, "How the thesis stands")
    assert "walk" not in page.url


def test_each_stop_is_chosen_in_the_diagram_and_has_an_address(open_page: Opener, tutorial: ArgumentMap) -> None:
    page = open_page(tutorial, at="?walk=7")
    assert page.inner_text("#_walk h2") == "Against 2"
    assert page.url.endswith("?walk=7#no-deliveries")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#_walk h2") == "The answer"
    assert "walk=8" in page.url
    assert page.url.endswith("#vans-before-nine")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#_walk .stop").startswith("2.3 Shops lose sales")
    page.keyboard.press("Escape")
    assert page.locator("#_walk").is_hidden()


def test_the_keyboard_alone_walks(open_page: Opener, tutorial: ArgumentMap) -> None:
    page = open_page(tutorial)
    page.keyboard.press("w")
    page.keyboard.press("End")
    assert page.inner_text("#_walk-next") == "Done"
    page.keyboard.press("Enter")
    assert page.locator("#_walk").is_hidden()


def test_what_is_supposed_counts_at_the_last_stop(open_page: Opener, tutorial: ArgumentMap) -> None:
    page = open_page(tutorial, at="?suppose=room-to-park:false&walk=12")
    assert "→" in page.inner_text("#_walk-text")


def test_on_a_phone_the_strip_is_in_the_window(open_page: Opener, tutorial: ArgumentMap) -> None:
    page = open_page(tutorial, at="?walk=2", width=360, height=740)
    box = page.locator("#_walk").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 740
    assert page.locator("#_walk-next").is_visible()


def test_on_paper_each_stop_is_a_slide(open_page: Opener, tutorial: ArgumentMap) -> None:
    page = open_page(tutorial, at="?walk=1")
    page.evaluate("window.print = () => {}")
    page.click("#_walk-slides")
    page.emulate_media(media="print")
    assert page.locator("#_slides section").count() == 12
    assert page.locator("header").is_hidden()
    assert page.locator("#_slides section").nth(6).inner_text().splitlines()[0] == "7/12 · Market Street on Saturdays"
