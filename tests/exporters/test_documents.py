"""What documents say beside the statements: a legend, appendices, passages of the source, sections as headings."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from argmap.exporters import ExportError, ExportOptions, export
from argmap.exporters.outline import outline
from argmap.exporters.sections import by_section
from argmap.model import ArgumentMap, Kind, Node, Text
from argmap.schemes import OWN
from support.diagnosing import read

from .maps import TRADE
from .readers import READERS

DOCUMENTS = ("md", "txt", "latex", "docx")

COMET = """
argmap: 1
title: The comet
sources:
  paper: {type: book, title: On Comets, author: [{literal: Ann}], issued: 2020}
  other: {type: book, title: On Dust, author: [{literal: Bob}], issued: 2021}
thesis:
  text: A comet is coming
  section: Conclusion
  likelihood: likely
  premises:
    tail:
      text: There is a tail
      section: II.1
      at: a tail was … by all
      inference: {scheme: sign, answers: {other-explanations: Comets come often}}
      evidence:
        seen: {text: It was seen, section: II.1, at: seen by all}
        dust: {text: There is dust, source: other, section: "3", at: much dust}
    orbit:
      text: It will come back
      section: Introduction
      forecast: {due: 2030-01-01, test: It is seen again}
    size: {text: It is large, section: II, assumed: true}
