"""Anchors, notes and words of a map held against the text of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import RULES, check
from argmap.config import CheckConfig
from argmap.loading import load
from argmap.sources.library import Library
from argmap.sources.passages import SourceTexts
from sources.paper import needs_paper, paper
from support.diagnosing import HEADER, ROOT

CHINESE = """\
一、需求

调查显示，45.2%的乘客在 23 点后
出行。[1] 市政府表示，2025 年将新增 12 条线路。[2] 市民对此表示欢迎。
二、成本

每年约需 1.5 亿元。[3]
"""
ENGLISH = """\
1. Demand

The survey found that 45.2% of passengers travel after 11 p.m. [1]. The council said that 12 lines
will open in 2025 [2]. Citizens welcome it.

2. Cost

It takes about £150 million a year [3].
"""
MAP = """\
sources: {{paper: {{title: P, text: source.txt, notes: 3}}}}
thesis:
  text: A
  evidence:
    riders: {{text: B, at: {riders}, cites: [{note}]}}
    cost: {{text: C, at: [{cost}]}}
"""
ANCHORS = {
    CHINESE: {"riders": "调查显示 … 后出行。", "cost": "每年约需1.5亿元"},
    ENGLISH: {"riders": "The survey found … 11 p.m.", "cost": "about £150 million"},
}


def said(folder: Path, source: str, text: str, *select: str) -> list[str]:
    """What the rules of passages say about a map beside a source: ``line:column CODE message | hint``."""
    (folder / "source.txt").write_text(source, encoding="utf-8")
    path = folder / "map.argmap.yaml"
    path.write_text(HEADER + text, encoding="utf-8")
    loaded = load(path)
    assert loaded.map is not None, loaded.diagnostics
    config = CheckConfig(select=list(select or ("AM401", "AM402", "AM403", "AM409", "AM411", "AM414")))
    return [
        f"{'{}:{}'.format(*loaded.source.position(one.span.start))} {one.code} {one.message} | {one.hint}".replace(
            f"{folder}/", ""
        )
        for one in check(loaded, config, Library.of(path))
    ]


def planted(source: str, faults: dict[str, str] | None = None, *, note: int = 1) -> str:
    """The sound map of a source, with another anchor or note."""
    return MAP.format(**{**ANCHORS[source], **(faults or {})}, note=note)


CODES = ["AM401", "AM402", "AM407", "AM409", "AM411"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("heading", ["Example", "Better"])
def test_the_examples_of_the_documentation(code: str, heading: str, tmp_path: Path) -> None:
    documentation = RULES[code].documentation
    found = said(tmp_path, documentation["Source"], documentation[heading], "AM")
    assert [one.split()[1] for one in found] == ([code] if heading == "Example" else [])


@pytest.mark.parametrize("source", [CHINESE, ENGLISH])
def test_sound_maps_are_left_alone(source: str, tmp_path: Path) -> None:
    assert said(tmp_path, source, planted(source)) == []


@pytest.mark.parametrize(
    ("source", "fault", "finding"),
    [
        (
            CHINESE,
            {"cost": "每年约需1.6亿元"},
            (
                "8:26 AM401 `cost` points to “每年约需1.6亿元”, which is not in `paper`"
                " | the closest match is “每年约需1.5亿元” on line 7 of source.txt"
            ),
        ),
        (
            CHINESE,
            {"riders": "调查显示 … 后出门。"},
            (
                "7:27 AM401 `riders` points to “后出门。”, which does not follow the anchor's first words in `paper`"
                " | the closest match is “后出行。” on line 3 of source.txt"
            ),
        ),
        (
            ENGLISH,
            {"cost": "about £159 million"},
            (
                "8:26 AM401 `cost` points to “about £159 million”, which is not in `paper`"
                " | the closest match is “about £150 million” on line 8 of source.txt"
            ),
        ),
        (
            ENGLISH,
            {"cost": "quite another text"},
            (
                "8:26 AM401 `cost` points to “quite another text”, which is not in `paper`"
                " | copy the first and last words of the passage from the source"
            ),
        ),
    ],
)
def test_one_wrong_character_in_an_anchor_is_found(
    source: str, fault: dict[str, str], finding: str, tmp_path: Path
) -> None:
    assert said(tmp_path, source, planted(source, fault)) == [finding]


def test_an_anchor_that_stands_in_two_places(tmp_path: Path) -> None:
    assert said(tmp_path, CHINESE, planted(CHINESE, {"cost": "表示"})) == [
        (
            "8:26 AM402 `cost` points to “表示”, which occurs in 2 places in `paper`"
            " | add words until only one passage matches: "
            "line 4 (“市政府表示，2025年将新增12条线路。[2]”) and line 4 (“市民对此表示欢迎。”)"
        )
    ]


@pytest.mark.parametrize("source", [CHINESE, ENGLISH])
def test_a_note_cited_from_elsewhere_is_found(source: str, tmp_path: Path) -> None:
    (finding,) = said(tmp_path, source, planted(source, note=3))
    assert "AM409 `riders` cites note 3, whose mark is not in the passage it points to" in finding
    assert ("1.5亿元。[3]”" if source is CHINESE else "million a year [3]”") in finding


def test_a_mark_at_the_end_of_the_sentence_or_of_the_next_one_will_do(tmp_path: Path) -> None:
    source = "甲是乙，丙是丁。戊是己。[1]庚是辛。[2]\n\n壬是癸。[3]"
    text = """\
