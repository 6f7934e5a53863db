"""The YAML subset: every key and value knows its place, text stays text, lines are folded as Chinese is set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.syntax.edits import apply_edits
from argmap.syntax.source import Source
from argmap.syntax.yaml import Composed, SpanTree, comments, compose


def composed(text: str) -> Composed:
    result = compose(Source("map", text))
    assert not result.diagnostics, [diagnostic.message for diagnostic in result.diagnostics]
    return result


def read(text: str) -> object:
    return composed(text).data


def comments_of(text: str) -> list[str]:
    source = Source("map", text)
    found = list(comments(source, compose(source).root))
    assert all(text[comment.span.start : comment.span.end] == comment.text for comment in found)
    return [comment.text for comment in found]


# ---- places ----------------------------------------------------------------------------------------------------

WORDS = st.text(
    st.sampled_from("ab z09-:#'\"\\,[]{}&*!|>%@`?.中文，。“”한ｱ😀👩\u2028\u0085\xa0é"), min_size=1, max_size=12
)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)
MAPPINGS = st.dictionaries(WORDS, DATA, min_size=1, max_size=4)


Write = Callable[[str, str], str]
"""Writes a text in some style, given the indentation of what goes on in further lines."""


def single_quoted(text: str, indent: str = "") -> str:
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str, indent: str = "") -> str:
    return json.dumps(text, ensure_ascii=False)


def plain(text: str, indent: str) -> str:
    fits = re.fullmatch(r"[a-z中文😀]([^#:\s]*[^#:\s,\[\]{}])?", text)
    return text if fits else single_quoted(text)


def block_text(text: str, indent: str) -> str:
    return single_quoted(text) if text[0] == " " else f"|-\n{indent}{text}"


def as_block(data: object, write: Write, indent: str = "") -> str:
    """The data in lines, keys in single quotes."""
    deeper = indent + "  "
    if isinstance(data, str):
        return write(data, deeper)
    if isinstance(data, dict):
        entries = [f"{single_quoted(key)}: {as_block(value, write, deeper)}" for key, value in data.items()]
    else:
        assert isinstance(data, list)
        entries = [f"- {as_block(item, write, deeper)}" for item in data]
    empty = "{}" if isinstance(data, dict) else "[]"
    return "".join(f"\n{indent}{entry}" for entry in entries) or empty


def as_flow(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


DUMPS: dict[str, Callable[[object], str]] = {
    "flow": as_flow,
    "single": lambda data: as_block(data, single_quoted),
    "double": lambda data: as_block(data, double_quoted),
    "plain": lambda data: as_block(data, plain),
    "block": lambda data: as_block(data, block_text),
}


def scalars(data: object, place: SpanTree) -> Iterator[tuple[str, str | int, SpanTree]]:
    """Every scalar with the step that leads to it and its place."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        if isinstance(value, (dict, list)):
            yield from scalars(value, place.children[step])
        else:
            yield value, step, place.children[step]


