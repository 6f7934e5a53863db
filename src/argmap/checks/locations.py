"""Finding a node's text in a language, and leaving out quotations."""

from __future__ import annotations

import re

from argmap.checks.registry import Context
from argmap.model import Node

_QUOTATION = r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|《[^》]*》"
QUOTED = re.compile(_QUOTATION)
"""Quotations and titles of works."""
ASIDE = re.compile(rf"{_QUOTATION}|（[^）]*）|\([^)]*\)")
"""Quotations, titles of works and text in brackets."""


def text_step(context: Context, node: Node, language: str, *inside: str) -> tuple[str, ...]:
    """The route from a node to one of its texts (``text`` by default) in a language, however it is written."""
    inside = inside or ("text",)
    place, found = context.loaded.places.find((*node.loc, *inside, language))
    return (*inside, language) if found == len(node.loc) + len(inside) + 1 and place.key else inside
