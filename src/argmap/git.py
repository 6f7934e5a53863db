"""Versions of files in git, read and merged by the git that is installed."""

from __future__ import annotations

import errno
import os
import posixpath
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_REVISION = re.compile(r"((?:[^:{}]|\{[^}]*\})*):(.*)", re.DOTALL)
"""`REV:path`, as git takes it: a colon in braces belongs to the revision (``HEAD^{/merge: x}:path``)."""


class GitError(Exception):
    """What git cannot do; the message is for the user and says what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it is in a revision.

    ``revision`` is empty for the index. ``path`` is meant from the top of the repository, with slashes.
    """

    revision: str
    path: str
    folder: Path
    """A folder of the repository, from which git is called."""

    @property
    def top(self) -> Path:
        """The folder at the top of the repository.

        Raises:
            GitError: there is none, as in a bare repository.
        """
        found = _run(self.folder, "rev-parse", "--show-toplevel")
        if found is None:
            raise GitError("the repository has no working tree; name both versions")
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
            raise GitError(
                f"the repository has no revision `{self.revision}`; `git log` and `git branch` show those that it has"
            )
        where = f"in `{self.revision}`" if self.revision else "in the index"
        hint = "paths are meant from the top of the repository, and only what was committed is there"
        here = Version(self.revision, _normal(_prefix(self.folder) + self.path), self.folder)
        if _blob(here) is not None:
            hint = f"write `{self.revision}:./{self.path}` to mean the current folder"
        raise GitError(f"there is no `{self.path}` {where}; {hint}")

    def read_beside(self, path: str) -> bytes:
        """The content of another file in the same revision.

        Raises:
            FileNotFoundError: there is none of this path.
        """
        content = _blob(Version(self.revision, _normal(path), self.folder))
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return content


def split_revision(name: str) -> tuple[str, str] | None:
    """Revision and path of ``REV:path``; None where a name is not written like this, or a file is called so."""
    match = _REVISION.fullmatch(name)
    if match is None or Path(name).exists() or Path(name).drive:
        return None
    return match[1], match[2]


def version(revision: str, path: str) -> Version:
    """A file in a revision of the repository around the current folder.

    Args:
        revision: what git takes for one; empty for the index.
        path: from the top of the repository, or from the current folder where it begins with ``./`` or ``../``.

    Raises:
        GitError: git is not installed, there is no repository, or the path leads out of it.
    """
    prefix = _prefix(Path())
    if path.startswith(("./", "../")):
        path = _normal(prefix + path)
        if path.startswith("../"):
            raise GitError(f"`{path}` leads out of the repository")
    return Version(_checked(revision), path, Path())


def version_of_file(revision: str, file: Path) -> Version:
    """A file of the working tree as it is in a revision of its repository.

    Raises:
        GitError: git is not installed, or the file is in no repository.
    """
    folder = file.parent
    return Version(_checked(revision), _normal(_prefix(folder) + file.name), folder)


def _checked(revision: str) -> str:
    if revision.startswith("-"):
        raise GitError(f"`{revision}` is no revision")
    return revision


def _prefix(folder: Path) -> str:
    """The path of a folder from the top of its repository, empty or with a slash at its end."""
    found = _run(folder, "rev-parse", "--show-prefix")
    if found is None:
        where = "the current folder" if folder == Path() else f"`{folder}`"
        raise GitError(f"{where} is in no git repository; name two files, or go to the repository")
    return found.decode(errors="surrogateescape").rstrip("\n")


def _blob(wanted: Version) -> bytes | None:
    return _run(wanted.folder, "cat-file", "blob", str(wanted))


def _normal(path: str) -> str:
    return posixpath.normpath(path.replace(os.sep, "/"))


def _run(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        if not folder.exists():
            raise GitError(f"there is no folder `{folder}`") from None
        raise GitError("git is not installed, or not on the PATH; name two files instead") from None
    return done.stdout if done.returncode == 0 else None


def merge_lines(base: Path, ours: Path, theirs: Path, mark: int) -> tuple[bytes, int]:
    """Three files merged by git itself, line by line: the result, and how many conflicts are marked in it.

    Args:
        base: the version that both come from.
        ours: one version.
        theirs: the other one.
        mark: how many characters the marks of a conflict have.

    Raises:
        GitError: git is not installed, or cannot merge the files, as where one is binary.
    """
    labels = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
    command = ["git", "merge-file", "-p", f"--marker-size={mark}", *labels, str(ours), str(base), str(theirs)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError("git is not installed, or not on the PATH") from None
    if done.returncode > 127 or done.returncode < 0:
        raise GitError(done.stderr.decode(errors="replace").strip() or "git cannot merge these files")
    return done.stdout, done.returncode


def top_folder() -> Path:
    """The folder at the top of the repository around the current folder.

    Raises:
        GitError: git is not installed, or there is no repository with a working tree.
    """
    _prefix(Path())
    return Version("", "", Path()).top


def configure(key: str, value: str) -> None:
    """Set a key of the repository's own configuration.

    Raises:
        GitError: it cannot be set.
    """
    if _run(Path(), "config", "--local", key, value) is None:
        raise GitError(f"git cannot set `{key}` in the configuration of this repository")
