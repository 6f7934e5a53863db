"""Atomic writes: a file is replaced in one step, by one process at a time, and keeps what belongs to it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from argmap.i18n import _, n_

TEMPORARY_SUFFIX = ".argmap-tmp"
"""Suffix of temporary files, by which leftovers of a killed process can be recognised."""

WAITS = 10.0
"""Seconds to wait for another process that is writing the same file."""

_OPEN = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOINHERIT", "O_BINARY"))


class RefusedError(Exception):
    """A file is left as it is, because writing it would lose something; the message is for the user."""


class ChangedMeanwhileError(RefusedError):
    """A file has changed since it was read."""


def save(path: Path, data: bytes, digest: str, *, within: Path | None = None) -> None:
    """Replace a file with a new version, provided that it has not changed since it was read.

    Readers see the old version or the new one, never a part of either. A killed process leaves the old one or the new
    one, and possibly a temporary file, which the next save of the file removes. Of two processes that read the same
    version, one saves. Owner, mode, access control lists and extended attributes are kept; symbolic links are followed.

    Args:
        path: the file.
        data: its new content.
        digest: SHA-256, in hexadecimal, of the content that was read.
        within: a folder that a symbolic link must not lead out of.

    Raises:
        ChangedMeanwhileError: the file has been changed or deleted since; it is left as it is.
        RefusedError: the file has several hard links, its owner or rights cannot be kept, it is a link that leads out
            of ``within``, or another process is writing it.
        PermissionError: the file is read-only, even if only by its mode.
        OSError: it cannot be written (the disk is full, say); the old content is still there.
    """
    path = _followed(path, within)

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
    old = path.stat()
    if not old.st_mode & 0o222 or not os.access(path, os.W_OK):
        # A rename would bypass the mode by which the owner protects the file.
        raise PermissionError(errno.EACCES, _("the file is read-only"), str(path))
    if old.st_nlink > 1:
        message = n_(
            "{path} has {count} other name (a hard link), which would keep the old text, so nothing was written; "
            "replace the file with a copy of it first",
            "{path} has {count} other names (hard links), which would keep the old text, so nothing was written; "
            "replace the file with a copy of it first",
            old.st_nlink - 1,
        )
        raise RefusedError(message.format(path=path))
    _replace(path, data, check, whole=True)


def write_atomically(path: Path, data: bytes, *, within: Path | None = None) -> None:
    """Replace a file in one step: readers see the old content or the new.

    A missing folder is created; mode and owner of an existing file are kept; symbolic links are followed.

    Args:
        path: the file.
        data: its new content.
        within: a folder that a symbolic link must not lead out of.

    Raises:
        RefusedError: the file is a link that leads out of ``within``, or another process is writing it.
        OSError: it cannot be written (the disk is full, say); the old content is still there.
    """
    if path.exists() and (not path.is_file() or str(path.absolute()).startswith(("/dev/", "/proc/"))):
        # A device, a pipe or a descriptor, such as /dev/stdout, can only be written to.
        path.write_bytes(data)
        return
    _replace(_followed(path, within), data)


def create(path: Path, data: bytes, *, within: Path | None = None) -> None:
    """Write a new file in one step; a missing folder is created.

    Args:
        path: the file.
        data: its content.
        within: a folder that a symbolic link to the file's folder must not lead out of.

    Raises:
        FileExistsError: there is a file of this name, or a link, wherever it leads.
        RefusedError: the file would be outside ``within``.
        OSError: it cannot be written.
    """

    def check() -> None:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))

    check()
    _replace(_followed(path, within), data, check)


def write_below(folder: Path, path: Path, data: bytes) -> None:
    """Write a file below a folder in one step, through no symbolic link.

    Args:
        folder: the folder; links that lead to the folder itself are followed.
        path: a path below the folder; folders that are missing are created.
        data: the content.

    Raises:
        RefusedError: the path leads out of the folder, or a part of it is a link; nothing is written.
        OSError: it cannot be written.
    """
    check_below(folder, path)
    _replace(path, data)


def check_below(folder: Path, path: Path) -> None:
    """See to it that a path stays below a folder, and that no part of it is a symbolic link.

    Raises:
        RefusedError: it does not.
    """
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else ("..",)
    if ".." in parts:
        raise RefusedError(_("{path} is outside {folder}; nothing was written there").format(path=path, folder=folder))
    for number in range(len(parts)):
        part = folder.joinpath(*parts[: number + 1])
        if is_link(part):
            message = _("{path} is a link, and nothing is written through it; delete it, or replace it with a folder")
            if number == len(parts) - 1:
                message = _("{path} is a link, and nothing is written through it; delete it")
            raise RefusedError(message.format(path=part))


def folded(name: str) -> str:
    """A key that two names share if some file system takes them for one: by case, or by how letters are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def is_link(path: Path) -> bool:
    """Whether a path is a symbolic link, or a junction of Windows."""
    return path.is_symlink() or bool(getattr(path, "is_junction", bool)())


def is_left_over(path: Path) -> bool:
    """Whether a file is a temporary one that no process is writing any more."""
    if not path.name.endswith(TEMPORARY_SUFFIX) or is_link(path) or not path.is_file():
        return False
    try:
        handle = os.open(path, os.O_RDWR | _OPEN)
    except OSError:
        return False
    try:
        return _lock(handle, otherwise=False) and _is_named(handle, path)
    finally:
        os.close(handle)


