"""Reading argument maps from other formats."""

from __future__ import annotations

from argmap.interchange.registry import (
    Imported,
    Importer,
    ImportFailedError,
    UnknownImporterError,
    find_importer,
    importer_of,
    importers,
)

__all__ = [
    "ImportFailedError",
    "Imported",
    "Importer",
    "UnknownImporterError",
    "find_importer",
    "importer_of",
    "importers",
]
