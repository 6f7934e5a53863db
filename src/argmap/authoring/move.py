"""Moving a node with its descendants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from argmap.authoring.add import check_kind, put_below
from argmap.authoring.change import Change, Touched, edit
from argmap.authoring.errors import EditError
from argmap.authoring.membership import leave
from argmap.authoring.position import LAST, Position, drop_node, node_data, put_at
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import KINDS, Kind
from argmap.model.route import Loc
from argmap.syntax.edits import split_lines
from argmap.syntax.formatting.fragments import shifted
from argmap.syntax.formatting.layout import Layout


@dataclass(frozen=True)
class Move:
    """Moves a node, with its descendants and comments."""

    names: ClassVar[tuple[str, ...]] = ("node", "parent")

    node: str
    parent: str
    """The new parent, which may be the present one."""
    kind: Kind | None = None
    """Its new kind; the present one if None."""
    position: Position = LAST
    """Its position among the nodes of that kind."""

    def touches(self) -> Touched:
        """Everything below the node, and both parents."""
        return Touched(nodes=(self.parent,), subtrees=(self.node,))

    def apply(self, change: Change) -> None:
        """Move the node in the text and in the data."""
        before = change.revision.text
        move_in(change, self.node, self.parent, self.kind, self.position)
        if change.revision.text == before:
            raise EditError(_("`{id}` is already there").format(id=self.node))


def move(loaded: Loaded, node: str, parent: str, kind: Kind | None = None, position: Position = LAST) -> list[Edit]:
    """The edits that move a node, with its descendants and comments.

    Args:
        loaded: the map.
        node: id of the node.
        parent: id of the new parent, which may be the present one.
        kind: its new kind; the present one if omitted.
        position: its position among the nodes of that kind.

    Raises:
        EditError: the node is the thesis, goes below itself or stays where it is, or the parent cannot hold it.
    """
    return edit(loaded, [Move(node, parent, kind, position)])


def move_in(change: Change, node: str, parent: str, kind: Kind | None = None, position: Position = LAST) -> None:
    """Move a node as a part of a change; it leaves the inferences of its parent, unless it stays a reason for it."""
    loc, target = change.route(node), change.parent_route(parent)
    if len(loc) == 1:
        raise EditError(_("the thesis cannot be moved; all other nodes are below it"))
    if target[: len(loc)] == loc:
        raise EditError(
            _("`{id}` cannot be moved below `{parent}`, which is the node itself or one of its descendants").format(
                parent=parent, id=node
            )
        )
    kind = kind or change.kind_at(loc)
    check_kind(parent, change.kind_at(target), kind)
    if change.entry(loc).child("premises") is not None:
        check_kind(node, kind, Kind.PREMISE)
    if position.sibling == node:
        raise EditError(_("`{id}` cannot go before or after itself").format(id=node))
    group = KINDS[kind].group
    below = change.layout.find(target)
    held = below.child(group) if below is not None and below.is_collection else None
    siblings = [str(child.step) for child in held.children if child.step != node] if held else []
    index = position.index(siblings, group)
    if held is not None and loc[:-1] == held.loc:
        present = [str(child.step) for child in held.children].index(node)
        if present == index:
            return
    if target != loc[:-2] or KINDS[kind].relation is not KINDS[change.kind_at(loc)].relation:
        leave(change, node)
    content = Moved(change.layout, loc)
    change.drop(loc)
    put_below(change, change.parent_route(parent), kind, content, position)
    _move_data(change, loc, target, group, index)


def _move_data(change: Change, loc: Loc, target: Loc, group: str, index: int) -> None:
    """Make the same change to plain data."""
    # Looked up first: its route may lead through a group that is deleted when it becomes empty.
    below = node_data(change.data, target)
    value = drop_node(change.data, loc)
    put_at(below.setdefault(group, {}), str(loc[-1]), value, index)


class Moved:
    """An entry as its author wrote it, for another place: only the indentation of its lines changes."""

    def __init__(self, layout: Layout, loc: Loc) -> None:
        entry = layout.find(loc)
        assert entry is not None
        text = layout.text
        self.column = layout.column(entry.start)
        raw = text[entry.start : entry.place.end]
        comments = bool(entry.lead and entry.lead[-1]) or entry.beside or entry.holds_comments()
        self.raw = None if comments or "\n" in raw or "\r" in raw or not entry.in_flow else raw
        if entry.in_flow:
            self.column = 0
            above = [comment.text for comment in entry.lead if comment is not None]
            beside = "".join(f" {comment.text}" for comment in entry.beside)
            lines = [line.rstrip("\r\n") for line in split_lines(raw)]
            self.lines = [*above, *lines[:-1], lines[-1] + beside]
            self.lines[len(above) + 1 :] = [f"  {line.lstrip(' ')}" for line in self.lines[len(above) + 1 :]]
        else:
            start, end = layout.lines(entry)
            self.lines = [line.rstrip("\r\n") for line in split_lines(text[start:end])]

    def block(self, indent: int, unit: int) -> list[str]:
        """Its lines, all shifted by as much as the first."""
        return shifted(self.lines, indent - self.column)

    def flow(self) -> str | None:
        """Its text, if it comes from brackets and fits in others."""
        return self.raw
