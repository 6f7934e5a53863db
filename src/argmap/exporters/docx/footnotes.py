"""Footnotes, which python-docx reads past but does not write."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from argmap.exporters.docx.wordml import element

_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of a document, numbered as they come."""

    def __init__(self, mark_style: str) -> None:
        self.root = parse_xml(_EMPTY)
        self.mark_style = mark_style
        self.count = 0

    def add(self, paragraph: Paragraph, note: Paragraph) -> None:
        """Set a mark at the end of a paragraph; ``note`` is the paragraph at the foot of the page."""
        self.count += 1
        paragraph._p.append(self._marked("footnoteReference", id=str(self.count)))
        footnote = element("footnote", id=str(self.count))
        first = note.runs[0]._r
        first.addprevious(self._marked("footnoteRef"))
        footnote.append(note._p)
        self.root.append(footnote)

    def _marked(self, name: str, **attributes: str) -> BaseOxmlElement:
        run, properties = element("r"), element("rPr")
        properties.append(element("rStyle", val=self.mark_style))
        run.append(properties)
        run.append(element(name, **attributes))
        return run

    def attach(self, document: Document) -> None:
        """Put the footnotes into the document's package."""
        blob = serialize_part_xml(self.root)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
