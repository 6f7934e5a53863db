"""The diagram for the web and for print."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.diagrams.scene import compose_all
from argmap.diagrams.svg import draw
from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """Draw the map as SVG.

    Raises:
        ExportError: an option has an unknown value, or Graphviz fails; the message says what to do.
    """
    return export_set(map_, [options])[0]


def export_set(map_: ArgumentMap, options: Sequence[ExportOptions]) -> list[bytes]:
    """Draw several diagrams of a map, for which Graphviz is started once for each engine; errors as in ``export``."""
    scenes = compose_all(map_, options)
    drawn: dict[int, bytes] = {}
    for engine in dict.fromkeys(each.engine for each in options):
        chosen = [index for index, each in enumerate(options) if each.engine == engine]
        drawn.update(zip(chosen, draw([scenes[index] for index in chosen], engine), strict=True))
    return [drawn[index] for index in range(len(scenes))]
