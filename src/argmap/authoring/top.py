"""Setting and deleting the keys of a map itself: its title, its summary, its languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.authoring.change import Change, Touched
from argmap.authoring.errors import EditError
from argmap.authoring.keys import Keys, Path, as_value, delete_data, write_data
from argmap.authoring.set import write
from argmap.diagnostics import suggest
from argmap.i18n import _
from argmap.i18n.punctuation import code_list
from argmap.syntax.fields import FILE_KEYS, LOCALIZED_FILE_KEYS

_KEYS = Keys(("languages",), ("languages",), LOCALIZED_FILE_KEYS, FILE_KEYS)
_ELSEWHERE = ("argmap", "thesis", "add", "sources")
SETTABLE = tuple(key for key in FILE_KEYS if key not in _ELSEWHERE)
"""The keys of a map or a layer that can be set."""


@dataclass(frozen=True)
class SetTop:
    """Sets a key of the map itself."""

    names: ClassVar[tuple[str, ...]] = ()

    path: Path
    """The key, followed by a language or a key inside it: ``("title", "en")``, ``("expect", "demand")``."""
    values: Sequence[str]
    """The value; several for a list."""

    def touches(self) -> Touched:
        """The file."""
        return Touched(file=True)

    def apply(self, change: Change) -> None:
        """Set the key in the text and in the data."""
        path = _checked(change, self.path)
        before, primary = change.revision.text, change.primary_language
        value = as_value(path, self.values, _KEYS)
        write(change, (), path, value, primary, _KEYS)
        write_data(change.data, path, value, primary)
        if change.revision.text == before:
            raise EditError(_("`{key}` of the map already has this value").format(key=".".join(path)))


@dataclass(frozen=True)
class DeleteTop:
    """Deletes a key of the map itself."""

    names: ClassVar[tuple[str, ...]] = ()

    path: Path

    def touches(self) -> Touched:
        """The file."""
        return Touched(file=True)

    def apply(self, change: Change) -> None:
        """Delete the key from the text and from the data."""
        path = _checked(change, self.path)
        found = change.layout.find(path)
        if found is None:
            raise EditError(_("the map has no `{key}`").format(key=".".join(path)))
        change.drop(found.loc)
        delete_data(change.data, path)


def _checked(change: Change, path: Path) -> Path:
    """The path, with the id of the thesis where `expect` calls it so.

    Raises:
        EditError: it is no key of a map, or one with a command for it.
    """
    key = path[0] if path else ""
    if key == "sources":
        raise EditError(_("to change the sources, use `argmap source`"))
    if key in ("thesis", "add"):
        raise EditError(_("`{key}` contains nodes; use `argmap set MAP ID KEY` or `argmap add`").format(key=key))
    if key not in SETTABLE or not all(path):
        message = _("a map has no key `{key}` that can be set; it has {known}")
        raise EditError(message.format(key=".".join(path), known=code_list(SETTABLE)) + suggest(key, SETTABLE))
    # An id may have dots in it.
    return (key, change.named(".".join(path[1:]))) if key == "expect" and len(path) > 1 else path
