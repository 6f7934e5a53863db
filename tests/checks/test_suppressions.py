"""Comments that silence rules: what they reach, and what is said about those that reach nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check
from argmap.config import CheckConfig
from argmap.loading import load_text
from argmap.sources.library import Library
from support.diagnosing import findings, lines, with_header

TWO_BARE_PREMISES = """\
thesis:
  text: The library should open on Sundays.
  premises:
    demand: Many people ask for it.
    staff: There is staff for it.
"""


def test_without_a_comment_both_premises_are_named() -> None:
    assert findings(TWO_BARE_PREMISES) == [
        "6:5 AM301 nothing supports the premise `demand`",
        "7:5 AM301 nothing supports the premise `staff`",
    ]


@pytest.mark.parametrize(
    "word", ["AM301", "am301", "unsupported-premise", "AM3", "AM301, AM502 ,AM405"], ids=lambda word: str(word)
)
def test_a_rule_goes_by_code_name_or_family(word: str) -> None:
    text = TWO_BARE_PREMISES.replace("for it.\n    staff", f"for it.  # argmap: ignore[{word}]\n    staff")
    assert [line for line in findings(text) if "AM110" not in line] == [
        "7:5 AM301 nothing supports the premise `staff`"
    ]


class TestWhatAnIgnoreReaches:
    def test_the_node_on_its_line_or_on_the_next(self) -> None:
        assert (
            findings("""\
thesis:
  text: The library should open on Sundays.
  premises:
    demand: Many people ask for it.  # argmap: ignore[AM301] -- the desk knows
    # argmap: ignore[AM301] -- the plan says so
    # More about the plan is in its annex.
    staff: There is staff for it.
""")
            == []
        )

    def test_an_empty_line_ends_what_is_above(self) -> None:
        assert findings("""\
thesis:
  text: The library should open on Sundays.
  premises:
    # argmap: ignore[AM301]

    demand: {text: Many people ask for it.}
    staff: {text: There is staff for it., assumed: true}
""") == [
            "6:22 AM110 `AM301` finds nothing here",
            "8:5 AM301 nothing supports the premise `demand`",
        ]

    def test_a_line_inside_a_node_is_the_node_s(self) -> None:
        """The comment may stand where the finding points, and at the end of a node in braces."""
        assert (
            findings("""\
thesis:
  text: The library should open on Sundays.
  premises:
    demand:
      text: Do many people ask for it?  # argmap: ignore[AM502]
      assumed: true
    staff: {text: Is there staff for it?,
            assumed: true}  # argmap: ignore[AM502]
""")
            == []
        )

    def test_not_what_stands_below_the_node(self) -> None:
        assert findings("""\
thesis:
  text: The library should open on Sundays.
  premises:
    demand:  # argmap: ignore[AM301]
      text: Many people ask for it.
      premises:
        letters: Letters say so.
    staff: {text: There is staff for it., assumed: true}
""") == [
            "6:31 AM110 `AM301` finds nothing here",
            "9:9 AM301 nothing supports the premise `letters`",
        ]

    def test_a_finding_about_no_node_by_its_line(self) -> None:
        text = """\
argmap: 1
title: The library
languages: [en]
sources:
  survey:
    title: Survey
    text: nowhere.txt  # argmap: ignore[AM403] -- only on paper
thesis:
  text: The library should open on Sundays.
  evidence:
    visits: {text: Sunday is the day most people ask for, by: Survey}
    loans: {text: Loans rose in the trial month, by: Annual report}
"""
        assert findings(text) == []

    def test_the_whole_file(self) -> None:
        assert (
            findings(f"# argmap: ignore-file[AM301] -- a first draft\nargmap: 1\ntitle: T\n{TWO_BARE_PREMISES}") == []
        )

    def test_what_looks_like_a_comment_in_a_text_is_text(self) -> None:
        assert findings("""\
thesis:
  text: "The sign # argmap: ignore[AM302] hangs on the door."
""") == ["3:1 AM302 the thesis has no support"]

    def test_errors_of_the_file_are_not_silenced(self) -> None:
        said = findings("thesis:  # argmap: ignore[AM104]\n  text: The library should open.\n  colour: red\n")
        assert said == ["5:3 AM104 unknown key `colour` in the thesis"]


class TestUnused:
    SOUND = """\
thesis:
  text: The library should open on Sundays.  # COMMENT
  evidence:
    visits: {text: Sunday is the day most people ask for, by: Survey}
    loans: {text: Loans rose in the trial month, by: Annual report}
"""

    @pytest.mark.parametrize(
        ("comment", "message"),
        [
            ("ignore[AM302]", "`AM302` finds nothing here"),
            ("ignore-file[AM3, long-text]", "`AM3` and `long-text` find nothing in this file"),
            ("ignore[AM999]", "unknown rule `AM999`"),
            ("ignore", "this comment names no rule, so it suppresses nothing"),
            ("ignore[]", "this comment names no rule, so it suppresses nothing"),
            ("ignore[AM104]", "`AM104` cannot be suppressed: its errors leave no usable map"),
        ],
    )
    def test_what_is_said(self, comment: str, message: str) -> None:
        (said,) = findings(self.SOUND.replace("COMMENT", f"argmap: {comment}"))
        assert said.partition(" AM110 ")[2] == message

    def test_a_misspelt_rule_gets_a_suggestion(self) -> None:
        loaded = load_text(with_header(self.SOUND.replace("COMMENT", "argmap: ignore[bare-theses]")))
        (found,) = check(loaded)
        assert found.hint == "did you mean `bare-thesis`?"
        assert loaded.source.text[found.span.start : found.span.end] == "bare-theses"

    def test_other_comments_are_nobody_s_business(self) -> None:
        assert findings(self.SOUND.replace("COMMENT", "argmap: 1 is the format")) == []
        assert findings(self.SOUND.replace("COMMENT", "see `argmap: ignore[AM302]` in the manual")) == []

    def test_a_rule_that_was_not_applied_is_not_counted(self) -> None:
        loaded = load_text(with_header(self.SOUND.replace("COMMENT", "argmap: ignore[AM302]")))
        assert lines(loaded, check(loaded, CheckConfig(ignore=["AM302"]))) == []
        assert lines(loaded, check(loaded, CheckConfig(select=["AM5", "AM110"]))) == []

    def test_rules_of_the_source_are_not_counted_without_its_text(self, tmp_path: Path) -> None:
        text = with_header(
            "sources: {survey: {title: Survey, text: survey.txt}}  # argmap: ignore[AM403]\n"
            + self.SOUND.replace("COMMENT", "argmap: ignore[AM405]")
        )
        loaded = load_text(text)
        assert lines(loaded, check(loaded)) == []
        (tmp_path / "survey.txt").write_text("Two in three readers ask for Sunday.")
        said = lines(loaded, check(loaded, library=Library(beside=(tmp_path,))))
        assert [line.partition(" ")[2] for line in said] == [
            "AM110 `AM403` finds nothing here",
            "AM110 `AM405` finds nothing here",
        ]
