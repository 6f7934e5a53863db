"""Versions of files in git, read and merged by the installed git."""

from __future__ import annotations

import errno
import os
import posixpath
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.i18n import _
from argmap.programs import find_program

_REVISION = re.compile(r"((?:[^:{}]|\{[^}]*\})*):(.*)", re.DOTALL)
"""``REV:path`` as in git: a colon in braces belongs to the revision (``HEAD^{/merge: x}:path``)."""

_MARK = re.compile(r"^([ \t]*+)((?P<sign>[<>=|])(?P=sign){6,}+)(?=[ \t\r\n]|\Z)[^\r\n]*", re.MULTILINE)
_FENCE = re.compile(r"(?:```|~~~)[^\r\n]*(?:\r\n|\r|\n)[ \t]*\Z")


class GitError(Exception):
    """Git cannot do something; the message is for the user and says what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file in a revision.

    ``revision`` is empty for the index. ``path`` is relative to the top of the repository, with slashes.
    """

    revision: str
    path: str
    folder: Path
    """A folder of the repository, in which git is run."""

    @property
    def top(self) -> Path:
        """The top folder of the repository.

        Raises:
            GitError: there is none, as in a bare repository.
        """
        found = _run(self.folder, "rev-parse", "--show-toplevel")
        if found is None:
            raise GitError(_("the repository has no working tree; name both versions"))
        return Path(found.decode(errors="surrogateescape").rstrip("\n"))

    def __str__(self) -> str:
        return f"{self.revision}:{self.path}"

    def read(self) -> bytes:
        """The content.

        Raises:
            GitError: there is no such revision, or no such file in it.
        """
        content = _blob(self)
        if content is not None:
            return content
        if self.revision and _run(self.folder, "rev-parse", "--verify", "--quiet", f"{self.revision}^{{tree}}") is None:
            message = _("the repository has no revision `{revision}`; `git log` and `git branch` list revisions")
            raise GitError(message.format(revision=self.revision))
        here = Version(self.revision, _normal(_prefix(self.folder) + self.path), self.folder)
        if _blob(here) is not None:
            message = _("`{revision}:{path}` not found; for the current folder, write `{revision}:./{path}`")
        else:
            message = _("`{revision}:{path}` not found; paths are relative to the root of the repository")
        raise GitError(message.format(revision=self.revision, path=self.path))

    def read_beside(self, path: str) -> bytes:
        """The content of another file in the same revision.

        Raises:
            FileNotFoundError: there is no file at this path.
        """
        content = _blob(Version(self.revision, _normal(path), self.folder))
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return content


def split_revision(name: str) -> tuple[str, str] | None:
    """Revision and path of ``REV:path``; None if the name has another form or is that of a file."""
    match = _REVISION.fullmatch(name)
    if match is None or Path(name).exists() or Path(name).drive:
        return None
    return match[1], match[2]


def version(revision: str, path: str) -> Version:
    """A file in a revision of the repository around the current folder.

    Args:
        revision: any name git accepts; empty for the index.
        path: relative to the top of the repository, or to the current folder if it begins with ``./`` or ``../``.

    Raises:
        GitError: git is not installed, there is no repository, or the path leads out of it.
    """
    prefix = _prefix(Path())
    if path.startswith(("./", "../")):
        path = _normal(prefix + path)
        if path.startswith("../"):
            raise GitError(_("`{path}` is outside the repository").format(path=path))
    return Version(_checked(revision), path, Path())


def version_of_file(revision: str, file: Path) -> Version:
    """A file of the working tree in a revision of its repository.

    Raises:
        GitError: git is not installed, or the file is in no repository.
    """
    folder = file.parent
    return Version(_checked(revision), _normal(_prefix(folder) + file.name), folder)


def _checked(revision: str) -> str:
    if revision.startswith("-"):
        raise GitError(_("`{revision}` is not a revision").format(revision=revision))
    return revision


