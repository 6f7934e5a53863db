"""The works that a map draws on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.model.text import Text


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body that made a work: family and given name, or one literal name."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One cited work.

    ``csl`` holds the remaining bibliographic fields under their CSL-JSON names. ``text_path`` is where a local
    copy of the text may be, relative to the map file; ``sha256`` tells whether it is the text that was mapped.
    """

    id: str
    type: str = "document"
    title: Text | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    issued: str = ""
    csl: Mapping[str, str | int | Text] = field(default_factory=dict)
    text_path: str = ""
    sha256: str = ""
    notes: int = 0
    """How many numbered notes the work has; they run from 1 to this number."""
