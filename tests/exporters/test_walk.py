"""A walk: the few statements that carry an argument, in an order in which they can be told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from argmap.evaluation import evaluate
from argmap.exporters.walk import MOST, Role, Stop, heading, walk
from argmap.loading import load, load_text
from argmap.model import ArgumentMap
from evaluation.maps import random_map

MAPS = Path(__file__).parents[2] / "maps"


def stops_of(map_: ArgumentMap, most: int = MOST) -> list[Stop]:
    return walk(map_, evaluate(map_), most)


def said(map_: ArgumentMap, language: str = "en", most: int = MOST) -> list[str]:
    return [f"{heading(map_, stop, language)}: {stop.node.id}" for stop in stops_of(map_, most)]


def valid(text: str) -> ArgumentMap:
    loaded = load_text(text)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def test_a_walk_tells_the_argument_from_the_thesis_to_how_it_stands() -> None:
    map_ = load(MAPS / "tutorial.argmap.yaml").map
    assert map_ is not None
    assert said(map_) == [
        "The thesis: thesis",
        "Reason 1 of 3: safer-on-foot",
        "Evidence for 1: fewer-injuries",
        "A limit on 1: short-trial",
        "Reason 2 of 3: shops-gain",
        "Evidence for 2: more-visitors",
        "Against 2: no-deliveries",
        "The answer: vans-before-nine",
        "Reason 3 of 3: drivers-manage",
        "What carries 3: way-round",
        "A limit on 3: not-for-all",
        "How the thesis stands: thesis",
    ]


def test_what_weighs_less_is_left_out_first() -> None:
    map_ = load(MAPS / "tutorial.argmap.yaml").map
    assert map_ is not None
    assert said(map_, most=6) == [
        "The thesis: thesis",
        "Reason 1 of 3: safer-on-foot",
        "Evidence for 1: fewer-injuries",
        "Reason 2 of 3: shops-gain",
        "Reason 3 of 3: drivers-manage",
        "How the thesis stands: thesis",
    ]


CRITIQUE = """\
argmap: 1
title: The library
thesis:
  text: The library should open on Sundays.
  premises: {demand: Many people ask for it.}
  objections: {cost: {text: It costs too much., objections: {free: Volunteers come for free.}}}
  consequences: {reading: More people will read.}
"""


def test_objections_to_the_thesis_come_after_its_reasons_and_before_what_follows() -> None:
    assert said(valid(CRITIQUE)) == [
        "The thesis: thesis",
        "The reason: demand",
        "Against the thesis: cost",
        "The answer: free",
        "What follows from the thesis: reading",
        "How the thesis stands: thesis",
    ]


def test_a_layer_is_a_second_voice(tmp_path: Path) -> None:
    (tmp_path / "library.argmap.yaml").write_text(CRITIQUE, encoding="utf-8")
    layer = "argmap: 1\nextends: library.argmap.yaml\ntitle: C\nby: Ann\nadd: {thesis: {caveats: {towns: In towns.}}}\n"
    (tmp_path / "critique.argmap.yaml").write_text(layer, encoding="utf-8")
    map_ = load(tmp_path / "critique.argmap.yaml").map
    assert map_ is not None
    assert "[Ann] A limit on the thesis: towns" in said(map_)


def test_a_thesis_without_reasons_is_visited_twice() -> None:
    assert said(valid("argmap: 1\ntitle: T\nthesis: {text: A claim.}\n")) == [
        "The thesis: thesis",
        "How the thesis stands: thesis",
    ]


@pytest.mark.parametrize("seed", range(40))
def test_a_walk_is_short_and_visits_nothing_twice_but_the_thesis(seed: int) -> None:
    map_ = random_map(random.Random(seed), 60)
    for most in (3, MOST, 30):
        stops = stops_of(map_, most)
        assert len(stops) <= most
        assert stops[0].role is Role.THESIS
        assert stops[-1].role is Role.END
        visited = [stop.node.id for stop in stops[:-1]]
        assert len(visited) == len(set(visited))
        answers = [place for place, stop in enumerate(stops) if stop.role is Role.ANSWER]
        assert all(stops[place].node.parent == stops[place - 1].node.id for place in answers)
