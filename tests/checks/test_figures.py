"""AM408 and AM506: figures against the source and against the translation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.checks import check
from argmap.loading import load, load_text
from argmap.sources.library import Library

FROM_A_PAPER = """\
argmap: 1
title: {{zh: 军售, en: Arms sales}}
languages: [zh, en]
sources: {{paper: {{title: Paper, text: paper.txt, language: zh}}}}
thesis:
  text: {{zh: 军售增加, en: Arms sales have grown}}
  evidence:
    sum: {{text: {{zh: "{zh}", en: "{en}"}}, at: 共11次 … 美元。}}
    rank: {{text: {{zh: 军售居首, en: Arms sales rank first}}, at: 军售居第一位。}}
"""
PAPER = "第一任期内，对台军售共\n11 次，累计 183.3 亿美元。[16] 2024 年，比例为 2.45%。军售居第一位。"


def found(folder: Path, zh: str, en: str) -> list[str]:
    """What AM4 and AM5 say about a sentence in two languages that points at the paper."""
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")
    path = folder / "map.argmap.yaml"
    path.write_text(FROM_A_PAPER.format(zh=zh, en=en), encoding="utf-8")
    return [
        f"{one.code} {one.message}"
        for one in check(load(path), library=Library.of(path))
        if one.code in ("AM408", "AM506")
    ]


def test_a_text_with_the_figures_of_its_passage_is_sound(tmp_path: Path) -> None:
    assert found(tmp_path, "军售共11次，累计183.3亿美元", "11 arms sales, worth US$18.33 billion in all") == []
    assert found(tmp_path, "军售十余次", "some eleven arms sales") == [], "number words are not asked for"


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        pytest.param(
            "军售共11次，累计188.3亿美元",
            "11 arms sales, worth US$18.83 billion",
            ["AM408 “188.3亿美元” in the text of `sum` is not in the passage at `at`"],
            id="a changed digit, in both languages",
        ),
        pytest.param(
            "军售累计183.3万美元",
            "Arms sales of US$18.33 billion",
            [
                "AM408 “183.3万美元” in the text of `sum` is not in the passage at `at`",
                "AM506 the figures in `sum` differ: “183.3万美元” in `zh`, “US$18.33 billion” in `en`",
            ],
            id="万 for 亿",
        ),
        pytest.param(
            "军售累计183.3亿美元",
            "Arms sales of US$183.3 billion",
            ["AM506 the figures in `sum` differ: “183.3亿美元” in `zh`, “US$183.3 billion” in `en`"],
            id="another number in the translation",
        ),
        pytest.param(
            "军售共11次",
            "Arms sales were frequent",
            ["AM506 “11” in `sum` is missing from the text in `en`"],
            id="a number that the translation leaves out",
        ),
        pytest.param(
            "军售多次",
            "16 arms sales",
            ["AM506 “16” in `sum` is missing from the text in `zh`"],
            id="a number that only the translation has",
        ),
        pytest.param(
            "军售共16次",
            "16 arms sales",
            ["AM408 “16” in the text of `sum` is not in the passage at `at`"],
            id="the note's number is no figure of the passage",
        ),
        pytest.param(
            "2024年军售共11次",
            "11 arms sales in 2024",
            ["AM408 “2024年” in the text of `sum` is not in the passage at `at`"],
            id="a year from outside the passage",
        ),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, zh: str, en: str, expected: list[str]) -> None:
    assert found(tmp_path, zh, en) == expected


def test_hints_name_both_values_and_what_the_passage_has(tmp_path: Path) -> None:
    found(tmp_path, "军售累计183.3万美元", "Arms sales of US$18.33 billion")
    path = tmp_path / "map.argmap.yaml"
    said = {one.code: one.hint for one in check(load(path), library=Library.of(path))}
    assert said["AM408"].startswith("the passage has “11” and “183.3亿美元”; correct the text")
    assert said["AM506"].endswith(": “183.3万美元” = 1,833,000; “US$18.33 billion” = 18,330,000,000")


def test_without_the_source_nothing_is_compared_with_it() -> None:
    loaded = load_text(FROM_A_PAPER.format(zh="军售共12次", en="12 arms sales"))
    assert [one.code for one in check(loaded) if one.code in ("AM408", "AM506")] == []


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("detail: {zh: 共12次, en: 13 times}", "共12次"),
        ("forecast: {due: 2035-01-01, test: {zh: 高于80亿美元, en: above US$80 billion}}", "高于80亿美元"),
        ("inference: {warrant: {zh: 逢5必进, en: Six is odd}}", "逢5必进"),
    ],
)
def test_details_warrants_and_tests_are_compared_too(more: str, place: str) -> None:
    loaded = load_text(
        "argmap: 1\ntitle: {zh: 题, en: A}\nlanguages: [zh, en]\nthesis:\n  text: {zh: 题, en: A}\n  " + more
    )
    (one,) = (one for one in check(loaded) if one.code == "AM506")
    assert loaded.source.text[slice(*one.span)] == place


def said_of(folder: Path, source: str, text: str, *, source_language: str = "en", language: str = "en") -> list[str]:
    """What AM408 says about a text that points at the whole of a source."""
    (folder / "source.md").write_text(source, encoding="utf-8")
    path = folder / "map.argmap.yaml"
    path.write_text(
        f"argmap: 1\ntitle: T\nlanguages: [{language}]\n"
        f"sources: {{s: {{title: S, text: source.md, language: {source_language}}}}}\n"
        "thesis:\n  text: X is so.\n  evidence:\n"
        f"    a:\n      text: {json.dumps(text)}\n      at: {json.dumps(source)}\n",
        encoding="utf-8",
    )
    return [one.message for one in check(load(path), library=Library.of(path)) if one.code == "AM408"]


def test_figures_of_a_source_in_latex_are_read(tmp_path: Path) -> None:
    source = r"Growth was 10.51\% in **1,000** regions."
    assert said_of(tmp_path, source, "In 1000 regions, growth was 10.51%.") == []
    assert said_of(tmp_path, source, "In 1000 regions, growth was 10.15%.") == [
        "“10.15%” in the text of `a` is not in the passage at `at`"
    ]


def test_figures_of_a_german_source_are_read_as_germans_write_them(tmp_path: Path) -> None:
    source = "Es waren 1.500 Menschen, 12,5 Prozent mehr."
    assert said_of(tmp_path, source, "There were 1,500 people, 12.5% more.", source_language="de") == []
    assert said_of(tmp_path, source, "Es waren 1.500 Menschen.", source_language="de", language="de") == []
    assert said_of(tmp_path, source, "There were 1.5 people.", source_language="de") != []
