"""Joining premises and evidence into an inference."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.authoring.add import check_name
from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.authoring.membership import inferences_at
from argmap.authoring.position import node_data
from argmap.authoring.set import write, write_data
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.i18n.punctuation import code_list
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, Relation
from argmap.model.route import Loc
from argmap.syntax.formatting.fragments import Data, Item


def join(
    loaded: Loaded,
    claim: str,
    members: Sequence[str],
    inference: str,
    *,
    scheme: str = "",
    warrant: str = "",
    separate: bool = False,
) -> list[Edit]:
    """The edits that group premises and evidence of a claim as one inference, or add them to one that exists.

    Args:
        loaded: the map.
        claim: id of the claim.
        members: ids of premises and evidence right below it.
        inference: id of the inference.
        scheme: its argumentation scheme.
        warrant: its warrant, in the map's first language.
        separate: each member counts by itself; otherwise they only work together.

    Raises:
        EditError: a member is not right below the claim or already in the inference, or the id is invalid.
    """
    change = Change(loaded)
    loc = change.route(claim)
    _check_members(change, claim, loc, members)
    said: dict[str, Data] = {"linked": "false"} if separate else {}
    said |= {key: value for key, value in (("scheme", scheme), ("warrant", warrant)) if value}
    place = ("inferences", inference)
    held = next((entry for entry in inferences_at(change, loc) if entry.step == inference), None)
    if held is None:
        check_name(inference)
        said = {"from": list(dict.fromkeys(members)), **said}
        write(change, loc, place, said, change.primary_language)
        write_data(node_data(change.data, loc), place, said, change.primary_language)
        return change.finish()
    present = [str(item.data) for item in change.entry((*held.loc, "from")).children]
    if again := [member for member in members if member in present]:
        message = _("{members}: already in the inference `{inference}` of `{claim}`")
        raise EditError(message.format(members=code_list(again), inference=inference, claim=claim))
    for member in dict.fromkeys(members):
        from_ = change.entry((*held.loc, "from"))
        change.insert(from_.loc, Item(member), len(from_.children))
        node_data(change.data, loc)["inferences"][inference]["from"].append(member)
    for key, value in said.items():
        write(change, loc, (*place, key), value, change.primary_language)
        write_data(node_data(change.data, loc), (*place, key), value, change.primary_language)
    return change.finish()


def _check_members(change: Change, claim: str, loc: Loc, members: Sequence[str]) -> None:
    supporting = [group for group, info in GROUPS.items() if info.relation is Relation.SUPPORTS]
    groups = [held for group in supporting if (held := change.entry(loc).child(group))]
    known = [str(child.step) for held in groups for child in held.children]
    for member in members:
        if member not in known:
            message = _("`{id}` is not a premise or evidence right below `{claim}`")
            if known:
                message = _("`{id}` is not a premise or evidence right below `{claim}`; these are: {known}")
            raise EditError(message.format(id=member, claim=claim, known=code_list(known)))
