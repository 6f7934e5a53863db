"""Texts: their languages, and the joining of lines as Chinese and English are set."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import Text
from argmap.model.text import is_cjk, join_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("one\ntwo", "one two"),
        ("one  \n   two", "one two"),
        ("one\r\ntwo", "one two"),
        ("one\rtwo", "one two"),
        ("one\n\n\ntwo", "one two"),
        ("\n one \n", "one"),
        ("台湾\n问题", "台湾问题"),
        ("台湾，\n问题。", "台湾，问题。"),
        ("台湾\nTaiwan", "台湾 Taiwan"),
        ("Taiwan\n问题", "Taiwan 问题"),
        ("“台湾\n”问题", "“台湾”问题"),
        ("视为\n“筹码”", "视为“筹码”"),
        ("said\n“no”", "said “no”"),
        ("台湾\n——问题", "台湾——问题"),
        ("カタ\nカナ", "カタカナ"),
        ("한국\n사람", "한국 사람"),
        ("台湾 问题", "台湾 问题"),
        ("𠀀\n𠀁", "𠀀𠀁"),
        ("", ""),
    ],
)
def test_a_line_break_is_a_space_or_between_chinese_characters_nothing(lines: str, joined: str) -> None:
    assert join_lines(lines) == joined


@settings(deadline=None)
@given(st.text("ab中。“” \t\n\r"))
def test_joining_leaves_one_line_and_loses_no_character(text: str) -> None:
    joined = join_lines(text)
    assert "\n" not in joined
    assert "\r" not in joined
    assert joined.split() == join_lines(joined).split()
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize(("characters", "expected"), [("中，。「」ーあ𠀀", True), ("a1,.“”—한·é\u2028", False)])
def test_chinese_and_japanese_are_set_without_spaces(characters: str, expected: bool) -> None:
    assert [is_cjk(character) for character in characters] == [expected] * len(characters)


def test_a_text_falls_back_on_the_first_language_only_when_asked_for_the_best() -> None:
    text = Text({"zh": "主张", "en": "claim"})
    assert text.get("en") == text.best("en") == "claim"
    assert text.get("de") is None
    assert text.best("de") == str(text) == "主张"


def test_a_text_in_no_language_is_false_and_empty() -> None:
    assert not Text({})
    assert (str(Text({})), Text({}).best("en")) == ("", "")
    assert Text({"en": "x"})
