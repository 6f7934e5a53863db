"""The set of diagrams that shows a large map: an overview, one for each main branch, and the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.files import folded
from argmap.model import ArgumentMap

LARGE = 40
"""The number of nodes above which one diagram is too much to take in."""
OVERVIEW_DEPTH = 2

OVERVIEW, WHOLE = "overview", "all"


@dataclass(frozen=True, slots=True)
class View:
    """One diagram of the set; ``focus`` and ``depth`` are what to ask an exporter for."""

    name: str
    """Part of a file name: stable, and unique in the set, also where case or composition makes no difference."""
    focus: str = ""
    depth: int | None = None
    targets: tuple[tuple[str, str], ...] = ()
    """(node id, name of the view to which that node leads)"""

    def links(self, file_name: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
        """(node id, address) for ``ExportOptions.links``, given how the file of a view is called."""
        return tuple((node_id, file_name(view)) for node_id, view in self.targets)


def views(map_: ArgumentMap) -> list[View]:
    """The diagrams of a map: only the whole, named ``all``, unless the map is large."""
    if len(map_) <= LARGE:
        return [View(WHOLE)]
    root = map_.root.id
    branches = _branch_names(map_)
    overview = View(OVERVIEW, depth=OVERVIEW_DEPTH, targets=((root, WHOLE), *branches.items()))
    each = [View(name, focus=node_id, targets=((root, OVERVIEW),)) for node_id, name in branches.items()]
    return [overview, *each, View(WHOLE, targets=tuple(branches.items()))]


def _branch_names(map_: ArgumentMap) -> dict[str, str]:
    """The name of the view of each child of the thesis that has something below it: its id, if that is free."""
    taken, names = {OVERVIEW, WHOLE}, {}
    for child in map_.children(map_.root):
        if not child.children:
            continue
        name, count = child.id, 1
        while folded(name) in taken:
            count += 1
            name = f"{child.id}-{count}"
        taken.add(folded(name))
        names[child.id] = name
    return names
