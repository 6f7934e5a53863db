"""The diagram as Graphviz source, for the reader's own Graphviz."""

from __future__ import annotations

from dataclasses import replace

from argmap.diagrams.dot import source
from argmap.diagrams.options import LAYOUTS, TREES
from argmap.diagrams.scene import compose
from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """Write the map in the DOT language.

    Raises:
        ExportError: an option has an unknown value; the message says what to do.
    """
    # The layouts that Graphviz does not have are drawn as the usual tree.
    if options.layout in LAYOUTS and options.layout not in TREES:
        options = replace(options, layout="left-right")
    return source(compose(map_, options)).encode()
