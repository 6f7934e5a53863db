"""Sources as other programs write them: read, and given back as they were."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from docx import Document
from jsonschema import Draft7Validator

from argmap.exporters import ExportOptions, export
from argmap.exporters.bibliography import entries, entry
from argmap.exporters.csl_json import _TYPES
from argmap.model import ArgumentMap
from argmap.rendering.citations import author_year
from support.diagnosing import HEADER, read

HERE = Path(__file__).parent
ITEMS: list[dict[str, Any]] = json.loads((HERE / "items.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((HERE / "csl-data.json").read_text(encoding="utf-8"))


def as_map(*items: dict[str, Any]) -> ArgumentMap:
    """A map with items of CSL-JSON as its sources: JSON is YAML."""
    sources = {item["id"]: {key: value for key, value in item.items() if key != "id"} for item in items}
    return read(f"{HEADER}sources: {json.dumps(sources, ensure_ascii=False)}\nthesis: {{text: A}}\n")


def test_there_is_an_item_of_every_type() -> None:
    assert {item["type"] for item in ITEMS} == _TYPES
    Draft7Validator(SCHEMA).validate(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_item_of_csl_json_is_given_back_as_it_was(item: dict[str, Any]) -> None:
    (made,) = json.loads(export(as_map(item), "csl-json"))
    Draft7Validator(SCHEMA).validate([made])
    assert made == item


@pytest.mark.parametrize(
    "style", ["apa", "chicago-author-date", "modern-language-association", "gb-t-7714-2015-numeric"]
)
def test_styles_set_every_item(style: str) -> None:
    pytest.importorskip("citeproc")
    found = entries(as_map(*ITEMS), ExportOptions(csl=style), "en")
    # Styles leave out letters, interviews and well-known works, which are cited in the text alone.
    assert len(found) >= len(ITEMS) - 5
    said = "".join(run.text for runs in found.values() for run in runs)
    assert "<" not in said, "marks become looks"


def test_bibtex_reads_every_item() -> None:
    library = parse_string(export(as_map(*ITEMS), "bibtex").decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(ITEMS)


def text_of(item: str, language: str = "en") -> str:
    """The entry of a source that is written as a map has it."""
    map_ = read(f"{HEADER}sources: {{s: {{{item}}}}}\nthesis: {{text: A}}\n")
    return "".join(run.text for run in entry(map_.works["s"], map_.works, language))


ENTRIES = {
    # who
    "author: James Madison": "Madison, James. n.d. “T.”",
    "author: 'Madison, James'": "Madison, James. n.d. “T.”",
    "author: [James Madison, Alexander Hamilton]": "Madison, James, and Alexander Hamilton. n.d. “T.”",
    "author: James Madison and Alexander Hamilton": "Madison, James, and Alexander Hamilton. n.d. “T.”",
    "author: {family: Madison, given: James}": "Madison, James. n.d. “T.”",
    "author: 'King, Martin Luther, Jr.'": "King, Martin Luther, Jr. n.d. “T.”",
    "author: Vincent van Gogh": "Gogh, Vincent van. n.d. “T.”",
    "author: [Ann Roe, Vincent van Gogh]": "Roe, Ann, and Vincent van Gogh. n.d. “T.”",
    "author: {family: Alembert, given: Jean, non-dropping-particle: d’}": "Alembert, Jean d’. n.d. “T.”",
    "author: World Health Organization": "World Health Organization. n.d. “T.”",
    "author: 信强、刁国轩": "信强 and 刁国轩. n.d. “T.”",
    "author: {family: Xin, given: Qiang, static-ordering: true}": "Xin Qiang. n.d. “T.”",
    "type: book, editor: Ann Roe": "Roe, Ann, ed. n.d. T.",
    "type: book, editor: [Ann Roe, Kim Ng]": "Roe, Ann, and Kim Ng, eds. n.d. T.",
    "type: motion_picture, director: Ann Roe": "Roe, Ann. n.d. T.",
    "type: chapter, author: Kim Ng, editor: Ann Roe, container-title: B": "Ng, Kim. n.d. “T.” In B, edited by Ann Roe.",
    # when
    "issued: c. 1787": "“T.” ca. 1787.",
    "issued: 350 BC": "“T.” 350 BCE.",
    "issued: 1990/1995": "“T.” 1990–1995.",
    "issued: 1990-": "“T.” 1990–.",
    "issued: 11/22/1787": "“T.” 1787.",
    "issued: forthcoming": "“T.” forthcoming.",
    "issued: {date-parts: [[2020]], season: 2}": "“T.” 2020.",
    # where
    "DOI: 10.1000/abc": "“T.” n.d. https://doi.org/10.1000/abc.",
    "DOI: 'https://dx.doi.org/10.1000/abc'": "“T.” n.d. https://doi.org/10.1000/abc.",
    "DOI: 'doi:10.1000/abc'": "“T.” n.d. https://doi.org/10.1000/abc.",
    "DOI: 'DOI 10.1000/abc'": "“T.” n.d. https://doi.org/10.1000/abc.",
    "DOI: '10.1000/x#1<2>%25'": "“T.” n.d. https://doi.org/10.1000/x%231%3C2%3E%2525.",
    "DOI: 'https://doi.org/10.1000/x%231'": "“T.” n.d. https://doi.org/10.1000/x%231.",
}


@pytest.mark.parametrize("written", ENTRIES)
def test_a_source_is_cited_as_it_was_meant(written: str) -> None:
    assert text_of(f"title: T, {written}") == ENTRIES[written]


@pytest.mark.parametrize(
    ("issued", "cited"),
    [
        ("2020", ["Roe 2020a", "Roe 2020b"]),
        ("c. 350 BCE", ["Roe ca. 350 BCE-a", "Roe ca. 350 BCE-b"]),
        ("in press", ["Roe in press-a", "Roe in press-b"]),
    ],
)
def test_twins_are_told_apart_whatever_their_date(issued: str, cited: list[str]) -> None:
    map_ = read(
        f"{HEADER}sources:\n  a: {{author: Ann Roe, issued: {issued}}}\n  b: {{author: Ann Roe, issued: {issued}}}\n"
        "thesis: {text: A}\n"
    )
    assert [author_year(work, map_.works, "en") for work in map_.works.values()] == cited


RICH = "A <i>Z-R</i> and <sup>14</sup>C study of H<sub>2</sub>O, <sc>ad</sc> 1 < 2 <u>"
LOOKS = {
    "txt": "A Z-R and 14C study of H2O, ad 1 < 2 <u>",
    "md": "A *Z-R* and <sup>14</sup>C study of H<sub>2</sub>O, ad 1 < 2 \\<u>",
    "latex": (
        r"A \emph{Z-R} and \textsuperscript{14}C study of H\textsubscript{2}O, \textsc{ad} 1 \textless{} 2 "
        r"\textless{}u\textgreater{}"
    ),
    "bibtex": (
        r"A \emph{Z-R} and \textsuperscript{14}C study of H\textsubscript{2}O, \textsc{ad} 1 \textless{} 2 "
        r"\textless{}u\textgreater{}"
    ),
}


@pytest.mark.parametrize("format_", LOOKS)
def test_marks_in_titles_are_shown_as_such(format_: str) -> None:
    map_ = as_map({"id": "s", "type": "article-journal", "title": RICH, "author": [{"literal": "Ann"}]})
    said = " ".join(export(map_, format_, ExportOptions()).decode().split())
    assert LOOKS[format_] in said


def test_marks_in_titles_on_the_page_and_in_word() -> None:
    map_ = as_map({"id": "s", "type": "book", "title": "The <i>Beagle</i> of <sup>2</sup>"})
    assert '["The ",["em"]],["Beagle",[]],[" of ",["em"]],["2",["em","sup"]]' in export(map_, "html").decode()
    paragraphs = Document(io.BytesIO(export(map_, "docx"))).paragraphs
    listed = paragraphs[-1]
    assert [(run.text, run.italic, run.font.superscript) for run in listed.runs][:4] == [
        ("The ", True, None),
        ("Beagle", None, None),
        (" of ", True, None),
        ("2", True, True),
    ]


def test_a_title_in_place_of_an_author_has_no_marks() -> None:
    map_ = as_map({"id": "s", "type": "book", "title": "The <i>Beagle</i>", "issued": {"date-parts": [[1839]]}})
    assert author_year(map_.works["s"], map_.works, "en") == "“The Beagle” 1839"
