"""docs/evaluation.md and docs/worked-example.md: their commands do what they show, the figures are those of today."""

from __future__ import annotations

import re

import pytest

from support.calling import call
from support.diagnosing import ROOT

GUIDE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "docs" / "worked-example.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"```console\n\$ argmap ([^\n]*)\n(.*?)```", GUIDE + EXAMPLE, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SESSIONS)
def test_a_command_prints_what_is_shown(command: str, shown: str) -> None:
    result = call(*command.split(), cwd=ROOT)
    assert result.returncode == 0, result.stderr
    # A line that is `…` stands for any lines.
    parts = [re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE)]
    assert re.fullmatch(r"(?:.*\n)*".join(parts), result.stdout), result.stdout


def test_there_is_something_to_try() -> None:
    assert len(SESSIONS) >= 10


def test_the_example_for_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    exec(compile(example, "docs/evaluation.md", "exec"), {})
    strength, status, crux, steps, refutation = capsys.readouterr().out.splitlines()
    assert strength.startswith("qualified 0.78")
    assert (status, crux) == ("rejected", "short-trial")
    assert steps == "[0.42857142857142855, 0.42857142857142855]"
    assert refutation.startswith(
        "(('fewer-injuries', 'parents-agree', 'vans-before-nine', 'room-to-park'),) 3 ('thesis',"
    )
