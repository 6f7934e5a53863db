"""WordprocessingML that python-docx does not cover."""

from __future__ import annotations

from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement


def element(name: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of the main namespace with attributes of it."""
    made = cast(BaseOxmlElement, OxmlElement(f"w:{name}"))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def page_number() -> BaseOxmlElement:
    """A field that shows the number of the page."""
    field = element("fldSimple", instr=" PAGE ")
    run, text = element("r"), element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def bookmark(number: int, name: str) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """The start and the end of a place that can be pointed at."""
    return element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))


def link(name: str) -> BaseOxmlElement:
    """A link to a bookmark, to which runs are appended."""
    return element("hyperlink", anchor=name, history="1")
