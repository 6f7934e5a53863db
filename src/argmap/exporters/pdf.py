"""The diagrams as a PDF, for the screen or for paper."""

from __future__ import annotations

from argmap.diagrams.pdf import bind
from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """Write the map as PDF.

    Raises:
        ExportError: an option has an unknown value, no font has all characters, or an engine fails; the message
            says what to do.
    """
    return bind(map_, options, options.font)
