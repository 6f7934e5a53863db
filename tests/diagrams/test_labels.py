"""Text is broken into lines that fit a card, whatever the script."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

import budoux
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering.ems import width
from argmap.rendering.phrases import CLOSING, OPENING, phrase_starts
from argmap.rendering.wrapping import clean, cut, wrap

EM = 19.0
SENTENCE = "特朗普第二任期内，“美国优先”将推动美台军事安全关系持续走强，同时使其更讲交易、更重联动。"

any_text = st.text(max_size=200)
mixed_text = st.lists(
    st.sampled_from(
        ["美国", "优先", "安全", "，", "。", "“美台”", "（2025年）", "183.3亿美元", "America", " ", "e\u0301", "😀"]
    ),
    max_size=60,
).map("".join)


def without_spaces(text: str) -> str:
    return text.replace(" ", "")


@given(any_text | mixed_text, st.sampled_from(["zh", "en", "ja", "zh-Hant"]))
def test_lines_hold_the_whole_text_and_are_no_wider_than_asked(text: str, language: str) -> None:
    lines = wrap(text, EM, language)
    assert without_spaces("".join(lines)) == without_spaces(clean(text))
    # A character is set as wide as the whole text makes it: quotation marks are wide in Chinese text.
    context = "zh" if any(unicodedata.east_asian_width(c) in "WF" for c in text) else language
    assert all(width(line, language) <= EM + 1e-6 for line in lines), (context, lines)


@given(mixed_text, st.sampled_from(["zh", "en"]))
def test_punctuation_stays_with_what_it_belongs_to(text: str, language: str) -> None:
    lines = wrap(text, EM, language)
    runs = "，。" * 4  # Where nothing but punctuation stands, there is no right place.
    if any(run in text for run in (runs, "，" * 8, "。" * 8)):
        return
    assert not any(line[0] in CLOSING for line in lines[1:] if line)
    assert not any(line[-1] in OPENING for line in lines[:-1] if line)


@given(st.text(alphabet="ae\u0301\u0308\u200d😀👩", max_size=120))
def test_a_character_is_not_separated_from_its_marks(text: str) -> None:
    for line in wrap(text, EM, "en")[1:]:
        assert unicodedata.combining(line[0]) == 0
        assert line[0] != "\u200d"


def test_chinese_is_broken_between_phrases() -> None:
    assert wrap(SENTENCE, EM, "zh") == (
        "特朗普第二任期内，“美国优先”将推动",
        "美台军事安全关系持续走强，同时使其更讲",
        "交易、更重联动。",
    )


@pytest.mark.parametrize("whole", ["183.3亿美元", "2.45%", "$18.33", "2029年", "特朗普", "“以台制华”"])
@pytest.mark.parametrize("before", range(8, 19))
def test_what_belongs_together_stays_on_a_line(whole: str, before: int) -> None:
    text = "言" * before + whole + "。以下是另外的话，说的是别的事情，与此无关。"
    assert any(whole in line for line in wrap(text, EM, "zh"))


def test_words_are_broken_at_hyphens_and_slashes() -> None:
    assert wrap("The administration-in-waiting and/or its well-known", 12, "en") == (
        "The administration-in-",
        "waiting and/or its well-",
        "known",
    )


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    lines = wrap("x" * 5000, EM, "en")
    assert "".join(lines) == "x" * 5000
    assert max(map(len, lines)) < 46


@given(st.text(alphabet="美台关系军售安全，。“”将更多the ", max_size=60), st.sampled_from(["zh", "ja", "zh-Hant"]))
def test_phrases_are_those_of_budoux(text: str, language: str) -> None:
    load = {
        "zh": budoux.load_default_simplified_chinese_parser,
        "zh-Hant": budoux.load_default_traditional_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
    }[language]
    expected = {*accumulate(map(len, load().parse(text)))} - {len(text)}
    starts = phrase_starts(language)
    assert {at for at in range(1, len(text)) if starts(text, at)} == expected


@given(any_text | mixed_text, st.integers(3, 30))
def test_a_text_is_cut_to_one_line(text: str, em: int) -> None:
    shown = cut(text, em, "zh")
    assert width(shown, "zh") <= em + 1e-6
    assert shown == clean(text) or clean(text).startswith(shown[:-1].rstrip())


@pytest.mark.parametrize(
    ("text", "language", "em"),
    [
        ("美国", "zh", 2.0),
        ("“美国”", "zh", 4.0),
        ("“a”", "en", 0.429 + 0.504 + 0.423),
        ("e\u0301", "en", 0.496),
        ("ā", "en", 0.504),
        ("❤\ufe0f", "en", 1.35),
    ],
)
def test_width_of(text: str, language: str, em: float) -> None:
    assert width(text, language) == pytest.approx(em)
