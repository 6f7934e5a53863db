"""Adding, changing, removing and renaming the sources of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from argmap.authoring.add import check_name
from argmap.authoring.change import Change, Touched
from argmap.authoring.errors import EditError
from argmap.authoring.keys import Keys, Path, as_value, delete_data, write_data
from argmap.authoring.rename import renamed, renamed_key
from argmap.authoring.set import write
from argmap.diagnostics import suggest
from argmap.i18n import _
from argmap.i18n.punctuation import code_list
from argmap.model.kinds import GROUPS
from argmap.syntax.fields import (
    FILE_KEYS,
    LISTABLE_SOURCE_KEYS,
    LOCALIZED_SOURCE_KEYS,
    SOURCE_KEYS,
)
from argmap.syntax.formatting.canonical import index_in
from argmap.syntax.formatting.fragments import Apart, Nested, Pair

_KEYS = Keys(LISTABLE_SOURCE_KEYS, (), LOCALIZED_SOURCE_KEYS)

Typed = Mapping[Path, Sequence[str]]
"""Keys of a source with their values, as an author types them; a key without a value is deleted."""


@dataclass(frozen=True)
class AddSource:
    """Adds a source after those of the map; the first one is that of all nodes that name none."""

    names: ClassVar[tuple[str, ...]] = ()

    source: str
    """The id of the new source."""
    typed: Typed

    def touches(self) -> Touched:
        """The file."""
        return Touched(file=True)

    def apply(self, change: Change) -> None:
        """Add the source to the text and to the data."""
        check_name(self.source)
        known = _known(change)
        if self.source in known:
            message = _("the map already has a source `{id}`; change it with `argmap source set`")
            raise EditError(message.format(id=self.source))
        data: dict[str, Any] = {}
        for path, values in self.typed.items():
            _check_key(path)
            write_data(data, path, as_value(path, values, _KEYS), change.primary_language)
        if not data:
            raise EditError(_("say something of the source, such as `title=…`"))
        entry = change.layout.find(("sources",))
        content = Pair(self.source, data)
        if entry is None:
            present = [str(child.step) for child in change.entry(()).children]
            change.insert((), Apart(Nested("sources", content)), index_in(FILE_KEYS, present, "sources"))
        elif not entry.children:
            change.fill(entry, content)
        else:
            change.insert(entry.loc, content, len(entry.children))
        change.data["sources"] = {**(change.data.get("sources") or {}), self.source: data}


@dataclass(frozen=True)
class SetSource:
    """Sets keys of a source; a key without a value is deleted."""

    names: ClassVar[tuple[str, ...]] = ()

    source: str
    typed: Typed

    def touches(self) -> Touched:
        """The file."""
        return Touched(file=True)

    def apply(self, change: Change) -> None:
        """Set the keys in the text and in the data."""
        _check_known(change, self.source)
        before, primary = change.revision.text, change.primary_language
        loc, data = ("sources", self.source), change.data["sources"][self.source]
        for path, values in self.typed.items():
            _check_key(path)
            if not any(values):
                if change.layout.find((*loc, *path)) is None:
                    raise EditError(_("the source `{id}` has no `{key}`").format(id=self.source, key=".".join(path)))
                if len(data) == 1 and len(path) == 1:
                    message = _("`{key}` is all that the source `{id}` has; use `argmap source remove`")
                    raise EditError(message.format(key=path[0], id=self.source))
                change.drop((*loc, *path))
                delete_data(data, path)
                continue
            value = as_value(path, values, _KEYS)
            write(change, loc, path, value, primary, _KEYS)
            write_data(data, path, value, primary)
        if change.revision.text == before:
            raise EditError(_("the source `{id}` already says this").format(id=self.source))


@dataclass(frozen=True)
class RemoveSource:
    """Removes a source that no node needs."""

    names: ClassVar[tuple[str, ...]] = ()

    source: str

    def touches(self) -> Touched:
        """The file."""
        return Touched(file=True)

    def apply(self, change: Change) -> None:
        """Remove the source from the text and from the data."""
        _check_known(change, self.source)
        users = [node for node, source in _users(change) if source == self.source]
        if users:
            message = _(
                "these nodes point at the source `{id}`: {nodes}; give them another `source`, or delete their "
                "`source`, `at` and `cites`"
            )
            raise EditError(message.format(id=self.source, nodes=code_list(users)))
        change.drop(("sources", self.source))
        delete_data(change.data, ("sources", self.source))


@dataclass(frozen=True)
class RenameSource:
    """Changes the id of a source, also where nodes name it. Quotes are kept."""

    names: ClassVar[tuple[str, ...]] = ()

    old: str
    new: str

    def touches(self) -> Touched:
        """The file."""
        return Touched(file=True)

    def apply(self, change: Change) -> None:
        """Change the id in the text and in the data."""
        _check_known(change, self.old)
        check_name(self.new)
        if self.new in _known(change):
            raise EditError(_("the map already has a source `{id}`").format(id=self.new))
        edits = [renamed_key(change, change.entry(("sources", self.old)), self.new)]
        for loc in change.routes().values():
            named = change.entry(loc).child("source")
            if named is not None and named.data == self.old:
                edits.append(renamed(change, named, self.new))
        change.step(edits)
        works = change.data["sources"]
        change.data["sources"] = {self.new if name == self.old else name: work for name, work in works.items()}
        for __, node in _nodes(change):
            if node.get("source") == self.old:
                node["source"] = self.new


def _known(change: Change) -> list[str]:
    works = change.data.get("sources")
    below = change.loaded.below[-1].map if change.loaded.below else None
    return [*(works if isinstance(works, dict) else ()), *(below.works if below else ())]


def _check_known(change: Change, source: str) -> None:
    """Check that the file has a source.

    Raises:
        EditError: it has not, or the map below has it.
    """
    works = change.data.get("sources")
    own = list(works) if isinstance(works, dict) else []
    if isinstance(works, dict) and isinstance(works.get(source), dict):
        return
    if source in _known(change) and source not in own:
        message = _("`{id}` is a source of the map that this layer extends; change it there")
        raise EditError(message.format(id=source))
    message = _("the map has no source `{id}`; it has: {known}")
    raise EditError(message.format(id=source, known=code_list(own) or _("none")) + suggest(source, own))


def _check_key(path: Path) -> None:
    if path[0] not in SOURCE_KEYS:
        message = _("a source has no key `{key}`").format(key=path[0])
        hint = suggest(path[0], SOURCE_KEYS) or _("; docs/format.md lists its keys, which are those of CSL")
        raise EditError(message + hint)


def _users(change: Change) -> Iterator[tuple[str, str]]:
    """The nodes that name a source, or point at passages or notes of one, each with that source."""
    default = next(iter(change.data.get("sources") or {}), "") if "thesis" in change.data else ""
    effective: dict[int, str] = {}
    for (name, above), node in _nodes(change):
        source = str(node.get("source") or effective.get(above, default))
        effective[id(node)] = source
        if node.keys() & {"source", "at", "cites"}:
            yield name, source


def _nodes(change: Change) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    """The nodes of the data that are mappings, each after its parent, with its id and what tells its parent."""
    thesis = change.data.get("thesis")
    stack: list[tuple[str, int, Any]] = []
    if isinstance(thesis, dict):
        stack.append((str(thesis.get("id", "thesis")), 0, thesis))
    stack += [("", 0, addition) for addition in (change.data.get("add") or {}).values()]
    while stack:
        name, above, node = stack.pop()
        if not isinstance(node, dict):
            continue
        if name:
            yield (name, above), node
        for group in GROUPS:
            held = node.get(group)
            if isinstance(held, dict):
                stack += [(str(key), id(node) if name else 0, child) for key, child in reversed(held.items())]
