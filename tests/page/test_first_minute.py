"""The first minute: what a reader sees at opening, wherever it is opened, and how the window is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.exporters import ExportOptions
from argmap.exporters.html import export
from argmap.loading import load
from argmap.model import ArgumentMap
from exporters.maps import TRADE
from page.conftest import Opener, axe_violations, cards, comes, open_groups
from page.test_reading import show
from support.diagnosing import read

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Playwright leaves an event loop behind that nobody can close.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture(scope="module")
def flagship() -> ArgumentMap:
    map_ = load(MAPS / "us-taiwan.argmap.yaml").map
    assert map_ is not None
    return map_


@pytest.fixture(scope="module")
def trade() -> ArgumentMap:
    return read(TRADE)


GLANCED = """() => [...document.querySelectorAll('.row')]
  .filter(row => Number(row.getAttribute('aria-level')) <= 2)
  .map(row => {
    const { top, bottom } = row.getBoundingClientRect();
    return [top, bottom, parseFloat(getComputedStyle(row.querySelector('.text')).fontSize), row.innerText];
  })"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("width", "height", "screens"), [(1280, 800, 1), (1440, 900, 1), (768, 1024, 1), (360, 740, 1.5)]
)
def test_the_thesis_and_all_its_reasons_are_read_at_opening(
    open_page: Opener, flagship: ArgumentMap, width: int, height: int, screens: float, language: str
) -> None:
    page = open_page(flagship, f"?lang={language}", width=width, height=height)
    rows = page.evaluate(GLANCED)
    assert len(rows) == 1 + len(flagship.root.children)
    for top, bottom, size, said in rows:
        assert top >= 0
        assert bottom <= height * screens
        assert size >= 12
        assert re.search(r"[01]\.\d\d", said), "how well it stands"


def test_nothing_else_is_open_than_what_fits(open_page: Opener, flagship: ArgumentMap, trade: ArgumentMap) -> None:
    page = open_page(flagship)
    assert 1 + len(flagship.root.children) <= page.locator(".row").count() < 20
    assert page.locator(".row").last.evaluate("row => row.getBoundingClientRect().bottom <= innerHeight")
    assert open_page(trade).locator(".row").count() == len(trade)


@pytest.mark.slow
def test_reasons_are_seen_without_scrolling_for_almost_every_premise(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship)
    premises = [node.id for node in flagship if node.children and node.parent]
    seen = page.evaluate(
        """ids => ids.filter(id => {
          location.hash = id;
          dispatchEvent(new HashChangeEvent('hashchange'));
          const list = document.querySelector('.bearings');
          return list && list.getBoundingClientRect().top + 26 <= innerHeight;
        }).length""",
        premises,
    )
    assert seen >= 0.95 * len(premises)


def test_a_statement_comes_first_then_what_bears_on_it(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, "#cost")
    order = page.locator("#_details > *").evaluate_all(
        "all => all.map(one => one.className || one.localName).map(name => name.split(' ')[0])"
    )
    wanted = ["h2", "gist", "bearing", "nodes", "claim-tools", "way", "group"]
    places = [order.index(name) for name in wanted]
    assert places == sorted(places)
    assert page.locator("#_details .group[open]").count() == 0
    open_groups(page)
    page.click("#_crumbs a >> nth=0")
    assert page.locator("#_details .group[open]").count() > 0, "what the reader has opened stays open"


def test_the_parts_of_the_window_are_resized_hidden_and_remembered(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)

    def widths() -> tuple[float, float]:
        boxes = [page.locator(name).bounding_box() for name in (".canvas", ".panel")]
        return tuple(box["width"] if box else 0 for box in boxes)  # type: ignore[return-value]

    before = widths()
    page.locator("#_divider").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert widths()[1] > before[1] + 100
    box = page.locator("#_divider").bounding_box()
    assert box
    page.mouse.move(box["x"] + 4, 400)
    page.mouse.down()
    page.mouse.move(700, 400, steps=3)
    page.mouse.up()
    assert abs(widths()[1] - 580) < 15
    page.keyboard.press("]")
    assert widths() == (1280, 0)
    page.reload()
    assert widths() == (1280, 0)
    page.keyboard.press("[")
    assert widths()[0] == 0, "one of them is always there"
    page.keyboard.press("[")
    assert abs(widths()[1] - 580) < 15


def test_a_page_that_cannot_remember_still_works(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    page.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.reload()
    page.keyboard.press("]")
    assert page.locator(".panel").is_hidden()


def test_a_phone_has_a_low_head_that_goes_and_targets_for_fingers(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, width=360, height=740)
    head = page.locator("#_head").bounding_box()
    assert head
    assert head["height"] <= 96
    page.evaluate("document.getElementById('_unfold').click()")
    page.mouse.move(180, 400)
    page.mouse.wheel(0, 900)
    assert comes(page, lambda: page.locator("#_head").bounding_box()["y"] < -80)  # type: ignore[index]
    page.locator("#_outline").evaluate("tree => tree.scrollTo(0, 600)")
    assert comes(page, lambda: page.locator("#_head").bounding_box()["y"] == 0)  # type: ignore[index]
    page.locator(".row").nth(1).evaluate("row => row.click()")
    for button in page.locator(".stepper button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44


@pytest.mark.parametrize("height", [256, 740])
def test_nothing_is_cut_at_320_pixels(open_page: Opener, flagship: ArgumentMap, height: int) -> None:
    page = open_page(flagship, width=320, height=height)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    ends = page.locator(".head :is(button, input), .row, .outline .bar button").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().right)"
    )
    assert max(ends) <= 320


