"""DOCX: styles, numbers, footnotes and links, as python-docx and LibreOffice read them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from argmap.building import intact_mark, sealed
from argmap.exporters import ExportOptions, export
from argmap.model import Text
from support.diagnosing import read

from .maps import TRADE, chain, saying
from .test_details import detailed, made


def opened(options: ExportOptions = ExportOptions(language="en")) -> Any:  # noqa: B008 - frozen
    return docx.Document(io.BytesIO(export(read(TRADE), "docx", options)))


def paragraph(document: Any, text: str) -> Any:
    return next(each for each in document.paragraphs if text in each.text)


def footnotes(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/footnotes.xml").decode()


def test_branches_are_headings_and_the_rest_a_list() -> None:
    document = opened()
    assert paragraph(document, "Trade and peace").style.name == "Title"
    assert paragraph(document, "Trade makes for peace").style.name == "Thesis Statement"
    assert paragraph(document, "Premise. War interrupts").style.name == "Heading 1"
    assert paragraph(document, "A blockade cut").style.name == "Statement"
    assert paragraph(document, "Sources").style.name == "Heading 1"


def test_numbers_are_a_multilevel_list() -> None:
    document = opened()
    numbered = [paragraph(document, text)._p.pPr.numPr for text in ("War interrupts trade.", "A blockade cut")]
    assert [each.ilvl.val for each in numbered] == [0, 1]
    assert numbered[0].numId.val == numbered[1].numId.val
    numbering = document.part.numbering_part.element
    texts = [each.get(qn("w:val")) for each in numbering.iter(qn("w:lvlText"))]
    assert "%1.%2.%3.%4.%5.%6.%7.%8.%9" in texts


def test_an_excerpt_keeps_its_numbers() -> None:
    document = opened(ExportOptions(language="en", focus="cost"))
    assert paragraph(document, "War interrupts trade.").text.startswith("1 Premise")
    texts = [each.get(qn("w:val")) for each in document.part.numbering_part.element.iter(qn("w:lvlText"))]
    assert "1.%1" in texts


def test_levels_beyond_those_of_word_have_numbers_too() -> None:
    document = docx.Document(io.BytesIO(export(chain(12), "docx")))
    assert paragraph(document, "第12层").text.startswith("1.1.1.1.1.1.1.1.1.1.1.1 ")


def test_references_are_footnotes_that_name_the_work() -> None:
    data = export(read(TRADE), "docx", ExportOptions(language="en"))
    assert " Li and Wang 2024, sec. I.2, nn. 10–12, 15." in footnotes(data)
    marks = list(docx.Document(io.BytesIO(data)).element.body.iter(qn("w:footnoteReference")))
    assert [mark.get(qn("w:id")) for mark in marks] == ["1", "2", "3"]


def test_cross_references_lead_to_a_bookmark() -> None:
    body = opened().element.body
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    targets = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
    assert targets
    assert targets <= names


def test_fonts_and_languages() -> None:
    document = opened(ExportOptions(language="zh", all_languages=True))
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("SimSun", "Times New Roman")
    assert document.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "SimHei"
    english = paragraph(document, "War interrupts trade.").runs[0]._r.rPr
    assert english.find(qn("w:lang")).get(qn("w:val")) == "en-US"


def test_details_keep_their_lists() -> None:
    assert "• one" in [each.text for each in opened().paragraphs]


def test_the_same_bytes_without_a_time(tmp_path: Path) -> None:
    mark = f"argmap-digest:{'0' * 64}"
    options = ExportOptions(digest=f"{mark}-{'0' * 16}")
    made = export(read(TRADE), "docx", options)
    assert made == export(read(TRADE), "docx", options)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"created" not in archive.read("docProps/core.xml")
    path = tmp_path / "map.docx"
    path.write_bytes(sealed(made))
    assert intact_mark(path) == mark
    assert [each.text for each in docx.Document(str(path)).paragraphs], "a sealed file still opens"


def spoken(text: str, language: str) -> Any:
    """The paper of one thesis in a language."""
    said = f"argmap: 1\ntitle: T\nlanguages: [{language}]\nthesis: {{text: {text!r}, assumed: true}}\n"
    return docx.Document(io.BytesIO(export(read(said), "docx", ExportOptions(language=language))))


def test_an_arabic_text_runs_from_the_right() -> None:
    found = paragraph(spoken("ينبغي أن تبقى الحديقة مفتوحة (24:00).", "ar"), "مفتوحة")
    assert found._p.pPr.find(qn("w:bidi")) is not None
    assert found.runs[-1].font.rtl
    # What has no letter of Arabic is set as English is.
    assert not list(spoken("Open.", "ar").element.body.iter(qn("w:bidi")))


def test_complex_scripts_have_fonts_sizes_and_a_language() -> None:
    for language, text, font, tag in (
        ("he", "הפארק פתוח.", "Times New Roman", "he-IL"),
        ("th", "สวนเปิด", "Leelawadee UI", "th-TH"),
        ("hi", "उद्यान खुला है।", "Nirmala UI", "hi-IN"),
    ):
        normal = spoken(text, language).styles["Normal"].element.rPr
        assert normal.find(qn("w:rFonts")).get(qn("w:cs")) == font
        assert normal.find(qn("w:szCs")).get(qn("w:val")) == normal.find(qn("w:sz")).get(qn("w:val"))
        assert normal.find(qn("w:lang")).get(qn("w:bidi")) == tag


@pytest.mark.parametrize(
    ("tag", "font", "word"),
    [
        ("zh-Hant", "PMingLiU", "zh-TW"),
        ("zh-TW", "PMingLiU", "zh-TW"),
        ("zh-Hant-HK", "PMingLiU", "zh-HK"),
        ("zh-MO", "PMingLiU", "zh-MO"),
        ("zh", "SimSun", "zh-CN"),
        ("ja", "MS Mincho", "ja-JP"),
        ("ko", "Batang", "ko-KR"),
    ],
)
def test_east_asian_papers_have_the_fonts_of_their_country(tag: str, font: str, word: str) -> None:
    normal = spoken("公園", tag).styles["Normal"].element.rPr
    assert normal.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert normal.find(qn("w:lang")).get(qn("w:eastAsia")) == word


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "trade.docx"
    path.write_bytes(export(read(TRADE), "docx", ExportOptions(language="zh")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    text = (tmp_path / "trade.txt").read_text(encoding="utf-8-sig")
    assert "1.1证据（统计数据）示例研究所：封锁使贸易额下降四成" in text.replace("\t", "").replace(" ", "")


def runs(text: str, language: str) -> list[tuple[str, str | None]]:
    """The runs of the summary, with the script that Word takes its signs of several scripts for."""
    map_ = replace(saying("x"), languages=(language,), summary=Text({language: text}))
    document = docx.Document(io.BytesIO(export(map_, "docx", ExportOptions(language=language))))
    summary = next(each for each in document.paragraphs if each.text == text)
    fonts = [each._r.rPr.rFonts if each._r.rPr is not None else None for each in summary.runs]
    return [
        (each.text, font.get(qn("w:hint")) if font is not None else None)
        for each, font in zip(summary.runs, fonts, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("他说“好”——但Smith’s书…", "zh", [("他说“好”——但Smith", "eastAsia"), ("’", None), ("s书…", "eastAsia")]),
        ("第10–12页", "zh", [("第10", "eastAsia"), ("–", None), ("12页", "eastAsia")]),
        ("“Trade” and Smith’s peace", "zh", [("“Trade” and Smith’s peace", None)]),
        ("“引号”与U.S.混排", "zh", [("“引号”与U.S.混排", "eastAsia")]),
        ("Smith’s “book” of 中文", "en", [("Smith’s “book” of 中文", None)]),
    ],
)
def test_signs_of_several_scripts_are_in_the_font_of_their_word(
    text: str, language: str, expected: list[tuple[str, str | None]]
) -> None:
    assert runs(text, language) == expected


ORDER: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
}
"""The order of properties in the schema of ISO/IEC 29500, which Word is strict about."""


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_properties_are_in_the_order_of_the_schema(language: str) -> None:
    map_ = replace(detailed(), languages=(language,))
    data = export(map_, "docx", ExportOptions(language=language))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            ElementTree.fromstring(archive.read(f"word/{name}.xml"))
            for name in ("document", "styles", "numbering", "footnotes")
        ]
    found = 0
    for name, order in ORDER.items():
        for properties in (each for part in parts for each in part.iter(qn(f"w:{name}"))):
            names = [child.tag.rpartition("}")[2] for child in properties]
            assert names == sorted(names, key=order.split().index)
            found += 1
    assert found > 50


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_shows_details(tmp_path: Path) -> None:
    (tmp_path / "map.docx").write_bytes(made("docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "html", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "map.docx")], check=True, capture_output=True, timeout=180)
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert page.count("<td") == 6
    assert 'href="https://example.org/act_(1)?a=1&amp;b=2"' in page
    assert re.search(r"<strike>\s*(<font[^>]*>\s*)*struck|<s>struck|<strike>", page)
