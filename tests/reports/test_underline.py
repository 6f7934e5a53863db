"""The underline of a text report sits right under what it means, in any script."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from argmap import load_text
from argmap.checks import check
from argmap.diagnostics import Span
from argmap.rendering.cells import display_width
from argmap.reports.diagnostics.text import WINDOW, excerpt, render
from argmap.syntax.source import Source


@pytest.mark.parametrize(
    ("line", "marked", "underline"),
    [
        ("text: a claim", "claim", "        ^^^^^"),
        ("text: 台湾问题上", "问题", "          ^^^^"),
        ("文本：ＡＢ值", "值", "          ^^"),
        ("e\u0301t\u00e9: x", "x", "     ^"),
        ("\ttab: x", "tab", " ^^^"),
        ("key: \U0001f600 x", "x", "        ^"),
    ],
)
def test_marks_are_as_wide_as_the_text(line: str, marked: str, underline: str) -> None:
    start = line.index(marked)
    shown = excerpt(Source("m", line), Span(start, start + len(marked)))
    assert shown is not None
    assert shown[1] == underline


def test_a_long_line_is_cut_to_a_window_around_the_span() -> None:
    line = "长" * 5_000 + "here" + "长" * 5_000
    shown = excerpt(Source("m", line), Span(5_000, 5_004))
    assert shown is not None
    text, marks = shown
    assert len(text) <= WINDOW + 2
    at = len(marks) - len(marks.lstrip())
    assert marks.strip() == "^^^^"
    assert wcswidth(text[: text.index("here")]) == at


def test_the_width_of_a_text_is_that_of_a_terminal() -> None:
    for text in ("plain", "中文，“引号”", "한국어", "e\u0301", "ａｂ"):
        assert display_width(text) == wcswidth(text)


def test_control_characters_do_not_reach_the_terminal() -> None:
    shown = excerpt(Source("m", "a\x1b[31mb: x"), Span(0, 1))
    assert shown is not None
    assert "\x1b" not in shown[0]


def test_a_whole_report() -> None:
    loaded = load_text(
        "argmap: 1\ntitle: 图书馆\nlanguages: [zh]\nthesis:\n  text: 图书馆应在周日开放。\n  likelihod: likely\n",
        "map.yaml",
    )
    assert "\n".join(render(loaded.source, check(loaded))) == (
        "map.yaml:6:3: AM104 unknown key `likelihod` in the thesis [unknown-key] [*]\n"
        "   │\n"
        " 6 │   likelihod: likely\n"
        "   │   ^^^^^^^^^\n"
        "   = help: did you mean `likelihood`?"
    )
