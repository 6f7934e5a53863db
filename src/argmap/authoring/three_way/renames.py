"""Ids that one side has changed: the other versions are given them first, so that a merge need not know of renames."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from argmap.authoring.errors import EditError
from argmap.authoring.rename import rename
from argmap.authoring.three_way.values import same
from argmap.authoring.three_way.versions import Identity, MergeError, Version, read_version
from argmap.language.edits import apply_edits
from argmap.language.source import Source
from argmap.loading import load_text

_NAMES = ("the common version", "our version", "their version")


def read_versions(base: str, ours: str, theirs: str) -> tuple[Version, Version, Version]:
    """The three versions, each with the renames of both sides made in it, as edits on its text.

    A rename is only seen where a statement has kept its text, its parent and its kind.

    Raises:
        MergeError: a version is not readable, or both sides have renamed a statement differently.
    """
    found = [read_version(Source(name, text)) for name, text in zip(_NAMES, (base, ours, theirs), strict=True)]
    renamed = [dict(_renames(found[0], side)) for side in found[1:]]
    for old in renamed[0].keys() & renamed[1].keys():
        if renamed[0][old] != renamed[1][old]:
            raise MergeError(f"`{old}` is renamed to `{renamed[0][old]}` in ours and to `{renamed[1][old]}` in theirs")
    for old, new in {**renamed[0], **renamed[1]}.items():
        with contextlib.suppress(EditError):
            # Where it cannot be made in one version, such as where the id is taken there, it is made in none.
            found = [_with_rename(version, old, new) for version in found]
    return found[0], found[1], found[2]


def _renames(base: Version, side: Version) -> Iterator[tuple[str, str]]:
    """The ids that a side has changed: from the old one to the new one."""
    holders: dict[Identity, Identity] = {}
    fresh = [identity for identity in side.items if identity not in base.items]
    for identity, item in base.items.items():
        if identity in side.items or identity[:1] != ("node",):
            continue
        holder = item.place.holder
        place = item.place._replace(holder=holders.get(holder, holder) if holder is not None else None)
        alike = [
            one
            for one in fresh
            if side.items[one].place == place
            and same(side.items[one].keys.get("text"), item.keys.get("text"))
            and one not in holders.values()
        ]
        if len(alike) == 1:
            holders[identity] = alike[0]
            yield identity[-1], alike[0][-1]


def _with_rename(version: Version, old: str, new: str) -> Version:
    if ("node", old) not in version.items:
        return version
    loaded = load_text(version.text, version.name)
    return read_version(Source(version.name, apply_edits(version.text, rename(loaded, old, new))))
