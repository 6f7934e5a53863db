"""Small files of every format, written by hand, so that tests can damage them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


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


def docx(body: str = "", parts: Mapping[str, str] = {}) -> bytes:
    """A Word document; ``body`` replaces its paragraphs, ``parts`` its parts."""
    package = {**PACKAGE, **parts}
    if body:
        package["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def paragraph(runs: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p>{runs}</w:p>"


def run(text: str) -> str:
    """A run of a paragraph."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
