"""Measure the page in a browser: opening, expanding, searching, selecting, and frame times while it pans and zooms.

Run ``python benchmarks/page.py``; it needs the development dependencies and Debian's chromium.
"""

from __future__ import annotations

import runpy
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from argmap import load_text
from argmap.exporters import ExportOptions
from argmap.exporters.html import export

generate = runpy.run_path(str(Path(__file__).parent / "generate.py"))["generate"]

SHOWN = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
ACT = "async () => {{ const start = performance.now(); {act}; " + SHOWN + " return performance.now() - start; }}"
STEPS = {
    "select": "document.querySelectorAll('[role=treeitem]')[5].click()",
    "expand all": "document.getElementById('_unfold').click()",
    "search": "{const i = document.getElementById('_search'); i.value = '54'; i.dispatchEvent(new Event('input'))}",
}
FRAMES = """async () => {
  const pane = document.getElementById('_pane');
  const { left, top } = pane.getBoundingClientRect();
  const times = [];
  for (let i = 0, last = performance.now(); i < 120; i++) {
    const at = { clientX: left + 200, clientY: top + 200, bubbles: true, cancelable: true };
    pane.dispatchEvent(new WheelEvent('wheel', { deltaY: i % 40 < 20 ? 12 : -12, ...at }));
    pane.dispatchEvent(new KeyboardEvent('keydown', { key: i % 60 < 30 ? 'ArrowDown' : 'ArrowUp', bubbles: true }));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  times.sort((a, b) => a - b);
  return [times[60], times[114]];
}"""


def measure(page: Page, address: str) -> None:
    """Print the times of one page, in milliseconds."""
    page.goto(address)
    print(
        "  open, until the second frame", round(page.evaluate(f"async () => {{ {SHOWN} return performance.now(); }}"))
    )
    for name, act in STEPS.items():
        print(f"  {name}", round(page.evaluate(ACT.format(act=act))))
        median, slow = page.evaluate(FRAMES)
        print(f"    per frame: median {median:.1f}, 95th percentile {slow:.1f}")


def main() -> None:
    """Measure pages of 1,000 and 5,000 nodes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for nodes in (1000, 5000):
            map_ = load_text(generate(nodes, "balanced", links=nodes // 25)).map
            assert map_ is not None
            file = Path(folder) / f"{nodes}.html"
            file.write_bytes(export(map_, ExportOptions()))
            print(f"{nodes} nodes, {file.stat().st_size / 1e6:.1f} MB")
            measure(browser.new_page(viewport={"width": 1600, "height": 1000}), file.as_uri())
        browser.close()


if __name__ == "__main__":
    main()
