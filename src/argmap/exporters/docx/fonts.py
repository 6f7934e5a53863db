"""Fonts and language tags of a document, by language."""

from __future__ import annotations

from typing import Final, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement

from argmap.rendering.scripts import is_cjk_language, is_right_to_left, is_traditional, primary_subtag

BODY: Final = "Times New Roman"
HEADING: Final = "Arial"
MONOSPACE: Final = "Courier New"


class EastAsian(NamedTuple):
    """The fonts of a script: for running text and for headings."""

    body: str
    heading: str


_HANS: Final = EastAsian("SimSun", "SimHei")
_EAST_ASIAN: Final = {"ja": EastAsian("MS Mincho", "MS Gothic"), "ko": EastAsian("Batang", "Malgun Gothic")}
_HANT: Final = EastAsian("PMingLiU", "Microsoft JhengHei")

_TAGS: Final = {"en": "en-US", "zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", "ja": "ja-JP", "ko": "ko-KR"}
"""Word wants a region."""


def east_asian(language: str) -> EastAsian:
    """The fonts for Chinese, Japanese and Korean characters in a text of this language."""
    return _EAST_ASIAN.get(primary_subtag(language), _HANT if is_traditional(language) else _HANS)


def set_fonts(properties: CT_RPr, latin: str, asian: str) -> None:
    """Set the fonts of run properties for every script; those of the theme would go before them."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", asian)):
        fonts.set(qn(f"w:{script}"), font)


def set_language(properties: BaseOxmlElement, language: str) -> None:
    """Say in which language a run is: for spelling, breaking of lines, and the width of quotation marks."""
    wide = is_cjk_language(language)
    tag = _TAGS.get(language.lower(), language)
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), "en-US" if wide else tag)
    element.set(qn("w:eastAsia"), tag if wide else "zh-CN")
    if is_right_to_left(language):
        element.set(qn("w:bidi"), tag)
    properties.append(element)
