"""Write an argument down so that it can be checked, seen, criticised and extended."""

from __future__ import annotations

from argmap.loading import Loaded, load, load_text
from argmap.model import ArgumentMap, Node

__all__ = ["ArgumentMap", "Loaded", "Node", "__version__", "load", "load_text"]

__version__ = "0.1.0"
