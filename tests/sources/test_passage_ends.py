"""Where the passage of an anchor ends, and what is reported of one that does not end where it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check
from argmap.config import CheckConfig
from argmap.loading import load
from argmap.project import Project
from argmap.sources.anchors import MANY, find_passages, nearest
from argmap.sources.library import Library
from argmap.sources.text import SourceText
from support.diagnosing import HEADER

TRAINS = """\
1 Results

Group North reported that the new timetable cut the delays by ten minutes on all lines.[1]

Group South reported that the new time-
table cut the delays by twelve minutes on all lines.[2] Nothing else happened there.

There were three complaints:

- The trains were full in May.
- The trains were late in June.

2 Discussion

Group West reported nothing. It was by nine minutes that the last train was late.
"""
CHINESE = """\
一、结果

北方组报告说，新时刻表使各线晚点时间缩短了十分钟。[1]

南方组报告说，新时刻表使晚点时间
缩短了十二分钟。[2] 此外没有发生什么事情。

二、讨论

西方组没有报告什么。末班车晚点九分钟。
"""


@pytest.mark.parametrize(
    ("source", "anchor", "found"),
    [
        # the nearest end after the start
        (TRAINS, "Group South reported … lines.", "Group South reported that the new timetable … on all lines."),
        (CHINESE, "南方组报告说…十二分钟。", "南方组报告说，新时刻表使晚点时间缩短了十二分钟。"),
        # over a line break, a hyphen, and in other forms of punctuation
        (TRAINS, "the new timetable cut the delays by twelve", "the new timetable cut the delays by twelve"),
        (CHINESE, "使晚点时间缩短了十二分钟", "使晚点时间缩短了十二分钟"),
        (CHINESE, "南方组报告说,新时刻表 ... 十二分钟", "南方组报告说，新时刻表使晚点时间缩短了十二分钟"),
        # a list belongs to what introduces it
        (TRAINS, "There were three … in June.", "There were three complaints: - The trains … late in June."),
        (TRAINS, "The trains … in May.", "The trains were full in May."),
        # a passage may begin with a heading
        (TRAINS, "2 Discussion … reported nothing.", "2 Discussion Group West reported nothing."),
        # but not run over one
        (TRAINS, "Group South reported … by nine minutes", None),
        (CHINESE, "南方组报告说 … 九分钟", None),
        (TRAINS, "The trains were late … reported nothing.", None),
        # nor end before it begins
        (TRAINS, "Group South … Group North", None),
        (CHINESE, "西方组 … 北方组", None),
    ],
)
def test_the_passage_of_an_anchor(source: str, anchor: str, found: str | None) -> None:
    text = SourceText(source)
    passages = [text.shown(span) for span in find_passages(text, anchor)]
    if found is None:
        assert passages == []
    else:
        first, _, last = found.partition(" … ")
        (passage,) = passages
        assert passage.startswith(first)
        assert passage.endswith(last)


def test_a_passage_in_one_paragraph_is_meant_rather_than_one_over_several() -> None:
    text = SourceText("The report begins.\n\nIt goes on at the end.\n\nThe report goes on and is at the end.\n")
    (span,) = find_passages(text, "The report … the end.")
    assert text.shown(span) == "The report goes on and is at the end."


def findings(folder: Path, source: str, nodes: str, *codes: str) -> list[str]:
    """What rules say about evidence on a source: ``line CODE message | hint``."""
    (folder / "s.txt").write_text(source, encoding="utf-8")
    path = folder / "m.argmap.yaml"
    path.write_text(
        f"{HEADER}sources: {{s: {{title: S, text: s.txt, notes: 2}}}}\nthesis:\n  text: A\n  evidence:\n{nodes}",
        encoding="utf-8",
    )
    loaded = load(path)
    assert loaded.map is not None, loaded.diagnostics
    found = check(loaded, CheckConfig(select=list(codes)), Library.of(path))
    return [f"{one.node} {one.code} {one.message} | {one.hint}".replace(f"{folder}/", "") for one in found]


REPORTED = {
    "over a heading": (
        "Group South reported … by nine minutes",
        (
            "AM401 `e` points to a passage that runs over the heading “2 Discussion” of `s` | “by nine minutes” is "
            "on line 15 of s.txt; end the anchor before the heading, or make a list of two"
        ),
    ),
    "over a paragraph": (
        "Group North reported … by twelve minutes",
        (
            "AM412 `e` points to 2 paragraphs of `s` | it ends on line 6 of s.txt; end it in its first "
            "paragraph, or make `at` a list of passages"
        ),
    ),
    "the wrong way round": (
        "Group South reported … Group North",
        (
            "AM401 `e` points to “Group North”, which does not follow the anchor's first words in `s` | these "
            "words are on line 3 of s.txt, before the first ones"
        ),
    ),
    "in two places": (
        "cut the delays",
        (
            "AM402 `e` points to “cut the delays”, which occurs in 2 places in `s` | add words until only "
            "one passage matches: line 3 (“w timetable cut the delays by ten minutes on all l”) and "
            "line 6 (“timetable cut the "
            "delays by twelve minutes on al”)"
        ),
    ),
    "sound": ("Group South reported … on all lines.", ""),
}


@pytest.mark.parametrize("case", REPORTED)
def test_an_anchor_whose_end_is_elsewhere_is_reported(case: str, tmp_path: Path) -> None:
    anchor, expected = REPORTED[case]
    found = findings(tmp_path, TRAINS, f"    e: {{text: B, at: [{anchor}]}}\n", "AM401", "AM402", "AM412")
    assert found == ([f"e {expected}"] if expected else [])


def test_figures_and_notes_are_looked_up_at_the_ends_of_a_long_passage(tmp_path: Path) -> None:
    source = TRAINS.replace("There were", "Fares rose by 7%.[1]\n\nThere were")
    nodes = "    e: {text: It cost 7%, at: Group South … three complaints, cites: [1]}\n"
    assert [one.split(" | ")[0] for one in findings(tmp_path, source, nodes, "AM408", "AM409")] == [
        "e AM408 “7%” in the text of `e` is not in the passage at `at`",
        "e AM409 `e` cites note 1, whose mark is not in the passage it points to",
    ]


@pytest.mark.parametrize(
    ("section", "anchor", "other"),
    [
        ('"1"', "Group West reported nothing.", "2"),
        ("Results", "Group West reported nothing.", "2"),
        ('"2"', "The trains … in May.", "1"),
        ('"1"', "Group South reported … lines.", ""),
        ("Discussion", "Group West reported nothing.", ""),
        # a section that the source does not number so may be that of another edition
        ("IV", "Group West reported nothing.", ""),
    ],
)
def test_a_passage_in_another_section_is_reported(section: str, anchor: str, other: str, tmp_path: Path) -> None:
    found = findings(tmp_path, TRAINS, f"    e: {{text: B, section: {section}, at: {anchor}}}\n", "AM413")
    assert len(found) == bool(other)
    assert all(f"is in “{other}” of `s`" in one for one in found)


def test_what_lies_inside_a_long_passage_is_not_covered(tmp_path: Path) -> None:
    findings(tmp_path, TRAINS, "    e: {text: B, at: Group North … full in May.}\n", "AM412")
    project = Project.find(tmp_path)
    coverage = project.source_texts(project.load(tmp_path / "m.argmap.yaml")).coverage("s")
    assert coverage is not None
    mapped = [
        coverage.text.shown(span) for section in coverage.sections for s in section.sentences for span in s.marked
    ]
    assert mapped == ["Group North", "full in May."]


def test_anchors_of_a_layer_are_those_of_its_own_source(tmp_path: Path) -> None:
    findings(tmp_path, TRAINS, "    e: {text: B, at: Group North … all lines.}\n", "AM401")
    (tmp_path / "t.txt").write_text(CHINESE, encoding="utf-8")
    path = tmp_path / "m.critique.argmap.yaml"
    path.write_text(
        "argmap: 1\nextends: m.argmap.yaml\ntitle: L\nsources: {t: {title: T, text: t.txt}}\nadd:\n  e:\n    caveats:\n"
        "      sound: {text: C, source: t, at: [北方组 … 十分钟。, 末班车晚点]}\n"
        "      long: {text: C, source: t, at: 南方组 … 九分钟。}\n",
        encoding="utf-8",
    )
    found = check(load(path), CheckConfig(select=["AM401", "AM402", "AM412"]), Library.of(path))
    assert [(one.node, one.code) for one in found] == [("long", "AM401")]


def test_words_that_occur_everywhere_are_not_all_looked_for() -> None:
    text = SourceText("the end and " * 5000)
    assert len(find_passages(text, "the")) == MANY
    assert 1 < len(find_passages(text, "the … and")) <= MANY


@pytest.mark.parametrize(
    "wrong", ["Sentence 31234 speaks of the yaer 218638", "Sentense 31234 spaeks of the year 218638"]
)
def test_the_nearest_words_of_a_long_text_are_found_by_what_they_share(wrong: str) -> None:
    text = SourceText(
        "".join(f"Sentence {number} speaks of the year {number * 7}. " for number in range(20_000, 33_000))
    )
    assert nearest(text, wrong).passage == "Sentence 31234 speaks of the year 218638"
