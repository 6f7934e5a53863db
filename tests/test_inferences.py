"""Several inferences to one claim: what is read and reported, and the example of docs/format.md from end to end."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.authoring.three_way.merger import merge
from argmap.checks import check
from argmap.exporters import ExportOptions, export, formats
from argmap.exporters.html.data import page_data
from argmap.loading import load, load_text
from argmap.model import ArgumentMap, Link, Relation, Step
from argmap.schemes import OWN
from support.calling import call
from support.diagnosing import HEADER, ROOT, diagnose, hints, read

FERRY = """\
thesis:
  text: The county should run a ferry.
  inferences:
    elimination: {from: [ways, bridge], scheme: alternatives}
    cost: {from: [cheap], linked: false, warrant: What costs least is best.}
  premises:
    ways: {text: A bridge or a ferry can cross the bay., assumed: true}
    bridge: {text: A bridge is forbidden., assumed: true}
    cheap: {text: The ferry costs least., assumed: true}
  evidence:
    vote: {text: Two in three voted for it., by: clerk}
  caveats:
    road: {text: There may be a road., step: elimination}
    year: {text: Only this year counts., limits: [thesis/cost]}
"""
"""Written below the header, so that `inferences` are on lines 5 to 7."""


def ferry(*changes: tuple[str, str]) -> str:
    text = FERRY
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return HEADER + text


# ---- what is read ----


def test_each_inference_is_a_step_with_its_members_and_caveats() -> None:
    map_ = read(ferry())
    named = map_.root.inferences
    assert map_.steps(map_.root) == [
        Step("elimination", ("ways", "bridge"), True, ("road", "year"), named["elimination"]),
        Step("cost", ("cheap",), False, ("year",), named["cost"]),
        Step("", ("vote",), False, ("year",), None),
    ]
    assert map_["road"].step == "elimination"
    assert map_["year"].links == (Link("year", Relation.LIMITS, "thesis", "cost"),)


def test_a_link_adds_a_member_from_elsewhere() -> None:
    far = "least., evidence: {bid: {text: B, supports: [thesis/elimination]}}, assumed"
    map_ = read(ferry(("least., assumed", far)))
    assert map_.steps(map_.root)[0].members == ("ways", "bridge", "bid")


# ---- what is reported ----


@pytest.mark.parametrize(
    ("change", "found", "hint"),
    [
        (
            ("from: [ways, bridge]", "from: [way, bridge]"),
            "6:26 AM202 the map has no node `way`",
            "did you mean `ways`?",
        ),
        (
            ("from: [ways, bridge]", "from: [ways, road]"),
            "6:32 AM212 `road` is a caveat to `thesis`, so it cannot be in an inference to it",
            "name premises and evidence only; a caveat on the inference has `step: elimination`",
        ),
        (
            ("from: [ways, bridge]", "from: [ways, thesis]"),
            "6:32 AM212 `thesis` is not right below `thesis`, so it cannot be in an inference to it",
            "move it there, or write `supports: [thesis/elimination]` on `thesis`",
        ),
        (
            ("from: [ways, bridge]", "from: [ways, ways]"),
            "6:32 AM212 `ways` is in the inference `elimination` twice",
            "delete one of them",
        ),
        (
            ("from: [cheap]", "from: []"),
            "7:18 AM106 `from` is empty",
            "name the premises and evidence of the inference, or delete the inference",
        ),
        (
            ("step: elimination", "step: eliminaton"),
            "15:46 AM213 `thesis` has no inference `eliminaton`",
            "did you mean `elimination`?",
        ),
        (
            ("limits: [thesis/cost]", "limits: [thesis/costs]"),
            "16:51 AM213 `thesis` has no inference `costs`",
            "did you mean `thesis/cost`?",
        ),
        (
            ("limits: [thesis/cost]", "limits: [vote/cost]"),
            "16:51 AM213 `vote` has no inference `cost`",
            "`vote` has no `inferences`: delete this, or group its premises with `argmap join`",
        ),
        (
            ("limits: [thesis/cost]", "opposes: [thesis/cost]"),
            "16:52 AM213 `thesis/cost` is an inference, which cannot be opposed",
            "write `limits: [thesis/cost]`, or oppose the claim: `opposes: [thesis]`",
        ),
        (
            ("vote: {text: Two in three voted for it.,", "vote: {text: Two in three voted for it., step: cost,"),
            "13:46 AM213 `vote` has a `step` but is not a caveat",
            "delete it; a premise or evidence belongs to an inference that has it under `from`",
        ),
        (
            ("    cost: {from: [cheap],", "    elimination: {from: [cheap],"),
            "7:5 AM102 the key `elimination` is used twice",
            "merge it with the first, on line 6, or rename one of them",
        ),
    ],
)
def test_what_does_not_fit_is_reported_with_what_to_do(change: tuple[str, str], found: str, hint: str) -> None:
    text = ferry(change)
    assert found in diagnose(text)
    assert hint in hints(text)


def test_an_inference_without_members_has_no_step_to_limit() -> None:
    assert diagnose(ferry(("from: [cheap], ", "")))[0] == "7:5 AM105 `cost` has no `from`"
    assert hints(ferry(("from: [cheap], ", "")))[0] == "add `from: […]` with the ids of its premises and evidence"


def test_a_member_of_another_claim_and_a_misspelt_key() -> None:
    below = "cheap: {text: The ferry costs least., premises: {fuel: {text: F, assumed: true}}}"
    text = ferry(("cheap: {text: The ferry costs least., assumed: true}", below), ("from: [cheap]", "from: [fuel]"))
    assert diagnose(text) == ["7:19 AM212 `fuel` is not right below `thesis`, so it cannot be in an inference to it"]
    assert diagnose(ferry(("warrant:", "warant:"))) == ["7:42 AM104 unknown key `warant` in `cost`"]


def findings(text: str, *codes: str) -> list[str]:
    return [found.message for found in check(load_text(text)) if found.code in codes]


def test_rules_on_inferences_read_each_of_them() -> None:
    unknown = ferry(("scheme: alternatives", "scheme: alternative"))
    assert findings(unknown, "AM307") == ["`thesis/elimination` names an unknown scheme, `alternative`"]

    nameless = ferry(("linked: false,", "answers: {goal: G},"))
    assert findings(nameless, "AM307") == ["`thesis/cost` answers critical questions but names no scheme"]

    (unanswered,) = findings(ferry(), "AM308")
    assert unanswered == "1 scheme leaves its critical questions open"

    alone = ferry(("linked: false", "linked: true"))
    assert findings(alone, "AM306") == ["the inference `cost` to `thesis` is marked as linked but has only one member"]
    assert findings(ferry(("linked: false, ", "")), "AM306") == []

    rest = ferry(("  inferences:", "  inference: {linked: true}\n  inferences:"))
    assert findings(rest, "AM306") == ["the inference to `thesis` is marked as linked but has no premises"]


def test_a_warrant_is_wanted_in_every_language() -> None:
    bilingual = ferry().replace("thesis:", "languages: [en, zh]\nthesis:", 1)
    assert "`inferences.cost.warrant` of `thesis` is missing in `zh`" in findings(bilingual, "AM503")


# ---- layers ----

LAYER = """\
argmap: 1
extends: map.argmap.yaml
title: Review
add:
  thesis:
    answers: {elimination/exhaustive: There is no other way.}
    premises:
      quick: {text: It is quick., assumed: true}
    caveats:
      tide: {text: Not at low tide., step: elimination}
