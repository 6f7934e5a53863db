"""Why an edit is refused, in words for the author."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostics import suggest
from argmap.i18n import _


class EditError(Exception):
    """An edit cannot be made, or would break the map; the message says why and what to do."""

    operation = 0
    """Of several operations, the index of the one that cannot be made."""


def unknown_node(node: str, known: Iterable[str]) -> EditError:
    """The map has no node with this id; the nearest id is suggested."""
    hint = suggest(node, known) or _("; `argmap show MAP` lists the ids")
    return EditError(_("the map has no node `{id}`").format(id=node) + hint)
