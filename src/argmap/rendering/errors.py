"""Errors in showing a map."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA


class ExportError(Exception):
    """An export that cannot be made; the message tells the user what to do."""


def unknown_value(option: str, value: str, known: Iterable[str]) -> str:
    """The message for a value that an option does not have."""
    return _("unknown {option} `{value}`; choose one of {known}").format(
        option=option, value=value, known=_(LIST_COMMA).join(known)
    )
