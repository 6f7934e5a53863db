"""Several nodes added in one step are what as many single additions would be."""

from __future__ import annotations

import pytest

from argmap.authoring.errors import EditError
from argmap.authoring.operations import Add, Operation, edit
from argmap.loading import load_text
from argmap.model import Kind
from argmap.syntax.edits import apply_edits
from argmap.syntax.formatting.fragments import Data

NODES: dict[str, dict[str, Data]] = {
    "first": {"text": "Readers ask."},
    "second": {"text": "It is cheap.", "tags": ["cost"]},
}


def edited(text: str, *operations: Operation) -> str:
    return apply_edits(text, edit(load_text(text), operations))


@pytest.mark.parametrize(
    "thesis",
    [
        "thesis: {id: top, text: Open on Sundays.}\n",
        "thesis:\n  id: top\n  text: Open on Sundays.\n",
        "thesis:\n  id: top\n  text: Open on Sundays.\n  premises:   # why\n    staff: There is staff.   # ask\n",
        "thesis:\n  id: top\n  text: Open on Sundays.\n  premises: {staff: There is staff.}\n",
        "thesis:\n  id: top\n  text: Open on Sundays.\n  premises: {}\n",
    ],
)
def test_one_step_makes_what_single_additions_make(thesis: str) -> None:
    text = "argmap: 1\ntitle: Sundays\n" + thesis
    single = edited(text, *(Add("top", Kind.PREMISE, node, keys) for node, keys in NODES.items()))
    several = edited(text, Add("top", Kind.PREMISE, "first", NODES["first"], others={"second": NODES["second"]}))
    assert load_text(several).data == load_text(single).data
    assert [line for line in text.splitlines() if "#" in line] == [line for line in several.splitlines() if "#" in line]


def test_an_id_that_is_taken_refuses_all() -> None:
    text = "argmap: 1\ntitle: Sundays\nthesis: {id: first, text: Open on Sundays.}\n"
    with pytest.raises(EditError, match="`first` is already used on line 3"):
        edited(text, Add("thesis", Kind.PREMISE, "second", NODES["second"], others={"first": NODES["first"]}))
