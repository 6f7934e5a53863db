"""Ids renamed on one side: they are renamed in the other versions first, so the merge need not know about renames."""

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
from argmap.i18n import N_, _
from argmap.loading import load_text
from argmap.syntax.edits import apply_edits
from argmap.syntax.source import Source

Renames = dict[Identity, Identity]

_NAMES = (N_("the common version"), N_("our version"), N_("their version"))


def read_versions(base: str, ours: str, theirs: str) -> tuple[Version, Version, Version]:
    """The three versions, each with the renames of both sides applied as edits of its text.

    A rename is recognised if a statement has kept its text, its parent and its kind; that of an entry in a layer's
    `add` if its `reads` or its children are the same.

    Raises:
        MergeError: a version is not readable, or both sides renamed a statement differently, or two to one id.
    """
    found = [read_version(Source(_(name), text)) for name, text in zip(_NAMES, (base, ours, theirs), strict=True)]
    renamed = [_renames(found[0], side) for side in found[1:]]
    for old in renamed[0].keys() & renamed[1].keys():
        if renamed[0][old] != renamed[1][old]:
            ours, theirs = (side[old][-1] for side in renamed)
            message = _("`{old}` is renamed to `{ours}` in ours and to `{theirs}` in theirs")
            raise MergeError(message.format(old=old[-1], ours=ours, theirs=theirs))
    _check_ids(found, renamed)
    for old, new in {**renamed[0], **renamed[1]}.items():
        with contextlib.suppress(EditError):
            # A rename that fails in one version, where the id is taken, say, is made in none.
            links = _reads(found[0], old) is not None and any(
                _reads(one, new) == _reads(found[0], old) for one in found
            )
            found = [_with_rename(version, old, new, links=links) for version in found]
    return found[0], found[1], found[2]


def _renames(base: Version, side: Version) -> Renames:
    """The ids renamed on a side, from old to new."""
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
    """Whether a node, or an entry of a layer's `add`, is probably the same under a new id."""
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
    """Check that an id that is new on both sides denotes one node.

    Raises:
        OneIdError: it denotes different nodes.
    """
    base, ours, theirs = versions
    for identity in ours.items:
        if identity[:1] != ("node",) or identity in base.items or identity not in theirs.items:
            continue
        olds = [_old(base, side, identity, made) for side, made in zip((ours, theirs), renamed, strict=True)]
        known = {old for old in olds if old is not None}
        if len(known) == 2:
            message = _("two nodes are renamed to `{new}`: `{ours}` in ours and `{theirs}` in theirs")
            ours_old, theirs_old = (old[-1] for old in olds if old is not None)
            raise OneIdError(message.format(new=identity[-1], ours=ours_old, theirs=theirs_old))
        if None not in olds:
            continue
        if not any(old in side.items for old in known for side in (ours, theirs)):
            homes = [_home(side, identity, made) for side, made in zip((ours, theirs), renamed, strict=True)]
            our_text, their_text = (side.items[identity].keys.get("text") for side in (ours, theirs))
            if homes[0] == homes[1] or same(our_text, their_text):
                continue  # a node that both added or renamed, and one then changed
        for old in known:
            message = _("`{old}` is renamed to `{new}` in ours, but theirs has another node with this id")
            if olds[0] is None:
                message = _("`{old}` is renamed to `{new}` in theirs, but ours has another node with this id")
            raise OneIdError(message.format(old=old[-1], new=identity[-1]))
        raise OneIdError(_("the id `{id}` is given to different nodes on the two sides").format(id=identity[-1]))


def _old(base: Version, side: Version, identity: Identity, made: Renames) -> Identity | None:
    """The old id of a new one on a side: found by its text or its children; None if unknown."""
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
    """The place of a node on a side, with the ids of the common version."""
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
