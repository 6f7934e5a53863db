"""Moving a node with everything below it."""

from __future__ import annotations

from argmap.authoring.add import check_kind, put_below
from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.authoring.position import LAST, Position, drop_node, node_data, put_at
from argmap.diagnostics import Edit, Loc
from argmap.loading import Loaded
from argmap.model.kinds import KINDS, Kind
from argmap.syntax.edits import split_lines
from argmap.syntax.formatting.fragments import shifted
from argmap.syntax.formatting.layout import Layout


def move(loaded: Loaded, node: str, parent: str, kind: Kind | None = None, position: Position = LAST) -> list[Edit]:
    """The edits that put a node, with what is below it and its comments, to another place.

    Args:
        loaded: the map.
        node: id of the node.
        parent: id of the node that it goes below; it may be the present one.
        kind: the kind that it becomes; the one it is where left out.
        position: its place among the nodes of that kind.

    Raises:
        EditError: the thesis, a node into itself, a parent that cannot hold it, or a place where it is already.
    """
    change = Change(loaded)
    move_in(change, node, parent, kind, position)
    edits = change.finish()
    if not edits:
        raise EditError(f"`{node}` is there already")
    return edits


def move_in(change: Change, node: str, parent: str, kind: Kind | None = None, position: Position = LAST) -> None:
    """Move a node within a change that goes on."""
    loc, target = change.route(node), change.parent_route(parent)
    if len(loc) == 1:
        raise EditError("the thesis cannot be moved; everything else stands below it")
    if target[: len(loc)] == loc:
        raise EditError(f"`{parent}` is `{node}` itself or stands below it")
    kind = kind or change.kind_at(loc)
    check_kind(parent, change.kind_at(target), kind)
    if change.entry(loc).child("premises") is not None:
        check_kind(node, kind, Kind.PREMISE)
    if position.sibling == node:
        raise EditError(f"`{node}` cannot stand before or after itself")
    group = KINDS[kind].group
    below = change.layout.find(target)
    held = below.child(group) if below is not None and below.is_collection else None
    siblings = [str(child.step) for child in held.children if child.step != node] if held else []
    index = position.index(siblings, group)
    if held is not None and loc[:-1] == held.loc:
        present = [str(child.step) for child in held.children].index(node)
        if present == index:
            return
    content = Moved(change.layout, loc)
    change.drop(loc)
    put_below(change, change.parent_route(parent), kind, content, position)
    _move_data(change, loc, target, group, index)


def _move_data(change: Change, loc: Loc, target: Loc, group: str, index: int) -> None:
    """The same on plain data."""
    # Taken first: a route may lead through a group that is deleted when it is empty.
    below = node_data(change.data, target)
    value = drop_node(change.data, loc)
    put_at(below.setdefault(group, {}), str(loc[-1]), value, index)


class Moved:
    """An entry as its author wrote it, to be put elsewhere: its lines move right or left as they are."""

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
        """Its lines, each as far to the right or left as the first."""
        return shifted(self.lines, indent - self.column)

    def flow(self) -> str | None:
        """Itself, where it comes from brackets and fits into others."""
        return self.raw
