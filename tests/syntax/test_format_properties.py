"""`argmap fmt` on hand-styled maps of any kind: twice is once, nothing that is said changes, no comment is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.loading import load_text
from argmap.rendering.cells import display_width
from argmap.syntax.edits import apply_edits, split_lines
from argmap.syntax.formatting.canonical import format_edits, in_order
from argmap.syntax.source import Source
from argmap.syntax.yaml import compose
from support.styled_maps import styled_map, tree_of


def laid_out(text: str) -> str:
    return apply_edits(text, format_edits(Source("map", text)))


def data_of(text: str) -> object:
    composed = compose(Source("map", text))
    assert not composed.diagnostics
    return composed.data


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 9))
def test_any_hand_styled_map(seed: int, size: int) -> None:
    text = styled_map(seed, size).text
    after = laid_out(text)
    assert laid_out(after) == after
    assert in_order(data_of(after)) == in_order(data_of(text))
    assert load_text(after).map == load_text(text).map
    assert sorted(re.findall(r"# .*? t\d+[^\r\n]*", after)) == sorted(re.findall(r"# .*? t\d+[^\r\n]*", text))
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert {line[len(line.rstrip("\r\n")) :] for line in split_lines(after)} == {"\r\n" if "\r\n" in text else "\n"}
    for line in split_lines(after):
        said = line.split(" # ")[0].lstrip("\ufeff").rstrip()
        assert display_width(said) <= 100 or len(said.split()) == 2 or ": |" in said, said


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 9))
def test_the_author_is_the_one_of_the_model(seed: int, size: int) -> None:
    """The generator says what it means: otherwise these tests would show nothing."""
    styled = styled_map(seed, size)
    loaded = load_text(styled.text)
    assert loaded.map is not None, loaded.diagnostics
    data = data_of(styled.text)
    assert isinstance(data, dict)
    assert tree_of(data["thesis"]) == styled.thesis.tree()
