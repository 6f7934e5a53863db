"""Text in cells: what fits, what is cut, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from argmap.rendering.cells import cut, display_width, padded, shorten


@pytest.mark.parametrize("text", ["plain", "贸易与和平", "“引号”…—", "e\u0301", "हिन्दी", "\u200d", "각", "🙂"])
def test_width_is_that_of_a_terminal(text: str) -> None:
    assert display_width(text) == sum(max(wcwidth(character), 0) for character in text)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 3, ""),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("和平", 4, "和平"),
        ("和平论", 4, "和…"),
        ("ab cd", 4, "ab…"),
    ],
)
def test_a_cut_text_fits_with_its_ellipsis(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@given(st.text(), st.integers(1, 40))
def test_no_cut_text_is_wider_than_its_room(text: str, width: int) -> None:
    assert display_width(cut(text, width)) <= width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("War is near.", 20, "War is near"),
        ("War is certainly near", 12, "War is…"),
        ("战争将至。", 20, "战争将至"),
        ("彗星，战争将至", 8, "彗星…"),
    ],
)
def test_a_shortened_sentence_ends_between_words(text: str, width: int, expected: str) -> None:
    assert shorten(text, width) == expected


def test_padding_counts_cells() -> None:
    assert padded("和", 4) == "和  "
