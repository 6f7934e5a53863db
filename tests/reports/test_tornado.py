"""The chart of cruxes: what it shows, in words and in px."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from argmap.evaluation import Assumptions, Semantics, evaluate, influences, single_points
from argmap.model import ArgumentMap
from argmap.rendering.ems import width
from argmap.reports.cruxes.report import SHOWN, Hinges
from argmap.reports.cruxes.tornado import draw
from support.diagnosing import read

SVG = "{http://www.w3.org/2000/svg}"

LONG = "图书馆周日开放以后，“读者”满意度从百分之四十上升到百分之六十二，而同期借阅量也增加了三成，这是十年来的最高值"

MAP = read(f"""
title: 周日开馆
languages: [zh, en]
thesis:
  text: {{zh: 图书馆周日应当开放。, en: The library should open on Sundays.}}
  premises:
    demand: {{text: {{zh: {LONG}, en: "Readers <ask> & ask"}}, by: {{zh: 读者, en: Readers}}}}
    staff: {{text: {{zh: 人手充足, en: There is staff}}, credence: 0.6}}
  objections:
    cost: {{text: {{zh: 花费太大, en: It costs too much}}, credence: 0.2}}
""")


def hinges(map_: ArgumentMap, language: str, most: int = SHOWN, rejected: str = "") -> Hinges:
    assumed = Assumptions(rejected=frozenset({rejected} - {""}))
    found = evaluate(map_, assumptions=assumed)
    return Hinges(
        map_,
        language,
        map_.root,
        Semantics.RATIO,
        found,
        influences(map_, assumptions=assumed),
        single_points(map_, assumptions=assumed),
        most,
    )


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_labels_are_whole_and_stay_in_the_picture() -> None:
    svg = draw(hinges(MAP, "zh"))
    shown = texts(svg)
    assert LONG in "".join(shown)
    for label in ElementTree.fromstring(svg).iterfind(f".//{SVG}g[@transform]/{SVG}g/{SVG}text"):
        size = 11 * 1.08 if label.get("class") == "k" else 14
        assert size * width(label.text or "", "zh") <= 760


def bars(map_: ArgumentMap, words: str) -> dict[str, tuple[float, float]]:
    """The left ends and the lengths, in per cent, of the two parts of the bar below these words."""
    root = ElementTree.fromstring(draw(hinges(map_, "en")))
    rows = root.iter(f"{SVG}g")
    row = next(row for row in rows if words in [one.text for one in row.findall(f"{SVG}g/{SVG}g/{SVG}text")])
    parts = {part.get("class", ""): part.find(f"{SVG}rect") for part in row.findall(f"{SVG}g[@class]")}
    return {
        name: (float(rect.get("x", "").rstrip("%")), float(rect.get("width", "").rstrip("%")))
        for name, rect in parts.items()
        if rect is not None
    }


def test_a_bar_runs_from_the_present_strength_to_both_ends_and_has_their_numbers() -> None:
    (crux,) = [one for one in hinges(MAP, "en").influences.grounds if one.id == "demand"]
    now = evaluate(MAP).strengths["thesis"]
    (start, low), (middle, high) = bars(MAP, "Readers <ask> & ask").values()
    assert low / high == pytest.approx((now - crux.low) / (crux.high - now), rel=1e-3)
    assert start + low == pytest.approx(middle, abs=0.02)
    assert {f"{crux.low:.2f}", f"{crux.high:.2f}", f"now {now:.2f}"} <= set(texts(draw(hinges(MAP, "en"))))


def test_an_objection_points_the_other_way() -> None:
    parts = bars(MAP, "It costs too much")
    assert parts["main"][0] < parts["rest"][0]


def test_the_axis_runs_from_0_to_1_and_hands_come_after_statements() -> None:
    shown = texts(draw(hinges(MAP, "en")))
    assert shown.index("Statements") < shown.index("Hands: all statements of one together")
    assert [one for one in shown if re.fullmatch(r"[01]\.[02468]", one)] == [
        "0.0",
        "0.2",
        "0.4",
        "0.6",
        "0.8",
        "1.0",
    ] * 2
    assert "the map, unsourced" in shown
    assert not any("step" in one for one in shown)


def test_those_who_do_not_see_it_are_told_all() -> None:
    root = ElementTree.fromstring(draw(hinges(MAP, "en")))
    described = root.findtext(f"{SVG}desc") or ""
    for crux in hinges(MAP, "en").influences.grounds:
        assert MAP[crux.id].text.best("en") in described
        assert f"base score 0 {crux.low:.2f}, base score 1 {crux.high:.2f}" in described
    assert (root.findtext(f"{SVG}title") or "").endswith("The library should open on Sundays.")


def test_light_dark_and_both() -> None:
    light, dark, both = (draw(hinges(MAP, "en"), theme) for theme in ("light", "dark", "auto"))
    assert "prefers-color-scheme" not in light
    assert "prefers-color-scheme:dark" in both
    accent = re.search(r"\.main \.part\{fill:(#\w+)", light)
    assert accent is not None
    assert accent[0] not in dark.partition("@media print")[0]


def test_what_is_taken_for_granted_has_no_bars() -> None:
    shown = draw(hinges(MAP, "en", rejected="thesis"))
    assert "class='rest'" not in shown
    assert "it depends on no base score" in shown.replace("\n", " ")
