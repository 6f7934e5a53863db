"""Atomic writes: a file is replaced in one step."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from argmap.i18n import _

TEMPORARY_SUFFIX = ".argmap-tmp"
"""Suffix of temporary files, by which leftovers of a killed process can be recognised."""


class ChangedMeanwhileError(Exception):
    """A file has changed since it was read; the message is for the user."""


def save(path: Path, data: bytes, digest: str) -> None:
    """Replace a file with a new version, provided that it has not changed since it was read.

    Readers see the old version or the new one, never a part of either; a killed process leaves the old one and
    possibly a temporary file next to it. Mode and owner are kept; symbolic links are followed.

    Args:
        path: the file.
        data: its new content.
        digest: SHA-256, in hexadecimal, of the content that was read.

    Raises:
        ChangedMeanwhileError: the file has been changed or deleted since; it is left as it is.
        PermissionError: the file is read-only, even if only by its mode.
        OSError: it cannot be written (the disk is full, say); the old content is still there.
    """
    path = Path(os.path.realpath(path))

    def check() -> None:
        try:
            now = hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            message = _("{path} was deleted or moved after it was read; nothing was written")
            raise ChangedMeanwhileError(message.format(path=path)) from None
        if now != digest:
            message = _("{path} was changed by another program, so nothing was written; run the command again")
            raise ChangedMeanwhileError(message.format(path=path))

    check()
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        # A rename would bypass the mode by which the owner protects the file.
        raise PermissionError(errno.EACCES, _("the file is read-only"), str(path))
    write_atomically(path, data, check)


def write_atomically(path: Path, data: bytes, check: Callable[[], None] = lambda: None) -> None:
    """Replace a file in one step: readers see the old content or the new.

    A missing folder is created; mode and owner of an existing file are kept; symbolic links are followed.

    Args:
        path: the file.
        data: its new content.
        check: called just before the file is replaced; if it raises, the file is left as it is.

    Raises:
        OSError: it cannot be written (the disk is full, say); the old content is still there.
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
    """Give a file the owner and group of the one it replaces, where that is allowed."""
    now = path.stat()
    if (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid) and hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _usual_mode() -> int:
    """The mode of a new file under the user's umask."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
