"""How a report names a file: from the current folder, with slashes, on every system."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def shown_path(name: str) -> str:
    """The path of a file from the current folder; absolute where it lies elsewhere."""
    try:
        return _absolute(name).relative_to(_absolute(".")).as_posix()
    except ValueError:
        return _absolute(name).as_posix()


def is_below(name: str) -> bool:
    """Whether a file lies in the current folder or below it."""
    return not Path(shown_path(name)).is_absolute()


def uri(name: str) -> str:
    """The path as a URI reference; a relative one is meant from the current folder."""
    return quote(os.fsencode(shown_path(name))) if is_below(name) else _absolute(name).as_uri()


def _absolute(name: str) -> Path:
    """The absolute path without ``..``; links are not followed: a report speaks of the names that it was given."""
    return Path(os.path.abspath(name))  # noqa: PTH100
