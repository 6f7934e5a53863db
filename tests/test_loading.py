"""Loading never raises, whatever the bytes; what it says has a place in the text."""

from __future__ import annotations

import dataclasses
import io
import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.loading import Loaded, load, load_bytes, load_text
from argmap.model import ArgumentMap
from support.diagnosing import HEADER, ROOT, lines

TUTORIAL = (ROOT / "maps/tutorial.argmap.yaml").read_text(encoding="utf-8")

SMALL = """\
argmap: 1
title: {en: "A title: it has a colon", zh: 标题}
languages: [en, zh]
sources:
  paper: {title: P, author: [{family: 李}], issued: 2025-03, notes: 3}
thesis:
  id: t
  text: {en: The claim, zh: 这是
      主张}
  forecast: {due: 2029-01-20, test: {en: what settles it}}
  premises:
    p: {text: A reason, cites: [1, 2], at: [a … b], likelihood: likely}
    q: |
      Another one
      # that goes on
  evidence:
    e: {text: 'It''s so', supports: [p], by: {en: Somebody}}
"""


def assert_sound(loaded: Loaded) -> None:
    """What holds for every file: a map or errors, and every place lies in the text."""
    length = len(loaded.source.text)
    assert loaded.ok == (not loaded.diagnostics)
    for diagnostic in loaded.diagnostics:
        for span in (diagnostic.span, *(label.span for label in diagnostic.labels)):
            assert 0 <= span.start <= span.end <= length
        assert diagnostic.message
        loaded.source.line(loaded.source.position(diagnostic.span.start)[0])


def same(one: ArgumentMap | None, other: ArgumentMap | None) -> bool:
    assert one is not None
    assert other is not None
    return dataclasses.asdict(one) == dataclasses.asdict(other)


# ---- never raises ------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_map_or_an_error(raw: bytes) -> None:
    assert_sound(load_bytes(raw, "map"))


@settings(deadline=None)
@given(st.text(st.characters(), max_size=100))
def test_any_text_is_a_map_or_an_error(text: str) -> None:
    assert_sound(load_text(text))
    assert_sound(load_text(HEADER + "thesis:\n  text: " + text))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*" \t\n\r:-,[]{}#&*!|>'\"%@`?~<=\\…中a1", "\n  ", ": ", "- ", "\n- ", "\u2028", "\ufeff"])
    )
)
def test_any_heap_of_marks_is_a_map_or_an_error(marks: list[str]) -> None:
    assert_sound(load_text("".join(marks)))
    assert_sound(load_text(HEADER + "thesis:\n  text: A\n  premises:\n    p: " + "".join(marks)))


@settings(deadline=None)
@given(st.sampled_from([SMALL, TUTORIAL]), st.randoms(use_true_random=False))
def test_a_valid_map_with_a_slice_lost_doubled_or_moved_is_a_map_or_an_error(text: str, chance: random.Random) -> None:
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.choice([1, 1, 2, 5, 30, 300]))
    cut, rest = text[start:end], text[:start] + text[end:]
    to = chance.randrange(len(rest) + 1)
    assert_sound(load_text(rest))
    assert_sound(load_text(text[:end] + text[start:]))
    assert_sound(load_text(rest[:to] + cut + rest[to:]))
    assert_sound(load_bytes(text.encode()[start:], "map"))


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_a_valid_map_with_its_lines_shuffled_or_indented_is_a_map_or_an_error(chance: random.Random, by: int) -> None:
    rows = SMALL.splitlines(keepends=True)
    number = chance.randrange(len(rows))
    assert_sound(load_text("".join([*rows[:number], " " * by + rows[number], *rows[number + 1 :]])))
    chance.shuffle(rows)
    assert_sound(load_text("".join(rows)))


# ---- one map, many files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [SMALL, TUTORIAL])
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_map_is_the_same_whatever_ends_its_lines(text: str, newline: str, mark: str) -> None:
    assert same(load_text(mark + text.replace("\n", newline)).map, load_text(text).map)


