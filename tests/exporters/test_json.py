"""JSON: everything in the map, in a stable order."""

from __future__ import annotations

import json

from argmap.exporters import ExportOptions
from argmap.exporters.json import export
from support.diagnosing import read

from .maps import TRADE


def test_everything_is_there() -> None:
    map_ = read(TRADE)
    data = json.loads(export(map_, ExportOptions(digest="sha256:0a1b")))
    assert data["argmap_json"] == 1
    assert data["digest"] == "sha256:0a1b"
    assert [node["id"] for node in data["nodes"]] == list(map_.nodes)
    assert data["links"] == [{"origin": "long-run", "relation": "limits", "target": "cost"}]
    cost = next(node for node in data["nodes"] if node["id"] == "cost")
    assert cost["number"] == "1"
    assert cost["loc"] == ["thesis", "premises", "cost"]
    assert cost["cites"] == [10, 11, 12, 15]
    assert cost["text"] == {"zh": "战争使贸易中断。", "en": "War interrupts trade."}
    assert data["works"][0]["authors"][0]["family"] == {"zh": "李", "en": "Li"}


def test_it_comes_back_the_same() -> None:
    made = export(read(TRADE), ExportOptions())
    again = json.dumps(json.loads(made), ensure_ascii=False, indent=2) + "\n"
    assert again.encode() == made
