"""Editing a layer: its own nodes change, the map below never does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.authoring.add import add
from argmap.authoring.errors import EditError
from argmap.authoring.link import link
from argmap.authoring.move import move
from argmap.authoring.remove import Children, remove
from argmap.authoring.rename import rename
from argmap.authoring.set import set_key
from argmap.diagnostics import Edit
from argmap.loading import Loaded, load
from argmap.model import Kind, Relation
from argmap.syntax.edits import apply_edits

MAP = """\
argmap: 1
title: Sunday opening
thesis:
  text: The library should open on Sundays.
  premises:
    demand:
      text: Readers ask for it.
      evidence:
        survey: Two in three ask.
"""

LAYER = """\
argmap: 1
extends: map.argmap.yaml
title: A reading
add:
  survey:
    # a year is little
    caveats:
      one-year: Only one year was asked.  # see the appendix
"""


@pytest.fixture
def layer(tmp_path: Path) -> Callable[[str], Loaded]:
    def write(text: str = LAYER) -> Loaded:
        (tmp_path / "map.argmap.yaml").write_text(MAP, encoding="utf-8")
        path = tmp_path / "map.reading.argmap.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return write


def after(loaded: Loaded, edits: list[Edit]) -> str:
    return apply_edits(loaded.source.text, edits)


def test_a_node_goes_below_one_of_the_map_and_records_what_that_reads(layer: Callable[..., Loaded]) -> None:
    loaded = layer()
    new = '  demand:\n    reads: Readers ask for it.\n    objections:\n      few: "They are few: ten."\n'
    edits = add(loaded, "demand", Kind.OBJECTION, "few", {"text": "They are few: ten."})
    assert after(loaded, edits) == LAYER + new


@pytest.mark.parametrize("empty", ["", "add: {}\n", "add:\n", "# said before\nadd: {}\n"])
def test_the_first_node_of_a_layer(layer: Callable[..., Loaded], empty: str) -> None:
    head = "argmap: 1\nextends: map.argmap.yaml\ntitle: A reading\n"
    loaded = layer(head + empty)
    edits = add(loaded, "thesis", Kind.CAVEAT, "where", {"text": "In towns."})
    entry = "  thesis:\n    reads: The library should open on Sundays.\n    caveats:\n      where: In towns.\n"
    comment = empty[: empty.index("add")] if empty else ""
    assert after(loaded, edits) == f"{head}{comment}add:\n{entry}"


def test_a_second_node_goes_beside_the_first(layer: Callable[..., Loaded]) -> None:
    loaded = layer()
    edits = add(loaded, "survey", Kind.CAVEAT, "small", {"text": "Forty were asked."})
    assert after(loaded, edits) == LAYER + "      small: Forty were asked.\n"


def test_a_node_goes_below_one_of_the_layer(layer: Callable[..., Loaded]) -> None:
    loaded = layer()
    edits = add(loaded, "one-year", Kind.OBJECTION, "typical", {"text": "It was typical."})
    node = "      one-year:  # see the appendix\n        text: Only one year was asked.\n"
    assert after(loaded, edits).endswith(node + "        objections:\n          typical: It was typical.\n")


def test_values_links_and_ids_of_its_nodes_change(layer: Callable[..., Loaded]) -> None:
    loaded = layer()
    assert "one-year: One year only.  # see" in after(
        loaded, set_key(loaded, "one-year", ("text",), ["One year only."])
    )
    assert "limits: [demand]" in after(loaded, link(loaded, "one-year", Relation.LIMITS, "demand"))
    assert "      year: Only one" in after(loaded, rename(loaded, "one-year", "year"))


@pytest.mark.parametrize("node", ["survey", "demand"])
def test_critical_questions_of_the_map_are_answered(layer: Callable[..., Loaded], node: str) -> None:
    loaded = layer()
    answered = layer(after(loaded, set_key(loaded, node, ("answers", "other-causes"), ["There is none."])))
    assert answered.map is not None
    inference = answered.map[node].inference
    assert inference is not None
    assert str(inference.answers["other-causes"]) == "There is none."


def test_a_node_moves_to_another_node_of_the_map(layer: Callable[..., Loaded]) -> None:
    loaded = layer()
    moved = after(loaded, move(loaded, "one-year", "demand"))
    assert "survey" not in moved
    assert "  demand:\n    reads: Readers ask for it.\n    caveats:\n      one-year: Only one" in moved
    assert moved.endswith("# see the appendix\n")


def test_what_holds_nothing_goes_with_the_last_node(layer: Callable[..., Loaded]) -> None:
    loaded = layer()
    assert after(loaded, remove(loaded, "one-year")) == LAYER[: LAYER.index("add:")]


def test_nodes_below_are_lifted_to_the_node_of_the_map(layer: Callable[..., Loaded]) -> None:
    text = LAYER.replace(
        "one-year: Only one year was asked.  # see the appendix",
        "one-year:\n        text: One year.\n        caveats:\n          typical: It was typical.",
    )
    loaded = layer(text)
    assert after(loaded, remove(loaded, "one-year", Children.LIFT)).endswith(
        "caveats:\n      typical: It was typical.\n"
    )


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda loaded: rename(loaded, "survey", "poll"), "`survey` is a node of the map that this layer extends"),
        (lambda loaded: set_key(loaded, "demand", ("text",), ["x"]), "`demand` is a node of the map that this layer"),
        (lambda loaded: remove(loaded, "thesis"), "`thesis` is a node of the map that this layer extends"),
        (
            lambda loaded: add(loaded, "survey", Kind.CAVEAT, "demand", {"text": "x"}),
            "the id `demand` is already used by the map that this layer extends",
        ),
        (lambda loaded: add(loaded, "survey", Kind.PREMISE, "p", {"text": "x"}), "`survey` is evidence, which cannot"),
        (
            lambda loaded: add(loaded, "surveys", Kind.CAVEAT, "p", {"text": "x"}),
            "the map has no node `surveys`; did",
        ),
    ],
)
def test_the_map_below_is_not_touched(
    layer: Callable[..., Loaded], edit: Callable[[Loaded], list[Edit]], message: str
) -> None:
    with pytest.raises(EditError, match=message.replace("`", ".")):
        edit(layer())
