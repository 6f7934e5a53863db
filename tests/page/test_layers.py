"""The page of a map with a layer: what is marked, what can be taken off, and what the map comes to with and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.evaluation import Settings
from argmap.exporters import ExportOptions
from argmap.loading import load
from argmap.model import ArgumentMap, Kind
from page.conftest import Opener, axe_violations, cards, open_groups, sticking_out
from page.test_reading import say, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

LIBRARY = """\
argmap: 1
title: {zh: 周日开馆, en: Sunday opening}
languages: [zh, en]
thesis:
  text: {zh: 图书馆周日应当开放。, en: The library should open on Sundays.}
  premises:
    demand:
      text: {zh: 读者有需要。, en: Readers ask for it.}
      evidence:
        survey: {text: {zh: 三分之二的人要求。, en: Two in three ask.}}
"""

CRITIQUE = """\
argmap: 1
extends: library.argmap.yaml
title: {zh: 方法审读, en: A reading for method}
by: {zh: 审读, en: reviewer}
add:
  demand:
    objections:
      few: {text: {zh: 他们人不多。, en: They are few.}}
  survey:
    caveats:
      one-year: {text: {zh: 只问了一年。, en: Only one year was asked.}, by: {zh: 馆长, en: the librarian}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> ArgumentMap:
    folder = tmp_path_factory.mktemp("library")
    (folder / "library.argmap.yaml").write_text(LIBRARY, encoding="utf-8")
    layer = folder / "library.critique.argmap.yaml"
    layer.write_text(CRITIQUE, encoding="utf-8")
    map_ = load(layer).map
    assert map_ is not None
    return map_


def outline(page: Page) -> list[str]:
    """The texts of the rows, each with its badge and its mark."""
    return [
        " ".join(text.split())
        for text in page.locator("[role=treeitem]").evaluate_all(
            """rows => rows.map(row => [row.querySelector('.text'), row.querySelector('.badge > :last-child'),
                row.querySelector('.reading')].map(part => part?.textContent ?? '').join(' '))"""
        )
    ]


def test_a_layer_is_marked_and_can_be_taken_off(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library)
    whole = [
        *("图书馆周日应当开放。", "读者有需要。", "三分之二的人要求。", "只问了一年。 馆长", "他们人不多。 审读"),
    ]
    assert outline(page) == whole
    assert page.locator("[role=treeitem]").last.text_content() == "反驳 1.2 他们人不多。图层：方法审读，审读"
    page.click("#_fit")
    assert page.locator(".pane .sheet").count() == 2
    switch = page.get_by_role("group", name="图层").get_by_label("方法审读 — 审读2")
    page.get_by_role("treeitem", name="只问了一年").click()
    assert "方法审读 — 馆长" in page.inner_text("#_details .from-layer")
    switch.click()
    assert outline(page) == whole[:3]
    assert "survey" in cards(page)
    assert not {"one-year", "few"} & set(cards(page))
    assert page.text_content("#_status") == "共3条"
    assert page.inner_text("#_details .id") == "survey", "what is chosen gives way to what it hung on"
    assert page.url.endswith("?hide=critique#survey")
    page.fill("#_search", "一年")
    assert page.text_content("#_status") == "没有相符的陈述"
    page.keyboard.press("Escape")
    page.reload()
    assert outline(page) == whole[:3]
    assert not switch.is_checked()
    # A link to one of its nodes puts the layer on again.
    page.goto(page.url.partition("#")[0] + "#few")
    assert page.inner_text("#_details .id") == "few"
    assert switch.is_checked()
    assert outline(page) == whole
    assert page.url.endswith(".html#few")
    page.click("#_filter")
    page.locator("[data-facet=layer] label", has_text="论证图本身").click()
    assert page.locator("[role=treeitem].match .text").all_text_contents() == whole[:3]


def test_a_page_can_begin_with_a_reading(open_page: Opener, library: ArgumentMap) -> None:
    settings = Settings(base_scores={Kind.CAVEAT: 0.25})
    page = open_page(library, options=ExportOptions(show="strength", evaluate=settings))
    assert outline(page)[3] == "只问了一年。 馆长 强度 0.25"
    assert page.input_value("#_show") == "strength"
    assert "?" not in page.url
    page.select_option("#_show", "")
    assert outline(page)[3] == "只问了一年。 馆长"
    page.reload()
    assert outline(page)[3] == "只问了一年。 馆长", "the address keeps that nothing is to be marked"


def test_what_the_map_comes_to_with_its_layer_and_without(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, "#demand")
    panel = page.locator("#_details")
    assert page.locator("[role=tree] .reading, .pane .reading").count() == 0, "nothing is marked at first"
    open_groups(page)
    said = " ".join(panel.inner_text().split())
    assert "状态 不成立（被驳倒） 对它的反驳成立（1.2） 各条推论 成立 1.1 0.43 强度" in said
    assert "不计图层 成立，" in said
    assert "不判断论断是否属实" not in said, "it is said once, about the map"
    page.select_option("#_show", "status")
    assert [row.split()[-1] for row in outline(page)] == ["不成立", "不成立", "有保留地成立", "成立", "成立"]
    assert page.locator(".pane .node[data-id=demand]").locator(".reading").text_content() == "不成立"
    panel.get_by_role("link", name="1.2", exact=True).click()
    assert page.inner_text("#_details .id") == "few"
    assert page.inner_text("#_layers .effect") == (
        "图层《方法审读》增加2条陈述；论题由“成立”（0.75）变为“不成立”（0.00）。"
    ), "it is said first"
    page.locator("#_layers input").click()
    assert page.inner_text("#_details .id") == "demand"
    assert [row.split()[-1] for row in outline(page)] == ["成立"] * 3
    assert "计入图层 不成立，" in " ".join(panel.inner_text().split())
    page.select_option("#_show", "strength")
    page.reload()
    page.click("#_languages [lang=en]")
    assert outline(page)[2] == "Two in three ask. Strength 0.75"
    assert page.locator(".pane .reading").last.text_content() == "0.75"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#_print > p .reading").count() == 3


def test_layers_and_marks_on_a_narrow_screen(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, "?show=status#few", width=360, scheme="dark")
    say(page, "en")
    for tab in ("outline", "diagram", "details"):
        show(page, tab)
        assert sticking_out(page) == []
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.click("#_filter")
    assert axe_violations(page) == []


def test_a_map_without_layers_has_no_switches(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library.without_layers())
    assert page.locator("#_layers").is_hidden()
    assert page.locator("[data-facet=layer]").count() == 0
    page.get_by_role("treeitem", name="读者有需要").click()
    assert "图层" not in page.inner_text("#_details")
