"""Ids that one side has changed: the other versions are given them first, so that a merge need not know of renames."""

from __future__ import annotations

import contextlib

from argmap.authoring.errors import EditError
from argmap.authoring.rename import rename, rename_target
from argmap.authoring.three_way.values import same
from argmap.authoring.three_way.versions import (
    Identity,
    Item,
    MergeError,
    OneIdError,
    Place,
    Version,
    read_version,
)
from argmap.loading import load_text
from argmap.syntax.edits import apply_edits
from argmap.syntax.source import Source

Renames = dict[Identity, Identity]

_NAMES = ("the common version", "our version", "their version")


def read_versions(base: str, ours: str, theirs: str) -> tuple[Version, Version, Version]:
    """The three versions, each with the renames of both sides made in it, as edits on its text.

    A rename is only seen where a statement has kept its text, its parent and its kind; one of an entry in a layer's
    `add` where that reads the same, or has the same below it.

    Raises:
        MergeError: a version is not readable, or both sides have renamed a statement differently, or two to one id.
    """
    found = [read_version(Source(name, text)) for name, text in zip(_NAMES, (base, ours, theirs), strict=True)]
    renamed = [_renames(found[0], side) for side in found[1:]]
    for old in renamed[0].keys() & renamed[1].keys():
        if renamed[0][old] != renamed[1][old]:
            ours, theirs = (side[old][-1] for side in renamed)
            raise MergeError(f"`{old[-1]}` is renamed to `{ours}` in ours and to `{theirs}` in theirs")
    _check_ids(found, renamed)
    for old, new in {**renamed[0], **renamed[1]}.items():
        with contextlib.suppress(EditError):
            # Where it cannot be made in one version, such as where the id is taken there, it is made in none.
            links = _reads(found[0], old) is not None and any(
                _reads(one, new) == _reads(found[0], old) for one in found
            )
            found = [_with_rename(version, old, new, links=links) for version in found]
    return found[0], found[1], found[2]


def _renames(base: Version, side: Version) -> Renames:
    """The ids that a side has changed: from the old one to the new one."""
    made: Renames = {}
    fresh = [identity for identity in side.items if identity not in base.items]
    for identity, item in base.items.items():
        if identity in side.items or identity[:1] not in (("node",), ("add",)):
            continue
        holder = item.place.holder
        place = item.place._replace(holder=made.get(holder, holder) if holder is not None else None)
        alike = [
            one
            for one in fresh
            if side.items[one].place == place and _is_same_node(item, side.items[one]) and one not in made.values()
        ]
        if len(alike) == 1:
            made[identity] = alike[0]
    return made


def _is_same_node(before: Item, after: Item) -> bool:
    """Whether a node, or an entry of a layer's `add`, is likely one that had another id before."""
    if before.place.group != "add":
        return same(before.keys.get("text"), after.keys.get("text"))
    reads = before.keys.get("reads")
    return (reads is not None and same(reads, after.keys.get("reads"))) or bool(
        before.members and before.members == after.members
    )


def _reads(version: Version, identity: Identity) -> object:
    item = version.items.get(identity)
    return None if item is None or identity[0] != "add" else item.keys.get("reads")


def _check_ids(versions: list[Version], renamed: list[Renames]) -> None:
    """See to it that an id which is new on both sides is that of one node.

    Raises:
        OneIdError: it stands for another node on each side.
    """
    base, ours, theirs = versions
    for identity in ours.items:
        if identity[:1] != ("node",) or identity in base.items or identity not in theirs.items:
            continue
        olds = [_old(base, side, identity, made) for side, made in zip((ours, theirs), renamed, strict=True)]
        known = {old for old in olds if old is not None}
        if len(known) == 2:
            raise OneIdError(
                f"two nodes are renamed to `{identity[-1]}`: `{olds[0][-1]}` in ours and `{olds[1][-1]}` in theirs"  # type: ignore[index]
            )
        if None not in olds:
            continue
        if not any(old in side.items for old in known for side in (ours, theirs)):
            homes = [_home(side, identity, made) for side, made in zip((ours, theirs), renamed, strict=True)]
            our_text, their_text = (side.items[identity].keys.get("text") for side in (ours, theirs))
            if homes[0] == homes[1] or same(our_text, their_text):
                continue  # a node that both have added, or renamed, and one has then changed
        for old in known:
            who = ("ours", "theirs") if olds[0] is not None else ("theirs", "ours")
            raise OneIdError(
                f"`{old[-1]}` is renamed to `{identity[-1]}` in {who[0]}, and {who[1]} has another node of this id"
            )
        raise OneIdError(f"two nodes are given the id `{identity[-1]}`, one on each side")


def _old(base: Version, side: Version, identity: Identity, made: Renames) -> Identity | None:
    """What a new id of a side was before: by its text, or by what stood below it; None where it is not known."""
    before = {new: old for old, new in made.items()}
    if identity in before:
        return before[identity]
    for members in side.items[identity].members.values():
        for member in members:
            was = base.items.get(before.get(member, member))
            if was and was.place.holder and was.place.holder[0] == "node" and was.place.holder not in side.items:
                return was.place.holder
    return None


def _home(side: Version, identity: Identity, made: Renames) -> Place:
    """Where a side has a node, in terms of the common version."""
    before: dict[Identity | None, Identity] = {new: old for old, new in made.items()}
    place = side.items[identity].place
    return place._replace(holder=before.get(place.holder, place.holder))


def _with_rename(version: Version, old: Identity, new: Identity, *, links: bool) -> Version:
    if old not in version.items:
        return version
    loaded = load_text(version.text, version.name)
    if old[0] == "add":
        edits = rename_target(loaded, old[-1], new[-1], links=links)
    else:
        edits = rename(loaded, old[-1], new[-1])
    return read_version(Source(version.name, apply_edits(version.text, edits)))
