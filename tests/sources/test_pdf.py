"""The text of a PDF as its reader sees it: whole words, paragraphs, headings and notes, without running heads."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from argmap.checks import check
from argmap.config import CheckConfig
from argmap.loading import load_text
from argmap.sources.extract import extract
from argmap.sources.formats.pages import Page, Run, text_of
from argmap.sources.hyphens import Vocabulary
from argmap.sources.library import Library, read_text
from argmap.sources.text import SourceText

from .files import pdf

pytest.importorskip("pypdfium2")

ENGLISH = """\
#set page(paper: "a6", columns: COLUMNS, header: [Journal of Things 12 (3)], numbering: "1")
#set text(size: 9pt, hyphenate: true, lang: "en")
#set par(justify: true)
= Introduction
The difficult and efficient official affairs of international organisations have deteriorated considerably,
notwithstanding multilateral reaffirmations of institutional responsibilities#footnote[See Smith 2020, on
responsibilities.] by the governments concerned. An area of 12 km#super[2] was lost.

The well-known author said that 62% of 1,234 people agreed in 2020.#footnote[Ibid.] They had long-term
responsibilities for internationalization.
#(("Constitutional arrangements are characteristically undermined. ",) * 20).join()
= Conclusion
Nothing follows from incommensurability.
"""
GERMAN = """\
#set page(paper: "a6", columns: COLUMNS, header: [Zeitschrift für Dinge], numbering: "— 1 —")
#set text(size: 9pt, hyphenate: true, lang: "de")
#set par(justify: true)
= Einleitung
Die Verhältnisse der internationalen Organisationen haben sich beträchtlich verschlechtert, ungeachtet mehrfacher
Bekräftigungen der Verantwortlichkeit#footnote[Siehe Müller 2020.] der Regierungen. Die Zusammenarbeit von Bund und
Ländern bleibt unverändert. #(("Die Straßenverkehrsordnung bestimmt Geschwindigkeitsbegrenzungen. ",) * 20).join()
= Schluss
Daraus folgt nichts.
"""
CHINESE = """\
#set page(paper: "a6", columns: COLUMNS, header: [国际研究 2024年第3期], numbering: "— 1 —")
#set text(size: 10pt, lang: "zh", font: "Noto Sans CJK SC")
#set par(justify: true, first-line-indent: 2em)
= 引言
城市夜间公交在许多城市相继出现，它改变了人们的出行方式，也改变了城市的作息。#footnote[见《公交年鉴》2020年版。]2024年共有58条线路，累计183.3亿元。

#(("研究者起初并未注意到这一变化，直到票务数据公开之后才发现夜间客流已占全天客流的相当比例。",) * 12).join()
= 结语
没有其他结论。
"""


def made(source: str, path: Path, *, columns: int = 1, tagged: bool = True) -> Path:
    """A PDF that typst makes of a source; without tags, only the layout says what is what."""
    path.write_bytes(typst.compile(source.replace("COLUMNS", str(columns)).encode(), format="pdf", pdf_tags=tagged))
    return path


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_english(tmp_path: Path, columns: int, tagged: bool) -> None:
    first, second, third, *_, end, note, again = (
        extract(made(ENGLISH, tmp_path / "p.pdf", columns=columns, tagged=tagged)).strip().split("\n\n")
    )
    assert first == "# Introduction"
    assert second == (
        "The difficult and efficient official affairs of international organisations have deteriorated considerably, "
        "notwithstanding multilateral reaffirmations of institutional responsibilities¹ by the governments concerned. "
        "An area of 12 km² was lost."
    )
    assert third == (
        "The well-known author said that 62% of 1,234 people agreed in 2020.² They had long-term responsibilities for "
        "internationalization. " + " ".join(["Constitutional arrangements are characteristically undermined."] * 20)
    )
    assert end == "Nothing follows from incommensurability."
    assert (note, again) == ("[^1]: See Smith 2020, on responsibilities.", "[^2]: Ibid.")


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_german(tmp_path: Path, columns: int, tagged: bool) -> None:
    assert extract(made(GERMAN, tmp_path / "p.pdf", columns=columns, tagged=tagged)).strip().split("\n\n") == [
        "# Einleitung",
        "Die Verhältnisse der internationalen Organisationen haben sich beträchtlich verschlechtert, ungeachtet "
        "mehrfacher Bekräftigungen der Verantwortlichkeit¹ der Regierungen. Die Zusammenarbeit von Bund und Ländern "
        "bleibt unverändert. " + " ".join(["Die Straßenverkehrsordnung bestimmt Geschwindigkeitsbegrenzungen."] * 20),
        "# Schluss",
        "Daraus folgt nichts.",
        "[^1]: Siehe Müller 2020.",
    ]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_chinese(tmp_path: Path, columns: int, tagged: bool) -> None:
    source = SourceText(extract(made(CHINESE, tmp_path / "p.pdf", columns=columns, tagged=tagged)))
    assert [source.shown(sentence) for sentence in source.sentences] == [
        "城市夜间公交在许多城市相继出现，它改变了人们的出行方式，也改变了城市的作息。¹",
        "2024年共有58条线路，累计183.3亿元。",
        *["研究者起初并未注意到这一变化，直到票务数据公开之后才发现夜间客流已占全天客流的相当比例。"] * 12,
        "没有其他结论。",
        "[^1]: 见《公交年鉴》2020年版。",
    ]
    assert [section.title for section in source.sections] == ["引言", "结语", "注释"]


def test_anchors_figures_and_copies_are_found_in_the_same_words(tmp_path: Path) -> None:
    made(ENGLISH, tmp_path / "p.pdf", columns=2)
    text = """\
