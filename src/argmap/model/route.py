"""Routes into a map file, which keep nodes free of positions."""

from __future__ import annotations

Loc = tuple[str | int, ...]
"""A route into the file, such as ``("thesis", "premises", "domestic-first", "text")``."""
