"""The blocks that all reports share, on a terminal, in Markdown and on a page."""

from __future__ import annotations

import re

import pytest

from argmap.evaluation import Semantics, evaluate, influences, single_points
from argmap.rendering.cells import display_width
from argmap.reports.cruxes.report import Hinges
from argmap.reports.document import render
from argmap.reports.document.blocks import (
    Bar,
    Bars,
    Code,
    Document,
    Item,
    Items,
    Mark,
    Paragraph,
    Quotation,
    Section,
    Statement,
    Table,
    Tile,
    Tiles,
)
from argmap.reports.evaluation import Readings
from support.diagnosing import read

MAP = read("""
title: {zh: 图书馆周日开放, en: The library on Sundays}
languages: [zh, en]
thesis:
  text: {zh: 图书馆周日应当开放，因为读者在其他日子里抽不出时间来借阅图书。, en: Open.}
  premises:
    demand: {text: {zh: 读者有此要求，三分之二的人在调查中说愿意周日来。, en: "Readers `ask` | want"}, assumed: true}
  objections:
    cost: {text: {zh: 周日人手更贵，一天的花费是平日的两倍，而借阅量只增加一成。, en: It costs.}}
""")


def document(*blocks: Paragraph | Quotation | Table | Items | Tiles | Section | Bars) -> Document:
    return Document("en", "Title", blocks, over="Report", thesis="So it is.")


def statement(node_id: str, number: str, depth: int = 0) -> Statement:
    return Statement(MAP[node_id], number, depth=depth)


RATED = Table(
    ("Claim", "Status", "Strength"),
    [
        (statement("thesis", ""), Mark("accepted", "it stands", "added"), "0.62"),
        (statement("demand", "1", 1), Mark("rejected", "it does not", "removed"), "0.40 → 0.62"),
    ],
    ("", "nobody supports it"),
    "Because",
    (Mark("Sum"), "", "1.02"),
)


def test_a_table_on_a_terminal_has_its_statements_last_and_remarks_below_them() -> None:
    assert render(document(RATED), "text") == (
        "Report: Title\n\nThesis: So it is.\n\n"
        "Status       Strength  Claim\n"
        "accepted         0.62  * Thesis Open.  thesis\n"
        "rejected  0.40 → 0.62    + 1 Premise Readers `ask` | want  demand\n"
        "                         – nobody supports it\n"
        "                 1.02  Sum\n"
    )


def test_a_table_in_markdown_has_remarks_and_totals() -> None:
    assert render(document(RATED), "md") == (
        "# Report: Title\n\n**Thesis** So it is.\n\n"
        "| Claim | Status | Strength | Because |\n"
        "| --- | --- | ---: | --- |\n"
        "| **Thesis** Open. `thesis` | accepted: it stands | 0.62 |  |\n"
        "| **1 Premise** Readers \\`ask\\` \\| want `demand` | rejected: it does not | 0.40 → 0.62 "
        "| nobody supports it |\n"
        "| Sum |  | 1.02 |  |\n"
    )


def test_a_table_on_a_page_heads_its_rows_and_marks_figures() -> None:
    page = render(document(Section("Claims", [RATED], "claims")), "html")
    assert "<section id='claims'" in page
    assert "<th scope='row'><span class='kind premise'>Premise</span> 1 Readers `ask` | want" in page
    assert "<td><strong class='added'>accepted</strong><small>it stands</small></td>" in page
    assert "<td class='number'>0.62</td>" in page
    assert "<tfoot><tr><td><strong>Sum</strong></td>" in page
    assert "<details>" not in page


def test_a_table_is_folded_on_a_page_where_a_chart_shows_it() -> None:
    chart = Bars((("main", "Claims"), ("open", "Bare")), (Bar("a", (("main", 3), ("open", 1))),))
    page = render(document(Section("Support", [chart, Table(("Kind", "Count"), [("a", 4)])])), "html")
    assert "<details><summary>The figures as a table</summary>" in page
    assert "<desc id='s0-d'>a: Claims 3, Bare 1</desc>" in page
    assert "<li>" in page.partition("class='key'")[2]
    assert "svg" not in render(document(Section("Support", [chart])), "md")


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_sentences_mark_code_and_texts_of_the_map_do_not(form: str) -> None:
    made = render(document(Paragraph("See `argmap check` and *that*."), Quotation("A `quote` of *it*")), form)
    assert {
        "text": "\n\nSee `argmap check` and *that*.\n\nA `quote` of *it*\n",
        "md": "\n\nSee `argmap check` and \\*that\\*.\n\nA \\`quote\\` of \\*it\\*\n",
        "html": "<p>See <code class='mono'>argmap check</code> and *that*.</p>\n<p>A `quote` of *it*</p>",
    }[form] in made


def test_items_have_labels_and_answers() -> None:
    block = Items(
        [Item("It is weak.", about=statement("demand", "1"), answer=("Answer", "Run `argmap add`."))], ordered=True
    )
    assert render(document(block), "text").endswith(
        "\n\n1. + 1 Premise Readers `ask` | want  demand\n   It is weak.\n   Answer: Run `argmap add`.\n"
    )
    assert render(document(block), "md").endswith(
        "1. **1 Premise** Readers \\`ask\\` | want `demand`  \n   It is weak.  \n   *Answer* Run `argmap add`.\n"
    )
    assert "<b>Answer</b> Run <code class='mono'>argmap add</code>." in render(document(block), "html")
    signs = Items([Item("consistent", "CC"), Item("not placed", "–")])
    assert render(document(signs), "text").endswith("\n\nCC  consistent\n–   not placed\n")
    assert render(document(signs), "md").endswith("- **CC** consistent\n- **–** not placed\n")


def test_a_list_without_heads_is_columns_and_nothing_else() -> None:
    listed = Document("en", "", [Table((), [(Code("sign"), "argument from sign"), (Code("a"), "x")])])
    assert render(listed, "text") == "sign  argument from sign\na     x\n"


def test_figures_lead_to_their_sections() -> None:
    tiles = Tiles([Tile("shape", "12 nodes"), Tile("support", "论断的95%有证据")])
    assert render(document(tiles), "text").endswith("\n\n12 nodes\n论断的95%有证据\n")
    assert "- 论断的95%有证据" in render(document(tiles), "md")
    assert "<a href='#support'>论断的<strong>95%</strong>有证据</a>" in render(document(tiles), "html")


@pytest.mark.parametrize("width", [64, 80])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    found = evaluate(MAP)
    readings = Readings(MAP, language, Semantics.QUADRATIC, found, everything=True)
    hinges = Hinges(MAP, language, MAP.root, Semantics.QUADRATIC, found, influences(MAP), single_points(MAP))
    long = Document(language, "题" * 90, [Table(("一", "二"), [("图书馆" * 30, "周日开放" * 30), ("a", 1)])])
    for made in (readings.document(), hinges.document(), long):
        lines = render(made, "text", width).splitlines()
        assert max(map(display_width, lines)) <= width
        assert not any(re.match(" *[，。、]", line) for line in lines)


def test_all_words_survive_the_breaking_of_cells() -> None:
    said = "图书馆周日应当开放，因为读者在其他日子里抽不出时间来借阅图书。"
    lines = render(Document("zh", "", [Table((), [("甲", said)])]), "text", 30).splitlines()
    assert len(lines) > 1
    assert "".join(line.removeprefix("甲").strip() for line in lines) == said
