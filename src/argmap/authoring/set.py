"""Setting or deleting a key of a node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.authoring.change import Change, Touched, edit
from argmap.authoring.errors import EditError
from argmap.authoring.keys import (
    NODE,
    Keys,
    Path,
    as_value,
    assign,
    check_path,
    delete_data,
    takes_languages,
    write_data,
)
from argmap.authoring.position import node_data
from argmap.authoring.values import Values
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.route import Loc
from argmap.syntax.edits import common_ends
from argmap.syntax.fields import FILE_KEYS, TYPED_KEYS
from argmap.syntax.formatting.canonical import SECTIONS, index_in, key_order
from argmap.syntax.formatting.fragments import Apart, Data, Item, Nested, Pair
from argmap.syntax.formatting.layout import Entry

__all__ = ["Delete", "Path", "Set", "assign", "delete_key", "set_key", "takes_languages", "write", "write_data"]


@dataclass(frozen=True)
class Set:
    """Sets a key of a node."""

    names: ClassVar[tuple[str, ...]] = ("node",)

    node: str
    path: Path
    """The key, followed by a language or a key inside it: ``("text", "en")``, ``("forecast", "due")``."""
    values: Sequence[str]
    """The value; several for a list. Line breaks are removed, except in Markdown."""

    def touches(self) -> Touched:
        """The node."""
        return Touched(nodes=(self.node,))

    def apply(self, change: Change) -> None:
        """Set the key in the text and in the data."""
        check_path(self.path)
        before, primary = change.revision.text, change.primary_language
        value = as_value(self.path, self.values)
        loc = self._write(change, value, primary)
        write_data(node_data(change.data, loc), self.path, value, primary)
        if change.revision.text == before:
            message = _("`{key}` of `{id}` already has this value")
            raise EditError(message.format(id=self.node, key=".".join(self.path)))

    def _write(self, change: Change, value: Data, primary: str) -> Loc:
        """Write the value into the text; the route of what now has it."""
        if not (self.path[0] == "answers" and len(self.path) > 1 and self.node in change.below()):
            loc = _route(change, self.node)
            write(change, loc, self.path, value, primary)
            return loc
        # All that a layer may set on a node of the map below.
        loc = ("add", self.node)
        if change.layout.find(loc) is None:
            change.open_addition(self.node, Nested("answers", Pair(self.path[1], _nested(self.path[2:], value))))
        else:
            write(change, loc, self.path, value, primary)
        return loc


@dataclass(frozen=True)
class Delete:
    """Deletes a key of a node, and mappings that become empty."""

    names: ClassVar[tuple[str, ...]] = ("node",)

    node: str
    path: Path

    def touches(self) -> Touched:
        """The node."""
        return Touched(nodes=(self.node,))

    def apply(self, change: Change) -> None:
        """Delete the key from the text and from the data."""
        loc = _route(change, self.node)
        check_path(self.path)
        if not change.entry(loc).is_collection and self.path == ("text",):
            raise EditError(_("`{id}` has only its text; to remove the node, use `argmap remove`").format(id=self.node))
        found = change.layout.find((*loc, *self.path))
        if found is None:
            raise EditError(_("`{id}` has no `{key}`").format(id=self.node, key=".".join(self.path)))
        change.drop(found.loc)
        delete_data(node_data(change.data, loc), self.path)


def _route(change: Change, node: str) -> Loc:
    """The route of a node; where it is called like a key of the map, that may be meant.

    Raises:
        EditError: there is no such node.
    """
    if node in FILE_KEYS and node not in change.routes() and node not in change.below() and not change.is_hidden(node):
        message = _("the map has no node `{id}`; to change this key of the map, use `argmap set MAP --map {id} …`")
        raise EditError(message.format(id=node))
    return change.route(node)


def set_key(loaded: Loaded, node: str, path: Path, values: Sequence[str]) -> list[Edit]:
    """The edits that set a key of a node, see `Set`.

    Raises:
        EditError: there is no such node, the key cannot be set, or the map would be invalid.
    """
    return edit(loaded, [Set(node, path, values)])


def delete_key(loaded: Loaded, node: str, path: Path) -> list[Edit]:
    """The edits that delete a key of a node, see `Delete`.

    Raises:
        EditError: there is no such node or key, or the map would be invalid without it.
    """
    return edit(loaded, [Delete(node, path)])


def write(change: Values, loc: Loc, path: Path, value: Data, primary: str, known: Keys = NODE) -> None:
    """Write a key's value into the text of the node (or other mapping) at a route, creating missing mappings."""
    entry = change.entry(loc)
    if not entry.is_collection:
        if path in (("text",), ("text", primary)) and isinstance(value, str):
            change.put_text(loc, value)
            return
        change.nest(loc, "text")
    for depth, step in enumerate(path):
        here = (*loc, *path[:depth])
        holder = change.entry(here)
        if not holder.is_collection:
            # A text in the primary language that gets a second language.
            if step == primary and depth == len(path) - 1:
                break
            if not takes_languages(path[:depth], known):
                message = _("`{key}` is a text and has no `{step}`")
                raise EditError(message.format(key=".".join(path[:depth]), step=step))
            change.nest(here, primary, short=True)
            holder = change.entry(here)
        if holder.child(step) is None:
            data = _nested(path[depth + 1 :], value)
            keys = [str(child.step) for child in holder.children]
            order = key_order(here) if depth else known.order or key_order(here)
            content = Pair(step, data)
            change.insert(here, Apart(content) if (*here, step) in SECTIONS else content, index_in(order, keys, step))
            return
    _replace(change, (*loc, *path), value, primary)


def _nested(path: Path, value: Data) -> Data:
    """A value inside the mappings of a path."""
    for step in reversed(path):
        value = {step: value}
    return value


def _replace(change: Values, loc: Loc, value: Data, primary: str) -> None:
    entry = change.layout.find(loc) or change.entry(loc[:-1])
    if entry.is_collection and isinstance(value, str) and not entry.is_list:
        # A text by language: set the one in the primary language.
        inner = entry.child(primary)
        if inner is None:
            change.insert(entry.loc, Pair(primary, value), 0)
            return
        entry = inner
    key = str(loc[-1])
    if isinstance(value, str) and not entry.is_collection:
        if entry.data != value:
            change.put_text(entry.loc, value, typed=key in TYPED_KEYS)
    elif entry.is_list and not isinstance(value, str):
        _replace_items(change, entry, [str(item) for item in value], typed=key in TYPED_KEYS)
    else:
        change.put(entry.loc, Pair(key, value))


def _replace_items(change: Values, entry: Entry, new: list[str], *, typed: bool) -> None:
    """Replace only the items of a list that differ, so that the others keep their lines and comments."""
    old = [str(item.data) for item in entry.children]
    head, tail = common_ends(old, new)
    for offset, item in enumerate(new[head : len(new) - tail]):
        change.insert(entry.loc, Item(item, typed=typed), head + offset)
    after = len(new) - tail
    for __ in range(len(old) - tail - head):
        change.drop((*entry.loc, after))
