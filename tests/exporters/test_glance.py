"""Every document begins with the argument at a glance: the thesis and its direct reasons, a line each."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from argmap.building import export
from argmap.evaluation import evaluate
from argmap.exporters import ExportOptions
from argmap.exporters.glance import Glance, glance
from argmap.loading import load, load_text
from argmap.model import ArgumentMap
from argmap.model.numbering import number_nodes

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture(scope="module")
def taiwan() -> ArgumentMap:
    map_ = load(MAPS / "us-taiwan.argmap.yaml").map
    assert map_ is not None
    return map_


def seen(map_: ArgumentMap, language: str = "en") -> Glance | None:
    return glance(map_, map_.root, number_nodes(map_), evaluate(map_), language)


def test_it_has_the_thesis_and_all_direct_reasons_in_150_words(taiwan: ArgumentMap) -> None:
    found = seen(taiwan)
    assert found is not None
    assert [line.node.id for line in found.lines] == ["thesis", *taiwan.root.children]
    assert sum(len(line.said("en").split()) for line in found.lines) <= 150


def test_a_line_says_how_a_reason_stands_what_is_against_it_and_how_much_is_below() -> None:
    map_ = load(MAPS / "tutorial.argmap.yaml").map
    assert map_ is not None
    found = seen(map_)
    assert found is not None
    # The objection to the second reason was answered.
    assert [line.state for line in found.lines] == [
        "qualified",
        "qualified, 1 doubt, 3 statements below",
        "qualified, 4 statements below",
        "qualified, 1 doubt, 5 statements below",
    ]


def test_the_chinese_of_it(taiwan: ArgumentMap) -> None:
    found = seen(taiwan, "zh")
    assert found is not None
    assert found.lines[1].said("zh").endswith("…（成立、1处质疑、其下69条陈述）")


@pytest.mark.parametrize(("name", "language"), [("txt", "en"), ("md", "zh"), ("latex", "en")])
def test_documents_begin_with_it(taiwan: ArgumentMap, name: str, language: str) -> None:
    text = export(taiwan, name, ExportOptions(language=language)).decode()
    title = {"en": "At a glance", "zh": "一览"}[language]
    statement = {"txt": "\nThesis (", "md": '<a id="thesis">', "latex": r"\statement{0}{node0}{Thesis"}[name]
    assert -1 < text.index(title) < text.index(statement)


def test_so_does_a_word_document_and_its_numbers_lead_on(taiwan: ArgumentMap) -> None:
    document = docx.Document(io.BytesIO(export(taiwan, "docx", ExportOptions(language="en"))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    first = texts.index("At a glance")
    assert texts[first + 2].startswith("1\tAmerica First will guide")
    (link,) = document.paragraphs[first + 2].hyperlinks
    assert link.fragment == "node2"


def test_what_is_small_needs_none(taiwan: ArgumentMap) -> None:
    leaf = next(node.id for node in taiwan if not node.children)
    for options in (ExportOptions(language="en", depth=1), ExportOptions(language="en", focus=leaf)):
        assert "At a glance" not in export(taiwan, "txt", options).decode()


def test_many_reasons_are_cut_short() -> None:
    reasons = "".join(f"\n    r{number}: Reason number {number}" for number in range(20))
    map_ = load_text(f"argmap: 1\ntitle: T\nthesis:\n  text: A claim.\n  premises:{reasons}\n").map
    assert map_ is not None
    found = seen(map_)
    assert found is not None
    assert (len(found.lines), found.more) == (13, "… 8 more")
