"""Fonts and language tags of a document, by language."""

from __future__ import annotations

from typing import Final, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.font import Font

from argmap.exporters.docx import wordml
from argmap.rendering.scripts import (
    is_cjk_language,
    is_right_to_left,
    is_traditional,
    primary_subtag,
    script_of,
)

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


_COMPLEX: Final = {
    "Hebrew": "Times New Roman", "Arabic": "Times New Roman", "Syriac": "Estrangelo Edessa", "Thaana": "MV Boli",
    "NKo": "Ebrima", "Devanagari": "Nirmala UI", "Bengali": "Nirmala UI", "Gurmukhi": "Nirmala UI",
    "Gujarati": "Nirmala UI", "Oriya": "Nirmala UI", "Tamil": "Nirmala UI", "Telugu": "Nirmala UI",
    "Kannada": "Nirmala UI", "Malayalam": "Nirmala UI", "Sinhala": "Nirmala UI", "Thai": "Leelawadee UI",
    "Lao": "Leelawadee UI", "Khmer": "Leelawadee UI", "Myanmar": "Myanmar Text", "Tibetan": "Microsoft Himalaya",
    "Mongolian": "Mongolian Baiti", "Javanese": "Javanese Text",
}  # fmt: skip
"""The fonts of Windows for the scripts that Word calls complex, which have their own font, size and weight."""
_SIMPLE: Final = {
    "Armenian": "Sylfaen", "Georgian": "Sylfaen", "Ethiopic": "Ebrima", "Tifinagh": "Ebrima", "Cherokee": "Gadugi",
    "Canadian Aboriginal": "Gadugi", "Yi": "Microsoft Yi Baiti",
}  # fmt: skip
"""Those for others that the fonts for Latin lack."""
_REGIONS: Final = {
    "en": "US", "ja": "JP", "ko": "KR", "ar": "SA", "fa": "IR", "he": "IL", "ur": "PK", "th": "TH", "lo": "LA",
    "km": "KH", "my": "MM", "hi": "IN", "mr": "IN", "bn": "BD", "ta": "IN", "te": "IN", "ru": "RU", "uk": "UA",
    "el": "GR", "de": "DE", "fr": "FR", "es": "ES", "yue": "HK",
}  # fmt: skip


def word_tag(language: str) -> str:
    """A language in Word's words, which want a region rather than a script: zh-TW for zh-Hant, he-IL for he."""
    primary, *subtags = language.split("-")
    primary = primary.lower()
    region = next((subtag.upper() for subtag in subtags if len(subtag) == 2 and subtag.isalpha()), "")
    if primary == "zh":
        known = region in ("TW", "HK", "MO") if is_traditional(language) else region in ("CN", "SG")
        return f"zh-{region}" if known else "zh-TW" if is_traditional(language) else "zh-CN"
    region = region or _REGIONS.get(primary, "")
    return f"{primary}-{region}" if region else language


def complex_font(language: str) -> str:
    """The font for a language of complex script; empty for any other."""
    script = script_of(language)
    return _COMPLEX.get(script.name, "") if script else ""


def east_asian(language: str) -> EastAsian:
    """The fonts for Chinese, Japanese and Korean characters in a text of this language."""
    return _EAST_ASIAN.get(primary_subtag(language), _HANT if is_traditional(language) else _HANS)


def set_fonts(properties: CT_RPr, latin: str, asian: str, language: str) -> None:
    """Set the fonts of run properties for every script; those of the theme would go before them."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    script = script_of(language)
    latin = _SIMPLE.get(script.name, latin) if script else latin
    complex_ = complex_font(language)
    if is_right_to_left(language) and complex_ == BODY:
        complex_ = latin
    for name, font in (("ascii", latin), ("hAnsi", latin), ("cs", complex_ or latin), ("eastAsia", asian)):
        fonts.set(qn(f"w:{name}"), font)


def set_complex(font: Font) -> None:
    """Give text in complex scripts the size, weight and slope of the other."""
    if font.bold is not None:
        font.cs_bold = font.bold
    if font.italic is not None:
        font.cs_italic = font.italic
    properties = font._element.find(qn("w:rPr"))
    size = None if properties is None else properties.find(qn("w:sz"))
    if properties is not None and size is not None:
        for old in properties.findall(qn("w:szCs")):
            properties.remove(old)
        size.addnext(wordml.element("szCs", val=size.get(qn("w:val"), "")))


def set_language(properties: BaseOxmlElement, language: str) -> None:
    """Say in which language a run is: for spelling, breaking of lines, and the width of quotation marks."""
    wide, complex_ = is_cjk_language(language), bool(complex_font(language))
    tag = word_tag(language)
    element = wordml.element("lang", val="en-US" if wide or complex_ else tag, eastAsia=tag if wide else "zh-CN")
    if complex_:
        element.set(qn("w:bidi"), tag)
    properties.append(element)
