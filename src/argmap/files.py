"""Writing a file so that it is never half there."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

TEMPORARY_SUFFIX = ".argmap-tmp"
"""How the names of temporary files end, so that what a killed process left can be told."""


class ChangedMeanwhileError(Exception):
    """A file is not what it was when it was read; the message says so to the user."""


def save(path: Path, data: bytes, digest: str) -> None:
    """Replace a file by a new version of it, if it is still the one that was read.

    Whoever looks sees the old version or the new one, never half of either; a process that is killed leaves the old
    one, and perhaps a temporary file beside it. Mode and owner are kept, a link is followed.

    Args:
        path: the file.
        data: its new content.
        digest: SHA-256, in hexadecimal, of the content that was read.

    Raises:
        ChangedMeanwhileError: somebody changed or deleted the file since; it stays as it is now.
        PermissionError: the file is read-only, be it for its owner's mode alone.
        OSError: it cannot be written (a full disk, say); what was there before is still there.
    """
    path = Path(os.path.realpath(path))

    def check() -> None:
        try:
            now = hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            raise ChangedMeanwhileError(f"{path} was deleted or moved since it was read; nothing is written") from None
        if now != digest:
            raise ChangedMeanwhileError(
                f"{path} was changed by another program since it was read; nothing is written: run the command again"
            )

    check()
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        # A rename would get round the mode of a file that its owner protects.
        raise PermissionError(errno.EACCES, "the file is read-only", str(path))
    write_atomically(path, data, check)


def write_atomically(path: Path, data: bytes, check: Callable[[], None] = lambda: None) -> None:
    """Replace a file in one step: whoever looks sees the old content or the new.

    The folder is made where it is missing; mode and owner of an existing file are kept; a link is followed.

    Args:
        path: the file.
        data: its new content.
        check: called right before the file is replaced; what it raises leaves the file as it is.

    Raises:
        OSError: it cannot be written (a full disk, say); what was there before is still there.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.stat() if path.exists() else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        # A device or a pipe, such as /dev/stdout, can only be written to.
        path.write_bytes(data)
        return
    mode = stat.S_IMODE(old.st_mode) if old else _usual_mode()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX, dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _keep_owner(Path(name), old)
        Path(name).chmod(mode)
        check()
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _keep_owner(path: Path, old: os.stat_result) -> None:
    """Give a file the owner and group of the one that it replaces, where that is allowed."""
    now = path.stat()
    if (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid) and hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)


def _sync_folder(folder: Path) -> None:
    """See to it that a rename survives a power cut, where the system knows how."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _usual_mode() -> int:
    """The mode that a new file gets from the user's umask."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
