"""A first map from a paper's text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.authoring.draft import Draft, Origin, draft, source_language, source_title
from argmap.checks import check
from argmap.config import CheckConfig
from argmap.diagnostics import Severity
from argmap.loading import load_text
from argmap.model import ArgumentMap, Kind
from argmap.sources.library import Library, read_text
from argmap.sources.text import SourceText
from argmap.syntax.scalars import scalar
from sources.paper import needs_paper, paper

TEXTS = Path(__file__).parents[1] / "sources" / "texts"


def drafted(source: SourceText) -> Draft:
    origin = Origin("paper", source_title(source) or "Untitled", "text.txt", "0" * 64)
    return draft(source, origin, source_language(source))


def read(made: Draft) -> ArgumentMap:
    loaded = load_text(made.text)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def outline(map_: ArgumentMap) -> list[str]:
    """Each node as ``kind id section cites by``, indented."""
    return [
        "  " * node.depth
        + " ".join(
            part
            for part in (
                str(node.kind),
                node.id,
                f"§{node.section}" if node.section else "",
                str(list(node.cites)) if node.cites else "",
                f"by {node.by}" if node.by else "",
                "forecast" if node.forecast else "",
            )
            if part
        )
        for node in map_
    ]


def test_an_english_paper_with_numbered_headings() -> None:
    assert outline(read(drafted(read_text(TEXTS / "paper.txt")))) == [
        "thesis thesis",
        "  premise introduction §1",
        "    evidence historians-explain-moves-trade §1 [1]",
        "    evidence brandt-argues-merchants-wanted §1 [2] by Brandt",
        "  premise data §2",
        "    premise soundings §2.1",
        "      evidence use-412-soundings-37 §2.1 [3, 4]",
        "      evidence depth-fell-1-8 §2.1",
        "    premise tax-rolls §2.2",
        "      evidence aldmouth-140-310-houses §2.2 [5]",
        "      evidence prof-lindqvist-said-harbour §2.2 [6] by Prof. Lindqvist",
        "  premise results §3",
        "    premise same-likely-happen-deltas §3 forecast",
        "    evidence silt-accounts-29-37 §3",
        "  premise conclusion §4",
        "    evidence gulf-ports-case-point §4 [7]",
    ]


def test_a_markdown_essay() -> None:
    assert outline(read(drafted(read_text(TEXTS / "essay.md")))) == [
        "thesis thesis",
        "  premise introduction §Introduction",
        "  premise demand §Demand",
        "    evidence survey-2024-62-1 §Demand [1]",
        "    evidence work-week-said-mrs §Demand by Mrs. Dunn",
        "  premise cost §Cost",
        "    premise council-probably-raise-fees §Cost forecast",
        "    premise staff §Staff",
        "      evidence union-argued-replace-staff §Staff [3] by The union",
        "    evidence opening-cost-41-000 §Cost [2] by the treasurer",
        "    evidence n3-budget §Cost",
        "  premise conclusion §Conclusion",
    ]


def test_a_chinese_text() -> None:
    map_ = read(drafted(read_text(TEXTS / "lines.txt")))
    assert str(map_.title) == "城市夜间公交研究"
    assert outline(map_) == [
        "thesis thesis",
        "  premise 引言 §引言",
        "    evidence 夜间公交在许多 §引言 [1]",
        "  premise 需求 §第一章",
        "    premise 乘客 §第一章第一节",
        "      evidence 调查显示 §第一章第一节",
        "      evidence 一位护士说 §第一章第一节 by 一位护士",
        "    premise 线路 §第一章第二节",
        "      premise 预计客流将增加 §第一章第二节 forecast",
        "      evidence 市政府表示 §第一章第二节 [2] by 市政府",
        "  premise 成本 §第二章",
        "    evidence 每年约需15亿元 §第二章 [3]",
        "  premise 结论 §结论",
    ]


def test_the_comments_of_a_draft_are_in_the_language_of_its_source() -> None:
    made = drafted(read_text(TEXTS / "lines.txt"))
    assert "DRAFT" not in made.text
    assert made.text.count("# 草稿，第") == 1 + made.claims + made.evidence


def test_every_node_is_marked_as_a_draft_with_its_line() -> None:
    made = drafted(read_text(TEXTS / "paper.txt"))
    assert made.text.count("# DRAFT, line ") == 1 + made.claims + made.evidence
    assert "      # DRAFT, line 31: a heading; write what its section claims\n      text: Results\n" in made.text
    assert (made.claims, made.evidence, made.forecasts, made.notes) == (7, 8, 1, (1, 2, 3, 4, 5, 6, 7))


@pytest.mark.parametrize("name", ["essay.md", "paper.txt", "lines.txt"])
def test_a_draft_has_warnings_but_no_errors(name: str) -> None:
    loaded = load_text(drafted(read_text(TEXTS / name)).text)
    found = check(loaded, CheckConfig(ignore=["AM404"]), Library.of(None, {"paper": TEXTS / name}))
    assert Severity.ERROR not in {one.severity for one in found}
    assert {one.code for one in found}.isdisjoint({"AM401", "AM402", "AM403", "AM405", "AM406", "AM409", "AM410"})


@pytest.mark.parametrize(
    "text", ["a: b", "- a", "a #b", "“引言”：甲", "#1", '"quoted"', "yes", "a:", "[1]", "1: 2\u2028", "'"]
)
def test_scalars_are_read_as_they_are(text: str) -> None:
    assert str(load_text(f"argmap: 1\ntitle: T\nthesis:\n  text: {scalar(text)}\n").map.root.text) == text.strip()  # type: ignore


PIECES = st.sampled_from(
    [
        "# A: b\n",
        "一、甲\n",
        "1. One\n",
        "\n\n",
        "预计将增加 12%。[3]",
        "It will rise by 5% [4]. ",
        "甲称：“乙 #丙”。",
        "- x: y\n",
        "\f3\n",
        '"',
        "摘要：",
    ]
)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(PIECES | st.text(max_size=12), max_size=14).map("".join))
def test_whatever_the_text_its_draft_is_a_map(raw: str) -> None:
    read(drafted(SourceText(raw)))


@needs_paper
def test_the_paper_arrives_with_every_note_in_its_section() -> None:
    source = read_text(paper())
    made = drafted(source)
    map_ = read(made)
    assert made.notes == tuple(range(1, 47))
    where = {note: str(node.section) for node in map_ for note in node.cites}
    sections = {
        mark.number: section.name
        for mark in source.marks
        for section in source.sections
        if any(sentence.start <= mark.span.start < sentence.end for sentence in section.sentences)
    }
    assert where == sections
    assert (where[1], where[2], where[3], where[13], where[24], where[46]) == (
        *("引言", "一", "一（一）", "一（三）", "二（三）", "三（四）"),
    )
    assert [str(node.by) for node in map_ if 18 in node.cites] == ["总统国家安全顾问迈克·华尔兹"]
    assert {node.kind for node in map_ if node.forecast} == {Kind.PREMISE}
