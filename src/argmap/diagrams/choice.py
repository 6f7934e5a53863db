"""Which layout a diagram has where none is asked for: one in which it can be read."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Final

from argmap.diagrams.options import AUTO, DiagramOptions
from argmap.diagrams.views import LARGE
from argmap.model import ArgumentMap, Node
from argmap.rendering.ems import width

_MOST_ON_A_POSTER: Final = 450
"""Statements; more take long to fit and to read."""
_LONGEST: Final = 3.0e4
"""The texts of a poster on A2 in type of 5 points, in em, with what numbers, indents and gaps take beside them."""
_DEEPEST: Final = 20
"""Levels in the columns of the compact layout, which are indented."""


def chosen(map_: ArgumentMap, top: Node, options: DiagramOptions) -> DiagramOptions:
    """The options with a layout for what they show.

    A small diagram runs from left to right. Of a large map, that would be a strip of paper: the whole is a poster, or
    compact if it would not be legible on A2; a part of it is compact.
    """
    if options.layout != AUTO:
        return options
    lowest = None if options.depth is None else top.depth + options.depth
    shown = [node for node in map_.subtree(top) if lowest is None or node.depth <= lowest]
    if min(len(shown), options.max_nodes or len(shown)) <= LARGE:
        return replace(options, layout="left-right")
    if top is map_.root and len(shown) == len(map_) and options.max_nodes is None and _fits_on_a_poster(map_, options):
        return replace(options, layout="poster")
    deep = max(node.depth for node in shown) - top.depth > _DEEPEST
    return replace(options, layout="left-right" if deep else "compact")


def _fits_on_a_poster(map_: ArgumentMap, options: DiagramOptions) -> bool:
    language = options.language or map_.primary_language
    texts = [node.text.best(language) for node in islice(map_, _MOST_ON_A_POSTER + 1)]
    return len(texts) <= _MOST_ON_A_POSTER and sum(width(text, language) for text in texts) <= _LONGEST
