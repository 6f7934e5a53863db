"""The diagram in pixels."""

from __future__ import annotations

from math import sqrt

from argmap.diagrams.backends import png, texts
from argmap.diagrams.fonts import typefaces
from argmap.diagrams.picture import Picture
from argmap.diagrams.scene import DiagramError, compose
from argmap.diagrams.svg import pictures, write
from argmap.exporters.registry import ExportOptions
from argmap.i18n import _
from argmap.model import ArgumentMap

_SHARP = 2.0
"""Pixels for one of the diagram on today's screens."""
_USUAL, _MOST = 40e6, 200e6
"""Pixels of a picture: for a scale of our choice, and at all (800 MB while it is drawn)."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """Draw the map as PNG.

    Raises:
        ExportError: an option has an unknown value, no font has all characters, the picture would be too large, or
            an engine fails; the message says what to do.
    """
    scene = compose(map_, options)
    (drawn,) = pictures([scene], options.engine)
    scale = _scale(drawn, options.scale)
    chosen = typefaces(texts(write(drawn)), scene.language, options.font, scene.style.fonts)
    return png(write(drawn, faces=chosen), chosen, round(drawn.width * scale), options.digest)


def _scale(drawn: Picture, asked: float | None) -> float:
    pixels = drawn.width * drawn.height
    scale = asked or min(_SHARP, max(1.0, sqrt(_USUAL / pixels)))
    if pixels * scale**2 > _MOST:
        raise DiagramError(
            _(
                "the image would have {count} million pixels; show less of the map with `--depth`, `--focus` or "
                "`--max-nodes`, use a smaller `--scale`, or export PDF"
            ).format(count=f"{pixels * scale**2 / 1e6:,.0f}")
        )
    return scale