"""


def layered(folder: Path, layer: str = LAYER) -> tuple[ArgumentMap | None, list[str]]:
    (folder / "map.argmap.yaml").write_text(ferry(), encoding="utf-8")
    (folder / "layer.argmap.yaml").write_text(layer, encoding="utf-8")
    loaded = load(str(folder / "layer.argmap.yaml"))
    return loaded.map, [found.message for found in loaded.diagnostics]


def test_a_layer_limits_a_step_and_answers_its_questions_but_adds_no_member(tmp_path: Path) -> None:
    map_, found = layered(tmp_path)
    assert found == []
    assert map_ is not None
    elimination, __, rest = map_.steps(map_.root)
    assert elimination.members == ("ways", "bridge")
    assert elimination.caveats == ("road", "year", "tide")
    assert str(map_.root.inferences["elimination"].answers["exhaustive"]) == "There is no other way."
    assert rest.members == ("quick", "vote")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("assumed: true}", "assumed: true, supports: [thesis/cost]}"),
            "a layer cannot add a member to `thesis/cost`, an inference of the map that it extends",
        ),
        (("step: elimination", "step: costs"), "`thesis` has no inference `costs`"),
        (("elimination/exhaustive", "eliminate/exhaustive"), "`thesis` has no inference `eliminate`"),
    ],
)
def test_what_a_layer_cannot_do(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert layered(tmp_path, LAYER.replace(*change))[1] == [message]


def test_merging_a_layer_keeps_what_it_limits_and_answers(tmp_path: Path) -> None:
    layered(tmp_path)
    answer = call("merge", "map.argmap.yaml", "layer.argmap.yaml", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "`quick` is in no inference of `thesis`" in answer.stderr
    merged = load(str(tmp_path / "map.argmap.yaml")).map
    assert merged is not None
    assert merged["tide"].step == "elimination"
    assert str(merged.root.inferences["elimination"].answers["exhaustive"]) == "There is no other way."


def test_questions_are_asked_of_each_inference_and_a_layer_can_take_them(tmp_path: Path) -> None:
    (tmp_path / "map.argmap.yaml").write_text(ferry(), encoding="utf-8")
    said = json.loads(call("questions", "map.argmap.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert [(node["id"], node["inference"], node["scheme"]["id"]) for node in said["nodes"]] == [
        ("thesis", "elimination", "alternatives")
    ]
    layer = call("questions", "map.argmap.yaml", "--format", "layer", cwd=tmp_path).stdout
    filled = re.sub("(?m)^    # ", "    ", layer).replace("exhaustive:", "exhaustive: Yes.")
    kept = [
        line for line in filled.splitlines() if not re.search(r"/(?!exhaustive).*: *$|…|^ *(caveats|objections):", line)
    ]
    map_, found = layered(tmp_path, "\n".join(kept) + "\n")
    assert found == []
    assert map_ is not None
    assert list(map_.root.inferences["elimination"].answers) == ["exhaustive"]


# ---- the example of docs/format.md ----


@pytest.fixture
def example(tmp_path: Path) -> Path:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    written = re.search(r"## Several inferences.*?```yaml\n(.*?)```", text, re.DOTALL)
    assert written
    path = tmp_path / "bay.argmap.yaml"
    path.write_text(written[1], encoding="utf-8")
    return path


def test_the_picture_in_the_docs_shows_the_example(example: Path, golden: Callable[[Path, str], None]) -> None:
    map_ = load(str(example)).map
    assert map_ is not None
    drawn = export(map_, "svg", ExportOptions(language="en", theme="light", schemes=OWN))
    golden(ROOT / "docs" / "several-inferences.svg", drawn.decode())


def test_the_example_is_sound_and_in_canonical_layout(example: Path) -> None:
    assert call("fmt", "--check", str(example)).returncode == 0
    loaded = load(str(example))
    assert loaded.diagnostics == ()
    assert {found.code for found in check(loaded)} == {"AM303", "AM308"}


@pytest.mark.parametrize(
    ("rejected", "status"),
    [([], "accepted"), (["no-tunnel"], "accepted"), (["no-tunnel", "cheapest"], "accepted"), (["vote"], "accepted")],
)
def test_each_of_its_three_reasons_is_enough(example: Path, rejected: list[str], status: str) -> None:
    for number, node in enumerate(rejected):
        assert call("add", str(example), node, "objection", f"no-{number}", "It is false.").returncode == 0
    evaluated = json.loads(call("evaluate", str(example), "--format", "json").stdout)
    assert {node["id"]: node["status"] for node in evaluated["nodes"]}["ferry"] == status


def test_without_any_of_the_three_it_has_lost_its_support(example: Path) -> None:
    for number, node in enumerate(["no-tunnel", "cheapest", "vote"]):
        call("add", str(example), node, "objection", f"no-{number}", "It is false.")
    evaluated = json.loads(call("evaluate", str(example), "--format", "json").stdout)
    assert {node["id"]: node["status"] for node in evaluated["nodes"]}["ferry"] == "rejected"


@pytest.mark.parametrize("name", ["csv", "docx", "graphml", "html", "json", "latex", "links-csv", "md", "opml", "txt"])
def test_every_format_of_words_or_data_tells_its_inferences_apart(example: Path, name: str) -> None:
    map_ = load(str(example)).map
    assert map_ is not None
    told = export(map_, name, ExportOptions())
    if name == "docx":
        told = zipfile.ZipFile(io.BytesIO(told)).read("word/document.xml")
    assert b"elimination" in told
    assert b"cost" in told


def test_two_people_change_two_of_its_inferences(example: Path) -> None:
    base = example.read_text(encoding="utf-8")
    ours = base.replace("from: [three-ways, no-bridge, no-tunnel]", "from: [three-ways, no-bridge]")
    theirs = base.replace("      step: elimination\n", "      step: cost\n")
    theirs = theirs.replace("scheme: practical-reasoning", "scheme: practical-reasoning, warrant: Money is short.")
    merged = merge(base, ours, theirs)
    assert merged.clean, merged.conflicts
    map_ = read(merged.text)
    assert map_.root.inferences["elimination"].members == ("three-ways", "no-bridge")
    assert str(map_.root.inferences["cost"].warrant) == "Money is short."
    assert map_["fourth-way"].step == "cost"


def test_it_can_be_exported_to_every_format(example: Path) -> None:
    map_ = load(str(example)).map
    assert map_ is not None
    for name, format_ in formats().items():
        if not format_.bibliographic:
            assert export(map_, name, ExportOptions()), name


def test_the_outline_says_what_each_is_from(example: Path) -> None:
    said = " ".join(call("export", str(example), "-t", "txt", "-o", "-").stdout.split())
    assert (
        "Inference “elimination” (argument from alternatives): 1–3 support this only together. Warrant: Whatever is "
        "left when all else is ruled out must be done. Limited by 7. → Q Thesis" in said
    )
    assert "Inference “cost” (argument from practical reasoning): 4 and 5 support this only together." in said
    assert "7 Caveat. A road around the bay is a fourth way. Limits only the inference “elimination”" in said


def test_the_panel_of_the_page_tells_each_in_every_language(example: Path) -> None:
    map_ = load(str(example)).map
    assert map_ is not None
    data = page_data(map_, ExportOptions())
    rows = [said for name, said in data["nodes"][0]["facts"] if name == "inferences"]
    assert len(rows) == 2
    assert rows[0][0].startswith("Inference “elimination” (alternatives): 1–3 support this only together. Warrant:")
    assert "排除其他一切办法后，剩下的就是应取之法。" in rows[0][1]
    assert ["step", "elimination"] in [list(row) for row in data["nodes"][8]["facts"]]
    assert data["words"][0]["inferences"] == "Inferences"


def test_json_reads_back_as_the_same_argument(example: Path) -> None:
    data = call("export", str(example), "-t", "json", "-o", "-").stdout
    (example.parent / "bay.json").write_text(data, encoding="utf-8")
    call("import", str(example.parent / "bay.json"), "-o", str(example.parent / "back.argmap.yaml"))
    answer = call("diff", str(example), str(example.parent / "back.argmap.yaml"))
    assert "The two versions have the same argument." in answer.stdout


def test_a_table_of_relations_has_the_inference_of_each(example: Path) -> None:
    rows = call("export", str(example), "-t", "links-csv", "-o", "-").stdout.splitlines()
    assert "three-ways,supports,ferry,tree,1,,elimination" in rows
    assert "vote,supports,ferry,tree,6,," in rows
    assert "fourth-way,limits,ferry,tree,7,,elimination" in rows


def test_a_map_without_several_inferences_has_no_place_for_them() -> None:
    plain = read(HEADER + "thesis: {text: T, premises: {a: {text: A, opposes: [thesis]}}}")
    for name in ("csv", "html", "json", "links-csv"):
        told = export(plain, name, ExportOptions()).decode()
        if name == "html":
            # Beside what each semantics does with steps.
            data = json.loads(told.partition('id="_data">')[2].partition("</script>")[0])
            told = json.dumps({key: value for key, value in data.items() if key != "graph"})
        assert '"inferences"' not in told
        assert '"step"' not in told
        assert not re.search(r"\binference\b(?!_json)", told.splitlines()[0])
