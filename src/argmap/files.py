"""Writing a file so that it is never half there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

TEMPORARY_SUFFIX = ".argmap-tmp"
"""How the names of temporary files end, so that what a killed process left can be told."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step: whoever looks sees the old content or the new.

    The folder is made where it is missing; the mode of an existing file is kept; a link is followed.

    Raises:
        OSError: it cannot be written (a full disk, say); what was there before is still there.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _usual_mode()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _usual_mode() -> int:
    """The mode that a new file gets from the user's umask."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