argmap: 1
title: T
languages: [en]
sources: {p: {type: book, title: P, text: p.pdf, notes: 2}}
thesis:
  text: It was so
  premises:
    whole: {text: It fell, at: organisations have deteriorated considerably, assumed: true}
    marked: {text: All did, at: responsibilities by the governments concerned, cites: [1], assumed: true}
    compound: {text: "Of 1,234 people 62% agree", at: The well-known author … in 2020., cites: [2], assumed: true}
    copied:
      text: >-
        have deteriorated considerably, notwithstanding multilateral reaffirmations of institutional responsibilities
        by the governments concerned
      at: difficult and efficient
"""
    loaded = load_text(text)
    library = Library(beside=(tmp_path,))
    found = check(loaded, CheckConfig(select=["AM401", "AM402", "AM408", "AM409", "AM411"]), library)
    assert [(one.code, one.node) for one in found] == [("AM411", "copied")]


def line(text: str, left: float, base: float, size: float = 10, *, bold: bool = False) -> Run:
    """A line of text at a place of a page; a character is half as wide as high."""
    return Run(text, left, left + len(text) * size / 2, base, size, bold)


def test_lines_that_go_to_and_fro_between_two_columns_are_read_column_by_column() -> None:
    left = [
        "One column says that",
        "ports are rich and",
        "that towns are too",
        "as they once were to",
        "all of us. The end.",
    ]
    right = [
        "The other says that",
        "ports are poor and",
        "that towns are not",
        "as they never were",
        "to any. It is over.",
    ]
    runs = [
        one
        for row, (first, second) in enumerate(zip(left, right, strict=True))
        for one in (line(first, 50, 700 - 12 * row), line(second, 250, 700 - 12 * row))
    ]
    assert text_of([Page(runs, 842)]) == f"{' '.join(left)}\n\n{' '.join(right)}\n"


def test_heads_and_numbers_of_pages_are_left_out_though_they_alternate() -> None:
    heads = ["Smith", "Journal of Ports", "Smith", "Journal of Ports"]
    said = ["Ports are rich", "and towns are", "not. Silt explains", "it all, they say."]
    pages = [
        Page([line(head, 50, 800), line(words, 50, 700), line(f"{page + 311}", 300, 40)], 842)
        for page, (head, words) in enumerate(zip(heads, said, strict=True))
    ]
    assert text_of(pages) == "Ports are rich and towns are not. Silt explains it all, they say.\n"


def test_short_bold_lines_are_headings() -> None:
    runs = [
        line("On Ports", 50, 760, 16),
        line("Demand", 50, 700, bold=True),
        line("Ports are rich and towns are not, as all who saw them say.", 50, 680),
        line("Supply", 50, 640, bold=True),
        line("Silt explains it all, or so the historians of towns say.", 50, 620),
    ]
    found = text_of([Page(runs, 842)]).split("\n\n")
    assert [one for one in found if one.startswith("#")] == ["# On Ports", "## Demand", "## Supply"]


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        ("it dete-\nriorated at once", "deteriorated"),
        ("it dete\u00ad\nriorated at once", "deteriorated"),
        ("a well-\nknown man", "well-known"),
        ("a long-\ner day", "longer"),
        ("the Franco-\nGerman pact", "Franco-German"),
        ("the COVID-\n19 years", "COVID-19"),
        ("issue-linkage, or issue-\nlinkage", "issue-linkage"),
        ("a linkage of every issue by issue-\nlinkage", "issue-linkage"),
        ("the policymakers and policy-\nmakers", "policymakers"),
        ("die Verhält-\nnisse", "Verhältnisse"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_whole(lines: str, word: str) -> None:
    assert word in SourceText(lines).words
    mark = next(character for character in "\u00ad-" if f"{character}\n" in lines)
    before, after = lines.split(f"{mark}\n")
    assert Vocabulary(lines.splitlines()).keeps_hyphen(before, after) == ("-" in word)


def test_ligatures_of_tex_are_letters_and_control_characters_are_left_out(tmp_path: Path) -> None:
    """A font without a table of its characters, as many of TeX's are."""
    (tmp_path / "p.pdf").write_bytes(pdf(["The di\\036cult o\\036ce of a \\034ne \\035eet \\020stays\\021.\\007"]))
    assert extract(tmp_path / "p.pdf") == "The difficult office of a fine fleet “stays”.\n"


def test_ligatures_are_letters(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("The diﬃcult oﬀice of a ﬁne ﬂeet.", encoding="utf-8")
    source = read_text(tmp_path / "p.txt")
    assert source.shown(source.sentences[0]) == "The difficult office of a fine fleet."
