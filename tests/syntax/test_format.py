"""What `argmap fmt` makes of each habit: the author's lines, and the canonical ones beside them."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Edit, Span
from argmap.syntax.edits import Revision, apply_edits, edits_between
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.formatting.folding import fold
from argmap.syntax.formatting.layout import LayoutError
from argmap.syntax.scalars import is_other_type, is_plain
from argmap.syntax.source import Source
from support.diagnosing import HEADER

HEAD = f"{HEADER}\n"


def laid_out(body: str) -> str:
    text = HEAD + body
    return apply_edits(text, format_edits(Source("map", text))).removeprefix(HEAD)


HABITS = {
    "keys in the order of the format, comments with them": (
        "thesis:\n  premises: {a: A}\n  # why\n  tags: [x] # beside\n  text: T\n",
        "thesis:\n  text: T\n  # why\n  tags: [x] # beside\n  premises: {a: A}\n",
    ),
    "two columns of indentation, lists too": (
        "thesis:\n      text: T\n      at:\n      -   one\n      - two   # c\n",
        "thesis:\n  text: T\n  at:\n    - one\n    - two   # c\n",
    ),
    "quotes only where they are needed": (
        "thesis:\n  'text': \"T\"\n  comment: 'a: b'\n  tags: ['no', \"2025\", 'x, y', '“x”']\n",
        "thesis:\n  text: T\n  tags: ['no', \"2025\", 'x, y', “x”]\n  comment: 'a: b'\n",
    ),
    "short brackets on one line, long ones and those with comments as blocks": (
        "thesis: {text:  T ,\n  premises: {a: {text: A}, # about a\n    b: B}}\n",
        "thesis:\n  text: T\n  premises:\n    a: {text: A} # about a\n    b: B\n",
    ),
    "block texts move as they are": (
        "thesis:\n    text: T\n    detail: |  # d\n        - one\n            code\n\n        end\n    # foot\n",
        "thesis:\n  text: T\n  detail: |  # d\n    - one\n        code\n\n    end\n  # foot\n",
    ),
    "one blank line at most, one above thesis, sources and expect": (
        "sources: {s: {}}\nexpect: {b: accepted}\nthesis:\n\n  text: T\n\n\n  premises:\n    a: A\n\n    b: B\n\n\n",
        "sources: {s: {}}\n\nexpect: {b: accepted}\n\nthesis:\n  text: T\n\n  premises:\n    a: A\n\n    b: B\n",
    ),
    "a text whose lines fit is broken where its author broke it": (
        "thesis:\n  text: One\n     two\n     three\n",
        "thesis:\n  text: One\n    two\n    three\n",
    ),
    "a long text is folded between words, or between Chinese phrases": (
        (
            f"thesis:\n  text: {'word ' * 24}end\n"
            f"  detail: 特朗普第二任期内，{'“美国优先”将推动美台军事安全关系持续走强，' * 3}完。\n"
        ),
        (
            f"thesis:\n  text: {'word ' * 17}word\n    {'word ' * 6}end\n"
            "  detail: 特朗普第二任期内，“美国优先”将推动美台军事安全关系持续走强，“美国优先”将推动美台军事安全\n"
            "    关系持续走强，“美国优先”将推动美台军事安全关系持续走强，完。\n"
        ),
    ),
    "a comment at the margin goes to the line that it precedes": (
        "thesis:\n    text: T\n# a\n    tags: [x]\n",
        "thesis:\n  text: T\n  # a\n  tags: [x]\n",
    ),
}


@pytest.mark.parametrize("habit", HABITS)
def test_habit(habit: str) -> None:
    written, expected = HABITS[habit]
    assert laid_out(written) == expected
    assert laid_out(expected) == expected


def test_line_ends_and_byte_order_mark_stay() -> None:
    text = "\ufeffargmap: 1\r\ntitle: 'T'\r\n\r\nthesis: {text: A,\r\n  tags: [x]}"
    expected = "\ufeffargmap: 1\r\ntitle: T\r\n\r\nthesis: {text: A, tags: [x]}\r\n"
    assert apply_edits(text, format_edits(Source("map", text))) == expected


def test_lines_that_are_canonical_are_not_touched() -> None:
    text = HEAD + "thesis:\n  text: T\n  tags: ['x']\n  comment: c\n"
    start = text.index("  tags")
    assert format_edits(Source("map", text)) == [Edit(Span(start, text.index("  comment")), "  tags: [x]\n")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("argmap: 1\n? title\n: T\n", "line 2: write `key: value`"),
        ("argmap: [1\n", "line 1: a bracket is not closed"),
        ("", "the file is empty"),
        ("only a text\n", "the file contains plain text, not a map"),
    ],
)
def test_what_cannot_be_laid_out(text: str, said: str) -> None:
    with pytest.raises(LayoutError) as refused:
        format_edits(Source("map", text))
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["a: b", "a:", "# a", "a #b", "- a", "[a", "“a” #", "'a", "", " a", "a\nb", "? a"])
def test_texts_that_need_quotes(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize("text", ["no", "2025", "1.5", "2029-01-20", "true", "~", "0x1f", "12:30"])
def test_texts_that_others_take_for_something_else(text: str) -> None:
    assert is_plain(text)
    assert is_other_type(text)


def test_no_line_break_where_a_space_would_appear_or_vanish() -> None:
    assert fold("中文 中文中文", 7, 6) == ["中文 中", "文中文"]
    assert fold("“中文”，中文", 8, 8) == ["“中文”，", "中文"]


def test_steps_of_a_revision_are_one_set_of_edits() -> None:
    revision = Revision("one two three")
    revision.apply([Edit(Span(4, 7), "2")])
    revision.apply([Edit(Span(0, 3), "1"), Edit(Span(5, 5), "and ")])
    assert revision.text == "1 2and  three"
    assert apply_edits("one two three", revision.edits()) == revision.text


def test_edits_between_keep_the_ends_of_lines_that_stay() -> None:
    old = "a\r\nb\nc"
    assert apply_edits(old, edits_between(old, ["a", "x", "c"])) in ("a\r\nx\nc\n", "a\r\nx\r\nc\r\n")


def test_an_inference_begins_with_its_members_and_keeps_its_comments() -> None:
    assert laid_out(
        "thesis:\n"
        "  premises: {a: A, b: B}\n"
        "  caveats:\n"
        "    c: {step: second, text: C}\n"
        "  inferences:\n"
        "    second:\n"
        "      scheme: sign # as they say\n"
        "      # both\n"
        "      from: [a, b]\n"
        "    first: {warrant: W, from: [a]}\n"
        "  text: T\n"
    ) == (
        "thesis:\n"
        "  text: T\n"
        "  inferences:\n"
        "    second:\n"
        "      # both\n"
        "      from: [a, b]\n"
        "      scheme: sign # as they say\n"
        "    first: {from: [a], warrant: W}\n"
        "  premises: {a: A, b: B}\n"
        "  caveats:\n"
        "    c: {text: C, step: second}\n"
    )
