"""Ids that are made from texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.authoring.ids import make_id
from argmap.syntax.schema import check_id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The library should open on Sundays.", "library-open-sundays"),
        ("Don't do this.", "dont"),
        ("That is it.", "that-is-it"),
        ("3 in 4 readers ask for it.", "n3-4-readers-ask"),
        ("Ein Gebäude über den Fluss", "ein-gebäude-über-den"),
        ("周日应当开渡船，因为人们要过河。", "周日应当开渡船"),
        ("拿来主义", "拿来主义"),
        ("我们不能同意这个观点", "我们不能同意这个"),
        ("中国的GDP增长了5%", "中国的gdp增长"),
        ("हिन्दी में किताबें", "हिन्दी-में-किताबें"),
        ("!!!", "node"),
    ],
)
def test_an_id_is_the_first_words_that_say_something(text: str, wanted: str) -> None:
    assert make_id(text) == wanted


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert make_id("Readers ask.", {"readers-ask", "readers-ask-2"}) == "readers-ask-3"


def test_the_same_text_in_another_normal_form_has_the_same_id() -> None:
    assert make_id("e\u0301tude") == make_id("\u00e9tude") == "\u00e9tude"


@given(st.text(max_size=60))
def test_every_text_has_an_id_that_a_map_accepts(text: str) -> None:
    made = make_id(text)
    assert check_id(made) == made
    assert len(made) <= 45
    assert make_id(text, {made}) != made
