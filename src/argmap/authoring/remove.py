"""Removing a node."""

from __future__ import annotations

from enum import Enum, auto

from argmap.authoring.change import Change, holds
from argmap.authoring.errors import EditError
from argmap.authoring.link import drop_link
from argmap.authoring.move import move_in
from argmap.authoring.position import LAST, Position, drop_node
from argmap.diagnostics import Edit, Loc
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, Relation


class Children(Enum):
    """What becomes of the nodes below a node that is removed."""

    REFUSE = auto()
    """Nothing is removed while there are any."""
    REMOVE = auto()
    """They go with it."""
    LIFT = auto()
    """They go to its parent, each in its kind, where the parent can hold that."""


def remove(loaded: Loaded, node: str, children: Children = Children.REFUSE, *, drop_links: bool = False) -> list[Edit]:
    """The edits that remove a node, and what is expected of it.

    Args:
        loaded: the map.
        node: id of the node.
        children: what becomes of the nodes below it.
        drop_links: take the links to what is removed away, too; otherwise one such link refuses.

    Raises:
        EditError: the thesis; nodes below or links of which nothing was said.
    """
    change = Change(loaded)
    loc = change.route(node)
    if len(loc) == 1:
        raise EditError(
            "the thesis cannot be removed: the map argues for it; `argmap set MAP thesis text …` rewords it"
        )
    below = children_of(change, loc)
    if below and children is Children.REFUSE:
        names = ", ".join(f"`{child}`" for child in below)
        raise EditError(f"`{node}` holds {names}; --with-children removes them, --lift hands them to its parent")
    if children is Children.LIFT:
        _lift(change, node, below)
    _check_links(change, change.route(node), drop=drop_links)
    _drop_expectations(change, change.route(node))
    loc = change.route(node)
    change.drop(loc)
    drop_node(change.data, loc)
    return change.finish()


def children_of(change: Change, loc: Loc) -> list[str]:
    """The ids of the nodes right below the one at a route."""
    groups = (change.entry(loc).child(group) for group in GROUPS)
    return [str(child.step) for group in groups if group for child in group.children]


def _lift(change: Change, node: str, below: list[str]) -> None:
    loc = change.route(node)
    above = loc[:-2]
    parent = next((name for name, where in change.routes().items() if where == above), str(above[-1]))
    for child in below:
        kind = change.kind_at(change.route(child))
        if not holds(change.kind_at(above), kind):
            raise EditError(f"`{parent}` cannot hold `{child}`, a {kind}; move it first, or use --with-children")
        same = kind is change.kind_at(loc)
        move_in(change, child, parent, kind, Position("before", node) if same else LAST)


def _check_links(change: Change, loc: Loc, *, drop: bool) -> None:
    """Take the links from outside to what is removed away, or refuse."""
    routes = change.routes()
    gone = {name for name, where in routes.items() if where[: len(loc)] == loc}
    links = [
        (name, relation, target)
        for name, where in routes.items()
        if name not in gone
        for relation in Relation
        for target in _targets(change, where, relation)
        if target in gone
    ]
    if links and not drop:
        said = ", ".join(f"`{origin}` ({relation} `{target}`)" for origin, relation, target in links)
        raise EditError(f"there are links to it: {said}; --drop-links takes them away")
    for origin, relation, target in dict.fromkeys(links):
        drop_link(change, change.route(origin), relation, target)


def _drop_expectations(change: Change, loc: Loc) -> None:
    """Take away what is expected of what is removed; nothing can be any more."""
    expected = change.data.get("expect")
    for name, where in change.routes().items():
        if where[: len(loc)] == loc and isinstance(expected, dict) and name in expected:
            change.drop(("expect", name))
            del expected[name]
    if expected == {}:
        del change.data["expect"]


def _targets(change: Change, loc: Loc, relation: Relation) -> list[str]:
    held = change.entry(loc).child(relation.value)
    return [str(item.data) for item in held.children] if held else []
