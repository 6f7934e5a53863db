"""What the page computes of a scenario is what `argmap evaluate` computes with the same options."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from argmap.evaluation import (
    BASE_SCORES,
    USUAL,
    Assumptions,
    Semantics,
    Settings,
    cruxes,
    evaluate,
    explain,
    fate,
    refute,
    why,
)
from argmap.exporters.html.document import COMPUTING, part
from argmap.exporters.html.statements import graph_data
from argmap.loading import load
from argmap.model import KINDS, ArgumentMap, Kind, Link, Relation
from argmap.model.semantics import Joint
from evaluation.maps import random_map

MAPS = Path(__file__).parent.parent.parent / "maps"
Case = tuple[ArgumentMap, Settings, Sequence[Assumptions]]
Computer = Callable[..., list[list[dict[str, Any]]]]
"""Runs the script: ``computed(cases, whole=True, present=places)``; resilience and cruxes only if ``whole``."""


@pytest.fixture(scope="session")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    """Runs the page's script on cases: for each of them, what it finds under each of the assumptions."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    program = tmp_path_factory.mktemp("script") / "compute.mjs"
    driver = Path(__file__).with_name("compute.js").read_text(encoding="utf-8")
    program.write_text("\n".join([*map(part, COMPUTING), driver]), encoding="utf-8")

    def run(cases: Sequence[Case], **more: Any) -> list[list[dict[str, Any]]]:
        written = json.dumps([_written(*case, **more) for case in cases])
        done = subprocess.run([node, program], input=written, stdout=subprocess.PIPE, encoding="utf-8", check=True)
        found: list[list[dict[str, Any]]] = json.loads(done.stdout)
        return found

    return run


def _written(
    map_: ArgumentMap, settings: Settings, supposed: Sequence[Assumptions], *, whole: bool = True, **more: Any
) -> dict[str, Any]:
    places = {node.id: place for place, node in enumerate(map_)}
    kinds = [{"name": kind, "relation": KINDS[kind].relation} for kind in Kind]
    return {
        **more,
        "whole": whole,
        "data": {"kinds": kinds, "graph": graph_data(map_, settings)},
        "supposed": [
            {
                "rejected": [places[one] for one in each.rejected],
                "accepted": [places[one] for one in each.accepted],
                "credences": [[places[one], score] for one, score in each.credences.items()],
            }
            for each in supposed
        ],
    }


def supposed_at_random(map_: ArgumentMap, random: Random, share: float = 0.25) -> Assumptions:
    rejected, accepted, credences = set(), set(), {}
    for node in map_:
        match random.choice(["false", "true", "score"]) if random.random() < share else "":
            case "false":
                rejected.add(node.id)
            case "true":
                accepted.add(node.id)
            case "score":
                credences[node.id] = random.choice([0.0, 0.25, 0.9, 1.0])
    return Assumptions(credences, frozenset(accepted), frozenset(rejected))


def settings_at_random(random: Random) -> Settings:
    semantics = random.choice([*Semantics, Semantics.RATIO, Semantics.RATIO])
    scores = random.choice([{}, {Kind.EVIDENCE: 0.6, Kind.PREMISE: 0.4}])
    return Settings(semantics, scores, random.choice([1.0, 1.0, 0.8, 0.0]), random.choice([*Joint]))


def check(case: Case, found: Sequence[Mapping[str, Any]]) -> None:
    """Compare what the script found of a case with what Python finds."""
    map_, settings, supposed = case
    ids = list(map_.nodes)
    for each, script in zip(supposed, found, strict=True):
        python = evaluate(map_, settings, each)
        assert script["statuses"] == list(python.statuses.values())
        assert script["converged"] == python.converged
        assert script["fates"] == [fate(map_, python, one) for one in ids]
        reasons = [
            [(because.reason.name.lower(), set(because.nodes)) for because in why(map_, python, one)] for one in ids
        ]
        assert [[(name, {ids[node] for node in nodes}) for name, nodes in one] for one in script["reasons"]] == reasons
        if not python.converged:
            continue  # The figures mean nothing then.
        assert script["strengths"] == near(list(python.strengths.values()))
        for one, steps in explain(map_, ids, settings, each).items():
            lines = [(step.id, set(step.members), step.holds, set(step.limited_by)) for step in steps.steps]
            given = script["steps"][ids.index(one)]
            assert [
                (name, named(ids, members), holds, named(ids, by)) for name, members, holds, _, by in given
            ] == lines
            assert [strength for *_, strength, _ in given] == near([step.strength for step in steps.steps])
        if "cruxes" in script:
            assert script["resilience"] == least(map_, each)
            check_cruxes(map_, settings, each, script["cruxes"])


