"""Joining premises and evidence into an inference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.authoring.add import check_name
from argmap.authoring.change import Change, Touched, edit
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


@dataclass(frozen=True)
class Join:
    """Groups premises and evidence of a claim as one inference, or adds them to one that exists."""

    names: ClassVar[tuple[str, ...]] = ("claim",)

    claim: str
    members: Sequence[str]
    """Ids of premises and evidence right below the claim."""
    inference: str
    scheme: str = ""
    """Its argumentation scheme."""
    warrant: str = ""
    """Its warrant, in the map's first language."""
    separate: bool = False
    """Each member counts by itself; otherwise they only work together."""

    def touches(self) -> Touched:
        """The claim."""
        return Touched(nodes=(self.claim,))

    def apply(self, change: Change) -> None:
        """Write the inference into the text and into the data."""
        claim, inference = self.claim, self.inference
        loc = change.route(claim)
        _check_members(change, claim, loc, self.members)
        said: dict[str, Data] = {"linked": "false"} if self.separate else {}
        said |= {key: value for key, value in (("scheme", self.scheme), ("warrant", self.warrant)) if value}
        place = ("inferences", inference)
        held = next((entry for entry in inferences_at(change, loc) if entry.step == inference), None)
        if held is None:
            check_name(inference)
            said = {"from": list(dict.fromkeys(self.members)), **said}
            write(change, loc, place, said, change.primary_language)
            write_data(node_data(change.data, loc), place, said, change.primary_language)
            return
        present = [str(item.data) for item in change.entry((*held.loc, "from")).children]
        if again := [member for member in self.members if member in present]:
            message = _("{members}: already in the inference `{inference}` of `{claim}`")
            raise EditError(message.format(members=code_list(again), inference=inference, claim=claim))
        for member in dict.fromkeys(self.members):
            from_ = change.entry((*held.loc, "from"))
            change.insert(from_.loc, Item(member), len(from_.children))
            node_data(change.data, loc)["inferences"][inference]["from"].append(member)
        for key, value in said.items():
            write(change, loc, (*place, key), value, change.primary_language)
            write_data(node_data(change.data, loc), (*place, key), value, change.primary_language)


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
    return edit(loaded, [Join(claim, members, inference, scheme, warrant, separate)])


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
