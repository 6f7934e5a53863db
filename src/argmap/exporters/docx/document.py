"""Paragraphs and runs that know their language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from argmap.exporters.docx import styles
from argmap.exporters.docx.fonts import BODY, complex_font, east_asian, set_language
from argmap.exporters.docx.wordml import element
from argmap.model.text import is_cjk
from argmap.rendering.scripts import is_cjk_language, runs_right_to_left
from argmap.rendering.xml import xml_text

_AFTER_BIDI: Final = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")


class Paper:
    """A document that is being written, in a main language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.document = docx.Document()
        self._written: list[tuple[Paragraph, str]] = []
        self._style_ids: dict[str, str | None] = {}
        styles.set_up(self.document, language)

    def paragraph(self, style: str, language: str) -> Paragraph:
        """A new paragraph at the end."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self._style_id(style)
        return self.directed(paragraph, language)

    def directed(self, paragraph: Paragraph, language: str) -> Paragraph:
        """A paragraph in a language, which decides in which direction it runs when it is finished."""
        self._written.append((paragraph, language))
        return paragraph

    def finish(self) -> None:
        """Set the direction of each paragraph, which depends on all of its text."""
        for paragraph, language in self._written:
            if runs_right_to_left(paragraph.text, language):
                properties = paragraph._p.get_or_add_pPr()
                # Word is strict about the order of properties.
                properties.insert_element_before(element("bidi"), *_AFTER_BIDI)

    def run(self, paragraph: Paragraph, text: str, language: str) -> tuple[Run, ...]:
        """A text at the end of a paragraph: more than one run where its signs are of several scripts."""
        return tuple(
            self._run(paragraph, part, language, wide=wide) for part, wide in _parts(xml_text(text), language) if part
        )

    def _run(self, paragraph: Paragraph, text: str, language: str, *, wide: bool) -> Run:
        run = paragraph.add_run(text)
        properties = run._r.get_or_add_rPr()
        if wide:
            properties.get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
        if is_cjk_language(language) and (own := east_asian(language).body) != east_asian(self.language).body:
            properties.get_or_add_rFonts().set(qn("w:eastAsia"), own)
        if (own := complex_font(language)) and own != (complex_font(self.language) or BODY):
            properties.get_or_add_rFonts().set(qn("w:cs"), own)
        if runs_right_to_left(text, language):
            run.font.rtl = True
        elif complex_font(language):
            run.font.complex_script = not text.isascii() or None
        if language != self.language:
            set_language(properties, language)
        return run

    def styled(self, runs: Iterable[Run], style: str) -> None:
        """Give runs a character style."""
        for run in runs:
            run._r.style = self._style_id(style)

    def _style_id(self, name: str) -> str | None:
        """A style as a paragraph or run names it; None for the default. python-docx searches all styles each time."""
        if name not in self._style_ids:
            all_, style = self.document.styles, self.document.styles[name]
            self._style_ids[name] = None if style == all_.default(style.type) else style.style_id
        return self._style_ids[name]

    def linked(self, runs: Sequence[Run], anchor: BaseOxmlElement) -> None:
        """Make runs a link."""
        runs[0]._r.addprevious(anchor)
        for run in runs:
            anchor.append(run._r)

    def address(self, address: str) -> BaseOxmlElement:
        """A link to an address of the web, without its runs."""
        made = element("hyperlink", history="1")
        made.set(qn("r:id"), self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return made

    def style_id(self, name: str) -> str:
        """A style as raw WordprocessingML names it."""
        return str(self.document.styles[name].style_id)


_LATIN_SIGN = re.compile(r"(?<=[^\W\u2e80-\uffff])[’–](?=[^\W\u2e80-\uffff])")


def _parts(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, and whether their quotation marks and dashes are full width, as they are in Chinese.

    Word asks for it run by run. The apostrophe of a Latin word is never so, nor are the signs of a Latin text.
    """
    if not is_cjk_language(language):
        yield text, False
        return
    if not any(map(is_cjk, text)) and re.search(r"[^\W\d_]", text):
        yield text, False
        return
    at = 0
    for sign in _LATIN_SIGN.finditer(text):
        yield text[at : sign.start()], True
        yield sign[0], False
        at = sign.end()
    yield text[at:], True
