"""Renaming a node; everything that refers to it follows."""

from __future__ import annotations

from typing import Any

from argmap.authoring.add import check_new_id
from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.diagnostics import Edit, Loc, Span
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, Relation
from argmap.syntax.formatting.fragments import Pair, replaced
from argmap.syntax.formatting.layout import Entry


def rename(loaded: Loaded, old: str, new: str) -> list[Edit]:
    """The edits that give a node another id, in its place, in every link to it and in what is expected of it.

    Quotes stay as they are.

    Raises:
        EditError: there is no such node, or the new id is taken or is none.
    """
    change = Change(loaded)
    loc = change.route(old)
    check_new_id(change, new)
    edits = _renamed_references(change, old, new)
    entry = change.entry(loc)
    named = entry.child("id")
    if len(loc) > 1:
        edits.append(_renamed_key(change, entry, new))
    elif named is not None:
        edits.append(_renamed(change, named, new))
    change.step(edits)
    if len(loc) == 1 and named is None:
        change.insert(loc, Pair("id", new), 0)
        change.data["thesis"] = {"id": new, **change.data["thesis"]}
    _rename_data(change.data, loc, old, new)
    return change.finish()


def rename_target(loaded: Loaded, old: str, new: str, *, links: bool) -> list[Edit]:
    """The edits with which a layer adds what it adds to a node to one of another id.

    Args:
        loaded: the layer.
        old: the id under `add`.
        new: the id that takes its place.
        links: whether it is the same node, so that links to it follow and what is expected of it.

    Raises:
        EditError: the layer adds nothing to the one, or something to the other already.
    """
    change = Change(loaded)
    entry = change.layout.find(("add", old))
    if entry is None or change.layout.find(("add", new)) is not None:
        raise EditError(
            f"the layer adds {'nothing' if entry is None else 'already'} to `{old if entry is None else new}`"
        )
    change.step([*(_renamed_references(change, old, new) if links else []), _renamed_key(change, entry, new)])
    # The map may be in the midst of a merge itself: whether it has the node by now is not asked.
    return change.revision.edits()


def _renamed_references(change: Change, old: str, new: str) -> list[Edit]:
    """The edits in links to a node, and in what is expected of it."""
    edits = []
    for node in change.routes().values():
        for relation in Relation:
            held = change.entry(node).child(relation.value)
            edits += [_renamed(change, item, new) for item in (held.children if held else []) if item.data == old]
    if expected := change.layout.find(("expect", old)):
        edits.append(_renamed_key(change, expected, new))
    return edits


def _renamed(change: Change, entry: Entry, new: str) -> Edit:
    return _written(change, entry.place.span, new, flow=entry.in_flow)


def _renamed_key(change: Change, entry: Entry, new: str) -> Edit:
    key = entry.place.key
    assert key is not None
    return _written(change, key, new, flow=entry.in_flow)


def _written(change: Change, span: Span, new: str, *, flow: bool) -> Edit:
    return Edit(span, replaced(change.layout.text[span.start : span.end], new, flow=flow))


def _rename_data(data: dict[str, Any], loc: Loc, old: str, new: str) -> None:
    """The same on plain data."""
    if len(loc) == 1:
        data["thesis"]["id"] = new
    if isinstance(data.get("expect"), dict):
        data["expect"] = {new if key == old else key: status for key, status in data["expect"].items()}
    stack = [data["thesis"]] if "thesis" in data else list(data.get("add", {}).values())
    while stack:
        node = stack.pop()
        if not isinstance(node, dict):
            continue
        for relation in Relation:
            if isinstance(node.get(relation.value), list):
                node[relation.value] = [new if target == old else target for target in node[relation.value]]
        for group in GROUPS:
            if isinstance(node.get(group), dict):
                renamed = {new if key == old else key: child for key, child in node[group].items()}
                node[group] = renamed
                stack += renamed.values()