def test_a_file_is_what_its_bytes_are() -> None:
    path = ROOT / "maps" / "tutorial.argmap.yaml"
    loaded = load(path)
    assert loaded.path == path
    assert loaded.source.name == str(path)
    assert same(loaded.map, load_text(TUTORIAL).map)
    assert loaded.source.raw == path.read_bytes()


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    loaded = load("-")
    assert loaded.ok
    assert loaded.source.name == "<stdin>"
    assert loaded.path is None


def test_the_digest_is_that_of_the_bytes() -> None:
    assert load_bytes(b"", "map").source.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


# ---- what is in a map --------------------------------------------------------------------------------------------


def test_everything_that_an_author_writes_arrives() -> None:
    map_ = load_text(SMALL).map
    assert map_ is not None
    assert list(map_.nodes) == ["t", "p", "q", "e"]
    assert [node.kind for node in map_] == ["thesis", "premise", "premise", "evidence"]
    assert map_["t"].text.by_language == {"en": "The claim", "zh": "这是主张"}
    assert map_["q"].text.by_language == {"en": "Another one # that goes on"}
    assert map_["p"].cites == (1, 2)
    assert map_["p"].at == ("a … b",)
    assert [link.target for link in map_.links] == ["p"]
    assert {node.source for node in map_} == {"paper"}
    work = map_.works["paper"]
    assert (work.issued, work.notes, str(work.authors[0].family)) == ("2025-03", 3, "李")
    forecast = map_["t"].forecast
    assert forecast is not None
    assert (str(forecast.due), str(forecast.test), forecast.outcome) == ("2029-01-20", "what settles it", "pending")


def test_source_and_section_are_inherited_until_the_source_changes() -> None:
    map_ = load_text(
        HEADER
        + """\
sources: {a: {title: A}, b: {title: B}}
thesis:
  text: A
  section: one
  premises:
    below: {text: B, evidence: {own: {text: C, section: two}}}
    elsewhere: {text: D, source: b, evidence: {there: E}}
"""
    ).map
    assert map_ is not None
    found = {node.id: (node.source, str(node.section or "")) for node in map_}
    assert found == {
        "thesis": ("a", "one"),
        "below": ("a", "one"),
        "own": ("a", "two"),
        "elsewhere": ("b", ""),
        "there": ("b", ""),
    }


def test_a_route_leads_to_a_value_or_a_key_or_the_nearest_thing_above() -> None:
    loaded = load_text(SMALL)

    def at(*loc: str | int, key: bool = False) -> str:
        span = loaded.span(loc, key=key)
        return loaded.source.text[span.start : span.end]

    assert at("thesis", "premises", "p", "text") == "A reason"
    assert at("thesis", "premises", "p", "cites", 1) == "2"
    assert at("thesis", "premises", "p", key=True) == "p"
    assert at("thesis", "premises", "p", "section") == "p"
    assert at("thesis", "evidence", "e", "text") == "'It''s so'"


# ---- a file with errors ------------------------------------------------------------------------------------------


def test_a_file_with_errors_has_no_map_but_what_could_be_understood_is_checked_further() -> None:
    loaded = load_text(HEADER + "thesis:\n  textt: A\n  text: B\n  premises:\n    p: {text: C, supports: [zzz]}\n")
    assert lines(loaded, loaded.diagnostics) == [
        "4:3 AM104 unknown key `textt` in the thesis",
        "7:29 AM202 the map has no node `zzz`",
    ]
    assert loaded.map is None
    assert loaded.partial is not None
    assert [link.target for link in loaded.partial.links] == []


def test_after_a_fault_in_the_yaml_itself_nothing_is_guessed() -> None:
    loaded = load_text(HEADER + "thesis:\n  textt: [\n")
    assert [diagnostic.code for diagnostic in loaded.diagnostics] == ["AM101"]
    assert loaded.partial is None
