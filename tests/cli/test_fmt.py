"""``argmap fmt`` as its users call it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.root import cli

UNTIDY = "argmap: 1\ntitle: 'T'\nthesis: {text: A claim}\n"
TIDY = "argmap: 1\ntitle: T\n\nthesis: {text: A claim}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.argmap.yaml").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "maps" / "b.argmap.yaml").write_text(TIDY, encoding="utf-8")
    return tmp_path


def call(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ("fmt", *arguments), input=typed)


def test_every_map_of_the_project(folder: Path) -> None:
    answer = call()
    assert (answer.exit_code, answer.stderr) == (0, "Formatted maps/a.argmap.yaml\n")
    assert (folder / "maps" / "a.argmap.yaml").read_text(encoding="utf-8") == TIDY
    assert call("--check").stderr == "2 maps are formatted\n"


def test_check_and_diff_write_nothing(folder: Path) -> None:
    check = call("--check")
    assert (check.exit_code, check.stderr) == (1, "maps/a.argmap.yaml is not formatted\n")
    diff = call("--diff", "maps/a.argmap.yaml")
    assert diff.exit_code == 1
    assert "-title: 'T'\n+title: T\n" in diff.stdout
    assert (folder / "maps" / "a.argmap.yaml").read_text(encoding="utf-8") == UNTIDY


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    assert call("-", typed=UNTIDY).stdout == TIDY
    assert call("-", typed=TIDY).stdout == TIDY
    assert call("-", "--check", typed=TIDY).stdout == ""


def test_what_cannot_be_laid_out_is_left_as_it_is(folder: Path) -> None:
    file = folder / "maps" / "a.argmap.yaml"
    file.write_text("argmap: 1\n? title\n: T\nthesis: A\n", encoding="utf-8")
    answer = call("maps")
    assert answer.exit_code == 2
    assert "cannot be formatted: line 2: write `key: value` instead of `? key`" in answer.stderr
    file.write_text("argmap: [1\n", encoding="utf-8")
    assert call("maps").exit_code == 1
