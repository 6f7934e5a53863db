"""Nodes and relations as CSV and GraphML."""

from __future__ import annotations

import csv
import io

import networkx
import pytest

from argmap.exporters import ExportOptions, export
from argmap.exporters.csv import export_nodes
from support.diagnosing import read

from .maps import TRADE, saying


def rows(name: str, options: ExportOptions = ExportOptions()) -> list[dict[str, str]]:  # noqa: B008 - frozen
    data = export(read(TRADE), name, options)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read Chinese"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_has_all_of_a_node() -> None:
    nodes = {row["id"]: row for row in rows("csv")}
    assert list(nodes) == list(read(TRADE).nodes)
    cost = nodes["cost"]
    assert (cost["number"], cost["kind"], cost["parent"], cost["relation"]) == ("1", "premise", "thesis", "supports")
    assert (cost["text_zh"], cost["text_en"]) == ("战争使贸易中断。", "War interrupts trade.")
    assert cost["cites"] == "10; 11; 12; 15"
    assert nodes["year-1914"]["due"] == "2030-01-31"
    assert nodes["long-run"]["limits"] == "cost"
    assert (nodes["thesis"]["linked"], nodes["fear"]["assumed"], nodes["cost"]["assumed"]) == ("true", "true", "")


def test_every_relation_has_a_row() -> None:
    relations = [(row["origin"], row["relation"], row["target"], row["via"]) for row in rows("links-csv")]
    assert ("cost", "supports", "thesis", "tree") in relations
    assert relations[-1] == ("long-run", "limits", "cost", "link")


def test_the_digest_is_a_heading_without_cells() -> None:
    for row in rows("csv", ExportOptions(digest="argmap-digest:0a1b")):
        assert row["argmap-digest:0a1b"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "\u3000=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert f"'{text}".encode() in export_nodes(saying(text), ExportOptions())


def test_networkx_reads_the_graph() -> None:
    map_ = read(TRADE)
    graph = networkx.read_graphml(io.BytesIO(export(map_, "graphml", ExportOptions(language="en"))))
    assert list(graph.nodes) == list(map_.nodes)
    assert graph.nodes["cost"]["label"] == "War interrupts trade."
    assert graph.nodes["cost"]["depth"] == 1
    assert graph.nodes["fear"]["assumed"] is True
    assert graph.edges["cost", "thesis"] == {"id": "e0", "relation": "supports", "via": "tree"}
    assert graph.edges["long-run", "cost"]["via"] == "link"
    assert networkx.descendants(graph, "blockade") == {"cost", "thesis"}
