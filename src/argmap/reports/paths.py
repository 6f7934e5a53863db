"""How a report names a file: from the current folder, with slashes, on every system."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote


def shown_path(name: str) -> str:
    """The path of a file from the current folder; as it is where the file lies elsewhere or is no file."""
    path = Path(name)
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def is_below(name: str) -> bool:
    """Whether a file lies in the current folder or below it."""
    return not Path(shown_path(name)).is_absolute()


def uri(name: str) -> str:
    """The path as a URI reference; a relative one is meant from the current folder."""
    return quote(shown_path(name)) if is_below(name) else Path(name).absolute().as_uri()