def test_no_part_of_the_diagram_shines_through_another_view(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, width=360)
    show(page, "diagram")
    page.click("#_fit")
    page.click("#_back")
    seen = page.locator(".canvas, .canvas *").evaluate_all(
        "all => all.filter(one => one.checkVisibility({ visibilityProperty: true })).length"
    )
    assert seen == 0


def test_paper_keeps_the_ends_of_lines(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    heads = page.locator("#_print .edge .head")
    assert heads.count() > 0
    assert heads.evaluate_all("all => all.every(head => head.checkVisibility())")
    assert page.locator("#_head").is_hidden()


@pytest.mark.parametrize(
    ("locale", "at", "shown"), [("en-GB", "", "en"), ("zh-CN", "", "zh"), ("fr", "", "zh"), ("en", "?lang=zh", "zh")]
)
def test_the_language_is_the_readers(open_page: Opener, trade: ArgumentMap, locale: str, at: str, shown: str) -> None:
    page = open_page(trade, at, locale=locale)
    assert page.evaluate("document.documentElement.lang") == shown


def test_the_address_keeps_what_the_reader_sees(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, "#cost")
    page.click("#_languages [lang=en]")
    page.click("[data-tab=outline]")
    page.fill("#_search", "war")
    page.click("#_filter")
    page.locator("[data-facet=kind] label").first.click()
    address = page.url
    kept = page.locator(".row").all_text_contents()
    assert "lang=en" in address
    assert "q=war" in address
    assert "f=kind" in address
    page.evaluate("localStorage.clear()")
    again = open_page(trade, address[address.index("?") :], locale="zh-CN")
    assert again.locator(".row").all_text_contents() == kept
    page.keyboard.press("Escape")
    page.click("#_clear")
    page.click("#_fold")
    folded = open_page(trade, page.url[page.url.index("?") :])
    assert folded.locator(".row").count() == 1 + len(trade.root.children)


def test_the_chosen_row_stays_in_sight(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, "#kmt-exchanges")
    page.click("[data-tab=outline]")

    def in_sight() -> bool:
        return bool(
            page.evaluate("""() => {
          const [tree, row] = ['#_outline', '.row[aria-selected=true]'].map(one => document.querySelector(one));
          const [a, b] = [tree, row].map(one => one.getBoundingClientRect());
          return a.top <= b.top + 1 && b.bottom <= a.bottom + 1;
        }""")
        )

    assert in_sight()
    page.click("#_languages [lang=en]")
    assert in_sight()
    page.select_option("#_show", "status")
    assert in_sight()
    page.click("#_unfold")
    assert in_sight()
    page.fill("#_search", "China")
    page.click("#_clear")
    assert in_sight()


def test_what_was_fitted_stays_fitted_and_says_its_branches(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship)
    page.click("#_unfold")
    page.click("#_fit")
    titles = page.locator(".far").get_attribute("data-titles") or ""
    assert {"1", "2", "3"} <= set(titles.split())
    page.click("#_fold")
    assert page.locator(".far").is_hidden()
    assert len(cards(page)) == 1 + len(flagship.root.children)


def test_matches_in_texts_come_before_those_in_remarks(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, "?lang=en")
    page.fill("#_search", "arms")
    count = int(re.findall(r"\d+", page.inner_text("#_match"))[-1])
    page.click("#_next")
    assert (
        "arms" in page.inner_text("#_details h2").lower() or page.locator(".row[aria-selected=true] .text mark").count()
    )
    assert page.inner_text("#_match") == f"1 of {count}"
    page.click("#_previous")
    assert page.inner_text("#_match") == f"{count} of {count}"
    high = page.locator(".elsewhere").evaluate_all("all => Math.max(...all.map(one => one.offsetHeight))")
    assert high <= 45


def test_arrow_keys_walk_from_card_to_card(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    page.locator("#_pane").focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        walked.append(page.locator(".pane .chosen").get_attribute("data-id"))
    assert walked == ["thesis", "cost", "fear", "cost", "blockade", "cost", "thesis"]
    page.keyboard.press("?")
    assert page.locator("#_help kbd").count() > 8
    page.keyboard.press("Escape")
    assert page.locator("#_help").is_hidden()


def test_the_way_the_claims_out_of_sight_and_the_whole_are_shown(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, "?lang=en#kmt-exchanges")
    assert page.locator("#_crumbs a").first.inner_text() == "Thesis"
    assert page.locator("#_crumbs a").count() > 2
    assert comes(page, lambda: page.locator("#_pinned a").count() > 0)
    assert page.locator("#_minimap").is_visible()
    page.locator("#_pinned a").first.click()
    assert page.locator("#_crumbs [aria-current]").inner_text() != ""
    page.click("#_fit")
    assert comes(page, lambda: page.locator("#_minimap").is_hidden())


def test_a_statement_can_be_copied(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, "?lang=en#cost")
    page.click("#_details .share")
    copied = {}
    for name in ("copy link", "copy quotation", "copy citation"):
        button = page.locator(f"[data-copy='{name}']")
        button.click()
        assert comes(page, lambda button=button: button.get_attribute("data-copied"))  # type: ignore[misc]
        copied[name] = button.get_attribute("data-copied") or ""
    assert copied["copy link"].endswith("map.html?lang=en#cost")
    assert copied["copy quotation"].startswith("“War interrupts trade.”\n— ")
    assert "2024" in copied["copy citation"]


def test_documents_beside_the_page_are_linked(open_page: Opener, trade: ArgumentMap) -> None:
    made = (("trade.zh.docx", "docx", "zh"), ("trade.json", "json", ""))
    page = open_page(trade, options=ExportOptions(documents=made))
    page.click("#_more")
    links = page.locator("#_documents a")
    assert links.evaluate_all("all => all.map(one => one.getAttribute('href'))") == ["trade.zh.docx", "trade.json"]
    assert open_page(trade).locator("#_documents").is_hidden()


def test_without_a_script_there_is_the_outline(browser: object, flagship: ArgumentMap, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(export(flagship, ExportOptions(language="en")))
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page: Page = context.new_page()
    page.goto(file.as_uri() + "#kmt-exchanges")
    assert page.locator("noscript li").count() == len(flagship)
    assert page.locator("header.head").is_hidden()
    thesis = flagship.root.text.best("en")
    assert thesis in page.inner_text("noscript")
    assert page.locator("meta[name=description]").get_attribute("content") == thesis
    assert page.locator("meta[property='og:title']").get_attribute("content") == flagship.title.best("en")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_long_outline_has_few_rows_and_all_of_them_can_be_reached(open_page: Opener) -> None:
    many = "\n".join(f"    p{number}: Statement {number}." for number in range(700))
    page = open_page(read(f"argmap: 1\ntitle: Many\nthesis:\n  text: All.\n  premises:\n{many}\n"))
    assert page.locator(".row").count() <= 300
    page.locator(".row").first.focus()
    page.keyboard.press("End")
    assert page.locator("#_outline :focus .text").inner_text() == "Statement 699."
    page.keyboard.press("Home")
    assert page.locator("#_outline :focus .text").inner_text() == "All."
    page.locator("#_outline").evaluate("tree => tree.scrollTo(0, tree.scrollHeight / 2)")
    assert comes(
        page,
        lambda: page.evaluate("""() => {
          const { left, top } = document.getElementById('_outline').getBoundingClientRect();
          return Boolean(document.elementFromPoint(left + 60, top + 200)?.closest('.row'));
        }"""),
    )
    assert page.locator(".row").count() <= 300


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("look", ["light", "dark", "forced", "large"])
def test_axe_finds_nothing(open_page: Opener, flagship: ArgumentMap, look: str, width: int) -> None:
    page = open_page(flagship, "#may-let-provoke", scheme="dark" if look == "dark" else "light", width=width)
    if look == "forced":
        page.emulate_media(forced_colors="active")
    if look == "large":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == width
    open_groups(page)
    page.click("#_more") if width > 759 else None
    # A link to a statement that is out of sight seems to axe to be one for skipping something.
    assert [found for found in axe_violations(page, every=True) if found[0] != "skip-link"] == []


def test_what_is_chosen_has_an_edge_in_forced_colours(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, "#cost")
    page.emulate_media(forced_colors="active")
    for chosen in (".row[aria-selected=true]", "#_languages [aria-pressed=true]", ".tabs [aria-current=true]"):
        assert page.locator(chosen).evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_sizes_follow_the_readers_own(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    sizes = """['.row .text', '.head button', '.gist'].map(
      one => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"""
    before = page.evaluate(sizes)
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    grown = [now / then for now, then in zip(page.evaluate(sizes), before, strict=True)]
    assert min(grown) > 1.5


def test_the_banner_says_what_layers_add_and_leads_through_it(open_page: Opener) -> None:
    critique = load(MAPS / "us-taiwan.critique.argmap.yaml").map
    assert critique is not None
    page = open_page(critique, "?lang=en")
    added = sum(bool(node.layer) for node in critique)
    assert str(added) in page.inner_text("#_layers .effect")
    assert page.locator("#_layers .effect").is_visible()
    page.click("#_next-addition")
    first = page.inner_text("#_details .id")
    assert critique[first].layer
    page.click("#_next-addition")
    second = page.inner_text("#_details .id")
    assert critique[second].layer
    assert second != first
    before = page.get_attribute("#_gauge", "aria-label")
    page.locator("#_layers input").first.uncheck()
    assert page.get_attribute("#_gauge", "aria-label") != before


def test_what_a_page_has_beside_its_data_is_small(trade: ArgumentMap) -> None:
    page = export(trade, ExportOptions())
    data = re.search(rb'id="_data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert len(page) - len(data[1]) < 340_000
