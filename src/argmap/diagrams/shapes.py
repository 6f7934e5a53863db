"""The outlines of cards and the ends of lines, as SVG paths: they show everything that colour shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from argmap.model import Relation


def _square(w: float, h: float) -> str:
    return f"M0 0H{w:g}V{h:g}H0Z"


def _framed(w: float, h: float) -> str:
    return f"{_square(w, h)}M4 4H{w - 4:g}V{h - 4:g}H4Z"


def _rounded(w: float, h: float) -> str:
    r = min(10, h / 2)
    return (
        f"M{r:g} 0H{w - r:g}A{r:g} {r:g} 0 0 1 {w:g} {r:g}V{h - r:g}A{r:g} {r:g} 0 0 1 {w - r:g} {h:g}"
        f"H{r:g}A{r:g} {r:g} 0 0 1 0 {h - r:g}V{r:g}A{r:g} {r:g} 0 0 1 {r:g} 0Z"
    )


def _folded(w: float, h: float) -> str:
    """A sheet with its lower right corner folded."""
    f = min(11, h / 2)
    return f"M0 0H{w:g}V{h - f:g}L{w - f:g} {h:g}H0ZM{w:g} {h - f:g}H{w - f:g}V{h:g}"


def _cut(w: float, h: float) -> str:
    c = min(9, h / 2)
    return f"M{c:g} 0H{w - c:g}L{w:g} {c:g}V{h - c:g}L{w - c:g} {h:g}H{c:g}L0 {h - c:g}V{c:g}Z"


def _pointed(w: float, h: float) -> str:
    """A sheet whose right side points on."""
    p = min(9, h / 2)
    return f"M0 0H{w - p:g}L{w:g} {h / 2:g}L{w - p:g} {h:g}H0Z"


SHAPES: Final[dict[str, Callable[[float, float], str]]] = {
    "framed": _framed,
    "rounded": _rounded,
    "folded": _folded,
    "cut": _cut,
    "pointed": _pointed,
    "square": _square,
}
"""The outlines of cards by name, from width and height."""

HEADS: Final[dict[Relation, tuple[tuple[tuple[float, float], ...], float]]] = {
    Relation.SUPPORTS: (((0.5, 0), (9.5, -4.5), (9.5, 4.5), (0.5, 0)), 9.5),
    Relation.LIMITS: (((0.5, 0), (6.5, -4.5), (12.5, 0), (6.5, 4.5), (0.5, 0)), 12.5),
    Relation.OPPOSES: (((4, -8), (4, 8)), 4),
    Relation.FOLLOWS: (((9.5, 0), (0.5, -4.5), (0.5, 4.5), (9.5, 0)), 9.5),
}
"""The end of a line: points as (distance from the card, offset across), and where the line starts.

What follows from a card is where its arrow points.
"""
