"""What can change between two versions of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.fields import FIELDS, Concern
from argmap.model import ArgumentMap, Node, Work


class Sort(StrEnum):
    """Kinds of changes, in the order in which they are reported."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """It has a different parent or kind."""
    REORDERED = "reordered"
    """It has a different position among its siblings."""
    RENAMED = "renamed"
    """Its id changed; the text shows that it is the same statement."""
    REWORDED = "reworded"
    """Its text or detail changed."""
    CITED = "cited"
    """Its origin changed: source, section, passage, notes, speaker, kind of evidence."""
    JUDGED = "judged"
    """Its assessment changed: likelihood, confidence, forecast, assumption, credence or inference."""
    LINKED = "linked"
    """Its links changed: what it supports, limits or opposes other than its parent."""
    NOTED = "noted"
    """Its tags, comment or expected status changed."""


_SORTS = {
    Concern.WORDING: Sort.REWORDED,
    Concern.ORIGIN: Sort.CITED,
    Concern.JUDGEMENT: Sort.JUDGED,
    Concern.LINK: Sort.LINKED,
    Concern.NOTE: Sort.NOTED,
}

SORTS: dict[str, Sort] = {field.key: _SORTS[field.concern] for field in FIELDS.values()} | {"expect": Sort.NOTED}
"""The kind of a change by the key that changed, in the order of reports."""

Plain = str | int | float | bool | tuple[str, ...] | tuple[int, ...]
"""The value of a key: a word, a number, a text in one language, or a list; None if missing."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A key with a different value.

    ``key`` leads inward as in the file: ``forecast.due``, ``inference.answers.QUESTION``, ``inferences.ID.scheme``. An
    inference that is new or gone is ``inferences.ID`` with its members; one with another id has both ids. ``language``
    is that of a text, empty for anything else.
    """

    key: str
    before: Plain | None
    after: Plain | None
    language: str = ""

    @property
    def sort(self) -> Sort:
        """What kind of change it is."""
        return SORTS[self.key.partition(".")[0]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in one version or in both.

    ``key`` is unique in both versions together: the id that it has after, and ``-id`` for what was removed. ``parent``
    and ``children`` are keys: children are in the order after, what was removed at its old place among them.
    """

    key: str
    parent: str | None
    before: Node | None
    after: Node | None
    children: tuple[str, ...]
    sorts: frozenset[Sort]
    values: tuple[ValueChange, ...] = ()

    @property
    def node(self) -> Node:
        """The statement after, or before if it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def added(self) -> bool:
        """Whether it is new."""
        return self.before is None

    @property
    def removed(self) -> bool:
        """Whether it is gone."""
        return self.after is None

    def both(self) -> tuple[Node, Node]:
        """The statement before and after, if it is in both versions."""
        assert self.before is not None, self.key
        assert self.after is not None, self.key
        return self.before, self.after


@dataclass(frozen=True, slots=True)
class WorkChange:
    """A work that was added, removed or changed; ``keys`` are those that changed, in CSL-JSON's names."""

    before: Work | None
    after: Work | None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The differences between two versions of a map."""

    before: ArgumentMap
    after: ArgumentMap
    statements: Mapping[str, Statement]
    """All statements of both versions by key, in reading order: the thesis first, parents before children."""
    values: tuple[ValueChange, ...]
    """Title, summary and languages of the map, and the layers on it."""
    works: tuple[WorkChange, ...]

    def __bool__(self) -> bool:
        return bool(self.values or self.works or any(self.changed))

    @property
    def root(self) -> Statement:
        """The thesis."""
        return next(iter(self.statements.values()))

    @cached_property
    def changed(self) -> tuple[Statement, ...]:
        """The statements with differences, in reading order."""
        return tuple(one for one in self.statements.values() if one.sorts)

    @cached_property
    def keys_before(self) -> Mapping[str, str]:
        """The key of each statement by its id before."""
        return {one.before.id: key for key, one in self.statements.items() if one.before is not None}

    def subtree(self, key: str) -> Iterator[Statement]:
        """A statement and its descendants in either version, in reading order."""
        stack = [key]
        while stack:
            statement = self.statements[stack.pop()]
            yield statement
            stack.extend(reversed(statement.children))
