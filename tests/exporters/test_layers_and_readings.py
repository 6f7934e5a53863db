"""What documents and data say of layers, statuses and strengths."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from rich.console import Console

from argmap.exporters import ExportError, ExportOptions, export
from argmap.reports.tree import show
from support.diagnosing import read
from support.layered import layered_map

from .maps import TRADE
from .readers import READERS

GOLDEN = Path(__file__).parent / "golden"


def made(name: str, **options: str) -> bytes:
    return export(layered_map(), name, ExportOptions(**{"language": "en", **options}))  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "reading"), [("zh", "status"), ("en", "strength")])
def test_an_outline(language: str, reading: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"layered.{language}.md", made("md", language=language, show=reading).decode())


@pytest.mark.parametrize("name", ["txt", "latex", "opml", "docx", "md+mermaid"])
def test_every_document_marks_layers_and_says_what_is_computed(name: str) -> None:
    seen = " ".join(READERS[name](made(name, show="status")).split())
    assert "[reviewer] marks what the layer “On ‘need’” adds. It asks about method alone." in seen
    assert "Caveat [reviewer] (status: accepted). Only one year was asked" in seen
    assert "Status is computed from the map's structure" in seen


@pytest.mark.parametrize("name", ["md", "txt", "docx"])
def test_without_asking_there_is_no_status(name: str) -> None:
    seen = READERS[name](made(name))
    assert "[reviewer]" in seen
    assert "status" not in seen


def test_who_made_the_layer_is_not_said_twice() -> None:
    seen = " ".join(made("txt").decode().split())
    assert "according to reviewer" not in seen
    assert "according to the secretary" in seen


def test_a_layer_without_a_maker_goes_by_its_id() -> None:
    assert "Objection [update]. Staff cost more" in made("txt").decode()


def test_an_excerpt_names_the_layers_that_are_in_it() -> None:
    assert "[update]" not in made("txt", focus="demand").decode()


def test_a_flowchart_has_the_badge() -> None:
    assert "Caveat #91;reviewer#93; (strength 0.50)" in made("mermaid", show="strength").decode()


def test_the_terminal_has_both() -> None:
    console = Console(file=io.StringIO(), width=70)
    console.print(show(layered_map(), ExportOptions(language="zh", show="status")))
    assert isinstance(console.file, io.StringIO)
    printed = console.file.getvalue()
    assert "限定〔审读〕（状态：成立） 只问了一年" in printed
    assert "〔审读〕标明图层《论“需要”》所加的内容。只问方法。" in printed


def rows(**options: str) -> dict[str, dict[str, str]]:
    table = csv.DictReader(io.StringIO(made("csv", **options).decode("utf-8-sig"), newline=""))
    return {row["id"]: row for row in table}


def test_a_table_has_the_layer_beside_each_node() -> None:
    few = rows()["few"]
    assert (few["layer"], few["layer_title_zh"], few["layer_by_en"]) == ("critique", "论“需要”", "reviewer")
    assert rows()["survey"]["layer_title_zh"] == ""
    assert "layer_title_zh" not in export(read(TRADE), "csv").decode()


def test_a_table_has_both_readings_where_one_is_asked_for() -> None:
    assert "status" not in rows()["few"]
    for reading in ("status", "strength"):
        few = rows(show=reading)["few"]
        assert (few["status"], few["strength"], few["base_score"]) == ("rejected", "0.333333", "0.5")


def test_a_graph_has_both_readings() -> None:
    graph = networkx.read_graphml(io.BytesIO(made("graphml", show="status")))
    few = graph.nodes["few"]
    assert (few["layer"], few["status"], few["strength"]) == ("critique", "rejected", 0.333333)


def test_data_has_the_layers_and_the_readings() -> None:
    data = json.loads(made("json", show="strength"))
    critique, update = data["layers"]
    assert (critique["id"], critique["by"], critique["summary"]["en"]) == (
        "critique",
        {"zh": "审读", "en": "reviewer"},
        "It asks about method alone.",
    )
    assert (update["title"], update["by"], update["summary"]) == ({"zh": "更新", "en": "Update"}, None, None)
    few = next(node for node in data["nodes"] if node["id"] == "few")
    assert (few["layer"], few["status"], few["strength"], few["base_score"]) == ("critique", "rejected", 0.333333, 0.5)
    assert data["evaluation"] == {"semantics": "ratio", "converged": True, "cycles": []}
    plain = json.loads(export(read(TRADE), "json"))
    assert plain["layers"] == []
    assert "evaluation" not in plain
    assert "status" not in plain["nodes"][0]


def test_outliners_get_the_maker_and_the_layer_as_data() -> None:
    nodes = {each.get("id"): each for each in ElementTree.fromstring(made("opml")).iter("outline")}
    assert (nodes["few"].get("layer"), nodes["few"].get("by")) == ("critique", "reviewer")
    assert nodes["survey"].get("layer") is None


@pytest.mark.parametrize("name", ["md", "docx", "csv", "json", "graphml", "mermaid"])
def test_a_reading_that_there_is_not(name: str) -> None:
    with pytest.raises(ExportError, match="unknown evaluation `truth`; choose one of status, strength"):
        made(name, show="truth")
