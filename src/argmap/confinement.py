"""Which files a file may name: a map from a stranger reads what came with it, and nothing else of the reader's.

The rule is for paths written in maps, layers and settings. What the reader types is asked for and may be anywhere.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from itertools import chain
from pathlib import Path, PureWindowsPath

ENVIRONMENT = "ARGMAP_SOURCES"
"""Environment variable: folders whose files maps may name, separated as in PATH."""

_MOST_LINKS = 40
"""As many links as Linux follows on one way."""

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def reader_folders() -> tuple[Path, ...]:
    """The folders of the environment variable."""
    return tuple(Path(folder) for folder in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if folder)


def confined(name: str, folder: Path, also: Iterable[Path] = ()) -> Path | None:
    """The path of a file that a file in ``folder`` names, or None if it may not name it.

    It may if the path is relative and stays, whatever links are on the way, below the folder or below one of the
    folders ``also``. Hidden files and folders are left alone (``.git/config`` holds passwords), except the folder's
    own.

    Nothing outside these folders is looked at: whether a path is refused says nothing about what is there.

    Args:
        name: the path as it is written.
        folder: where it is relative to.
        also: further folders; they are asked for only if the first one doesn't contain the file.
    """
    if _ODD.search(name) or name.startswith("~") or PureWindowsPath(name).anchor:
        return None
    # After this, `..` stands only in front, where it leads to real folders above.
    name = os.path.normpath(name)
    base = Path(os.path.realpath(folder))
    target = Path(os.path.normpath(base / name))
    for place in chain([base], (Path(os.path.realpath(each)) for each in also)):
        if target.is_relative_to(place) and _stays(place, target, {base, *base.parents}):
            return folder / name
    return None


def is_file(path: Path) -> bool:
    """Whether there is a regular file; False, where `Path.is_file` raises, for a name that no system takes."""
    return os.path.isfile(path)  # noqa: PTH113


def is_special(path: Path) -> bool:
    """Whether there is something that is neither a file nor a folder: a pipe, which would block, or a device."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def stays_below(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a file that was found, and not named, is below one of some folders with all links resolved."""
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in folders)


def _stays(place: Path, target: Path, own: set[Path]) -> bool:
    """Whether the way from a folder to a path below it stays there and meets nothing hidden, link by link."""
    here, ahead, links = place, [*reversed(target.relative_to(place).parts)], 0
    while ahead:
        part = ahead.pop()
        here = here.parent if part == ".." else here / part
        if not here.is_relative_to(place) or (here.name.startswith(".") and here not in own and here != place):
            return False
        if not os.path.islink(here):  # noqa: PTH114, unlike pathlib's it raises nothing
            continue
        links += 1
        link = here.readlink()
        if links > _MOST_LINKS or (link.is_absolute() and not link.is_relative_to(place)):
            return False
        here, steps = (place, link.relative_to(place).parts) if link.is_absolute() else (here.parent, link.parts)
        ahead += reversed(steps)
    # Other kinds of links, such as the junctions of Windows, are left to the system.
    return Path(os.path.realpath(target)).is_relative_to(place)
