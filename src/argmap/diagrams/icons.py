"""The marks on a card that are drawn without a font: of a layer, a status and a strength."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from argmap.diagrams.cards import Badge
from argmap.evaluation import Status
from argmap.rendering.svg import element, text

SIGN: Final = 14
"""Width and height of a sign in px."""
BAR_WIDTH: Final = 100
_BAR_HEIGHT: Final = 7
_RISE: Final = 5
"""How far the card behind shows."""
_PLATE_HEIGHT: Final = 14
_PLATE_RISE: Final = 11

_RING: Final = "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z"
_CROSS: Final = (
    "M-1 0L-3.4 -2.4L-2.4 -3.4L0 -1L2.4 -3.4L3.4 -2.4L1 0L3.4 2.4L2.4 3.4L0 1L-2.4 3.4L-3.4 2.4Z"  # One bar on another.
)
_STROKES: Final = {
    Status.ACCEPTED: f"{_RING}M-3 0.2L-0.9 2.5L3.1 -2.4",
    Status.QUALIFIED: _RING,
    Status.UNDECIDED: f"{_RING}M-1.9 -1.6A1.95 1.95 0 1 1 0.9 0.2Q0 0.7 0 1.7M0 3.1V3.7",
    Status.REJECTED: _RING,
}
_SOLIDS: Final = {Status.QUALIFIED: "M0 -6A6 6 0 0 0 0 6Z", Status.REJECTED: _RING + _CROSS}


def plate(badge: Badge, x: float, baseline: float) -> str:
    """The name of a layer on a plate that ends where ``x`` and the width of the badge say."""
    top = baseline - _PLATE_RISE
    ground = element(
        "rect", x=f"{x:.8g}", y=f"{top:.8g}", width=f"{badge.width:.8g}", height=f"{_PLATE_HEIGHT}", rx="3"
    )
    # In the middle, since fonts differ in width and the plate does not.
    return element(
        "g", ground + text("mid", x + badge.width / 2, baseline - 0.5, badge.name, rtl=badge.rtl), class_="badge"
    )


def sheet(outline: Callable[[float, float], str], width: float) -> str:
    """The upper edge of a second card behind one of this width: a layer adds to the map."""
    inset = min(6.0, width / 8)
    path = outline(width - 2 * inset, _PLATE_HEIGHT)
    return element("path", d=path, class_="card", transform=f"translate({inset:.8g} {-_RISE})")


def sign(status: Status, x: float, y: float) -> str:
    """The sign of a status: a disc with a check mark, half filled, with a question mark, or full with a cross cut out.

    ``x`` is its left edge, ``y`` its middle.
    """
    parts = element("path", d=_STROKES[status])
    if status in _SOLIDS:
        parts += element("path", d=_SOLIDS[status], class_="solid", fill_rule="evenodd")
    return element("g", parts, class_="sign", transform=f"translate({x + SIGN / 2:.8g} {y:.8g})")


def bar(strength: float, x: float, y: float, width: float = BAR_WIDTH) -> str:
    """A strength from 0 to 1 as the filled part of a bar; ``x`` is its left edge, ``y`` its middle."""
    place = {"x": f"{x:.8g}", "y": f"{y - _BAR_HEIGHT / 2:.8g}", "height": f"{_BAR_HEIGHT}"}
    whole = element("rect", width=f"{width:.8g}", class_="track", **place)
    return whole + element("rect", width=f"{width * strength:.2f}", class_="bar", **place)
