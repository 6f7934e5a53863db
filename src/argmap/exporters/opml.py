"""OPML 2.0: the outline for outliners and mind-mapping programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from argmap.exporters.outline import Block, outline
from argmap.exporters.registry import ExportOptions
from argmap.exporters.statements import LABELS
from argmap.i18n import _
from argmap.i18n.punctuation import COLON
from argmap.model import ArgumentMap
from argmap.rendering.commonmark import Table, blocks
from argmap.rendering.xml import document, xml_text


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The outline as nested ``outline`` elements.

    ``text`` is what every reader shows: number, kind, statement, reference. ``_note``, which most show beside it, holds
    the statement in other languages, remarks and details. ``number``, ``id``, ``kind``, ``by``, ``cites`` and
    ``basis`` are for programs.

    Raises:
        ExportError: the map has no node ``options.focus``.
    """
    content = outline(map_, options)
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = xml_text(content.title[0])
    body = SubElement(root, "body")
    above = [body]
    for block in content.blocks:
        if block.heading:
            del above[2:]
            above.append(SubElement(above[-1], "outline", text=xml_text(block.heading)))
        del above[block.depth + 1 :]
        above.append(SubElement(above[-1], "outline", _attributes(block)))
    if content.legend:
        legend = SubElement(body, "outline", text=xml_text(content.legend_title))
        for language, term, said in content.legend:
            SubElement(legend, "outline", text=xml_text(term + _(COLON, language) + said))
    # No outliner shows the head of the file.
    before = [*content.summary, *filter(None, content.provenance), *(note for __, note in content.notes)]
    for place, said in enumerate(before):
        body.insert(place, Element("outline", text=xml_text(said)))
    return document(root, options.digest)


def _attributes(block: Block) -> dict[str, str]:
    first, *others = block.sayings
    notes = [other.line() for other in others]
    for saying in block.sayings:
        # Questions and tests are beside their statement here, so nothing refers to an appendix.
        notes += [replace(remark, mark="").line(saying.language) for remark in saying.remarks]
        notes += [
            _(LABELS[part], saying.language) + _(COLON, saying.language) + sentence
            for part, sentences in saying.appendix
            for sentence in sentences
        ]
        notes += _detail(saying.detail)
        notes += [f"… {saying.folded}"] if saying.folded else []
    attributes = {
        "text": first.line(block.number),
        "_note": "\n".join(notes),
        "number": block.number,
        "id": block.node.id,
        "kind": block.node.kind.value,
        "by": block.node.by.best(first.language) if block.node.by else "",
        "layer": block.node.layer,
        "cites": " ".join(map(str, block.node.cites)),
        "basis": block.node.basis.value if block.node.basis else "",
    }
    return {name: xml_text(value) for name, value in attributes.items() if value}


def _detail(detail: str) -> Iterator[str]:
    """An author's Markdown without its marks, line by line."""
    for block in blocks(detail):
        if isinstance(block, Table):
            yield from (" | ".join("".join(run.text for run in cell) for cell in row) for row in block.rows)
        else:
            indent = "  " * (block.level - bool(block.marker))
            yield indent + (f"{block.marker} " if block.marker else "") + block.text
