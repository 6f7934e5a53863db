"""Renaming a node, with all references to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from argmap.authoring.add import check_name, check_new_id
from argmap.authoring.change import Change, Touched, edit
from argmap.authoring.errors import EditError
from argmap.authoring.membership import inferences_at, pointers
from argmap.authoring.position import node_data
from argmap.diagnostics import Edit, Span, suggest
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, LINKS
from argmap.syntax.formatting.fragments import Pair, replaced
from argmap.syntax.formatting.layout import Entry


@dataclass(frozen=True)
class Rename:
    """Changes a node's id, in its key, in links to it, in inferences from it and in `expect`.

    ``claim/inference`` stands for one of a claim's inferences: its key changes, links to it and the caveats on it.
    Quotes are kept.
    """

    names: ClassVar[tuple[str, ...]] = ("old",)

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
        _rename(change, {old: new})


def rename(loaded: Loaded, old: str, new: str) -> list[Edit]:
    """The edits that change the id of a node or of an inference, see `Rename`.

    Raises:
        EditError: there is no such node or inference, or the new id is taken or invalid.
    """
    return edit(loaded, [Rename(old, new)])


def rename_all(loaded: Loaded, names: Mapping[str, str]) -> list[Edit]:
    """The edits of several renames at once, from old ids to new ones.

    Raises:
        EditError: there is no such node, or a new id is taken, even by a node that is renamed itself, or invalid.
    """
    change = Change(loaded)
    for new, count in Counter(names.values()).items():
        if count > 1:
            raise EditError(_("the id `{id}` is given to several nodes").format(id=new))
    _rename(change, names)
    return change.finish()


def _rename(change: Change, names: Mapping[str, str]) -> None:
    locs = {old: change.route(old) for old in names}
    for new in names.values():
        check_new_id(change, new)
    edits = _renamed_references(change, names)
    unnamed = ""
    for old, loc in locs.items():
        entry = change.entry(loc)
        named = entry.child("id")
        if len(loc) > 1:
            edits.append(renamed_key(change, entry, names[old]))
        elif named is not None:
            edits.append(renamed(change, named, names[old]))
        else:
            unnamed = names[old]
    change.step(edits)
    if unnamed:
        change.insert(("thesis",), Pair("id", unnamed), 0)
        change.data["thesis"] = {"id": unnamed, **change.data["thesis"]}
    for old, loc in locs.items():
        if len(loc) == 1:
            change.data["thesis"]["id"] = names[old]
    _rename_data(change.data, names)


def rename_targets(loaded: Loaded, names: Mapping[str, str], linked: Collection[str]) -> list[Edit]:
    """The edits that change the ids of nodes under a layer's `add`.

    Args:
        loaded: the layer.
        names: from the ids under `add` to those that replace them.
        linked: those that still denote the same node, so that links to it and its expected status are renamed, too.

    Raises:
        EditError: the layer has no entry for an old id, or already has one for a new one.
    """
    change = Change(loaded)
    edits = _renamed_references(change, {old: new for old, new in names.items() if old in linked})
    for old, new in names.items():
        entry = change.layout.find(("add", old))
        if entry is None:
            raise EditError(_("the layer adds nothing to `{id}`").format(id=old))
        if change.layout.find(("add", new)) is not None:
            raise EditError(_("the layer already adds to `{id}`").format(id=new))
        edits.append(renamed_key(change, entry, new))
    change.step(edits)
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
    edits = [renamed_key(change, entries[old], new)]
    for node, key in pointers(change, claim, old):
        held, data = change.entry((*change.route(node), key)), node_data(change.data, change.route(node))
        if key == "step":
            edits.append(renamed(change, held, new))
            data[key] = new
            continue
        reference, now = f"{claim}/{old}", f"{claim}/{new}"
        edits += [renamed(change, item, now) for item in held.children if item.data == reference]
        data[key] = [now if target == reference else target for target in data[key]]
    change.step(edits)
    data = node_data(change.data, loc)
    data["inferences"] = {new if name == old else name: said for name, said in data["inferences"].items()}


def _renamed_references(change: Change, names: Mapping[str, str]) -> list[Edit]:
    """The edits in links to nodes, in inferences from them and in `expect`."""
    edits = []
    for node in change.routes().values():
        lists = [change.entry(node).child(relation.value) for relation in LINKS]
        lists += [inference.child("from") for inference in inferences_at(change, node)]
        items = [item for held in lists if held for item in held.children]
        given = ((item, _retargeted(str(item.data), names)) for item in items)
        edits += [renamed(change, item, reference) for item, reference in given if reference != item.data]
    expected = change.layout.find(("expect",))
    for entry in expected.children if expected else ():
        if entry.step in names:
            edits.append(renamed_key(change, entry, names[str(entry.step)]))
    return edits


def renamed(change: Change, entry: Entry, new: str) -> Edit:
    return _written(change, entry.place.span, new, flow=entry.in_flow)


def renamed_key(change: Change, entry: Entry, new: str) -> Edit:
    key = entry.place.key
    assert key is not None
    return _written(change, key, new, flow=entry.in_flow)


def _written(change: Change, span: Span, new: str, *, flow: bool) -> Edit:
    return Edit(span, replaced(change.layout.text[span.start : span.end], new, flow=flow))


def _rename_data(data: dict[str, Any], names: Mapping[str, str]) -> None:
    """Make the same change to plain data."""
    if isinstance(data.get("expect"), dict):
        data["expect"] = {names.get(key, key): status for key, status in data["expect"].items()}
    stack = [data["thesis"]] if "thesis" in data else list(data.get("add", {}).values())
    while stack:
        node = stack.pop()
        if not isinstance(node, dict):
            continue
        for relation in LINKS:
            if isinstance(node.get(relation.value), list):
                node[relation.value] = [_retargeted(target, names) for target in node[relation.value]]
        if isinstance(node.get("inferences"), dict):
            for inference in node["inferences"].values():
                inference["from"] = [names.get(member, member) for member in inference["from"]]
        for group in GROUPS:
            if isinstance(node.get(group), dict):
                renamed = {names.get(key, key): child for key, child in node[group].items()}
                node[group] = renamed
                stack += renamed.values()


def _retargeted(reference: str, names: Mapping[str, str]) -> str:
    """A link to a node or to one of its inferences, with the node's new id."""
    target, slash, step = reference.partition("/")
    return f"{names[target]}{slash}{step}" if target in names else reference
