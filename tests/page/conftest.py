"""A browser for the tests of the page: one for all of them, since starting it takes longer than most tests."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.exporters import ExportOptions
from argmap.exporters.html import export
from argmap.model import ArgumentMap
from argmap.schemes import OWN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 30.0
"""Seconds until something that the page does not show is missed; a busy machine needs some of them."""

Opener = Callable[..., "Page"]
"""Opens the page of a map: ``open_page(map_, at="#id", width=1280, height=800, scheme="light")``."""


def comes(page: Page, holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold, such as what the page does in its next frames."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            return False
        page.wait_for_timeout(20)
    return True


def cards(page: Page) -> list[str]:
    """The ids of the cards in sight."""
    found: list[str] = page.locator(".pane .node").evaluate_all("cards => cards.map(card => card.dataset.id)")
    return found


def open_groups(page: Page) -> None:
    """Open the groups of the panel that are closed at first; they stay open from statement to statement."""
    page.evaluate("for (const group of document.querySelectorAll('.details .group')) group.open = true")
    page.wait_for_function("[...document.querySelectorAll('.details .group > div')].every(box => box.hasChildNodes())")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium is installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open pages; afterwards none may have said anything in the console, nor asked for anything but its file."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_(
        map_: ArgumentMap,
        at: str = "",
        width: int = 1280,
        height: int = 800,
        scheme: Any = "light",
        locale: str = "",
        options: ExportOptions | None = None,
    ) -> Page:
        file = tmp_path / "map.html"
        file.write_bytes(export(map_, replace(options or ExportOptions(), schemes=OWN)))
        # Motion would have to be waited for.
        context = browser.new_context(
            locale=locale or (options and options.language) or map_.primary_language,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(re.split("[?#]", request.url)[0]))
        page.goto(file.as_uri() + at)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert said == []
    assert {address for address in asked if not address.startswith("data:")} <= {(tmp_path / "map.html").as_uri()}


def sticking_out(page: Page) -> list[str]:
    """The elements in sight that are wider than their place without an ellipsis, or reach beyond the window."""
    found: list[str] = page.evaluate("""() => [document.documentElement, ...document.querySelectorAll(
        'header, header *, .bar, .tree, .row, .details, .details *, .tools *')]
      .filter(item => item.checkVisibility({visibilityProperty: true}))
      .filter(item => item.scrollWidth > item.clientWidth + 1 && getComputedStyle(item).display !== 'inline'
        && getComputedStyle(item).textOverflow !== 'ellipsis'
        && !item.closest('svg, .filters, .unseen') || item.getBoundingClientRect().right > innerWidth + 1)
      .map(item => item.outerHTML.slice(0, 120))""")
    return found


def axe_violations(page: Page, every: bool = False) -> list[tuple[str, list[str]]]:
    """What axe finds serious or critical, or all that it finds: the rules, each with the beginnings of the elements."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = json.loads(
        page.evaluate("axe.run({resultTypes: ['violations']}).then(found => JSON.stringify(found.violations))")
    )
    return [
        (rule["id"], [node["html"][:150] for node in rule["nodes"]])
        for rule in found
        if every or rule["impact"] in ("serious", "critical")
    ]
