"""Cruxes that would take too long are left out and counted; the others are as exact as ever."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from argmap.evaluation import Influences, Semantics, Settings, influence, influences, single_points
from argmap.model import ArgumentMap
from argmap.reports.evaluation import untried_words
from evaluation.maps import random_map
from support.diagnosing import read

CHAIN = [f"n{number}" for number in range(12)]
CIRCLE = read(
    "thesis:\n  text: T\n  objections:\n"
    + "".join(f"    {one}: {{text: Objection {one}, opposes: [{other}]}}\n" for one, other in pairwise(CHAIN))
    + f"    {CHAIN[-1]}: {{text: The last one, opposes: [{CHAIN[0]}]}}\n"
)
INFERENCES = read(
    "thesis:\n  text: T\n"
    "  inferences: {a: {from: [p, q]}, b: {from: [q, r]}, c: {from: [r, s]}}\n"
    "  premises: {p: P, q: Q, r: R, s: S}\n"
)


def figures(found: Influences) -> dict[object, object]:
    return {
        **{one.id: one for one in found.grounds},
        **{one.nodes: one for one in found.hands},
        **{(one.id, one.step): one for one in found.steps},
    }


@pytest.mark.parametrize("semantics", Semantics)
@pytest.mark.parametrize("most", [0, 200, 1000, 5000])
def test_what_is_tried_is_exact_and_the_rest_is_counted(
    semantics: Semantics, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(3)
    maps = [CIRCLE, INFERENCES, *(random_map(random, links=10, circular=True) for _ in range(20))]
    for map_ in maps:
        whole = influences(map_, Settings(semantics))
        assert not whole.untried
        with monkeypatch.context() as bounded:
            bounded.setattr(influence, "MOST_WORK", most)
            some = influences(map_, Settings(semantics))
        assert figures(some).items() <= figures(whole).items()
        assert len(figures(whole)) - len(figures(some)) <= some.untried


@pytest.mark.parametrize("map_", [CIRCLE, INFERENCES])
def test_more_work_finds_more(map_: ArgumentMap, monkeypatch: pytest.MonkeyPatch) -> None:
    left = []
    for most in (-1, 60, 10**7):
        monkeypatch.setattr(influence, "MOST_WORK", most)
        left.append(influences(map_).untried)
    assert left[0] > left[1] > left[2] == 0


def test_single_points_are_bounded_alike_and_the_nearest_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = read("thesis:\n  text: T\n  premises:\n    a: {text: A, premises: {b: {text: B, premises: {c: C}}}}\n")
    assert [one.id for one in single_points(map_).found] == ["a", "b", "c"]
    monkeypatch.setattr(influence, "MOST_WORK", 0)
    nearest = single_points(map_)
    assert ([one.id for one in nearest.found], nearest.untried) == (["a"], 2)


def test_a_reader_is_told() -> None:
    assert [*untried_words(Influences((), (), ()), "en")] == []
    assert [*untried_words(Influences((), (), (), untried=1200), "en")] == [
        "1,200 grounds, hands and inferences were not tried: it would take too long."
    ]
