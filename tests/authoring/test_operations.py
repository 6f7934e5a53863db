"""Several operations as one edit: all of them or none, with the bytes of one after the other."""

from __future__ import annotations

import random
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.authoring import change
from argmap.authoring.errors import EditError
from argmap.authoring.operations import Add, Link, Move, Operation, Rename, Set, edit
from argmap.authoring.window import window
from argmap.loading import load_text
from argmap.model.kinds import Kind, Relation
from argmap.syntax.edits import apply_edits
from authoring.test_edit_sequences import KINDS_OF_STEP, Steps
from support.styled_maps import styled_map

MAP = """\
argmap: 1
title: The library on Sundays
sources:
  survey: {title: Readers' survey, notes: 12}
thesis:
  text: The library should open on Sundays.
  source: survey
  premises:
    demand: # readers
      text: Many people ask for it.
      evidence:
        letters: {text: The desk has a folder of letters, cites: [3]}
    # What the staff say.
    staff:
      text: There is staff for it.
      premises:
        rota: {text: The rota has room., assumed: true}
    cost: {text: It costs little., assumed: true, supports: [staff]}
"""


def edited(*operations: Operation, text: str = MAP) -> str:
    return apply_edits(text, edit(load_text(text), operations))


def refused(*operations: Operation) -> EditError:
    with pytest.raises(EditError) as caught:
        edit(load_text(MAP), operations)
    return caught.value


def test_a_later_operation_sees_what_an_earlier_one_did() -> None:
    after = edited(
        Rename("staff", "people"),
        Add("people", Kind.EVIDENCE, "list", {"text": "A list of volunteers", "by": "Desk"}),
        Move("list", "demand"),
    )
    assert "supports: [people]" in after
    assert "        list:" in after.partition("# What the staff say.")[0]


def test_several_operations_give_the_bytes_of_one_after_the_other() -> None:
    operations: list[Operation] = [
        Set("cost", ("text",), ["It costs nothing."]),
        Link("rota", Relation.SUPPORTS, "cost"),
    ]
    assert edited(*operations) == edited(operations[1], text=edited(operations[0]))


def test_the_map_has_to_be_valid_only_after_the_last() -> None:
    late = [Set("letters", ("source",), ["diary"]), Set("letters", ("source",), ["survey"])]
    assert "letters: {text: The desk has a folder of letters, source: survey, cites: [3]}" in edited(*late)


def test_the_operation_to_blame_is_named() -> None:
    fine = Set("cost", ("text",), ["It costs nothing."])
    assert refused(fine, Set("nobody", ("text",), ["?"])).operation == 1
    assert refused(fine, Set("letters", ("cites",), ["99"]), Set("rota", ("text",), ["Yes."])).operation == 1


def test_more_operations_than_share_a_window() -> None:
    many = [Add("cost", Kind.PREMISE, f"new-{n}", {"text": f"Reason {n}.", "assumed": "true"}) for n in range(40)]
    after = edited(*many, Rename("new-39", "last"))
    assert after.count("Reason") == 40
    assert "last: {text: Reason 39." in after
    assert refused(*many, Set("rota", ("cites",), ["99"]), Set("demand", ("detail",), ["…"])).operation == 40


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (Set("letters", ("cites",), ["13"]), "`letters` cites note 13, but `survey` has only 12 notes"),
        (Set("letters", ("source",), ["surveys"]), "the map has no source `surveys`"),
        (Set("staff", ("supports",), ["cost"]), "circular support"),
        (Set("cost", ("forecast", "due"), ["2029-13-01"]), "there is no such month"),
        (Add("staff", Kind.CAVEAT, "one-year", {"text": "For a year.", "step": "hours"}), "`staff` has no inference"),
        (Add("staff", Kind.PREMISE, "letters", {"text": "Again."}), "`letters` is already used on line 12"),
    ],
)
def test_an_edit_refuses_what_check_calls_an_error(operation: Operation, reason: str) -> None:
    assert reason in str(refused(operation))


def test_a_window_has_stubs_for_other_nodes() -> None:
    seen = window(load_text(MAP), nodes=["letters"], subtrees=[], references=[])
    assert seen is not None
    assert seen.source.text == (
        "argmap: 1\ntitle: The library on Sundays\nsources: x\nthesis:\n  text: The library should open on Sundays.\n"
        "  source: survey\n  premises:\n    demand: # readers\n      text: Many people ask for it.\n      evidence:\n"
        "        letters: {text: The desk has a folder of letters, cites: [3]}\n"
        "    # What the staff say.\n    staff: x\n    cost: x\n"
    )
    assert seen.hidden == {"rota"}


def test_all_that_refer_to_a_renamed_node_are_in_the_window() -> None:
    seen = window(load_text(MAP), nodes=["staff"], subtrees=[], references=["staff"])
    assert seen is not None
    assert "supports: [staff]" in seen.source.text


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(1, 9),
    steps=st.lists(st.sampled_from(KINDS_OF_STEP), min_size=1, max_size=4),
)
def test_a_window_gives_the_bytes_of_the_whole_layout(seed: int, size: int, steps: list[str]) -> None:
    styled = styled_map(seed, size)
    text = styled.text
    maker = Steps(styled, random.Random(seed))
    for name in steps:
        step = getattr(maker, name)()
        if step is None:
            continue
        edits = step[0]
        with mock.patch.object(change, "look", return_value=None):
            whole = apply_edits(text, edits(load_text(text)))
        assert apply_edits(text, edits(load_text(text))) == whole
        text = whole
