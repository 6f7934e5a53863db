"""A text that argmap writes is read as the same text, in braces and outside, whatever characters it has."""

from __future__ import annotations

import itertools

import pytest

from argmap.syntax.scalars import quoted, scalar
from argmap.syntax.source import Source
from argmap.syntax.yaml import compose
from support.calling import call

MARKS = ":-?[]{},#&*!|>'\"%@`~=<\\/"
ODD = "\t\x07\x7f\x80\x85\x8e\x9b\xa0\u2028\u2029\ufeff\ufffe\uffff\U0001f600"
"""White space, controls of both sets, line breaks of Unicode, what is no character, and one beyond 16 bits."""


def read(text: str) -> object:
    composed = compose(Source("", text))
    assert composed.diagnostics == [], text
    return composed.data


@pytest.mark.parametrize("first", [*MARKS, *ODD, "D", " ", "1"])
def test_what_is_written_is_what_is_read(first: str) -> None:
    for rest in ("", *map("".join, itertools.product(f"{MARKS}{ODD}x ", repeat=1)), ":?", "D x", " x: y", " #x", ":?x"):
        text = first + rest
        assert read(f"k: {scalar(text)}\n") == {"k": text}
        assert read(f"- {scalar(text)}\n") == [text]
        assert read(f"k: {{a: {scalar(text, flow=True)}, b: [{scalar(text, flow=True)}, c]}}\n") == {
            "k": {"a": text, "b": [text, "c"]}
        }


def test_ordinary_texts_have_no_quotes() -> None:
    for text in ("a:b", "at 10:30", "https://example.org/a?b=c#d", "论题：其一", "x?", "café", "what?:x"):
        assert scalar(text) == text
    assert quoted("é\x9b\u2028") == '"é\\u009b\\u2028"'


HEAD = "argmap: 1\ntitle: T\n"


@pytest.mark.parametrize(
    "thesis",
    [
        '{text: T, premises: {a: {text: A, by: ":D x"}}}',
        '{text: T, premises: {a: {text: A, by: ":?"}}}',
        '{text: T, premises: {a: {text: A, tags: ["?x", ":x", ",x"]}}}',
        '{text: "T\\x85 \\u2028 \\x9b", premises: {a: A}}',
        '{text: T, premises: {a: "x\\x8ey"}}',
        "{text: T, premises: {a: 'it''s :D'}}",
    ],
)
def test_formatting_keeps_such_texts(thesis: str) -> None:
    text = f"{HEAD}thesis: {thesis}\n"
    answer = call("fmt", "-", typed=text)
    assert answer.returncode == 0, answer.stderr
    assert read(answer.stdout) == read(text)
    assert call("fmt", "-", typed=answer.stdout).stdout == answer.stdout


@pytest.mark.parametrize("value", [":D x", ":?", "?", "a, b", "\x9b", "\x7f", "- x", "x:", "[x", "@x", "%", "x\u2028y"])
def test_an_edit_takes_any_text(value: str) -> None:
    map_ = f"{HEAD}thesis: {{text: T, premises: {{a: {{text: A, assumed: true}}}}}}\n"
    for command in (["set", "-", "a", "by"], ["set", "-", "a", "text"], ["add", "-", "a", "caveat", "c"]):
        answer = call(*command, "--", value, typed=map_)
        assert answer.returncode == 0, answer.stderr
        assert value in _texts(read(answer.stdout))


def _texts(data: object) -> list[str]:
    """Every text in data."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    return [text for value in data for text in _texts(value)] if isinstance(data, list) else [str(data)]
