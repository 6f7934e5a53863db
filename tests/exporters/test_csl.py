"""The list of sources: in CSL styles where the author names one, with editors and translators in argmap's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.exporters import ExportError, ExportOptions, export
from argmap.exporters.bibliography import entries, entry
from argmap.model import ArgumentMap, Name, Text, Work
from support.diagnosing import read

from .maps import TRADE, saying
from .test_hostile import SAMPLES

WAR = Work(
    "war",
    "book",
    Text({"en": "On War", "zh": "战争论"}),
    (Name(Text({"en": "Clausewitz", "zh": "克劳塞维茨"}), Text({"en": "Carl von", "zh": "卡尔"})),),
    editors=(Name(literal=Text({"en": "Peter Paret", "zh": "帕雷特"})),),
    translators=(Name(literal=Text({"en": "Michael Howard", "zh": "霍华德"})),),
    issued="1976",
    csl={"publisher": "Princeton"},
)


def text_of(work: Work, language: str) -> str:
    return "".join(run.text for run in entry(work, {work.id: work}, language))


def test_editors_and_translators_are_named() -> None:
    english = "Clausewitz, Carl von. 1976. On War. Edited by Peter Paret. Translated by Michael Howard. Princeton."
    assert text_of(WAR, "en") == english
    assert text_of(WAR, "zh") == "卡尔·克劳塞维茨，1976．战争论[M]．帕雷特，编．霍华德，译．Princeton．"
    assert "編．Michael Howard，譯．" in text_of(WAR, "zh-Hant")


def test_a_chapter_is_in_an_edited_book() -> None:
    name = Name(Text({"en": "Ng"}), Text({"en": "Kim"}))
    chapter = Work("c", "chapter", Text({"en": "On things"}), (WAR.authors[0],), (name,),
                   issued="1990", csl={"container-title": "Big Book", "page": "3-9"})  # fmt: skip
    assert "“On things.” In Big Book, edited by Kim Ng, 3–9." in text_of(chapter, "en")
    assert "On things[M]//Kim Ng，编．Big Book：3–9．" in text_of(chapter, "zh")


def test_a_work_without_authors_is_cited_by_its_editors() -> None:
    edited = Work(
        "e", "book", Text({"en": "Essays"}), editors=(Name(Text({"en": "Roe"}), Text({"en": "Ann"})),), issued="2019"
    )
    assert text_of(edited, "en") == "Roe, Ann, ed. 2019. Essays."
    assert text_of(edited, "zh") == "Ann Roe，编，2019．Essays[M]．"


def styled(map_: ArgumentMap, csl: str, language: str = "en") -> list[str]:
    pytest.importorskip("citeproc")
    found = entries(map_, ExportOptions(csl=csl), language)
    return ["".join(f"_{run.text}_" if run.italic else run.text for run in runs) for runs in found.values()]


@pytest.mark.parametrize(
    ("csl", "language", "expected"),
    [
        ("apa", "en", "Li, M., & Wang, X. (2024). On “Trade” and Peace. _Invented Studies_, _12_(3), 34–51."),
        ("gb-t-7714-2015-author-date", "zh", "李明, 王小红, 2024. 论“贸易”与和平. 虚构学刊, 12(3): 34-51."),
    ],
)
def test_a_style_by_its_name(csl: str, language: str, expected: str) -> None:
    assert expected in styled(read(TRADE), csl, language)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant", "fr", "eo", "x-none"])
def test_a_style_speaks_the_language_of_the_document(language: str) -> None:
    (said,) = styled(ArgumentMap(Text({"en": "T"}), ("en",), saying("x").nodes, works={"war": WAR}), "apa", language)
    word = {"en": "trans.", "zh-Hans": "译", "zh-Hant": "翻譯", "fr": "trad."}.get(language, "trans.")
    assert word in said


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix="!"><text variable="title" font-style="italic"/></layout></bibliography>
</style>
"""


def test_a_style_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(STYLE, encoding="utf-8")
    assert styled(read(TRADE), str(path)) == ["_On “Trade” and Peace_!", "_World Survey_!"]
    made = export(read(TRADE), "md", ExportOptions(language="en", csl=str(path))).decode()
    assert "- *World Survey*!" in made


@pytest.mark.parametrize("text", SAMPLES)
def test_any_title_is_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(STYLE, encoding="utf-8")
    work = Work("w", "book", Text({"en": f"a{text}\ufdd0z"}))
    (said,) = styled(ArgumentMap(Text({"en": "T"}), ("en",), saying("x").nodes, works={"w": work}), str(path))
    assert "".join(f"_a{text}z_!".split()) == "".join(said.split())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "cannot be used"),
        ("<style/>", "cannot be used"),
        (STYLE.partition("<bibliography>")[0] + "</style>", "has no bibliography"),
        ("not XML", "cannot be used"),
    ],
)
def test_a_file_that_is_no_style_is_refused(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(content, encoding="utf-8")
    pytest.importorskip("citeproc")
    with pytest.raises(ExportError, match=said):
        styled(read(TRADE), str(path))


@pytest.mark.parametrize(
    ("csl", "said"),
    [
        ("apaa", "unknown CSL style `apaa`.*did you mean `apa`"),
        ("../../x", "file not found"),
        ("no.csl", "file not found"),
    ],
)
def test_a_style_that_is_not_there(csl: str, said: str) -> None:
    pytest.importorskip("citeproc")
    with pytest.raises(ExportError, match=said):
        styled(read(TRADE), csl)


def test_without_the_extra_a_style_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(ExportError, match=r"pip install 'argmap\[csl\]'"):
        export(read(TRADE), "md", ExportOptions(csl="apa"))
