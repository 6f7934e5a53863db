"""`argmap evaluate` and `argmap cruxes` as their users call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.calling import Answer
from support.calling import call as call_argmap

MAP = """\
argmap: 1
title: {en: Sunday opening, zh: 周日开馆}
languages: [en, zh]
thesis:
  text: {en: The library should open on Sundays., zh: 图书馆周日应当开放。}
  premises:
    demand:
      text: {en: Readers ask for it., zh: 读者有此要求。}
      evidence:
        survey: {text: {en: Two in three ask for it, zh: 三分之二的人要求如此}}
    staff:
      text: {en: There is staff., zh: 人手充足。}
      premises:
        students:
          text: {en: Students want the shifts., zh: 学生愿意值班。}
          objections:
            exams:
              text: {en: Not before exams., zh: 考前不愿。}
              objections:
                rota: {text: {en: A rota helps., zh: 可以轮换。}}
"""

LAYER = """\
argmap: 1
extends: map.argmap.yaml
title: A reading
add:
  demand:
    objections:
      few: {text: {en: They are few., zh: 他们人不多。}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "map.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "map.critique.argmap.yaml").write_text(LAYER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(command: str, *arguments: str) -> Answer:
    return call_argmap(command, "map.argmap.yaml", *arguments)


def output(command: str, *arguments: str) -> str:
    result = call(command, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.usefixtures("folder")
class TestEvaluate:
    def test_the_thesis_comes_first_and_why_then_the_claims_and_what_is_rejected_last(self) -> None:
        assert output("evaluate") == (
            "Sunday opening\n\n"
            "The thesis is accepted, with strength 0.75 (ratio).\n"
            "7 nodes: 6 accepted, 1 rejected.\n"
            "Resilience: 2 statements. All its grounds are of one hand.\n\n"
            "Why the thesis\n\n"
            "Its strength, 0.75, is limited by the hands below it: its reasons come to more, but these hands\n"
            "together come to 0.75, and no claim is stronger than they are.\n"
            "Status: accepted, since its support stands (demand, staff).\n\n"
            "Step  Holds  Gives  Claim\n"
            "   1  yes     0.75  + 1 Premise Readers ask for it.  demand\n"
            "   2  yes     0.50  + 2 Premise There is staff.  staff\n\n"
            "Hand below it       Strongest ground  Grounds\n"
            "the map, unsourced              0.75        2\n\n"
            "Claims\n\n"
            "Status    Strength  Resilience  Claim\n"
            "accepted      0.75       2 / 1  * Thesis The library should open on Sundays.  thesis\n"
            "accepted      0.75       1 / 1    + 1 Premise Readers ask for it.  demand\n"
            "accepted      0.75                  = 1.1 Evidence Two in three ask for it  survey\n"
            "accepted      0.50       1 / 1    + 2 Premise There is staff.  staff\n"
            "accepted      0.50                  + 2.1 Premise Students want the shifts.  students\n\n"
            "Rejected claims have no force. They would have the strength shown.\n\n"
            "Status    Would have  Claim\n"
            "rejected        0.33        - 2.1.1 Objection Not before exams.  exams\n"
            "                            – answered: an objection to it stands (rota)\n\n"
            "Resilience: how many statements, and of how many hands, have to be rejected to bring the claim down.\n\n"
            "Showing 6 of 7; use `--all` for the rest.\n"
        )

    def test_why_explains_a_ground_and_what_stands_against_it(self) -> None:
        shown = output("evaluate", "--why", "students")
        assert "Why the thesis" not in shown
        assert (
            "Why `students`\n\n"
            "Its strength, 0.50, starts from the base score of its kind, 0.50.\n"
            "Status: accepted, since the objections to it are rejected (exams).\n\n"
            "Against it  Claim\n"
            "answered    - 2.1.1 Objection Not before exams.  exams\n"
        ) in shown

    def test_why_says_where_a_number_comes_from(self, folder: Path) -> None:
        text = MAP.replace("text: {en: There is staff., zh: 人手充足。}", "text: {en: S}\n      credence: 0.6")
        text = text.replace(
            "en: Readers ask for it., zh: 读者有此要求。}", "en: R}\n      caveats: {c: {text: {en: C}}}"
        )
        text = text.replace("zh: 三分之二的人要求如此}}", "zh: 有}, by: {en: Survey, zh: 调查}}")
        (folder / "map.argmap.yaml").write_text(text, encoding="utf-8")
        said = " ".join(output("evaluate", "--why", "thesis", "--why", "demand", "--why", "staff").split())
        assert "Its strength, 0.76, comes from 2 independent steps, the strongest of which gives 0.71." in said
        assert "Its strength, 0.43, comes from its only reason, which gives 0.43." in said
        assert "– the step is limited by `c`" in said
        assert "Its credence, 0.60, counts as one more reason." in said
        assert "credence of staff" in said

    def test_why_says_that_a_rejected_claim_has_no_force(self) -> None:
        said = " ".join(output("evaluate", "--reject", "rota", "--why", "students").split())
        assert "Since it is rejected, it has no force: the strength is what it would have." in said
        assert "stands - 2.1.1 Objection" in said
        assert call("evaluate", "--why", "student").returncode == 2

    def test_all_nodes_in_chinese(self) -> None:
        shown = output("evaluate", "--all", "--lang", "zh")
        assert "论题成立，强度0.75（比率语义）。" in shown
        assert "- 2.1.1.1 反驳 可以轮换。  rota" in shown
        assert "对它的反驳成立（rota）" in shown
        assert "未列" not in shown

    def test_a_what_if_shows_what_changes_and_the_thesis(self) -> None:
        shown = output("evaluate", "--reject", "rota")
        assert "If `rota` is rejected, the thesis stays accepted, with strength 0.75 (ratio)" in shown
        assert "accepted → rejected  0.50 → 0.00    + 2 Premise There is staff.  staff" in shown
        assert "all its support is rejected (students)" in shown
        assert "survey" not in shown
        assert "2 more nodes are unchanged; use `--all` to show them." in shown
        assert "survey" in output("evaluate", "--reject", "rota", "--all")

    def test_a_what_if_may_turn_the_thesis(self) -> None:
        shown = output("evaluate", "--reject", "demand", "--reject", "staff", "--lang", "zh")
        turned = "若`demand`不成立、`staff`不成立，则论题由“成立”（强度0.75）变为“不成立”（强度0.00；比率语义）。"
        assert turned in shown

    def test_and_it_may_change_nothing(self) -> None:
        shown = output("evaluate", "--accept", "rota", "--credence", "survey=0.75", "--semantics", "euler")
        assert "If `survey` has the base score 0.75 and `rota` is accepted, the thesis stays accepted, " in shown

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--reject", "surwey"], "the map has no node `surwey`; did you mean `survey`?"),
            (["--credence", "survey=1.5"], "the credence of `survey` cannot be 1.5; it runs from 0 to 1"),
            (["--credence", "survey=nan"], "the credence of `survey` cannot be nan"),
            (["--credence", "survey"], "write ID=NUMBER, such as demand=0.9, not `survey`"),
            (["--credence", "=0.5"], "write ID=NUMBER, such as demand=0.9, not `=0.5`"),
            (["--accept", "rota", "--reject", "rota"], "`rota` cannot be both accepted and rejected"),
            (["--accept", "rota", "--credence", "rota=1"], "the credence of `rota` changes nothing where it is taken"),
            (["--semantics", "quad"], "'quad' is not one of 'ratio', 'quadratic-energy', 'df-quad', 'euler'"),
            (["-o", "map.argmap.yaml"], "map.argmap.yaml is named like a map"),
        ],
    )
    def test_what_cannot_be_done_is_said(self, arguments: list[str], said: str) -> None:
        result = call("evaluate", *arguments)
        assert result.returncode == 2
        assert said in result.stderr

    def test_cycles_and_what_does_not_settle_are_said(self, folder: Path) -> None:
        wanting = "zh: 学生愿意值班。}"
        text = MAP.replace(wanting, f"{wanting}\n          credence: 1\n          opposes: [exams]")
        text = text.partition("              objections:")[0] + "              credence: 1\n"
        (folder / "map.argmap.yaml").write_text(text, encoding="utf-8")
        said = " ".join(output("evaluate").split())
        assert "In a cycle, each affecting the others: students, exams. Strengths" in said
        unsettled = "Strengths there have not converged after 10,000 rounds"
        said = " ".join(output("evaluate", "--semantics", "df-quad").split())
        assert unsettled in said
        assert "– does not converge" in output("cruxes", "--semantics", "df-quad")
        found = json.loads(output("evaluate", "--semantics", "df-quad", "--format", "json"))
        assert (found["converged"], found["rounds"], found["cycles"]) == (False, 10000, [["students", "exams"]])

    def test_json_has_every_node_and_why(self) -> None:
        found = json.loads(output("evaluate", "--reject", "rota", "--format", "json"))
        assert (found["map"], found["semantics"], found["converged"]) == ("map.argmap.yaml", "ratio", True)
        assert found["assumptions"] == {"credences": {}, "accepted": [], "rejected": ["rota"]}
        nodes = {node["id"]: node for node in found["nodes"]}
        assert len(nodes) == 7
        assert nodes["students"] == {
            "id": "students",
            "status": "rejected",
            "strength": 0.333333,
            "base_score": 0.5,
            "inference": None,
            "why": [{"reason": "opposed", "nodes": ["exams"]}],
            "resilience": None,
            "before": {"status": "accepted", "strength": 0.5},
        }
        assert nodes["thesis"]["inference"] == 1
        assert nodes["thesis"]["resilience"] == {"statements": 1, "hands": 1}
        assert found["explained"] == {}

    def test_json_explains(self) -> None:
        explained = json.loads(output("evaluate", "--format", "json"))["explained"]["thesis"]
        assert [step["members"] for step in explained["steps"]] == [["demand"], ["staff"]]
        assert (explained["ceiling"], explained["capped"], explained["against"]) == (0.75, True, [])
        assert explained["hands"] == [
            {"kind": "map", "name": "the map, unsourced", "strength": 0.75, "grounds": ["survey", "students"]}
        ]

    def test_markdown_goes_to_a_file(self, folder: Path) -> None:
        assert call("evaluate", "--format", "md", "-o", "readings.md").stderr == "Wrote readings.md\n"
        written = (folder / "readings.md").read_text(encoding="utf-8")
        assert (
            "| rejected | 0.33 | **2.1.1 Objection** Not before exams. `exams` "
            "| answered: an objection to it stands (rota) |" in written
        )

    def test_a_layer_is_read_with_the_map(self) -> None:
        assert "The thesis is accepted, with strength 0.50" in output("evaluate", "--layers", "all")
        assert "rejected        0.43    + 1 Premise" in output("evaluate", "--layer", "map.critique.argmap.yaml")

    def test_settings_hold_unless_the_command_says_otherwise(self, folder: Path) -> None:
        (folder / "argmap.toml").write_text('[evaluate]\nsemantics = "euler"\nbase-scores = {evidence = 0.1}\n')
        assert "(Euler-based)" in output("evaluate")
        assert "accepted      0.10                  = 1.1 Evidence" in output("evaluate", "--semantics", "df-quad")


