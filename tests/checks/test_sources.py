"""Whether the map can be held against what it cites."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from argmap.confinement import ENVIRONMENT
from argmap.i18n.punctuation import number_ranges
from argmap.sources.library import Library
from support.diagnosing import findings

SECOND = "f: {text: Found, by: Y}"


@pytest.mark.parametrize(
    ("where", "cited"),
    [
        ("", False),
        ("basis: poll", False),
        ("detail: see below", False),
        ("source: paper", False),
        ("by: Gallup", True),
        ("cites: [1]", True),
        ("at: first … last", True),
        ("source: other", True),
    ],
)
def test_evidence_says_where_it_can_be_looked_up(where: str, cited: bool) -> None:
    text = f"""\
sources: {{paper: {{title: P}}, other: {{title: O}}}}
thesis:
  text: A
  evidence: {{e: {{text: Seen{where and ", "}{where}}}, {SECOND}}}
"""
    expected = [] if cited else ["6:14 AM405 the evidence `e` does not say where to look it up"]
    assert findings(text) == expected


def test_a_source_that_the_parent_names_is_the_parents() -> None:
    text = """\
sources: {paper: {title: P}, other: {title: O}}
thesis:
  text: A
  premises:
    p: {text: B, source: other, evidence: {e: {text: C, source: other}, f: {text: D, source: paper}}}
"""
    assert findings(text) == ["7:44 AM405 the evidence `e` does not say where to look it up"]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], ""),
        ([1], "1"),
        ([1, 2], "1, 2"),
        ([1, 2, 3, 5], "1–3, 5"),
        ([2, 4, 6], "2, 4, 6"),
        ([9, 1, 4, 3], "1, 3, 4, 9"),
    ],
)
def test_runs_of_notes_are_drawn_together(numbers: list[int], shown: str) -> None:
    assert number_ranges(numbers) == shown


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        ("[1, 2, 3, 4]", []),
        ("[1, 2, 4]", ["3:36 AM410 no node cites note 3 of `paper`"]),
        ("[2]", ["3:36 AM410 no node cites notes 1, 3, 4 of `paper`"]),
        ("[1, 2, 3, 4, 5]", ["6:50 AM406 `e` cites note 5, but `paper` has only 4 notes"]),
    ],
)
def test_notes_are_cited_and_exist(cites: str, expected: list[str]) -> None:
    text = f"""\
sources: {{paper: {{title: P, notes: 4}}}}
thesis:
  text: A
  evidence: {{e: {{text: Seen, cites: {cites}}}, {SECOND}}}
"""
    assert findings(text) == expected


# ---- the texts of sources ----------------------------------------------------------------------------------------

DIGEST = hashlib.sha256(b"the text").hexdigest()
MAP = f"""\
sources: {{paper: {{title: P, text: texts/paper.txt, sha256: {DIGEST}}}}}
thesis:
  text: A
  evidence: {{e: {{text: Seen, by: X}}, {SECOND}}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "paper.txt").write_bytes(b"the text")
    return tmp_path


def test_a_text_is_found_beside_the_map_in_a_named_file_or_in_a_folder_of_the_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = project / "texts" / "paper.txt"
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    assert findings(MAP, Library.of(project / "map.argmap.yaml")) == []
    assert findings(MAP, Library.of(None, {"paper": file})) == []
    elsewhere = Library.of(project / "elsewhere" / "map.argmap.yaml")
    missing = ["3:35 AM403 the text of the source `paper` is not available, so nothing is checked against it"]
    assert findings(MAP, elsewhere) == missing
    monkeypatch.setenv(ENVIRONMENT, str(project / "texts"))
    assert findings(MAP, Library.of(None)) == []


def test_another_text_than_the_one_that_was_mapped_is_told(project: Path) -> None:
    (project / "texts" / "paper.txt").write_bytes(b"another text")
    changed = ["3:60 AM404 the text of the source `paper` is not the one that was mapped"]
    assert findings(MAP, Library.of(project / "map.argmap.yaml")) == changed


def test_a_text_that_cannot_be_read_is_told(project: Path) -> None:
    told = [f"3:35 AM414 the text of the source `paper` cannot be read: {project}: this is a folder"]
    assert findings(MAP, Library.of(None, {"paper": project})) == told
