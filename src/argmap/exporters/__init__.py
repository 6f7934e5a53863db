"""Export formats by name: those of argmap, then those of installed packages."""

from __future__ import annotations

from argmap.exporters.registry import Exporter, ExportOptions, Format, UnknownFormatError, export, find_format, formats
from argmap.rendering.errors import ExportError

__all__ = [
    "ExportError",
    "ExportOptions",
    "Exporter",
    "Format",
    "UnknownFormatError",
    "export",
    "find_format",
    "formats",
]
