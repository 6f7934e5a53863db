"""What readers take for one character is never divided, and words of scripts without spaces are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering import phrases
from argmap.rendering.cells import break_lines, cut, display_width, line_starts
from argmap.rendering.clusters import joined, whole, widened
from argmap.rendering.ems import width
from argmap.rendering.phrases import word_starts
from argmap.rendering.wrapping import cut as cut_em
from argmap.rendering.wrapping import wrap
from argmap.syntax.formatting.folding import fold

ONE = {
    "a family": "👨\u200d👩\u200d👧",
    "a keycap": "1\ufe0f\u20e3",
    "a flag": "🇩🇪",
    "a red heart": "❤\ufe0f",
    "a thumb with a colour": "👍🏽",
    "a character with a variation selector": "辻\U000e0100",
    "a Devanagari conjunct": "क्षि",
    "Thai with a vowel and a tone": "กู้",
    "a Thai vowel that stands first": "เก",
    "Khmer with a letter below": "ក្រុ",
    "Burmese with a spacing vowel": "ကာ",
    "Hangul in jamo": "\u1112\u1161\u11ab",
}
HARD = st.lists(st.sampled_from([*ONE.values(), "a", " ", "中", "ก", "ข", "။", "م", "."]), max_size=30).map("".join)


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_it_is_one_character(text: str) -> None:
    assert joined(f"x{text}x") == set(range(2, 1 + len(text)))
    assert whole(f"x{text}", len(text)) == 1


@pytest.mark.parametrize("name", ["a family", "a keycap", "a flag", "a red heart", "a thumb with a colour"])
def test_a_picture_takes_two_cells_and_the_room_of_the_emoji_that_a_font_may_draw(name: str) -> None:
    assert display_width(ONE[name]) == 2
    assert width(ONE[name], "en") == pytest.approx(1.35 * (ONE[name].count("\u200d") + 1))


@given(HARD, st.integers(1, 12))
def test_no_line_and_no_cut_divides_it(text: str, room: int) -> None:
    inside = joined(text)
    assert not inside.intersection(line_starts(text, room))
    assert len(cut(text, room).removesuffix("…")) not in inside
    spaced = " ".join(text.split())
    for lines in (wrap(spaced, max(room, 3), "th"), tuple(fold(spaced, room, room))):
        at = 0
        for line in lines:
            at = spaced.index(line, at)
            assert at not in joined(spaced)
            at += len(line)
    assert len(cut_em(spaced, room, "th").removesuffix("…")) not in joined(spaced)


def test_thai_lines_start_with_words() -> None:
    words = ["สวนสาธารณะ", "ของ", "เมือง", "ควร", "เปิด"]
    starts = word_starts("".join(words))
    assert {len("".join(words[:number])) for number in range(1, 5)} <= starts


def test_khmer_lao_and_burmese_words_are_those_of_icu() -> None:
    pytest.importorskip("icu4py", reason="the extra argmap[icu] is not installed")
    for words in (["ប្រទេស", "កម្ពុជា"], ["ປະເທດ", "ລາວ"], ["ဆေးလိပ်", "အပေါ်", "အခွန်", "တိုး"]):
        assert word_starts("".join(words)) == {len("".join(words[:number])) for number in range(1, len(words))}


def test_without_icu_lines_start_with_whole_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "find_spec", lambda name: None)
    text = "ប្រទេសកម្ពុជា"
    assert word_starts(text) == set(range(1, len(text))) - joined(text)


def test_no_line_starts_with_the_punctuation_of_its_script() -> None:
    for text, mark in (("ต้นๆ", "ๆ"), ("មែន។", "။"), ("सच।", "।")):
        assert not {at for at in word_starts(text) if text[at] == mark}
    assert [line for line in break_lines("កម្ពុជា។" * 6, 9) if line.startswith("។")] == []


def test_flags_are_counted_from_the_first_of_a_row() -> None:
    text = "两" + "🇹🇼" * 60 + "两"
    assert widened(text, 82, 83) == (81, 83)
    assert widened(text, 83, 83) == (83, 83)
