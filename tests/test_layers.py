"""Layers: files that add to a map without touching it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.checks import check
from argmap.exporters import ExportOptions, export
from argmap.exporters.html.data import page_data
from argmap.loading import Loaded, layers_beside, load
from argmap.model import ArgumentMap
from support.diagnosing import lines

MAP = """\
argmap: 1
title: {zh: 周日开馆, en: Sunday opening}
languages: [zh, en]
sources: {report: {title: 年度报告}}
thesis:
  text: {zh: 图书馆周日应当开放。, en: The library should open on Sundays.}
  premises:
    demand:
      text: {zh: 读者有需要。, en: Readers ask for it.}
      section: 第一节
      evidence:
        survey: {text: {zh: 三分之二的人要求。, en: Two in three ask.}, cites: [1]}
      objections:
        few: {text: {zh: 他们人不多。, en: They are few.}}
"""

CRITIQUE = """\
argmap: 1
extends: map.argmap.yaml
title: {zh: 审读, en: A reading}
by: {zh: 审读, en: reviewer}
add:
  survey:
    caveats:
      one-year: {text: {zh: 只问了一年。, en: Only one year was asked.}}
  demand:
    premises:
      letters:
        text: {zh: 也有来信。, en: There are letters too.}
        evidence:
          folder: {text: {zh: 一夹信。, en: A folder of them.}, by: {zh: 秘书, en: the secretary}}
  few:
    objections:
      enough: {text: {zh: 十人已够。, en: Ten are enough.}, supports: [demand]}
