"""Drawings on paper: on one page if legible there, else on overlapping tiles."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple

from argmap.diagrams.layout import Box
from argmap.diagrams.paper import FIT, PAGES
from argmap.diagrams.picture import Picture
from argmap.diagrams.scene import DiagramError
from argmap.i18n import _

FULL: Final = 0.75
"""Points for a pixel at which type has the size it has on a screen."""
_ON_ONE_PAGE, _ON_TILES = 0.42, 0.6
"""The smallest scale at which a drawing is put on one page (5.9 pt type), and that of tiles (8.4 pt)."""
_MARGIN, _FOOT = 28.0, 12.0
_OVERLAP = 48.0
"""What two tiles have in common, in px of the drawing."""
_LARGEST = 14_000.0
"""The side in points above which common readers refuse a page."""
_MARK = 10.0
MOST_PAGES: Final = 500


class Sheet(NamedTuple):
    """A page: its size and where on it which window of the drawing is; in points and in px."""

    size: tuple[float, float]
    left: float
    top: float
    scale: float
    window: Box
    row: int = 1
    rows: int = 1
    column: int = 1
    columns: int = 1

    @property
    def tiled(self) -> bool:
        """Whether the drawing goes on on other pages."""
        return self.rows * self.columns > 1

    def on_page(self, box: Box) -> tuple[float, float, float, float]:
        """Left, top, width and height on the page, in points."""
        scale = self.scale
        left, top = self.left + (box.left - self.window.left) * scale, self.top + (box.top - self.window.top) * scale
        return left, top, (box.right - box.left) * scale, (box.bottom - box.top) * scale

    def cuts(self) -> list[tuple[float, float, float, float]]:
        """The marks at which a tile is cut: in the middle of what it has in common with the next."""
        if not self.tiled:
            return []
        left, top, width, height = self.on_page(self.window)
        inset = _OVERLAP / 2 * self.scale
        xs = [
            *([left + inset] if self.column > 1 else []),
            *([left + width - inset] if self.column < self.columns else []),
        ]
        ys = [*([top + inset] if self.row > 1 else []), *([top + height - inset] if self.row < self.rows else [])]
        upright = [(x, edge, x, edge + way * _MARK) for x in xs for edge, way in ((top, -1), (top + height, 1))]
        level = [(edge, y, edge + way * _MARK, y) for y in ys for edge, way in ((left, -1), (left + width, 1))]
        return upright + level


def sheets(picture: Picture, page: str, orientation: str) -> list[Sheet]:
    """The pages for a drawing, row by row; pages on which there would be nothing are left out."""
    if picture.page:
        return [Sheet(picture.page.size, 0, 0, picture.page.scale, Box(0, 0, picture.width, picture.height))]
    if page == FIT:
        scale = min(FULL, _LARGEST / max(picture.width, picture.height))
        size = picture.width * scale, picture.height * scale
        return [Sheet(size, 0, 0, scale, Box(0, 0, picture.width, picture.height))]
    width, height = PAGES[page]
    sizes = {"portrait": (width, height), "landscape": (height, width)}
    chosen = list(sizes.values()) if orientation == "auto" else [sizes[orientation]]
    return min((_on(picture, size) for size in chosen), key=lambda made: (len(made), -made[0].scale))


def _on(picture: Picture, size: tuple[float, float]) -> list[Sheet]:
    room = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN - _FOOT
    fitting = min(room[0] / picture.width, room[1] / picture.height, FULL)
    if fitting >= _ON_ONE_PAGE:
        left = (size[0] - picture.width * fitting) / 2
        return [Sheet(size, left, _MARGIN, fitting, Box(0, 0, picture.width, picture.height))]
    wide, high = room[0] / _ON_TILES, room[1] / _ON_TILES
    columns = max(ceil((picture.width - _OVERLAP) / (wide - _OVERLAP)), 1)
    rows = max(ceil((picture.height - _OVERLAP) / (high - _OVERLAP)), 1)
    if rows * columns > 2 * MOST_PAGES:  # Some of them are empty, but not that many.
        raise too_many(rows * columns)
    return list(_tiles(picture, size, (wide, high), rows, columns))


def too_many(pages: int) -> DiagramError:
    """The error for more pages than anybody would print."""
    return DiagramError(
        _(
            "more than {count} pages would be needed; show less of the map with `--depth`, `--focus` or "
            "`--max-nodes`, or use larger pages with `--page a3` or `--page fit`"
        ).format(count=f"{pages:,}")
    )


def _tiles(
    picture: Picture, size: tuple[float, float], tile: tuple[float, float], rows: int, columns: int
) -> Iterator[Sheet]:
    wide, high = tile
    drawn = (picture.header_place(), *picture.extents)
    for row in range(rows):
        for column in range(columns):
            left, top = column * (wide - _OVERLAP), row * (high - _OVERLAP)
            window = Box(left, top, min(left + wide, picture.width), min(top + high, picture.height))
            if any(box.meets(window) for box in drawn):
                yield Sheet(size, _MARGIN, _MARGIN, _ON_TILES, window, row + 1, rows, column + 1, columns)
