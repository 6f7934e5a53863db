"""Formats that a map can leave as, found by name: argmap's own, then those of installed packages."""

from __future__ import annotations

from argmap.exporters.registry import (
    Exporter,
    ExportError,
    ExportOptions,
    Format,
    UnknownFormatError,
    export,
    find_format,
    formats,
)

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
