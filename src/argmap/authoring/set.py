"""Setting or deleting a key of a node."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.authoring.add import open_addition
from argmap.authoring.change import Change
from argmap.authoring.errors import EditError
from argmap.authoring.position import node_data
from argmap.authoring.values import Values
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS
from argmap.model.route import Loc
from argmap.model.text import join_lines
from argmap.syntax.edits import common_ends
from argmap.syntax.fields import LIST_KEYS, LISTABLE_KEYS, LOCALIZED_KEYS, TYPED_KEYS
from argmap.syntax.formatting.canonical import insertion_index
from argmap.syntax.formatting.fragments import Data, Item, Nested, Pair
from argmap.syntax.formatting.layout import Entry

Path = tuple[str, ...]
"""A key of a node, and keys inside it: ``("forecast", "due")``."""


def set_key(loaded: Loaded, node: str, path: Path, values: Sequence[str]) -> list[Edit]:
    """The edits that set a key of a node.

    Args:
        loaded: the map.
        node: id of the node.
        path: the key, followed by a language or a key inside it: ``("text", "en")``, ``("forecast", "due")``.
        values: the value; several for a list. Line breaks are removed, except in Markdown.

    Raises:
        EditError: there is no such node, the key cannot be set, or the map would be invalid.
    """
    change = Change(loaded)
    _check(path)
    primary = change.primary_language
    value = as_value(path, values)
    if path[0] == "answers" and len(path) > 1 and node in change.below():
        # All that a layer may set on a node of the map below.
        loc: Loc = ("add", node)
        if change.layout.find(loc) is None:
            open_addition(change, node, Nested("answers", Pair(path[1], _nested(path[2:], value))))
        else:
            write(change, loc, path, value, primary)
    else:
        loc = change.route(node)
        write(change, loc, path, value, primary)
    write_data(node_data(change.data, loc), path, value, primary)
    return _finished(change, _("`{key}` of `{id}` already has this value").format(id=node, key=".".join(path)))


def delete_key(loaded: Loaded, node: str, path: Path) -> list[Edit]:
    """The edits that delete a key of a node, and mappings that become empty.

    Raises:
        EditError: there is no such node or key, or the map would be invalid without it.
    """
    change = Change(loaded)
    loc = change.route(node)
    _check(path)
    if not change.entry(loc).is_collection and path == ("text",):
        raise EditError(_("`{id}` has only its text; to remove the node, use `argmap remove`").format(id=node))
    found = change.layout.find((*loc, *path))
    if found is None:
        raise EditError(_("`{id}` has no `{key}`").format(id=node, key=".".join(path)))
    change.drop(found.loc)
    holders = [node_data(change.data, loc)]
    for step in path[:-1]:
        holders.append(holders[-1][step])
    del holders[-1][path[-1]]
    for holder, step in zip(reversed(holders[:-1]), reversed(path[:-1]), strict=True):
        if not holder[step]:
            del holder[step]
    return _finished(change, _("nothing changes"))


def as_value(path: Path, values: Sequence[str]) -> Data:
    """Typed words as the value of a key: a list if the key holds one or if there are several."""
    key = _written(path)[0]
    texts = [value if key == "detail" else join_lines(value) for value in values]
    if not texts:
        message = _("give `{key}` a value, or delete it with `--delete`")
        raise EditError(message.format(key=".".join(path)))
    if key in LIST_KEYS or len(texts) > 1:
        if key not in LISTABLE_KEYS:
            message = _("`{key}` takes one value, not {given}; quote a text that contains spaces")
            raise EditError(message.format(key=".".join(path), given=len(texts)))
        return texts
    return texts[0]


def assign(keys: dict[str, Any], path: Path, values: Sequence[str], primary: str) -> None:
    """Set a key of a node of plain data, such as one that is about to be added."""
    _check(path)
    write_data(keys, path, as_value(path, values), primary)


def _check(path: Path) -> None:
    if not path or not all(path):
        raise EditError(_("name a key, such as `text`, `text.en` or `forecast.due`"))
    if path[0] in GROUPS:
        message = _("`{key}` contains nodes; use `argmap add`, `argmap move` or `argmap remove`")
        raise EditError(message.format(key=path[0]))
    if path[0] == "id":
        raise EditError(_("to change an id with all links to it, use `argmap rename`"))


def _finished(change: Change, otherwise: str) -> list[Edit]:
    edits = change.finish()
    if not edits:
        raise EditError(otherwise)
    return edits


def takes_languages(path: Path) -> bool:
    """Whether the text at a path may be given by language: `text`, `forecast.test`, `inference.answers.QUESTION`."""
    inside = _written(path)
    return inside[-1] in LOCALIZED_KEYS or "answers" in inside[:2]


def _written(path: Path) -> Path:
    """The keys of a path without the id of an inference, whatever that is called: `inferences.ID.warrant`."""
    return path[2:] if path[0] == "inferences" and len(path) > 2 else path


def write(change: Values, loc: Loc, path: Path, value: Data, primary: str) -> None:
    """Write a key's value into the text of the node at a route, creating missing mappings."""
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
            if not takes_languages(path[:depth]):
                message = _("`{key}` is a text and has no `{step}`")
                raise EditError(message.format(key=".".join(path[:depth]), step=step))
            change.nest(here, primary, short=True)
            holder = change.entry(here)
        if holder.child(step) is None:
            data = _nested(path[depth + 1 :], value)
            keys = [str(child.step) for child in holder.children]
            change.insert(here, Pair(step, data), insertion_index(here, keys, step))
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


def write_data(keys: dict[str, Any], path: Path, value: Data, primary: str) -> None:
    """Make the same change to a node of plain data."""
    holder = keys
    for depth, step in enumerate(path[:-1], start=1):
        inner = holder.setdefault(step, {})
        if not isinstance(inner, dict):
            if path[depth:] == (primary,):
                holder[step] = value
                return
            inner = holder[step] = {primary: inner}
        holder = inner
    last = path[-1]
    if isinstance(holder.get(last), dict) and isinstance(value, str):
        holder[last][primary] = value
    else:
        holder[last] = value
