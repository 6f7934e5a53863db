"""The text of a source's file, whatever it is saved as."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.sources.encodings import decode
from argmap.sources.extract import ExtractionError, extract
from argmap.sources.text import SourceText

from .files import docx, pdf

CHINESE = "城市夜间公交“在许多城市”出现。它改变了出行方式，见2024年的报告。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_chinese_in_its_usual_encodings(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_other_encodings() -> None:
    assert decode("臺灣的圖書館在週日開放，讀者表示歡迎。".encode("big5")) == "臺灣的圖書館在週日開放，讀者表示歡迎。"
    assert decode("Café à Genève — “naïve”".encode("cp1252")) == "Café à Genève — “naïve”"
    assert decode("Naïve ‘quotation’ at Æbeltoft".encode("utf-16-be")) == "Naïve ‘quotation’ at Æbeltoft"
    assert (
        decode("図書館は日曜日も開館する。利用者は多い。".encode("cp932")) == "図書館は日曜日も開館する。利用者は多い。"
    )
    assert decode("도서관은 일요일에도 문을 연다.".encode("euc_kr")) == "도서관은 일요일에도 문을 연다."
    assert decode("Café".encode("utf-32")) == "Café"


def test_a_stray_null_character_does_not_hide_a_text() -> None:
    text = "The library opens on Sundays, readers say. " * 5
    assert decode(f"{text}\0{text}".encode()) == f"{text}\0{text}"


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3)
    with pytest.raises(ExtractionError, match=r"picture\.txt cannot be read as text") as caught:
        extract(tmp_path / "picture.txt")
    assert caught.value.hint == "save it as UTF-8 text"
    (tmp_path / "empty.md").write_text(" \n")
    with pytest.raises(ExtractionError, match="contains no text"):
        extract(tmp_path / "empty.md")
    with pytest.raises(ExtractionError, match="file not found"):
        extract(tmp_path / "nowhere.txt")
    with pytest.raises(ExtractionError, match=r"\.doc files are not supported"):
        extract(tmp_path / "old.doc")


def test_pages_of_a_pdf_run_on_without_their_numbers_and_heads(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    pages = [
        ["Tides and Ports", "Historians explain the moves of harbour towns by", "1"],
        ["Tides and Ports", "trade. Merchants wanted deeper water for their larger", "2"],
        ["Tides and Ports", "ships. Silt explains more.", "3"],
    ]
    (tmp_path / "paper.pdf").write_bytes(pdf(*pages))
    source = SourceText(extract(tmp_path / "paper.pdf"))
    assert [source.shown(sentence) for sentence in source.sentences] == [
        "Historians explain the moves of harbour towns by trade.",
        "Merchants wanted deeper water for their larger ships.",
        "Silt explains more.",
    ]


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_damaged_file_is_said(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("pypdfium2")
    pytest.importorskip("mammoth")
    (tmp_path / f"paper{suffix}").write_bytes(b"no such thing")
    with pytest.raises(ExtractionError, match=r"cannot be read as a .*: it has another format than its name says"):
        extract(tmp_path / f"paper{suffix}")


def test_headings_and_footnotes_of_a_word_document(tmp_path: Path) -> None:
    pytest.importorskip("mammoth")
    (tmp_path / "paper.docx").write_bytes(docx())
    source = SourceText(extract(tmp_path / "paper.docx"))
    assert source.raw == "# 需求\n\nLoans rose.[1] Nobody knows why.\n\n[^1]: Annual report.\n"
    assert [mark.number for mark in source.marks] == [1]


def test_a_missing_package_is_named_with_the_way_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-")
    with pytest.raises(ExtractionError, match="requires the package pypdfium2") as caught:
        extract(tmp_path / "paper.pdf")
    assert caught.value.hint == "install it: pip install 'argmap[pdf]'"
