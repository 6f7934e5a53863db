"""Comparing two maps statement by statement."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import Enum

from argmap.comparison.changes import SORTS, Comparison, Plain, Sort, Statement, ValueChange, WorkChange
from argmap.comparison.inferences import inference_changes, renamed
from argmap.comparison.matching import match
from argmap.fields import FIELDS, Concern, Field
from argmap.model import ArgumentMap, Kind, NamedInference, Node, Text, Work


def compare(before: ArgumentMap, after: ArgumentMap) -> Comparison:
    """What differs between two versions of a map.

    A statement whose id was changed is still that statement; links to it, and children below it, are no change. What a
    statement inherits is only a change where its parent has not changed alike. Texts in a language that only one of
    the versions has are no changes of single statements: ``languages`` says it once.
    """
    return _Comparer(before, after).compare()


class _Comparer:
    def __init__(self, before: ArgumentMap, after: ArgumentMap) -> None:
        self.before = before
        self.after = after
        self.matched = match(before, after)
        self.origins = {new: old for old, new in self.matched.items()}
        self.languages = [one for one in after.languages if one in before.languages]
        self.shifted: dict[tuple[str, Kind], frozenset[str]] = {}
        works = [work.id for work in before.works.values() if work.id in after.works]
        self.same_works = dict(zip(works, works, strict=True)) | _renamed_works(before, after)

    def compare(self) -> Comparison:
        statements: dict[str, Statement] = {}
        stack = [self.after.root.id]
        parents: dict[str, str | None] = {stack[0]: None}
        while stack:
            key = stack.pop()
            statement = self._statement(key, parents[key])
            statements[key] = statement
            parents.update(dict.fromkeys(statement.children, key))
            stack.extend(reversed(statement.children))
        return Comparison(self.before, self.after, statements, tuple(self._map_values()), tuple(self._works()))

    def _key_before(self, node_id: str) -> str:
        """No id begins with a dash, so the key of what was removed is not an id."""
        return self.matched.get(node_id, f"-{node_id}")

    def _reference_before(self, reference: str) -> str:
        """The key of a link's target, with the inference that it names."""
        target, slash, step = reference.partition("/")
        return self._key_before(target) + slash + self._step_before(target, step)

    def _step_before(self, claim: str, step: str) -> str:
        """The id after of an inference of a claim; its own if it is gone."""
        if not step or claim not in self.matched:
            return step
        both = renamed(self.before[claim], self.after[self.matched[claim]], self._key_before)
        return both.get(step, step)

    def _versions(self, key: str) -> tuple[Node | None, Node | None]:
        if key.startswith("-"):
            return self.before[key[1:]], None
        origin = self.origins.get(key)
        return self.before[origin] if origin is not None else None, self.after[key]

    def _statement(self, key: str, parent: str | None) -> Statement:
        before, after = self._versions(key)
        children = self._children(before, after)
        if before is None or after is None:
            sort = Sort.ADDED if before is None else Sort.REMOVED
            return Statement(key, parent, before, after, children, frozenset({sort}))
        values = tuple(self._values(before, after))
        sorts = {value.sort for value in values} | set(self._place(before, after))
        return Statement(key, parent, before, after, children, frozenset(sorts), values)

    def _children(self, before: Node | None, after: Node | None) -> tuple[str, ...]:
        """The present children, with removed ones after the sibling that they followed."""
        present = after.children if after is not None else ()
        if before is None:
            return present
        there, gone = set(present), dict[str | None, list[str]]()
        last: str | None = None
        for child in before.children:
            key = self._key_before(child)
            if key in there:
                last = key
            elif key.startswith("-"):
                gone.setdefault(last, []).append(key)
        return (*gone.get(None, ()), *(one for child in present for one in (child, *gone.get(child, ()))))

    def _place(self, before: Node, after: Node) -> Iterator[Sort]:
        if before.id != after.id:
            yield Sort.RENAMED
        if before.kind is not after.kind or self._parent_key(before) != after.parent:
            yield Sort.MOVED
        elif after.parent is not None and after.id in self._shifted(after.parent, after.kind):
            yield Sort.REORDERED

    def _parent_key(self, before: Node) -> str | None:
        return None if before.parent is None else self._key_before(before.parent)

    def _shifted(self, parent: str, kind: Kind) -> frozenset[str]:
        """The children of a kind that were reordered: the fewest that explain the new order."""
        if (parent, kind) not in self.shifted:
            now, was = self.after[parent], self.before[self.origins[parent]]
            order = {self._key_before(child.id): place for place, child in enumerate(self.before.children(was, kind))}
            stayed = [child.id for child in self.after.children(now, kind) if child.id in order]
            kept = {stayed[place] for place in _rising([order[one] for one in stayed])}
            self.shifted[parent, kind] = frozenset(stayed) - kept
        return self.shifted[parent, kind]

    def _values(self, before: Node, after: Node) -> Iterator[ValueChange]:
        old, new = self._said(before, self.before), self._said(after, self.after)
        inherited = self._inherited(before, after)
        found = [ValueChange(key[0], old.get(key), new.get(key), key[1]) for key in old.keys() | new.keys()]
        found = [value for value in found if value.before != value.after and value not in inherited]
        # The inferences of a claim come in their own order, at their place among its keys.
        found.sort(key=lambda value: _order((value.key, value.language)))
        found += inference_changes(before, after, self._key_before, self.languages)
        yield from sorted(found, key=lambda value: _order((value.key, ""))[0])

    def _inherited(self, before: Node, after: Node) -> set[ValueChange]:
        """The changes of source and section that a node inherits from its parent."""
        if before.parent is None or after.parent is None or self.matched.get(before.parent) != after.parent:
            return set()
        old, new = self.before[before.parent], self.after[after.parent]
        was, now = self._facts(old, self.before, _INHERITED), self._facts(new, self.after, _INHERITED)
        return {ValueChange(key[0], was.get(key), now.get(key), key[1]) for key in was.keys() | now.keys()}

    def _said(self, node: Node, map_: ArgumentMap) -> dict[tuple[str, str], Plain]:
        """What is said about a node, by key and language; ids are those after."""
        expected = map_.expectations.get(node.id)
        expectation: dict[tuple[str, str], Plain] = {} if expected is None else {("expect", ""): str(expected)}
        return self._facts(node, map_, FIELDS.values()) | expectation

    def _facts(self, node: Node, map_: ArgumentMap, table: Iterable[Field]) -> dict[tuple[str, str], Plain]:
        facts = (fact for field in table for fact in self._fact(field, node, map_))
        return {key: value for key, value in facts if value is not None and value != () and value != ""}

    def _fact(self, field: Field, node: Node, map_: ArgumentMap) -> Iterator[tuple[tuple[str, str], Plain | None]]:
        value = field.of(node)
        match value:
            case Text():
                yield from self._by_language(field.name, value)
            case _ if field.type is NamedInference:
                return
            case Mapping():
                for inner, text in value.items():
                    yield from self._by_language(f"{field.name}.{inner}", text)
            case bool():
                yield (field.name, ""), value or None
            case Enum() | datetime.date():
                yield (field.name, ""), str(value)
            case _ if field.concern is Concern.LINK:
                targets = map(self._reference_before, value) if map_ is self.before else value
                yield (field.name, ""), tuple(sorted(targets))
            case str() if field.name == "step" and node.parent is not None and map_ is self.before:
                yield (field.name, ""), self._step_before(node.parent, value)
            case _ if field.name == "source" and map_ is self.before:
                yield (field.name, ""), self.same_works.get(value, value)
            case _:
                yield (field.name, ""), value

    def _by_language(self, key: str, text: Text | None) -> Iterator[tuple[tuple[str, str], str]]:
        """A text in the languages that both versions have."""
        for language in self.languages if text else ():
            assert text is not None
            if said := text.get(language):
                yield (key, language), said

    def _map_values(self) -> Iterator[ValueChange]:
        for key, old, new in (
            ("title", self.before.title, self.after.title),
            ("summary", self.before.summary, self.after.summary),
        ):
            was, now = dict(self._by_language(key, old)), dict(self._by_language(key, new))
            for language in self.languages:
                before, after = was.get((key, language)), now.get((key, language))
                if before != after:
                    yield ValueChange(key, before, after, language)
        if self.before.languages != self.after.languages:
            yield ValueChange("languages", self.before.languages, self.after.languages)
        layers = tuple(self.before.layers), tuple(self.after.layers)
        if layers[0] != layers[1]:
            yield ValueChange("layers", *layers)

    def _works(self) -> Iterator[WorkChange]:
        for old_id, work in self.before.works.items():
            new = self.after.works.get(self.same_works.get(old_id, ""))
            if new is None:
                yield WorkChange(work, None)
            elif keys := tuple(_differing(work, new)):
                yield WorkChange(work, new, keys)
        kept = set(self.same_works.values())
        yield from (WorkChange(None, work) for work_id, work in self.after.works.items() if work_id not in kept)


