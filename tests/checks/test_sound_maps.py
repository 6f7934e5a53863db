"""Sound work of several fields is left alone: a rule that fires on it is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check
from argmap.loading import load

MAPS = sorted((Path(__file__).parent / "sound").glob("*.argmap.yaml"))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.partition(".")[0])
def test_a_sound_map_raises_nothing(path: Path) -> None:
    loaded = load(path)
    assert loaded.map is not None
    assert [f"{one.code} {one.message}" for one in check(loaded)] == []
