"""Why an edit is not made, in words for the author."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class EditError(Exception):
    """An edit that cannot be made, or would spoil the map; the message says why and what to do."""


def unknown(what: str, name: str, known: Iterable[str]) -> EditError:
    """There is nothing of this name; the nearest one is suggested."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    hint = f"did you mean `{near[0]}`?" if near else "`argmap show MAP` and the file itself have the ids"
    return EditError(f"the map has no {what} `{name}`; {hint}")
