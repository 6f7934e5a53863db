"""Formats that a map can leave as, found by name: argmap's own, then those of installed packages."""

from __future__ import annotations

from argmap.exporters.registry import (
    Exporter,
    ExportError,
    ExportOptions,
    Format,
    UnknownFormatError,
    find_format,
    formats,
)

__all__ = [
    "ExportError",
    "ExportOptions",
    "Exporter",
    "Format",
    "UnknownFormatError",
    "find_format",
    "formats",
]