def _renamed_works(before: ArgumentMap, after: ArgumentMap) -> dict[str, str]:
    """Works that differ only in their ids."""
    gone = [work for work in before.works.values() if work.id not in after.works]
    fresh = [work for work in after.works.values() if work.id not in before.works]
    titled: dict[str, list[Work]] = {}
    for work in fresh:
        titled.setdefault(repr((work.title, work.issued)), []).append(work)
    found: dict[str, str] = {}
    for work in gone:
        alike = titled.get(repr((work.title, work.issued)), [])
        if new := next((one for one in alike if set(_differing(work, one)) == {"id"}), None):
            found[work.id] = new.id
            alike.remove(new)
    return found


def _differing(before: Work, after: Work) -> Iterator[str]:
    """The names of what differs between two works."""
    written = {"authors": "author", "editors": "editor", "translators": "translator", "text_path": "text"}
    for field in fields(Work):
        if field.name not in ("csl", "people") and getattr(before, field.name) != getattr(after, field.name):
            yield written.get(field.name, field.name)
    for mine, other in ((before.people, after.people), (before.csl, after.csl)):
        for key in dict.fromkeys([*mine, *other]):
            if mine.get(key) != other.get(key):
                yield key


_INHERITED = tuple(field for field in FIELDS.values() if field.inherited)
_KEY_ORDER = {key: place for place, key in enumerate(SORTS)}


def _order(key: tuple[str, str]) -> tuple[int, str, str]:
    return _KEY_ORDER[key[0].partition(".")[0]], *key


def _rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising subsequence (patience sorting, Fredman 1975)."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
        places[pile : pile + 1] = [place]
        before.append(places[pile - 1] if pile else -1)
    found, place = [], places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
