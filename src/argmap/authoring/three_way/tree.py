"""Three versions of a tree as one, node by node: which nodes there are, where they stand, and what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from argmap.authoring.three_way.values import Merger, Side, same
from argmap.authoring.three_way.versions import FILE, THESIS, Identity, Item, Place, Version


@dataclass(slots=True)
class MergedItem:
    """A node, or the file, as it is after the merge."""

    keys: dict[str, Any]
    members: dict[str, list[Identity]] = field(default_factory=dict)


@dataclass(slots=True)
class MergedTree:
    """The predicted result, with conflicts settled for one side."""

    items: dict[Identity, MergedItem]
    conflicts: list[str]
    """What both sides have changed differently, in words."""

    def data(self) -> dict[str, Any]:
        """The result as plain data."""
        return self.data_of(FILE)

    def data_of(self, identity: Identity) -> dict[str, Any]:
        """A node, with what is below it, as plain data."""
        item = self.items[identity]
        found = dict(item.keys)
        for group, members in item.members.items():
            if identity == FILE and group == "thesis":
                found["thesis"] = self.data_of(THESIS)
            else:
                found[group] = {member[-1]: self.data_of(member) for member in members}
        return found


def merge_trees(base: Version, ours: Version, theirs: Version, side: Side) -> MergedTree:
    """Merge two versions that come from a common one; conflicts are settled for a side.

    A node is known by its id, wherever it stands. What one side added, changed, moved or removed is taken. In conflict
    are: another value of one key on each side; another place; a node removed on one side of which, or below which, the
    other has changed or added something; an id that both have added, with different content.
    """
    return _Trees(base, ours, theirs, side).merge()


class _Trees:
    def __init__(self, base: Version, ours: Version, theirs: Version, side: Side) -> None:
        self.base, self.ours, self.theirs = base.items, ours.items, theirs.items
        self.side = side
        self.conflicts: list[str] = []
        languages = ours.data.get("languages") or theirs.data.get("languages") or []
        first = languages if isinstance(languages, str) else next(iter(languages), "")
        # A layer's plain texts are in the first language of a map that is not at hand.
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

    def _report(self, identity: Identity, what: str) -> None:
        self.conflicts.append(f"{name_of(identity)} {what}")

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
                # Removed by the other side; this one, for which conflicts are settled, has it still.
                found.append(identity)
        return found

    def _removals(self, removing: dict[Identity, Item], other: dict[Identity, Item], by: Side) -> dict[Identity, Side]:
        """What one side removed though the other has changed something about it, and who removed it."""
        gone = {one: None for one in self.base if one not in removing and one in other}
        found: dict[Identity, Side] = {}
        for top in gone:
            if self.base[top].place.holder in gone:
                continue
            together = [one for one in gone if one == top or self._is_below(one, top, gone)]
            if any(self._touched(one, other, gone) for one in together):
                found.update(dict.fromkeys(together, by))
                who = by.choose("ours", "theirs"), by.choose("theirs", "ours")
                self._report(top, f"is removed in {who[0]} and changed, or added to, in {who[1]}")
        return found

    def _is_below(self, one: Identity, top: Identity, gone: Container[Identity]) -> bool:
        holder = self.base[one].place.holder
        while holder is not None and holder in gone:
            if holder == top:
                return True
            holder = self.base[holder].place.holder
        return False

    def _touched(self, identity: Identity, other: dict[Identity, Item], gone: Container[Identity]) -> bool:
        """Whether a version has changed something about a node that the other removed."""
        before, now = self.base[identity], other[identity]
        if not same(before.keys, now.keys) or before.place != now.place:
            return True
        arrived = (member for members in now.members.values() for member in members if member not in gone)
        if any(member not in self.base or self.base[member].place.holder != identity for member in arrived):
            return True
        return bool(_remarks(now) - _remarks(before))

    # Where they stand

    def _places(self, kept: list[Identity]) -> dict[Identity, Place]:
        chosen = self.side.choose(self.ours, self.theirs)
        there = set(kept)
        places = {}
        for identity in kept:
            place = self._place(identity)
            if place.holder is not None and place.holder not in there and identity in chosen:
                # It was moved below what the other side has removed: a conflict that has been told.
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
        """Tell what each side has moved, so that together they hang on nothing."""
        told: set[Identity] = set()
        for identity in circling:
            circle: list[Identity] = []
            at: Identity | None = identity
            while at in places and at not in circle:
                circle.append(at)
                at = places[at].holder
            if at != identity or identity in told:
                continue  # it is below a circle, or below what is gone; or the circle is known
            told.update(circle)
            ours, theirs = (
                " and ".join(
                    name_of(one)
                    for one in sorted(circle)
                    if one in self.base and one in side and side[one].place != self.base[one].place
                )
                for side in (self.ours, self.theirs)
            )
            self.conflicts.append(f"{ours} and {theirs} are moved below each other, in ours and in theirs")

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
        self._report(identity, "is moved to another place on each side" if base else "is added in two places")
        return self.side.choose(ours.place, theirs.place)

    def _versions(self, identity: Identity) -> tuple[Item | None, Item | None, Item | None]:
        return self.base.get(identity), self.ours.get(identity), self.theirs.get(identity)

    @staticmethod
    def _unreachable(places: dict[Identity, Place]) -> set[Identity]:
        """What does not hang on the file: below something that is gone, or below itself."""
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
            merger = Merger(self.side, lambda _, group=group: self._order(identity, group), self.primary)  # type: ignore[misc]
            order = merger.order(was, ours, theirs, arrived.get(group, set()), ())
            if order or (versions[1] is not None and group in versions[1].members and not ours):
                found[group] = order
        return found

    def _order(self, identity: Identity, group: str) -> None:
        if group != "add":
            self._report(identity, f"has its {group} in another order on each side")

    # What is said of them

    def _keys(self, identity: Identity) -> dict[str, Any]:
        base, ours, theirs = self._versions(identity)
        if ours is None or theirs is None:
            only = theirs if ours is None else ours
            assert only is not None
            return only.keys
        if base is None and not same(ours.keys, theirs.keys) and identity != FILE:
            self._report(identity, "is added on both sides with different content")
            return self.side.choose(ours.keys, theirs.keys)

        def report(path: tuple[str, ...]) -> None:
            self._report(identity, f"has another `{'.'.join(path)}` on each side")

        merger = Merger(self.side, report, self.primary)
        found: dict[str, Any] = merger.mapping(base.keys if base else {}, ours.keys, theirs.keys, ())
        return found


def name_of(identity: Identity) -> str:
    """What a node is called in a message."""
    if identity == FILE:
        return "the file"
    return f"what is added to `{identity[1]}`" if identity[0] == "add" else f"`{identity[-1]}`"


def _remarks(item: Item) -> Counter[str]:
    """The comments about a node, and about what is below it."""
    return Counter(item.piece.comments()) if item.piece is not None else Counter()