def _followed(path: Path, within: Path | None) -> Path:
    """The file that a path leads to.

    Raises:
        RefusedError: it is outside the folder.
    """
    real = Path(os.path.realpath(path))
    if within is not None and not real.is_relative_to(os.path.realpath(within)):
        message = _("{path} is a link to {target}, outside the project, so nothing was written; name that file itself")
        raise RefusedError(message.format(path=path, target=real))
    return real


def _replace(path: Path, data: bytes, check: Callable[[], None] = lambda: None, *, whole: bool = False) -> None:
    """Replace a file, or make it, if a check that is made in the same step does not raise.

    With ``whole``, it is refused where owner, mode, access control list or attributes cannot be kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.stat(follow_symlinks=False) if os.path.lexists(path) else None
    # A new file has the mode that the umask and the folder give it; a protected text is never open to others.
    with _draft(path, 0o666 if old is None else 0o600) as (file, temporary):
        if old is not None and stat.S_ISREG(old.st_mode):
            _keep(file.fileno(), temporary, path, old, whole)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        check()
        if sys.platform == "win32":
            file.close()  # an open file cannot be moved there
        temporary.replace(path)
    _sync_folder(path.parent)


@contextlib.contextmanager
def _draft(path: Path, mode: int) -> Iterator[tuple[BinaryIO, Path]]:
    """The temporary file that becomes another one, next to it: only one process has it at a time.

    Its name follows from that of the other file, so that it excludes other writers, and what a killed process leaves is
    found by the next. It is short, since names may already be as long as the file system allows.

    Raises:
        RefusedError: another process has it for longer than `WAITS`.
    """
    name = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    temporary = path.with_name(f".{name}{TEMPORARY_SUFFIX}")
    until = time.monotonic() + WAITS
    while (handle := _claimed(temporary, mode, path)) is None:
        if time.monotonic() > until:
            message = _(
                "{path} is being written by another program, so nothing was written; run the command again, or delete "
                "{temporary} if no other program is running"
            )
            raise RefusedError(message.format(path=path, temporary=temporary))
        time.sleep(0.01)
    with os.fdopen(handle, "wb") as file:
        try:
            yield file, temporary
        except BaseException:
            if sys.platform == "win32":
                file.close()
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise


def _claimed(temporary: Path, mode: int, path: Path) -> int | None:
    """A descriptor of a temporary file that is this process's alone; None if it has to be tried again."""
    try:
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _OPEN, mode)
    except FileExistsError:
        if is_link(temporary) or is_left_over(temporary):
            with contextlib.suppress(OSError):
                temporary.unlink()
        return None
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    # A process that came between took it for a leftover.
    if _lock(handle, otherwise=True) and _is_named(handle, temporary):
        return handle
    os.close(handle)
    return None


if sys.platform == "win32":

    def _lock(handle: int, *, otherwise: bool) -> bool:
        """True: a file that a process has open cannot be deleted there, which is lock enough."""
        return True

else:
    import fcntl

    def _lock(handle: int, *, otherwise: bool) -> bool:
        """Lock a file until it is closed or the process ends; ``otherwise`` where the file system has no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return otherwise
        return True


def _is_named(handle: int, path: Path) -> bool:
    """Whether a path still leads to an open file."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat(follow_symlinks=False))
    except OSError:
        return False


def _keep(handle: int, temporary: Path, path: Path, old: os.stat_result, whole: bool) -> None:
    """Give a new file the owner, mode and attributes of the one it replaces, as far as the system lets us.

    Raises:
        RefusedError: something cannot be kept, and the ``whole`` has to be.
    """

    def keep_owner() -> None:
        now = os.fstat(handle)
        if sys.platform != "win32" and (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid):
            os.fchown(handle, old.st_uid, old.st_gid)

    # The owner first: a new one clears parts of the mode. Access control lists, among the attributes, last: they are
    # more than the mode says.
    for keep, what in (
        (keep_owner, _("its owner and group")),
        (lambda: temporary.chmod(stat.S_IMODE(old.st_mode)), _("its mode")),
        (lambda: _keep_attributes(handle, path), _("its access control list or extended attributes")),
    ):
        try:
            keep()
        except OSError as error:
            if whole:
                message = _(
                    "{path}: a new version would lose {what} ({reason}), so nothing was written; edit it by hand, or "
                    "replace it with a copy first"
                )
                reason = (error.strerror or str(error)).lower()
                raise RefusedError(message.format(path=path, what=what, reason=reason)) from error


def _keep_attributes(handle: int, path: Path) -> None:
    """Give an open file the extended attributes of another one, where Python can read them: on Linux."""
    if sys.platform != "linux":
        return
    wanted, now = _attributes(path), _attributes(handle)
    for name in now.keys() - wanted.keys():
        os.removexattr(handle, name)
    for name, value in wanted.items():
        if now.get(name) != value:
            os.setxattr(handle, name, value)


def _attributes(file: Path | int) -> dict[str, bytes]:
    """The extended attributes of a file, but for those of security modules, which the system sets."""
    if sys.platform != "linux":
        return {}
    try:
        names = os.listxattr(file)
    except OSError:
        return {}  # the file system has none
    return {name: os.getxattr(file, name) for name in names if not name.startswith("security.")}


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
