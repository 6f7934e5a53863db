"""Where in a node a rule looks: its text in a language, without what is quoted."""

from __future__ import annotations

import re

from argmap.checks.registry import Context
from argmap.model import Node

ASIDE = re.compile(
    r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|《[^》]*》|（[^）]*）|\([^)]*\)"
)
"""What is quoted or stands in brackets."""


def text_step(context: Context, node: Node, language: str, *inside: str) -> tuple[str, ...]:
    """The route from a node to a text of it in a language, whichever way the author wrote it; `text` if not said."""
    inside = inside or ("text",)
    place, found = context.loaded.places.find((*node.loc, *inside, language))
    return (*inside, language) if found == len(node.loc) + len(inside) + 1 and place.key else inside
