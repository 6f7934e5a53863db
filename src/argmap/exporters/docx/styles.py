"""The styles of the document and its page."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from argmap.diagrams.theme import LIGHT
from argmap.exporters.docx.fonts import (
    BODY,
    HEADING,
    MONOSPACE,
    complex_font,
    east_asian,
    set_complex,
    set_fonts,
    set_language,
)
from argmap.exporters.docx.wordml import page_number
from argmap.model import Kind
from argmap.rendering.scripts import is_cjk_language

THESIS, STATEMENT, REMARK, DETAIL = "Thesis Statement", "Statement", "Remark", "Detail"
SUMMARY, PROVENANCE, BIBLIOGRAPHY = "Summary", "Provenance", "Bibliography"
APPARATUS = "Apparatus"
LABEL, CODE, LINK = "Remark Label", "Code", "Hyperlink"
FOOTNOTE, FOOTNOTE_MARK = "footnote text", "footnote reference"

_MUTED: Final = "4A545D"
_Shape = tuple[float, float, float]
_PARAGRAPHS: Final[dict[str, _Shape]] = {
    # name: (size, space before, space after) in points
    SUMMARY: (10.5, 0, 6),
    PROVENANCE: (9.5, 0, 6),
    THESIS: (12, 8, 8),
    STATEMENT: (10.5, 5, 2),
    REMARK: (9.5, 0, 2),
    DETAIL: (9.5, 0, 2),
    APPARATUS: (9.5, 0, 3),
    BIBLIOGRAPHY: (10.5, 0, 4),
    FOOTNOTE: (9, 0, 0),
}
_HEADINGS: Final[dict[str, _Shape]] = {
    "Title": (20, 0, 12),
    "Subtitle": (14, 0, 12),
    "Heading 1": (13, 18, 6),
    "Heading 2": (11, 10, 3),
}


def kind_style(kind: Kind) -> str:
    """The character style of a kind's word."""
    return f"Kind {kind.value.capitalize()}"


def set_up(document: Document, language: str) -> None:
    """Page, footer and styles, with the fonts of the language."""
    asian = east_asian(language)
    _page(document)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _shape(normal, 10.5, 0, 4)
    set_fonts(normal.element.get_or_add_rPr(), BODY, asian.body, language)
    set_language(normal.element.get_or_add_rPr(), language)
    for name, (size, before, after) in _HEADINGS.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _heading(style, size, before, after, asian.heading, language)
    for name, (size, before, after) in _PARAGRAPHS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in (FOOTNOTE, BIBLIOGRAPHY))
        assert isinstance(style, ParagraphStyle)
        style.base_style = normal
        _shape(style, size, before, after)
        style.quick_style = True
    _particulars(document)
    _characters(document, language, asian.heading)
    for style in document.styles:
        if isinstance(style, CharacterStyle):
            set_complex(style.font)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer._p.append(page_number())


def _shape(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.widow_control = True


def _heading(style: ParagraphStyle, size: float, before: float, after: float, asian: str, language: str) -> None:
    _shape(style, size, before, after)
    set_fonts(style.element.get_or_add_rPr(), HEADING, asian, language)
    style.font.bold, style.font.italic = style.name != "Subtitle", False
    style.font.color.rgb = RGBColor.from_string("1D2329")
    style.paragraph_format.keep_with_next = True
    # The template's title has a blue line and letters set apart.
    for name in ("w:pBdr", "w:contextualSpacing"):
        for element in style.element.findall(f".//{{*}}{name[2:]}"):
            element.getparent().remove(element)
    for element in style.element.findall(f".//{qn('w:spacing')}"):
        if element.getparent().tag == qn("w:rPr"):
            element.getparent().remove(element)


def _particulars(document: Document) -> None:
    """What is particular to one style."""
    styles = {name: document.styles[name] for name in _PARAGRAPHS}
    thesis = styles[THESIS].element.get_or_add_pPr()
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="2B3138"/></w:pBdr>'
    thesis.insert_element_before(parse_xml(border), "w:shd", "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:jc")
    for name in (REMARK, PROVENANCE, DETAIL):
        styles[name].font.color.rgb = RGBColor.from_string(_MUTED)
    for name, indent in ((BIBLIOGRAPHY, 0.75), (APPARATUS, 1.6)):
        entry = styles[name].paragraph_format
        entry.left_indent, entry.first_line_indent = Cm(indent), Cm(-indent)


def _characters(document: Document, language: str, asian: str) -> None:
    def add(name: str, *, builtin: bool = False) -> CharacterStyle:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=builtin)
        assert isinstance(style, CharacterStyle)
        return style

    for kind in Kind:
        style = add(kind_style(kind))
        # Chinese fonts for running text have no bold weight.
        set_fonts(style.element.get_or_add_rPr(), HEADING, asian, language)
        style.font.bold = True
        style.font.color.rgb = RGBColor.from_string(LIGHT.kinds[kind].label.lstrip("#"))
    label = add(LABEL)
    set_fonts(label.element.get_or_add_rPr(), BODY, asian, language)
    # Neither Chinese script nor those that Word calls complex have italics.
    label.font.italic = not (is_cjk_language(language) or complex_font(language))
    set_fonts(add(CODE).element.get_or_add_rPr(), MONOSPACE, asian, language)
    add(LINK, builtin=True).font.color.rgb = RGBColor.from_string(LIGHT.accent.lstrip("#"))
    add(FOOTNOTE_MARK, builtin=True).font.superscript = True
