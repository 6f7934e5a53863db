"""The figures of small maps, exactly, and both forms of the report."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.analysis.metrics import Weight, survey
from argmap.checks import check
from argmap.cli.root import cli
from argmap.diagnostics import Severity
from argmap.loading import load_text
from argmap.model import ArgumentMap, Kind, Link, Node, Relation, Text
from argmap.reports.document import render
from argmap.reports.overview import document
from exporters.maps import TRADE, chain
from support.diagnosing import read
from support.layered import layered_map

MAP = """\
argmap: 1
title: {en: Sundays, zh: 星期日}
languages: [en, zh]
sources:
  paper: {title: Paper, author: [{literal: Ann}], issued: 2024, notes: 9}
  poll: {title: Poll, author: [{literal: Bob}], issued: 2023}
thesis:
  text: {en: Open., zh: 开放。}
  section: "1"
  source: paper
  premises:
    demand:
      text: {en: Many ask for it., zh: 需求大。}
      likelihood: likely
      forecast: {due: 2030-06-30, test: {en: Count., zh: 数。}}
      evidence:
        survey: {text: {en: Two thirds., zh: 三分之二。}, by: Readers, cites: [1]}
        letters: {text: {en: A folder., zh: 一叠信。}, cites: [1, 2], by: Readers}
      premises:
        growing:
          text: {en: It grows., zh: 在增长。}
          forecast: {due: 2029-01-20, test: {en: Count., zh: 数。}, outcome: true, resolved: 2029-01-21}
          evidence:
            loans: {text: {en: Loans rose., zh: 借阅增加。}, source: poll}
    staff: {text: {en: There is staff., zh: 有人手。}, assumed: true}
    money: {text: {en: There is money., zh: 有钱。}}
  objections:
    rest: {text: {en: Rest is needed., zh: 需要休息。}, limits: [demand]}
