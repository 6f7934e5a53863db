"""Links to nodes other than the parent: a node supports, limits or opposes another one."""

from __future__ import annotations

from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.authoring.position import node_data
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import Relation
from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import insertion_index
from argmap.syntax.formatting.fragments import Item, Pair


def link(loaded: Loaded, origin: str, relation: Relation, target: str) -> list[Edit]:
    """The edits that link a node to another one, or to one of its inferences (``claim/inference``).

    Raises:
        EditError: a node does not exist, the link already exists, or it would close a cycle.
    """
    change = Change(loaded)
    loc = change.route(origin)
    change.parent_route(target.partition("/")[0])
    entry = change.entry(loc)
    held = entry.child(relation.value) if entry.is_collection else None
    if held is not None and target in (held.data if isinstance(held.data, list) else []):
        message = _("`{id}` already has the link `{relation}: {target}`")
        raise EditError(message.format(id=origin, relation=relation, target=target))
    if not entry.is_collection:
        change.nest(loc, "text")
        entry = change.entry(loc)
    if held is None:
        keys = [str(child.step) for child in entry.children]
        change.insert(loc, Pair(relation.value, [target]), insertion_index(loc, keys, relation.value))
    else:
        change.insert(held.loc, Item(target), len(held.children))
    node_data(change.data, loc).setdefault(relation.value, []).append(target)
    return change.finish()


def unlink(loaded: Loaded, origin: str, relation: Relation, target: str) -> list[Edit]:
    """The edits that remove a link, and a list that becomes empty.

    Raises:
        EditError: there is no such link.
    """
    change = Change(loaded)
    if not drop_link(change, change.route(origin), relation, target):
        message = _("`{id}` has no link `{relation}: {target}`")
        raise EditError(message.format(id=origin, relation=relation, target=target))
    return change.finish()


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
