"""From a file to an ``ArgumentMap``: read, typed, resolved, and extended by its layers."""

from argmap.loading.loader import (
    OWN_PROJECT,
    STDIN,
    SUFFIX,
    Loaded,
    is_link_outside,
    layers_beside,
    load,
    load_bytes,
    load_text,
    read_file,
    reload,
    stem_of,
    why_unreadable,
)

__all__ = [
    "OWN_PROJECT",
    "STDIN",
    "SUFFIX",
    "Loaded",
    "is_link_outside",
    "layers_beside",
    "load",
    "load_bytes",
    "load_text",
    "read_file",
    "reload",
    "stem_of",
    "why_unreadable",
]
