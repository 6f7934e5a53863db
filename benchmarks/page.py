"""Measure the page in a browser: what each action takes, how many elements there are, and frame times while it moves.

Run ``python benchmarks/page.py [NODES …]``; it needs the development dependencies and Debian's chromium. It prints a
table in Markdown, in milliseconds.
"""

from __future__ import annotations

import runpy
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from argmap import load_text
from argmap.exporters import ExportOptions
from argmap.exporters.html import export

generate = runpy.run_path(str(Path(__file__).parent / "generate.py"))["generate"]

SHOWN = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
TIMED = "async () => {{ const start = performance.now(); {act}; " + SHOWN + " return performance.now() - start; }}"
SEARCH = "{{const i = document.getElementById('_search'); i.value = '{}'; i.dispatchEvent(new Event('input'))}}"
SHOW = "{{const s = document.getElementById('_show'); s.value = '{}'; s.dispatchEvent(new Event('change'))}}"
CLICK = "document.querySelector('{}').click()"
SEARCHED = "await new Promise(done => setTimeout(done, 80))"  # what a large map waits for typing to pause
STEPS = {
    "choose": CLICK.format(".row:nth-child(3)"),
    "expand all": CLICK.format("#_unfold"),
    "show status": SHOW.format("status"),
    "show nothing": SHOW.format(""),
    "fit": CLICK.format("#_fit"),
    "choose a deep statement": "location.hash = '{deep}'",
    "search, one digit": f"{SEARCH.format('5')}; {SEARCHED}",
    "search, a word": f"{SEARCH.format('claim')}; {SEARCHED}",
    "clear the search": CLICK.format("#_clear"),
    "theme": CLICK.format("#_theme"),
    "collapse all": CLICK.format("#_fold"),
    "expand all again": CLICK.format("#_unfold"),
}
FRAMES = """async () => {
  const pane = document.getElementById('_pane');
  const { left, top } = pane.getBoundingClientRect();
  const at = step => ({ pointerId: 7, button: 0, buttons: 1, bubbles: true, cancelable: true,
    clientX: left + 300 + (step % 50), clientY: top + 300 - 6 * (step % 50) });
  pane.setPointerCapture = () => {};
  const times = [];
  pane.dispatchEvent(new PointerEvent('pointerdown', at(0)));
  for (let step = 0, last = performance.now(); step < 150; step++) {
    pane.dispatchEvent(new PointerEvent('pointermove', at(step)));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  pane.dispatchEvent(new PointerEvent('pointerup', at(149)));
  times.sort((a, b) => a - b);
  return [times[75], times[142]];
}"""
ELEMENTS = "document.querySelectorAll('*').length"


def measure(page: Page, address: str, deep: str) -> None:
    """Print the rows of one page."""
    page.goto(address)
    opened = page.evaluate(f"async () => {{ {SHOWN} return performance.now(); }}")
    print(f"| open, until the second frame | {opened:.0f} | {page.evaluate(ELEMENTS)} |")
    frames("drag, as opened", page)
    for name, act in STEPS.items():
        took = page.evaluate(TIMED.format(act=act.replace("{deep}", deep)))
        if SEARCHED in act:
            took -= 80
        print(f"| {name} | {took:.0f} | {page.evaluate(ELEMENTS)} |", flush=True)
        if name == "expand all":
            frames("drag, expanded", page)
        if name == "fit":
            frames("drag, fitted", page)


def frames(name: str, page: Page) -> None:
    """Print the median frame and that at the 95th percentile, while the diagram is dragged."""
    median, slow = page.evaluate(FRAMES)
    print(f"| {name}: frame, median / 95th percentile | {median:.0f} / {slow:.0f} | {page.evaluate(ELEMENTS)} |")


def main() -> None:
    """Measure pages of 1,000 and 5,000 nodes, or of the numbers that are given."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for nodes in [int(given) for given in sys.argv[1:]] or [1000, 5000]:
            map_ = load_text(generate(nodes, "balanced", links=nodes // 25)).map
            assert map_ is not None
            file = Path(folder) / f"{nodes}.html"
            file.write_bytes(export(map_, ExportOptions()))
            data = file.read_bytes().partition(b'id="_data">')[2].partition(b"</script>")[0]
            ratio = file.stat().st_size / len(data)
            print(f"\n{nodes} nodes, {file.stat().st_size / 1e6:.2f} MB, {ratio:.2f} times the data\n")
            print("| action | ms | elements |\n|---|--:|--:|")
            deep = max(map_, key=lambda node: node.depth).id
            measure(browser.new_page(viewport={"width": 1600, "height": 1000}), file.as_uri(), deep)
        browser.close()


if __name__ == "__main__":
    main()
