"""Settings hold for every command for which they mean something, and each of them for some command."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from argmap.cli.root import COMMANDS, cli
from argmap.config import BuildConfig, CheckConfig, Config, EvaluateConfig, Thresholds
from support.calling import call

MODELS = (Config, CheckConfig, Thresholds, BuildConfig, EvaluateConfig)
"""Tables of the settings, but for `BaseScores`, which is read as a whole."""

MAP = """\
argmap: 1
title: The library on Sundays
sources: {report: {title: Annual report, text: nowhere.txt}}
thesis:
  text: The library should open on Sundays.
  inference: {scheme: comet}
  evidence:
    loans: {text: More books were lent, at: Loans rose in May.}
    asked: {text: Readers ask for it}
"""


def commands_with(parameter: str) -> list[str]:
    """The commands that have a parameter of this name."""
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in COMMANDS}
    return [name for name, command in found.items() if command and parameter in {each.name for each in command.params}]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose map cites a source, and names a scheme, that only the settings can find."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text("Loans rose in May. Nobody knows why.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The settings that are read, as Class.field."""
    seen: set[str] = set()

    def recording(model: type[Any]) -> Callable[[Any, str], object]:
        plain: Any = model.__getattribute__

        @functools.wraps(plain)
        def get(self: Any, name: str) -> object:
            if name in model.model_fields:
                seen.add(f"{model.__name__}.{name}")
            return plain(self, name)

        return get

    for model in MODELS:
        monkeypatch.setattr(model, "__getattribute__", recording(model))
    return seen


def test_every_setting_is_read_by_some_command(folder: Path, read: set[str]) -> None:
    map_path = "maps/library.argmap.yaml"
    (folder / "maps" / "library.critique.argmap.yaml").write_text(
        "argmap: 1\nextends: library.argmap.yaml\ntitle: C\nadd: {thesis: {caveats: {towns: In towns only.}}}\n"
    )
    call("check")
    call("build", "-j", "1")
    call("coverage", map_path, "--source", "report=texts/report.txt")
    known = {f"{model.__name__}.{name}" for model in MODELS for name in model.model_fields}
    assert known - read == set()


@pytest.mark.parametrize("command", commands_with("sources"))
def test_every_command_that_reads_sources_honours_those_of_the_settings(folder: Path, command: str) -> None:
    needed = ("asked", "Nobody knows why", "--dry-run") if command == "anchor" else ()

    def answer(*options: str) -> tuple[int, str]:
        answered = call(command, "maps/library.argmap.yaml", *needed, *options)
        # A longer path breaks lines elsewhere.
        return answered.returncode, " ".join(answered.stdout.replace(f"{folder}{os.sep}", "").split())

    without = answer()
    (folder / "argmap.toml").write_text("[check.sources]\nreport = 'texts/report.txt'\n")
    assert answer() != without
    assert answer() == answer("--source", "report=texts/report.txt")


@pytest.mark.parametrize("command", commands_with("schemes"))
def test_every_command_that_takes_schemes_honours_those_of_the_settings(folder: Path, command: str) -> None:
    from schemes.files import scheme_file

    scheme_file(folder, "comet")

    def answer(*options: str) -> str:
        map_path = () if command == "schemes" else ("maps/library.argmap.yaml",)
        form = ("-t", "md") if command == "export" else ()
        return call(command, *map_path, *form, *options).stdout

    without = answer()
    (folder / "argmap.toml").write_text("schemes = ['comet.yaml']\n")
    if command != "show":  # a tree shows no scheme
        assert answer() != without
    assert answer() == answer("--schemes", "comet.yaml")


def test_the_share_of_the_settings_is_the_least_unless_another_is_asked_for(folder: Path) -> None:
    (folder / "argmap.toml").write_text(
        "[check.sources]\nreport = 'texts/report.txt'\n[check.thresholds]\nmin-coverage = 0.6\n"
    )
    answer = call("coverage", "maps/library.argmap.yaml")
    assert answer.returncode == 1
    assert answer.stderr == "report: 50.0% of the sentences are mapped, less than 60%\n"
    assert call("coverage", "maps/library.argmap.yaml", "--min", "50").returncode == 0