"""

UPDATE = """\
argmap: 1
extends: map.critique.argmap.yaml
title: {zh: 更新, en: Update}
add:
  one-year:
    objections:
      two-years: {text: {zh: 现已问了两年。, en: By now two years were asked.}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A map, a critique of it and an update of the critique."""
    for name, text in (("map", MAP), ("map.critique", CRITIQUE), ("map.update", UPDATE)):
        (tmp_path / f"{name}.argmap.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.argmap.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def map_of(loaded: Loaded) -> ArgumentMap:
    assert loaded.map is not None, lines(loaded, loaded.diagnostics)
    return loaded.map


def said(loaded: Loaded) -> list[str]:
    return lines(loaded, loaded.diagnostics)


# ---- what a layer makes of a map ---------------------------------------------------------------------------------


@pytest.fixture
def combined(folder: Path) -> ArgumentMap:
    return map_of(load(folder / "map.critique.argmap.yaml"))


def test_what_is_added_stands_behind_what_is_there_of_its_kind(combined: ArgumentMap) -> None:
    assert list(combined.nodes) == [
        *("thesis", "demand", "letters", "folder", "survey", "one-year", "few", "enough"),
    ]
    assert combined["demand"].children == ("letters", "survey", "few")


def test_nodes_remember_their_layer(combined: ArgumentMap) -> None:
    layers = {node.id: node.layer for node in combined if node.layer}
    assert layers == dict.fromkeys(("letters", "folder", "one-year", "enough"), "critique")
    assert str(combined.layers["critique"].title) == "审读"


def test_the_layer_says_who_asserts_its_nodes_unless_they_say_so(combined: ArgumentMap) -> None:
    assert str(combined["one-year"].by) == "审读"
    assert str(combined["folder"].by) == "秘书"
    assert combined["survey"].by is None


def test_a_critic_does_not_speak_for_the_source(combined: ArgumentMap) -> None:
    assert (combined["survey"].source, str(combined["survey"].section)) == ("report", "第一节")
    assert (combined["one-year"].source, combined["one-year"].section) == ("", None)


def test_links_lead_into_the_map_below(combined: ArgumentMap) -> None:
    assert [link.target for link in combined["enough"].links] == ["demand"]


def test_the_map_itself_stays_as_it_is(folder: Path, combined: ArgumentMap) -> None:
    base = map_of(load(folder / "map.argmap.yaml"))
    assert list(base.nodes) == ["thesis", "demand", "survey", "few"]
    assert base.layers == {}
    assert combined.without_layers() == base


def test_layers_nest(folder: Path) -> None:
    nested = map_of(load(folder / "map.update.argmap.yaml"))
    assert nested["two-years"].parent == "one-year"
    assert list(nested.layers) == ["critique", "update"]


def test_layers_combine_and_each_counts_once(folder: Path) -> None:
    other = write(
        folder, "map.other", "argmap: 1\nextends: map.argmap.yaml\ntitle: T\nadd: {survey: {caveats: {small: 小}}}\n"
    )
    one = load(folder / "map.argmap.yaml", [folder / "map.update.argmap.yaml", other])
    assert list(map_of(one).layers) == ["critique", "update", "other"]
    assert map_of(one)["survey"].children == ("one-year", "small")
    again = load(folder / "map.critique.argmap.yaml", [folder / "map.update.argmap.yaml", other])
    assert map_of(again).nodes == map_of(one).nodes


def test_the_layers_of_a_map_are_found_beside_it(folder: Path) -> None:
    write(folder, "broken", "argmap: 1\nextends: nowhere.argmap.yaml\ntitle: T\n")
    found = layers_beside(load(folder / "map.argmap.yaml"))
    assert [path.name for path in found] == ["map.critique.argmap.yaml", "map.update.argmap.yaml"]


def test_a_layer_answers_critical_questions(folder: Path) -> None:
    text = "argmap: 1\nextends: map.argmap.yaml\ntitle: T\nadd: {demand: {answers: {other-causes: 没有}}}\n"
    answered = map_of(load(write(folder, "map.answers", text)))
    assert answered["demand"].inference is not None
    assert str(answered["demand"].inference.answers["other-causes"]) == "没有"
    assert answered.answered_by("demand", "", "other-causes") == "answers"
    # It is said whose answer it is, wherever it stands.
    assert "Answer by answers: 没有" in export(answered, "txt", ExportOptions(language="en")).decode()
    assert page_data(answered, ExportOptions())["nodes"][1]["answers"][0][2] == 0
    assert json.loads(export(answered, "json"))["layers"][0]["answers"] == [
        {"node": "demand", "inference": "", "question": "other-causes"}
    ]
    below = answered.without_layers()["demand"].inference
    assert below is not None
    assert not below.answers


def test_a_digest_changes_with_every_file_below(folder: Path) -> None:
    before = load(folder / "map.update.argmap.yaml").digest
    write(folder, "map", MAP.replace("三分之二", "四分之三"))
    assert load(folder / "map.update.argmap.yaml").digest != before


# ---- what is told to the author of a layer -----------------------------------------------------------------------

HEAD = "argmap: 1\nextends: map.argmap.yaml\ntitle: {zh: 甲, en: T}\n"

BROKEN = {
    "no such map": (
        "argmap: 1\nextends: maps.argmap.yaml\ntitle: T\n",
        "2:10 AM113 `maps.argmap.yaml` cannot be extended: file not found",
        "did you mean `map.argmap.yaml`?",
    ),
    "itself": (
        "argmap: 1\nextends: layer.argmap.yaml\ntitle: T\n",
        "2:10 AM113 the layer extends itself",
        "give the path of the map that it adds to",
    ),
    "a map with a mistake": (
        "argmap: 1\nextends: faulty.argmap.yaml\ntitle: T\n",
        "2:10 AM113 `faulty.argmap.yaml` has 1 error",
        None,
    ),
    "a gone node": (
        HEAD + "add:\n  surveys: {caveats: {c: 某}}\n",
        "5:3 AM208 the map that this layer extends has no node `surveys`",
        "did you mean `survey`?",
    ),
    "a renamed node": (
        HEAD + "add:\n  poll:\n    reads: 三分之二的人要求。\n    caveats: {c: 某}\n",
        "5:3 AM208 the map that this layer extends has no node `poll`",
        "it may have been renamed: `survey` has its text now",
    ),
    "a node of its own": (
        HEAD + "add:\n  survey: {caveats: {c: 某}}\n  c: {caveats: {d: 某}}\n",
        "6:3 AM208 the map that this layer extends has no node `c`",
        "`c` is a node of this layer: write the additions under the node itself",
    ),
    "an id that is taken": (
        HEAD + "add:\n  survey: {caveats: {few: 某}}\n",
        "5:22 AM201 the map that this layer extends already has a node `few`",
        "choose another id; to add to that node, write `few:` under `add`",
    ),
    "a premise of evidence": (
        HEAD + "add:\n  survey: {premises: {p: 某}}\n",
        "5:12 AM206 `survey` is evidence, which cannot have `premises`",
        "add them to a claim above it",
    ),
    "a text for a node": (
        HEAD + "add:\n  survey: {text: 某}\n",
        "5:12 AM104 a layer cannot change `text` of `survey`",
        "layers only add nodes: write them under a group of nodes",
    ),
    "a thesis of its own": (
        HEAD + "thesis: 某\nadd: {}\n",
        "2:1 AM104 a map that has a thesis cannot have `extends`",
        "a layer has `extends:` and `add:` and no thesis; a map has a thesis and neither",
    ),
    "a note of no source": (
        HEAD + "add: {survey: {caveats: {c: {text: 某, cites: [2]}}}}\n",
        "4:39 AM105 `c` has `cites` but no source: nodes of a layer do not inherit one",
        "add `source: report`",
    ),
    "a source that is there": (
        HEAD + "sources: {report: {title: T}}\n",
        "4:11 AM201 the map that this layer extends already has a source `report`",
        "to use that one, delete this and write `source: report` on the nodes; or choose another id",
    ),
    "a language of its own": (
        HEAD + "languages: [fr]\n",
        "4:13 AM106 the map is in `zh`, `en`, not in `fr`",
        "write the layer in `zh`, `en`, or add the language to the map first",
    ),
    "a link to nothing": (
        HEAD + "add: {survey: {caveats: {c: {text: 某, limits: [demands]}}}}\n",
        "4:48 AM202 the map has no node `demands`",
        "did you mean `demand`?",
    ),
    "a misspelt key": (
        "argmap: 1\nextends: map.argmap.yaml\ntitel: T\n",
        "3:1 AM104 unknown key `titel` in the layer",
        "did you mean `title`?",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_layer_is_told_what_is_wrong_and_what_to_do(folder: Path, case: str) -> None:
    text, message, hint = BROKEN[case]
    write(folder, "faulty", "argmap: 1\ntitle: T\n")
    loaded = load(write(folder, "layer", text))
    assert loaded.map is None
    assert message in said(loaded)
    if hint is not None:
        assert hint in [diagnostic.hint for diagnostic in loaded.diagnostics]


def test_a_circle_of_layers_is_named(folder: Path) -> None:
    write(folder, "a", "argmap: 1\nextends: b.argmap.yaml\ntitle: T\n")
    write(folder, "b", "argmap: 1\nextends: c.argmap.yaml\ntitle: T\n")
    loaded = load(write(folder, "c", "argmap: 1\nextends: a.argmap.yaml\ntitle: T\n"))
    circle = "c.argmap.yaml → a.argmap.yaml → b.argmap.yaml → c.argmap.yaml"
    assert said(loaded)[0].endswith(f"layers extend one another in a cycle: {circle}")


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        ("other", "`other.argmap.yaml` is a map, not a layer"),
        ("other.layer", "this layer extends `other.argmap.yaml`, not `map.argmap.yaml`"),
    ],
)
def test_a_layer_is_laid_on_its_own_map_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, layer: str, message: str
) -> None:
    write(folder, "other", "argmap: 1\ntitle: T\nthesis: {text: 某}\n")
    write(folder, "other.layer", "argmap: 1\nextends: other.argmap.yaml\ntitle: T\n")
    monkeypatch.chdir(folder)
    loaded = load("map.argmap.yaml", [f"{layer}.argmap.yaml"])
    assert loaded.map is None
    assert said(loaded)[0].endswith(message)


def test_two_layers_may_not_give_one_id(folder: Path) -> None:
    other = write(folder, "map.other", HEAD + "add: {demand: {caveats: {one-year: 某}}}\n")
    loaded = load(folder / "map.critique.argmap.yaml", [other])
    assert said(loaded) == ["4:26 AM201 the layer `critique` already has a node `one-year`"]


# ---- checks ------------------------------------------------------------------------------------------------------


def test_a_layer_is_checked_for_what_stands_in_it(folder: Path) -> None:
    text = HEAD + "add: {demand: {premises: {why: 为什么？}}}\n"
    found = check(load(write(folder, "map.question", text)))
    assert {diagnostic.code for diagnostic in found} == {"AM301", "AM502", "AM503"}
    assert {diagnostic.node for diagnostic in found} == {"why"}


def test_a_comment_silences_a_rule_in_a_layer(folder: Path) -> None:
    text = HEAD + "add:\n  demand:\n    premises:\n      why: 为什么？  # argmap: ignore[AM301, AM5]\n"
    assert check(load(write(folder, "map.question", text))) == []


def test_rewording_is_told_and_the_record_can_be_renewed(folder: Path) -> None:
    text = HEAD + "add: {survey: {reads: 一半的人要求。, caveats: {c: {text: {zh: 某, en: Some}}}}}\n"
    loaded = load(write(folder, "map.old", text.replace("title: T", "title: {zh: 甲, en: A}")))
    (found,) = check(loaded)
    assert (found.code, found.hint) == ("AM211", "it now reads: 三分之二的人要求。")
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ['"三分之二的人要求。"']


def test_a_layer_says_what_it_expects_of_the_map_with_it(folder: Path) -> None:
    # Of the map below, things are expected as it stands there: with a layer on it, they are not asked for.
    base = write(folder, "map", MAP.replace("thesis:", "expect: {demand: rejected}\nthesis:", 1))
    expect = "expect: {thesis: accepted, demand: qualified, few: rejected}\n"
    layer = load(write(folder, "map.critique", CRITIQUE.replace("add:", f"{expect}add:", 1)))
    reasons = "the objections to it are rejected (`few`); its support stands (`letters`, `survey`, `enough`)"
    assert [line for line in lines(layer, check(layer)) if "AM603" in line] == [
        f"5:36 AM603 `demand` is accepted, not qualified as expected: {reasons}"
    ]
    assert "AM603" not in {diagnostic.code for diagnostic in check(load(base))}
    gone = load(write(folder, "map.critique", CRITIQUE.replace("add:", "expect: {fwe: rejected}\nadd:", 1)))
    assert said(gone) == ["5:10 AM202 the map has no node `fwe`"]
