"""What is marked is what a reader would mark: a number, a word, a Chinese word; and no more."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparison import text_diff
from argmap.comparison.text_diff import Fate, Stretch, compare_wording, tokens


def marked(stretches: Sequence[Stretch]) -> str:
    shapes = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}
    return "".join(shapes[stretch.fate].format(stretch.text) for stretch in stretches)


LONG = "据年度报告，图书馆全年接待读者三万二千人次，其中周末占四成，周日的来馆人数连续三年上升，"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Many people ask.", "Many people ask.", "Many people ask."),
        ("Two in three ask", "Three in four ask", "[-Two-]{+Three+} in [-three-]{+four+} ask"),
        ("in 2024 it was 12.5%", "in 2024 it was 12.7%", "in 2024 it was [-12.5%-]{+12.7%+}"),
        ("it costs 1,200", "it costs 1,300", "it costs [-1,200-]{+1,300+}"),
        ("许多人支持周日开放图书馆。", "许多人支撑周日开放图书馆。", "许多人[-支持-]{+支撑+}周日开放图书馆。"),
        ("2024年有12.5%的读者来信", "2025年有12.5%的读者来信", "[-2024-]{+2025+}年有12.5%的读者来信"),
        ("读者要求开放", "多数读者要求开放", "{+多数+}读者要求开放"),
        ("美国优先将使关系走强", "美国优先将使关系显著走强", "美国优先将使关系{+显著+}走强"),
        ("特朗普眼中的台湾", "特朗普看来的台湾", "特朗普[-眼中-]{+看来+}的台湾"),
        (f"{LONG}{LONG}比上年多3%。", f"{LONG}{LONG}比上年多8%。", f"{LONG}{LONG}比上年多[-3%-]{{+8%+}}。"),
        ("The desk has letters.", "没有来信。", "[-The desk has letters.-]{+没有来信。+}"),
    ],
)
def test_what_is_marked(before: str, after: str, shown: str) -> None:
    assert marked(compare_wording(before, after)) == shown


def test_texts_with_little_in_common_are_shown_whole() -> None:
    stretches = compare_wording("The staff needs a common day of rest.", "Nobody asked whether it would be open.")
    assert [stretch.fate for stretch in stretches] == [Fate.GONE, Fate.NEW]


def test_a_long_text_is_compared_sentence_by_sentence_in_short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    before = " ".join(f"In district {number} the buses help the schools." for number in range(50))
    after = before.replace("7 the buses", "7 the trams")
    compared: list[int] = []

    class Counted(SequenceMatcher[str]):
        def __init__(self, isjunk: None, a: Sequence[str], b: Sequence[str], autojunk: bool = True) -> None:
            compared.append(max(len(a), len(b)))
            super().__init__(isjunk, a, b, autojunk)

    exact = compare_wording(before, after)
    text_diff._compare.cache_clear()
    monkeypatch.setattr(text_diff, "_LONG", 100)
    monkeypatch.setattr(text_diff, "SequenceMatcher", Counted)
    assert compare_wording(before, after) == exact
    assert "".join(marked(exact)).count("[-buses-]{+trams+}") == 5
    assert max(compared) <= 100
    text_diff._compare.cache_clear()


TEXTS = st.text(alphabet="周日图书馆开放 open a1.，“”", max_size=40)


@settings(max_examples=100)
@given(before=TEXTS, after=TEXTS)
def test_both_texts_are_there_in_full(before: str, after: str) -> None:
    stretches = compare_wording(before, after)
    assert "".join(text for fate, text in stretches if fate is not Fate.NEW) == before
    assert "".join(text for fate, text in stretches if fate is not Fate.GONE) == after
    assert "".join(tokens(before)) == before
