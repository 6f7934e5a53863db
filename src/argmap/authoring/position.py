"""Where a node goes among its siblings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from argmap.authoring.errors import EditError
from argmap.syntax.formatting.canonical import is_addition


@dataclass(frozen=True)
class Position:
    """First, last, or right before or after a sibling."""

    where: Literal["first", "last", "before", "after"] = "last"
    sibling: str = ""

    def index(self, siblings: Sequence[str], group: str) -> int:
        """The number that the node gets among the ids of its new siblings.

        Raises:
            EditError: the sibling named is not among them.
        """
        if self.where == "first":
            return 0
        if self.where == "last":
            return len(siblings)
        if self.sibling not in siblings:
            have = ", ".join(f"`{sibling}`" for sibling in siblings) or "nothing"
            raise EditError(f"`{self.sibling}` is not among the {group} there; there is {have}")
        return siblings.index(self.sibling) + (self.where == "after")


LAST = Position()


def put_at(mapping: dict[str, Any], key: str, value: Any, index: int) -> None:
    """Put a key into a dict at a place of its order."""
    items = list(mapping.items())
    items.insert(index, (key, value))
    mapping.clear()
    mapping.update(items)


def opened(holder: dict[str, Any], node: str) -> dict[str, Any]:
    """A node of plain data as a mapping, also where it is written as a mere text."""
    if not isinstance(holder[node], dict):
        holder[node] = {"text": holder[node]}
    found: dict[str, Any] = holder[node]
    return found


def node_data(data: dict[str, Any], loc: tuple[str | int, ...]) -> dict[str, Any]:
    """The node at a route of plain data, as a mapping."""
    holder: dict[str, Any] = data
    if is_addition(loc):
        # A layer's entry for a node of the map below is made by what is first put into it.
        added: dict[str, Any] = data.setdefault("add", {})
        entry: dict[str, Any] = added.setdefault(str(loc[1]), {})
        return entry
    for step in loc[:-1]:
        holder = holder[str(step)]
    return opened(holder, str(loc[-1]))


def drop_node(data: dict[str, Any], loc: tuple[str | int, ...]) -> Any:
    """Take the node at a route out of plain data, with what holds nothing else then; what was there comes back."""
    holder = node_data(data, loc[:-2])
    value = holder[str(loc[-2])].pop(str(loc[-1]))
    if not holder[str(loc[-2])]:
        del holder[str(loc[-2])]
    if not holder and is_addition(loc[:-2]):
        del data["add"][str(loc[1])]
        if not data["add"]:
            del data["add"]
    return value
