"""Dissolving an inference: its members stay, each a reason for the claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from argmap.authoring.change import Change, Touched, edit
from argmap.authoring.errors import EditError
from argmap.authoring.link import drop_link
from argmap.authoring.membership import Pointer, dissolve, drop_step, inferences_at, named, pointers
from argmap.authoring.position import node_data
from argmap.diagnostics import Edit, suggest
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import Relation
from argmap.syntax.formatting.fragments import replaced

CLAIM = ""
"""In place of an inference: the claim itself."""


@dataclass(frozen=True)
class Split:
    """Dissolves an inference to a claim."""

    names: ClassVar[tuple[str, ...]] = ("claim",)

    claim: str
    inference: str
    to: str | None = None
    """Where caveats on the inference and links to it point then: another inference of the claim, or `CLAIM`; if
    omitted, they prevent the edit."""

    def touches(self) -> Touched:
        """The claim, and all that refer to it."""
        return Touched(nodes=(self.claim,), references=(self.claim,))

    def apply(self, change: Change) -> None:
        """Delete the inference from the text and from the data."""
        claim, inference, to = self.claim, self.inference, self.to
        loc = change.route(claim)
        known = [str(entry.step) for entry in inferences_at(change, loc)]
        for name in (inference, *([to] if to else [])):
            if name not in known:
                message = _("`{id}` has no inference `{inference}`").format(id=claim, inference=name)
                raise EditError(message + suggest(name, known))
        if to == inference:
            raise EditError(_("`--to` must name an inference other than `{inference}`").format(inference=inference))
        found = pointers(change, claim, inference)
        if found and to is None:
            message = _(
                "other nodes point to the inference `{inference}` of `{claim}`: {pointers}; redirect them to another "
                "inference with `--to ID`, or to the claim with `--to-claim`"
            )
            raise EditError(message.format(inference=inference, claim=claim, pointers=named(found)))
        for pointer in found:
            _retarget(change, claim, inference, pointer, to or CLAIM)
        dissolve(change, loc, inference)


def split(loaded: Loaded, claim: str, inference: str, to: str | None = None) -> list[Edit]:
    """The edits that dissolve an inference to a claim.

    Args:
        loaded: the map.
        claim: id of the claim.
        inference: id of the inference.
        to: where caveats on the inference and links to it point then: another inference of the claim, or `CLAIM`; if
            omitted, they prevent the edit.

    Raises:
        EditError: there is no such inference, or something points to it.
    """
    return edit(loaded, [Split(claim, inference, to)])


def _retarget(change: Change, claim: str, inference: str, pointer: Pointer, to: str) -> None:
    """Let a caveat or a link point to another inference, or to the claim."""
    node, key = pointer
    loc = change.route(node)
    if key == "step" and to == CLAIM:
        drop_step(change, loc)
        return
    old, new = f"{claim}/{inference}", f"{claim}/{to}" if to else claim
    data = node_data(change.data, loc)
    held = change.entry((*loc, key))
    if key == "step":
        old, new, held_place = inference, to, held
        data["step"] = to
    else:
        if new in data[key]:
            drop_link(change, loc, Relation(key), old)
            return
        held_place = next(item for item in held.children if item.data == old)
        data[key] = [new if target == old else target for target in data[key]]
    span = held_place.place.span
    raw = change.layout.text[span.start : span.end]
    change.step([Edit(span, replaced(raw, new, flow=held_place.in_flow))])
