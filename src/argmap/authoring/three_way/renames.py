"""Ids renamed on one side: they are renamed in the other versions first, so the merge need not know about renames."""

from __future__ import annotations

import contextlib

from argmap.authoring.errors import EditError
from argmap.authoring.rename import rename_all, rename_targets
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
from argmap.syntax.formatting.canonical import in_order
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
    names = {**renamed[0], **renamed[1]}
    try:
        found = _with_renames(found, names)
    except EditError:
        for old, new in names.items():
            with contextlib.suppress(EditError):
                # A rename that fails in one version, where the id is taken, say, is made in none.
                found = _with_renames(found, {old: new})
    return found[0], found[1], found[2]


def _renames(base: Version, side: Version) -> Renames:
    """The ids renamed on a side, from old to new."""
    made: Renames = {}
    taken: set[Identity] = set()
    fresh: dict[tuple[Place, str], list[Identity]] = {}
    for identity, item in side.items.items():
        if identity not in base.items:
            for mark in _marks(item):
                fresh.setdefault((item.place, mark), []).append(identity)
    for identity, item in base.items.items():
        if identity in side.items or identity[:1] not in (("node",), ("add",)):
            continue
        holder = item.place.holder
        place = item.place._replace(holder=made.get(holder, holder) if holder is not None else None)
        near = dict.fromkeys(one for mark in _marks(item) for one in fresh.get((place, mark), ()))
        alike = [one for one in near if one not in taken and _is_same_node(item, side.items[one])]
        if len(alike) == 1:
            made[identity] = alike[0]
            taken.add(alike[0])
    return made


def _marks(item: Item) -> list[str]:
    """Texts of which two nodes have one in common if they may be the same."""
    if item.place.group != "add":
        return [_mark(item.keys.get("text"))]
    reads = [_mark(item.keys["reads"])] if "reads" in item.keys else []
    return [*reads, repr(item.members)] if item.members else reads


def _mark(text: object) -> str:
    text = in_order(text, ("",))
    return repr(sorted(text.items()) if isinstance(text, dict) else text)


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
    before: list[Renames] = [{new: old for old, new in made.items()} for made in renamed]
    for identity in ours.items:
        if identity[:1] != ("node",) or identity in base.items or identity not in theirs.items:
            continue
        olds = [_old(base, side, identity, known) for side, known in zip((ours, theirs), before, strict=True)]
        known = {old for old in olds if old is not None}
        if len(known) == 2:
            message = _("two nodes are renamed to `{new}`: `{ours}` in ours and `{theirs}` in theirs")
            ours_old, theirs_old = (old[-1] for old in olds if old is not None)
            raise OneIdError(message.format(new=identity[-1], ours=ours_old, theirs=theirs_old))
        if None not in olds:
            continue
        if not any(old in side.items for old in known for side in (ours, theirs)):
            homes = [_home(side, identity, known) for side, known in zip((ours, theirs), before, strict=True)]
            our_text, their_text = (side.items[identity].keys.get("text") for side in (ours, theirs))
            if homes[0] == homes[1] or same(our_text, their_text):
                continue  # a node that both added or renamed, and one then changed
        for old in known:
            message = _("`{old}` is renamed to `{new}` in ours, but theirs has another node with this id")
            if olds[0] is None:
                message = _("`{old}` is renamed to `{new}` in theirs, but ours has another node with this id")
            raise OneIdError(message.format(old=old[-1], new=identity[-1]))
        raise OneIdError(_("the id `{id}` is given to different nodes on the two sides").format(id=identity[-1]))


def _old(base: Version, side: Version, identity: Identity, before: Renames) -> Identity | None:
    """The old id of a new one on a side: found by its text or its children; None if unknown."""
    if identity in before:
        return before[identity]
    for members in side.items[identity].members.values():
        for member in members:
            was = base.items.get(before.get(member, member))
            if was and was.place.holder and was.place.holder[0] == "node" and was.place.holder not in side.items:
                return was.place.holder
    return None


def _home(side: Version, identity: Identity, before: Renames) -> Place:
    """The place of a node on a side, with the ids of the common version."""
    place = side.items[identity].place
    return place if place.holder is None else place._replace(holder=before.get(place.holder, place.holder))


def _with_renames(versions: list[Version], names: Renames) -> list[Version]:
    """The versions, each with the renames of what it has.

    Raises:
        EditError: one of them cannot be made.
    """
    base, found = versions[0], []
    # Where the map below has renamed a node, an entry of `add` is still about that node; else it has another target.
    linked = {
        old[-1]
        for old, new in names.items()
        if _reads(base, old) is not None and any(_reads(one, new) == _reads(base, old) for one in versions)
    }
    for version in versions:
        present = {old: new for old, new in names.items() if old in version.items}
        nodes = {old[-1]: new[-1] for old, new in present.items() if old[0] != "add"}
        targets = {old[-1]: new[-1] for old, new in present.items() if old[0] == "add"}
        if nodes:
            edits = rename_all(load_text(version.text, version.name), nodes)
            version = read_version(Source(version.name, apply_edits(version.text, edits)))
        if targets:
            edits = rename_targets(load_text(version.text, version.name), targets, linked)
            version = read_version(Source(version.name, apply_edits(version.text, edits)))
        found.append(version)
    return found
