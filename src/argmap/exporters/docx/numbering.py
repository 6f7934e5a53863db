"""The numbers of statements as a multilevel list of Word, which renumbers when a reader edits."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from argmap.exporters.docx.wordml import element

LEVELS: Final = 9
"""How many levels Word's lists have; the numbers of deeper statements are text."""
_STEP: Final = 0.55
"""How far each level below the second is moved in, in cm."""


class Numbering:
    """The list of a document; ``prefix`` is the number of the node on top, empty for the whole map."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.prefix = prefix
        root = document.part.numbering_part.element
        definition_id = 1 + max(int(each.abstractNumId.val) for each in root.num_lst) + LEVELS
        definition = element("abstractNum", abstractNumId=str(definition_id))
        definition.append(element("multiLevelType", val="multilevel"))
        for level in range(LEVELS):
            definition.append(self._level(level))
        # Definitions have to precede the lists that use them.
        root.num_lst[0].addprevious(definition)
        self.id = str(root.add_num(definition_id).numId)

    def number(self, paragraph: Paragraph, level: int) -> None:
        """Make a paragraph an item of the list."""
        properties = element("numPr")
        properties.append(element("ilvl", val=str(level)))
        properties.append(element("numId", val=self.id))
        # Word is strict about the order of properties.
        paragraph._p.get_or_add_pPr().insert_element_before(properties, "w:bidi", "w:spacing", "w:ind", "w:jc")

    def text_indent(self, level: int) -> Cm:
        """Where the text of a level begins, from the margin."""
        level = min(level, LEVELS - 1)
        return Cm(_STEP * max(level - 1, 0) + self._width(level))

    def _width(self, level: int) -> float:
        """Room for the number, in cm."""
        parts = level + 1 + (self.prefix.count(".") + 1 if self.prefix else 0)
        return max(0.8, 0.4 + 0.3 * parts)

    def _level(self, level: int) -> BaseOxmlElement:
        made = element("lvl", ilvl=str(level))
        number = ".".join([*([self.prefix] if self.prefix else []), *(f"%{place}" for place in range(1, level + 2))])
        values = {"start": "1", "numFmt": "decimal", "suff": "tab", "lvlText": number, "lvlJc": "left"}
        for name, value in values.items():
            made.append(element(name, val=value))
        properties = element("pPr")
        left, hanging = self.text_indent(level).twips, Cm(self._width(level)).twips
        properties.append(element("ind", left=str(left), hanging=str(hanging)))
        made.append(properties)
        return made
