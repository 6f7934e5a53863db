"""Report, review, matrix and coverage in a browser: nothing overflows or is fetched, and axe finds no serious fault."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.analysis.competing_hypotheses import weigh
from argmap.analysis.metrics import survey
from argmap.analysis.weaknesses import gather
from argmap.checks import Context, check
from argmap.evaluation import Settings
from argmap.loading import load, load_text
from argmap.model import Kind
from argmap.reports import overview
from argmap.reports.coverage.html import render_html as coverage_html
from argmap.reports.coverage.text import SourceReport
from argmap.reports.document import render
from argmap.reports.matrix.report import Wording
from argmap.reports.review import report as review
from argmap.sources.library import Library
from argmap.sources.passages import SourceTexts
from page.conftest import axe_violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml"
TUTORIAL = FLAGSHIP.with_name("tutorial.argmap.yaml")
LONG = "W" * 3000
MAP = f"""\
argmap: 1
title: {LONG}
sources:
  one: {{title: One, author: [{{literal: Ann}}], issued: 2020, notes: 3}}
  two: {{title: Two, author: [{{literal: {LONG}}}], issued: 2021}}
thesis:
  text: {LONG}
  premises:
    a: {{text: "{LONG}", forecast: {{due: 2030-01-01, outcome: pending}}, likelihood: likely}}
    b: {{text: B, by: "{LONG}", assumed: true, forecast: {{due: 2030-02-01}}}}
  evidence:
    c: {{text: C, source: one, cites: [1], by: x}}
    d: {{text: D, source: two, at: A sentence}}
  objections:
    e: {{text: E}}
"""


def page_of(browser: Browser, tmp_path: Path, made: str, width: int, scheme: Any) -> tuple[Page, list[str]]:
    """The page, and what it said in the console or asked for."""
    file = tmp_path / "report.html"
    file.write_text(made, encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    noted: list[str] = []

    def note_request(address: str) -> None:
        if address.partition("#")[0] != file.as_uri() and not address.startswith("data:"):
            noted.append(address)

    page.on("console", lambda message: noted.append(message.text))
    page.on("request", lambda request: note_request(request.url))
    page.goto(file.as_uri())
    return page, noted


def flagship(language: str) -> str:
    loaded = load(FLAGSHIP)
    assert loaded.map is not None
    return render(overview.document(loaded.map, survey(loaded.map, check(loaded)), language), "html")


def hostile(tmp_path: Path) -> str:
    loaded = load_text(MAP)
    assert loaded.map is not None, loaded.diagnostics
    text = tmp_path / "two.md"
    text.write_text(f"# {LONG}\n\nA sentence. Another one.\n", encoding="utf-8")
    library = Library({"two": text})
    coverage = SourceTexts(loaded.map, library).coverage("two")
    assert coverage is not None
    return render(overview.document(loaded.map, survey(loaded.map, check(loaded), {"two": coverage}), "en"), "html")


@pytest.mark.parametrize("which", ["zh", "en", "hostile"])
def test_nothing_overflows_and_nothing_is_fetched(browser: Browser, tmp_path: Path, which: str) -> None:
    made = hostile(tmp_path) if which == "hostile" else flagship(which)
    page, noted = page_of(browser, tmp_path, made, 360, "light")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    # A chart cuts off labels of nothing but the widest letters (the table has them), and nothing else.
    wanted = ".part, .value, .dot, .axis" if which == "hostile" else "svg > g"
    for width in (360, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        beyond = page.evaluate(
            """wanted => [...document.querySelectorAll('section > svg')].filter(svg => {
                const right = svg.getBoundingClientRect().right + 1
                return [...svg.querySelectorAll(wanted)].some(part => part.getBoundingClientRect().right > right)
            }).map(svg => svg.parentElement.id)""",
            wanted,
        )
        assert (width, beyond) == (width, [])
    assert noted == []


def critics_page(which: str, map_file: Path, language: str) -> str:
    """The review of a map, or the matrix of its thesis and of the last of the claims below."""
    loaded = load(map_file)
    map_ = loaded.map
    assert map_ is not None, loaded.diagnostics
    files = {"": map_file.name}
    if which == "matrix":
        claims = [map_.root, map_.children(map_.root, Kind.PREMISE, Kind.OBJECTION)[-1]]
        return render(Wording(map_, weigh(map_, claims), language, files).document(), "html")
    today = datetime.date(2029, 1, 1)
    found = gather(Context(loaded, map_, today=today), Settings())
    made = review.document(map_, found, language, files=files, today=today, settings=Settings(), most=5)
    return render(made, "html")


@pytest.mark.parametrize(
    ("which", "language", "width"),
    [("review", "zh", 1280), ("review", "hostile", 360), ("matrix", "zh", 360), ("matrix", "hostile", 1280)],
)
def test_the_critics_pages_overflow_nowhere(
    browser: Browser, tmp_path: Path, which: str, language: str, width: int
) -> None:
    file = FLAGSHIP
    if language == "hostile":
        file, language = tmp_path / "m.argmap.yaml", "en"
        file.write_text(MAP, encoding="utf-8")
    page, noted = page_of(browser, tmp_path, critics_page(which, file, language), width, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if which == "matrix":
        # What a table scrolls by is its own; its head stays in sight.
        head = "document.querySelector('thead th').getBoundingClientRect().top"
        box = "document.querySelector('.table')"
        assert page.evaluate(f"{box}.scrollTop = 300, {head} >= {box}.getBoundingClientRect().top")
    assert noted == []


def coverage_page(tmp_path: Path) -> str:
    """The coverage page of a source with sections, gaps, and an anchor that leads nowhere."""
    loaded = load_text(MAP.replace("at: A sentence", f"at: [A sentence, {LONG}]"))
    assert loaded.map is not None, loaded.diagnostics
    file = tmp_path / "two.md"
    file.write_text(f"# {LONG}\n\nA sentence. Another one.\n\n## Below\n\n{LONG} is said here.\n", encoding="utf-8")
    coverage = SourceTexts(loaded.map, Library({"two": file})).coverage("two")
    assert coverage is not None
    report = SourceReport(loaded.map, "two", coverage, (("d", LONG),), coverage.sections)
    return coverage_html([report], "en")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_coverage_page_overflows_nowhere_and_keeps_to_its_policy(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    page, noted = page_of(browser, tmp_path, coverage_page(tmp_path), width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".only input").check()
    assert page.evaluate("[...document.querySelectorAll('.bar rect')].every(bar => bar.getBBox().width >= 0)")
    assert noted == []


@pytest.mark.parametrize(
    ("which", "language", "scheme", "width"),
    [
        ("coverage", "en", "light", 1280),
        ("coverage", "en", "dark", 360),
        ("report", "zh", "light", 1280),
        ("report", "en", "dark", 360),
        ("review", "en", "light", 360),
        ("review", "en", "dark", 1280),
        ("matrix", "en", "light", 360),
        ("matrix", "en", "dark", 1280),
    ],
)
def test_axe_finds_nothing_serious(
    browser: Browser, tmp_path: Path, which: str, language: str, scheme: str, width: int
) -> None:
    made = (
        coverage_page(tmp_path)
        if which == "coverage"
        else flagship(language)
        if which == "report"
        else critics_page(which, TUTORIAL, language)
    )
    page, _ = page_of(browser, tmp_path, made, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert axe_violations(page) == []
