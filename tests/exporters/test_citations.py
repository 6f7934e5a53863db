"""References and entries, as a scholar would write them."""

from __future__ import annotations

import pytest

from argmap.exporters.bibliography import entry
from argmap.exporters.references import Reference, cite
from argmap.model import Name, Text, Work
from argmap.rendering.citations import author_year
from support.diagnosing import read

from .maps import TRADE

WORKS = read(TRADE).works


ZH_ENTRY = "李明，王小红，2024．论“贸易”与和平[J]．虚构学刊，12（3）：34–51．"
EN_ENTRY = (
    "Li Ming and Wang Xiaohong. 2024. “On ‘Trade’ and Peace.” Invented Studies 12 (3): 34–51. "
    "Original title: 论“贸易”与和平."
)


def written_by(*names: Name, issued: str = "2020", title: str = "Title") -> Work:
    return Work("w", "book", Text({"en": title}) if title else None, names, issued=issued)


SEARLE = Name(Text({"en": "Searle"}), Text({"en": "John"}))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Li and Wang 2024, sec. I.2, nn. 10–12, 15"), ("zh", "李明、王小红，2024，一（二），注10–12、15")],
)
def test_reference(language: str, expected: str) -> None:
    reference = Reference("paper", Text({"zh": "一（二）", "en": "I.2"}), (15, 10, 11, 12))
    assert cite(reference, WORKS, language) == expected


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (written_by(SEARLE), "Searle 2020"),
        (written_by(SEARLE, issued=""), "Searle n.d."),
        (written_by(*[SEARLE] * 3), "Searle, Searle, and Searle 2020"),
        (written_by(*[SEARLE] * 4), "Searle et al. 2020"),
        (written_by(), "“Title” 2020"),
        (written_by(title=""), "w 2020"),
    ],
)
def test_author_and_year(work: Work, expected: str) -> None:
    assert author_year(work, {"w": work}, "en") == expected


def test_twins_get_letters() -> None:
    works = {name: Work(name, authors=(SEARLE,), issued="2020") for name in ("a", "b")}
    assert [author_year(work, works, "en") for work in works.values()] == ["Searle 2020a", "Searle 2020b"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", ZH_ENTRY), ("en", EN_ENTRY)],
)
def test_entry(language: str, expected: str) -> None:
    assert "".join(run.text for run in entry(WORKS["paper"], WORKS, language)) == expected


def test_entry_of_a_western_author() -> None:
    work = written_by(SEARLE, SEARLE)
    assert "".join(run.text for run in entry(work, {"w": work}, "en")) == "Searle, John, and John Searle. 2020. Title."
