"""Small inputs on which programs like this one have fallen short, where no other file of tests is about their kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.judging import in_time
from support.calling import call


@pytest.mark.parametrize("command", ["check", "report", "review", "evaluate", "questions"])
@pytest.mark.parametrize("notes", [10**6, 10**10, 10**18])
def test_notes_are_counted_not_listed(command: str, notes: int, tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text(
        f"argmap: 1\ntitle: T\nsources: {{w: {{type: report, title: W, notes: {notes}}}}}\n"
        "thesis: {text: T, premises: {a: {text: A, cites: [1, 7], assumed: true}}}\n"
    )
    with in_time(10):
        answer = call(command, str(path))
    assert answer.returncode == 0, answer.stderr
    assert len(answer.stdout) < 10_000


@pytest.mark.parametrize("text", ["辻\U000e0100さんの主張", "葛\ufe00城市", "☎\ufe0e is a telephone"])
def test_characters_with_a_variation_selector_are_checked_and_drawn(text: str, tmp_path: Path) -> None:
    path = tmp_path / "m.argmap.yaml"
    path.write_text(
        f"argmap: 1\ntitle: T\nlanguages: [ja]\nthesis:\n  text: {text}\n"
        "  premises: {a: {text: 理由, assumed: true}}\n",
        encoding="utf-8",
    )
    assert "AM1" not in call("check", str(path)).stdout
    for name in ("m.svg", "m.md"):
        answer = call("export", str(path), "-o", str(tmp_path / name))
        assert answer.returncode == 0, answer.stderr
        assert text[0] in (tmp_path / name).read_text(encoding="utf-8")
