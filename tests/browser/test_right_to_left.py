"""In a browser, a line that runs from right to left ends on the left, in a diagram and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.exporters import ExportOptions, export
from argmap.loading import load

from .test_cards_hold_text import ARGUMENTS, CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
SCRIPTS = Path(__file__).parents[1] / "diagrams" / "scripts.argmap.yaml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
    # Playwright leaves an event loop behind that nobody can close.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

LAST = """(said) => {
  const lines = [...document.querySelectorAll('g.node text')].filter((text) => text.textContent.endsWith(said));
  const line = lines[0];
  const box = line.getBBox(), stop = line.getExtentOfChar(line.getNumberOfChars() - 1);
  return {start: box.x + box.width, stop: stop.x, width: box.width};
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own: one remembers the language that was read last."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_the_full_stop_of_a_hebrew_line_is_at_its_left_end(page: Page, tmp_path: Path) -> None:
    map_ = load(SCRIPTS).map
    assert map_ is not None
    file = tmp_path / "map.svg"
    file.write_bytes(export(map_, "svg", ExportOptions(language="he")))
    page.goto(file.as_uri())
    found = page.evaluate(LAST, "לתאונות.")
    assert found["start"] - found["stop"] == pytest.approx(found["width"], abs=3)


@pytest.mark.parametrize("suffix", ["svg", "html"])
@pytest.mark.parametrize(("language", "said"), [("he", "פתוח!"), ("ar", "مفتوح!"), ("fa", "دارند!")])
def test_the_last_mark_is_at_the_left_end_of_the_line(
    page: Page, tmp_path: Path, suffix: str, language: str, said: str
) -> None:
    map_ = load(SCRIPTS).map
    assert map_ is not None
    file = tmp_path / f"map.{suffix}"
    file.write_bytes(export(map_, suffix, ExportOptions(language=language)))
    page.set_viewport_size({"width": 1500, "height": 900})
    page.goto(file.as_uri())
    if suffix == "html":
        page.wait_for_selector("g.node text", state="attached")
    found = page.evaluate(LAST, said)
    assert found["start"] - found["stop"] == pytest.approx(found["width"], abs=3)
