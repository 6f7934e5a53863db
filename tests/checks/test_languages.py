"""Whether texts are in the languages that a map declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.rendering.scripts import is_written_in, language_of_script
from support.calling import call
from support.diagnosing import HEADER, findings

FITS = [
    ("The library should open on Sundays.", "en", True),
    ("图书馆应当在周日开放", "en", False),
    ("图书馆应当在周日开放", "zh", True),
    ("图书馆应当在周日开放", "zh-Hant", True),
    ("图书馆应当在周日开放", "ja", True),
    ("Túshūguǎn yīngdāng kāifàng", "zh-Latn", True),
    ("The library should open on Sundays.", "zh", False),
    ("GDP 2025", "zh", True),
    ("信强 says so", "en", True),
    ("该党即 MAGA", "en", False),
    ("Библиотека должна работать по воскресеньям", "en", False),
    ("Библиотека должна работать по воскресеньям", "ru", True),
    ("図書館は日曜日に開くべきだ", "ja", True),
    ("図書館は日曜日に開くべきだ", "zh", True),
    ("도서관은 일요일에 열어야 한다", "ko", True),
    ("도서관은 일요일에 열어야 한다", "zh", False),
    ("يجب أن تفتح المكتبة", "fa", True),
    ("42 %", "zh", True),
    ("Anything at all", "x-own", True),
]


@pytest.mark.parametrize(("text", "tag", "fits"), FITS)
def test_a_text_in_a_language(text: str, tag: str, fits: bool) -> None:
    assert is_written_in(text, tag) == fits


MISMATCHED = {
    "Chinese in an English map": (
        "languages: [en]\nthesis: {text: 图书馆应当开放}\n",
        ["3:13 AM510 the texts are not in `en`: none is in its script"],
    ),
    "Chinese in a map without languages": (
        "thesis: {text: 图书馆应当开放}\n",
        ["3:9 AM510 the texts are not in `en`: none is in its script"],
    ),
    "two languages swapped in one node": (
        (
            "languages: [en, zh]\nthesis:\n  text: {en: A claim, zh: 论题在此}\n  premises:\n"
            "    p: {text: {en: 前提在此, zh: It is the premise here}}\n"
        ),
        ["7:20 AM510 `text` of `p` is not in a script of `en`", "7:30 AM510 `text` of `p` is not in a script of `zh`"],
    ),
    "a country's tag": (
        "languages: [cn]\nthesis: {text: 图书馆应当开放}\n",
        ["3:13 AM510 `cn` is the tag of no language"],
    ),
    "an unknown tag": ("languages: [en, qq]\nthesis: {text: A}\n", ["3:17 AM510 `qq` is the tag of no language"]),
    "a name in Chinese": ("languages: [en]\nthesis: {text: A claim, by: 信强}\n", []),
    "figures only": ("languages: [zh]\nthesis: {text: 论题, detail: 2025 GDP}\n", []),
}


@pytest.mark.parametrize("case", MISMATCHED)
def test_texts_in_another_language_are_reported(case: str) -> None:
    text, expected = MISMATCHED[case]
    assert [line for line in findings(HEADER + text) if "AM510" in line] == expected


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (("--title", "图书馆周日开放"), "zh"),
        (("--thesis", "图书馆应当在周日开放"), "zh"),
        (("--title", "図書館について", "--thesis", "図書館は日曜日に開くべきだ"), "ja"),
        (("--title", "도서관"), "ko"),
        (("--title", "Библиотека"), "ru"),
        (("--title", "Sunday opening"), "en"),
        (("--title", "论 GDP 与就业"), "zh"),
        (("--title", "图书馆", "--lang", "en"), "en"),
        ((), "en"),
    ],
)
def test_a_new_map_is_in_the_language_of_its_title(said: tuple[str, ...], language: str, tmp_path: Path) -> None:
    assert call("new", "m.argmap.yaml", *said, cwd=tmp_path).returncode == 0
    assert f"languages: [{language}]" in (tmp_path / "m.argmap.yaml").read_text(encoding="utf-8")


def test_the_usual_language_of_a_script() -> None:
    said = {"图书馆": "zh", "カフェ": "ja", "μία ιδέα": "el", "רעיון": "he", "an idea": "", "": "", "12": ""}
    assert {text: language_of_script(text) for text in said} == said
