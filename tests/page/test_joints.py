"""Several inferences to a claim on the page: their joints in the diagram, and what the outline says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.exporters import ExportOptions
from argmap.model import ArgumentMap
from diagrams.samples import crowded_map, inferences_map
from page.conftest import Opener, axe_violations, comes, sticking_out
from page.test_reading import say, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Playwright leaves an event loop behind that nobody can close.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

ENDS = """() => {
  // The joints, or cards, at which dashed lines have their heads: the nearest box to each.
  const boxes = [...document.querySelectorAll('.pane .joint, .pane .cards .node')].map(item => {
    const shape = item.querySelector('rect, circle, .card');
    return [item.dataset.joint ?? item.dataset.id, shape.getBoundingClientRect()];
  });
  return [...document.querySelectorAll('.pane .forks .limits .head')].map(head => {
    const {left, top, height} = head.getBoundingClientRect();
    const y = top + height / 2;
    const gap = ([, {left: from, right: to, top: over, bottom: under}]) =>
      Math.hypot(Math.max(left - to, from - left, 0), Math.max(y - under, over - y, 0));
    return boxes.reduce((best, box) => gap(box) < gap(best) ? box : best)[0];
  });
}"""


@pytest.fixture(scope="module")
def factions() -> ArgumentMap:
    return inferences_map()


def opened(open_page: Opener, map_: ArgumentMap, width: int, **options: str) -> Page:
    """The page with the whole diagram in sight."""
    page = open_page(map_, width=width, options=ExportOptions(**options))  # type: ignore[arg-type]
    if width < 760:
        page.click("#_unfold")
        show(page, "diagram")
    else:
        page.click("#_unfold")
    page.click("#_fit")
    # From afar, a drawing has no joints.
    while page.locator(".pane .far").is_visible():
        page.click("#_in")
    return page


@pytest.mark.parametrize("width", [1280, 360])
def test_each_inference_has_a_joint_and_a_caveat_on_it_ends_there(
    open_page: Opener, factions: ArgumentMap, width: int
) -> None:
    page = opened(open_page, factions, width)
    joints = page.locator(".pane .joint")
    assert comes(page, lambda: joints.count() == 4)
    assert joints.evaluate_all("found => found.map(joint => joint.dataset.joint).sort()") == [
        "no-cure-of-causes/dilemma", "republic/elimination", "republic/size", "republic/witness",
    ]  # fmt: skip
    assert page.locator("[data-joint='republic/elimination'] text").all_text_contents() == [
        "&", "argument from", "alternatives",
    ]  # fmt: skip
    assert sorted(page.evaluate(ENDS)) == ["republic", "republic/elimination", "republic/size"]


def test_a_joint_names_its_scheme_in_the_language_of_the_page(open_page: Opener, factions: ArgumentMap) -> None:
    page = opened(open_page, factions, 1280, language="zh")
    assert page.locator("[data-joint='republic/size'] text").all_text_contents() == ["合", "因果论证"]
    page.click("#_languages [lang=en]")
    assert page.locator("[data-joint='republic/size'] title").text_content() == (
        "joint inference “size” (argument from cause to effect)"
    )


def test_the_outline_says_what_a_statement_is_part_of(open_page: Opener, factions: ArgumentMap) -> None:
    page = open_page(factions)
    named = page.get_by_role("treeitem", name="part of the joint inference “elimination” (argument from alternatives)")
    assert named.count() == 2
    caveat = page.get_by_role("treeitem", name="limits only the inference “size”")
    assert caveat.locator(".joint-mark [aria-hidden]").text_content() == "◇ argument from cause to effect"
    assert page.get_by_role("treeitem", name="communications of 1787").locator(".joint-mark").count() == 0


def test_the_legend_explains_joints(open_page: Opener, factions: ArgumentMap) -> None:
    legend = open_page(factions).locator("#_details .legend").first.text_content() or ""
    assert "one inference, named by its scheme" in legend
    assert "limits this inference only" in legend


def test_joints_come_with_what_is_below_a_claim(open_page: Opener, factions: ArgumentMap) -> None:
    page = opened(open_page, factions, 1280)
    page.click("#_fold")  # The main branches stay.
    assert page.locator(".pane .joint").count() == 3
    page.click("#_unfold")
    page.click("#_fit")
    assert comes(page, lambda: page.locator(".pane .joint").count() == 4)


def test_a_caveat_that_is_found_alone_still_ends_at_its_joint(open_page: Opener, factions: ArgumentMap) -> None:
    page = opened(open_page, factions, 1280)
    page.fill("#_search", "inside a small republic")
    assert comes(page, lambda: page.locator(".pane .cards .node").count() == 2)
    page.click("#_fit")
    assert page.evaluate(ENDS) == ["republic/elimination"]


def test_the_route_of_a_member_runs_through_its_joint_to_the_thesis(open_page: Opener, factions: ArgumentMap) -> None:
    page = opened(open_page, factions, 1280)
    page.locator(".pane .node[data-id^=combine]").first.click()
    way = page.locator(".pane .route path").first.get_attribute("d") or ""
    assert way.count("M") == 3  # from the card to its lane, on to the joint, from there to the thesis


def test_a_link_to_an_inference_ends_at_its_joint(open_page: Opener) -> None:
    page = opened(open_page, crowded_map(), 1280)
    page.locator(".pane .node[data-id=y1]").click()
    near = page.locator(".pane .link.near .head").bounding_box()
    joint = page.locator("[data-joint='t/a'] rect").bounding_box()
    assert near
    assert joint
    assert joint["y"] <= near["y"] + near["height"] / 2 <= joint["y"] + joint["height"]
    assert abs(near["x"] - (joint["x"] + joint["width"])) < 8


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_nothing_overflows_and_axe_finds_nothing_serious(
    open_page: Opener, factions: ArgumentMap, scheme: str, width: int
) -> None:
    page = open_page(factions, "#third-way", scheme=scheme, width=width)
    for language in ("zh", "en"):
        say(page, language)
        assert sticking_out(page) == []
    assert axe_violations(page) == []


def test_paper_has_the_joints(open_page: Opener, factions: ArgumentMap) -> None:
    page = open_page(factions)
    page.click("#_unfold")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#_print .joint").count() == 4