def check_cruxes(map_: ArgumentMap, settings: Settings, each: Assumptions, found: Sequence[Sequence[float]]) -> None:
    ids = list(map_.nodes)
    expected = cruxes(map_, settings, each)
    if not all(one.converged for one in expected):
        return
    assert [ids[int(node)] for node, *_ in found] == [one.id for one in expected]
    assert [each for _, *each in found] == [near([one.low, one.high]) for one in expected]


def least(map_: ArgumentMap, each: Assumptions) -> list[int | str] | None:
    found = refute(map_, assumptions=each)
    if not found.stands:
        return None
    return ["never" if ways.cost is None else ways.cost for ways in (found.statements, found.hands)]


def named(ids: Sequence[str], places: Sequence[int]) -> set[str]:
    return {ids[place] for place in places}


def near(expected: Any) -> Any:
    return pytest.approx(expected, abs=1e-9, rel=0)


def random_cases(seeds: range, sizes: Sequence[tuple[int, int]], scenarios: int) -> Iterator[Case]:
    for seed in seeds:
        random = Random(seed)
        size, links = random.choice(sizes)
        map_ = random_map(random, size, links, circular=seed % 3 == 0, layered=seed % 2 == 0)
        assumed = [Assumptions(), *(supposed_at_random(map_, random) for _ in range(scenarios))]
        yield map_, settings_at_random(random), assumed


@pytest.mark.many_examples
def test_a_hundred_maps_with_circles_links_layers_and_several_inferences(computed: Computer) -> None:
    cases = [*random_cases(range(100), [(6, 0), (12, 6), (25, 15)], 2)]
    for case, found in zip(cases, computed(cases, whole=False), strict=True):
        check(case, found)


@pytest.mark.many_examples
def test_what_would_bring_the_thesis_down_and_what_it_depends_on(computed: Computer) -> None:
    cases = [*random_cases(range(100, 125), [(8, 0), (12, 12)], 1)]
    for case, found in zip(cases, computed(cases), strict=True):
        check(case, found)


def project_map(name: str) -> ArgumentMap:
    map_ = load(MAPS / f"{name}.argmap.yaml").map
    assert map_ is not None
    return map_


@pytest.mark.parametrize("name", ["us-taiwan", "us-taiwan.critique", "tutorial"])
def test_the_maps_of_the_project(computed: Computer, name: str) -> None:
    map_, random = project_map(name), Random(name)
    case = (map_, USUAL, [Assumptions(), *(supposed_at_random(map_, random, 0.05) for _ in range(4))])
    check(case, computed([case], whole=False)[0])


@pytest.mark.parametrize("name", ["us-taiwan", "tutorial", pytest.param("us-taiwan.critique", marks=pytest.mark.slow)])
def test_their_resilience_and_cruxes(computed: Computer, name: str) -> None:
    case = (project_map(name), USUAL, [Assumptions()])
    check(case, computed([case])[0])


def test_one_statement_at_a_time(computed: Computer) -> None:
    map_ = project_map("tutorial")
    each = [Assumptions(rejected=frozenset({node.id})) for node in map_]
    each += [Assumptions({node.id: 1.0}) for node in map_]
    (found,) = computed([(map_, USUAL, each)], whole=False)
    check((map_, USUAL, each), found)


@pytest.mark.parametrize("name", ["us-taiwan.critique", *range(6)])
def test_a_layer_that_is_taken_off_counts_no_more(computed: Computer, name: str | int) -> None:
    map_ = project_map(name) if isinstance(name, str) else random_map(Random(name), 20, 10, layered=True)
    own = [place for place, node in enumerate(map_) if not node.layer]
    ((found,),) = computed([(map_, USUAL, [Assumptions()])], whole=False, present=own)
    bare = evaluate(map_.without_layers())
    assert found["statuses"] == list(bare.statuses.values())
    assert found["strengths"] == near(list(bare.strengths.values()))


def test_a_statement_does_not_bear_on_itself(computed: Computer) -> None:
    map_ = project_map("tutorial")
    links = (Link("shops-gain", Relation.SUPPORTS, "shops-gain"), Link("shops-gain", Relation.OPPOSES, "shops-gain"))
    case = (
        replace(map_, nodes={**map_.nodes, "shops-gain": replace(map_["shops-gain"], links=links)}),
        USUAL,
        [Assumptions()],
    )
    check(case, computed([case])[0])


def test_the_base_scores_are_those_of_the_settings() -> None:
    map_ = project_map("tutorial")
    assert graph_data(map_, USUAL)["settings"]["scores"] == BASE_SCORES
    assert graph_data(map_, Settings(base_scores={Kind.PREMISE: 0.4}))["settings"]["scores"][Kind.PREMISE] == 0.4
