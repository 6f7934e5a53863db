"""Removing a node."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from argmap.authoring.change import Change, Touched, edit, holds
from argmap.authoring.errors import EditError
from argmap.authoring.link import drop_link
from argmap.authoring.membership import dissolve, drop_step, inferences_at, leave
from argmap.authoring.move import move_in
from argmap.authoring.position import LAST, Position, drop_node
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA, code_list
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, LINKS, Relation
from argmap.model.route import Loc


class Children(Enum):
    """What happens to the children of a removed node."""

    REFUSE = auto()
    """A node with children is not removed."""
    REMOVE = auto()
    """They are removed, too."""
    LIFT = auto()
    """They move up to its parent and keep their kinds, if the parent may have them."""


@dataclass(frozen=True)
class Remove:
    """Removes a node and its expected status."""

    names: ClassVar[tuple[str, ...]] = ("node",)

    node: str
    children: Children = Children.REFUSE
    """What happens to its children."""
    drop_links: bool = False
    """Also delete links to the removed nodes; otherwise such links prevent removal."""

    def touches(self) -> Touched:
        """Everything below the node, its parent, and all that refer to one of them."""
        return Touched(subtrees=(self.node,), references=(self.node,))

    def apply(self, change: Change) -> None:
        """Remove the node from the text and from the data."""
        loc = change.route(self.node)
        if len(loc) == 1:
            raise EditError(_("the thesis cannot be removed; to reword it, use `argmap set MAP thesis text …`"))
        below = children_of(change, loc)
        if below and self.children is Children.REFUSE:
            message = _(
                "`{id}` has children: {children}; remove them with `--with-children`, or keep them with `--lift`"
            )
            raise EditError(message.format(id=self.node, children=code_list(below)))
        if self.children is Children.LIFT:
            _lift(change, self.node, below)
        _check_links(change, change.route(self.node), drop=self.drop_links)
        _drop_expectations(change, change.route(self.node))
        leave(change, self.node)
        loc = change.route(self.node)
        change.drop(loc)
        drop_node(change.data, loc)


def remove(loaded: Loaded, node: str, children: Children = Children.REFUSE, *, drop_links: bool = False) -> list[Edit]:
    """The edits that remove a node and its expected status.

    Args:
        loaded: the map.
        node: id of the node.
        children: what happens to its children.
        drop_links: also delete links to the removed nodes; otherwise such links prevent removal.

    Raises:
        EditError: the node is the thesis, or has children or links that are to be kept.
    """
    return edit(loaded, [Remove(node, children, drop_links)])


def children_of(change: Change, loc: Loc) -> list[str]:
    """The ids of the children of the node at a route."""
    groups = (change.entry(loc).child(group) for group in GROUPS)
    return [str(child.step) for group in groups if group for child in group.children]


def _lift(change: Change, node: str, below: list[str]) -> None:
    loc = change.route(node)
    above = loc[:-2]
    parent = next((name for name, where in change.routes().items() if where == above), str(above[-1]))
    for entry in inferences_at(change, loc):
        dissolve(change, loc, str(entry.step))
    for child in below:
        drop_step(change, change.route(child))
        kind = change.kind_at(change.route(child))
        if not holds(change.kind_at(above), kind):
            message = _(
                "`{id}` is evidence, which cannot have the premise `{child}`; move the premise first, or use "
                "`--with-children`"
            )
            raise EditError(message.format(id=parent, child=child))
        same = kind is change.kind_at(loc)
        move_in(change, child, parent, kind, Position("before", node) if same else LAST)


def _check_links(change: Change, loc: Loc, *, drop: bool) -> None:
    """Delete links from other nodes to the removed ones, or refuse."""
    routes = change.routes()
    gone = {name for name, where in routes.items() if where[: len(loc)] == loc}
    links = [
        (name, relation, target)
        for name, where in routes.items()
        if name not in gone
        for relation in LINKS
        for target in _targets(change, where, relation)
        if target.partition("/")[0] in gone
    ]
    if links and not drop:
        said = _(LIST_COMMA).join(f"`{origin}` (`{relation}: {target}`)" for origin, relation, target in links)
        raise EditError(_("other nodes link to it: {links}; delete the links with `--drop-links`").format(links=said))
    for origin, relation, target in dict.fromkeys(links):
        drop_link(change, change.route(origin), relation, target)


def _drop_expectations(change: Change, loc: Loc) -> None:
    """Delete the expected statuses of the removed nodes."""
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
