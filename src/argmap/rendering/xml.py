"""What XML formats share: the characters that XML allows, and a document with its digest."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from argmap.rendering.bidi import settled

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with a replacement character for each one that XML 1.0 forbids or discourages as a control.

    So are controls of the direction of writing that would have an effect on what follows.
    """
    return settled(_FORBIDDEN.sub("\ufffd", text))


def document(root: ElementTree.Element, digest: str) -> bytes:
    """An element as an indented document in UTF-8; the digest is in a comment before it."""
    ElementTree.indent(root)
    comment = f"<!-- {re.sub('-{2,}|[<>]', '', digest)} -->\n" if digest else ""
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment}{body}\n'.encode()
