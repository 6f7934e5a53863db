"""Sizes of paper."""

from __future__ import annotations

from typing import Final

from argmap.diagrams.scene import DiagramError
from argmap.rendering.errors import unknown_value

FIT: Final = "fit"
"""The page is as large as what is on it; of a poster, the smallest one that does."""
PAGES: Final[dict[str, tuple[float, float]]] = {
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
    "a2": (1190.55, 1683.78),
    "a1": (1683.78, 2383.94),
    "letter": (612, 792),
}
"""Width and height in points, upright."""
ORIENTATIONS: Final = ("auto", "portrait", "landscape")


def check(page: str, orientation: str) -> None:
    """See to it that a page is known.

    Raises:
        DiagramError: its size or orientation is not.
    """
    known = (FIT, *PAGES)
    if page not in known:
        raise DiagramError(unknown_value("page size", page, known))
    if orientation not in ORIENTATIONS:
        raise DiagramError(unknown_value("orientation", orientation, ORIENTATIONS))
