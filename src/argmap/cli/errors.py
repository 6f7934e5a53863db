"""What went wrong outside a map file, in words."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.schemes import SchemeFileError

EXIT_FINDINGS = 1
EXIT_USAGE = 2

_IN_WORDS = {
    errno.ENOSPC: "the disk is full; nothing was changed",
    errno.EDQUOT: "your disk quota is used up; nothing was changed",
    errno.EACCES: "permission denied; check who may write there",
    errno.EPERM: "permission denied; check who may write there",
    errno.EROFS: "this disk can only be read",
    errno.EISDIR: "this is a directory; give the path of a file",
    errno.ENOTDIR: "a part of this path is a file, not a directory",
    errno.ENAMETOOLONG: "this name is too long for the disk",
}


def in_words(error: Exception) -> str:
    """A sentence for the user on any exception that got this far."""
    # Imported when something went wrong: a command that needs neither starts a tenth of a second sooner.
    from argmap.config import ConfigError
    from argmap.interchange import ImportFailedError
    from argmap.rendering.errors import ExportError
    from argmap.schemes import SchemeFileError

    if isinstance(error, SchemeFileError):
        return _faults(error)
    if isinstance(error, ExportError | ImportFailedError | ConfigError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this map"
    if isinstance(error, OSError):
        words = _IN_WORDS.get(error.errno or 0, (error.strerror or str(error)).lower())
        return f"{error.filename}: {words}" if error.filename else words
    kind = type(error).__name__
    return f"a fault of argmap itself ({kind}: {error}). Please report it; ARGMAP_DEBUG=1 shows where it happened."


def _faults(error: SchemeFileError) -> str:
    """What is wrong with a file of schemes, line by line as for a map."""
    from argmap.reports.diagnostics import text

    count = len(error.diagnostics)
    faults = f"{count} mistakes" if count != 1 else "a mistake"
    blocks = text.render(error.source, error.diagnostics)
    return "\n".join([f"the schemes of {error.source.name} cannot be used, because of {faults}", *blocks])
