"""The compact layout: little white, a shape for pages, and lines that pass no card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.diagrams.compact.lines import forks
from argmap.diagrams.compact.packing import pack
from argmap.diagrams.layout import Box
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import compose
from argmap.diagrams.svg import compact
from argmap.exporters import ExportOptions
from argmap.exporters.svg import export
from argmap.loading import load
from argmap.model import ArgumentMap

from .samples import chinese_map, comb, crowded_map, hostile_map, inferences_map, small_map

SVG = "{http://www.w3.org/2000/svg}"
FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml"
MAPS = [small_map(), chinese_map(), comb(4, 3), comb(30, 1), comb(1, 6), inferences_map(), crowded_map()]


def segments(path: str) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a path, those of its bends from end to end."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MLHVQ])([^MLHVQ]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        nx, ny = {"H": (values[-1], y), "V": (x, values[-1])}.get(
            command, (values[-2], values[-1]) if len(values) > 1 else (x, y)
        )
        if command != "M":
            yield x, y, nx, ny
        x, y = nx, ny


def passes(path: str, box: Box) -> bool:
    """Whether a path goes through the inside of a box."""
    return any(
        min(x1, x2) < box.right - 1
        and max(x1, x2) > box.left + 1
        and min(y1, y2) < box.bottom - 1
        and max(y1, y2) > box.top + 1
        for x1, y1, x2, y2 in segments(path)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_paper_covers_half_of_its_picture(language: str) -> None:
    map_ = load(FLAGSHIP).map
    assert map_ is not None
    drawn = compact(compose(map_, DiagramOptions(language=language, layout="compact")))
    cards = [drawn.boxes[node.id] for node in map_]
    covered = sum((box.right - box.left) * (box.bottom - box.top) for box in cards)
    assert covered >= 0.5 * drawn.width * drawn.height
    assert 0.5 <= drawn.width / drawn.height <= 2


@pytest.mark.parametrize("map_", MAPS)
def test_cards_do_not_overlap_and_are_read_down_the_columns(map_: ArgumentMap) -> None:
    packed = pack(compose(map_, DiagramOptions(layout="compact")))
    for one, other in combinations(packed.boxes.values(), 2):
        assert not one.meets(other)
    shown = [node_id for column in packed.columns for node_id in column if node_id in map_.nodes]
    if not any(node.inferences for node in map_):  # Their members keep together.
        assert shown == [node.id for node in map_][1:]
    for column in packed.columns:
        tops = [packed.boxes[node_id].top for node_id in column]
        assert tops == sorted(tops)


@pytest.mark.parametrize("map_", MAPS)
def test_every_card_has_its_line_and_no_line_passes_another_card(map_: ArgumentMap) -> None:
    scene = compose(map_, DiagramOptions(layout="compact"))
    packed = pack(scene)
    drawn = [(fork, child, path) for fork in forks(scene, packed) for child, path in fork.twigs]
    assert {child for __, child, __path in drawn} == set(scene.cards) - {map_.root.id}
    for fork, child, path in drawn:
        if child in fork.branch.again:
            continue
        for node_id, box in packed.boxes.items():
            assert node_id in (child, fork.branch.parent) or not passes(path, box), (child, node_id)


def test_what_continues_in_the_next_column_hangs_from_a_line_with_its_name() -> None:
    packed = pack(compose(comb(6, 3), DiagramOptions(layout="compact")))
    assert len(packed.columns) > 2
    for before, after in pairwise(zip(packed.columns, packed.stubs, strict=True)):
        first = after[0][0]
        above = [first.rsplit(".", level)[0] for level in range(1, first.count(".") + 1)][::-1][1:]
        assert [stub.id for stub in after[1]] == above
        assert before[0]


def test_cross_links_are_named_by_numbers() -> None:
    root = ElementTree.fromstring(export(small_map(), ExportOptions(layout="compact", language="en")))
    said = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert any("supports 1" in text or "supports 2" in text for text in said)
    assert not [group for group in root.iter(f"{SVG}g") if "link" in group.get("class", "").split()]


def test_one_card_is_a_picture_too() -> None:
    assert export(hostile_map([]), ExportOptions(layout="compact"))
