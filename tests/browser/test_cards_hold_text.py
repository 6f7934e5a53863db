"""In a browser, text stays inside its card, whether the reader has Chinese fonts or only DejaVu."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.exporters import ExportOptions
from argmap.exporters.svg import export
from argmap.loading import load
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from playwright.sync_api import Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
HARD = Path(__file__).parents[1] / "diagrams" / "chinese.argmap.yaml"
FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.critique.argmap.yaml"
FONTS = {
    "dejavu": [Path("/usr/share/fonts/truetype/dejavu")],
    "noto-cjk": [Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/truetype/dejavu")],
    # Neither of the first two has Hebrew; what no font has is a box as wide as it is high.
    "liberation": [
        Path("/usr/share/fonts/truetype/liberation"),
        Path("/usr/share/fonts/opentype/noto"),
        Path("/usr/share/fonts/truetype/dejavu"),
    ],
}
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

MEASURE = """async () => {
  await document.fonts.ready;
  const outside = [];
  let texts = 0;
  for (const node of document.querySelectorAll('g.node')) {
    const card = [...node.querySelectorAll('.card')].at(-1).getBoundingClientRect();
    for (const text of node.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      texts += 1;
      if (box.left < card.left + 3 || box.right > card.right - 3 || box.top < card.top || box.bottom > card.bottom)
        outside.push([node.id, text.textContent, box.right - card.right, box.bottom - card.bottom]);
    }
    const [kind, id] = node.querySelectorAll('.k, .i');
    if (id && kind.getBoundingClientRect().right > id.getBoundingClientRect().left)
      outside.push([node.id, 'kind and id overlap']);
    const badge = node.querySelector('.badge rect');
    if (badge && (kind.getBoundingClientRect().right > badge.getBoundingClientRect().left
        || (id && badge.getBoundingClientRect().right > id.getBoundingClientRect().left)))
      outside.push([node.id, 'the badge overlaps kind or id']);
    const words = node.querySelector('.r'), bar = node.querySelector('.track'), sign = node.querySelector('.sign');
    if (bar && words.getBoundingClientRect().right > bar.getBoundingClientRect().left)
      outside.push([node.id, 'the bar overlaps its number']);
    if (sign && sign.getBoundingClientRect().right > words.getBoundingClientRect().left)
      outside.push([node.id, 'the sign overlaps its word']);
  }
  const drawing = document.documentElement.getBoundingClientRect();
  for (const text of document.querySelectorAll('.header text'))
    if (text.getBoundingClientRect().right > drawing.right) outside.push(['header', text.textContent]);
  return {texts, outside};
}"""

COLUMNS = """async () => {
  await document.fonts.ready;
  const outside = [];
  let texts = 0;
  const spans = [...document.querySelectorAll('.ground')].map((ground) => ground.getBoundingClientRect());
  for (const text of document.querySelectorAll('.node:not(.thesis) text')) {
    const box = text.getBoundingClientRect();
    texts += 1;
    if (!spans.some((span) => box.left >= span.left && box.right <= span.right + 1)) outside.push(text.textContent);
  }
  return {texts, outside};
}"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
    # Playwright leaves an event loop behind that nobody can close.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def read(path: Path) -> ArgumentMap:
    loaded = load(path)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


@pytest.fixture(params=FONTS)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """A page of a browser that sees only some fonts."""
    folders = FONTS[request.param]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip(f"the fonts are not installed: {request.param}")
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    conf = tmp_path / "fonts.conf"
    conf.write_text(f"<fontconfig>{listed}<cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>")
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(conf)}
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=environment)
        yield browser.new_page()
        browser.close()


def test_text_stays_inside_its_card(page: Page, tmp_path: Path) -> None:
    hard, flagship = read(HARD), read(FLAGSHIP)
    drawings = [
        (hard, ExportOptions()),
        (hard, ExportOptions(language="en", layout="top-down", depth=1, links=(("mixed", "mixed.svg"),))),
        (flagship, ExportOptions(language="zh", show="status", layout="left-right", ids=True)),
        (flagship, ExportOptions(language="en", show="strength", layout="compact")),
    ]
    for map_, options in drawings:
        file = tmp_path / "map.svg"
        file.write_bytes(export(map_, options))
        page.goto(file.as_uri())
        found = page.evaluate(MEASURE)
        assert found["outside"] == []
        assert found["texts"] > 2 * min(len(map_), 3)


def test_text_stays_inside_its_column(page: Page, tmp_path: Path) -> None:
    for language in ("zh", "en"):
        file = tmp_path / "poster.svg"
        file.write_bytes(export(read(FLAGSHIP), ExportOptions(language=language, layout="poster", show="strength")))
        page.goto(file.as_uri())
        found = page.evaluate(COLUMNS)
        assert found["outside"] == []
        assert found["texts"] > 600
