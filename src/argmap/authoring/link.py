"""Links to nodes other than the parent: a node supports, limits or opposes another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from argmap.authoring.change import Change, Touched, edit
from argmap.authoring.errors import EditError
from argmap.authoring.position import node_data
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import Relation
from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import insertion_index
from argmap.syntax.formatting.fragments import Item, Pair


@dataclass(frozen=True)
class Link:
    """Links a node to another one, or to one of its inferences (``claim/inference``)."""

    names: ClassVar[tuple[str, ...]] = ("origin", "target")

    origin: str
    relation: Relation
    target: str

    def touches(self) -> Touched:
        """Both nodes."""
        return Touched(nodes=(self.origin, self.target.partition("/")[0]))

    def apply(self, change: Change) -> None:
        """Add the link to the text and to the data."""
        relation, target = self.relation.value, self.target
        loc = change.route(self.origin)
        change.parent_route(target.partition("/")[0])
        entry = change.entry(loc)
        held = entry.child(relation) if entry.is_collection else None
        if held is not None and target in (held.data if isinstance(held.data, list) else []):
            message = _("`{id}` already has the link `{relation}: {target}`")
            raise EditError(message.format(id=self.origin, relation=relation, target=target))
        if not entry.is_collection:
            change.nest(loc, "text")
            entry = change.entry(loc)
        if held is None:
            keys = [str(child.step) for child in entry.children]
            change.insert(loc, Pair(relation, [target]), insertion_index(loc, keys, relation))
        else:
            change.insert(held.loc, Item(target), len(held.children))
        node_data(change.data, loc).setdefault(relation, []).append(target)


@dataclass(frozen=True)
class Unlink:
    """Removes a link, and a list that becomes empty."""

    names: ClassVar[tuple[str, ...]] = ("origin", "target")

    origin: str
    relation: Relation
    target: str

    def touches(self) -> Touched:
        """The node that is linked."""
        return Touched(nodes=(self.origin,))

    def apply(self, change: Change) -> None:
        """Remove the link from the text and from the data."""
        if not drop_link(change, change.route(self.origin), self.relation, self.target):
            message = _("`{id}` has no link `{relation}: {target}`")
            raise EditError(message.format(id=self.origin, relation=self.relation, target=self.target))


def link(loaded: Loaded, origin: str, relation: Relation, target: str) -> list[Edit]:
    """The edits that link a node to another one, see `Link`.

    Raises:
        EditError: a node does not exist, the link already exists, or it would close a cycle.
    """
    return edit(loaded, [Link(origin, relation, target)])


def unlink(loaded: Loaded, origin: str, relation: Relation, target: str) -> list[Edit]:
    """The edits that remove a link, see `Unlink`.

    Raises:
        EditError: there is no such link.
    """
    return edit(loaded, [Unlink(origin, relation, target)])


def drop_link(change: Change, loc: Loc, relation: Relation, target: str) -> bool:
    """Remove every link of one relation from the node at a route to a target; returns whether there was one."""
    found = False
    while True:
        held = change.entry(loc).child(relation.value)
        item = next((child for child in held.children if child.data == target), None) if held else None
        if item is None:
            return found
        found = True
        change.drop(item.loc)
        node = node_data(change.data, loc)
        node[relation.value].remove(target)
        if not node[relation.value]:
            del node[relation.value]
