"""Every key of a node is known to the schema, the model, the formatter, exports, comparisons and docs/format.md.

`full` is a map in which a piece of evidence says something under every key; tests leave one out and compare.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Mapping
from enum import Enum, StrEnum
from functools import cache
from typing import Any

import pytest

from argmap.comparison import compare
from argmap.exporters import ExportOptions, export
from argmap.exporters.html.data import page_data
from argmap.fields import FIELDS, Concern, Field
from argmap.i18n.names import word
from argmap.model import (
    LINKS,
    ArgumentMap,
    Forecast,
    Inference,
    Kind,
    Link,
    NamedInference,
    Node,
    Relation,
    Semantics,
    Status,
    Text,
    Work,
)
from argmap.model.kinds import GROUPS
from argmap.reports.diff.statements import Teller
from argmap.reports.diff.words import label
from argmap.syntax.fields import NODE_KEYS, PART_KEYS
from argmap.syntax.schema import Evidence, Thesis
from support.diagnosing import ROOT

PLACE = {"id", "kind", "parent", "depth", "loc", "children", "layer"}
"""What a node has from where it is in the map."""


def sample(field: Field) -> Any:
    """A value that an author may have given."""
    if field.type is Text:
        return Text({"en": f"The {field.column} of it"})
    if field.type is Mapping:
        return {"strength": Text({"en": "It holds."})}
    if field.type is NamedInference:
        return {"first": NamedInference(members=("q",))}
    if field.type is tuple:
        return (7,) if field.name == "cites" else (f"{field.column} words",)
    if issubclass(field.type, Enum):
        return list(field.type)[-1]
    return {str: field.column, bool: True, float: 0.25, datetime.date: datetime.date(2029, 1, 20)}[field.type]


SAID = {field.name: sample(field) for field in FIELDS.values() if field.concern is not Concern.LINK}


def node(said: Mapping[str, Any], links: tuple[Link, ...]) -> Node:
    parts: dict[str, Any] = {
        key: part(**{name.partition(".")[2]: value for name, value in said.items() if name.startswith(f"{key}.")})
        for key, part in (("inference", Inference), ("forecast", Forecast))
    }
    own = {name: value for name, value in said.items() if "." not in name}
    place: dict[str, Any] = {"kind": Kind.EVIDENCE, "parent": "t", "depth": 1, "loc": ("thesis",), "children": ("q",)}
    return Node(id="p", links=links, **place, **parts, **own)


@cache
def full(without: str = "") -> ArgumentMap:
    """The map that says everything, but for one key of its premise."""
    said = {name: value for name, value in SAID.items() if name != without}
    links = tuple(Link("p", relation, "o") for relation in LINKS if relation != without)
    nodes = {
        "t": Node("t", Kind.THESIS, Text({"en": "Thesis"}), None, 0, ("thesis",), children=("p", "o")),
        "p": node({"text": Text({"en": "Another text"})} | said, links),
        "q": Node("q", Kind.EVIDENCE, Text({"en": "Evidence"}), "p", 2, ("thesis",)),
        "o": Node("o", Kind.OBJECTION, Text({"en": "Objection"}), "t", 1, ("thesis",)),
    }
    return ArgumentMap(Text({"en": "Map"}), ("en",), nodes, works={"source": Work("source")})


EVERY = pytest.mark.parametrize("name", FIELDS)


def test_the_table_has_the_keys_of_the_schema_and_the_model() -> None:
    written = {*Thesis.model_fields, *Evidence.model_fields} - {"id"} - set(GROUPS)
    inside = {f"{key}.{name}" for key, names in PART_KEYS.items() for name in names}
    assert set(FIELDS) == inside | (written - set(PART_KEYS))

    of_model = {field.name for field in dataclasses.fields(Node)} - PLACE - {"links"}
    assert {field.key for field in FIELDS.values() if field.concern is not Concern.LINK} == of_model
    assert {name.partition(".")[2] for name in FIELDS if "." in name} == {
        field.name for part in (Inference, Forecast) for field in dataclasses.fields(part)
    }


def test_every_column_is_told_apart() -> None:
    assert len({field.column for field in FIELDS.values()}) == len(FIELDS)


def test_the_formatter_has_a_place_for_every_key() -> None:
    assert set(NODE_KEYS) == {*Thesis.model_fields, *Evidence.model_fields}


@pytest.mark.parametrize("format_", ["json", "csv", "graphml"])
@EVERY
def test_every_key_is_exported_but_remarks_for_the_makers(format_: str, name: str) -> None:
    said, unsaid = (export(full(without), format_, ExportOptions()) for without in ("", name))
    assert (said != unsaid) is not FIELDS[name].private


@EVERY
def test_the_page_tells_every_key_beside_the_diagram(name: str) -> None:
    said, unsaid = (page_data(full(without), ExportOptions())["nodes"][1] | {"cards": []} for without in ("", name))
    assert (said != unsaid) is not FIELDS[name].private


@EVERY
def test_every_key_is_compared_and_told(name: str) -> None:
    comparison = compare(full(name), full())
    statement = comparison.statements["p"]
    (value,) = statement.values
    assert value.key.startswith(name)
    *_, told = ("".join(str(run.text) for run in line) for line in Teller(comparison, "en").entry(statement))
    assert told != str(statement.node.text)
    in_a_sentence = (
        name in ("text", "inference.answers")
        or FIELDS[name].type in (bool, NamedInference)
        or FIELDS[name].concern is Concern.LINK
    )
    assert in_a_sentence or told.startswith(label(name, "en"))


def test_the_documentation_has_every_key_in_the_canonical_order() -> None:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    _, table = text.split("| key | value | meaning |\n", 1)
    rows = [line for line in table.split("\n\n", 1)[0].splitlines() if line.startswith("| `")]
    first = [key for row in rows for key in re.findall(r"`([\w-]+)`", row.split("|")[1])]
    assert first == [key for key in NODE_KEYS if key != "id" and key not in GROUPS]
    for key, names in PART_KEYS.items():
        (row,) = (row for row in rows if row.startswith(f"| `{key}`"))
        assert re.findall(r"`([\w-]+)`", row.split("|")[2]) == list(names)
    (order,) = re.findall(r"\*Keys of a node\*.*?:(.*?)\. Nodes", text, re.DOTALL)
    assert re.findall(r"`([\w-]+)`", order) == list(NODE_KEYS)


def test_documents_say_a_text_that_no_sentence_is_made_of_under_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.exporters.statements.OTHERS", (FIELDS["section"],))
    assert "Section: The section of it" in export(full(), "txt", ExportOptions()).decode()


SCALES = [field.type for field in FIELDS.values() if issubclass(field.type, StrEnum)]


@pytest.mark.parametrize("scale", [Kind, Relation, Status, Semantics, *SCALES])
def test_every_word_of_the_format_has_a_name(scale: type[StrEnum]) -> None:
    assert all(word(value, "en") for value in scale)
