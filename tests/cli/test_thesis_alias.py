"""`thesis` stands for the thesis wherever a command takes the id of a node."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.calling import call

MAP = """\
argmap: 1
title: The library on Sundays
thesis:
  id: sundays
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it., limits: [staff]} # readers
    staff: There is staff for it.
  inferences:
    both: {from: [demand, staff]}
expect: {sundays: accepted}
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "map.argmap.yaml"
    file.write_text(MAP, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "command",
    [
        ("set", "thesis", "text", "Open on Sundays."),
        ("add", "thesis", "caveat", "trial", "For a year."),
        ("move", "demand", "thesis", "objection"),
        ("rename", "thesis", "open"),
        ("rename", "thesis/both", "together"),
        ("link", "staff", "limits", "thesis/both"),
        ("split", "thesis", "both"),
        ("join", "thesis", "demand", "--as", "alone"),
    ],
    ids=" ".join,
)
def test_an_edit_of_the_thesis_is_the_edit_of_its_id(path: Path, command: tuple[str, ...]) -> None:
    by_alias = call(command[0], "map.argmap.yaml", *command[1:])
    written = path.read_text(encoding="utf-8")
    path.write_text(MAP, encoding="utf-8")
    by_id = call(command[0], "map.argmap.yaml", *(word.replace("thesis", "sundays") for word in command[1:]))
    assert by_id.returncode == by_alias.returncode
    assert by_id.stdout == by_alias.stdout
    assert written == path.read_text(encoding="utf-8")


def test_the_edits_of_a_batch_find_the_thesis_after_it_was_renamed(path: Path) -> None:
    answer = call("batch", "map.argmap.yaml", "-", typed="rename thesis open\nset thesis text 'Open on Sundays.'\n")
    assert answer.returncode == 0
    written = path.read_text(encoding="utf-8")
    assert "id: open\n  text: Open on Sundays." in written
    assert "expect: {open: accepted}" in written


@pytest.mark.parametrize(
    "command",
    [
        ("show", "--focus"),
        ("export", "-t", "md", "--focus"),
        ("evaluate", "--why"),
        ("evaluate", "--reject"),
        ("cruxes", "--target"),
        ("refutations", "--target"),
        ("questions", "--node"),
    ],
    ids=" ".join,
)
def test_an_option_understands_it(path: Path, command: tuple[str, ...]) -> None:
    name, *options = command
    by_alias = call(name, "map.argmap.yaml", *options, "thesis")
    assert by_alias.returncode == 0
    assert by_alias.stdout == call(name, "map.argmap.yaml", *options, "sundays").stdout


def test_a_node_of_that_name_comes_first(path: Path) -> None:
    path.write_text(MAP.replace("staff", "thesis"), encoding="utf-8")
    assert call("set", "map.argmap.yaml", "thesis", "text", "There is a porter.").returncode == 0
    assert "thesis: There is a porter." in path.read_text(encoding="utf-8")
    assert "porter" in call("show", "map.argmap.yaml", "--focus", "thesis").stdout


def test_a_layer_knows_the_thesis_of_its_map(path: Path) -> None:
    layer = path.with_name("critique.argmap.yaml")
    layer.write_text("argmap: 1\nextends: map.argmap.yaml\ntitle: Critique\n", encoding="utf-8")
    assert call("add", "critique.argmap.yaml", "thesis", "objection", "cost", "It costs too much.").returncode == 0
    assert "add:\n  sundays:\n" in layer.read_text(encoding="utf-8")
