"""A stranger's map commands no terminal: what it says is text, whatever is in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import common
from argmap.cli.commands import export
from support.calling import call

TITLE = r"\e]0;owned\a\e[31mred\e[8mhidden\u202e"
MAP = f"""\
argmap: 1
title: "{TITLE}"
thesis:
  text: "{TITLE}"
  premises:
    first: {{text: "{TITLE}", assumed: true}}
  objections:
    other: {{text: "{TITLE}"}}
"""
COLOUR = {"FORCE_COLOR": "1", "TERM": "xterm"}
"""As on a terminal: click takes escape sequences out of what goes into a pipe."""
COMMANDS = [
    ["check"],
    ["show"],
    ["report"],
    ["review"],
    ["evaluate"],
    ["cruxes"],
    ["questions"],
    ["matrix", "--claims=first,other"],
    ["show", "--focus=\x1b[31m"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_of_a_text_reaches_the_terminal(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    answer = call(command[0], str(path), *command[1:], env=COLOUR)
    said = answer.stdout + answer.stderr
    for bad in ("\x1b]", "\x07", "\u202e", "\x1b[31mred", "\x1b[8m", "`\x1b["):
        assert bad not in said


@pytest.mark.parametrize("name", ["md", "txt", "csv", "latex", "dot", "json", "svg"])
def test_an_export_shown_on_a_terminal_commands_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "on_terminal", lambda: True)
    monkeypatch.setattr(export, "on_terminal", lambda: True)
    path = tmp_path / "m.argmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    said = call("export", str(path), f"--to={name}").stdout
    assert "hidden" in said
    assert [bad for bad in ("\x1b", "\x07", "\x08", "\u202e") if bad in said] == []


def test_an_unknown_key_is_named_without_its_control_characters() -> None:
    answer = call("check", "-", typed='argmap: 1\nthesis:\n  text: T\n  "z\\e]0;x\\a": 3\n', env=COLOUR)
    assert "AM104" in answer.stdout
    assert "\x1b]" not in answer.stdout


def test_a_file_name_that_is_not_unicode_has_a_uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.reports.diagnostics.paths import uri

    monkeypatch.chdir(tmp_path)
    assert uri("\udcff.argmap.yaml") == "%FF.argmap.yaml"


LINES = r"""
argmap: 1
title: T
thesis:
  text: T
  detail: "One\n::error file=README.md::two\n\n##[error]three"
  premises: {first: {text: "::set-output name=a::b", by: "##vso[task]", assumed: true}}
"""


@pytest.mark.parametrize(
    "name", ["md", "txt", "csv", "latex", "dot", "json", "svg", "graphml", "mermaid", "opml", "html"]
)
@pytest.mark.parametrize("server", ["GITHUB_ACTIONS", "TF_BUILD"])
def test_an_export_in_the_log_of_a_server_commands_it_nothing(name: str, server: str, tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text(LINES, encoding="utf-8")
    said = call("export", str(path), f"--to={name}", env={server: "true"}).stdout
    assert "set-output" in said
    assert [line for line in said.splitlines() if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)] == []


def test_an_export_to_a_file_is_the_document_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    path = tmp_path / "m.argmap.yaml"
    path.write_text(LINES, encoding="utf-8")
    call("export", str(path), "-o", str(tmp_path / "o.graphml"))
    with (tmp_path / "redirected.graphml").open("wb") as file:
        command = [sys.executable, "-m", "argmap", "export", str(path), "-t", "graphml"]
        subprocess.run(command, stdout=file, check=True)
    assert (tmp_path / "redirected.graphml").read_bytes() == (tmp_path / "o.graphml").read_bytes()
    assert b"\n::error file" in (tmp_path / "o.graphml").read_bytes()


def test_the_mark_of_styles_cannot_be_written_by_a_stranger() -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-c", "from argmap.rendering.terminal import ESCAPE; print(ascii(ESCAPE))"],
            capture_output=True,
            check=True,
        ).stdout
        for _ in range(2)
    )
    assert first != second
