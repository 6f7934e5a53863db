"""What went wrong outside a map file, in words."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from argmap.i18n import N_, _, n_

if TYPE_CHECKING:
    from argmap.schemes import SchemeFileError

EXIT_FINDINGS = 1
EXIT_USAGE = 2

_IN_WORDS = {
    errno.ENOSPC: N_("the disk is full; make room, then run the command again"),
    errno.EDQUOT: N_("your disk quota is exceeded; make room, then run the command again"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EROFS: N_("this file system is read-only"),
    errno.ENOENT: N_("file or folder not found"),
    errno.EISDIR: N_("this is a folder; give the path of a file"),
    errno.ENOTDIR: N_("part of this path is a file, not a folder"),
    errno.ENAMETOOLONG: N_("the file name is too long"),
}


def in_words(error: Exception) -> str:
    """A sentence for the user on any exception that got this far."""
    # Imported when something went wrong: a command that needs neither starts a tenth of a second sooner.
    from argmap.config import ConfigError
    from argmap.files import RefusedError
    from argmap.interchange import ImportFailedError
    from argmap.rendering.errors import ExportError
    from argmap.schemes import SchemeFileError

    if isinstance(error, SchemeFileError):
        return _faults(error)
    if isinstance(error, ExportError | ImportFailedError | ConfigError | RefusedError):
        return str(error)
    if isinstance(error, UnicodeEncodeError) and error.encoding == "utf-8":
        return _("a text is not valid UTF-8; set your terminal to UTF-8, or write the text in an editor")
    if isinstance(error, MemoryError):
        return _("there is not enough memory for this map")
    if isinstance(error, OSError):
        known = _IN_WORDS.get(error.errno or 0)
        words = _(known) if known else (error.strerror or str(error)).lower()
        return f"{error.filename}: {words}" if error.filename else words
    return _(
        "internal error ({kind}: {message}). Please report it; set ARGMAP_DEBUG=1 to see where it happened."
    ).format(kind=type(error).__name__, message=error)


def _faults(error: SchemeFileError) -> str:
    """What is wrong with a file of schemes, line by line as for a map."""
    from argmap.reports.diagnostics import text

    faults = n_(
        "{path}: these schemes cannot be used because of an error:",
        "{path}: these schemes cannot be used because of {count} errors:",
        len(error.diagnostics),
    ).format(path=error.source.name)
    return "\n".join([faults, *text.render(error.source, error.diagnostics)])