@pytest.mark.parametrize("style", DUMPS)
@settings(deadline=None)
@given(MAPPINGS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_every_span_slices_to_its_key_or_value(style: str, data: dict[str, object], newline: str, mark: str) -> None:
    text = mark + DUMPS[style](data).replace("\n", newline) + newline
    result = composed(text)
    assert result.data == data
    for value, step, place in scalars(data, result.root):
        assert read(text[place.start : place.end]) == value
        if isinstance(step, str):
            assert place.key is not None
            assert read(text[place.key.start : place.key.end]) == step


def test_a_span_ends_with_its_value_whatever_follows() -> None:
    text = "a: plain words   # remark\nb: |\n  one\n  two\n\n# remark\nc: [x, y]  # remark\nd:\n  e: f\n\n"
    places = composed(text).root.children
    sliced = {key: text[place.start : place.end] for key, place in places.items()}
    assert sliced == {"a": "plain words", "b": "|\n  one\n  two", "c": "[x, y]", "d": "e: f"}


@pytest.mark.parametrize(
    ("offset", "line_and_column"),
    [(0, (1, 1)), (1, (1, 1)), (2, (1, 2)), (5, (1, 5)), (6, (2, 1)), (8, (3, 1)), (10, (3, 3)), (11, (4, 1))],
)
def test_lines_end_at_lf_crlf_and_cr_and_a_byte_order_mark_has_no_column(
    offset: int, line_and_column: tuple[int, int]
) -> None:
    assert Source("map", "\ufeffa\u2028b\r\nc\r😀d\n").position(offset) == line_and_column


def test_editors_count_in_utf16() -> None:
    source = Source("map", "a\n😀中x\n")
    assert source.position_utf16(source.text.index("x")) == (1, 3)
    assert source.line(2) == "😀中x"


# ---- values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["no", "yes", "true", "~", "null", "1", "0x1F", "1e3", "2029-01-20", "12:30", "=", "<<x"]
)
def test_a_scalar_is_text_until_the_schema_gives_it_a_type(word: str) -> None:
    assert read(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("中\n  文", "中文"),
        ("中\r\n  文", "中文"),
        ("中\r  文", "中文"),
        ("中，\n  文。\n  一。", "中，文。一。"),
        ("“中\n  ”文", "“中”文"),
        ("中……\n  ……文", "中…… ……文"),
        ("one\n  two", "one two"),
        ("中\n  two", "中 two"),
        ("one\n  文", "one 文"),
        ("한\n  국", "한 국"),
        ("「中」\n  「文」", "「中」「文」"),
        ("中 文\n  字", "中 文字"),
        ("中\n\n  文", "中\n文"),
        ("'中\n  文'", "中文"),
        ("'中 文''中\n  文'", "中 文'中文"),
        ("'中''文\n  字'", "中'文字"),
        ('"中\n  文"', "中文"),
        ('"中\\"文\n  字"', '中"文字'),
        ('"\\u4e2d\n  文"', "中文"),
        ('"中\n  \\u6587"', "中文"),
        ('"中\\\n  文"', "中文"),
        ('"中 \\\n  文"', "中 文"),
        ('"中\\n文\n  字"', "中\n文字"),
        ('"中 文\\t文\n  字 文"', "中 文\t文字 文"),
        ("'中\n  '", "中 "),
        (">-\n  中\n  文\n  字", "中文字"),
        (">-\n  中\n\n  文", "中\n文"),
        (">-\n  中 文\n  字", "中 文字"),
        (">-\n  中\n    文\n  字", "中\n  文\n字"),
        ("|-\n  中\n  文", "中\n文"),
        ("|-\n  中 文\n  中\n  文", "中 文\n中\n文"),
    ],
)
def test_a_line_break_between_two_chinese_characters_is_no_space(written: str, value: str) -> None:
    assert read(f"a: {written}\n") == {"a": value}


@settings(deadline=None)
@given(st.lists(st.text("中文，“ab'\"\\ ", min_size=1).filter(lambda line: line == line.strip()), min_size=1))
def test_folding_is_the_same_in_every_style(lines: list[str]) -> None:
    folded = "\n".join(f"  {line}" for line in lines)
    single = folded.replace("'", "''").strip()
    double = folded.replace("\\", "\\\\").replace('"', '\\"').strip()
    value = read(f"a: >-\n{folded}\n")
    assert read(f"a: '{single}'\n") == value
    assert read(f'a: "{double}"\n') == value


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029"])
@pytest.mark.parametrize("written", ["x{}y", "'x{}y'", '"x{}y"', "|-\n  x{}y", ">-\n  x{}y"])
def test_a_separator_that_no_editor_breaks_a_line_at_is_a_character_like_others(character: str, written: str) -> None:
    assert read(f"a: {written}\nb: c\n".format(character)) == {"a": f"x{character}y", "b": "c"}


