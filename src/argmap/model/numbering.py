"""The numbers of the statements in an outline."""

from __future__ import annotations

from argmap.model import ArgumentMap


def number_nodes(map_: ArgumentMap) -> dict[str, str]:
    """The number of every node by id: 1.2.3 is the third below the second below the first; the thesis has none."""
    numbers = {map_.root.id: ""}
    for node in map_:
        above = numbers[node.id] + "." if numbers[node.id] else ""
        numbers.update((child, f"{above}{place}") for place, child in enumerate(node.children, 1))
    return numbers
