"""Adding a node."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic_core import PydanticCustomError

from argmap.authoring.change import Change, holds
from argmap.authoring.errors import EditError
from argmap.authoring.position import LAST, Position, node_data, put_at
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import KINDS, Kind
from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import insertion_index, is_addition
from argmap.syntax.formatting.fragments import Content, Data, Nested, Pair
from argmap.syntax.formatting.layout import Style
from argmap.syntax.schema import check_id


def add(
    loaded: Loaded, parent: str, kind: Kind, node: str, keys: Mapping[str, Data], position: Position = LAST
) -> list[Edit]:
    """The edits that add a node below another one.

    Args:
        loaded: the map.
        parent: id of its parent.
        kind: premise, evidence, caveat, objection or consequence.
        node: id of the new node.
        keys: its keys with their values; `text` is required. A node with nothing but a text is written as plain text.
        position: its position among the nodes of its kind.

    Raises:
        EditError: the id is taken or invalid, the parent cannot hold the node, or the map would be invalid.
    """
    change = Change(loaded)
    check_new_id(change, node)
    loc = change.parent_route(parent)
    check_kind(parent, change.kind_at(loc), kind)
    text = keys.get("text")
    value: Data = text if isinstance(text, str) and set(keys) == {"text"} else dict(keys)
    index = put_below(change, loc, kind, Pair(node, value), position)
    put_at(node_data(change.data, loc).setdefault(KINDS[kind].group, {}), node, value, index)
    return change.finish()


def check_new_id(change: Change, node: str) -> None:
    """Check that an id is valid and free.

    Raises:
        EditError: it is not.
    """
    check_name(node)
    if node in change.routes():
        line = change.layout.source.position(change.entry(change.routes()[node]).start)[0]
        message = _("the id `{id}` is already used on line {line}; ids must be unique in the whole map")
        raise EditError(message.format(id=node, line=line))
    if node in change.below():
        message = _("the id `{id}` is already used by the map that this layer extends; ids must be unique")
        raise EditError(message.format(id=node))


def check_name(name: str) -> None:
    """Check that an id of a node or of an inference is valid.

    Raises:
        EditError: it is not.
    """
    try:
        check_id(name)
    except PydanticCustomError as error:
        message = _("`{id}` is not a valid id: {reason}; use letters, digits, `-`, `_` and `.`, starting with a letter")
        raise EditError(message.format(id=name, reason=error.message())) from error


def check_kind(parent: str, kind: Kind, child: Kind) -> None:
    """Check that a node may have children of a kind.

    Raises:
        EditError: it may not.
    """
    if not holds(kind, child):
        message = _("`{id}` is evidence, which cannot have `{group}`; choose a claim as parent")
        raise EditError(message.format(id=parent, group=KINDS[child].group))


def put_below(change: Change, loc: Loc, kind: Kind, content: Content, position: Position) -> int:
    """Put a node's text into its group below the node at a route; returns its index there.

    The parent may be a plain text, and the group may be missing.
    """
    group = KINDS[kind].group
    if is_addition(loc) and change.layout.find(loc) is None:
        position.index([], group)
        open_addition(change, str(loc[1]), Nested(group, content))
        return 0
    parent = change.entry(loc)
    if not parent.is_collection:
        position.index([], group)
        change.nest(loc, "text")
        parent = change.entry(loc)
    held = parent.child(group)
    if held is None:
        position.index([], group)
        keys = [str(child.step) for child in parent.children]
        change.insert(loc, Nested(group, content), insertion_index(loc, keys, group))
        return 0
    if not held.is_collection:
        raise EditError(
            _("`{group}` of `{id}` is not a mapping of nodes; fix it first").format(group=group, id=loc[-1])
        )
    siblings = [str(child.step) for child in held.children]
    index = position.index(siblings, group)
    if held.style is Style.FLOW or held.children:
        change.insert(held.loc, content, index)
    return index


def open_addition(change: Change, target: str, content: Content) -> None:
    """Begin a layer's entry for a node of the map below, with the present text of that node."""
    added = change.layout.find(("add",))
    if added is not None and not added.children:
        change.fill(added, Nested(target, content))
    elif added is not None:
        change.insert(("add",), Nested(target, content), len(added.children))
    else:
        change.insert((), Nested("add", Nested(target, content)), len(change.entry(()).children))
    entry = change.data.get("add") or {}
    change.data["add"] = {**entry, target: {}}
    reads = change.below()[target].text.get(change.primary_language)
    if reads:
        change.insert(("add", target), Pair("reads", reads), 0)
        change.data["add"][target]["reads"] = reads
