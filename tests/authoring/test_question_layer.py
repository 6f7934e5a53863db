"""A layer that asks: valid as it is, valid when it is filled in, and complaining of what was left empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.authoring.question_layer import question_layer
from argmap.checks import check
from argmap.loading import Loaded, load
from argmap.model import Kind
from argmap.schemes import OWN, asked, open_questions
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.source import Source

BOTH = """\
argmap: 1
title: {zh: 彗星, en: The comet}
languages: [zh, en]
thesis:
  text: {zh: 战争将至, en: War is near}
  inference: {scheme: sign, answers: {observation: {zh: 两人都看到了, en: Seen by two}}}
  evidence:
    comet: {text: {zh: 出现了彗星, en: A comet is seen}, by: {zh: 甲, en: A}}
  premises:
    fear: {text: {zh: 人人恐惧, en: "All: afraid"}, inference: {scheme: division}}
"""
ENGLISH = re.sub(r"\{zh: [^,{}]*, en: (\"?[^{}]*?\"?)\}", r"\1", BOTH).replace("languages: [zh, en]\n", "")


@pytest.fixture(params=[BOTH, ENGLISH], ids=["two languages", "one"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Loaded:
    path = tmp_path / "comet.argmap.yaml"
    path.write_text(request.param, encoding="utf-8")
    return load(path)


def written(base: Loaded) -> str:
    assert base.map is not None
    return question_layer(base.map, open_questions(base.map, OWN), "comet.argmap.yaml")


def loaded(base: Loaded, text: str) -> Loaded:
    assert base.path is not None
    path = base.path.with_name("comet.critique.argmap.yaml")
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_it_is_valid_as_it_is_and_adds_nothing(base: Loaded) -> None:
    layer = loaded(base, written(base))
    assert layer.map is not None
    assert base.map is not None
    assert check(layer) == []
    assert list(layer.map.nodes) == list(base.map.nodes)
    assert open_questions(layer.map, OWN) == open_questions(base.map, OWN)


def test_it_is_laid_out_as_fmt_would(base: Loaded) -> None:
    text = written(base)
    assert format_edits(Source("layer", text)) == []


def test_each_open_question_stands_above_its_entry(base: Loaded) -> None:
    assert base.map is not None
    text = written(base)
    for each in open_questions(base.map, OWN):
        asked = [each.question.text.by_language[language] for language in base.map.languages]
        above = "".join(rf"    #   # {re.escape(said)} \[[^]]+\]\n" for said in asked)
        assert re.search(rf"{above}    #   {each.question.id}:", text)
    assert "observation" not in text, "the map answers it"


def test_filled_in_it_answers(base: Loaded) -> None:
    assert base.map is not None
    several = len(base.map.languages) > 1
    text = re.sub(r"(?m)^    # ", "    ", written(base))
    text = text.replace("{zh: , en: }", "{zh: 不妨, en: It does not matter}")
    if not several:
        text = re.sub(r"(?m)^(      [\w-]+…?):$", r"\1: It does not matter", text)
    for number in range(4):
        text = text.replace("-…:", f"-{number}:", 1)
    layer = loaded(base, text)
    assert layer.map is not None, layer.diagnostics
    assert all(each.answer for each in asked(layer.map, OWN))
    # What the map itself does not answer stays open.
    assert {each.layer for each in open_questions(layer.map, OWN)} == {"critique"}
    added = [node.kind for node in layer.map if node.layer]
    assert sorted(added) == sorted([Kind.CAVEAT, Kind.OBJECTION] * 2)


def test_what_is_left_empty_is_named(base: Loaded) -> None:
    assert base.map is not None
    text = re.sub(r"(?m)^    # ", "    ", written(base))
    found = [fault for fault in loaded(base, text).diagnostics if fault.code == "AM106"]
    questions = open_questions(base.map, OWN)
    assert len([fault for fault in found if "is empty" in fault.message]) >= len(questions)
