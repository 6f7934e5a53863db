"""Merging three versions of a value: changes of one side are applied; different changes of both are a conflict."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any, Final, TypeVar

from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import in_order


class _Missing:
    """Stands for a missing key."""

    def __repr__(self) -> str:
        return "nothing"


MISSING: Final = _Missing()

T = TypeVar("T")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Side(Enum):
    """The version for which conflicts are resolved."""

    OURS = auto()
    THEIRS = auto()

    def choose(self, ours: T, theirs: T) -> T:
        """The version of this side."""
        return ours if self is Side.OURS else theirs


Report = Callable[[tuple[str, ...]], None]
"""Called for each conflict, with the keys that lead to it."""


def same(one: object, other: object, loc: Loc = ("",)) -> bool:
    """Whether two values mean the same; ``loc`` is the route of a value in which order counts."""
    if one is MISSING or other is MISSING:
        return one is other
    return in_order(one, loc) == in_order(other, loc)


class Merger:
    """Merges values; every conflict is reported, and resolved for one side.

    Args:
        side: whose value wins if both sides changed it.
        report: called for each conflict.
        primary: the first language of the map, that of plain texts; empty if unknown.
    """

    def __init__(self, side: Side, report: Report, primary: str) -> None:
        self.side = side
        self.report = report
        self.primary = primary

    def value(self, base: Any, ours: Any, theirs: Any, path: tuple[str, ...]) -> Any:
        """The merged value of a key; MISSING if it was removed."""
        loc: Loc = path if path == ("sources",) else ("",)
        if same(ours, theirs, loc) or same(base, theirs, loc):
            return ours
        if same(base, ours, loc):
            return theirs
        if (mappings := self._as_mappings(base, ours, theirs)) is not None:
            return self.mapping(*mappings, path)
        if all(_is_texts(one) for one in (ours, theirs)) and (base is MISSING or _is_texts(base)):
            was, our, their = (_as_list(one) for one in (base, ours, theirs))
            kept = set(_three_ways(was, our, their))
            # Items that are repeated cannot be put in order.
            if all(len(set(one)) == len(one) for one in (was, our, their)):
                return self.order(was, our, their, kept, path) or MISSING
        self.report(path)
        return self.side.choose(ours, theirs)

    def mapping(
        self, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], path: tuple[str, ...]
    ) -> dict[str, Any]:
        """Mappings merged key by key."""
        values = {
            key: self.value(base.get(key, MISSING), ours.get(key, MISSING), theirs.get(key, MISSING), (*path, key))
            for key in dict.fromkeys([*ours, *theirs])
        }
        kept = {key for key, value in values.items() if value is not MISSING}
        # The order of keys matters only for sources, the first of which is the default.
        report = self.report if path == ("sources",) else _unheard
        order = Merger(self.side, report, self.primary).order([*base], [*ours], [*theirs], kept, path)
        return {key: values[key] for key in order}

    def order(
        self, base: Sequence[T], ours: Sequence[T], theirs: Sequence[T], kept: set[T], path: tuple[str, ...]
    ) -> list[T]:
        """The order of what is kept, given the order in each version.

        Ours, unless only they changed the order of what all three have. What only the other version has comes after
        what it follows there, and after what is new here.
        """
        was, our, their = ([one for one in each if one in kept] for each in (base, ours, theirs))
        common = set(was) & set(our) & set(their)
        orders = [[one for one in each if one in common] for each in (was, our, their)]
        first, second = our, their
        if orders[1] != orders[2] and orders[2] != orders[0]:
            if orders[1] == orders[0]:
                first, second = their, our
            else:
                self.report(path)
                first, second = self.side.choose((our, their), (their, our))
        known, fresh = set(first), set(first) - set(was)
        runs: dict[T | None, list[T]] = {}
        """What only the second has, after what it follows."""
        last: T | None = None
        for one in dict.fromkeys(second):
            if one in known:
                last = one
            else:
                runs.setdefault(last, []).append(one)
        turns = {last: turn for turn, last in enumerate(runs)}
        found, waiting = list[T](), [None] if None in runs else list[T | None]()
        for here in [*first, None]:
            if here not in fresh:
                for held in sorted(waiting, key=lambda held: -turns[held]):
                    found += runs[held]
                waiting = []
            if here is not None:
                found.append(here)
                waiting += [here] if here in runs else []
        return found

    def _as_mappings(
        self, base: Any, ours: Any, theirs: Any
    ) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]] | None:
        """The versions as mappings, a plain text as one in the primary language; None if that is not possible."""
        if not isinstance(ours, dict) and not isinstance(theirs, dict):
            return None
        found = []
        for one in (base, ours, theirs):
            if one is MISSING:
                if one is not base:
                    return None
                one = {}
            if isinstance(one, str):
                others = [other for other in (ours, theirs) if isinstance(other, dict)]
                if not self.primary or not all(_LANGUAGE.fullmatch(key) for other in others for key in other):
                    return None
                one = {self.primary: one}
            if not isinstance(one, dict):
                return None
            found.append(one)
        return found[0], found[1], found[2]


def _unheard(path: tuple[str, ...]) -> None:
    """For conflicts that do not matter."""


def _three_ways(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """The members of a set of texts after the additions and removals of both sides."""
    was, our, their = set(base), set(ours), set(theirs)
    return [one for one in dict.fromkeys([*ours, *theirs]) if (one in our and one in their) or one not in was]


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _as_list(value: Any) -> list[str]:
    return [] if value is MISSING else list(value)
