"""What layers do to the thesis, in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.evaluation import Resilience, layer_effect, resilience_words
from argmap.loading import load
from argmap.model import ArgumentMap

MAP = "argmap: 1\ntitle: M\nthesis: {text: T, premises: {p: {text: P, assumed: true}}}\n"
HEAD = "argmap: 1\nextends: m.argmap.yaml\ntitle: A\n"


def layered(tmp_path: Path, *added: str) -> ArgumentMap:
    (tmp_path / "m.argmap.yaml").write_text(MAP, encoding="utf-8")
    files = []
    for place, one in enumerate(added):
        file = tmp_path / f"m.l{place}.argmap.yaml"
        file.write_text(HEAD + one, encoding="utf-8")
        files.append(str(file))
    map_ = load(str(tmp_path / "m.argmap.yaml"), files).map
    assert map_ is not None
    return map_


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ((), ""),
        (
            ("add: {p: {objections: {o: O}}}\n",),
            "The layer “A” adds 1 statement; the thesis goes from accepted (0.75) to rejected (0.00).",
        ),
        (
            ("add: {p: {evidence: {e: E}}}\n", "add: {p: {caveats: {c: C}}}\n"),
            "The layers “A”, “A” add 2 statements; the thesis goes from accepted (0.75) to qualified (0.60).",
        ),
        (
            ("add: {p: {objections: {o: {text: O, objections: {r: R}}}}}\n",),
            "The layer “A” adds 2 statements; the thesis stays accepted (0.75).",
        ),
    ],
)
def test_how_much_layers_add_and_what_the_thesis_is_with_them(
    tmp_path: Path, added: tuple[str, ...], said: str
) -> None:
    assert layer_effect(layered(tmp_path, *added), "en") == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Resilience(1, 1), "It would take one statement to bring it down."),
        (Resilience(3, 1), "It would take 3 statements, or 1 hand, to bring it down."),
        (Resilience(3, 2), "It would take 3 statements, or 2 hands, to bring it down."),
    ],
)
def test_resilience_in_words(found: Resilience, said: str) -> None:
    assert resilience_words(found, "en") == said
