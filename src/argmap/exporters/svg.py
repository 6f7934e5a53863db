"""The diagram for the web and for print."""

from __future__ import annotations

from argmap.diagrams.scene import DiagramError, compose
from argmap.diagrams.svg import draw
from argmap.exporters.dot import diagram_options
from argmap.exporters.registry import ExportError, ExportOptions
from argmap.model import ArgumentMap


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """Draw the map as SVG.

    Raises:
        ExportError: an option names what there is not, or Graphviz fails; the message says what to do.
    """
    try:
        return draw(compose(map_, diagram_options(options)))
    except DiagramError as error:
        raise ExportError(str(error)) from None