# ---- comments --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# first\na: b\n", ["# first"]),
        ("\ufeff# behind a mark\na: b\n", ["# behind a mark"]),
        ("a: b # behind\n  # below\nc: d\n# last", ["# behind", "# below", "# last"]),
        ("a: b\t# behind a tab\n", ["# behind a tab"]),
        ("a: # key\n  # before\n  - b # item\n", ["# key", "# before", "# item"]),
        ("a: [b, # in\n  c]\nd: {e: f, # here\n  g: h}\n", ["# in", "# here"]),
        ("a: | # opening\n  text\nb: >- # also\n  text\n", ["# opening", "# also"]),
        ("a: # of an empty value\nb: c\n", ["# of an empty value"]),
        ("a: 中文 # 注释 # 二\r\nb: c\r\n", ["# 注释 # 二"]),
        ("# one\u2028still one\na: b\n", ["# one\u2028still one"]),
        ("#\na: b\n", ["#"]),
        ("a: b#c\nd#e: f\n", []),
        ("a: 'b # c'\nd: \"e # f\"\n'g # h': i\n", []),
        ("a: 'b\n  # c\n  d'\n", []),
        ("a: |\n  # b\n\n  # c\n", []),
        ("a: >-\n  b\n  # c\n", []),
    ],
)
def test_comments_are_found_and_nothing_else_is_taken_for_one(text: str, found: list[str]) -> None:
    assert comments_of(text) == found


# ---- what is not read --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x b\n", "3 the anchor `&x` is not supported"),
        ("a: *x\n", "3 the alias `*x` is not supported"),
        ("*x : a\n", "0 the alias `*x` is not supported"),
        ("a: {<<: {b: c}}\n", "4 merge keys are not supported"),
        ("a: !!str b\n", "3 the tag `!!str` is not supported"),
        ("a: !b [c]\n", "3 the tag `!b` is not supported"),
        ("a: !<tag:b> {c: d}\n", "3 the tag `tag:b` is not supported"),
        ("!!str a: b\n", "0 the tag `!!str` is not supported"),
        ("a: b\n---\nc: d\n", "5 a second document begins here"),
        ("%YAML 1.2\n---\na: b\n", "0 YAML directives are not supported"),
        ("%TAG ! tag:x,2000:\n---\na: b\n", "0 YAML directives are not supported"),
        ("? [a, b]\n: c\n", "2 a key must be a single word or phrase, not a list or a mapping"),
        ("{a: b}: c\n", "0 a key must be a single word or phrase, not a list or a mapping"),
    ],
)
def test_what_the_subset_leaves_out_is_named_at_its_place(text: str, told: str) -> None:
    (diagnostic,) = compose(Source("map", text)).diagnostics
    assert diagnostic.code == "AM103"
    assert f"{diagnostic.span.start} {diagnostic.message}" == told
    assert diagnostic.hint


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("a: ! b\n", 'a: "! b"\n'),
        ("a: !b\n", 'a: "!b"\n'),
        ("a: !b c  # d\n", 'a: "!b c"  # d\n'),
        ('a: !b say "c"\n', "a: '!b say \"c\"'\n"),
        ("a: {b: ! c, d: e}\n", 'a: {b: "! c", d: e}\n'),
        ("a: [!环境, c]\n", None),
        ("a: !b\n  c\n", None),
        ('a: !b "c"\n', None),
        ("a: !b |\n  c\n", None),
        ("a: !!str b\n", None),
        ("a: !<tag:b> c\n", None),
        ("a: !b [c]\n", None),
    ],
)
def test_a_text_that_begins_with_an_exclamation_mark_can_be_quoted(text: str, fixed: str | None) -> None:
    """Not safe, since a tag may have been meant; nothing is offered where one was, or for a text of several lines."""
    fixes = [each.fix for each in compose(Source("map", text)).diagnostics if each.fix is not None]
    assert all(not fix.safe for fix in fixes)
    assert [apply_edits(text, fix.edits) for fix in fixes] == ([] if fixed is None else [fixed])


@pytest.mark.parametrize(
    "text", ["---\na: b\n", "a: b\n...\n", "a: '<<'\n", "'<<': a\n", "a: '*x'\n", "a: b & c * d !\n"]
)
def test_what_only_looks_like_it_is_read(text: str) -> None:
    assert isinstance(read(text), dict)


def test_after_a_duplicate_key_both_values_keep_their_places() -> None:
    text = "a: b\na: c\na: d\n"
    result = compose(Source("map", text))
    assert [(diagnostic.code, diagnostic.span.start) for diagnostic in result.diagnostics] == [
        ("AM102", 5),
        ("AM102", 10),
    ]
    assert all(text[label.span.start : label.span.end] == "a" for found in result.diagnostics for label in found.labels)
    assert [text[place.start : place.end] for place in result.root.children.values()] == ["b", "c", "d"]
