"""What a reader does with the page, in a browser: choosing, searching, folding, filtering, languages, themes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.exporters import ExportOptions
from argmap.loading import load
from argmap.model import ArgumentMap
from exporters.maps import TRADE
from exporters.test_addresses import EXPECTED, works
from exporters.test_details import ADDRESSES, detailed
from page.conftest import Opener, axe_violations, cards, comes, open_groups, sticking_out
from support.diagnosing import read

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

# Playwright leaves an event loop behind that nobody can close.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def flagship() -> ArgumentMap:
    map_ = load(Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml").map
    assert map_ is not None
    return map_


@pytest.fixture(scope="module")
def trade() -> ArgumentMap:
    return read(TRADE)


def rows(page: Page) -> list[str]:
    """The numbers of the rows that the outline shows; the thesis has none."""
    return [text.strip() for text in page.locator("[role=treeitem]").evaluate_all(
        "rows => rows.map(row => row.querySelector('.number')?.textContent ?? '')"
    )]  # fmt: skip


def chosen(page: Page) -> tuple[str, str, str]:
    """The chosen node, as the panel, the outline and the diagram have it."""
    row = page.locator("[role=treeitem][aria-selected=true] .number").text_content() or ""
    card = page.locator(".pane .chosen").get_attribute("data-id") or ""
    return page.inner_text("#_details .id"), row.strip(), card


def say(page: Page, language: str) -> None:
    """Choose a language, which is in the menu where the window is narrow."""
    if page.locator("#_settings").is_hidden():
        page.click("#_more")
    page.click(f"#_languages [lang={language}]")
    page.keyboard.press("Escape")


def show(page: Page, view: str) -> None:
    """Show the outline, the diagram or the details of a narrow screen."""
    if view == "details":
        if page.locator("#_pane").is_visible():
            page.click("#_back")
        page.locator(".row[aria-selected=true]").click()
    elif view == "diagram":
        if page.locator("#_details").is_visible():
            page.click("[data-step=close]")
        page.click("#_more")
        page.click("#_to-diagram")
    elif page.locator("[data-step=close]").is_visible():
        page.click("[data-step=close]")


def test_choosing_in_one_view_chooses_in_all(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    page.get_by_role("treeitem", name="封锁").click()
    assert chosen(page) == ("blockade", "1.1", "blockade")
    assert page.url.endswith("#blockade")
    page.locator(".pane .node[data-id=fear]").click()
    assert chosen(page) == ("fear", "2", "fear")
    page.locator("#_details .way a").first.click()
    assert page.inner_text("#_details .id") == "thesis"
    page.go_back()
    assert chosen(page)[0] == "fear"
    page.click("#_title")
    assert "李明" in page.inner_text("#_details")
    assert not page.url.endswith("fear")


def test_the_panel_says_all_that_the_map_knows(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, "#cost")
    panel = page.locator("#_details")
    open_groups(page)
    for said in ("War interrupts trade.", "一（二）", "10、11、12、15", "封锁使贸易额下降四成"):
        assert said in panel.inner_text()
    assert panel.locator(".prose li").all_text_contents() == ["甲", "乙"]
    # The link of a caveat that stands elsewhere, both ways.
    page.click("[data-tab=outline]")
    page.get_by_role("treeitem", name="长期").click()
    open_groups(page)
    assert "另限制" in panel.inner_text()
    panel.locator("[data-group=links] a", has_text="战争使贸易中断").click()
    assert panel.locator(".bearing.limits").count() == 1
    assert "来自其他分支" in panel.inner_text()
    page.goto(page.url.partition("#")[0] + "#year-1914")
    for said in ("2030年1月31日", "已应验（2029年12月1日）", "年鉴所载战争数"):
        assert said in panel.inner_text()
    page.goto(page.url.partition("#")[0] + "#thesis")
    for said in ("因果论证", "有利可图者不愿开战", "须同时成立", "较可能（55%–80%）", "高"):
        assert said in panel.inner_text()


def test_the_keyboard_walks_through_the_outline(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    page.locator("[role=treeitem][tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    assert chosen(page)[0] == "cost"
    page.keyboard.press("ArrowLeft")
    assert rows(page) == ["", "1", "2", "3", "4"]
    assert page.locator(":focus").get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert chosen(page)[0] == "blockade"
    page.keyboard.press("End")
    assert chosen(page)[0] == "year-1914"
    page.keyboard.press("Home")
    assert page.inner_text("#_details .id") == "thesis"
    page.keyboard.type("fea")
    assert chosen(page)[0] == "fear"
    assert page.locator("[role=treeitem][tabindex='0']").count() == 1
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#_details .id") == "thesis"


def test_folding_in_either_view_folds_both(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade)
    page.click("#_fit")
    page.locator(".pane .handle").nth(1).click()
    assert rows(page) == ["", "1", "2", "3", "4"]
    assert "blockade" not in cards(page)
    assert page.locator(".pane .handle.folded").text_content() == "+1"
    assert page.locator(".row .more").text_content() == " +1"
    page.locator("[role=treeitem] .twist").nth(1).click()
    assert comes(page, lambda: "blockade" in cards(page))
    page.click("#_fold")
    assert rows(page) == ["", "1", "2", "3", "4"]
    page.goto(page.url + "#blockade")
    assert chosen(page)[0] == "blockade"


def test_search_finds_chinese_english_and_ids(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship)
    page.fill("#_search", "关税")
    matching = [node for node in flagship if any("关税" in text for text in node.text.by_language.values())]
    hits = page.locator("[role=treeitem].match mark").all_text_contents()
    assert len(hits) >= len(matching) > 0
    assert set(hits) == {"关税"}
    assert page.locator(".pane .match .hit").first.text_content() == "关税"
    page.fill("#_search", "gallup")
    assert page.locator("[role=treeitem].match mark").count() > 0
    # English is found while Chinese is shown, and shown then; terms may stand apart; width of letters does not count.
    page.fill("#_search", "ＴＲＵＭＰ  tariff")
    assert "tariff" in " ".join(page.locator(".elsewhere").all_text_contents()).lower()
    page.keyboard.press("Enter")
    assert page.locator("[role=treeitem][aria-selected=true].match").count() == 1
    page.fill("#_search", "无此一说")
    assert page.inner_text("#_status") == "没有相符的陈述"
    before = len(rows(page))
    page.keyboard.press("Escape")
    assert len(rows(page)) > before


def test_filters(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship)
    page.click("#_filter")
    page.locator("[data-facet=speaker] label", has_text="盖洛普").click()
    gallup = [node.id for node in flagship if node.by and node.by.best("zh") == "盖洛普"]
    assert page.locator("[role=treeitem].match").count() == len(gallup)
    assert page.inner_text("#_active") == "1"
    page.locator("[data-facet=kind] label", has_text="限定").click()
    assert page.inner_text("#_status") == "没有相符的陈述"
    page.keyboard.press("Escape")
    assert page.locator("#_filters").is_hidden()
    page.click("#_clear")
    assert page.inner_text("#_status") == f"共{len(flagship)}条"
    page.click("#_filter")
    page.locator("[data-facet=tag] label", has_text="chips").click()
    assert page.locator("[role=treeitem].match").count() == sum("chips" in node.tags for node in flagship)


def test_a_deep_link_is_in_sight_in_both_views(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, "#kmt-exchanges")
    assert chosen(page)[0] == "kmt-exchanges"
    pane, tree = page.locator("#_pane").bounding_box(), page.locator("#_outline").bounding_box()
    assert pane
    assert tree

    def in_sight(view: FloatRect, selector: str) -> bool:
        box = page.locator(selector).bounding_box()
        return box is not None and view["y"] <= box["y"] <= box["y"] + box["height"] <= view["y"] + view["height"]

    # Rows get their real heights frame by frame.
    assert comes(page, lambda: in_sight(pane, ".pane .chosen"))
    assert comes(page, lambda: in_sight(tree, "[aria-selected=true]"))


def test_language_and_theme(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, "#cost")
    page.click("#_languages [lang=en]")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.inner_text("#_title") == "Trade and peace"
    assert page.inner_text("#_details h2") == "War interrupts trade."
    assert page.locator("#_details .other").get_attribute("lang") == "zh"
    assert page.locator(".pane .node .k").first.text_content() == "Thesis"
    assert page.get_by_role("button", name="Filters").is_visible()
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click("#_more")
    while page.evaluate("document.documentElement.dataset.theme") != "dark":
        page.click("#_theme")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    page.reload()
    assert page.evaluate("[document.documentElement.dataset.theme, document.documentElement.lang]") == ["dark", "en"]
    english = open_page(trade, options=ExportOptions(language="en", theme="dark", focus="fear", depth=0))
    assert english.inner_text("#_details .id") == "fear"


def test_moving_and_zooming_the_diagram(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship)

    def view() -> list[float]:
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        moved = page.locator(".pane svg > g").get_attribute("transform") or ""
        return [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", moved)]

    first = view()
    page.locator("#_pane").focus()
    page.keyboard.press("Shift+ArrowDown")
    assert view()[1] == first[1] - 80
    page.keyboard.press("1")
    assert view()[2] == 1
    assert page.inner_text("#_actual") == "100%"
    page.mouse.move(300, 300)
    before = view()
    page.mouse.wheel(30, 100)
    assert comes(page, lambda: view() == [before[0] - 30, before[1] - 100, 1]), "the wheel pans"
    page.keyboard.down("Control")
    page.mouse.wheel(0, 400)
    page.keyboard.up("Control")
    assert comes(page, lambda: view()[2] < 1)
    page.keyboard.press("0")
    fitted = view()
    page.mouse.down()
    page.mouse.move(350, 360, steps=4)
    page.mouse.up()
    assert comes(page, lambda: view() != fitted)
    assert page.locator("[aria-selected=true]").count() == 0, "a drag is no click"
    for _ in range(40):
        page.keyboard.press("Shift+ArrowLeft")
    assert view()[0] < page.locator("#_pane").bounding_box()["width"]  # type: ignore[index]


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_nothing_overflows(open_page: Opener, flagship: ArgumentMap, width: int) -> None:
    page = open_page(flagship, "#may-let-provoke", width=width)
    for language in ("zh", "en"):
        say(page, language)
        for tab in ("outline", "diagram", "details") if width < 760 else ("",):
            show(page, tab)
            assert sticking_out(page) == []
    page.click("#_filter")
    assert sticking_out(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_serious(open_page: Opener, flagship: ArgumentMap, scheme: str, width: int) -> None:
    page = open_page(flagship, "#may-let-provoke", scheme=scheme, width=width)
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    if width < 760:
        page.click("[data-step=close]")
    page.click("#_filter")
    page.locator("[data-facet=kind] label").nth(2).click()
    page.fill("#_search", "特朗普")
    page.click("#_title")
    assert axe_violations(page) == []


def test_on_a_narrow_screen_details_are_a_sheet_over_the_outline(open_page: Opener, trade: ArgumentMap) -> None:
    page = open_page(trade, width=360)
    assert page.locator("#_outline").is_visible()
    assert page.locator("#_pane").is_hidden()
    page.get_by_role("treeitem", name="封锁").click()
    assert page.locator("#_details").is_visible()
    assert page.locator("#_outline").is_visible()
    page.click("[data-step=parent]")
    assert page.inner_text("#_details .id") == "cost"
    page.click("[data-step='next sibling']")
    page.click("[data-step='previous sibling']")
    page.click("[data-step='first reason']")
    assert page.inner_text("#_details .id") == "blockade"
    assert page.locator("[data-step='first reason']").is_disabled()
    page.click("[data-step=close]")
    assert page.locator("#_details").is_hidden()
    show(page, "diagram")
    assert page.locator(".pane .chosen").is_visible()


def test_paper_has_the_diagram_and_the_whole_outline(open_page: Opener, flagship: ArgumentMap) -> None:
    page = open_page(flagship, scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.locator("#_print")
    assert printed.locator("> p span").count() >= len(flagship)
    assert printed.locator("svg .node").count() == 8
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("main").is_hidden()


def test_links_of_an_explanation_and_of_sources_leave_the_page(open_page: Opener) -> None:
    page = open_page(detailed(), "#t")
    links = page.locator("#_details .prose a").evaluate_all("all => all.map(a => [a.href, a.title, a.target, a.rel])")
    assert sorted({href for href, *_ in links}) == sorted(ADDRESSES)
    assert {tuple(others) for href, title, *others in links if href == title} == {("_blank", "noreferrer noopener")}
    assert page.locator("#_details .prose :is(img, b, script)").count() == 0
    page = open_page(works(), "")
    found = page.locator("#_details .works a").evaluate_all("all => all.map(a => a.href)")
    assert found == EXPECTED