sources: {{paper: {{title: P, text: source.txt, notes: 3}}}}
thesis: {{text: A, evidence: {{e: {{text: B, at: {at}, cites: [{note}]}}}}}}
"""
    for at, sound in {"戊是己": [1], "甲是乙": [1], "庚是": [2], "壬是": [3], "甲是乙 … 辛": [1, 2]}.items():
        for note in (1, 2, 3):
            found = said(tmp_path, source, text.format(at=at, note=note), "AM409")
            assert bool(found) == (note not in sound), (at, note)


def test_gaps_are_one_finding_a_section_and_a_map_that_only_takes_from_a_source_gets_one_in_all(tmp_path: Path) -> None:
    sections = [f"# Section {n}\n\n" + " ".join(f"Sentence {n}{m} is here." for m in range(9)) for n in range(40)]
    source = "\n\n".join(["# Title", *("#" + section for section in sections)])
    text = "sources: {paper: {title: P, text: source.txt}}\nthesis:\n  text: A\n  at:\n"
    all_but_two = "".join(f"    - Sentence {n}0 … Sentence {n}8 is here.\n" for n in range(38))
    assert [finding.partition(" | ")[0] for finding in said(tmp_path, source, text + all_but_two, "AM407")] == [
        f"3:11 AM407 no node points to 9 of the 9 sentences of “Section {n}” in `paper`" for n in (38, 39)
    ]
    (finding,) = said(tmp_path, source, f"{text}    - Sentence 30 is here.\n", "AM407")
    assert "AM407 nodes point to 1 of the 360 sentences of `paper`" in finding
    assert said(tmp_path, source, text.replace("  at:\n", ""), "AM407") == []


def test_a_copied_sentence_is_told_at_the_language_that_repeats_it(tmp_path: Path) -> None:
    copied = "The council said that 12 lines will open in 2025. Citizens welcome it."
    text = f"""\
languages: [zh, en]
sources: {{paper: {{title: P, text: source.txt}}}}
thesis:
  text:
    zh: 甲
    en: {copied}
"""
    (finding,) = said(tmp_path, ENGLISH.replace(" [2]", ""), text, "AM411")
    assert finding.startswith("8:9 AM411 `thesis` copies `paper` word for word: “The council said")


def test_a_text_that_cannot_be_read_is_an_info(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (finding,) = said(tmp_path, "", "sources: {paper: {title: P, text: old.doc}}\nthesis: {text: A, at: b}\n")
    assert finding == (
        "3:35 AM414 the text of the source `paper` cannot be read: old.doc: .doc files are not supported"
        " | save it as plain text, Markdown, .docx or PDF"
    )


def test_the_passage_of_a_node(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text(CHINESE, encoding="utf-8")
    path = tmp_path / "map.argmap.yaml"
    more = "    wrong: {text: D, at: 没有}\n    none: {text: E, by: F}\n    both: {text: G, at: [每年约需, 一、需求]}\n"
    path.write_text(HEADER + planted(CHINESE) + more, encoding="utf-8")
    loaded = load(path)
    assert loaded.map is not None
    sources = SourceTexts(loaded.map, Library.of(path))
    assert {node.id: sources.passage(node) for node in loaded.map} == {
        "thesis": None,
        "riders": "调查显示，45.2%的乘客在23点后出行。",
        "cost": "每年约需1.5亿元",
        "wrong": None,
        "none": None,
        "both": "每年约需 一、需求",
    }


@needs_paper
def test_the_flagship_stands_up_to_the_paper() -> None:
    path = ROOT / "maps" / "us-taiwan.argmap.yaml"
    loaded = load(path)
    assert loaded.map is not None
    library = Library.of(path, {"paper": paper()})
    assert [one.message for one in check(loaded, CheckConfig(select=["AM4"]), library)] == []
    coverage = SourceTexts(loaded.map, library).coverage("paper")
    assert coverage is not None
    assert coverage.body.percent >= 95
