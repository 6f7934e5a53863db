"""A reader answers on the page: what is seen at once, what the browser keeps, and the file that argmap takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap import check
from argmap.diagnostics import Severity
from argmap.evaluation import evaluate
from argmap.exporters import ExportOptions
from argmap.loading import load
from argmap.model import ArgumentMap, Kind
from page.conftest import Opener, axe_violations, sticking_out
from support.calling import call

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
      inference: {scheme: expert-opinion}
      evidence:
        survey: {text: {zh: 三分之二的人要求。, en: Two in three ask.}, by: {zh: 安, en: Ann}}
"""
ANSWER = 'They are few: "many" is #wrong, </script> 😀 שלום'


@pytest.fixture
def library(tmp_path: Path) -> tuple[ArgumentMap, ExportOptions]:
    (tmp_path / "library.argmap.yaml").write_text(LIBRARY, encoding="utf-8")
    loaded = load(tmp_path / "library.argmap.yaml")
    assert loaded.map is not None
    return loaded.map, ExportOptions(language="en", files=loaded.files)


def answer(page: Page, name: str, text: str, by: str = "Ann", speaker: str = "") -> None:
    page.click(f"#_details .answering button:has-text('{name}')")
    page.fill("#_answer", text)
    if speaker:
        page.fill("#_speaker", speaker)
    page.fill("#_reader", by)
    page.click("#_details .answering .chief")


def rows(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("[role=treeitem] .text").all_text_contents()]


def thesis(page: Page) -> str:
    return " ".join(page.inner_text("#_scenario .thesis-line").split())


def go_to(page: Page, node_id: str) -> None:
    """Choose a node by its address."""
    page.evaluate("id => { location.hash = id }", node_id)
    page.locator(f"#_details .id:has-text('{node_id}')").wait_for(state="attached")


def answer_question(page: Page, text: str) -> None:
    page.click("#_details .answering summary")
    page.click("#_details .questions button >> nth=0")
    page.fill("#_answer", text)
    page.click("#_details .answering .chief")
    (said,) = page.locator("#_details .long dd").all_text_contents()
    assert said.startswith(text)


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("#_scenario button:has-text('Save as a layer')")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_an_objection_is_laid_on_the_map_at_once(open_page: Opener, library: tuple[ArgumentMap, ExportOptions]) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", options=options)
    answer(page, "Object", ANSWER)
    assert ANSWER in rows(page)
    assert thesis(page) == "Thesis: accepted 0.75 → rejected 0.00"
    assert page.locator(".pane .objection .card").count() == 2  # the sheet of a layer behind its card
    card = page.locator(".pane .objection").last
    heights = card.evaluate("card => [...card.querySelectorAll('.card')].map(path => path.getBBox().height)")
    lines = card.locator("text:not(.k, .i)").evaluate_all(
        "all => all.map(line => line.getBBox()).map(({x, y, width, height}) => ({x, y, width, height}))"
    )
    assert heights[0] == heights[1] > max(line["y"] + line["height"] for line in lines)
    assert max(line["x"] + line["width"] for line in lines) < card.evaluate("card => card.getBBox().width")
    assert page.locator("#_layers label").inner_text().replace("\n", " ").startswith("Your answers — Ann")
    assert sticking_out(page) == []
    assert axe_violations(page) == []
    page.uncheck("#_layers input")
    assert ANSWER not in rows(page)
    assert page.is_hidden("#_scenario")


def test_answers_are_kept_edited_and_removed(open_page: Opener, library: tuple[ArgumentMap, ExportOptions]) -> None:
    map_, options = library
    page = open_page(map_, at="#survey", options=options)
    answer(page, "Add a caveat", "Only one year was asked.")
    page.reload()
    assert "Only one year was asked." in rows(page)
    go_to(page, "only-one-year-was")
    answer(page, "Object", "It was asked twice.")
    go_to(page, "only-one-year-was")
    answer(page, "Edit", "Only one week was asked.")
    assert rows(page)[-2:] == ["Only one week was asked.", "It was asked twice."]
    page.click("#_details button:has-text('Remove')")
    assert rows(page)[-1] == "Two in three ask."
    assert page.evaluate("location.hash") == "#survey"
    assert page.is_hidden("#_scenario")


def test_an_answer_to_a_question_can_be_taken_back(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions]
) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", options=options)
    for text in ("Nobody asked an expert.", "Nobody asked two experts."):
        answer_question(page, text)
    assert page.is_hidden("#_scenario")  # It changes no status and no strength.
    page.click("#_details .answering summary")
    page.click("#_details .questions button >> nth=0")
    page.click("#_details .answering button:has-text('Remove')")
    assert page.locator("#_details .long dd").count() == 0


def test_what_is_supposed_of_an_answer_outlives_the_next_one(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions]
) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", options=options)
    answer(page, "Object", ANSWER)
    go_to(page, "they-are-few-many")
    page.click("#_supposing button:has-text('it is false')")
    answer(page, "Add a caveat", "By which count?")
    assert thesis(page).startswith("Thesis: unchanged")
    assert page.locator("#_scenario .chip").count() == 1