def _prefix(folder: Path) -> str:
    """The path of a folder relative to the top of its repository: empty or with a trailing slash."""
    found = _run(folder, "rev-parse", "--show-prefix")
    if found is None:
        if folder == Path():
            message = _("the current folder is not in a git repository; name two files, or change to the repository")
        else:
            message = _("`{folder}` is not in a git repository; name two files, or change to the repository")
        raise GitError(message.format(folder=folder))
    return found.decode(errors="surrogateescape").rstrip("\n")


def _blob(wanted: Version) -> bytes | None:
    return _run(wanted.folder, "cat-file", "blob", str(wanted))


def _normal(path: str) -> str:
    return posixpath.normpath(path.replace(os.sep, "/"))


def _run(folder: Path, *arguments: str) -> bytes | None:
    """The output of git; None if it fails."""
    git = find_program("git")
    if git is None:
        raise GitError(_("git is not installed or not on the PATH; name two files instead"))
    try:
        done = subprocess.run([git, *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError(_("folder not found: {folder}").format(folder=folder)) from None
    return done.stdout if done.returncode == 0 else None


def merge_lines(base: Path, ours: Path, theirs: Path, mark: int) -> tuple[bytes, int]:
    """Three files merged line by line by git itself: the result and the number of conflicts marked in it.

    Args:
        base: the common ancestor.
        ours: one version.
        theirs: the other one.
        mark: length of the conflict markers.

    Raises:
        GitError: git is not installed, or cannot merge the files (one is binary, say).
    """
    git = find_program("git")
    if git is None:
        raise GitError(_("git is not installed or not on the PATH"))
    labels = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
    command = [git, "merge-file", "-p", f"--marker-size={mark}", *labels, "--", str(ours), str(base), str(theirs)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode > 127 or done.returncode < 0:
        raise GitError(done.stderr.decode(errors="replace").strip() or _("git cannot merge these files"))
    return done.stdout, done.returncode


def top_folder() -> Path:
    """The top folder of the repository around the current folder.

    Raises:
        GitError: git is not installed, or there is no repository with a working tree.
    """
    _prefix(Path())
    return Version("", "", Path()).top


def configure(key: str, value: str) -> None:
    """Set a key in the configuration of the repository.

    Raises:
        GitError: it cannot be set.
    """
    if _run(Path(), "config", "--local", key, value) is None:
        raise GitError(_("git cannot set `{key}` in the configuration of this repository").format(key=key))


def conflicts(text: str) -> list[list[tuple[int, int]]]:
    """Where a merge left both versions in a text: for each conflict, from where to where its marks are.

    A mark at the start of a line counts alone, since one is often left over. Indented marks count if there are all
    three, as when a conflict has been reindented; not in a fenced block of Markdown, which may be about merges.
    """
    found: list[list[tuple[int, int]]] = []
    is_open = False
    for mark in _marks(text):
        if not is_open or mark["sign"] == "<":
            found.append([])
        found[-1].append((mark.start(2), mark.end()))
        is_open = mark["sign"] != ">"
    return found


def _marks(text: str) -> Iterator[re.Match[str]]:
    if not any(sign * 7 in text for sign in "<>=|"):
        return
    found = list(_MARK.finditer(text))
    kinds = {(mark[1], mark[2]) for mark in found}
    open_: tuple[str, int] | None = None
    for mark in found:
        indent, sign, size = mark[1], mark["sign"], len(mark[2])
        if not indent and (size == 7 or sign in "<>" or open_ == ("", size)):
            open_ = (indent, size) if sign != ">" else None
            yield mark
        elif sign == "<" and all((indent, each * size) in kinds for each in "<=>"):
            if _FENCE.search(text, max(0, mark.start() - 200), mark.start()) is None:
                open_ = indent, size
                yield mark
        elif sign != "<" and open_ == (indent, size):
            open_ = open_ if sign != ">" else None
            yield mark
