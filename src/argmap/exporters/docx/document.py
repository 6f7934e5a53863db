"""Paragraphs and runs that know their language."""

from __future__ import annotations

from typing import Final

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from argmap.exporters.docx import styles
from argmap.exporters.docx.fonts import BODY, complex_font, east_asian, set_language
from argmap.exporters.docx.wordml import element
from argmap.rendering.scripts import is_cjk_language, runs_right_to_left
from argmap.rendering.xml import xml_text

_AFTER_BIDI: Final = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")


class Paper:
    """A document that is being written, in a main language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.document = docx.Document()
        self._written: list[tuple[Paragraph, str]] = []
        styles.set_up(self.document, language)

    def paragraph(self, style: str, language: str) -> Paragraph:
        """A new paragraph at the end."""
        paragraph = self.document.add_paragraph(style=style)
        self._written.append((paragraph, language))
        return paragraph

    def finish(self) -> None:
        """Set the direction of each paragraph, which depends on all of its text."""
        for paragraph, language in self._written:
            if runs_right_to_left(paragraph.text, language):
                properties = paragraph._p.get_or_add_pPr()
                # Word is strict about the order of properties.
                properties.insert_element_before(element("bidi"), *_AFTER_BIDI)

    def run(self, paragraph: Paragraph, text: str, language: str) -> Run:
        """A text at the end of a paragraph."""
        run = paragraph.add_run(xml_text(text))
        properties = run._r.get_or_add_rPr()
        if is_cjk_language(language):
            # Quotation marks and dashes are full width in Chinese; Word asks for it run by run.
            fonts = properties.get_or_add_rFonts()
            fonts.set(qn("w:hint"), "eastAsia")
            if (own := east_asian(language).body) != east_asian(self.language).body:
                fonts.set(qn("w:eastAsia"), own)
        elif (own := complex_font(language)) and own != (complex_font(self.language) or BODY):
            properties.get_or_add_rFonts().set(qn("w:cs"), own)
        if runs_right_to_left(text, language):
            run.font.rtl = True
        elif complex_font(language):
            run.font.complex_script = not text.isascii() or None
        if language != self.language:
            set_language(properties, language)
        return run

    def styled(self, run: Run, style: str) -> None:
        """Give a run a character style."""
        run.style = self.document.styles[style]

    def style_id(self, name: str) -> str:
        """A style as raw WordprocessingML names it."""
        return str(self.document.styles[name].style_id)
