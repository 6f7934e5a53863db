"""How a poster fills its page: the number of its columns and the size of its type, which is the largest that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final, NamedTuple

from argmap.diagrams.paper import FIT, PAGES, check
from argmap.diagrams.poster.entries import SIZE, Entry, Set, fit, line_height
from argmap.diagrams.scene import DiagramError, Scene
from argmap.i18n import _
from argmap.rendering.ems import width

LEAST: Final = 5.0
"""The smallest type in points, which is what maps and timetables are set in."""
_AT_HAND: Final = 7.0
"""The smallest on a page that is held in the hand, where no size of page is asked for."""
_MOST: Final = 14.0
_SIZES: Final = ("a4", "a3", "a2", "a1")
MARGIN: Final = 17.0
"""Of the page, in points."""
COLUMN_GAP: Final = 13
_NARROWEST, _WIDEST = 15.0, 38.0
"""Of a column, in em."""
_MOST_COLUMNS: Final = 16
CONTINUED: Final = 18
"""The height of the line at the head of a column that says what continues there."""
_OVERSHOOT, _PRECISE = 1.03, 1.001
"""How much larger type may be than its area suggests, and how near to the largest it comes."""
_STEPS: Final = 9
"""How often the range of heights is halved."""


class Placed(NamedTuple):
    """An entry in its column, in px from the head of the column."""

    set: Set
    column: int
    top: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.set.height


class Plan(NamedTuple):
    """A poster that has been set: lengths are in px, at ``scale`` points each."""

    page: str
    size: tuple[float, float]
    """Of the page in points."""
    scale: float
    columns: int
    column: float
    """The width of a column."""
    placed: tuple[Placed, ...]
    height: float
    """Of the columns."""

    @property
    def type_size(self) -> float:
        """The size of the text of statements, in points."""
        return SIZE * self.scale


class Frame:
    """How high what is above and below the columns is; subclasses know."""

    def height(self, width: float) -> float:
        """The height in px beside the columns, on a poster with this width within its margins."""
        raise NotImplementedError


def plan(scene: Scene, entries: Sequence[Entry], frame: Frame) -> Plan:
    """Set a poster on the page that is asked for, or on the smallest that does.

    Args:
        scene: the scene.
        entries: its entries.
        frame: how high what is above and below the columns is, at a width in px.

    Raises:
        DiagramError: the page is unknown, or so small that the type would be, too.
    """
    page, orientation = scene.options.page, scene.options.orientation
    check(page, orientation)
    for name in _SIZES if page == FIT else (page,):
        least = _AT_HAND if page == FIT and name == _SIZES[0] else LEAST
        if found := _largest(scene, entries, frame, name, orientation, least):
            return found
    raise DiagramError(_refusal(scene, entries, frame))


def _refusal(scene: Scene, entries: Sequence[Entry], frame: Frame) -> str:
    page, orientation = scene.options.page, scene.options.orientation
    if page != FIT:
        for name in _SIZES:
            if PAGES[name] > PAGES[page] and _largest(scene, entries, frame, name, orientation, LEAST):
                return _(
                    "type on {page} would be smaller than {least:g} points; use `--page {other}`, or show less of the "
                    "map with `--depth`, `--focus` or `--max-nodes`"
                ).format(page=page, least=LEAST, other=name)
    return _(
        "{count} statements don't fit on a poster, even on a1; show less of the map with `--depth`, `--focus` or "
        "`--max-nodes`"
    ).format(count=f"{len(entries) + 1:,}")


def _largest(
    scene: Scene, entries: Sequence[Entry], frame: Frame, page: str, orientation: str, least: float
) -> Plan | None:
    """The plan with the largest type on a page; None if that is below the least."""
    size = PAGES[page] if orientation == "portrait" else PAGES[page][::-1]
    best: Plan | None = None
    if size[0] * size[1] < least_area(entries, scene.language) * (least / SIZE) ** 2:
        return None
    for columns in range(1, _MOST_COLUMNS + 1):
        low, high = (best.scale * 1.01 if best else least / SIZE), _MOST / SIZE
        if low > high:
            break
        found = _at(scene, entries, frame, page, size, low, columns)
        if found is None:
            continue
        filled = sum(each.set.height for each in found.placed) / (found.columns * found.height)
        high = min(high, low * _OVERSHOOT / sqrt(max(filled, 0.01)))
        while high > low * _PRECISE:
            middle = (low + high) / 2
            better = _at(scene, entries, frame, page, size, middle, columns)
            low, high, found = (middle, high, better) if better else (low, middle, found)
        best = found
    return best and _levelled(best, entries, scene.language)


def least_area(entries: Sequence[Entry], language: str) -> float:
    """What the texts take at least, in square px."""
    return sum(width(entry.card.text, language) for entry in entries) * SIZE * line_height(SIZE, language)


def _at(
    scene: Scene,
    entries: Sequence[Entry],
    frame: Frame,
    page: str,
    size: tuple[float, float],
    scale: float,
    columns: int,
) -> Plan | None:
    """The plan with type of a size in so many columns; None if it does not fit, or if columns are no good to read."""
    wide, high = ((side - 2 * MARGIN) / scale for side in size)
    column = (wide - COLUMN_GAP * (columns - 1)) / columns
    if not _NARROWEST * SIZE <= column <= _WIDEST * SIZE:
        return None
    height = high - frame.height(wide)
    sets = [fit(entry, column, scene.language) for entry in entries]
    placed = flow(sets, height, columns)
    if placed is None:
        return None
    return Plan(page, size, scale, columns, column, placed, height)


def _levelled(found: Plan, entries: Sequence[Entry], language: str) -> Plan:
    """The same plan in columns that are about equally high, where the page has room to spare."""
    sets = [each.set for each in found.placed]
    low, high, best = 0.0, found.height, found
    for __ in range(_STEPS):
        middle = (low + high) / 2
        placed = flow(sets, middle, found.columns)
        low, high = (low, middle) if placed else (middle, high)
        best = best._replace(placed=placed, height=middle) if placed else best
    return best


def flow(sets: Sequence[Set], height: float, columns: int) -> tuple[Placed, ...] | None:
    """Fill columns of a height from the first to the last; None if there are too few.

    No entry is divided, and none is left behind by the first entry below it.
    """
    placed: list[Placed] = []
    column, y = 0, 0.0
    for group in _groups(sets):
        tall = sum(each.height + (each.entry.above if at else 0) for at, each in enumerate(group))
        above = group[0].entry.above if y else 0
        if y + above + tall > height and y:
            column, y, above = column + 1, 0.0, 0
            if not group[0].entry.heading:
                y = CONTINUED
        if column >= columns or y + tall > height:
            return None
        for at, each in enumerate(group):
            y += above if not at else each.entry.above
            placed.append(Placed(each, column, y))
            y += each.height
    return tuple(placed)


def _groups(sets: Sequence[Set]) -> Iterator[list[Set]]:
    """What stays in one column: a claim and the first entry below it."""
    group: list[Set] = []
    for each in sets:
        group.append(each)
        if each.entry.last:
            yield group
            group = []
    if group:
        yield group