@pytest.mark.usefixtures("folder")
class TestCruxes:
    def test_what_tells_most_comes_first(self) -> None:
        assert output("cruxes", "-n", "1") == (
            "What the thesis depends on\n\n"
            "Cruxes: what the strength of the thesis, now 0.75 (ratio), would be with one base score at 0 or at 1\n"
            "and the rest unchanged.\n\n"
            "Influence  At 0  At 1  Claim\n"
            "    +0.50  0.50  1.00  = 1.1 Evidence Two in three ask for it  survey\n\n"
            "Showing 1 of 2; use `-n` for more.\n\n"
            "Hands\n\n"
            "All that a hand says, at 0 or at 1 together.\n"
            "A hand is whoever vouches for a statement: its speaker, else the notes cited for it, else the author\n"
            "of the work, layer or map.\n\n"
            "Influence  At 0  At 1  Statements  Hand\n"
            "    +1.00  0.00  1.00           4  the map, unsourced\n\n"
            "Steps\n\n"
            "The step from its reasons to a claim, if it carried nothing (0) or everything (1).\n\n"
            "Influence  At 0  At 1  Inference  Claim\n"
            "    +0.75  0.00  0.75             * Thesis The library should open on Sundays.  thesis\n\n"
            "Single points of failure\n\n"
            "No node's rejection alone would change the status of the thesis, now accepted.\n"
        )

    def test_of_another_node_and_in_chinese(self) -> None:
        shown = output("cruxes", "--target", "staff", "--lang", "zh")
        assert shown.startswith("`staff`取决于什么\n")
        assert "survey" not in shown
        assert "只要下列节点中有一个不成立，`staff`的状态（现为“成立”）就会变为旁边所列的状态。" in shown
        assert "不成立  + 2.1 前提 学生愿意值班。  students" in shown

    def test_json_has_all_of_them(self) -> None:
        found = json.loads(output("cruxes", "--format", "json", "-n", "1"))
        assert (found["target"], found["status"], found["strength"]) == ("thesis", "accepted", 0.75)
        assert [crux["id"] for crux in found["cruxes"]] == ["survey", "students"]
        assert found["hands"][0]["nodes"] == ["survey", "students", "exams", "rota"]
        assert [(one["claim"], one["inference"]) for one in found["steps"]] == [("thesis", ""), ("demand", "")]
        assert found["single_points"] == []
        turned = json.loads(output("cruxes", "--format", "json", "--reject", "demand"))
        assert {"id": "rota", "status": "rejected"} in turned["single_points"]

    def test_a_files_ending_tells_the_form(self, folder: Path) -> None:
        assert call("cruxes", "-o", "cruxes.md").returncode == 0
        assert "| +0.50 | 0.50 | 1.00 | **1.1 Evidence** " in (folder / "cruxes.md").read_text(encoding="utf-8")
        assert call("cruxes", "-o", "cruxes.svg", "--theme", "dark").returncode == 0
        assert (folder / "cruxes.svg").read_text(encoding="utf-8").startswith("<?xml")

    def test_an_unknown_target_is_answered_with_the_nearest(self) -> None:
        result = call("cruxes", "--target", "staf")
        assert result.returncode == 2
        assert "the map has no node `staf`; did you mean `staff`?" in result.stderr

    def test_what_is_assumed_depends_on_nothing(self) -> None:
        shown = output("cruxes", "--accept", "thesis")
        assert "Assumed: `thesis` is accepted." in shown
        assert "it depends on no base score" in " ".join(shown.split())
