"""The works of a map as CSL-JSON and BibTeX."""

from __future__ import annotations

import json
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from jsonschema import Draft7Validator

from argmap.exporters import ExportOptions, export
from argmap.model import ArgumentMap, Kind, Name, Node, Text, Work
from support.diagnosing import read

from .maps import TRADE

SCHEMA = json.loads((Path(__file__).parent / "csl-data.json").read_text(encoding="utf-8"))
"""Citation Style Language's own schema, version 1.0 (MIT licence)."""


def with_works(*works: Work) -> ArgumentMap:
    nodes = {"t": Node("t", Kind.THESIS, Text({"en": "T"}), None, 0, ())}
    return ArgumentMap(Text({"en": "M"}), ("en",), nodes, works={work.id: work for work in works})


def test_csl_is_valid() -> None:
    data = json.loads(export(read(TRADE), "csl-json", ExportOptions(digest="argmap-digest:0a1b")))
    Draft7Validator(SCHEMA).validate(data)
    paper = data[0]
    assert paper["author"][0] == {"family": "李", "given": "明"}
    assert paper["issued"] == {"date-parts": [[2024, 5]]}
    assert paper["custom"] == {"argmap": "argmap-digest:0a1b"}
    assert data[1]["author"] == [{"literal": "Example Institute"}]


def test_csl_has_no_type_of_an_author_s_own() -> None:
    work = Work("w", "blog-rant", Text({"en": "T"}), csl={"accessed": "2025-01-02"})
    (item,) = json.loads(export(with_works(work), "csl-json"))
    Draft7Validator(SCHEMA).validate([item])
    assert (item["type"], item["accessed"]) == ("document", {"date-parts": [[2025, 1, 2]]})


def test_bibtex_in_each_language() -> None:
    library = parse_string(export(read(TRADE), "bibtex", ExportOptions(language="zh")).decode())
    paper = library.entries_dict["paper"]
    assert paper.entry_type == "article"
    # In braces, a style cannot turn a Chinese name round.
    assert paper["author"] == "{李明} and {王小红}"
    assert (paper["journal"], paper["number"], paper["pages"]) == ("虚构学刊", "3", "34--51")
    english = parse_string(export(read(TRADE), "bibtex", ExportOptions(language="en")).decode())
    assert english.entries_dict["paper"]["author"] == "Li, Ming and Wang, Xiaohong"
    assert english.entries_dict["paper"]["title"] == "{On “Trade” and Peace}"
    assert english.entries_dict["survey"]["author"] == "{Example Institute}"


def test_bibtex_keys_differ_in_more_than_case() -> None:
    library = parse_string(export(with_works(Work("Doe"), Work("doe")), "bibtex").decode())
    assert [entry.key for entry in library.entries] == ["Doe", "doe-2"]


def test_bibtex_dates_and_names() -> None:
    name = Name(Text({"en": "Smith, Jr. and Sons"}), Text({"en": "Ann"}))
    made = export(with_works(Work("w", "book", authors=(name,), issued="2025-03-14")), "bibtex").decode()
    assert "author = {{Smith, Jr. and Sons}, Ann}" in made
    assert '  month = "14~" # mar,\n' in made


def test_a_map_without_works_has_empty_bibliographies() -> None:
    assert export(with_works(), "csl-json") == b"[]\n"
    assert not parse_string(export(with_works(), "bibtex").decode()).entries
