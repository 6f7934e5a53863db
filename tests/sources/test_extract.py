"""The text of a source's file, whatever it is saved as."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from argmap.sources.encodings import decode
from argmap.sources.extract import ExtractionError, extract
from argmap.sources.text import SourceText

CHINESE = "城市夜间公交“在许多城市”出现。它改变了出行方式，见2024年的报告。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_chinese_in_its_usual_encodings(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_other_encodings() -> None:
    assert decode("臺灣的圖書館在週日開放，讀者表示歡迎。".encode("big5")) == "臺灣的圖書館在週日開放，讀者表示歡迎。"
    assert decode("Café à Genève — “naïve”".encode("cp1252")) == "Café à Genève — “naïve”"


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


def pdf(*pages: list[str]) -> bytes:
    """A PDF with a line of Helvetica for every string."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    made, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(made)
    count = len(objects) + 1
    made += f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return (made + f"startxref\n{start}\n%%EOF\n").encode("latin-1")


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
    with pytest.raises(ExtractionError, match="cannot be read as a"):
        extract(tmp_path / f"paper{suffix}")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>",
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    'Target="styles.xml"/><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    '/footnotes" Target="footnotes.xml"/></Relationships>',
    "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>Annual report.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>",
    "word/document.xml": f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>需求</w:t></w:r>'
    '</w:p><w:p><w:r><w:t>Loans rose.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r>'
    '<w:t xml:space="preserve"> Nobody knows why.</w:t></w:r></w:p></w:body></w:document>',
}


def test_headings_and_footnotes_of_a_word_document(tmp_path: Path) -> None:
    pytest.importorskip("mammoth")
    with zipfile.ZipFile(tmp_path / "paper.docx", "w") as package:
        for name, content in PACKAGE.items():
            package.writestr(name, content)
    source = SourceText(extract(tmp_path / "paper.docx"))
    assert source.raw == "# 需求\n\nLoans rose.[1] Nobody knows why.\n\n[^1]: Annual report.\n"
    assert [mark.number for mark in source.marks] == [1]


def test_a_missing_package_is_named_with_the_way_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-")
    with pytest.raises(ExtractionError, match="requires the package pypdfium2") as caught:
        extract(tmp_path / "paper.pdf")
    assert caught.value.hint == "install it: pip install 'argmap[pdf]'"
