"""docs/evaluation.md: its commands do what it shows, its figures are those of today."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from argmap.cli.root import cli
from diagnosing import ROOT

GUIDE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"```console\n\$ argmap ([^\n]*)\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SESSIONS)
def test_a_command_prints_what_is_shown(command: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, command.split())
    assert result.exit_code == 0, result.output
    # A line that is `…` stands for any lines.
    parts = [re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE)]
    assert re.fullmatch(r"(?:.*\n)*".join(parts), result.stdout), result.stdout


def test_there_is_something_to_try() -> None:
    assert len(SESSIONS) >= 3


def test_the_example_for_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    exec(compile(example, "docs/evaluation.md", "exec"), {})
    strength, status, crux = capsys.readouterr().out.splitlines()
    assert strength.startswith("qualified 0.90")
    assert (status, crux) == ("rejected", "thesis")
