"""A reader supposes something on the page: what is seen, what is said, and what the address keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.evaluation import evaluate
from argmap.exporters import ExportOptions
from argmap.loading import load
from argmap.model import ArgumentMap
from page.conftest import Opener, axe_violations, sticking_out
from support.diagnosing import read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

LIBRARY = """\
argmap: 1
title: Sunday opening
sources: {minutes: {type: report, title: Minutes, author: The council, notes: 3}}
thesis:
  text: The library should open on Sundays.
  inference: {linked: true}
  premises:
    demand:
      text: Readers ask for it.
      evidence:
        survey: {text: Two in three ask for it, cites: [1]}
        letters: {text: There is a folder of letters, cites: [1]}
    staff:
      text: There is staff for it.
      evidence:
        roster: {text: The roster has room, cites: [2]}
  objections:
    rest:
      text: The staff needs a day of rest.
      objections:
        monday: Monday can be that day.
  consequences:
    longer: The council has to pay more.
"""


@pytest.fixture(scope="module")
def library() -> ArgumentMap:
    return read(LIBRARY)


def press(page: Page, name: str) -> None:
    page.click(f"#_supposing button:has-text('{name}')")


def thesis(page: Page) -> str:
    return " ".join(page.inner_text("#_scenario .thesis-line").split())


def said(page: Page) -> list[str]:
    return texts(page, "#_supposing .consequences li")


def texts(page: Page, selector: str) -> list[str]:
    """What elements say, in sight or folded away."""
    return [" ".join(text.split()) for text in page.locator(selector).all_text_contents()]


def unfold(page: Page, group: str) -> None:
    """Open a part of the details that is folded away."""
    part = page.locator(f"#_details [data-group='{group}']:not([open]) > summary")
    if part.count():
        part.click()


def show_details(page: Page) -> None:
    """On a narrow screen, bring the details into sight."""
    if page.is_visible("[data-tab=details]"):
        page.click("[data-tab=details]")


def test_supposing_a_statement_false_shows_what_becomes_of_the_thesis(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, at="#roster")
    assert page.is_hidden("#_scenario")
    press(page, "it is false")
    assert thesis(page) == "Thesis: accepted 0.60 → rejected 0.00"
    assert said(page) == ["2 statements lose all their support: 2, 4"]
    marks = page.locator(".row:has(.reading.changed)").evaluate_all("rows => rows.map(row => row.dataset.place)")
    assert marks == ["0", "4", "5", "8"]
    unfold(page, "evaluation")
    page.locator("#_details .evaluation strong:has-text('rejected')").wait_for()
    assert page.url.endswith("?suppose=roster%3Afalse#roster")
    assert sticking_out(page) == []
    assert axe_violations(page) == []


def test_a_link_opens_the_same_scenario_and_one_click_resets_it(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, at="?suppose=monday:false&suppose=survey:0.5&suppose=gone:false&suppose=demand:7")
    assert thesis(page) == "Thesis: accepted 0.60 → rejected 0.37"
    assert page.locator("#_scenario .chip").all_text_contents() == ["3.1: false ×, Remove", "1.1: 0.50 ×, Remove"]
    page.click("#_scenario summary")
    assert texts(page, "#_scenario .consequences li") == [
        "One statement loses all its support: 4 The council has to pay more.",
        "One objection or caveat is no longer answered: 3 The staff needs a day of rest.",
    ]
    page.click("#_scenario button:has-text('Reset')")
    assert page.is_hidden("#_scenario")
    assert "suppose" not in page.url


def test_the_slider_sets_the_base_score(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, at="#roster")
    page.focus("#_score")
    page.keyboard.press("End")
    assert thesis(page) == "Thesis: accepted 0.60 → 0.75"
    assert page.evaluate("document.activeElement.id") == "_score"
    page.keyboard.press("ArrowLeft")
    assert "suppose=roster%3A0.95" in page.url
    press(page, "as mapped")
    assert page.is_hidden("#_scenario")


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (
            "?suppose=letters:false#letters",
            "It makes no difference to 1: the same hand gives 1.1 as well, and one hand counts once.",
        ),
        ("?suppose=longer:false#longer", "No line of argument leads from 4 to the thesis."),
        ("?suppose=rest:false#rest", "3 is rejected in any case, and what is rejected has no force."),
    ],
)
def test_where_nothing_changes_the_page_says_why(open_page: Opener, library: ArgumentMap, at: str, why: str) -> None:
    page = open_page(library, at=at)
    assert thesis(page) == "Thesis: unchanged, accepted 0.60"
    assert said(page) == [why]


LINKED = """\
argmap: 1
title: Sunday opening
thesis:
  text: The library should open on Sundays.
  inference: {linked: true}
  premises:
    demand:
      text: Readers ask for it.
      evidence:
        survey: {text: Two in three ask for it, by: Ann}
    staff:
      text: There is staff for it.
      objections: {nobody: Nobody can come.}
