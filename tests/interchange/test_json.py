"""argmap's JSON export is read back to the map that it was made from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.checks import check
from argmap.diagnostics import Severity
from argmap.exporters import export
from argmap.interchange import Imported, ImportFailedError, find_importer
from argmap.loading import load, load_text
from argmap.model import ArgumentMap
from argmap.syntax.formatting.canonical import format_edits
from support.calling import call
from support.diagnosing import ROOT, read

HOSTILE = """
argmap: 1
title: {zh: "题: 目", en: "No: yes #1"}
languages: [zh, en]
sources:
  first: {title: {en: "A \\" quote"}, notes: 3, issued: 2025-03, author: [{family: {zh: 信, en: Xin}, given: Q}]}
  second: {title: Second, volume: "12", accessed: 2026-01-02}
thesis:
  id: claim
  text: {en: "- not a list"}
  detail: "One\\n\\n- two\\n  three\\n"
  inference: {}
  credence: 0
  premises:
    empty: {text: "null", source: second, section: "2025", assumed: true, tags: ["1", x y]}
    child:
      text: 'It''s "so"'
      section: S
      inference: {scheme: sign, answers: {observation: "yes"}}
      evidence:
        same: {text: same source and section, cites: [1, 2], at: ["a … b", c], basis: poll}
        other: {text: other source, source: second, opposes: [claim, empty], supports: [child]}
      objections:
        forecast: {text: F, forecast: {due: 2029-01-20, outcome: "true", resolved: 2028-01-01, test: T}, by: {en: Me}}
"""


def imported(map_: ArgumentMap) -> Imported:
    return find_importer("json").read(export(map_, "json"), "map.json")


def carried(map_: ArgumentMap) -> ArgumentMap:
    """A map without what an export does not hold: comments and expected statuses."""
    nodes = {node.id: replace(node, comment="") for node in map_}
    return replace(map_, nodes=nodes, expectations={})


def original(name: str) -> ArgumentMap:
    map_ = load(ROOT / "maps" / name).map if name.endswith(".yaml") else read(HOSTILE)
    assert map_ is not None
    return map_


@pytest.mark.parametrize("name", ["tutorial.argmap.yaml", "us-taiwan.argmap.yaml", "hostile"])
def test_a_map_comes_back_as_it_was(name: str) -> None:
    map_ = original(name)
    made = imported(map_)
    loaded = load_text(made.text)
    assert loaded.map == carried(map_)
    assert made.left_out == ()
    assert format_edits(loaded.source) == [], "in canonical layout"
    assert not [found for found in check(loaded) if found.severity is Severity.ERROR]


def test_layers_are_left_out_and_named() -> None:
    layered = original("us-taiwan.critique.argmap.yaml")
    made = imported(layered)
    added = len(list(layered)) - len(list(layered.without_layers()))
    assert made.left_out == (f"layers are not imported: critique ({added} nodes)",)
    below = load_text(made.text).map
    assert below is not None
    assert [node.text for node in below] == [node.text for node in layered.without_layers()]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"argmap_json": 1}', b'{"argmap_json": 1, "nodes": 5}'])
def test_what_is_not_an_export_is_an_error(data: bytes) -> None:
    with pytest.raises(
        ImportFailedError, match=r"map\.json is not a JSON export of argmap \(`argmap export MAP -t json`"
    ):
        find_importer("json").read(data, "map.json")


def test_an_export_of_another_version_is_an_error() -> None:
    with pytest.raises(ImportFailedError, match="version 2; this version of argmap reads version 1"):
        find_importer("json").read(b'{"argmap_json": 2}', "map.json")


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("a.json").write_bytes(export(read("thesis: {text: A claim}\n"), "json"))

    def test_prints_a_map_or_writes_one_that_is_ready_for_an_editor(self) -> None:
        printed = call("import", "a.json")
        answer = call("import", "a.json", "-o", "a")
        assert (printed.returncode, answer.returncode) == (0, 0)
        assert Path("a.argmap.yaml").read_text() == printed.stdout
        assert "thesis: {text: A claim}\n" in printed.stdout
        assert answer.stderr == "Wrote a.argmap.yaml\n"
        assert Path("argmap.schema.json").exists()

    def test_replaces_a_file_only_with_force(self) -> None:
        Path("a.argmap.yaml").write_text("mine")
        answer = call("import", "a.json", "-o", "a.argmap.yaml")
        assert answer.returncode == 2
        assert "a.argmap.yaml exists; choose another name, or replace it with `--force`" in answer.stderr
        assert Path("a.argmap.yaml").read_text() == "mine"
        assert call("import", "a.json", "-o", "a.argmap.yaml", "--force").returncode == 0

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (
                ["a.txt"],
                "cannot infer the format of a.txt from its name; give it with `-t` (`argmap formats` lists them)",
            ),
            (["a.json", "-t", "jsn"], "unknown format `jsn`; known formats: json"),
            (["-"], "give the format of standard input with `-t`"),
            (["gone.json"], "gone.json: file or folder not found"),
        ],
    )
    def test_says_what_is_wrong_with_the_call(self, arguments: list[str], said: str) -> None:
        answer = call("import", *arguments)
        assert answer.returncode == 2
        assert said in answer.stderr

    def test_writes_a_map_with_errors_and_shows_them(self) -> None:
        data = json.loads(Path("a.json").read_text())
        data["nodes"][0]["text"]["en"] = ""
        Path("a.json").write_text(json.dumps(data))
        answer = call("import", "a.json", "-o", "a")
        assert answer.returncode == 1
        assert "AM105 the thesis has no `text`" in answer.stderr
        assert answer.stderr.endswith("The map has errors; correct them in the file, then run `argmap check`.\n")
        assert Path("a.argmap.yaml").exists()
