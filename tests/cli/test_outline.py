"""`argmap outline`, `argmap show --outline` and `argmap add` without an id."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.loading import load
from support.calling import call
from support.writing import project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path)


def ids(path: Path) -> list[str]:
    loaded = load(path)
    assert loaded.map is not None, loaded.diagnostics
    return list(loaded.map.nodes)


def test_an_outline_from_standard_input_goes_below_a_node(folder: Path) -> None:
    answer = call("outline", "library.argmap.yaml", "--below", "demand", cwd=folder, typed="= Letters from readers\n")
    assert answer.returncode == 0
    assert "letters-readers Evidence" in answer.stderr
    assert "Added 1 node: 1 piece of evidence" in answer.stderr
    assert "letters-readers" in ids(folder / "library.argmap.yaml")


def test_an_outline_into_a_layer_names_the_source_that_it_cites(folder: Path) -> None:
    call("outline", "library.critique.argmap.yaml", "outline.txt", "--below", "demand", cwd=folder)
    assert "source: report" in (folder / "library.critique.argmap.yaml").read_text(encoding="utf-8")
    assert call("check", "library.critique.argmap.yaml", cwd=folder).returncode == 0


def test_a_new_map_takes_language_and_title_from_the_outline(folder: Path) -> None:
    call("outline", "周日.argmap.yaml", cwd=folder, typed="# 周日开放\n图书馆应当周日开放\n  读者要求如此\n")
    text = (folder / "周日.argmap.yaml").read_text(encoding="utf-8")
    assert "title: 周日开放\nlanguages: [zh]\n" in text
    assert ids(folder / "周日.argmap.yaml") == ["thesis", "读者要求如此"]


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (["library.argmap.yaml"], "a\n    b\n  c\n", "<stdin>:3: this line is indented"),
        (["library.argmap.yaml"], "", "the outline is empty"),
        (["library.argmap.yaml", "--below", "deman"], "a\n", "did you mean `demand`"),
        (["library.argmap.yaml"], "Many people ask for it.\n", "has every line of <stdin> already"),
        (["outline.md"], "a\n", "ends in `.argmap.yaml`"),
        (["outline.argmap.yaml"], "- a\n", "<stdin>:1: the first line of a new map is its thesis"),
        (["-", "-"], "a\n", "both MAP and FILE"),
    ],
)
def test_what_cannot_be_added_changes_nothing(folder: Path, words: list[str], stdin: str, said: str) -> None:
    before = sorted((path.name, path.read_bytes()) for path in folder.iterdir())
    answer = call("outline", *words, cwd=folder, typed=stdin)
    assert answer.returncode != 0
    assert said in answer.stderr
    assert sorted((path.name, path.read_bytes()) for path in folder.iterdir()) == before


def test_a_list_of_hyphens_is_questioned(folder: Path) -> None:
    answer = call("outline", "library.argmap.yaml", "-n", cwd=folder, typed="- Many ask\n- It is cheap\n")
    assert "use `--plain`" in answer.stderr
    answer = call("outline", "library.argmap.yaml", "-n", "--plain", cwd=folder, typed="- Many ask\n- It is cheap\n")
    assert "--plain" not in answer.stderr
    assert "many-ask Premise" in answer.stderr


def test_show_writes_what_outline_reads(folder: Path) -> None:
    shown = call("show", "library.argmap.yaml", "--outline", cwd=folder)
    assert shown.stdout.startswith("# The library on Sundays\nThe library should open on Sundays.\n  + Many people ask")
    assert "An outline has no place for: links (1)" in shown.stderr
    call("outline", "again.argmap.yaml", cwd=folder, typed=shown.stdout)
    assert call("show", "again.argmap.yaml", "--outline", cwd=folder).stdout == shown.stdout


def test_add_makes_an_id_and_says_it(folder: Path) -> None:
    answer = call("add", "library.argmap.yaml", "thesis", "objection", "Few would come at night.", cwd=folder)
    assert "its id is `few-come-night`" in answer.stderr
    assert "few-come-night" in ids(folder / "library.argmap.yaml")


def test_a_forgotten_text_is_not_taken_for_one(folder: Path) -> None:
    answer = call("add", "library.argmap.yaml", "thesis", "objection", "few-come", cwd=folder)
    assert answer.returncode == 2
    assert "`few-come` seems to be an ID; add TEXT after it" in answer.stderr


def test_a_batch_adds_without_ids(folder: Path) -> None:
    (folder / "edits.txt").write_text("add thesis premise 'It is cheap.'\nadd thesis premise 'It is cheap!'\n")
    assert call("batch", "library.argmap.yaml", "edits.txt", cwd=folder).returncode == 0
    assert {"cheap", "cheap-2"} <= set(ids(folder / "library.argmap.yaml"))
