"""The maps that speed is measured on are sound maps."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import load_text

_GENERATOR = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "generate.py"))
generate: Callable[..., str] = _GENERATOR["generate"]
SHAPES = list(_GENERATOR["SHAPES"])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("nodes", [1, 2, 10, 150])
@pytest.mark.parametrize("languages", [("zh", "en"), ("en",)])
def test_a_generated_map_loads_with_all_its_nodes(shape: str, nodes: int, languages: tuple[str, ...]) -> None:
    loaded = load_text(generate(nodes, shape, languages=languages))
    assert loaded.diagnostics == ()
    assert loaded.map is not None
    assert len(loaded.map) == nodes
    assert loaded.map.languages == languages


@pytest.mark.parametrize("shape", SHAPES)
def test_its_cross_links_lead_to_earlier_nodes_only_and_so_make_no_circle(shape: str) -> None:
    map_ = load_text(generate(150, shape, links=20)).map
    assert map_ is not None
    assert len(map_.links) == 20
    made = {node.id: int(node.id.rpartition("-")[2]) for node in map_}
    assert all(made[link.origin] > made[link.target] for link in map_.links)
    assert all(node.parent is None or made[node.id] > made[node.parent] for node in map_)


def test_the_deep_shape_is_sixty_levels_deep_and_the_wide_one_has_a_claim_with_most_nodes() -> None:
    deep, wide = load_text(generate(250, "deep")).map, load_text(generate(250, "wide")).map
    assert deep is not None
    assert wide is not None
    assert max(node.depth for node in deep) == 60
    assert max(len(node.children) for node in wide) > 125


def test_the_seed_decides() -> None:
    assert generate(50, "deep", links=3, seed=1) == generate(50, "deep", links=3, seed=1)
    assert generate(50, "deep", seed=1) != generate(50, "deep", seed=2)


def test_too_many_links_for_a_small_map_are_refused() -> None:
    with pytest.raises(ValueError, match="no room for 9 cross links"):
        generate(3, links=9)
