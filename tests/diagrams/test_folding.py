"""Folding a large map to a number of statements: all of them are used, and they are those that matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagrams.folding import fold_to
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import compose
from argmap.loading import load
from argmap.model import ArgumentMap

from .samples import comb

FLAGSHIP = Path(__file__).parents[2] / "maps" / "us-taiwan.argmap.yaml"


@pytest.fixture(scope="module")
def flagship() -> ArgumentMap:
    map_ = load(FLAGSHIP).map
    assert map_ is not None
    return map_


def test_what_fits_is_left_alone() -> None:
    map_ = comb(9)
    assert fold_to(map_, map_.root, None, 91) is None
    assert fold_to(map_, map_.root, 1, 10) is None


@pytest.mark.parametrize("most", [1, 2, 5, 12, 40, 100, 150, 200])
def test_the_budget_is_spent(flagship: ArgumentMap, most: int) -> None:
    fold = fold_to(flagship, flagship.root, None, most)
    assert fold is not None
    assert 0.9 * most <= len(fold.shown) <= most
    assert fold.total == len(flagship)


@given(st.integers(1, 8), st.integers(1, 3), st.integers(1, 60))
def test_every_statement_that_is_shown_has_its_claim_shown(width: int, depth: int, most: int) -> None:
    map_ = comb(width, depth)
    fold = fold_to(map_, map_.root, None, most)
    shown = fold.shown if fold else frozenset(map_.nodes)
    assert len(shown) >= min(0.9 * most, len(map_)) or most == 1
    assert all(map_[node_id].parent in shown for node_id in shown if node_id != "t")


def test_all_reasons_of_the_thesis_come_first_and_then_the_large_branches(flagship: ArgumentMap) -> None:
    fold = fold_to(flagship, flagship.root, None, 30)
    assert fold is not None
    main = flagship.root.children
    assert set(main) <= fold.shown
    opened = [node_id for node_id in main if flagship[node_id].children and flagship[node_id].children[0] in fold.shown]
    sizes = {node_id: len(list(flagship.subtree(flagship[node_id]))) for node_id in main}
    assert max(sizes, key=lambda node_id: sizes[node_id]) in opened


def test_cards_say_what_they_leave_out(flagship: ArgumentMap) -> None:
    scene = compose(flagship, DiagramOptions(language="en", max_nodes=40))
    hidden = [card.folded for card in scene.cards.values() if card.folded]
    assert sum(int(re.findall(r"\d+", said)[0]) for said in hidden) == len(flagship) - len(scene.cards)
    assert any("premises" in said and "pieces of evidence" in said for said in hidden)
