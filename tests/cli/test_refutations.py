"""`argmap refutations` as its users call it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.calling import Answer
from support.calling import call as call_argmap

MAP = """\
argmap: 1
title: {en: Sunday opening, zh: 周日开馆}
languages: [en, zh]
thesis:
  text: {en: The library should open., zh: 图书馆应当开放。}
  inference: {linked: true}
  premises:
    demand:
      text: {en: Readers ask for it., zh: 读者有此要求。}
      evidence:
        survey: {text: {en: Two in three do, zh: 三分之二的人如此}, by: {en: Ann, zh: 安}}
        letters: {text: {en: Some write letters, zh: 有人来信}, by: {en: Ben, zh: 本}}
    staff:
      text: {en: There is staff., zh: 人手充足。}
      evidence:
        rota: {text: {en: There is a rota, zh: 已有轮班表}, by: {en: Cy, zh: 赛}}
        plan: {text: {en: There is a plan, zh: 已有计划}, by: {en: Cy, zh: 赛}}
        budget: {text: {en: There is money, zh: 已有经费}, by: {en: Cy, zh: 赛}}
  objections:
    noise:
      text: {en: It is noisy., zh: 太吵。}
      by: {en: Dee, zh: 迪}
      objections:
        doors: {text: {en: There are doors., zh: 有门。}, by: {en: Ben, zh: 本}}
        carpets: {text: {en: There are carpets., zh: 有地毯。}, by: {en: Ben, zh: 本}}
        curtains: {text: {en: There are curtains., zh: 有窗帘。}, by: {en: Eve, zh: 夏}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "map.argmap.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments: str) -> Answer:
    return call_argmap("refutations", "map.argmap.yaml", *arguments)


def output(*arguments: str) -> str:
    result = call(*arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def found(*arguments: str) -> Any:
    return json.loads(output("--format", "json", *arguments))


def test_what_it_takes_by_statements_and_by_hands_and_what_carries_the_thesis() -> None:
    assert output() == (
        "What would bring the thesis down\n\n"
        "As mapped, the thesis is accepted. To bring it down, statements that speak for it have to be\n"
        "rejected. These are the cheapest ways.\n\n"
        "By statements\n\n"
        "Through its reasons and in all\n\n"
        "2 statements have to be rejected.\n"
        "Only this set would do.\n\n"
        "No.  Given by  Claim\n"
        "  1  Ann       = 1.1 Evidence Two in three do  survey\n"
        "  2  Ben       = 1.2 Evidence Some write letters  letters\n\n"
        "By hands\n\n"
        "A hand is whoever vouches for a statement: its speaker, else the notes cited for it, else the author\n"
        "of the work, layer or map.\n\n"
        "Through its reasons and in all\n\n"
        "What 1 hand says has to be rejected.\n"
        "Only this set would do.\n\n"
        "Cy: of what they say, these statements are enough.\n\n"
        "No.  Given by  Claim\n"
        "  1  Cy        = 2.1 Evidence There is a rota  rota\n"
        "  2  Cy        = 2.2 Evidence There is a plan  plan\n"
        "  3  Cy        = 2.3 Evidence There is money  budget\n\n"
        "The strongest line\n\n"
        "From the grounds to the thesis: at each claim the strongest step that holds, at each objection the\n"
        "strongest answer.\n\n"
        "Given by  Claim\n"
        "Ann           = 1.1 Evidence Two in three do  survey\n"
        "            + 1 Premise Readers ask for it.  demand\n"
        "Cy            = 2.1 Evidence There is a rota  rota\n"
        "            + 2 Premise There is staff.  staff\n"
        "Ben           - 3.1 Objection There are doors.  doors\n"
        "          * Thesis The library should open.  thesis\n"
    )


def test_json_has_exactly_this() -> None:
    two = {"cost": 2, "count": 1, "sets": [["survey", "letters"]]}
    one = {"cost": 1, "count": 1, "sets": [["rota", "plan", "budget"]]}
    assert found() == {
        "target": "thesis",
        "stands": True,
        "statements": {"in_all": two, "through_reasons": two},
        "hands": {"in_all": one, "through_reasons": one},
        "strongest_line": ["survey", "demand", "rota", "staff", "doors", "thesis"],
        "exact": True,
    }


def test_answers_to_an_objection_are_told_apart_from_reasons() -> None:
    assumed = ("--accept", "staff", "--reject", "carpets", "--reject", "curtains")
    assert [found(*assumed)["statements"][name]["cost"] for name in ("through_reasons", "in_all")] == [2, 1]
    shown = output(*assumed, "--by", "statements")
    assert shown.index("Through its reasons alone") < shown.index("In all, answers to objections included")
    assert "Only this one would do.\n\nNo.  Given by  Claim\n  1  Ben       - 3.1 Objection There are doors." in shown
    assert "Assumed: `staff` is accepted, `carpets` is rejected" in shown.replace(" and ", ", ")
    assert "By hands" not in shown


def test_a_claim_on_a_single_voice_is_said_to_be_that() -> None:
    shown = " ".join(output("--target", "staff", "--by", "hands").split())
    assert "All grounds that speak for `staff` are of one hand, Cy: it rests on a single voice." in shown
    assert "1 hand" not in shown


def test_of_a_claim_that_has_fallen_it_says_what_would_restore_it() -> None:
    shown = output("--target", "noise")
    assert shown.startswith("What would restore `noise`\n\nAs mapped, `noise` is rejected.")
    assert "To restore it\n\n3 statements have to be rejected.\n" in shown
    assert "The strongest line" not in shown
    restored = found("--target", "noise")
    assert (restored["stands"], restored["strongest_line"]) == (False, [])
    assert restored["statements"]["in_all"]["sets"] == [["doors", "carpets", "curtains"]]
    assert restored["statements"]["through_reasons"] == {"cost": None, "count": 0, "sets": []}


def test_what_nothing_brings_down_is_said() -> None:
    assert "Nothing in the map does this." in output("--accept", "thesis")


def test_there_may_be_more_than_are_listed(folder: Path) -> None:
    premises = "\n".join(f"    p{place}: {{text: Premise {place}.}}" for place in range(30))
    text = f"argmap: 1\ntitle: T\nthesis:\n  text: T.\n  inference: {{linked: true}}\n  premises:\n{premises}\n"
    (folder / "map.argmap.yaml").write_text(text, encoding="utf-8")
    assert "More than 20 sets of this size would do." in output()
    many = found()["statements"]["in_all"]
    assert (many["cost"], many["count"], len(many["sets"])) == (1, None, 20)


def test_a_large_set_is_cut_short(folder: Path) -> None:
    premises = "\n".join(f"    p{place}: {{text: Premise {place}.}}" for place in range(50))
    text = f"argmap: 1\ntitle: T\nthesis:\n  text: T.\n  premises:\n{premises}\n"
    (folder / "map.argmap.yaml").write_text(text, encoding="utf-8")
    shown = output()
    assert "50 statements have to be rejected." in shown
    assert "Showing 40 of 50; `--format json` has them all." in shown
    assert len(found()["statements"]["in_all"]["sets"][0]) == 50


def test_bounds_are_said_to_be_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.evaluation.refutations._model", _out_of_time)
    shown = output("--by", "statements")
    assert "The search was stopped after a second, and some numbers are only bounds." in " ".join(shown.split())
    assert "Between 1 and " in shown
    assert not found()["exact"]


def _out_of_time(*__: object) -> None:
    from argmap.evaluation.refutations import _OutOfTimeError

    raise _OutOfTimeError(1)


def test_a_drawing_marks_the_set_and_the_line(folder: Path) -> None:
    assert call("-o", "refutation.svg").returncode == 0
    drawn = (folder / "refutation.svg").read_text(encoding="utf-8")
    assert "to be rejected: the first of the cheapest sets" in drawn
    assert ("− Ann" in drawn, "− Ben" in drawn, "− Cy" in drawn) == (True, True, False)
    assert "carpets" not in drawn
    assert call("--by", "hands", "-o", "hands.svg").returncode == 0
    assert "− Cy" in (folder / "hands.svg").read_text(encoding="utf-8")


def test_markdown_and_html_are_written(folder: Path) -> None:
    assert call("-o", "r.md").returncode == 0
    assert "| 1 | Ann | **1.1 Evidence** Two in three do `survey` |" in (folder / "r.md").read_text(encoding="utf-8")
    assert call("-o", "r.html").returncode == 0
    assert "<h1>What would bring the thesis down</h1>" in (folder / "r.html").read_text(encoding="utf-8")


def test_an_unknown_target_is_answered_with_the_nearest() -> None:
    result = call("--target", "staf")
    assert result.returncode == 2
    assert "the map has no node `staf`; did you mean `staff`?" in result.stderr
