"""The argument: what stands where, what bears on what."""

from __future__ import annotations

import dataclasses

import pytest

from argmap.model import KINDS, Kind, Likelihood, Link, Relation
from argmap.model.kinds import GROUPS
from support.diagnosing import read

TREE = """
thesis:
  text: The library should open on Sundays.
  objections:
    rest: {text: The staff needs a day of rest., objections: {monday: Monday can be that day.}}
  evidence:
    loans: {text: Loans rose, supports: [demand], limits: [rest]}
  premises:
    staff: There is staff for it.
    demand: {text: Many people ask for it., evidence: {survey: Two in three ask for it}, caveats: {summer: In summer}}
  caveats:
    trial: {text: It was a short trial, opposes: [demand], supports: [demand, demand]}
"""

MAP = read(TREE)


def ids(nodes: object) -> list[str]:
    return [node.id for node in nodes]  # type: ignore[attr-defined]


def test_nodes_come_in_the_order_in_which_they_are_read() -> None:
    # Groups have a fixed order (for, then against); within a group the order is the author's.
    order = ["thesis", "staff", "demand", "survey", "summer", "loans", "trial", "rest", "monday"]
    assert ids(MAP) == order
    assert ids(MAP.subtree(MAP.root)) == order
    assert len(MAP) == len(order)


def test_children_come_by_kind() -> None:
    assert ids(MAP.children(MAP.root)) == ["staff", "demand", "loans", "trial", "rest"]
    assert ids(MAP.children(MAP.root, Kind.OBJECTION, Kind.EVIDENCE)) == ["loans", "rest"]
    assert MAP.children(MAP["monday"]) == []


def test_ancestors_lead_up_to_the_thesis() -> None:
    assert ids(MAP.ancestors(MAP["survey"])) == ["demand", "thesis"]
    assert ids(MAP.ancestors(MAP.root)) == []
    assert [MAP[node].depth for node in ("thesis", "demand", "survey")] == [0, 1, 2]


def test_a_subtree_ends_where_its_branch_ends() -> None:
    assert ids(MAP.subtree(MAP["demand"])) == ["demand", "survey", "summer"]
    assert ids(MAP.subtree(MAP["monday"])) == ["monday"]


def test_what_bears_on_a_node_are_its_children_and_then_the_links_to_it() -> None:
    assert ids(MAP.bearing_on(MAP["demand"], Relation.SUPPORTS)) == ["survey", "loans", "trial"]
    assert ids(MAP.bearing_on(MAP["demand"], Relation.LIMITS)) == ["summer"]
    assert ids(MAP.bearing_on(MAP["demand"], Relation.OPPOSES)) == ["trial"]
    assert ids(MAP.bearing_on(MAP["rest"], Relation.LIMITS)) == ["loans"]
    assert ids(MAP.bearing_on(MAP.root, Relation.SUPPORTS)) == ["staff", "demand", "loans"]
    assert ids(MAP.bearing_on(MAP["staff"], Relation.SUPPORTS)) == []


def test_links_are_in_document_order_and_each_is_there_once() -> None:
    assert MAP.links == (
        Link("loans", Relation.SUPPORTS, "demand"),
        Link("loans", Relation.LIMITS, "rest"),
        Link("trial", Relation.SUPPORTS, "demand"),
        Link("trial", Relation.OPPOSES, "demand"),
    )


def test_a_node_bears_on_its_parent_as_its_kind_says() -> None:
    relations = {node.id: node.relation for node in MAP}
    assert relations["thesis"] is None
    assert relations["demand"] is relations["survey"] is Relation.SUPPORTS
    assert relations["summer"] is Relation.LIMITS
    assert relations["monday"] is Relation.OPPOSES


def test_a_route_leads_from_the_file_to_the_node() -> None:
    assert MAP["survey"].loc == ("thesis", "premises", "demand", "evidence", "survey")


def test_a_map_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        MAP.root.depth = 1  # type: ignore[misc]


def test_only_evidence_holds_no_premises() -> None:
    assert [kind for kind, row in KINDS.items() if Kind.PREMISE not in row.holds] == [Kind.EVIDENCE]
    assert list(GROUPS) == ["premises", "evidence", "caveats", "objections", "consequences"]


def test_the_bands_of_likelihood_meet_and_cover_what_is_not_certain() -> None:
    bands = [likelihood.band for likelihood in Likelihood]
    assert (bands[0][0], bands[-1][1]) == (0.01, 0.99)
    assert [upper for _, upper in bands[:-1]] == [lower for lower, _ in bands[1:]]
