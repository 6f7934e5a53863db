"""Merging three versions of a tree: which nodes there are, where they are, and what their keys hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from argmap.authoring.three_way.values import Merger, Side, same
from argmap.authoring.three_way.versions import FILE, THESIS, Identity, Item, Place, Version
from argmap.i18n import _
from argmap.i18n.punctuation import AND


@dataclass(slots=True)
class MergedItem:
    """A node, or the file, after the merge."""

    keys: dict[str, Any]
    members: dict[str, list[Identity]] = field(default_factory=dict)


@dataclass(slots=True)
class MergedTree:
    """The expected result, with conflicts resolved for one side."""

    items: dict[Identity, MergedItem]
    conflicts: list[str]
    """Descriptions of what both sides changed differently."""

    def data(self) -> dict[str, Any]:
        """The result as plain data."""
        return self.data_of(FILE)

    def data_of(self, identity: Identity) -> dict[str, Any]:
        """A node with its descendants as plain data."""
        item = self.items[identity]
        found = dict(item.keys)
        for group, members in item.members.items():
            if identity == FILE and group == "thesis":
                found["thesis"] = self.data_of(THESIS)
            else:
                found[group] = {member[-1]: self.data_of(member) for member in members}
        return found


def merge_trees(base: Version, ours: Version, theirs: Version, side: Side) -> MergedTree:
    """Merge two versions with a common ancestor; conflicts are resolved for a side.

    A node is identified by its id, wherever it is. Additions, changes, moves and removals of one side are applied.
    Conflicts: different values of a key; different places; a node removed on one side, while the other changed it or
    something below it; an id added on both sides with different content.
    """
    return _Trees(base, ours, theirs, side).merge()


class _Trees:
    def __init__(self, base: Version, ours: Version, theirs: Version, side: Side) -> None:
        self.base, self.ours, self.theirs = base.items, ours.items, theirs.items
        self.side = side
        self.conflicts: list[str] = []
        languages = ours.data.get("languages") or theirs.data.get("languages") or []
        first = languages if isinstance(languages, str) else next(iter(languages), "")
        # A layer's plain texts are in the first language of its map, which is not available here.
        self.primary = str(first) or ("en" if "thesis" in ours.data else "")

    def merge(self) -> MergedTree:
        kept = self._kept()
        places = self._places(kept)
        lost = self._unreachable(places)
        below: dict[Identity | None, dict[str, set[Identity]]] = {}
        for identity, place in places.items():
            below.setdefault(place.holder, {}).setdefault(place.group, set()).add(identity)
        items = {
            identity: MergedItem(self._keys(identity), self._members(identity, below.get(identity, {})))
            for identity in kept
            if identity not in lost
        }
        return MergedTree(items, list(dict.fromkeys(self.conflicts)))

    def _report(self, identity: Identity, message: str, key: str = "") -> None:
        self.conflicts.append(message.format(node=name_of(identity), key=key))

    # Which there are

    def _kept(self) -> list[Identity]:
        doubtful = {
            **self._removals(self.ours, self.theirs, Side.OURS),
            **self._removals(self.theirs, self.ours, Side.THEIRS),
        }
        found = []
        for identity in dict.fromkeys([*self.ours, *self.theirs]):
            if (identity in self.ours and identity in self.theirs) or identity not in self.base:
                found.append(identity)
            elif identity in doubtful and doubtful[identity] is not self.side:
                # Removed by the other side; the side for which conflicts are resolved still has it.
                found.append(identity)
        return found

    def _removals(self, removing: dict[Identity, Item], other: dict[Identity, Item], by: Side) -> dict[Identity, Side]:
        """The nodes that one side removed while the other changed them, with the side that removed them."""
        gone = {one: None for one in self.base if one not in removing and one in other}
        # Parents come first.
        below: dict[Identity, list[Identity]] = {}
        top_of: dict[Identity, Identity] = {}
        for one in gone:
            holder = self.base[one].place.holder
            top_of[one] = one if holder is None or holder not in gone else top_of[holder]
            below.setdefault(top_of[one], []).append(one)
        found: dict[Identity, Side] = {}
        for top, together in below.items():
            if any(self._touched(one, other, gone) for one in together):
                found.update(dict.fromkeys(together, by))
                message = _("{node} is removed in ours but changed or extended in theirs")
                if by is Side.THEIRS:
                    message = _("{node} is removed in theirs but changed or extended in ours")
                self._report(top, message)
        return found

    def _touched(self, identity: Identity, other: dict[Identity, Item], gone: Container[Identity]) -> bool:
        """Whether a version changed a node that the other removed."""
        before, now = self.base[identity], other[identity]
        if not same(before.keys, now.keys) or before.place != now.place:
            return True
        arrived = (member for members in now.members.values() for member in members if member not in gone)
        if any(member not in self.base or self.base[member].place.holder != identity for member in arrived):
            return True
        return bool(_remarks(now) - _remarks(before))

    # Where they are

    def _places(self, kept: list[Identity]) -> dict[Identity, Place]:
        chosen = self.side.choose(self.ours, self.theirs)
        there = set(kept)
        places = {}
        for identity in kept:
            place = self._place(identity)
            if place.holder is not None and place.holder not in there and identity in chosen:
                # It was moved below what the other side removed: a conflict already reported.
                place = chosen[identity].place
            places[identity] = place
        circling = [
            identity for identity in self._unreachable(places) if identity in self.ours and identity in self.theirs
        ]
        if circling:
            self._report_circles(circling, places)
            places.update({identity: chosen[identity].place for identity in kept if identity in chosen})
        return places

    def _report_circles(self, circling: list[Identity], places: dict[Identity, Place]) -> None:
        """Report the moves of each side that together detach nodes from the tree."""
        reported: set[Identity] = set()
        for identity in circling:
            circle: list[Identity] = []
            at: Identity | None = identity
            while at in places and at not in circle:
                circle.append(at)
                at = places[at].holder
            if at != identity or identity in reported:
                continue  # it is below a cycle or below what is gone, or the cycle is known
            reported.update(circle)
            ours, theirs = (
                _(AND).join(
                    name_of(one)
                    for one in sorted(circle)
                    if one in self.base and one in side and side[one].place != self.base[one].place
                )
                for side in (self.ours, self.theirs)
            )
            message = _("{ours} is moved in ours, {theirs} in theirs: each would be below the other")
            self.conflicts.append(message.format(ours=ours, theirs=theirs))

    def _place(self, identity: Identity) -> Place:
        base, ours, theirs = self._versions(identity)
        if ours is None or theirs is None:
            only = theirs if ours is None else ours
            assert only is not None
            return only.place
        if ours.place == theirs.place or (base is not None and theirs.place == base.place):
            return ours.place
        if base is not None and ours.place == base.place:
            return theirs.place
        if base:
            self._report(identity, _("{node} is moved to a different place on each side"))
        else:
            self._report(identity, _("{node} is added in a different place on each side"))
        return self.side.choose(ours.place, theirs.place)

    def _versions(self, identity: Identity) -> tuple[Item | None, Item | None, Item | None]:
        return self.base.get(identity), self.ours.get(identity), self.theirs.get(identity)

    @staticmethod
    def _unreachable(places: dict[Identity, Place]) -> set[Identity]:
        """What is detached from the file: below something that is gone, or below itself."""
        below: dict[Identity | None, list[Identity]] = {}
        for identity, place in places.items():
            below.setdefault(place.holder, []).append(identity)
        reached, stack = set(), [FILE]
        while stack:
            identity = stack.pop()
            reached.add(identity)
            stack += below.get(identity, ())
        return {identity for identity in places if identity not in reached}

    def _members(self, identity: Identity, arrived: dict[str, set[Identity]]) -> dict[str, list[Identity]]:
        versions = self._versions(identity)
        groups = dict.fromkeys(group for item in reversed(versions) if item for group in item.members)
        found = {}
        for group in dict.fromkeys([*groups, *arrived]):
            was, ours, theirs = ([] if item is None else item.members.get(group, []) for item in versions)
            merger = Merger(self.side, lambda __, group=group: self._order(identity, group), self.primary)  # type: ignore[misc]
            order = merger.order(was, ours, theirs, arrived.get(group, set()), ())
            if order or (versions[1] is not None and group in versions[1].members and not ours):
                found[group] = order
        return found

    def _order(self, identity: Identity, group: str) -> None:
        if group != "add":
            self._report(identity, _("{node} has its `{key}` in a different order on each side"), group)

    # What their keys hold

    def _keys(self, identity: Identity) -> dict[str, Any]:
        base, ours, theirs = self._versions(identity)
        if ours is None or theirs is None:
            only = theirs if ours is None else ours
            assert only is not None
            return only.keys
        if base is None and not same(ours.keys, theirs.keys) and identity != FILE:
            self._report(identity, _("{node} is added on both sides with different content"))
            return self.side.choose(ours.keys, theirs.keys)

        def report(path: tuple[str, ...]) -> None:
            self._report(identity, _("{node} has a different `{key}` on each side"), ".".join(path))

        merger = Merger(self.side, report, self.primary)
        found: dict[str, Any] = merger.mapping(base.keys if base else {}, ours.keys, theirs.keys, ())
        return found


def name_of(identity: Identity) -> str:
    """A node in a message."""
    if identity == FILE:
        return _("the file")
    if identity[0] == "add":
        return _("the additions to `{id}`").format(id=identity[1])
    return f"`{identity[-1]}`"


def _remarks(item: Item) -> Counter[str]:
    """The comments on a node and its descendants."""
    return Counter(item.piece.comments()) if item.piece is not None else Counter()