"""
SHARED = """\
argmap: 1
title: Sunday opening
thesis:
  text: The library should open on Sundays.
  evidence:
    survey: {text: Two in three ask for it, by: Ann}
  premises:
    demand:
      text: Readers ask for it.
      evidence:
        letters: {text: There are letters, by: Ann}
"""


@pytest.mark.parametrize(
    ("written", "at", "why"),
    [
        (LINKED, "demand", "It makes no difference to Thesis: 2, which is needed as well, is rejected anyway."),
        (
            SHARED,
            "survey",
            "It makes no difference to Thesis, whose reasons share hands: it is no stronger than these hands are.",
        ),
    ],
)
def test_the_page_knows_several_reasons_why(open_page: Opener, written: str, at: str, why: str) -> None:
    page = open_page(read(written), at=f"?suppose={at}:false#{at}")
    assert thesis(page).startswith("Thesis: unchanged")
    assert why in said(page)


def test_with_one_layer_of_two_the_map_is_computed(open_page: Opener, tmp_path: Path) -> None:
    (tmp_path / "m.argmap.yaml").write_text(LIBRARY, encoding="utf-8")
    for name, target in (("one", "roster"), ("two", "letters")):
        added = f"add:\n  {target}:\n    objections: {{{name}: Not so.}}\n"
        layer = f"argmap: 1\nextends: m.argmap.yaml\ntitle: {name}\n{added}"
        (tmp_path / f"m.{name}.argmap.yaml").write_text(layer, encoding="utf-8")
    both = load(tmp_path / "m.argmap.yaml", [tmp_path / "m.one.argmap.yaml", tmp_path / "m.two.argmap.yaml"]).map
    two = load(tmp_path / "m.two.argmap.yaml").map
    assert both is not None
    assert two is not None
    page = open_page(both, at="?show=status&hide=one#thesis")
    shown = page.locator("[role=treeitem] .reading .unseen").all_text_contents()
    assert [each.strip() for each in shown] == list(evaluate(two).statuses.values())


def test_the_cheapest_refutations_can_be_tried(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library)
    assert texts(page, "#_details .ways li") == [
        "Statements (1): 2.1 Suppose false",
        "Statements (1): 3.1 Suppose false",
        "Fewest hands (statements: 2): 1.1, 1.2 Suppose false",
    ]
    page.locator("#_details .ways li:nth-child(2) button").dispatch_event("click")
    assert thesis(page) == "Thesis: accepted 0.60 → rejected 0.37"


def test_what_a_claim_depends_on_follows(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, at="#thesis")
    unfold(page, "depends on")
    page.locator("#_details .cruxes li").first.wait_for()
    assert texts(page, "#_details .cruxes .number")[0] == "2.1"
    moves = "0.00 if it had the base score 0, 0.75 if 1 Suppose false"
    assert texts(page, "#_details .cruxes .aside")[0] == moves
    page.goto(page.url.replace("#thesis", "?suppose=roster:true#thesis"))
    unfold(page, "depends on")
    takes = "text=To bring it down, this many would have to be rejected: statements 1, hands 1."
    page.wait_for_selector(takes, state="attached")
    assert texts(page, "#_details .cruxes .number")[0] == "1.1"
    assert sticking_out(page) == []


def test_paper_has_the_scenario(open_page: Opener, library: ArgumentMap) -> None:
    page = open_page(library, at="?suppose=roster:false")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = " ".join((page.text_content("#_print") or "").split())
    assert "Thesis: accepted 0.60 → rejected 0.00" in printed
    assert "Suppose: 2.1: false" in printed
    assert "2 statements lose all their support: 2, 4" in printed


def test_in_chinese_on_a_phone_and_in_the_dark(open_page: Opener) -> None:
    map_ = read(LIBRARY.replace("argmap: 1\n", "argmap: 1\nlanguages: [zh]\n"))
    page = open_page(map_, at="?suppose=roster:false#roster", width=360, scheme="dark", options=ExportOptions())
    assert page.is_visible("#_scenario")
    show_details(page)
    assert page.is_visible("#_scenario")
    assert sticking_out(page) == []
    assert axe_violations(page) == []
