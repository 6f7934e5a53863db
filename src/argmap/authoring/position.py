"""The position of a node among its siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from argmap.authoring.errors import EditError
from argmap.i18n import _
from argmap.i18n.punctuation import code_list
from argmap.syntax.formatting.canonical import is_addition


@dataclass(frozen=True)
class Position:
    """First, last, or right before or after a sibling."""

    where: Literal["first", "last", "before", "after"] = "last"
    sibling: str = ""

    def index(self, siblings: Sequence[str], group: str) -> int:
        """The index of the node among its new siblings.

        Raises:
            EditError: the named sibling is not among them.
        """
        if self.where == "first":
            return 0
        if self.where == "last":
            return len(siblings)
        if self.sibling not in siblings:
            message = _("`{id}` is not among the `{group}` of that parent")
            if siblings:
                message = _("`{id}` is not among the `{group}` of that parent: {siblings}")
            raise EditError(message.format(id=self.sibling, group=group, siblings=code_list(siblings)))
        return siblings.index(self.sibling) + (self.where == "after")


LAST = Position()


def put_at(mapping: dict[str, Any], key: str, value: Any, index: int) -> None:
    """Insert a key into a dict at an index."""
    put_all_at(mapping, {key: value}, index)


def put_all_at(mapping: dict[str, Any], others: Mapping[str, Any], index: int) -> None:
    """Insert the keys of another dict into a dict, from an index on."""
    items = list(mapping.items())
    items[index:index] = others.items()
    mapping.clear()
    mapping.update(items)


def opened(holder: dict[str, Any], node: str) -> dict[str, Any]:
    """A node of plain data as a mapping, even if it is written as plain text."""
    if not isinstance(holder[node], dict):
        holder[node] = {"text": holder[node]}
    found: dict[str, Any] = holder[node]
    return found


def node_data(data: dict[str, Any], loc: tuple[str | int, ...]) -> dict[str, Any]:
    """The node at a route of plain data, as a mapping."""
    holder: dict[str, Any] = data
    if is_addition(loc):
        # A layer's entry for a node of the map below is created by its first content.
        added: dict[str, Any] = data.setdefault("add", {})
        entry: dict[str, Any] = added.setdefault(str(loc[1]), {})
        return entry
    for step in loc[:-1]:
        holder = holder[str(step)]
    return opened(holder, str(loc[-1]))


def drop_node(data: dict[str, Any], loc: tuple[str | int, ...]) -> Any:
    """Remove the node at a route from plain data, with collections that become empty; returns the node."""
    holder = node_data(data, loc[:-2])
    value = holder[str(loc[-2])].pop(str(loc[-1]))
    if not holder[str(loc[-2])]:
        del holder[str(loc[-2])]
    if not holder and is_addition(loc[:-2]):
        del data["add"][str(loc[1])]
        if not data["add"]:
            del data["add"]
    return value
