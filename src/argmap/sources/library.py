"""Finding the texts of a map's sources on this machine."""

from __future__ import annotations

import errno
import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.config import NORMAL_FORMS, named_file
from argmap.confinement import confined, is_file, reader_folders
from argmap.i18n import current_language
from argmap.model import Work
from argmap.sources.extract import ExtractionError, extract, unreadable

if TYPE_CHECKING:
    from argmap.sources.text import SourceText


@dataclass(frozen=True)
class Library:
    """Where to look for a text: files named for a source, then the folders of the map, then the other folders.

    ``named`` are files given by the user, by source id; ``beside`` are the folders of the map and its layers. What a
    map names is confined to its project and to the other folders, which the user named; see `argmap.confinement`.
    """

    named: Mapping[str, Path] = field(default_factory=dict)
    beside: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @classmethod
    def of(cls, map_path: Path | None, named: Mapping[str, Path] | None = None, also: Iterable[Path] = ()) -> Library:
        """The library of a map file, with the folders of the environment; ``also`` are folders of its other files."""
        own = [map_path.parent] if map_path else []
        # Ids are compared in the normal form in which maps are read.
        named = {unicodedata.normalize("NFC", name): path for name, path in (named or {}).items()}
        return cls(named, tuple(dict.fromkeys([*own, *also])), reader_folders())

    def find(self, work: Work) -> Path | None:
        """The file with a work's text, or None."""
        if work.id in self.named:
            return self.named[work.id]
        return next((path for path in self._candidates(work) if path is not None and is_file(path)), None)

    def refuses(self, work: Work) -> bool:
        """Whether the map may not name the file that it names for a work; nothing is said of what is there."""
        candidates = [*self._candidates(work)]
        return bool(candidates) and not any(candidates)

    def _candidates(self, work: Work) -> Iterator[Path | None]:
        """Where a work's text may be; None for a place that is out of bounds."""
        if not work.text_path:
            return
        for folder in self.beside:
            yield named_file(work.text_path, folder)
        for folder, form in product(self.folders, NORMAL_FORMS):
            inside = confined(unicodedata.normalize(form, Path(work.text_path).name), folder)
            if inside is not None and is_file(inside):
                yield inside

    def text(self, work: Work) -> SourceText | None:
        """A work's text, or None if it is not available.

        Raises:
            ExtractionError: there is a file, but its text cannot be extracted; the message says why.
        """
        path = self.find(work)
        return None if path is None else read_text(path)


def read_text(path: Path) -> SourceText:
    """The text of a file, cached until the file changes.

    Raises:
        ExtractionError: it cannot be extracted; the message says why.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    found = _read(path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size), current_language())
    if isinstance(found, ExtractionError):
        raise type(found)(str(found), found.hint)
    return found


@lru_cache(maxsize=16)
def _read(path: Path, version: tuple[int, int, int], language: str) -> SourceText | ExtractionError:
    from argmap.sources.text import SourceText  # imported only if there is a text

    try:
        return SourceText(extract(path), str(path), path.suffix.lower() in _MARKDOWN)
    except ExtractionError as error:
        return error  # as dear to find out as a text


_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"})


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    if not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))  # a pipe might never end
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
