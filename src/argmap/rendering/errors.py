"""What goes wrong when a map is shown."""

from __future__ import annotations


class ExportError(Exception):
    """An export that cannot be made; the message is for the user and says what to do."""
