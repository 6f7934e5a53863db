"""A drawing in pieces, from which the whole or any window of it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.diagrams.header import Header
from argmap.diagrams.layout import Box
from argmap.diagrams.scene import Scene
from argmap.diagrams.theme import MARGIN

_NUMBER = re.compile(r"-?\d[\d.e+-]*")
_NO_HEADER = Header("", 0, 0)


class Part(NamedTuple):
    """A piece of a drawing; places are in px from the top left corner of the tree."""

    markup: str
    box: Box | None
    """Where it is; None for lines, which are where their paths are."""
    paths: tuple[str, ...] = ()
    node: str = ""
    """The statement that it shows; empty for what is none."""
    name: str = ""
    """What is read of it to those who don't see it; empty for what only looks like something."""

    @property
    def extent(self) -> Box:
        """The rectangle around it, the thickness of lines and the sign on a trunk included."""
        if self.box is not None:
            return self.box
        numbers = [float(number) for path in self.paths for number in _NUMBER.findall(path)]
        across, down = numbers[::2], numbers[1::2]
        return Box(min(across) - 10, min(down) - 10, max(across) + 10, max(down) + 10)


class Page(NamedTuple):
    """The page that a picture fills: a poster."""

    size: tuple[float, float]
    """In points."""
    scale: float
    """Points for a pixel."""
    start: tuple[float, float]
    """Where the parts are placed from, in px."""
    poster: bool = True
    """Whether it has the type of posters, not that of cards."""


@dataclass(frozen=True)
class Picture:
    """A scene that has been laid out and drawn."""

    scene: Scene
    width: float
    height: float
    parts: tuple[Part, ...]
    boxes: Mapping[str, Box]
    top: Header = _NO_HEADER
    page: Page | None = None

    @cached_property
    def extents(self) -> tuple[Box, ...]:
        """Where in the picture each piece is."""
        return tuple(part.extent.moved(*self.origin) for part in self.parts)

    @property
    def origin(self) -> tuple[float, float]:
        """Where the tree's top left corner is in the picture."""
        return self.page.start if self.page else (MARGIN, MARGIN + self.top.height)

    def place(self, node_id: str) -> Box:
        """Where a card is in the picture."""
        return self.boxes[node_id].moved(*self.origin)

    def header_place(self) -> Box:
        """Where the header is in the picture."""
        return Box(MARGIN, MARGIN - 8, MARGIN + self.top.width, MARGIN - 8 + self.top.height)
