"""The keys of a node as an author types them, and their values as plain data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.authoring.errors import EditError
from argmap.i18n import _
from argmap.model.kinds import GROUPS
from argmap.model.text import join_lines
from argmap.syntax.fields import LIST_KEYS, LISTABLE_KEYS, LOCALIZED_KEYS
from argmap.syntax.formatting.fragments import Data

Path = tuple[str, ...]
"""A key of a node, and keys inside it: ``("forecast", "due")``."""


@dataclass(frozen=True)
class Keys:
    """How the keys of a part of the file are written; those of a node by default."""

    listable: Collection[str] = LISTABLE_KEYS
    lists: Collection[str] = LIST_KEYS
    localized: Collection[str] = LOCALIZED_KEYS
    order: Sequence[str] = ()
    """The order of its keys, where `fmt` leaves it to the author."""


NODE = Keys()


def as_value(path: Path, values: Sequence[str], keys: Keys = NODE) -> Data:
    """Typed words as the value of a key: a list if the key holds one or if there are several."""
    key = _written(path)[0]
    texts = [value if key == "detail" else join_lines(value) for value in values]
    if not texts:
        message = _("give `{key}` a value, or delete it with `--delete`")
        raise EditError(message.format(key=".".join(path)))
    if key in keys.lists or len(texts) > 1:
        if key not in keys.listable:
            message = _("`{key}` takes one value, not {given}; quote a text that contains spaces")
            raise EditError(message.format(key=".".join(path), given=len(texts)))
        return texts
    return texts[0]


def assign(keys: dict[str, Any], path: Path, values: Sequence[str], primary: str) -> None:
    """Set a key of a node of plain data, such as one that is about to be added."""
    check_path(path)
    write_data(keys, path, as_value(path, values), primary)


def check_path(path: Path) -> None:
    """Check that a path leads to a key that can be set.

    Raises:
        EditError: it is no key, or one with a command for it.
    """
    if not path or not all(path):
        raise EditError(_("name a key, such as `text`, `text.en` or `forecast.due`"))
    if path[0] in GROUPS:
        message = _("`{key}` contains nodes; use `argmap add`, `argmap move` or `argmap remove`")
        raise EditError(message.format(key=path[0]))
    if path[0] == "id":
        raise EditError(_("to change an id with all links to it, use `argmap rename`"))


def takes_languages(path: Path, keys: Keys = NODE) -> bool:
    """Whether the text at a path may be given by language: `text`, `forecast.test`, `inference.answers.QUESTION`."""
    inside = _written(path)
    return inside[-1] in keys.localized or "answers" in inside[:2]


def _written(path: Path) -> Path:
    """The keys of a path without the id of an inference, whatever that is called: `inferences.ID.warrant`."""
    return path[2:] if path[0] == "inferences" and len(path) > 2 else path


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


def delete_data(keys: dict[str, Any], path: Path) -> None:
    """Delete a key of plain data, and mappings that become empty."""
    holders = [keys]
    for step in path[:-1]:
        holders.append(holders[-1][step])
    del holders[-1][path[-1]]
    for holder, step in zip(reversed(holders[:-1]), reversed(path[:-1]), strict=True):
        if not holder[step]:
            del holder[step]
