"""What a screen reader hears of a diagram, from Chromium's accessibility tree: whole sentences, in reading order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.exporters import ExportOptions
from argmap.exporters.svg import export
from argmap.loading import load
from argmap.model import ArgumentMap

from .test_cards_hold_text import ARGUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
TUTORIAL = Path(__file__).parents[2] / "maps" / "tutorial.argmap.yaml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def tutorial() -> ArgumentMap:
    map_ = load(TUTORIAL).map
    assert map_ is not None
    return map_


def heard(page: Page, drawing: bytes, tmp_path: Path) -> list[tuple[str, str]]:
    """(role, name) of what has a name, in the order of the tree."""
    file = tmp_path / "map.svg"
    file.write_bytes(drawing)
    page.goto(file.as_uri())
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    nodes: dict[str, dict[str, Any]] = {node["nodeId"]: node for node in tree["nodes"]}

    def walk(node_id: str) -> Iterator[tuple[str, str]]:
        node = nodes[node_id]
        name = node.get("name", {}).get("value", "")
        role = str(node.get("role", {}).get("value", ""))
        if name and not node.get("ignored") and role not in ("StaticText", "InlineTextBox"):
            yield role, name
        for child in node.get("childIds", []):
            if child in nodes:
                yield from walk(child)

    return list(walk(tree["nodes"][0]["nodeId"]))


@pytest.mark.parametrize("layout", ["left-right", "compact", "poster"])
def test_cards_are_read_as_sentences_in_the_order_of_the_outline(
    page: Page, tutorial: ArgumentMap, layout: str, tmp_path: Path
) -> None:
    drawing = export(tutorial, ExportOptions(language="en", layout=layout))
    names = [name for __, name in heard(page, drawing, tmp_path)]
    texts = [node.text.best("en").rstrip(".") for node in tutorial]
    found = [next(at for at, name in enumerate(names) if text in name) for text in texts[1:]]
    assert found == sorted(found)
    said = names[found[0]]
    assert said.startswith("1 Premise: Market Street is safer on foot when no cars drive there; supports Thesis")
    assert any(name.startswith("2.3 Objection: Shops lose sales") and "opposes 2" in name for name in names)
    assert any(name.startswith("1.3 Caveat:") and "limits 2" in name for name in names), "cross links are said, too"


def test_a_card_that_is_followed_says_what_it_is(page: Page, tutorial: ArgumentMap, tmp_path: Path) -> None:
    links = (("safer-on-foot", "branch.svg"),)
    drawing = export(tutorial, ExportOptions(language="en", depth=1, links=links))
    said = {name for role, name in heard(page, drawing, tmp_path) if role == "link"}
    assert any(name.startswith("1 Premise: Market Street is safer") and "below: +3" in name for name in said)
