"""The two versions of a map that a command line names: files, or files as they are in git."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.git import Version, split_revision, version, version_of_file
from argmap.i18n import _
from argmap.loading import STDIN, Loaded, load, load_bytes

_NO_FILE = frozenset({"/dev/null", os.devnull})
"""What git calls the version before a file was added, or after it was deleted."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions."""

    name: str
    """What the user called it."""
    in_git: Version | None = None

    @property
    def missing(self) -> bool:
        """Whether there is no file on this side."""
        return self.name in _NO_FILE

    def load(self) -> Loaded:
        """Load it; a layer in git lies on the files of the same revision.

        Raises:
            GitError: there is no such revision, or no such file in it.
        """
        if self.in_git is None:
            return load(self.name)
        return load_bytes(self.in_git.read(), self.name, Path(self.in_git.path), read=self.in_git.read_beside)


def sides(first: str, second: str | None, revision: str | None) -> tuple[Side, Side]:
    """The versions before and after.

    With one name, the file is compared with itself as it is in a revision: the one that the name says, that of
    ``--rev``, or HEAD.

    Raises:
        click.UsageError: the names say too much or too little.
        GitError: git is not installed, or there is no repository.
    """
    if second is None:
        return _with_itself(first, revision)
    if revision is not None:
        raise click.UsageError(_("`--rev` takes one file; write REVISION:PATH to compare two versions"))
    if first == STDIN == second:
        raise click.UsageError(_("only one of the versions can be standard input"))
    parted = split_revision(first), split_revision(second)
    return _side(first, parted[0], second, parted[1]), _side(second, parted[1], first, parted[0])


def _with_itself(name: str, revision: str | None) -> tuple[Side, Side]:
    if name == STDIN:
        raise click.UsageError(_("name a version to compare standard input with"))
    if (parted := split_revision(name)) is None:
        found = version_of_file("HEAD" if revision is None else revision, Path(name))
        return Side(str(found), found), Side(name)
    if revision is not None:
        raise click.UsageError(_("`--rev` needs a file; `{name}` already names a revision").format(name=name))
    if not parted[1]:
        raise click.UsageError(_("`{name}` names no file; write {name}PATH").format(name=name))
    found = version(*parted)
    file = Path(os.path.relpath(found.top / found.path))
    return Side(name, found), Side(file.as_posix())


def _side(name: str, parted: tuple[str, str] | None, other: str, others: tuple[str, str] | None) -> Side:
    if parted is None:
        return Side(name)
    revision, path = parted
    if path:
        return Side(name, version(revision, path))
    # `REV:` alone: the path of the other version.
    if others is not None and others[1]:
        return Side(name + others[1], version(revision, others[1]))
    if others is not None or other == STDIN:
        raise click.UsageError(_("`{name}` needs a path, since the other version has none").format(name=name))
    return Side(name + other, version_of_file(revision, Path(other)))
