"""Where the texts of a map's sources are found on this machine."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.model import Work

ENVIRONMENT = "ARGMAP_SOURCES"
"""Environment variable: folders in which texts are looked for, separated as in PATH."""


@dataclass(frozen=True)
class Library:
    """Places to look for a text: files named for a source, then beside the map, then the folders.

    ``named`` holds the files given by hand, by source id; ``beside`` is the folder of the map file.
    """

    named: Mapping[str, Path] = field(default_factory=dict)
    beside: Path | None = None
    folders: tuple[Path, ...] = ()

    @classmethod
    def of(cls, map_path: Path | None, named: Mapping[str, Path] | None = None) -> Library:
        """The library of a map file, with the folders of the environment."""
        folders = tuple(Path(folder) for folder in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if folder)
        return cls(named or {}, map_path.parent if map_path else None, folders)

    def find(self, work: Work) -> Path | None:
        """The file that holds a work's text, or None."""
        if work.id in self.named:
            return self.named[work.id]
        if not work.text_path:
            return None
        candidates = [] if self.beside is None else [self.beside / work.text_path]
        candidates += [folder / Path(work.text_path).name for folder in self.folders]
        return next((path for path in candidates if path.is_file()), None)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()
