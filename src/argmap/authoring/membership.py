"""The inferences to a claim while nodes come and go: who leaves one, what points to it, what the author is told."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.authoring.position import node_data
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA, code_list
from argmap.model import LINKS, ArgumentMap, Node, Relation
from argmap.model.route import Loc
from argmap.syntax.formatting.layout import Entry

Pointer = tuple[str, str]
"""A node that names an inference, and the key under which it does: ``step``, ``supports``, ``limits``."""


def inferences_at(change: Change, loc: Loc) -> list[Entry]:
    """The entries of the inferences to the claim at a route; none where it is written as plain text."""
    claim = change.layout.find(loc)
    held = claim.child("inferences") if claim is not None and claim.is_collection else None
    return held.children if held else []


def pointers(change: Change, claim: str, inference: str) -> list[Pointer]:
    """What limits an inference or belongs to it from elsewhere, in the present text."""
    routes = change.routes()
    found = []
    for node, loc in routes.items():
        entry = change.entry(loc)
        step = entry.child("step")
        if step is not None and step.data == inference and loc[:-2] == routes.get(claim):
            found.append((node, "step"))
        for relation in LINKS:
            held = entry.child(relation.value)
            if held is not None and any(item.data == f"{claim}/{inference}" for item in held.children):
                found.append((node, relation.value))
    return found


def named(found: list[Pointer]) -> str:
    """Pointers in a message."""
    return _(LIST_COMMA).join(f"`{node}` (`{key}`)" for node, key in found)


def leave(change: Change, node: str) -> None:
    """Take a node out of the inferences to its parent, and a caveat's ``step`` from it; an empty inference goes.

    Raises:
        EditError: it is the only member of an inference that a caveat or a link names.
    """
    loc = change.route(node)
    for name in [str(entry.step) for entry in inferences_at(change, loc[:-2])]:
        _leave(change, node, loc[:-2], name)
    drop_step(change, loc)


def _leave(change: Change, node: str, above: Loc, name: str) -> None:
    members = change.entry((*above, "inferences", name, "from")).children
    item = next((child for child in members if child.data == node), None)
    if item is None:
        return
    if len(members) > 1:
        change.drop(item.loc)
        node_data(change.data, above)["inferences"][name]["from"].remove(node)
        return
    claim = next(one for one, where in change.routes().items() if where == above)
    if found := pointers(change, claim, name):
        message = _(
            "`{id}` is the only member of the inference `{inference}` of `{claim}`, to which other nodes point: "
            "{pointers}; dissolve it first with `argmap split`"
        )
        raise EditError(message.format(id=node, inference=name, claim=claim, pointers=named(found)))
    dissolve(change, above, name)


def dissolve(change: Change, claim: Loc, name: str) -> None:
    """Delete an inference to the claim at a route; its members stay."""
    change.drop((*claim, "inferences", name))
    data = node_data(change.data, claim)
    del data["inferences"][name]
    if not data["inferences"]:
        del data["inferences"]


def drop_step(change: Change, loc: Loc) -> None:
    """Delete the ``step`` of the node at a route, if it has one."""
    if change.entry(loc).child("step") is not None:
        change.drop((*loc, "step"))
        del node_data(change.data, loc)["step"]


def told(before: ArgumentMap, after: ArgumentMap) -> Iterator[str]:
    """What an edit has done to the inferences, in words for the author."""
    for claim in after:
        was = before.nodes.get(claim.id)
        if was is not None:
            yield from _lost(was, claim, after)
        if any(inference.linked for inference in claim.inferences.values()):
            yield from _outside(before, after, claim)
    for node in after:
        was = before.nodes.get(node.id)
        if was is not None and was.step and not node.step:
            yield _("`{id}` no longer has `step: {inference}`").format(id=node.id, inference=was.step)


def _lost(was: Node, claim: Node, after: ArgumentMap) -> Iterator[str]:
    for name, inference in was.inferences.items():
        if name not in claim.inferences:
            message = _("the inference `{inference}` of `{claim}` has no member left, so it was deleted")
            yield message.format(inference=name, claim=claim.id)
            continue
        gone = [member for member in inference.members if member not in claim.inferences[name].members]
        if gone:
            message = _("the inference `{inference}` of `{claim}` no longer has {members}; it rests on {rest}")
            rest = code_list(claim.inferences[name].members)
            yield message.format(inference=name, claim=claim.id, members=code_list(gone), rest=rest)


def _outside(before: ArgumentMap, after: ArgumentMap, claim: Node) -> Iterator[str]:
    """The premises and evidence that are new below a claim and in none of its inferences."""
    was = before.nodes.get(claim.id)
    members = {member for inference in claim.inferences.values() for member in inference.members}
    for child in map(after.__getitem__, claim.children):
        new = was is None or child.id not in was.children or before[child.id].relation is not child.relation
        if new and child.relation is Relation.SUPPORTS and child.layer == claim.layer and child.id not in members:
            message = _(
                "`{id}` is in no inference of `{claim}`; `argmap join MAP {claim} {id} --as ID` adds it to one: {known}"
            )
            yield message.format(id=child.id, claim=claim.id, known=code_list(claim.inferences))
