"""Layers on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.root import cli

MAP = "argmap: 1\ntitle: Sunday opening\nthesis:\n  text: Open on Sundays.\n  assumed: true\n"
LAYER = "argmap: 1\nextends: map.argmap.yaml\ntitle: A reading\nadd:\n  thesis: {caveats: {towns: In towns only.}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "map.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "map.reading.argmap.yaml").write_text(LAYER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize(
    ("arguments", "there"),
    [
        (["map.argmap.yaml"], False),
        (["map.argmap.yaml", "--layer", "map.reading.argmap.yaml"], True),
        (["map.argmap.yaml", "--layers", "all"], True),
        (["map.reading.argmap.yaml"], True),
        (["map.reading.argmap.yaml", "--layers", "none"], False),
    ],
)
@pytest.mark.parametrize("command", [["show"], ["export", "-t", "md"], ["report"]])
def test_which_layers_lie_on_the_map(folder: Path, command: list[str], arguments: list[str], there: bool) -> None:
    answer = run(*command, *arguments)
    assert answer.exit_code == 0, answer.output
    assert ("In towns only" in answer.output or "2 nodes" in answer.output) is there


@pytest.mark.parametrize("command", [["show"], ["export", "-t", "txt"]])
def test_statuses_and_strengths_are_shown(folder: Path, command: list[str]) -> None:
    assert "status: qualified" in run(*command, "map.reading.argmap.yaml", "--show", "status").output
    assert "status: accepted" in run(*command, "map.argmap.yaml", "--show", "status").output
    assert "strength 0.75" in run(*command, "map.argmap.yaml", "--show", "strength").output
    (folder / "argmap.toml").write_text('[evaluate]\nsemantics = "df-quad"\n[evaluate.base-scores]\nthesis = 0.3\n')
    tuned = run(*command, "map.argmap.yaml", "--show", "strength").output
    assert "strength 0.30" in tuned
    assert "DF-QuAD semantics" in " ".join(tuned.split())
    assert "'truth' is not one of 'status', 'strength'" in run(*command, "map.argmap.yaml", "--show", "truth").output


def test_a_layer_that_does_not_fit_is_shown_with_its_place(folder: Path) -> None:
    (folder / "other.argmap.yaml").write_text(LAYER.replace("thesis:", "theses:"), encoding="utf-8")
    answer = run("show", "map.argmap.yaml", "--layer", "other.argmap.yaml")
    assert answer.exit_code == 1
    assert "other.argmap.yaml:5:3: AM208 the map that this layer extends has no node `theses`" in answer.output


@pytest.mark.parametrize(
    ("arguments", "checked"),
    [
        (["map.argmap.yaml"], "1 map"),
        (["."], "2 maps"),
        (["map.argmap.yaml", "--layers", "all"], "2 maps"),
        (["map.argmap.yaml", "--layer", "./map.reading.argmap.yaml", "--layers", "all"], "2 maps"),
        ([".", "--layers", "none"], "1 map"),
    ],
)
def test_layers_are_checked_as_files_of_their_own(folder: Path, arguments: list[str], checked: str) -> None:
    assert f"{checked}: 1 warning" in run("check", *arguments).output


def test_a_layer_is_begun_on_a_map_from_any_folder(folder: Path) -> None:
    (folder / "readings").mkdir()
    begin = ("new", "readings/mine", "--extends", "map.argmap.yaml", "--title", "Mine: a reading", "--by", "me")
    answer = run(*begin)
    assert answer.exit_code == 2
    assert "an empty `argmap.toml` above both" in " ".join(answer.output.split())
    (folder / "argmap.toml").touch()
    answer = run(*begin)
    assert answer.exit_code == 0, answer.output
    text = (folder / "readings" / "mine.argmap.yaml").read_text(encoding="utf-8")
    assert 'extends: ../map.argmap.yaml\ntitle: "Mine: a reading"\nby: me\n' in text
    assert run("check", "readings/mine.argmap.yaml").exit_code == 0
    uncommented = text.replace("add: {}", "add:").replace("\n#   ", "\n  ")
    (folder / "readings" / "mine.argmap.yaml").write_text(uncommented, encoding="utf-8")
    assert "exception" in run("show", "readings/mine.argmap.yaml").output
    assert run("add", "readings/mine.argmap.yaml", "thesis", "caveat", "late", "It is late.").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--extends", "maps.argmap.yaml"], "file not found"),
        (["--extends", "map.argmap.yaml", "--thesis", "A"], "a layer has the thesis and languages of its map"),
        (["--by", "me"], "`--by` needs `--extends`"),
    ],
)
def test_what_makes_no_layer_is_refused(folder: Path, arguments: list[str], message: str) -> None:
    answer = run("new", "mine", *arguments)
    assert answer.exit_code != 0
    assert message in answer.output
    assert not (folder / "mine.argmap.yaml").exists()
