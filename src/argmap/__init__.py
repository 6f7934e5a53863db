"""Write an argument down so that it can be checked, seen, criticised and extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.building import export
    from argmap.checks import check
    from argmap.evaluation import evaluate
    from argmap.loading import Loaded, load, load_text
    from argmap.model import ArgumentMap, Node

__all__ = ["ArgumentMap", "Loaded", "Node", "__version__", "check", "evaluate", "export", "load", "load_text"]

__version__ = "0.1.0"

_HOMES = {
    "ArgumentMap": "argmap.model",
    "Loaded": "argmap.loading",
    "Node": "argmap.model",
    "check": "argmap.checks",
    "evaluate": "argmap.evaluation",
    "export": "argmap.building",
    "load": "argmap.loading",
    "load_text": "argmap.loading",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `argmap --version` needs none of them."""
    import importlib

    if name not in _HOMES:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