def test_the_file_is_a_layer_that_says_and_weighs_the_same(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions], tmp_path: Path
) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", options=options)
    answer(page, "Add evidence", "A folder of letters.", speaker="The desk")
    answer(page, "Add evidence", "I have asked for it myself.")
    answer(page, "Add a caveat", ANSWER)
    answer_question(page, "Nobody asked an expert.")
    file = saved(page, tmp_path)
    assert file.name == "library.ann.argmap.yaml"
    loaded = load(file)
    assert [one for one in (*loaded.diagnostics, *check(loaded)) if one.severity is Severity.ERROR] == []
    assert loaded.map is not None
    added = {str(node.text.get("en")): node for node in loaded.map if node.layer}
    assert {text: node.kind for text, node in added.items()} == {
        "A folder of letters.": Kind.EVIDENCE,
        "I have asked for it myself.": Kind.EVIDENCE,
        ANSWER: Kind.CAVEAT,
    }
    assert str(added["A folder of letters."].by) == "The desk"
    # The reader has the name of the map's witness: one hand, on the page as in the file.
    found = evaluate(loaded.map).strengths
    page.select_option("#_show", "strength")
    figures = page.locator("[role=treeitem]").evaluate_all(
        "rows => rows.map(row => ['.text', '.reading'].map(part => row.querySelector(part).textContent))"
    )
    assert {text: said.split()[-1] for text, said in figures} == {
        str(node.text.get("en")): f"{found[node.id]:.2f}" for node in loaded.map
    }
    merged = call("merge", str(tmp_path / "library.argmap.yaml"), str(file))
    assert merged.returncode == 0, merged.stderr


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
def test_the_form_fits_and_can_be_used_by_all(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions], width: int, scheme: str
) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", width=width, scheme=scheme, options=options)
    if page.is_visible("[data-tab=details]"):
        page.click("[data-tab=details]")
    page.click("#_details .answering button:has-text('Add evidence')")
    assert page.evaluate("document.activeElement.id") == "_answer"
    assert sticking_out(page) == []
    assert axe_violations(page) == []
    page.fill("#_answer", "What is / typed")
    page.locator("#_answer").press("End")
    page.locator("#_answer").press("/")
    assert page.input_value("#_answer") == "What is / typed/"  # "/" leads to the search only from elsewhere
    page.click("#_details .answering .chief")
    page.click("#_title")
    assert sticking_out(page) == []
    assert axe_violations(page) == []


def test_an_answer_to_a_layer_extends_the_layer(open_page: Opener, tmp_path: Path) -> None:
    (tmp_path / "library.argmap.yaml").write_text(LIBRARY, encoding="utf-8")
    critique = (
        "argmap: 1\nextends: library.argmap.yaml\ntitle: {zh: 审读, en: A reading}\nadd:\n  demand:\n    objections:\n"
    )
    critique += "      few: {text: {zh: 人不多。, en: They are few.}}\n"
    (tmp_path / "library.critique.argmap.yaml").write_text(critique, encoding="utf-8")
    below = load(tmp_path / "library.critique.argmap.yaml")
    assert below.map is not None
    options = ExportOptions(language="en", files=below.files)
    page = open_page(below.map, at="#few", options=options)
    answer(page, "Object", "They are many.")
    assert thesis(page) == "Thesis: rejected 0.00 → accepted 0.75"
    file = saved(page, tmp_path)
    assert file.name == "library.critique.ann.argmap.yaml"
    loaded = load(file)
    assert loaded.map is not None, loaded.diagnostics
    assert evaluate(loaded.map).statuses["thesis"] == "accepted"


def test_a_file_is_taken_up_again_by_another_browser(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions], tmp_path: Path
) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", options=options)
    answer(page, "Object", ANSWER, by="Ben")
    file = saved(page, tmp_path)
    other = open_page(map_, options=options)
    assert ANSWER not in rows(other)
    other.set_input_files("#_load", file)
    other.wait_for_selector(f".row >> text={ANSWER}", state="attached")
    assert other.text_content("#_loaded") == "New answers loaded: 1"
    other.set_input_files("#_load", file)
    other.wait_for_selector("text=New answers loaded: 0", state="attached")
    other.set_input_files("#_load", tmp_path / "library.argmap.yaml")
    other.wait_for_selector("text=This file was not saved on a page like this one.", state="attached")


def test_a_browser_that_keeps_nothing_still_shows_answers(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions]
) -> None:
    map_, options = library
    page = open_page(map_, options=options)
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    page.goto(page.url + "#demand")
    page.reload()
    answer(page, "Object", ANSWER)
    assert ANSWER in rows(page)


def test_what_is_kept_and_is_not_ours_is_left_alone(
    open_page: Opener, library: tuple[ArgumentMap, ExportOptions]
) -> None:
    map_, options = library
    page = open_page(map_, at="#demand", options=options)
    answer(page, "Object", ANSWER)
    for kept in (
        "no JSON",
        "[]",
        "null",
        '{"answers": 3}',
        '{"answers": [null, {"target": "gone"}, {"target": "demand"}]}',
    ):
        page.evaluate(
            "kept => { for (const key in localStorage) if (key.includes('answers')) localStorage[key] = kept }", kept
        )
        page.reload()
        assert rows(page)[-1] == "Two in three ask."
