"""From a file to an ``ArgumentMap``: read, typed, resolved, and extended by its layers."""

from argmap.loading.loader import (
    STDIN,
    SUFFIX,
    Loaded,
    layers_beside,
    load,
    load_bytes,
    load_text,
    read_file,
    stem_of,
    why_unreadable,
)

__all__ = [
    "STDIN",
    "SUFFIX",
    "Loaded",
    "layers_beside",
    "load",
    "load_bytes",
    "load_text",
    "read_file",
    "stem_of",
    "why_unreadable",
]
