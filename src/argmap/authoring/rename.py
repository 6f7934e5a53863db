"""Renaming a node, with all references to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.authoring.add import check_name, check_new_id
from argmap.authoring.change import Change, Touched, edit
from argmap.authoring.errors import EditError
from argmap.authoring.membership import inferences_at, pointers
from argmap.authoring.position import node_data
from argmap.diagnostics import Edit, Span, suggest
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, LINKS
from argmap.model.route import Loc
from argmap.syntax.formatting.fragments import Pair, replaced
from argmap.syntax.formatting.layout import Entry


@dataclass(frozen=True)
class Rename:
    """Changes a node's id, in its key, in links to it, in inferences from it and in `expect`.

    ``claim/inference`` stands for one of a claim's inferences: its key changes, links to it and the caveats on it.
    Quotes are kept.
    """

    old: str
    new: str

    def touches(self) -> Touched:
        """The node, and all that refer to it."""
        node = self.old.partition("/")[0]
        return Touched(nodes=(node,), references=(node,))

    def apply(self, change: Change) -> None:
        """Change the id in the text and in the data."""
        old, new = self.old, self.new
        claim, slash, inference = old.partition("/")
        if slash:
            _rename_inference(change, claim, inference, new)
            return
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


def rename(loaded: Loaded, old: str, new: str) -> list[Edit]:
    """The edits that change the id of a node or of an inference, see `Rename`.

    Raises:
        EditError: there is no such node or inference, or the new id is taken or invalid.
    """
    return edit(loaded, [Rename(old, new)])


def rename_target(loaded: Loaded, old: str, new: str, *, links: bool) -> list[Edit]:
    """The edits that change the id of a node under a layer's `add`.

    Args:
        loaded: the layer.
        old: the id under `add`.
        new: the id that replaces it.
        links: whether it is the same node, so that links to it and its expected status are renamed, too.

    Raises:
        EditError: the layer has no entry for the old id, or already has one for the new.
    """
    change = Change(loaded)
    entry = change.layout.find(("add", old))
    if entry is None:
        raise EditError(_("the layer adds nothing to `{id}`").format(id=old))
    if change.layout.find(("add", new)) is not None:
        raise EditError(_("the layer already adds to `{id}`").format(id=new))
    change.step([*(_renamed_references(change, old, new) if links else []), _renamed_key(change, entry, new)])
    # The map may itself be in the middle of a merge: so the result is not checked against it.
    return change.revision.edits()


def _rename_inference(change: Change, claim: str, old: str, new: str) -> None:
    """Change the id of an inference, also where caveats and links name it."""
    loc = change.route(claim)
    entries = {str(entry.step): entry for entry in inferences_at(change, loc)}
    if old not in entries:
        message = _("`{id}` has no inference `{inference}`").format(id=claim, inference=old)
        raise EditError(message + suggest(old, entries))
    check_name(new)
    if new in entries:
        raise EditError(_("`{id}` already has an inference `{inference}`").format(id=claim, inference=new))
    edits = [_renamed_key(change, entries[old], new)]
    for node, key in pointers(change, claim, old):
        held, data = change.entry((*change.route(node), key)), node_data(change.data, change.route(node))
        if key == "step":
            edits.append(_renamed(change, held, new))
            data[key] = new
            continue
        reference, now = f"{claim}/{old}", f"{claim}/{new}"
        edits += [_renamed(change, item, now) for item in held.children if item.data == reference]
        data[key] = [now if target == reference else target for target in data[key]]
    change.step(edits)
    data = node_data(change.data, loc)
    data["inferences"] = {new if name == old else name: said for name, said in data["inferences"].items()}


def _renamed_references(change: Change, old: str, new: str) -> list[Edit]:
    """The edits in links to a node, in inferences from it and in `expect`."""
    edits = []
    for node in change.routes().values():
        lists = [change.entry(node).child(relation.value) for relation in LINKS]
        lists += [inference.child("from") for inference in inferences_at(change, node)]
        items = [item for held in lists if held for item in held.children]
        given = ((item, _retargeted(str(item.data), old, new)) for item in items)
        edits += [_renamed(change, item, reference) for item, reference in given if reference != item.data]
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
    """Make the same change to plain data."""
    if len(loc) == 1:
        data["thesis"]["id"] = new
    if isinstance(data.get("expect"), dict):
        data["expect"] = {new if key == old else key: status for key, status in data["expect"].items()}
    stack = [data["thesis"]] if "thesis" in data else list(data.get("add", {}).values())
    while stack:
        node = stack.pop()
        if not isinstance(node, dict):
            continue
        for relation in LINKS:
            if isinstance(node.get(relation.value), list):
                node[relation.value] = [_retargeted(target, old, new) for target in node[relation.value]]
        if isinstance(node.get("inferences"), dict):
            for inference in node["inferences"].values():
                inference["from"] = [new if member == old else member for member in inference["from"]]
        for group in GROUPS:
            if isinstance(node.get(group), dict):
                renamed = {new if key == old else key: child for key, child in node[group].items()}
                node[group] = renamed
                stack += renamed.values()


def _retargeted(reference: str, old: str, new: str) -> str:
    """A link to a node or to one of its inferences, with the node's new id."""
    target, slash, step = reference.partition("/")
    return f"{new}{slash}{step}" if target == old else reference
