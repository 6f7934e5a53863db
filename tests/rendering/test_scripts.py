"""What a language tag says about script and direction."""

from __future__ import annotations

import pytest

from argmap.diagrams.theme import fonts
from argmap.exporters.docx.fonts import east_asian
from argmap.rendering.scripts import is_chinese_language, is_cjk_language, is_right_to_left, is_traditional


@pytest.mark.parametrize(
    ("tag", "chinese", "cjk", "traditional", "right_to_left"),
    [
        ("zh", True, True, False, False),
        ("zh-Hant-TW", True, True, True, False),
        ("ZH-hk", True, True, True, False),
        ("yue", False, True, True, False),
        ("ja", False, True, False, False),
        ("en-GB", False, False, False, False),
        ("sd", False, False, False, True),
        ("he-IL", False, False, False, True),
    ],
)
def test_tags(tag: str, chinese: bool, cjk: bool, traditional: bool, right_to_left: bool) -> None:
    assert is_chinese_language(tag) is chinese
    assert is_cjk_language(tag) is cjk
    assert is_traditional(tag) is traditional
    assert is_right_to_left(tag) is right_to_left


@pytest.mark.parametrize("tag", ["zh-Hant-TW", "zh-HK", "yue"])
def test_traditional_characters_have_their_fonts_in_diagrams_and_papers(tag: str) -> None:
    assert fonts(tag)[0] == "Noto Sans CJK TC"
    assert east_asian(tag).body == "PMingLiU"
