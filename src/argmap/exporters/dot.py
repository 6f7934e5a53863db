"""The diagram as Graphviz source, to be drawn by a Graphviz of the reader's own."""

from __future__ import annotations

from argmap.diagrams.dot import source
from argmap.diagrams.scene import DiagramError, DiagramOptions, compose
from argmap.exporters.registry import ExportError, ExportOptions
from argmap.model import ArgumentMap


def diagram_options(options: ExportOptions) -> DiagramOptions:
    """What of the options concerns diagrams."""
    return DiagramOptions(
        language=options.language,
        theme=options.theme,
        layout=options.layout,
        depth=options.depth,
        focus=options.focus,
        links=options.links,
        engine=options.engine,
        digest=options.digest,
        style=options.style,
        max_nodes=options.max_nodes,
        show=options.show,
        evaluate=options.evaluate,
    )


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """Write the map in the DOT language.

    Raises:
        ExportError: an option names what there is not; the message says what to do.
    """
    try:
        return source(compose(map_, diagram_options(options))).encode()
    except DiagramError as error:
        raise ExportError(str(error)) from None