"""


def made(name: str, text: str = COMET, **options: Any) -> str:
    return " ".join(
        READERS[name](export(read(text), name, ExportOptions(language="en", schemes=OWN, **options))).split()
    )


# The legend


@pytest.mark.parametrize("name", [*DOCUMENTS, "opml"])
def test_a_legend_says_what_words_mean_and_whose_they_are(name: str) -> None:
    said = made(name)
    assert "how to read this document" in said.lower()
    assert "Intelligence Community Directive 203 (ODNI 2015): likely (55–80%)." in said
    assert "The map's makers assign it, not the sources." in said
    assert "Dates and tests are the map makers', not the sources'." in said


def terms(text: str, **options: Any) -> list[str]:
    return [term for __, term, __ in outline(read(text), ExportOptions(language="en", **options)).legend]


def test_the_legend_has_what_the_document_uses() -> None:
    assert terms(COMET) == ["Likelihood", "Scheme", "Critical questions", "Forecast", "Assumed"]
    assert terms(COMET, depth=0) == ["Likelihood"]
    assert terms(COMET, focus="seen", passages=True) == ["Passage"]
    assert terms("argmap: 1\ntitle: T\nthesis: {text: A claim}\n") == []


def test_a_map_without_sources_has_no_source_to_keep_apart() -> None:
    said = made("txt", "argmap: 1\ntitle: T\nthesis: {text: A claim, likelihood: likely}\n")
    assert "The map's makers chose the words; the percentages are the directive's." in said


# Appendices


@pytest.mark.parametrize("name", DOCUMENTS)
def test_questions_and_tests_are_in_an_appendix_by_number(name: str) -> None:
    said = made(name).lower()
    statements, __, rest = said.partition("how to read this document")
    questions, __, tests = rest.partition("appendix t: tests of the forecasts")
    assert "inference (argument from sign) → q 1" in statements
    assert "comets come often" not in statements
    assert "appendix q: critical questions and answers" in questions
    assert "answer: comets come often" in questions
    assert "→ t 2" in statements
    assert "it is seen again" not in statements
    assert "it is seen again" in tests


def test_outliners_show_questions_beside_their_statement() -> None:
    said = made("opml")
    assert "Critical question: What else could account for the sign? Answer: Comets come often" in said
    assert "Test: It is seen again." in said
    assert "→" not in said
    assert "Appendix" not in said


def test_marks_lead_to_the_appendix_and_back() -> None:
    text = export(read(COMET), "md", ExportOptions(language="en", schemes=OWN)).decode()
    assert "[→ Q 1](#tail:questions)" in text
    assert '<a id="tail:questions"></a>**[1](#tail)**' in text
    paper = docx.Document(io.BytesIO(export(read(COMET), "docx", ExportOptions(language="en", schemes=OWN))))
    body = paper.element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names) == len(set(numbers))
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert targets
    assert targets <= set(names)


def test_a_part_of_a_map_has_the_appendix_of_its_statements() -> None:
    said = made("md", focus="orbit")
    assert "Appendix T" in said
    assert "Appendix Q" not in said


# Passages


@pytest.mark.parametrize("name", [*DOCUMENTS, "opml"])
def test_passages_are_quoted_on_request_by_their_first_and_last_words(name: str) -> None:
    assert "a tail was" not in made(name)
    said = made(name, passages=True)
    assert "Passage: “a tail was … by all”" in said
    assert "Passage (Bob 2021): “much dust”" in said
    assert "first and last words of the passage" in said


def test_a_short_passage_is_quoted_whole_and_once() -> None:
    passage = "On 3 May a “tail” was seen by all"
    said = made("txt", passages=True, quoted={"tail": (passage,), "seen": (passage,)})
    assert said.count("Passage: “On 3 May a ‘tail’ was seen by all”") == 1
    assert "Passage: “seen by all”" in said


@pytest.mark.parametrize("passage", ["word " * 41, "论" * 201, "w" * 400])
def test_a_long_passage_is_never_quoted_whole(passage: str) -> None:
    said = made("txt", passages=True, quoted={"tail": (passage,)})
    assert passage.strip() not in said
    assert "“a tail was … by all”" in said


def test_a_long_anchor_is_cut_to_its_ends() -> None:
    text = COMET.replace("at: much dust", f"at: much {'very ' * 100}dust")
    said = made("txt", text, passages=True)
    assert "very " * 30 not in said
    assert "“much very" in said
    assert "very dust”" in said


def test_several_short_passages_that_are_long_together_are_not_quoted_whole() -> None:
    text = COMET.replace("at: much dust", "at: [much dust, more dust]")
    said = made("txt", text, passages=True, quoted={"dust": ("dust " * 30, "sand " * 30)})
    assert "“much dust”; “more dust”" in said


# Sections as headings


def test_statements_are_under_the_sections_of_the_source_in_its_order() -> None:
    text = export(read(COMET), "md", ExportOptions(language="en", headings="sections")).decode()
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert headings[:4] == ["Introduction", "Section II", "Section II.1", "Bob 2021, Section 3"]
    assert text.index("## Introduction") < text.index("**2 Premise**") < text.index("**3 Premise**")
    # Nested in its parent where that is in the same section.
    assert '\n- <a id="tail"></a>**1 Premise**' in text
    assert '\n  - <a id="seen"></a>**1.1 Evidence**' in text
    assert '\n- <a id="dust"></a>**1.2 Evidence**' in text
    assert "sec. " not in text


@pytest.mark.parametrize("name", [*DOCUMENTS, "opml"])
def test_every_document_keeps_the_numbers_under_sections(name: str) -> None:
    said = made(name, headings="sections")
    assert (
        said.index("Introduction") < said.index("2 Premise") < said.index("Section II.1") < said.index("1.1 Evidence")
    )
    assert "their numbers give their places in the argument" in said


def sectioned(*sections: str) -> list[str]:
    """Sections in the order that documents give them; the map comes to them as given."""
    nodes = {
        f"n{place}": Node(f"n{place}", Kind.PREMISE, Text({"en": "x"}), None, 0, (), section=Text({"en": section}))
        for place, section in enumerate(sections)
    }
    map_ = ArgumentMap(Text({"en": "T"}), ("en",), nodes)
    return [str(group.section) for group in by_section(map_, nodes.values())]


@pytest.mark.parametrize(
    "order",
    [
        ["Abstract", "Introduction", "1", "1.1", "1.2", "2", "10", "Conclusion", "Appendix A"],
        ["I", "II.1", "II.2", "IV", "IX", "X", "Concluding remarks"],
        ["摘要", "引言", "一", "一（一）", "一（二）", "二", "十", "十一", "二十", "结语"],
        ["第一章", "第二章", "第十章", "餘論"],
        ["Chapter 2", "Chapter 10", "Epilogue"],
    ],
)
def test_sections_are_in_the_order_of_the_work(order: list[str]) -> None:
    assert sectioned(*reversed(order)) == order


def test_a_section_without_a_number_follows_the_one_before_it() -> None:
    assert sectioned("Conclusion", "2", "Background", "1", "Method") == ["1", "Method", "2", "Background", "Conclusion"]


def test_statements_without_a_section_come_last() -> None:
    text = "argmap: 1\ntitle: T\nthesis:\n  text: A\n  premises:\n    a: {text: B}\n    b: {text: C, section: '1'}\n"
    assert "## Section 1\n" in (found := export(read(text), "md", ExportOptions(headings="sections")).decode())
    assert found.index("## Section 1") < found.index("## No section named")


def test_unknown_headings_are_refused() -> None:
    with pytest.raises(ExportError, match="unknown headings `parts`"):
        export(read(TRADE), "md", ExportOptions(headings="parts"))