"""


def test_what_layers_add_and_what_stands() -> None:
    map_ = layered_map()
    overview = survey(map_)
    assert [(one.layer, one.branch.id, dict(one.kinds)) for one in overview.added] == [
        ("critique", "demand", {Kind.CAVEAT: 1, Kind.OBJECTION: 2}),
        ("update", "cost", {Kind.OBJECTION: 1}),
    ]
    said = render(document(map_, overview, "en"), "md")
    assert r"The layer “On ‘need’” \[reviewer] adds 3 nodes, in 1 of 2 branches." in said
    assert r"| \[reviewer] | 1. Readers ask for it. | 0 | 0 | 1 | 2 | 3 |" in said
    assert "The thesis is rejected, with a strength of " in said
    assert said.index("; the thesis goes from accepted (0.75) to rejected (0.30).") < said.index("Size and shape")
    assert "| 1. Readers ask for it. | qualified | 0.43 | 1 | 1 |" in said
    assert "4 nodes (57%) are the authors' own" not in said
    assert "| reviewer (layer) |" in said
    assert "What layers add" not in render(document(read(TRADE), survey(read(TRADE)), "en"), "md")


def test_the_figures_of_a_small_map() -> None:
    loaded = load_text(MAP)
    assert loaded.map is not None, loaded.diagnostics
    overview = survey(loaded.map, check(loaded))
    assert overview.nodes == 9
    assert overview.kinds == {Kind.THESIS: 1, Kind.PREMISE: 4, Kind.EVIDENCE: 3, Kind.OBJECTION: 1}
    assert [sum(level.values()) for level in overview.levels] == [1, 4, 3, 1]
    assert overview.links == 1
    assert [(b.node.id, b.nodes, b.levels, b.claims, b.without_evidence) for b in overview.branches] == [
        ("demand", 5, 3, 2, 0),
        ("staff", 1, 1, 1, 1),
        ("money", 1, 1, 1, 1),
        ("rest", 1, 1, 0, 0),
    ]
    support = overview.support
    assert (support.steps, support.longest, support.claims, support.on_evidence) == ({1: 2, 2: 1}, 3, 5, 3)
    assert [[node.id for node in nodes] for nodes in (support.assumed, support.bare)] == [["staff"], ["money"]]
    # survey and letters bear demand and the thesis; loans bear growing, demand and the thesis.
    assert overview.works == (Weight("paper", None, 2, 2, 0), Weight("poll", None, 1, 3, 1))
    assert overview.notes == (Weight("paper", 1, 2, 2, 0), Weight("paper", 2, 1, 2, 0))
    assert overview.known_notes == 9
    assert [(str(voice.by or voice.work), voice.nodes) for voice in overview.voices] == [
        ("paper", 6),
        ("Readers", 2),
        ("poll", 1),
    ]
    assert [(one.node.id, str(one.due), str(one.outcome)) for one in overview.forecasts] == [
        ("growing", "2029-01-20", "true"),
        ("demand", "2030-06-30", "pending"),
    ]
    assert "money" in next(one for one in overview.findings if one.code == "AM301").nodes
    assert [one.severity.rank for one in overview.findings] == sorted(one.severity.rank for one in overview.findings)


def test_a_claim_whose_evidence_is_one_note() -> None:
    overview = survey(read(MAP.replace("cites: [1, 2]", "cites: [1]").replace(", source: poll", ", cites: [3]")))
    assert {weight.note: weight.alone for weight in overview.notes} == {1: 0, 3: 1}


def test_support_that_goes_round_ends() -> None:
    assert survey(chain(3)).support.longest == 3
    nodes = dict(chain(3).nodes)
    nodes["n1"] = replace(nodes["n1"], links=(Link("n1", Relation.SUPPORTS, "n3"),))
    overview = survey(ArgumentMap(Text({"zh": "链"}), ("zh",), nodes))
    assert overview.support.longest >= 3
    assert len(overview.support.bare) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_forms_have_the_same_figures_and_the_same_bytes_again(language: str) -> None:
    map_ = read(TRADE)
    overview = survey(map_)
    page, markdown = (render(document(map_, overview, language), form) for form in ("html", "md"))
    assert page == render(document(map_, overview, language), "html")
    for word in re.findall(r"<th scope='col'[^>]*>([^<]*)</th>", page):
        assert word in markdown
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", page)


HOSTILE = "</title><script>x</script> | `a` \\ \"'& \u202e" + "W" * 5000


def test_hostile_text_is_text() -> None:
    said = Text({"en": HOSTILE})
    nodes = {
        "t": Node("t", Kind.THESIS, said, None, 0, (), children=("p",)),
        "p": Node("p", Kind.PREMISE, said, "t", 1, (), by=said),
    }
    map_ = ArgumentMap(said, ("en",), nodes)
    made = document(map_, survey(map_), "en")
    page = render(made, "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    row = next(line for line in render(made, "md").splitlines() if line.startswith("| 1."))
    assert len(re.findall(r"(?<!\\)\|", row)) == 9


def test_a_map_of_nothing_but_a_thesis() -> None:
    map_ = read("argmap: 1\ntitle: A\nthesis: {text: So it is.}\n")
    overview = survey(map_)
    assert not any((overview.branches, overview.works, overview.forecasts, overview.findings))
    assert "There is nothing below" in render(document(map_, overview, "en"), "html")
    assert "0 of 1 claims" in render(document(map_, overview, "en"), "md")


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "m.argmap.yaml"
    file.write_text(MAP, encoding="utf-8")
    (tmp_path / "paper.md").write_text("# One\n\nTwo thirds ask. Nobody knows why.\n", encoding="utf-8")

    def call(*arguments: str) -> str:
        done = CliRunner().invoke(cli, ("report", str(file), *arguments))
        assert done.exit_code == 0, done.output
        return done.output

    assert call().startswith("# Report on the map: Sundays\n")
    assert "0 of 2 sentences" in call("--source", f"paper={tmp_path / 'paper.md'}")
    call("--lang", "zh", "-o", str(tmp_path / "r.html"))
    assert '<html lang="zh"' in (tmp_path / "r.html").read_text(encoding="utf-8")
    wrong = CliRunner().invoke(cli, ("report", str(file), "-o", str(tmp_path / "r.pdf")))
    assert wrong.exit_code == 2
    assert not (tmp_path / "r.pdf").exists()


def test_severities_come_gravest_first() -> None:
    loaded = load_text(MAP)
    assert loaded.map is not None
    severities = [one.severity for one in survey(loaded.map, check(loaded)).findings]
    assert severities[0] in (Severity.WARNING, Severity.ERROR)
