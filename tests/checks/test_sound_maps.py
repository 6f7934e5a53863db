"""Sound work of several fields is left alone: a rule that fires on it is worse than none.

The maps are of 20 to 60 nodes. None has an error, and at most one warning per ten nodes, which its author would act on;
each finding is listed here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check
from argmap.diagnostics import Severity
from argmap.loading import load
from support.calling import call

MAPS = sorted((Path(__file__).parent / "sound").glob("*.argmap.yaml"))

FOUND = {
    "bring-in": ["AM303 not-inexhaustible", "AM309 sorting"],
    "federalist-10": ["AM303 unequal-property", "AM303 motives-fail", "AM303 hard-concert"],
    "teachers": ["AM303 children"],
}
"""What an author would act on: the code and the node; maps that are not listed raise nothing."""

UNAVAILABLE = {"AM403", "AM407"}
"""Rules about texts of other people, which are not distributed with the maps."""


def name(path: Path) -> str:
    return path.name.partition(".")[0]


def test_ten_maps_of_several_fields_are_tried_three_of_them_chinese() -> None:
    maps = [load(path).map for path in MAPS]
    assert len(maps) >= 10
    assert sum(map_ is not None and map_.languages == ("zh",) for map_ in maps) >= 3


@pytest.mark.parametrize("path", MAPS, ids=name)
def test_a_sound_map_raises_only_what_its_author_would_act_on(path: Path) -> None:
    loaded = load(path)
    assert loaded.map is not None
    assert 20 <= len(loaded.map) <= 60
    found = [one for one in check(loaded) if one.code not in UNAVAILABLE]
    assert [f"{one.code} {one.node}" for one in found] == FOUND.get(name(path), [])
    assert all(one.severity is not Severity.ERROR for one in found)
    assert sum(one.severity is Severity.WARNING for one in found) <= len(loaded.map) / 10


@pytest.mark.parametrize("path", MAPS, ids=name)
def test_a_sound_map_is_in_canonical_layout(path: Path) -> None:
    assert call("fmt", "--check", str(path)).returncode == 0


@pytest.mark.parametrize("essay", ["bring-in", "federalist-10"])
def test_every_node_of_a_map_of_an_essay_names_its_passage(essay: str) -> None:
    map_ = load(Path(__file__).parent / "sound" / f"{essay}.argmap.yaml").map
    assert map_ is not None
    assert any(work.text_path for work in map_.works.values())
    assert [node.id for node in map_ if not node.at] == []
