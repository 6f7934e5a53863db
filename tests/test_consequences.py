"""Consequences: what an author concludes from a claim. They follow from it, and are no reasons for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.evaluation import evaluate, refute
from argmap.exporters.registry import ExportOptions, export
from argmap.model import Kind, Relation
from support.calling import call
from support.diagnosing import diagnose, findings, read

FERRY = """
thesis:
  text: The ferry should run at night
  premises:
    demand: {text: Passengers ask for it, assumed: true}
  consequences:
    noise:
      text: The harbour is getting louder
      premises:
        engines: {text: Engines are loud, assumed: true}
      caveats:
        electric: New boats may be electric
      consequences:
        sleep: Neighbours sleep less
"""
WITHOUT = FERRY[: FERRY.index("  consequences:")]


def test_a_consequence_is_supported_by_its_parent_and_by_what_is_below_it() -> None:
    ferry = read(FERRY)
    assert [one.id for one in ferry.bearing_on(ferry["noise"], Relation.SUPPORTS)] == ["thesis", "engines"]
    assert [one.id for one in ferry.bearing_on(ferry["sleep"], Relation.SUPPORTS)] == ["noise"]
    assert ferry["noise"].relation is Relation.FOLLOWS


def test_nothing_above_a_consequence_knows_of_it() -> None:
    with_it, without = evaluate(read(FERRY)), evaluate(read(WITHOUT))
    for node in ("thesis", "demand"):
        assert with_it.statuses[node] is without.statuses[node]
        assert with_it.strengths[node] == without.strengths[node]


@pytest.mark.parametrize(
    ("objection", "statuses"),
    [
        ("", ("accepted", "accepted")),
        ("      objections: {calm: The harbour is far away}\n", ("accepted", "rejected")),
    ],
)
def test_a_consequence_may_fail_without_harm_to_the_thesis(objection: str, statuses: tuple[str, str]) -> None:
    found = evaluate(read(FERRY.replace("      caveats:\n        electric: New boats may be electric\n", objection)))
    assert tuple(str(found.statuses[node]) for node in ("thesis", "noise")) == statuses


def test_a_consequence_falls_with_what_it_follows_from() -> None:
    bare = "thesis: {text: T, premises: {p: {text: P, objections: {o: O}}}, consequences: {c: C}}"
    assert {node: str(status) for node, status in evaluate(read(bare)).statuses.items()} == {
        "thesis": "rejected",
        "p": "rejected",
        "o": "accepted",
        "c": "rejected",
    }


def test_it_takes_as_much_to_bring_the_thesis_down_with_consequences_as_without() -> None:
    assert refute(read(FERRY)) == refute(read(WITHOUT))


def test_a_consequence_that_supports_what_it_follows_from_is_a_circle() -> None:
    text = FERRY.replace("sleep: Neighbours sleep less", "sleep: {text: Neighbours sleep less, supports: [thesis]}")
    (circle,) = [found for found in findings(text) if " AM204 " in found]
    assert all(node in circle for node in ("thesis", "noise", "sleep"))


def test_evidence_may_have_consequences_but_no_inference_can_rest_on_one() -> None:
    held = "thesis: {text: T, evidence: {e: {text: E, by: A, consequences: {c: C}}}}"
    assert read(held)["c"].kind is Kind.CONSEQUENCE
    (said,) = diagnose(
        "argmap: 1\ntitle: x\n"
        "thesis: {text: T, premises: {p: P}, consequences: {c: C}, inferences: {i: {from: [p, c]}}}"
    )
    assert "`c` is a consequence to `thesis`, so it cannot be in an inference to it" in said


@pytest.mark.parametrize("name", ["txt", "md", "mermaid", "html", "svg", "dot", "csv", "opml", "latex"])
def test_every_format_of_words_names_the_kind(name: str) -> None:
    assert b"onsequence" in export(read(FERRY), name, ExportOptions())


def test_edits_know_the_kind(tmp_path: Path) -> None:
    path = tmp_path / "ferry.argmap.yaml"
    path.write_text("argmap: 1\ntitle: Ferry\nlanguages: [en]\n" + WITHOUT.lstrip())
    assert call("add", str(path), "demand", "consequence", "queue", "Queues get longer").returncode == 0
    assert call("move", str(path), "queue", "thesis", "consequence").returncode == 0
    assert "  consequences:\n    queue: Queues get longer\n" in path.read_text()


def test_a_layer_may_draw_a_consequence(tmp_path: Path) -> None:
    (tmp_path / "ferry.argmap.yaml").write_text("argmap: 1\ntitle: Ferry\nlanguages: [en]\n" + WITHOUT.lstrip())
    layer = tmp_path / "ferry.critique.argmap.yaml"
    layer.write_text(
        "argmap: 1\nextends: ferry.argmap.yaml\ntitle: Outlook\nby: Ann\n"
        "add: {thesis: {consequences: {queue: Queues get longer}}}\n"
    )
    assert "The layer “Outlook” draws a consequence from the thesis" in call("review", str(layer)).stdout
    assert call("merge", str(tmp_path / "ferry.argmap.yaml"), str(layer)).returncode == 0
    assert "consequences:" in (tmp_path / "ferry.argmap.yaml").read_text()
