"""What a shell completes after each word of a command."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from argmap.cli.root import cli
from support.calling import call

MAP = """\
argmap: 1
title: T
languages: [en, fr]
thesis:
  text: {en: Open it., fr: Ouvrez.}
  premises:
    demand: {text: {en: They ask., fr: On le demande.}, assumed: true}
    money: {text: {en: There is money., fr: Il y a de l'argent.}, assumed: true}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "essay.argmap.yaml").write_text(MAP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "begun", "among"),
    [
        ("export essay.argmap.yaml -t", "sv", ["svg"]),
        ("import old.xml -t", "js", ["json"]),
        ("set essay.argmap.yaml", "de", ["demand"]),
        ("set essay.argmap.yaml demand", "lik", ["likelihood"]),
        ("move essay.argmap.yaml demand", "mo", ["money"]),
        ("evaluate essay.argmap.yaml --accept", "mon", ["money"]),
        ("evaluate essay.argmap.yaml --credence", "mon", ["money="]),
        ("export essay.argmap.yaml --focus", "th", ["thesis"]),
        ("export essay.argmap.yaml --lang", "f", ["fr"]),
        ("check --ignore", "AM30", ["AM301", "AM303"]),
        ("check --ignore", "AM301,AM303", ["AM301,AM303"]),
        ("rule", "lone", ["lone-support"]),
        ("schemes", "prec", ["precedent"]),
        ("set broken.argmap.yaml", "de", []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_value_is_completed_with_those_there_are(typed: str, begun: str, among: list[str]) -> None:
    completer = ShellComplete(cli, {}, "argmap", "_ARGMAP_COMPLETE")
    found = [item.value for item in completer.get_completions(typed.split(), begun)]
    assert set(among) <= set(found)
    assert all(value.startswith(begun) for value in found)
    assert bool(found) == bool(among)


@pytest.mark.parametrize("typed", ["diff", "diff old.argmap.yaml", "check", "check --layer", "export"])
@pytest.mark.usefixtures("folder")
def test_a_file_is_left_to_the_shell(typed: str) -> None:
    completer = ShellComplete(cli, {}, "argmap", "_ARGMAP_COMPLETE")
    assert [item.type for item in completer.get_completions(typed.split(), "es")] == ["file"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_its_shell_reads(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(call("completion", shell).stdout)
    assert subprocess.run([program, "-n", str(script)], capture_output=True, timeout=20, check=False).stderr == b""


def test_without_a_word_the_help_is_shown() -> None:
    assert "argmap COMMAND --help" in call().stdout + call().stderr


def test_bash_is_answered(folder: Path) -> None:
    words = {"COMP_WORDS": "argmap set essay.argmap.yaml de", "COMP_CWORD": "3", "_ARGMAP_COMPLETE": "bash_complete"}
    answer = call(cwd=folder, env={**os.environ, **words})
    assert answer.stdout == "plain,demand\n"
