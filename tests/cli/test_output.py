"""``--format`` and ``-o``: every format that an option offers is written, and a file's name stands for the same one."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from argmap.cli.root import COMMANDS, cli
from support.calling import call

MAP = """\
argmap: 1
title: The library on Sundays
sources: {report: {title: Annual report, text: report.txt}}
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it., evidence: {loans: {text: More books were lent, at: Loans rose in May.}}}
    staff: {text: There is staff for it., assumed: true}
"""
ENDINGS = {"md": ".md", "html": ".html", "json": ".json", "csv": ".csv", "svg": ".svg", "sarif": ".sarif"}
ARGUMENTS = {
    "schemes": (),
    "diff": ("old.argmap.yaml", "map.argmap.yaml"),
    "matrix": ("map.argmap.yaml", "--claims", "demand,staff"),
}


def forms() -> list[tuple[str, str]]:
    """Each command with each of its formats."""
    context = click.Context(cli)
    found = []
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        found += [
            (name, str(form))
            for param in command.params
            if param.name == "form" and isinstance(param.type, click.Choice)
            for form in param.type.choices
        ]
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "map.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "old.argmap.yaml").write_text(MAP.replace("Many", "Some"), encoding="utf-8")
    (tmp_path / "report.txt").write_text("Loans rose in May.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "form"), [each for each in forms() if each[1] != "layer"])
def test_a_format_is_the_one_that_the_name_of_a_file_stands_for(folder: Path, command: str, form: str) -> None:
    arguments = (command, *ARGUMENTS.get(command, ("map.argmap.yaml",)))
    asked = call(*arguments, "--format", form)
    assert asked.returncode == 0, asked.stderr
    if form in ENDINGS:
        answer = call(*arguments, "-o", f"out{ENDINGS[form]}")
        assert answer.stdout == ""
        assert f"Wrote out{ENDINGS[form]}\n" in answer.stderr
        assert (folder / f"out{ENDINGS[form]}").read_bytes().decode().rstrip() == asked.stdout.rstrip()


@pytest.mark.parametrize("command", sorted({command for command, _ in forms()}))
def test_a_file_whose_name_stands_for_no_format_is_refused(folder: Path, command: str) -> None:
    arguments = (command, *ARGUMENTS.get(command, ("map.argmap.yaml",)))
    answer = call(*arguments, "-o", "out.odt")
    assert answer.returncode == 2
    assert "name a file that ends in ." in answer.stderr
    assert "is named like a map" in call(*arguments, "-o", "out.yaml").stderr
    assert not list(folder.glob("out*"))
